import { z } from 'zod';
import { cacheReport } from './cache-report.ts';
import { type DocumentOf, document } from './document.ts';
import { commit, identifier, instant, MAX, repoPath, seconds, suiteAudit } from './fields.ts';
import { flakyTest } from './leg-result.ts';

/** One figure of this run against the same figure of earlier runs. */
const comparison = z.object({
  /**
   * What is compared: `wall`, `job/<job>`, `step/<job>/<step>` or `test/<suite>/<file>`. In the middle part `/`
   * and `%` are written `%2F` and `%25`: so the job `build` with the step `linux/x` is not `build/linux` with `x`.
   */
  metric: z.string(),
  unit: z.enum(['seconds', 'bytes', 'ratio', 'count']),
  value: z.number(),
  /** Runs the mean was taken over; 0 = nothing to compare with. */
  baselineRuns: z.number().int().nonnegative(),
  baselineMean: z.number().optional(),
  /** Sample standard deviation of those runs; present from two runs on. */
  baselineDeviation: z.number().nonnegative().optional(),
  /** value ÷ baselineMean − 1. */
  change: z.number().optional(),
  verdict: z.enum(['slower', 'faster', 'same', 'insufficient-data']),
});

/** Timings of a run's jobs, steps and tests against the history; written by perf-report. */
export const perfReport = document('perf-report', 1, {
  createdAt: instant,
  /** Sets it apart from other reports of the same run: the job that made it, or what `comment-key` says. */
  key: z.string().max(200).optional(),
  run: z.object({
    repository: z.string(),
    runId: z.string(),
    attempt: z.number().int().positive(),
    workflow: z.string(),
    event: z.string(),
    branch: z.string(),
    head: commit,
    url: z.string().optional(),
  }),
  verdict: z.enum(['slower', 'faster', 'same', 'insufficient-data']),
  /** `unknown`: a job did not succeed, and whether the run is green all the same could not be found out. */
  conclusion: z.enum(['success', 'failure', 'cancelled', 'unknown']),
  /** Why it is unknown, or which failures the workflow allows; a sentence. */
  conclusionReason: z.string().optional(),
  wallSeconds: seconds.optional(),
  jobs: z
    .array(
      z.object({
        /** The job's id in GitHub's API; names need not be unique. */
        id: z.number().int().optional(),
        name: z.string(),
        conclusion: z.string(),
        /** It failed, and its `continue-on-error` lets the run be green all the same. */
        tolerated: z.boolean().optional(),
        /** Its machine was gone before its steps were over: taken away, or without connection. */
        lostRunner: z.boolean().optional(),
        /** The attempt that it ran in, where it is not the first. */
        attempt: z.number().int().min(2).optional(),
        /** Of the machine it ran on, where a test leg or a sampler told. */
        processor: z.string().max(200).optional(),
        /** The leg of the shard plan that it ran. */
        leg: identifier.optional(),
        startedAt: instant.optional(),
        completedAt: instant.optional(),
        queueSeconds: seconds.optional(),
        /** Absent where GitHub tells no start, no end, or an end before the start, and for jobs that never ran. */
        seconds: seconds.optional(),
        steps: z
          .array(
            z.object({
              name: z.string(),
              number: z.number().int(),
              conclusion: z.string(),
              seconds: seconds.optional(),
            }),
          )
          .max(MAX.steps),
      }),
    )
    .max(MAX.jobs),
  plan: z
    .object({
      planId: identifier,
      mode: z.enum(['selected', 'full', 'none']),
      fallback: z.string().optional(),
      tests: z.number().int().nonnegative(),
      selected: z.number().int().nonnegative(),
      savedSeconds: seconds.optional(),
      /** Everything ran to measure the selection: of each suite, which of the files that failed it would have left out. */
      audits: z
        .array(suiteAudit.extend({ missed: z.array(repoPath).max(MAX.tests) }))
        .max(MAX.jobs)
        .optional(),
    })
    .optional(),
  shards: z
    .array(
      z.object({
        leg: z.string(),
        name: z.string(),
        /** Name of the job that ran it, joined by its check run. */
        job: z.string().optional(),
        /** Seconds of the leg's test files, by the plan. */
        predictedSeconds: seconds,
        /** The same seconds as the test runner reported them; absent when the leg left no result. */
        actualSeconds: seconds.optional(),
        /** Wall seconds of the whole test command: start-up included, files in parallel counted once. */
        wallSeconds: seconds.optional(),
        tests: z.number().int(),
      }),
    )
    .max(MAX.jobs)
    .optional(),
  tests: z.object({
    files: z.number().int().nonnegative(),
    passed: z.number().int().nonnegative(),
    failed: z.number().int().nonnegative(),
    skipped: z.number().int().nonnegative(),
    seconds,
    slowest: z.array(z.object({ suite: z.string(), file: z.string(), seconds })).max(MAX.tests),
    failures: z
      .array(
        z.object({ suite: z.string(), file: z.string(), name: z.string(), message: z.string().optional() }),
      )
      .max(MAX.tests),
    /** Those that passed only after they had failed. */
    flaky: z.array(flakyTest).max(MAX.tests).optional(),
  }),
  caches: z.array(cacheReport.schema).max(MAX.jobs),
  comparisons: z.array(comparison).max(MAX.tests),
  /** What could not be read or had to be left out, in plain words. */
  limits: z.array(z.string()).max(MAX.jobs),
});
export type PerfReport = DocumentOf<typeof perfReport>;
export type Comparison = z.infer<typeof comparison>;
