import type { CanaryReport } from '@paceline/contracts';
import type { Context } from '@paceline/core';
import type { CommandName, Commands } from './commands/commands.ts';
import type { WeightObserver } from './commands/observe.ts';
import type { Phase } from './commands/progress.ts';
import type { inputs, outputs } from './inputs.ts';

export type GateContext = Context<typeof inputs, keyof typeof outputs, GateState>;

/**
 * What main leaves for post before the first weight is changed, so that post knows of it even when main was killed
 * within a command. Of bounded size: the looks of each step are not in it.
 */
export interface GateState {
  readonly phase: Phase;
  readonly commands: Commands;
  readonly observer?: WeightObserver;
  /** The folder of commands/progress.ts, which knows the phase too. */
  readonly progress: string;
  /** The command that was about to run. */
  readonly running?: { readonly name: CommandName; readonly weight: number };
  /** This gate's name in the lock of the service. */
  readonly holder: string;
  readonly report: CanaryReport;
}
