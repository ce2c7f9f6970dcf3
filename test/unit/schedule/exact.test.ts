import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packIntoBins } from '../../../packages/schedule/src/bin-completion.ts';
import { binsNeeded } from '../../../packages/schedule/src/bins-needed.ts';
import { cardinalityBound } from '../../../packages/schedule/src/cardinality-bound.ts';
import { finish } from '../../../packages/schedule/src/finish.ts';
import { longestFirst } from '../../../packages/schedule/src/longest-first.ts';
import { lowerBound } from '../../../packages/schedule/src/lower-bound.ts';
import { subsetSums } from '../../../packages/schedule/src/subset-sums.ts';
import { optimum } from './optimum.ts';
import { seededRandom } from './seeded-random.ts';

const descending = (sizes: readonly number[]) => [...sizes].sort((a, b) => b - a);
/** Sizes of which few share a shard, where longest-first and the simple bounds are at their worst. */
const few = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 9 }).map(descending),
  fc.array(fc.integer({ min: 20, max: 30 }), { minLength: 4, maxLength: 9 }).map(descending),
);
const shardNumber = fc.integer({ min: 1, max: 4 });
const loadsOf = (sizes: readonly number[], members: readonly (readonly number[])[]) =>
  members.map((ranks) => ranks.reduce((sum, rank) => sum + sizes[rank]!, 0));
const ranksOf = (sizes: readonly number[]) => sizes.map((_, rank) => rank);
const sorted = (members: readonly (readonly number[])[]) => members.flat().sort((a, b) => a - b);

describe('bounds', () => {
  test('how many items shards must hold is a bound, and no weaker than the simple ones', () => {
    fc.assert(
      fc.property(few, shardNumber, (sizes, shards) => {
        const { bound } = cardinalityBound(sizes, shards, true);
        expect(bound).toBeLessThanOrEqual(optimum(sizes, shards));
        expect(Math.max(sizes[0]!, bound)).toBeGreaterThanOrEqual(lowerBound(sizes, shards));
      }),
      { numRuns: 500 },
    );
  });

  test('it names what binds', () => {
    // Three items near 10 on two shards, and a small one: one shard has two of them.
    expect(cardinalityBound([10, 9, 8, 1], 2, true)).toEqual({ bound: 17, shards: 1, from: 1, to: 3 });
    // Eleven on four shards: three shards hold nine of them, together at least the smallest nine.
    const sizes = [20, 20, ...Array.from({ length: 9 }, () => 10), 1];
    expect(cardinalityBound(sizes, 4, true)).toMatchObject({ bound: 33 });
    expect(cardinalityBound([3, 2, 1, 0.9], 2, false).bound).toBeCloseTo(3.45);
  });

  test('bins needed are never more than suffice', () => {
    fc.assert(
      fc.property(few, shardNumber, (sizes, shards) => {
        expect(binsNeeded(sizes, optimum(sizes, shards))).toBeLessThanOrEqual(shards);
      }),
      { numRuns: 500 },
    );
    // Two of 6 fill no bin of 10 together, and neither has room for a 5.
    expect(binsNeeded([6, 6, 5], 10)).toBe(3);
    expect(binsNeeded([7, 7, 3, 3, 2], 10)).toBe(3);
    expect(binsNeeded([], 10)).toBe(0);
  });
});

test('sums of subsets are those that there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 8 }), fc.nat(200), (sizes, most) => {
      const sums = subsetSums(sizes, most);
      for (let from = 0; from <= sizes.length; from++) {
        let there = new Set([0]);
        for (const size of sizes.slice(from))
          there = new Set([...there, ...[...there].map((sum) => sum + size)]);
        for (let sum = 0; sum <= most; sum++) expect(sums.reaches(from, sum)).toBe(there.has(sum));
        if (from > 0) continue;
        for (let sum = 0; sum <= most; sum++) {
          expect(sums.largest(sum)).toBe(Math.max(...[...there].filter((one) => one <= sum)));
        }
      }
      expect(sums.largest(-1)).toBe(-1);
    }),
  );
});

