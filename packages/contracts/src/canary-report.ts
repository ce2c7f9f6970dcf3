import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { instant, seconds } from './fields.ts';

/** How a release was stepped up, what was measured at each step, and what was decided. */
export const canaryReport = document('canary-report', 1, {
  startedAt: instant,
  finishedAt: instant,
  decision: z.enum(['promoted', 'rolled-back', 'undecided']),
  reason: z.string(),
  steps: z.array(
    z.object({
      /** Share of traffic, 0–1. */
      weight: z.number().min(0).max(1),
      seconds,
      canary: z.object({ requests: z.number().nonnegative(), errors: z.number().nonnegative() }),
      baseline: z.object({ requests: z.number().nonnegative(), errors: z.number().nonnegative() }),
      verdict: z.enum(['continue', 'promote', 'roll-back', 'no-data']),
    }),
  ),
});
export type CanaryReport = DocumentOf<typeof canaryReport>;
