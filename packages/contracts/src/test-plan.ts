import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import {
  commit,
  discovery,
  identifier,
  instant,
  MAX,
  repoPath,
  seconds,
  testFile,
  testRunner,
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

/** Which tests a change can affect, and why; written by test-impact, read by matrix. */
export const testPlan = document('test-plan', 2, {
  /** Hash of the plan and the run id; part of artifact names. */
  planId: identifier,
  createdAt: instant,
  /** Hash of where the plan was made and of the inputs that say what is planned: what is compared from run to run. */
  definition: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  event: z.string(),
  /** The commit that was checked out and planned; legs refuse another. */
  head: commit,
  /** Git's id of its tree: commits of equal content have the same. */
  tree: commit.optional(),
  /** What `head` was compared with; absent when everything runs because no base could be had. */
  base: commit.optional(),
  /** What runs these tests, given or found; legs take it over, so that it is decided once. */
  runner: testRunner.optional(),
  /** How the test files were found; with `legs` the plan names none of them. */
  discovery,
  mode: z.enum(['selected', 'full', 'none']),
  /** Present when everything runs although only some tests were asked for. */
  fallback: z.object({ code: z.string(), message: z.string(), file: repoPath.optional() }).optional(),
  /** Present when everything runs to see what the selection would have missed. */
  audit: z
    .object({
      by: z.enum(['observe', 'audit-rate']),
      /** Files that would run without it, and their seconds by the history. */
      selected: z.number().int().nonnegative(),
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
    tests: z.number().int().nonnegative(),
    selected: z.number().int().nonnegative(),
    /** Files that do not run since an earlier run proved them. */
    proven: z.number().int().nonnegative().optional(),
    /** Files that are wanted and left to the default branch, since they are slow. */
    deferred: z.number().int().nonnegative().optional(),
    /** Seconds of the selected tests and of all tests, by the history; 0 where nothing is known. */
    selectedSeconds: seconds,
    fullSeconds: seconds,
    /** With discovery `legs`: seconds of the files that look like tests, by which shards are counted. */
    expectedSeconds: seconds.optional(),
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
