import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import {
  commit,
  fileParts,
  identifier,
  instant,
  MAX,
  plannedSuite,
  seconds,
  suiteName,
  testFile,
} from './fields.ts';

/**
 * Which leg runs which tests; written by matrix, read by run-tests in every leg and in its verify mode.
 * The matrix output carries only `{plan-id, leg}` and the axes, so it stays far below 1 MB.
 */
export const shardPlan = document('shard-plan', 3, {
  planId: identifier,
  /** The test plan this was made from; absent when the tests were listed by hand. */
  testPlanId: identifier.optional(),
  createdAt: instant,
  head: commit,
  suites: z
    .array(
      /** As in the test plan; with discovery `legs`, each leg takes its share of what the test program lists. */
      plannedSuite.extend({
        /** `selected`: some of the known tests; `full`: all of them. */
        mode: z.enum(['selected', 'full']),
        /** Its test files, selected or not; 0 with discovery `legs`, where nobody knows yet. */
        knownTests: z.number().int().nonnegative(),
      }),
    )
    .min(1)
    .max(MAX.jobs),
  legs: z
    .array(
      z.object({
        leg: identifier,
        /** What a person reads as the leg's name, e.g. `node 22 · 1/2`. */
        name: z.string().min(1),
        /** The one of the plan's suites whose tests it runs. */
        suite: suiteName,
        axes: z.record(z.string(), z.unknown()),
        /** It may fail: what it did not run, or ran red, is said and does not make the proof red. */
        experimental: z.boolean().optional(),
        shard: z.number().int().positive(),
        shards: z.number().int().positive(),
        tests: z
          .array(
            testFile.extend({
              estimatedSeconds: seconds,
              /** Where the leg runs a part of the file's tests, and legs of the same axes the others. */
              split: fileParts.optional(),
            }),
          )
          .max(MAX.tests),
        /** Seconds of its tests by their recorded durations. */
        predictedSeconds: seconds,
        /** Seconds of its whole test command, where earlier legs of the suite show what they take beside the tests. */
        predictedWallSeconds: seconds.optional(),
      }),
    )
    .max(MAX.jobs),
  predicted: z.object({
    /** Seconds of the longest leg: of its command where that is predicted, else of its tests. */
    makespanSeconds: seconds,
    /** In the same seconds: no assignment to as many shards can be shorter. */
    lowerBoundSeconds: seconds,
    /** makespan ÷ mean leg; 1 = perfectly even. */
    balance: z.number().nonnegative(),
    /** Tests whose seconds are a guess, since the history does not know them. */
    unknownTests: z.number().int().nonnegative(),
  }),
});
export type ShardPlan = DocumentOf<typeof shardPlan>;

/** The leg that stands in a matrix when nothing is to run, since GitHub fails a run on an empty matrix. */
export const SENTINEL_LEG = 'none';
