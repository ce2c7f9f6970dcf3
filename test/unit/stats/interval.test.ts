import { errorRatioInterval } from '@paceline/stats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomial, chance } from './rig.ts';

test('holds the observed ratio, lies in 0–1, and narrows with more requests', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (requests, ratio) => {
        const errors = Math.round(requests * ratio);
        const [low, high] = errorRatioInterval({ requests, errors }, 0.01);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(errors / requests + 1e-12);
        expect(high).toBeGreaterThanOrEqual(errors / requests - 1e-12);
        const [low4, high4] = errorRatioInterval({ requests: requests * 4, errors: errors * 4 }, 0.01);
        expect(high4 - low4).toBeLessThan(high - low + 1e-9);
      },
    ),
  );
});

test('without requests it is everything', () => {
  expect(errorRatioInterval({ requests: 0, errors: 0 }, 0.01)).toEqual([0, 1]);
});

test('misses the true ratio at some look in at most α of the runs', () => {
  const random = chance(3);
  let missed = 0;
  const runs = 1000;
  for (let run = 0; run < runs; run++) {
    let requests = 0;
    let errors = 0;
    for (let look = 0; look < 30; look++) {
      requests += 100;
      errors += binomial(100, 0.05, random);
      const [low, high] = errorRatioInterval({ requests, errors }, 0.05);
      if (low > 0.05 || high < 0.05) {
        missed += 1;
        break;
      }
    }
  }
  expect(missed / runs).toBeLessThanOrEqual(0.05);
});
