import { nonNegativeFit } from '@paceline/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const prior = [
  { terms: [1, 0], value: 0, weight: 1e-9 },
  { terms: [0, 1], value: 0, weight: 1e-9 },
];
const observe = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, value]) => ({ terms: [1, x], value, weight: 1 }));

describe('a fit without negative coefficients', () => {
  test('finds what the observations were made from', () => {
    const coefficient = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(coefficient, coefficient, (a, b) => {
        const fit = nonNegativeFit(observe([1, 2, 3, 5, 8].map((x) => [x, a + b * x] as const)), prior);
        expect(fit[0]).toBeCloseTo(a, 4);
        expect(fit[1]).toBeCloseTo(b, 4);
      }),
    );
  });

  test('stays at 0 where the best line would start below it', () => {
    const [start, slope] = nonNegativeFit(
      observe([
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
      ]),
      prior,
    ); // x − 1
    expect(start).toBe(0);
    expect(slope).toBeGreaterThan(0.5);
    expect(slope).toBeLessThan(1);
  });

  test('is never below 0, whatever is observed', () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true })),
    );
    fc.assert(
      fc.property(points, (given) => {
        for (const value of nonNegativeFit(observe(given), prior)) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is hardly moved by a fifth of the observations that are far off', () => {
    const good = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (x, index) => [x, 2 + 3 * x + (index % 2 === 0 ? 0.1 : -0.1)] as const,
    );
    const [start, slope] = nonNegativeFit(observe([...good, [2, 90], [7, 200]]), prior);
    expect(slope).toBeCloseTo(3, 0);
    expect(start).toBeCloseTo(2, 0);
  });

  test('is the prior where nothing is observed', () => {
    expect(
      nonNegativeFit(
        [],
        [
          { terms: [1, 0], value: 4, weight: 1 },
          { terms: [0, 1], value: 1, weight: 1 },
        ],
      ),
    ).toEqual([4, 1]);
  });
});
