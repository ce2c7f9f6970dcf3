import type { LegCost, Peaks, TestFile } from '@paceline/contracts';
import type { DealtShards } from '@paceline/history';
import { median } from '@paceline/stats';

/** Seconds of each test when no test was ever timed. */
const GUESS_SECONDS = 1;

/** What earlier runs say about durations. */
export interface Timings {
  /** Seconds of a test that was timed. */
  seconds(test: TestFile): number | undefined;
  /** A guess for one that was not, from the tests nearest to it; undefined when none was ever timed. */
  guess(file: string): number | undefined;
  /** Whether a test failed when it ran last. */
  failedLast(test: TestFile): boolean;
  /** What the legs of a suite take beside their tests; undefined when too few are known. */
  legCost(suite: string): LegCost | undefined;
  /** What they need of their machines; undefined where no sampler watched them. */
  peaks(suite: string): Peaks | undefined;
  /** The shards that tests were in; looked for in all records, so only where somebody asks. */
  dealt(): DealtShards;
}

/** Without timings of earlier runs. */
export const noTimings: Timings = {
  seconds: () => undefined,
  guess: () => undefined,
  failedLast: () => false,
  legCost: () => undefined,
  peaks: () => undefined,
  dealt: () => ({ shardOf: () => undefined, usualShards: () => undefined }),
};

/** Timings that also know what other programs recorded; our own history wins, which is newer and checked. */
export const withRecorded = (timings: Timings, recorded: ReadonlyMap<string, number>): Timings => ({
  ...timings,
  seconds: (test) => timings.seconds(test) ?? recorded.get(test.file),
});

export interface EstimatedTest extends TestFile {
  readonly estimatedSeconds: number;
  /** False when the seconds are a guess. */
  readonly known: boolean;
  /** Where this is one part of a file that is divided by its tests; its seconds are those of the part. */
  readonly split?: { readonly part: number; readonly of: number };
}

/**
 * Seconds of each test: the plan's, else those of the timings, else a guess: the median of the timed tests nearest
 * to it, else of the plan's other tests, else one second.
 */
export function estimate(
  tests: readonly (TestFile & { readonly estimatedSeconds?: number | undefined })[],
  timings: Timings,
): EstimatedTest[] {
  const timed = tests.map((test) => test.estimatedSeconds ?? timings.seconds(test));
  const known = timed.filter((seconds) => seconds !== undefined);
  const common = known.length > 0 ? median(known) : GUESS_SECONDS;
  return tests.map(({ suite, file }, index) => ({
    suite,
    file,
    estimatedSeconds: timed[index] ?? timings.guess(file) ?? common,
    known: timed[index] !== undefined,
  }));
}
