import {
  type Item,
  type Partition,
  partition,
  type StickyPartition,
  stickyPartition,
} from '@paceline/schedule';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renumbered } from '../../../packages/schedule/src/sticky/renumber.ts';
import { repair } from '../../../packages/schedule/src/sticky/repair.ts';
import { seededRandom } from './seeded-random.ts';

const items = (seconds: readonly number[]): Item[] =>
  seconds.map((value, index) => ({ key: `k${index}`, seconds: value }));
const someItems = fc
  .array(
    fc.oneof(fc.double({ min: 0, max: 500, noNaN: true }), fc.integer({ min: 0, max: 60 }), fc.constant(0)),
    { maxLength: 120 },
  )
  .map(items);
const shardNumber = fc.integer({ min: 1, max: 40 });
/** Items, a number of shards, and an earlier shard of each item: of as many, of more, or none. */
const situation = fc
  .tuple(someItems, shardNumber, fc.integer({ min: 1, max: 50 }))
  .chain(([list, shards, earlier]) =>
    fc.record({
      list: fc.constant(list),
      shards: fc.constant(shards),
      before: fc.array(fc.option(fc.nat({ max: earlier - 1 }), { nil: undefined }), {
        minLength: list.length,
        maxLength: list.length,
      }),
    }),
  );
const sticky = (list: readonly Item[], free: Partition, before: readonly (number | undefined)[]) =>
  stickyPartition(list, free, before, 1.01 * free.makespan);
const shardsOf = ({ shards }: Partition): number[] => {
  const result: number[] = [];
  for (const [shard, own] of shards.entries()) for (const index of own) result[index] = shard;
  return result;
};
const movedShare = ({ known, kept }: StickyPartition) => (known - kept) / known;

