import type { Artifacts } from '../documents/artifacts.ts';
import type { Environment } from '../environment.ts';
import type { Log } from '../log/log.ts';
import type { InputParsers, Inputs } from './inputs.ts';

/** What `action.yml` says of inputs and outputs; the build copies it into the action's stub. */
export interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: readonly string[];
}

type OutputValue = string | number | boolean | object;

/** State from main to post, as JSON. It never holds a secret: saving one throws. */
export interface State<S> {
  save(value: S): void;
  /** What main saved; undefined in main, and in post when main ended before saving. */
  readonly saved: S | undefined;
}

/** Everything that main and post of an action get; tests pass their own. */
export interface Context<P extends InputParsers = InputParsers, O extends string = string, S = unknown> {
  readonly inputs: Inputs<P>;
  readonly environment: Environment;
  readonly log: Log;
  readonly state: State<S>;
  readonly artifacts: Artifacts;
  setOutput(name: O, value: OutputValue): void;
  /** The one line that says how it ended; printed last and outside every log group. */
  result(line: string): void;
  /** Appends to the job's summary page (markdown); cut within the platform's limit. */
  summary(markdown: string): void;
}

/** An action: its inputs' parsers, the values of outputs that were never set, main and post. */
export interface Action<P extends InputParsers = InputParsers, O extends string = string, S = unknown> {
  readonly inputs: P;
  readonly outputs: Readonly<Record<O, string>>;
  /**
   * Problems of inputs taken together, one sentence each, e.g. that one of two is needed. They are reported with the
   * problems of single inputs, whose values are absent here.
   */
  check?(inputs: Partial<Inputs<NoInfer<P>>>, environment: Environment): string[];
  main(context: Context<P, O, S>): Promise<void>;
  post?(context: Context<P, O, S>): Promise<void>;
  /** Whether a failing post fails the job (a gate), for every error or for some; otherwise it only warns. */
  readonly postFails?: boolean | ((error: unknown) => boolean);
}

/**
 * Keeps the types of inputs, outputs and state together. Usage:
 * `export default defineAction<MyState>()({ inputs, outputs, main, post })`.
 */
export const defineAction =
  <S = undefined>() =>
  <P extends InputParsers, O extends string>(action: Action<P, O, S>): Action<P, O, S> =>
    action;
