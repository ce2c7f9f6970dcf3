import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { commit, identifier, instant, MAX, repoPath, seconds, suiteName, testFile } from './fields.ts';

const count = z.number().int().nonnegative();

/** What became of a suite's test files under one combination of axes; each file counts once. */
const accounted = z.object({
  /** Files that the plan knows, or that the test program lists where only it knows them. */
  planned: count,
  executed: count,
  /** Ran and passed before with all that they depend on. */
  proven: count,
  /** Slow files that are left to the default branch. */
  deferred: count,
  /** No change can affect them. */
  unaffected: count,
  /** No tests by the program's own list. */
  excluded: count,
  /** Neither ran nor have a reason not to. */
  missing: count,
});

const share = z.object({ total: count, covered: count });

/** What all legs of a plan together prove, with their reports merged beside it; written by run-tests in mode `verify`. */
export const testReport = document('test-report', 1, {
  planId: identifier,
  testPlanId: identifier.optional(),
  createdAt: instant,
  head: commit,
  outcome: z.enum(['passed', 'failed']),
  suites: z
    .array(accounted.extend({ suite: suiteName, axes: z.record(z.string(), z.unknown()) }))
    .max(MAX.jobs),
  totals: z.object({ files: count, tests: count, failed: count, skipped: count, retries: count }),
  /** Of the longest leg. */
  seconds,
  legs: z
    .array(
      z.object({
        leg: identifier,
        name: z.string(),
        outcome: z.enum(['passed', 'failed', 'crashed', 'empty']),
        attempt: z.number().int().positive(),
        seconds,
      }),
    )
    .max(MAX.jobs),
  /** Why the plan is not proven; empty where it is. */
  problems: z
    .array(
      z.object({
        kind: z.string().max(40),
        leg: z.string().max(200),
        text: z.string().max(4000),
        files: z.array(repoPath).max(MAX.tests),
        /** Of an experimental leg: it does not make the outcome `failed`. */
        tolerated: z.boolean().optional(),
      }),
    )
    .max(MAX.tests),
  /** Files that more than one leg of a queue ran. */
  duplicates: z
    .array(testFile.extend({ legs: z.array(identifier).max(MAX.jobs) }))
    .max(MAX.tests)
    .optional(),
  coverage: z
    .object({ statements: share, branches: share, functions: share, lines: share })
    .partial()
    .optional(),
  /** Files beside this document. */
  reports: z.array(z.string().max(200)).max(MAX.jobs * 4),
});
export type TestReport = DocumentOf<typeof testReport>;
