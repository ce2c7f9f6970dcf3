import type { LegResult } from '@paceline/contracts';
import type { RunContext } from '../inputs.ts';
import type { PlannedLeg } from '../plan/planned-leg.ts';

/** What a leg starts. */
export interface Program {
  readonly suite: string;
  readonly runner: LegResult['runner'] | 'auto';
  /** Empty unless the runner is `command`. */
  readonly command: string;
  readonly args: readonly string[];
  /** Folder to start it in, relative to the top of the checkout, where the plan says one. */
  readonly folder?: string | undefined;
}

/** Of a suite without a name. */
const SUITE = 'tests';

/**
 * The program of a leg. What the plan says of its suite wins over the inputs of the step, which the legs of several
 * suites may share, except for a runner or a command that the step names.
 */
export function programOf(inputs: RunContext['inputs'], planned: PlannedLeg['suite'] | undefined): Program {
  const { command = inputs.command, args = inputs.args, workingDirectory } = planned?.start ?? {};
  const isOpen = inputs.runner === 'auto' && inputs.command === '';
  // A planned command says how to find the files, not how to start the program, unless it does.
  const byPlan = planned?.runner === 'command' && command === '' ? undefined : planned?.runner;
  return {
    suite: planned?.suite ?? inputs.suite ?? SUITE,
    runner: isOpen ? (byPlan ?? 'auto') : inputs.runner,
    command,
    args,
    folder: workingDirectory,
  };
}
