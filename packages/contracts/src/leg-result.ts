import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import {
  commit,
  identifier,
  instant,
  MAX,
  machine,
  outcome,
  repoPath,
  seconds,
  testFile,
  testRunner,
} from './fields.ts';

/** One test file as the runner's own report names it. */
export const executedFile = testFile.extend({
  /** `empty`: the runner loaded the file and found no test in it. */
  outcome,
  seconds,
  tests: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  skipped: z.number().int().nonnegative(),
  /** Repeats that the runner made of tests of this file. */
  retries: z.number().int().nonnegative(),
});

/** A test that passed only after it had failed, by the program's retries, by ours, or when its job ran again. */
export const flakyTest = testFile.extend({
  name: z.string().max(1000),
  retries: z.number().int().positive(),
});

const failedTest = testFile.extend({
  name: z.string(),
  message: z.string().max(4000).optional(),
  line: z.number().int().positive().optional(),
});

/** A failure that the report ties to no file of the repository. */
const failureWithoutFile = z.object({
  suite: testFile.shape.suite,
  name: z.string().max(1000),
  message: z.string().max(4000).optional(),
  /** What the report gives instead of a file's path, unchanged. */
  reported: z.string().max(1000).optional(),
});

/** Tests, and failures beside all tests, that the report ties to no file of the repository. They count. */
const withoutFile = z
  .object({
    tests: z.number().int().nonnegative(),
    failed: z.number().int().nonnegative(),
    skipped: z.number().int().nonnegative(),
    failures: z.array(failureWithoutFile).max(MAX.tests),
  })
  .refine(
    ({ tests, failed, skipped, failures }) => failed + skipped <= tests && failures.length <= failed,
    'counts more failed and skipped tests than tests, or names more failures than failed',
  );

/** What one leg was to run and what it really ran; written by run-tests, read by its verify mode and perf-report. */
export const legResult = document('leg-result', 1, {
  planId: identifier,
  leg: identifier,
  name: z.string(),
  /** Attempt of the run (1 for the first); the latest of each leg counts. */
  attempt: z.number().int().positive(),
  head: commit,
  runner: testRunner,
  startedAt: instant,
  finishedAt: instant,
  /** Wall seconds of the test command. */
  seconds,
  /** `failed`: tests ran red. `crashed`: the runner ended without a usable report. */
  outcome: z.enum(['passed', 'failed', 'crashed', 'empty']),
  /** Exit status of the test command, or the signal that ended it. */
  exit: z.union([z.number().int(), z.string()]),
  planned: z.array(testFile).max(MAX.tests),
  /** What the test program itself listed, when it was asked. */
  listed: z
    .object({
      files: z.number().int().nonnegative(),
      /** SHA-256 over the sorted paths, each ended by a line break; absent when the program cannot list. */
      digest: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .optional(),
  /** Planned files that the test program does not count among its tests here, by its own list. */
  excluded: z.array(testFile).max(MAX.tests).optional(),
  /** Files that the test program lists and the plan lacked; this leg ran them. */
  gaps: z.array(testFile).max(MAX.tests).optional(),
  executed: z.array(executedFile).max(MAX.tests),
  failures: z.array(failedTest).max(MAX.tests),
  /** Absent when the report ties everything to a file. */
  withoutFile: withoutFile.optional(),
  flaky: z.array(flakyTest).max(MAX.tests).optional(),
  slowest: z.array(testFile.extend({ name: z.string(), seconds })).max(MAX.tests),
  machine,
  /** The job's check run, which is the job's id in GitHub's API; absent where the runner does not tell. */
  checkRunId: z.number().int().positive().optional(),
  reportPath: repoPath.optional(),
  /** Files beside this document that the last job merges: junit.xml, coverage, blobs of Playwright. */
  attachments: z
    .array(z.string().regex(/^[A-Za-z0-9._-]{1,100}$/))
    .max(MAX.steps)
    .optional(),
});
export type LegResult = DocumentOf<typeof legResult>;
export type ExecutedFile = z.infer<typeof executedFile>;
export type FlakyTest = z.infer<typeof flakyTest>;
export type FailedTest = z.infer<typeof failedTest>;
export type WithoutFile = z.infer<typeof withoutFile>;
