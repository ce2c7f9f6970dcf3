export {
  type ArtifactAddress,
  type Artifacts,
  artifactName,
  type FoundArtifact,
  latestAttempts,
  type OpenArtifact,
  parseArtifactName,
} from './documents/artifacts.ts';
export { documentPath, loadDocument, saveDocument } from './documents/documents.ts';
export { branchName, type Environment, readEnvironment, workspaceFolder } from './environment.ts';
export { describeError, isActionable, messageOf, PacelineError } from './errors.ts';
export {
  commitTree,
  type Git,
  headCommit,
  isShallow,
  openGit,
  readAt,
  type TrackedFile,
  trackedFiles,
} from './git/git.ts';
export { type BaseAnswer, type BaseQuestion, findBase, hasCommit, resolveCommit } from './git/git-base.ts';
export { changedFiles, type FileChange, parseNameStatus } from './git/git-changes.ts';
export { repositoryFiles } from './git/repository-files.ts';
export {
  COMMENT_ROOM,
  type CommentOutcome,
  markerLine,
  type StickyComment,
  writeStickyComment,
} from './github/comment.ts';
export {
  type EventTrust,
  eventTrust,
  findPullRequest,
  isAboutPullRequest,
  mayWrite,
  type TriggeringRun,
  triggeringRun,
} from './github/events.ts';
export { createGitHub, type GitHub, latestJobs } from './github/github.ts';
export { readZipFile } from './github/github-download.ts';
export { statusOf } from './github/github-retry.ts';
export type {
  GitHubArtifact,
  GitHubCalledWorkflow,
  GitHubComment,
  GitHubJob,
  GitHubPull,
  GitHubStep,
} from './github/github-shapes.ts';
export type { Log } from './log/log.ts';
export { maskSecret } from './log/mask.ts';
export { machineCapacity, readCapacity } from './process/capacity.ts';
export { type ProcessOptions, type ProcessResult, runProcess } from './process/process.ts';
export { type RunningProcess, readProcess, runningProcesses } from './process/running-processes.ts';
export { exitOnSignals } from './process/signals.ts';
export { which } from './process/which.ts';
export {
  type Action,
  type ActionMetadata,
  type Context,
  defineAction,
  type State,
} from './run/action.ts';
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
} from './run/inputs.ts';
export { jobBegan } from './run/job-began.ts';
export { run } from './run/run.ts';
export { secretValues } from './run/state.ts';
