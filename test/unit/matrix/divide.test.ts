import { partition } from '@paceline/schedule';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from '../../../actions/matrix/src/pack/divide.ts';

const none = { targetSeconds: undefined };
const longest = (groups: readonly (readonly number[])[], legs: readonly (readonly (readonly number[])[])[]) =>
  Math.max(
    ...legs.flatMap((some, at) =>
      some.map((leg) => leg.reduce((sum, place) => sum + groups[at]![place]!, 0)),
    ),
  );

/** All ways to give some groups that many legs together. */
function* ways(groups: number, legs: number): Generator<number[]> {
  if (groups === 0) yield [];
  else
    for (let own = 1; own <= legs - (groups - 1); own++)
      for (const rest of ways(groups - 1, legs - own)) yield [own, ...rest];
}
/** The shortest that the longest leg can be, by trying all ways. */
const best = (groups: readonly (readonly number[])[], legs: number) =>
  Math.min(
    ...[...ways(groups.length, legs)].map((counts) =>
      Math.max(
        ...groups.map((seconds, at) => {
          const items = seconds.map((one, key) => ({ key: String(key), seconds: one }));
          return partition(items, Math.min(counts[at]!, items.length)).makespan;
        }),
      ),
    ),
  );
const groupsOf = (seconds: fc.Arbitrary<number>) =>
  fc.array(fc.array(seconds, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });

test('of equal combinations the longest leg is as short as it can be, with the fewest legs that are', () => {
  fc.assert(
    fc.property(groupsOf(fc.constant(1)), fc.integer({ min: 4, max: 14 }), (groups, maxJobs) => {
      const { legs, lowerBound } = divide(groups, { shards: 'auto', maxJobs, ...none });
      const found = longest(groups, legs);
      expect(found).toBe(best(groups, maxJobs));
      expect(lowerBound).toBe(found);
      const used = legs.flat().length;
      expect(used).toBeLessThanOrEqual(maxJobs);
      if (used > groups.length) expect(best(groups, used - 1)).toBeGreaterThan(found);
    }),
  );
});

test('neighbours stay together where all take as long', () => {
  const { legs } = divide([Array.from({ length: 11 }, () => 3)], { shards: 3, maxJobs: 256, ...none });
  expect(legs).toEqual([
    [
      [0, 1, 2],
      [3, 4, 5, 6],
      [7, 8, 9, 10],
    ],
  ]);
});

test('with seconds, a number of legs is spread over the groups as well as any other way', () => {
  const seconds = groupsOf(fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(seconds, fc.integer({ min: 4, max: 10 }), (groups, shards) => {
      const { legs, lowerBound } = divide(groups, { shards, maxJobs: 256, targetSeconds: 1 });
      const used = Math.min(shards, groups.flat().length);
      expect(legs.flat()).toHaveLength(used);
      expect(longest(groups, legs)).toBe(best(groups, used));
      expect(lowerBound).toBeLessThanOrEqual(longest(groups, legs));
    }),
  );
});

test('with a target, no leg takes longer, unless a combination alone does, and no leg is too many', () => {
  fc.assert(
    fc.property(
      groupsOf(fc.integer({ min: 0, max: 60 })),
      fc.integer({ min: 1, max: 120 }),
      (groups, targetSeconds) => {
        const { legs, reason } = divide(groups, { shards: 'auto', maxJobs: 256, targetSeconds });
        const alone = Math.max(...groups.flat());
        expect(longest(groups, legs)).toBeLessThanOrEqual(Math.max(targetSeconds, alone));
        expect(reason).toBe(alone > targetSeconds ? 'longest' : undefined);
        for (const [at, some] of legs.entries()) {
          expect(some.flat().toSorted((a, b) => a - b)).toEqual(groups[at]!.map((_, place) => place));
          if (some.length === 1) continue;
          const items = groups[at]!.map((seconds, key) => ({ key: String(key), seconds }));
          expect(partition(items, some.length - 1).makespan).toBeGreaterThan(Math.max(targetSeconds, alone));
        }
      },
    ),
  );
});
