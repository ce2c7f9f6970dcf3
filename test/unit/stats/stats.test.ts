import { compareWithMean, mean, median, quantile, sampleDeviation } from '@paceline/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const seconds = fc.double({ min: 0, max: 1e6, noNaN: true });
const some = fc.array(seconds, { minLength: 1, maxLength: 60 });
const close = (a: number, b: number, scale: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (1 + scale));

describe('estimates', () => {
  it('gives the textbook values', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(values)).toBe(5);
    expect(median(values)).toBe(4.5);
    // NumPy: np.std(values, ddof=1), np.quantile(values, [.1, .25, .9])
    expect(sampleDeviation(values)).toBeCloseTo(2.138089935299395, 12);
    for (const [q, expected] of [
      [0.1, 3.4],
      [0.25, 4],
      [0.9, 7.6],
    ] as const)
      expect(quantile(values, q)).toBeCloseTo(expected, 12);
  });

  it('refuses what has no answer', () => {
    expect(() => mean([])).toThrow(RangeError);
    expect(() => median([])).toThrow(RangeError);
    expect(() => sampleDeviation([1])).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });

  it('stays between the smallest and the largest value, and grows with q', () => {
    fc.assert(
      fc.property(
        some,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const low = quantile(values, Math.min(p, q));
          const high = quantile(values, Math.max(p, q));
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });

  it('does not depend on order, moves with a shift and stretches with a factor', () => {
    fc.assert(
      fc.property(
        fc.array(seconds, { minLength: 2, maxLength: 60 }),
        seconds,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (values, shift, factor) => {
          const scale = (Math.max(...values) + shift) * (1 + factor);
          const moved = values.map((value) => value + shift);
          const stretched = values.map((value) => value * factor);
          for (const center of [mean, median]) {
            close(center([...values].reverse()), center(values), scale);
            close(center(moved), center(values) + shift, scale);
            close(center(stretched), center(values) * factor, scale);
          }
          close(sampleDeviation(moved), sampleDeviation(values), scale);
          close(sampleDeviation(stretched), sampleDeviation(values) * factor, scale);
        },
      ),
    );
  });

  it('keeps the median where fewer than half of the values are spoiled', () => {
    fc.assert(
      fc.property(some, (values) => {
        const spoiled = [...values, ...values.slice(1).map(() => 1e9)];
        expect(median(spoiled)).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('comparison with the mean', () => {
  const rule = { minChange: 0.05 };

  it('needs five earlier runs', () => {
    expect(compareWithMean(10, [], rule)).toEqual({ value: 10, runs: 0, verdict: 'insufficient-data' });
    expect(compareWithMean(10, [5], rule)).toMatchObject({ runs: 1, mean: 5, change: 1 });
    expect(compareWithMean(10, [5, 5, 5, 5], rule).verdict).toBe('insufficient-data');
    expect(compareWithMean(10, [5, 5, 5, 5, 5], rule).verdict).toBe('slower');
  });

  it('asks for both: the change and three deviations', () => {
    const steady = [100, 100, 100.1, 99.9, 100];
    expect(compareWithMean(104, steady, rule).verdict).toBe('same'); // beyond the noise, but small
    expect(compareWithMean(106, steady, rule).verdict).toBe('slower');
    expect(compareWithMean(94, steady, rule).verdict).toBe('faster');
    const noisy = [80, 120, 90, 110, 100];
    expect(compareWithMean(140, noisy, rule).verdict).toBe('same'); // large, but within the noise
    expect(compareWithMean(150, noisy, rule).verdict).toBe('slower');
  });

  it('does not read more out of a clock than it resolves', () => {
    expect(compareWithMean(1, [0, 0, 0, 0, 0], { ...rule, minDifference: 1 })).toMatchObject({
      verdict: 'same',
    });
    expect(compareWithMean(3, [0, 0, 0, 0, 0], { ...rule, minDifference: 1 })).toEqual({
      value: 3,
      runs: 5,
      mean: 0,
      deviation: 0,
      verdict: 'slower',
    });
  });

  it('is monotonic: a longer run is never judged faster', () => {
    const rank = { faster: 0, same: 1, 'insufficient-data': 1, slower: 2 };
    fc.assert(
      fc.property(
        fc.array(seconds, { minLength: 0, maxLength: 30 }),
        seconds,
        seconds,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (earlier, a, b, minChange) => {
          const low = compareWithMean(Math.min(a, b), earlier, { minChange });
          const high = compareWithMean(Math.max(a, b), earlier, { minChange });
          expect(rank[low.verdict]).toBeLessThanOrEqual(rank[high.verdict]);
        },
      ),
    );
  });

  it('calls the mean itself the same, and gives finite figures only', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 5, maxLength: 30 }), seconds, (earlier, value) => {
        expect(compareWithMean(mean(earlier), earlier, rule).verdict).toBe('same');
        for (const figure of Object.values(compareWithMean(value, earlier, rule))) {
          if (typeof figure === 'number') expect(Number.isFinite(figure)).toBe(true);
        }
      }),
    );
  });
});
