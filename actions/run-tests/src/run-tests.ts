import type { RunContext } from './inputs.ts';
import { runLeg } from './run-leg.ts';
import { verifyLegs } from './verify-legs.ts';

/** In a leg: runs its tests and writes down what really ran. In the last job: proves that all legs together ran the plan. */
export const runTests = (context: RunContext): Promise<void> =>
  context.inputs.mode === 'verify' ? verifyLegs(context) : runLeg(context);
