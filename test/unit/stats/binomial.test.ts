import { upperShare } from '@paceline/stats';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  // Published tables of the interval, one side at 95 %: 3/n for none of n, and some with hits.
  [0, 10, 0.2589],
  [0, 100, 0.0295],
  [1, 10, 0.3942],
  [5, 50, 0.1991],
  [0, 1, 0.95],
])('of %i hits in %i trials the share is at most %f', (hits, trials, share) => {
  expect(upperShare(hits, trials)).toBeCloseTo(share, 3);
});

test('all hits, and no trial, allow every share', () => {
  expect(upperShare(7, 7)).toBe(1);
  expect(upperShare(0, 0)).toBe(1);
});

test('the share lies above that of the hits, grows with them, and falls with the trials', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 100_000 }), (hits, more) => {
      const trials = hits + more;
      const share = upperShare(hits, trials);
      expect(share).toBeGreaterThan(hits / trials);
      expect(upperShare(hits + 1, trials + 1)).toBeGreaterThan(share);
      expect(upperShare(hits, trials + 1)).toBeLessThanOrEqual(share);
    }),
    { numRuns: 50 },
  );
});
