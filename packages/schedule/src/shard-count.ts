import { BUDGET, type Item, type Partition, partition } from './partition.ts';

interface ShardCount {
  readonly shards: number;
  readonly partition: Partition;
  /**
   * `target`: the target is reached. `longest-item`: one item alone is over the target, more shards would not help.
   * `limit`: `most` shards are not enough.
   */
  readonly reason: 'target' | 'longest-item' | 'limit';
}

/**
 * The smallest number of shards whose longest shard takes no more than `targetSeconds`; where one item
 * alone takes longer, the smallest number that reaches that item's time.
 * Never more shards than items are used: with one each, the longest is the longest item.
 * @param most upper limit, at least 1
 */
export function shardCount(items: readonly Item[], targetSeconds: number, most: number): ShardCount {
  const longest = items.reduce((seconds, item) => Math.max(seconds, item.seconds), 0);
  const total = items.reduce((seconds, item) => seconds + item.seconds, 0);
  const goal = Math.max(targetSeconds, longest) * (1 + 1e-9);
  const fewest = Math.min(most, Math.max(1, goal > 0 ? Math.ceil(total / goal) : 1));
  const counts = Array.from({ length: most - fewest + 1 }, (_, index) => fewest + index);
  const { shards, partition: result } = firstWithin(items, counts, goal);
  const reason = result.makespan > goal ? 'limit' : longest > targetSeconds ? 'longest-item' : 'target';
  return { shards, partition: result, reason };
}

/**
 * Divides items into one number of shards after the other until the longest shard takes no more than `seconds`.
 * @param counts numbers of shards, at least one
 * @returns the first that is within, else the last one
 */
export function firstWithin(
  items: readonly Item[],
  counts: readonly number[],
  seconds: number,
): { readonly shards: number; readonly partition: Partition } {
  // One budget for all: trying many numbers must not take a search for the optimum each.
  const budget = { left: BUDGET };
  let found: { shards: number; partition: Partition } | undefined;
  for (const shards of counts) {
    found = { shards, partition: partition(items, shards, budget) };
    if (found.partition.makespan <= seconds) break;
  }
  if (found === undefined) throw new RangeError('there is no number of shards to try');
  return found;
}
