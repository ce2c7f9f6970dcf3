import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { commit, instant, MAX, peaks, seconds, suiteAudit, suiteName } from './fields.ts';
import { executedFile, flakyTest } from './leg-result.ts';

/** What a time depends on beside the code; times that differ in it are not compared. */
const ranWith = {
  /** Which of the record's `processors` it ran on; absent where that is not known. */
  processor: z.number().int().nonnegative().optional(),
  /** The attempt that it ran in; absent for the first. */
  attempt: z.number().int().min(2).optional(),
};

/** A leg of the plan that ran tests: what its command took, for how many files and seconds of tests. */
const leg = z.object({
  suite: suiteName,
  /** Whether its tests passed; the times of others say nothing of how long it takes. */
  passed: z.boolean(),
  /** Its place among the shards of the plan, counted from 1, and how many there were. */
  shard: z.number().int().positive().optional(),
  shards: z.number().int().positive().optional(),
  /** As in the plan: whether all known tests of its suite were dealt to these shards. */
  mode: z.enum(['selected', 'full']).optional(),
  files: z.number().int().positive(),
  /** Sum of its files' seconds, as the test program reported them. */
  testSeconds: seconds,
  /** How often the test program was started for a queue's files; absent where it had no queue. */
  batches: z.number().int().nonnegative().optional(),
  /** Wall seconds of the test command. */
  wallSeconds: seconds,
  /** Seconds of its whole job, where the jobs' times are known. */
  jobSeconds: seconds.optional(),
  /** Where a sampler watched its job. */
  peaks: peaks.optional(),
  ...ranWith,
});

/** What one run leaves behind for the next; written once, by the last job. */
export const historyRecord = document('history-record', 2, {
  runId: z.string().min(1).max(64),
  attempt: z.number().int().positive(),
  /** Which report of the run wrote it, where a run has several; one record each, none replaces another's. */
  key: z.string().max(200).optional(),
  /** Where the run's other reports left theirs before, in a store that cannot be listed. */
  earlier: z.array(z.string().max(300)).max(50).optional(),
  /** Counts the runs of a workflow without gaps, so that records can be looked for where they cannot be listed. */
  runNumber: z.number().int().positive().optional(),
  /** The workflow's name: records of different workflows are never compared. */
  workflow: z.string(),
  head: commit,
  /** The ref that the run could write, e.g. `refs/heads/main`, or `refs/pull/12/merge`; its key says the same. */
  scope: z.string().min(1),
  event: z.string(),
  finishedAt: instant,
  conclusion: z.enum(['success', 'failure', 'cancelled', 'unknown']),
  wallSeconds: seconds.optional(),
  /** What the run proves of its test files; absent unless it was green and every leg told what it ran. */
  proves: z
    .object({
      /** The commit that the legs tested: of a pull request its merge commit, which `head` is not. */
      head: commit,
      /** Git's id of that commit's tree. */
      tree: commit,
      /** As in the test plan: only plans of the same definition may take it for a proof. */
      suites: z.array(z.object({ suite: suiteName, definition: z.string().max(64) })).max(MAX.jobs),
    })
    .optional(),
  /** What the tests of each suite ran on. */
  ranOn: z
    .array(
      z.object({
        suite: suiteName,
        /** As in the test plan, whether the run is green or not. */
        definition: z.string().max(64).optional(),
        /** Axes, platform and image of each kind of leg as canonical JSON, sorted. */
        environments: z.array(z.string().max(2000)).max(MAX.jobs),
        /** Axes of the plan of which no leg told its result, as canonical JSON, sorted. */
        untold: z.array(z.string().max(2000)).max(MAX.jobs).optional(),
      }),
    )
    .max(MAX.jobs)
    .optional(),
  /** Of a run that ran everything to measure the selection; `missed` counts files that failed and would not have run. */
  audits: z
    .array(suiteAudit.extend({ missed: z.number().int().nonnegative() }))
    .max(MAX.jobs)
    .optional(),
  /**
   * Each executed test file once; of several legs (axes) the slowest. `proven` with the record's `proves`: it passed at
   * once on each of the environments that have it.
   */
  files: z
    .array(
      executedFile.extend({
        proven: z.boolean().optional(),
        /** Which of the record's `legs` ran it (of several the slowest); absent where no plan had legs. */
        leg: z.number().int().nonnegative().optional(),
        /** The shard that the plan had dealt it to, where that is not the one of its leg: legs with a queue take any. */
        shard: z.number().int().positive().optional(),
        ...ranWith,
      }),
    )
    .max(MAX.tests),
  legs: z.array(leg).max(MAX.jobs).optional(),
  /** Models of the processors that the run's jobs had, as far as a test leg or a sampler told. */
  processors: z.array(z.string().max(200)).max(MAX.jobs).optional(),
  /** Tests of the run that passed only after they had failed, on the same commit. */
  flaky: z.array(flakyTest).max(MAX.tests).optional(),
  /** Jobs that ended, and their steps, as far as their times are known. */
  jobs: z
    .array(
      z.object({
        name: z.string(),
        seconds,
        queueSeconds: seconds.optional(),
        conclusion: z.string(),
        /** It ran test files, so its time depends on which. */
        isLeg: z.boolean().optional(),
        ...ranWith,
        steps: z.array(z.object({ name: z.string(), seconds, conclusion: z.string() })).max(MAX.steps),
      }),
    )
    .max(MAX.jobs),
  caches: z
    .array(z.object({ key: z.string(), hit: z.boolean(), bytes: z.number().nonnegative(), seconds }))
    .max(MAX.jobs),
});
export type HistoryRecord = DocumentOf<typeof historyRecord>;
