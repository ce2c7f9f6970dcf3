import type { DealtShards } from '@paceline/history';
import { plural } from '@paceline/render';
import { type Item, type Partition, stickyPartition } from '@paceline/schedule';
import type { EstimatedTest } from './estimates.ts';

/** By how much the longest shard may be longer than that of a division that keeps nothing where it was. */
const MOST_LOSS = 0.01;

/** How many files stay in their shard. */
export interface Stayed {
  readonly files: number;
  /** Those that earlier runs tell the shard of, */
  readonly known: number;
  /** and of these the ones that are in it again. */
  readonly kept: number;
}

/**
 * A division in which few test files leave the shard that earlier runs had them in.
 * @param items the tests with the seconds that they are divided by
 * @param free a division of them that keeps nothing
 * @param targetSeconds what no shard should exceed, as far as `free` does not; infinite where there is no such target
 */
export function stickyShards(
  tests: readonly EstimatedTest[],
  { items, free, targetSeconds }: { items: readonly Item[]; free: Partition; targetSeconds: number },
  dealt: DealtShards,
): { partition: Partition; stayed: Stayed } {
  const shards = free.shards.length;
  const before = tests.map((test) => {
    // Earlier runs tell one shard of a file, which its parts shall not come together in.
    const shard = test.split === undefined ? dealt.shardOf(test, shards) : undefined;
    return shard === undefined ? undefined : shard - 1;
  });
  const most = Math.min((1 + MOST_LOSS) * free.makespan, targetSeconds);
  const { partition, known, kept } = stickyPartition(items, free, before, most);
  const whole = tests.filter(({ split }) => split === undefined);
  return { partition, stayed: { files: whole.length, known, kept } };
}

/** `398 of 400 files stay in their shard; 3 more are new`. */
export function describeStayed({ files, known, kept }: Stayed): string {
  if (known === 0) return 'no earlier run tells the shards of these files, so all of them are dealt';
  const fresh = files - known;
  const more = fresh === 0 ? '' : `; ${fresh} more ${fresh === 1 ? 'is' : 'are'} new`;
  return `${kept} of ${plural(known, 'file')} ${known === 1 ? 'stays' : 'stay'} in their shard${more}`;
}
