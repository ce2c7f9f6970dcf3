import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { instant, MAX, seconds } from './fields.ts';

const counts = z.object({ requests: z.number().nonnegative(), errors: z.number().nonnegative() });
const verdict = z.enum(['continue', 'promote', 'roll-back', 'no-data']);
/** An e-value: 1 = no evidence, 100 = a hundred times likelier than under the hypothesis it speaks against. */
const evidence = z.number().nonnegative();

/** How a release was stepped up, what was measured at each step, and what was decided. */
export const canaryReport = document('canary-report', 1, {
  startedAt: instant,
  finishedAt: instant,
  /**
   * `undecided`: there was no evidence either way, or no data; the canary was taken back all the same. `held`: the
   * promotion failed half-way, and nothing was taken back.
   */
  decision: z.enum(['promoted', 'rolled-back', 'undecided', 'held']),
  reason: z.string(),
  /** What a later job names this release by, and what was released. */
  release: z.string().optional(),
  service: z.string().optional(),
  /** How other releases of the same service were kept from running at the same time, or that they were not. */
  guard: z.string().optional(),
  /** True when no command was run and the decision is only what would have been done. */
  dryRun: z.boolean().optional(),
  /** Whether the commands that end the release succeeded; false = the canary may still get traffic, or production is new in part. */
  completed: z.boolean().optional(),
  /** The judge's settings: with them the checks below give the same verdicts again. */
  settings: z
    .object({
      alpha: z.number(),
      beta: z.number(),
      allowedRatio: z.number(),
      maxErrorRatio: z.number(),
      negligible: z.number(),
      minRequests: z.number(),
      minSeconds: z.number(),
      /** How far the canary's share of the requests may be from the weight; absent = not looked at. */
      trafficTolerance: z.number().optional(),
      /** Whether a canary whose errors were never seen may be promoted. */
      allowUnseenErrors: z.boolean().optional(),
    })
    .optional(),
  queries: z
    .object({
      canaryRequests: z.string(),
      canaryErrors: z.string(),
      baselineRequests: z.string(),
      baselineErrors: z.string(),
    })
    .optional(),
  steps: z
    .array(
      z.object({
        /** Share of traffic, 0–1. */
        weight: z.number().min(0).max(1),
        seconds,
        canary: counts,
        baseline: counts,
        verdict,
        startedAt: instant.optional(),
        /** Every look at the step: what was new since the look before, and where the evidence stood then. */
        checks: z
          .array(
            z.object({
              at: instant,
              /** Since the step began. */
              seconds,
              canary: counts.optional(),
              baseline: counts.optional(),
              /** Why there is nothing to judge. */
              problem: z.string().optional(),
              verdict,
              worse: evidence,
              good: evidence,
            }),
          )
          .max(MAX.samples)
          .optional(),
      }),
    )
    .max(MAX.jobs),
  /** The user's commands in the order they ran. */
  commands: z
    .array(
      z.object({
        name: z.enum(['set-weight', 'promote', 'rollback']),
        /** Share of traffic that it was to set, 0–1. */
        weight: z.number().min(0).max(1),
        at: instant,
        seconds,
        exitCode: z.number().int().nullable(),
        stopped: z.enum(['timeout', 'aborted', 'interrupted']).optional(),
        /** The weight that was seen after it, 0–1; absent = not observed. */
        observed: z.number().min(0).max(1).optional(),
        /** Why it counts as failed although it ended with 0. */
        problem: z.string().optional(),
      }),
    )
    .max(MAX.jobs)
    .optional(),
});
export type CanaryReport = DocumentOf<typeof canaryReport>;
