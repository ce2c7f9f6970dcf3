import type { TestCommand } from '@paceline/runners';

/** What a runner knows of the project that it runs in, and how it asks the project's programs. */
export interface Project {
  /** Absolute path of the folder the program is started in. */
  readonly directory: string;
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** The user's extra arguments. */
  readonly args: readonly string[];
  /** How the project's own script starts this runner; undefined where no script does that can be read. */
  readonly command: TestCommand | undefined;
  /** False where a script starts tests in a way that is not read, so that what it runs is not known. */
  readonly startIsKnown: boolean;
  /** Flags of Node and variables with which that script starts it. */
  readonly script: ScriptSettings;
  /** Files of the repository relative to `directory`, for runners that take a file's name as a filter. */
  readonly siblings: () => Promise<readonly string[]>;
  /** Runs a program in the working directory and gives what it prints; undefined when it fails or takes too long. */
  readonly ask: (
    command: string,
    args: readonly string[],
    options: {
      readonly timeoutSeconds: number;
      readonly variables?: Readonly<Record<string, string>>;
      /** Exit statuses beside 0 with which it has answered. */
      readonly statuses?: readonly number[];
    },
  ) => Promise<string | undefined>;
}

interface ScriptSettings {
  readonly nodeFlags: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}
