import { type Item, longestToShortest, type Partition, partitionOf } from '../partition.ts';
import { refine } from '../refine.ts';
import { renumbered } from './renumber.ts';
import { repair } from './repair.ts';

export interface StickyPartition {
  readonly partition: Partition;
  /** Items that had a shard before. */
  readonly known: number;
  /** Those of them that stay in it. */
  readonly kept: number;
}

/**
 * Deals items to as many shards as another partition has, so that few leave the shard in which they were before, and no
 * shard is longer than a limit. Items stay where they were, new ones go longest first to the emptiest shard, and moves
 * and swaps bring the shards below the limit. Where these end above it or displace more, it is the other partition with
 * its shards renumbered, which is within the limit.
 *
 * The result depends on nothing but the items with their earlier shards, the partition and the limit.
 * @param free a partition of the same items
 * @param before the earlier shard of each item, counted from 0; undefined for new ones. An item of a shard that is no
 *   more is placed as a new one
 * @param mostSeconds the limit; never below the makespan of `free`
 * @throws RangeError where `free` or `before` are of another number of items
 */
export function stickyPartition(
  items: readonly Item[],
  free: Partition,
  before: readonly (number | undefined)[],
  mostSeconds: number,
): StickyPartition {
  const held = free.shards.reduce((count, own) => count + own.length, 0);
  if (held !== items.length || before.length !== items.length) {
    throw new RangeError(`${items.length} items, ${held} in a partition and ${before.length} earlier shards`);
  }
  const shards = free.shards.length;
  const order = longestToShortest(items);
  const sizes = order.map((index) => items[index]!.seconds);
  const home = Int32Array.from(order, (index) => before[index] ?? -1);
  const limit = Math.max(free.makespan, mostSeconds);
  const kept = (members: readonly (readonly number[])[]) =>
    members.reduce((sum, ranks, shard) => sum + ranks.filter((rank) => home[rank] === shard).length, 0);

  const rankOf = new Map(order.map((index, rank) => [index, rank]));
  const freeRanks = free.shards.map((own) => own.map((index) => rankOf.get(index)!).sort((a, b) => a - b));
  const candidates = [renumbered(freeRanks, home)];
  const isWithin = (members: number[][]) => {
    fillEmpty(members);
    return members.every((ranks) => sum(sizes, ranks) <= limit);
  };
  /** Adds what becomes of shards once they have all items, where that is within the limit. */
  const mend = (members: number[][]) => {
    place(sizes, members);
    if (repair(sizes, members, home, limit) && isWithin(members)) candidates.push(members);
    return members;
  };
  const whole = mend(stayed(home, shards));
  const released = stayed(home, shards);
  // Where no shard is over the limit before new items come, it were the same once more.
  const mended = release(sizes, released, limit) ? mend(released) : whole;
  if (candidates.length === 1) {
    refine(sizes, mended, limit, 0);
    if (isWithin(mended)) candidates.push(mended);
  }
  const best = candidates.reduce((a, b) => (kept(b) > kept(a) ? b : a));
  return {
    partition: partitionOf(sizes, order, best, free.lowerBound),
    known: home.filter((shard) => shard >= 0).length,
    kept: kept(best),
  };
}

/** Ranks by the shard that they were in, as far as it is there. */
function stayed(home: Int32Array, shards: number): number[][] {
  const members: number[][] = Array.from({ length: shards }, () => []);
  home.forEach((shard, rank) => {
    members[shard]?.push(rank);
  });
  return members;
}

/**
 * Takes the fewest items out of each shard that leave it within the limit: the longest, at last the shortest that is
 * enough.
 * @returns whether any shard was above it
 */
function release(sizes: readonly number[], members: number[][], limit: number): boolean {
  let some = false;
  for (const ranks of members) {
    const excess = sum(sizes, ranks) - limit;
    if (excess <= 0) continue;
    some = true;
    let left = excess;
    let longest = 0;
    while (longest < ranks.length && sizes[ranks[longest]!]! < left) left -= sizes[ranks[longest++]!]!;
    const enough = ranks.findLastIndex((rank, at) => at >= longest && sizes[rank]! >= left);
    if (enough >= 0) ranks.splice(enough, 1);
    ranks.splice(0, longest);
  }
  return some;
}

/** Each item that no shard has, longest first, to the emptiest shard. */
function place(sizes: readonly number[], members: number[][]): void {
  const placed = new Uint8Array(sizes.length);
  for (const rank of members.flat()) placed[rank] = 1;
  const loads = members.map((ranks) => sum(sizes, ranks));
  for (let rank = 0; rank < sizes.length; rank++) {
    if (placed[rank] === 1) continue;
    let to = 0;
    for (let shard = 1; shard < members.length; shard++) {
      const difference = loads[shard]! - loads[to]! || members[shard]!.length - members[to]!.length;
      if (difference < 0) to = shard;
    }
    members[to]!.push(rank);
    loads[to]! += sizes[rank]!;
  }
  for (const ranks of members) ranks.sort((a, b) => a - b);
}

/** Leaves no shard without an item while another has several: the shortest one of the shard with most of them. */
function fillEmpty(members: readonly number[][]): void {
  for (const empty of members.filter((ranks) => ranks.length === 0)) {
    const most = members.reduce((a, b) => (b.length > a.length ? b : a));
    if (most.length < 2) return;
    empty.push(most.pop()!);
  }
}

const sum = (sizes: readonly number[], ranks: readonly number[]): number =>
  ranks.reduce((total, rank) => total + sizes[rank]!, 0);
