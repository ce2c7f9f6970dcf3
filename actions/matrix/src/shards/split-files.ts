import type { TestRunner } from '@paceline/contracts';
import type { EstimatedTest } from './estimates.ts';
import type { LegTime } from './leg-time.ts';

/** Test programs that run a part of a file's tests by a list that is the same in every leg. */
const CAN_SPLIT: ReadonlySet<TestRunner | undefined> = new Set(['pytest', 'rspec', 'playwright']);

/** A shorter part is not worth that its file is loaded once more. */
const LEAST_SECONDS = 5;

interface SplitLimits {
  readonly shards: number | 'auto';
  readonly targetSeconds: number;
}

export const canSplitFiles = (runner: TestRunner | undefined): boolean => CAN_SPLIT.has(runner);

/**
 * Divides each file that takes longer than a fair share into parts that do not: of a given number of shards the mean,
 * with `auto` what the target duration leaves for tests. Each part is taken for an equal part of the file's seconds,
 * since the history does not know its tests one by one. Files whose duration is a guess stay whole.
 */
export function splitLongFiles(
  tests: readonly EstimatedTest[],
  runner: TestRunner | undefined,
  { shards, targetSeconds }: SplitLimits,
  time: LegTime,
): EstimatedTest[] {
  if (!canSplitFiles(runner)) return [...tests];
  const total = tests.reduce((sum, { estimatedSeconds }) => sum + time.ofFile(estimatedSeconds), 0);
  const share = shards === 'auto' ? targetSeconds - time.startSeconds : total / shards;
  // What a file takes beside its tests, each of its parts takes again.
  const room = Math.max(LEAST_SECONDS, share - time.ofFile(0));
  return tests.flatMap((test) => {
    // Where files run side by side, the longest one still takes its own seconds.
    const seconds = Math.max(test.estimatedSeconds, time.ofFile(test.estimatedSeconds) - time.ofFile(0));
    const of = Math.min(Math.ceil(seconds / room - 1e-9), shards === 'auto' ? MOST_PARTS : shards);
    if (!test.known || share <= 0 || of < 2) return [test];
    return Array.from({ length: of }, (_, at) => ({
      ...test,
      estimatedSeconds: test.estimatedSeconds / of,
      split: { part: at + 1, of },
    }));
  });
}

/** Of a file with `auto`; GitHub runs no more jobs of a matrix. */
const MOST_PARTS = 256;
