export {
  type Action,
  type ActionMetadata,
  type Context,
  defineAction,
  type OutputValue,
  type State,
} from './action.ts';
export {
  type ArtifactAddress,
  type Artifacts,
  artifactName,
  type FoundArtifact,
  latestAttempts,
  parseArtifactName,
} from './artifacts.ts';
export { type Capacity, type FileReader, machineCapacity, readCapacity } from './capacity.ts';
export {
  COMMENT_ROOM,
  type CommentMarker,
  type CommentOutcome,
  type CommentRun,
  markerLine,
  type StickyComment,
  writeStickyComment,
} from './comment.ts';
export { documentPath, loadDocument, saveDocument } from './documents.ts';
export { branchName, type Environment, readEnvironment } from './environment.ts';
export { describeError, isActionable, messageOf, PacelineError } from './errors.ts';
export {
  type EventTrust,
  eventTrust,
  findPullRequest,
  isAboutPullRequest,
  mayWrite,
  type RunPullRequest,
  type TriggeringRun,
  triggeringRun,
} from './events.ts';
export { type Git, headCommit, isShallow, listFiles, openGit, readAt } from './git.ts';
export { type BaseAnswer, type BaseQuestion, findBase } from './git-base.ts';
export { changedFiles, type FileChange, parseNameStatus } from './git-changes.ts';
export { createGitHub, type GitHub, type GitHubOptions, latestJobs } from './github.ts';
export { readZipFile } from './github-download.ts';
export { statusOf } from './github-retry.ts';
export type {
  GitHubArtifact,
  GitHubCalledWorkflow,
  GitHubComment,
  GitHubJob,
  GitHubPull,
  GitHubStep,
} from './github-shapes.ts';
export {
  boolean,
  bytes,
  duration,
  globs,
  type InputParser,
  type InputParsers,
  InputProblem,
  type Inputs,
  integer,
  lines,
  oneOf,
  optional,
  percent,
  printable,
  readInputs,
  secret,
  string,
  yaml,
} from './inputs.ts';
export type { Log, Place } from './log.ts';
export { maskSecret } from './mask.ts';
export { toolVersion, which } from './probe.ts';
export { type ProcessOptions, type ProcessResult, runProcess } from './process.ts';
export { run } from './run.ts';
export { type RunningProcess, readProcess, runningProcesses } from './running-processes.ts';
export { exitOnSignals } from './signals.ts';
export { secretValues } from './state.ts';
