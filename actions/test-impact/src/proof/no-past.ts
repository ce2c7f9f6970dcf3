import type { Past } from '../machine.ts';

/**
 * What earlier runs say of a suite where they say nothing.
 * @param known whether there are runs that would be believed
 */
export const noPast = (known = false): Past => ({
  seconds: () => undefined,
  believedSeconds: () => undefined,
  failedBefore: new Set(),
  proofs: { runs: [], known },
  legCost: undefined,
  audits: { runs: 0, failing: 0, missed: 0, savedSeconds: 0, seconds: 0 },
});