describe('a sticky partition', () => {
  test('has every item in exactly one shard, and no empty shard while items are left', () => {
    fc.assert(
      fc.property(situation, ({ list, shards, before }) => {
        const { partition: result } = sticky(list, partition(list, shards), before);
        expect(result.shards.flat().sort((a, b) => a - b)).toEqual(list.map((_, index) => index));
        expect(result.shards).toHaveLength(shards);
        expect(result.shards.filter((own) => own.length > 0)).toHaveLength(Math.min(shards, list.length));
      }),
      { numRuns: 500 },
    );
  });

  test('is at most 1 % longer than the free one, and says its loads and what it kept', () => {
    fc.assert(
      fc.property(situation, ({ list, shards, before }) => {
        const free = partition(list, shards);
        const { partition: result, known, kept } = sticky(list, free, before);
        expect(result.makespan).toBeLessThanOrEqual(1.01 * free.makespan);
        expect(result.makespan).toBe(Math.max(...result.loads));
        expect(result.lowerBound).toBeLessThanOrEqual(result.makespan);
        for (const [shard, own] of result.shards.entries()) {
          const load = own.reduce((sum, index) => sum + list[index]!.seconds, 0);
          expect(result.loads[shard]).toBeCloseTo(load, 6);
        }
        const now = shardsOf(result);
        expect(known).toBe(before.filter((shard) => shard !== undefined).length);
        expect(kept).toBe(before.filter((shard, index) => shard === now[index]).length);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps at least what the free one keeps with its own numbers, also where it may be no longer', () => {
    fc.assert(
      fc.property(situation, ({ list, shards, before }) => {
        const free = partition(list, shards);
        const result = stickyPartition(list, free, before, 0);
        expect(result.partition.makespan).toBeLessThanOrEqual(free.makespan);
        const ranks = free.shards.map((own) => [...own]);
        const home = Int32Array.from(before, (shard) => shard ?? -1);
        const greedy = renumbered(ranks, home);
        const kept = greedy.flatMap((own, shard) => own.filter((index) => before[index] === shard)).length;
        expect(result.kept).toBeGreaterThanOrEqual(kept);
      }),
    );
  });

  test('moves nothing where nothing changed, or durations changed and no shard is too long', () => {
    const factor = fc.double({ min: 0.99, max: 1.01, noNaN: true });
    fc.assert(
      fc.property(someItems, shardNumber, fc.infiniteStream(factor), (list, shards, factors) => {
        const dealt = partition(list, shards);
        const before = shardsOf(dealt);
        expect(stickyPartition(list, dealt, before, 0).partition.shards).toEqual(dealt.shards);
        const other = list.map(({ key, seconds }) => ({ key, seconds: seconds * factors.next().value! }));
        const free = partition(other, shards);
        const loads = dealt.shards.map((own) => own.reduce((sum, index) => sum + other[index]!.seconds, 0));
        fc.pre(Math.max(...loads) < 1.01 * free.makespan);
        const { known, kept } = sticky(other, free, before);
        expect(kept).toBe(known);
      }),
    );
  });

  test('does not depend on the order of the items', () => {
    const shuffled = situation.chain(({ list, shards, before }) =>
      fc.record({
        list: fc.constant(list),
        shards: fc.constant(shards),
        before: fc.constant(before),
        order: fc.shuffledSubarray(
          list.map((_, index) => index),
          { minLength: list.length },
        ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ list, shards, before, order }) => {
        const keys = (indices: readonly number[]) => {
          const own = indices.map((index) => list[index]!);
          const earlier = indices.map((index) => before[index]);
          const { partition: result } = sticky(own, partition(own, shards), earlier);
          return result.shards.map((shard) => shard.map((index) => own[index]!.key));
        };
        expect(keys(order)).toEqual(keys(list.map((_, index) => index)));
      }),
    );
  });

  test('moves at most 2 % of the items where one is added that is no tenth of a shard', () => {
    const random = seededRandom(17);
    const lognormal = () =>
      Math.exp(1.5 * Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()));
    let worst = 0;
    for (const count of [400, 800]) {
      for (const shards of [4, 8, 16]) {
        for (let round = 0; round < 10; round++) {
          const list = items(Array.from({ length: count }, lognormal));
          const before = shardsOf(partition(list, shards));
          const mean = list.reduce((sum, { seconds }) => sum + seconds, 0) / shards;
          const grown = [...list, { key: 'new', seconds: Math.min(lognormal(), mean / 10) }];
          const result = sticky(grown, partition(grown, shards), [...before, undefined]);
          worst = Math.max(worst, movedShare(result));
        }
      }
    }
    expect(worst).toBeLessThanOrEqual(0.02);
  });

  test('stays sticky while a suite grows by one file after the other', () => {
    const random = seededRandom(23);
    const draw = () => Math.exp(Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()));
    const list = items(Array.from({ length: 500 }, draw));
    let before: (number | undefined)[] = shardsOf(partition(list.slice(0, 300), 8));
    let moved = 0;
    for (let count = 301; count <= list.length; count++) {
      const now = list.slice(0, count);
      const result = sticky(now, partition(now, 8), [...before, undefined]);
      moved += movedShare(result);
      before = shardsOf(result.partition);
    }
    // 0.1 % as built, in the mean of 200 steps.
    expect(moved / 200).toBeLessThan(0.002);
  });

  test('fills one shard more with few moves, and deals only the items of a shard that is gone', () => {
    const random = seededRandom(29);
    const list = items(Array.from({ length: 600 }, () => 1 + 20 * random() ** 3));
    const before = shardsOf(partition(list, 6));
    const seven = partition(list, 7);
    const more = sticky(list, seven, before);
    // A seventh of the seconds has to move; the longest items go, so it is a smaller part of the items.
    expect(movedShare(more)).toBeLessThan(1 / 7);
    const fewer = sticky(list, partition(list, 5), before);
    const gone = before.filter((shard) => shard === 5).length;
    expect(fewer.known - fewer.kept - gone).toBeLessThanOrEqual(0.02 * list.length);
  });

  test('is the free partition renumbered where nothing is to be kept', () => {
    const list = items([5, 4, 3, 3, 2, 1]);
    const free = partition(list, 3);
    const result = sticky(
      list,
      free,
      list.map(() => undefined),
    );
    expect(result).toEqual({ partition: free, known: 0, kept: 0 });
  });

  test('is the free partition renumbered where no exchange of two shards leads within the limit', () => {
    const list = items([21, 17, 15, 13, 13, 12, 9, 6, 4, 4, 3]);
    const before = [2, 1, 1, 2, 2, 1, 2, 2, 2, 0, 2];
    const free = partition(list, 3);
    const { partition: result, kept } = sticky(list, free, before);
    // Exchanges end at 40, with eight items where they were.
    expect(result.makespan).toBe(39);
    const sets = (one: Partition) => one.shards.map((own) => [...own].sort().join()).sort();
    expect(sets(result)).toEqual(sets(free));
    expect(kept).toBe(4);
  });

  test('takes a bounded time for 50,000 items on 64 shards, whatever they were before', () => {
    const random = seededRandom(31);
    const list = items(Array.from({ length: 50_000 }, () => Math.exp(3 * random())));
    const free = partition(list, 64);
    const inOne = list.map(() => 0);
    const began = process.cpuUsage();
    const { partition: result } = sticky(list, free, inOne);
    const { user, system } = process.cpuUsage(began);
    expect(result.makespan).toBeLessThanOrEqual(1.01 * free.makespan);
    // 0.4 s as built; without bounds it would be minutes.
    expect((user + system) / 1e6).toBeLessThan(5);
  });

  test('refuses what does not fit together', () => {
    const list = items([1, 2]);
    expect(() => sticky(list, partition(list, 2), [0])).toThrow(RangeError);
    expect(() => sticky(list, partition(items([1]), 2), [0, 1])).toThrow(
      '2 items, 1 in a partition and 2 earlier shards',
    );
  });
});

describe('its parts', () => {
  test('numbers go to the shards with most in common, the rest in order', () => {
    const before = Int32Array.from([2, 2, 0, 1, -1, 9]);
    // Two of the first are of shard 2; of the others one each, or none.
    expect(renumbered([[0, 1, 2], [3], [4, 5]], before)).toEqual([[4, 5], [3], [0, 1, 2]]);
  });

  test('a repair moves what is new before what was there, and takes a chain of few items', () => {
    // Limit 10: the new item of 3 fits nowhere whole; it takes the place of a 2, and that of a 1.
    const sizes = [7, 6, 6, 3, 2, 1, 1];
    const before = Int32Array.from([0, 1, 2, -1, 1, 2, 0]);
    const members = [
      [0, 3, 6],
      [1, 4],
      [2, 5],
    ];
    expect(repair(sizes, members, before, 10)).toBe(true);
    const away = members.flatMap((ranks, shard) =>
      ranks.filter((rank) => before[rank]! >= 0 && before[rank] !== shard),
    );
    expect(away.length).toBeLessThanOrEqual(1);
    expect(members.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('a repair that cannot be had says so and loses nothing', () => {
    const members = [[0, 1], [2]];
    expect(repair([5, 5, 5], members, Int32Array.from([0, 0, 1]), 6)).toBe(false);
    expect(members.flat().sort()).toEqual([0, 1, 2]);
  });
});
