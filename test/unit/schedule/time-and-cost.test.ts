import { timeAndCost } from '@paceline/schedule';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const suite = { total: 3600, longest: 60, startSeconds: 10, setupSeconds: 90 };

test('more shards are faster and cost more; what would be worse in both is left out', () => {
  const options = timeAndCost(suite, 60);
  expect(options[0]).toEqual({ shards: 1, wallSeconds: 3610, billedMinutes: 62 });
  for (const [index, option] of options.entries()) {
    const before = options[index - 1];
    if (before === undefined) continue;
    expect(option.shards).toBeGreaterThan(before.shards);
    expect(option.wallSeconds).toBeLessThan(before.wallSeconds);
    expect(option.billedMinutes).toBeGreaterThan(before.billedMinutes);
  }
  expect(options.at(-1)!.wallSeconds).toBe(70);
  expect(options.length).toBeLessThan(60);
});

test('no number of shards is better in time and cost than one of the options', () => {
  const seconds = fc.double({ min: 0, max: 5000, noNaN: true });
  const given = fc.record({ total: seconds, longest: seconds, startSeconds: seconds, setupSeconds: seconds });
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 256 }), ({ total, longest, ...more }, most) => {
      const one = { total: Math.max(total, longest), longest, ...more };
      const options = timeAndCost(one, most);
      for (let shards = 1; shards <= most; shards++) {
        const wall = one.startSeconds + Math.max(one.longest, one.total / shards);
        const cost = shards * Math.ceil((one.setupSeconds + wall) / 60);
        expect(options.some((option) => option.wallSeconds <= wall && option.billedMinutes <= cost)).toBe(
          true,
        );
      }
    }),
  );
});
