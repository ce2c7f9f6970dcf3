import type { CanaryReport } from '@paceline/contracts';
import type { Commands } from './commands.ts';

/**
 * What main leaves for post, written before each command runs: so post knows of a weight that may have been
 * set even when main was killed within the command. `ended` says that there is nothing left to do.
 */
export interface GateState {
  readonly ended: boolean;
  readonly commands: Commands;
  /** Where the process group of a running command is noted. */
  readonly groupFile: string;
  readonly startedAt: string;
  readonly report: CanaryReport;
}
