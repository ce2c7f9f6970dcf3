import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { commit, discovery, identifier, instant, MAX, seconds, testFile, testRunner } from './fields.ts';

/**
 * Which leg runs which tests; written by matrix, read by run-tests in every leg and in its verify mode.
 * The matrix output carries only `{plan-id, leg}` and the axes, so it stays far below 1 MB.
 */
export const shardPlan = document('shard-plan', 2, {
  planId: identifier,
  /** The test plan this was made from; absent when the tests were listed by hand. */
  testPlanId: identifier.optional(),
  createdAt: instant,
  head: commit,
  /** As in the test plan. */
  runner: testRunner.optional(),
  /** As in the test plan; with `legs`, each leg takes its share of what the test program lists. */
  discovery,
  /** `selected`: some of the known tests; `full`: all of them. */
  mode: z.enum(['selected', 'full']),
  /** Test files of the suite, selected or not; 0 with discovery `legs`, where nobody knows yet. */
  knownTests: z.number().int().nonnegative(),
  legs: z
    .array(
      z.object({
        leg: identifier,
        /** What a person reads as the leg's name, e.g. `node 22 · 1/2`. */
        name: z.string().min(1),
        axes: z.record(z.string(), z.unknown()),
        shard: z.number().int().positive(),
        shards: z.number().int().positive(),
        tests: z.array(testFile.extend({ estimatedSeconds: seconds })).max(MAX.tests),
        predictedSeconds: seconds,
      }),
    )
    .max(MAX.jobs),
  predicted: z.object({
    /** Seconds of the longest leg. */
    makespanSeconds: seconds,
    /** max(longest test, total ÷ shards): no assignment can be shorter. */
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
