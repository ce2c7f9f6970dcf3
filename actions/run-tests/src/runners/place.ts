import type { ScriptSettings } from '../script-settings.ts';

export interface RunnerPlace {
  /** Absolute path of the folder the program is started in. */
  readonly directory: string;
  /** Absolute path of the repository's root. */
  readonly workspace: string;
  /** The user's extra arguments. */
  readonly args: readonly string[];
  /** Flags of Node and variables with which the project's own script starts this runner. */
  readonly script: ScriptSettings;
  /** Files of the repository relative to `directory`, for runners that take a file's name as a filter. */
  readonly siblings: () => Promise<readonly string[]>;
}
