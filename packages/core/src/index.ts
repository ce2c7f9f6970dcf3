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
export { documentPath, loadDocument, saveDocument } from './documents.ts';
export { branchName, type Environment, readEnvironment } from './environment.ts';
export { describeError, isActionable, messageOf, PacelineError } from './errors.ts';
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
  readInputs,
  secret,
  string,
  yaml,
} from './inputs.ts';
export type { Log, Place } from './log.ts';
export { run } from './run.ts';
