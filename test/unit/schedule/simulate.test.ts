import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  divide,
  drawRun,
  fluidBound,
  learn,
  MEDIUM,
  queueRun,
  staticRun,
} from '../../bench/matrix/simulate.ts';
import { seededRandom } from './seeded-random.ts';

const tests = fc.array(fc.double({ min: 0.01, max: 300, noNaN: true }), { minLength: 1, maxLength: 60 });
const runners = fc.integer({ min: 1, max: 12 });
const rule = { pullSeconds: 1.5, eagerness: 1.5, leastSeconds: 7.5 };

test('no schedule is shorter than the bound of a fluid', () => {
  fc.assert(
    fc.property(tests, runners, fc.nat(1000), (mean, count, seed) => {
      const draw = drawRun(mean, count, MEDIUM, seededRandom(seed));
      const bound = fluidBound(draw) * (1 - 1e-9);
      expect(staticRun(draw, divide(mean, count))).toBeGreaterThanOrEqual(bound);
      expect(queueRun(draw, mean, rule).makespan).toBeGreaterThanOrEqual(bound);
    }),
  );
});

test('the bound is when all runners end together', () => {
  const draw = { seconds: [6, 5, 1], runners: [2, 0].map((start) => ({ start, speed: 1 })) };
  expect(fluidBound(draw)).toBe(7);
  // One that starts after the others have done everything is of no use.
  expect(fluidBound({ seconds: [4], runners: [0, 9].map((start) => ({ start, speed: 2 })) })).toBe(2);
});

test('a queue of small tests comes to the bound where pulls cost nothing', () => {
  const mean = Array.from({ length: 2000 }, () => 0.5);
  const draw = drawRun(mean, 8, MEDIUM, seededRandom(1));
  const { makespan, pulls } = queueRun(draw, mean, { pullSeconds: 0, eagerness: 2, leastSeconds: 0 });
  expect(makespan / fluidBound(draw)).toBeLessThan(1.01);
  expect(pulls).toBeGreaterThan(5);
});

test('durations are learned although loaded legs are slow', () => {
  const mean = Array.from({ length: 200 }, (_, index) => 1 + (index % 17));
  const { balances, estimates } = learn(mean, {
    ...{ runners: 8, runs: 12, remembered: 10, inflation: 1, noise: MEDIUM, next: seededRandom(2) },
  });
  expect(balances).toHaveLength(12);
  expect(Math.max(...balances.slice(4))).toBeLessThan(1.15);
  expect(estimates).toHaveLength(200);
});
