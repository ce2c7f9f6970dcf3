import type { RunContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { runLeg } from './run-leg.ts';
import { verifyLegs } from './verify-legs.ts';

/** In a leg: runs its tests and writes down what really ran. In the last job: proves that all legs together ran the plan. */
export const runTests = (context: RunContext, machine: Machine): Promise<void> =>
  context.inputs.mode === 'verify' ? verifyLegs(context, machine) : runLeg(context, machine);