describe('packing into bins', () => {
  test('finds a packing where there is one, and is certain where there is none', () => {
    fc.assert(
      fc.property(few, shardNumber, fc.integer({ min: -3, max: 6 }), (sizes, bins, more) => {
        const best = optimum(sizes, bins);
        const packed = packIntoBins(sizes, bins, best + more, { left: 1e8 });
        if (more < 0) {
          expect(packed).toBe('impossible');
          return;
        }
        if (typeof packed === 'string') throw new Error(`${packed}, though ${best + more} is enough`);
        expect(packed).toHaveLength(bins);
        expect(sorted(packed)).toEqual(ranksOf(sizes));
        expect(Math.max(...loadsOf(sizes, packed))).toBeLessThanOrEqual(best + more);
      }),
      { numRuns: 1000 },
    );
  });

  test('says that it does not know when its budget is spent', () => {
    const sizes = descending(Array.from({ length: 40 }, (_, index) => 100 + ((index * 37) % 101)));
    const capacity = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 8);
    expect(packIntoBins(sizes, 8, capacity, { left: 100 })).toBe('unknown');
    expect(packIntoBins(sizes, 8, capacity, { left: 1e8 })).toHaveLength(8);
    // Sums that a table would be too large for.
    const vast = { left: 1e9 };
    expect(packIntoBins([4e9, 3e9, 2e9], 2, 5e9, vast)).toBe('unknown');
    // Beyond 32 bits.
    expect(packIntoBins([2 ** 33, 2 ** 33, 5, 3], 2, 2 ** 33 + 2 ** 32 + 5, { left: 1e9 })).toBe('unknown');
    expect(packIntoBins([2 ** 33, 2 ** 33, 5, 3], 2, 2 ** 33 + 8, { left: 1e9 })).toEqual([[0, 2, 3], [1]]);
  });
});

describe('the finish', () => {
  test('never makes it longer, and leaves every item in one shard', () => {
    const some = fc.oneof(
      fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
      fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 }),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 12 }), (list, shards) => {
        const sizes = descending(list);
        const start = longestFirst(sizes, shards);
        const before = Math.max(...loadsOf(sizes, start));
        fc.pre(before > 0);
        const { members, bound } = finish(sizes, start, lowerBound(sizes, shards), { left: 300_000 });
        expect(sorted(members)).toEqual(ranksOf(sizes));
        expect(members.filter((ranks) => ranks.length > 0)).toHaveLength(Math.min(shards, sizes.length));
        if (sizes.every(Number.isInteger)) {
          expect(Math.max(...loadsOf(sizes, members))).toBeLessThanOrEqual(before);
          expect(bound).toBeLessThanOrEqual(Math.max(...loadsOf(sizes, members)));
        }
      }),
    );
  });

  test.each([
    { name: 'uniform', count: 50, shards: 10, from: 1, to: 1000 },
    { name: 'two or three each', count: 50, shards: 25, from: 1, to: 1000 },
    { name: 'nearly equal', count: 99, shards: 25, from: 900, to: 1000 },
    { name: 'many', count: 500, shards: 25, from: 1, to: 100 },
  ])('proves the optimum of $count sizes on $shards shards: $name', ({ count, shards, from, to }) => {
    const random = seededRandom(17);
    for (let round = 0; round < 3; round++) {
      const sizes = descending(
        Array.from({ length: count }, () => from + Math.floor(random() * (to - from + 1))),
      );
      const start = longestFirst(sizes, shards);
      const { members, bound } = finish(sizes, start, lowerBound(sizes, shards), { left: 1e8 });
      expect(sorted(members)).toEqual(ranksOf(sizes));
      expect(Math.max(...loadsOf(sizes, members))).toBe(bound);
    }
  });

  test('leaves many items alone', () => {
    const sizes = Array.from({ length: 3000 }, () => 1);
    const start = longestFirst(sizes, 7);
    const budget = { left: 1e8 };
    expect(finish(sizes, start, 1, budget)).toEqual({ members: start, bound: 1 });
    expect(budget.left).toBe(1e8);
  });
});
