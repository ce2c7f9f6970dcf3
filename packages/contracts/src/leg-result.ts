import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import {
  commit,
  fileParts,
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

const testFiles = z.array(testFile).max(MAX.tests);

/** What a leg had of a file that the plan divides by its tests. */
const splitFile = testFile.extend({
  split: fileParts,
  /** Tests of the whole file, as the test program listed them here, and those of the leg's parts. */
  tests: z.number().int().nonnegative(),
  chosen: z.number().int().nonnegative(),
  /**
   * SHA-256 over the ids of all tests of the file, by which legs see that they divided the same. Absent where the test
   * program cannot divide files: then the leg with the first part ran the whole file, and the others nothing of it.
   */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** What a leg had to do with the queue that the legs of its suite and axes share. */
const queueShare = z.object({
  /** How often it was given files. */
  batches: z.number().int().nonnegative(),
  /** What it was given, in that order. */
  claimed: testFiles,
  /** Why it could not go on with the queue: a sentence. */
  lost: z.string().max(1000).optional(),
  /** Of its own share of the plan: what it ran for that reason. */
  rest: testFiles.optional(),
  /** Of what it was given or had to run: proven by earlier attempts, so not run again. */
  proven: testFiles.optional(),
  /** What it ran although another leg had ended it first. */
  duplicates: z
    .array(testFile.extend({ leg: identifier }))
    .max(MAX.tests)
    .optional(),
  /** What failed here and passed on other legs, as it ended here; it is not in `executed`. */
  handedOn: z.array(executedFile).max(MAX.tests).optional(),
  /** Given to nobody any more, since each leg that had them died. */
  poisoned: testFiles.optional(),
});

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
  /** By the plan; of a leg with a queue what it was given and did not hand on, and the rest of its own share. */
  planned: testFiles,
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
  excluded: testFiles.optional(),
  /** Files that the test program lists and the plan lacked; this leg ran them. */
  gaps: testFiles.optional(),
  /** Planned files of which the leg had only a part. */
  splits: z.array(splitFile).max(MAX.tests).optional(),
  executed: z.array(executedFile).max(MAX.tests),
  failures: z.array(failedTest).max(MAX.tests),
  /** Absent when the report ties everything to a file. */
  withoutFile: withoutFile.optional(),
  flaky: z.array(flakyTest).max(MAX.tests).optional(),
  slowest: z.array(testFile.extend({ name: z.string(), seconds })).max(MAX.tests),
  /** Absent where the leg ran its share of the plan and had no queue. */
  queue: queueShare.optional(),
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
export type SplitFile = z.infer<typeof splitFile>;
export type ExecutedFile = z.infer<typeof executedFile>;
export type FlakyTest = z.infer<typeof flakyTest>;
export type FailedTest = z.infer<typeof failedTest>;
export type WithoutFile = z.infer<typeof withoutFile>;
