import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import {
  commit,
  identifier,
  instant,
  legCost,
  MAX,
  plannedSuite,
  repoPath,
  seconds,
  testFile,
} from './fields.ts';

/** Why a test runs (or does not): a stable code, and the shortest import path from a change to it. */
const reason = z.object({
  code: z.enum([
    'changed', // the test file itself changed or is new
    'imports', // it reaches a changed file over imports
    'config', // a file that configures its suite changed
    'reference', // it names a changed file that is no module: snapshot, fixture, data
    'computed', // it loads, reads or starts files by names that are only known when it runs
    'nearby', // nothing shows which tests use the changed file, and this one is near it
    'always', // asked for by the user
    'path', // a changed file is one of those for which the suite runs
    'failed-before', // it failed in the newest record of this branch or its base
    'unknown', // never seen by the history
    'fallback', // all tests are wanted, whatever changed
    'unproven', // no run whose word is taken shows that it passes with these files
    'deferred', // it takes longer than a run of a branch may take, and is left to the default branch: skipped
    'unaffected', // no path from any change: skipped
    'audited', // it would not run, for the reason behind this one; it runs to see whether that is right
    'proven', // passed before with all that it depends on, in `run`: skipped
  ]),
  /** Id of the run that proved it. */
  run: z.string().max(64).optional(),
  /** Files from the change to the test, change first. */
  via: z.array(repoPath).max(MAX.tests).optional(),
});

const mode = z.enum(['selected', 'full', 'none']);
const count = z.number().int().nonnegative();

/** What was decided for a suite, and what its legs need. */
const suite = plannedSuite.extend({
  /** Hash of where the plan was made and of the inputs that say what is planned: what is compared from run to run. */
  definition: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** When its tests run: each where the change can affect it, all of them always, or where a file of theirs changed. */
  rule: z.enum(['impacted', 'always', 'paths']).optional(),
  mode,
  /** Present when everything runs although only some tests were asked for. */
  fallback: z.object({ code: z.string(), message: z.string(), file: repoPath.optional() }).optional(),
  tests: count,
  selected: count,
  /** Whether it runs whole to see what the selection would have missed. */
  audited: z.boolean().optional(),
  /** With discovery `legs`: seconds of the files that look like tests, by which shards are counted. */
  expectedSeconds: seconds.optional(),
  /** What its legs took in earlier runs beside their tests; absent where too few are known. */
  legCost: legCost.optional(),
  /** Its tests measure performance. */
  performance: z.boolean().optional(),
  /** `jobs.<id>.container` and `services` of its legs, as a workflow has them. */
  container: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  services: z.record(z.string(), z.unknown()).optional(),
});

/** Which tests a change can affect, and why; written by test-impact, read by matrix. */
export const testPlan = document('test-plan', 3, {
  /** Hash of the plan and the run id; part of artifact names. */
  planId: identifier,
  createdAt: instant,
  event: z.string(),
  /** The commit that was checked out and planned; legs refuse another. */
  head: commit,
  /** Git's id of its tree: commits of equal content have the same. */
  tree: commit.optional(),
  /** What `head` was compared with; absent when everything runs because no base could be had. */
  base: commit.optional(),
  /** Of all suites: `full` where each is. */
  mode,
  suites: z.array(suite).min(1).max(MAX.jobs),
  /** Present when everything runs to see what the selection would have missed. */
  audit: z
    .object({
      by: z.enum(['observe', 'audit-rate']),
      /** Files that would run without it, and their seconds by the history. */
      selected: count,
      selectedSeconds: seconds,
    })
    .optional(),
  changes: z
    .array(
      z.object({
        path: repoPath,
        status: z.enum(['added', 'modified', 'deleted', 'renamed', 'type-changed']),
        from: repoPath.optional(),
        /** Why no test can notice it, as a clause behind its name; absent where tests run for it. */
        inert: z.string().optional(),
      }),
    )
    .max(MAX.tests),
  totals: z.object({
    tests: count,
    selected: count,
    /** Files that do not run since an earlier run proved them. */
    proven: count.optional(),
    /** Files that are wanted and left to the default branch, since they are slow. */
    deferred: count.optional(),
    /** Seconds of the selected tests and of all tests, by the history; 0 where nothing is known. */
    selectedSeconds: seconds,
    fullSeconds: seconds,
  }),
  tests: z
    .array(
      testFile.extend({
        action: z.enum(['run', 'skip']),
        /** Seconds by the history; absent when the test was never timed. */
        estimatedSeconds: seconds.optional(),
        reasons: z.array(reason).max(MAX.jobs),
      }),
    )
    .max(MAX.tests),
});
export type TestPlan = DocumentOf<typeof testPlan>;
