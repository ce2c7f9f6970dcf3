import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addShare,
  firstShare,
  nextShare,
  sharePending,
  shareProblem,
  unseenProblem,
} from '../../../actions/canary-gate/src/figures/blindness.ts';
import { queryProblems, writtenAlike } from '../../../actions/canary-gate/src/figures/query-texts.ts';
import { chance, poisson } from '../stats/rig.ts';

const TOLERANCE = 0.1;

/** Whether a release of three steps, ten looks each, is ever held for its share. */
function held(rate: number, counted: (look: number) => number, seed: number): boolean {
  const random = chance(seed);
  let state = firstShare();
  for (const weight of [0.05, 0.25, 0.5]) {
    state = nextShare(state);
    for (let look = 0; look < 10; look++) {
      const requests = (share: number) => ({ requests: poisson(rate * share, random), errors: 0 });
      const pair = { canary: requests(weight * counted(look)), baseline: requests(1 - weight) };
      state = addShare(state, pair, weight, TOLERANCE);
    }
    if (shareProblem(state, weight, TOLERANCE)) return true;
  }
  return false;
}
const share = (rate: number, counted: (look: number) => number, releases = 500) =>
  Array.from({ length: releases }, (_, seed) => held(rate, counted, seed + 1)).filter(Boolean).length /
  releases;

describe("the canary's share of the requests", () => {
  test.each([10, 100, 1000, 10_000])('is as asked, %i requests a look: never held', (rate) => {
    expect(share(rate, () => 1)).toBe(0);
    // At the border of the tolerance it is still allowed.
    expect(share(rate, () => 1 / (1 + TOLERANCE))).toBeLessThanOrEqual(0.004);
    expect(share(rate, () => 1 + TOLERANCE)).toBeLessThanOrEqual(0.004);
  });

  test.each([
    [0.2, 100],
    [0.01, 100],
    [0.8, 3000],
    [5, 100],
  ])('of which a part of %f is counted, %i requests a look: always held', (counted, rate) => {
    expect(share(rate, () => counted)).toBe(1);
  });

  test('that arrives late is forgiven once the later half of the step is right', () => {
    // An estimate of some hundred requests is off by a tenth now and then; the next look is better.
    expect(share(3000, (look) => (look < 4 ? 0.1 : 1))).toBeLessThanOrEqual(0.02);
    expect(share(3000, (look) => (look < 4 ? 1 : 0.1))).toBe(1);
  });

  test.each([
    [1, 20_000, false],
    [0.95, 20_000, false],
    [0.8, 20_000, true],
    [1, 100, true],
  ])('is enough to promote on: %f of it, %i requests: %s', (counted, requests, pending) => {
    const half = { requests: requests / 2, errors: 0 };
    const pair = { canary: { ...half, requests: half.requests * counted }, baseline: half };
    const state = addShare(addShare(firstShare(), pair, 0.5, TOLERANCE), pair, 0.5, TOLERANCE);
    expect(sharePending(state, 0.5, TOLERANCE) !== undefined).toBe(pending);
  });

  test('can be stored and continued', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 10 }), (looks) => {
        let whole = firstShare();
        let stored = firstShare();
        for (const [canary, baseline] of looks) {
          const pair = {
            canary: { requests: canary, errors: 0 },
            baseline: { requests: baseline, errors: 0 },
          };
          whole = addShare(whole, pair, 0.25, TOLERANCE);
          stored = JSON.parse(JSON.stringify(addShare(stored, pair, 0.25, TOLERANCE)));
        }
        expect(stored).toEqual(whole);
        expect(shareProblem(stored, 0.25, TOLERANCE)).toBe(shareProblem(whole, 0.25, TOLERANCE));
      }),
    );
  });
});

test('a canary without an error is believed where none had to be expected', () => {
  const pair = (requests: number, errors: number, baseline: number) => ({
    canary: { requests, errors },
    baseline: { requests: 1000, errors: baseline },
  });
  expect(unseenProblem(pair(500, 0, 5))).toBeUndefined();
  expect(unseenProblem(pair(1000, 0, 5))).toMatch(
    /not one error of the canary was ever seen in 1,000 requests/,
  );
  expect(unseenProblem(pair(1000, 1, 5))).toBeUndefined();
  expect(unseenProblem(pair(1e6, 0, 0))).toBeUndefined();
});

describe('the texts of the queries', () => {
  const queries = {
    canaryRequests: 'sum(increase(http_requests_total{track="canary"}[{window}]))',
    canaryErrors: 'sum(increase(http_requests_total{track="canary",code=~"5.."}[{window}]))',
    baselineRequests: 'sum(increase(http_requests_total{track="stable"}[{window}]))',
    baselineErrors: 'sum(increase(http_requests_total{track="stable",code=~"5.."}[{window}]))',
  };

  test.each([
    ['a label', {}],
    [
      'white space',
      { canaryErrors: 'sum( increase(http_requests_total{track = "canary", code=~"5.."} [{window}]))' },
    ],
    [
      'a part of a name',
      {
        canaryRequests: 'web_v12_requests[{window}]',
        canaryErrors: 'web_v12_errors[{window}]',
        baselineRequests: 'web_v9_requests[{window}]',
        baselineErrors: 'web_v9_errors[{window}]',
      },
    ],
  ])('are alike when they differ in %s', (_name, other) => {
    expect(writtenAlike({ ...queries, ...other })).toBe(true);
  });

  test.each([
    ['a typo in the failures', { canaryErrors: queries.canaryErrors.replace('5..', '5xx') }],
    ['a typo in the label', { canaryErrors: queries.canaryErrors.replace('canary', 'canery') }],
    ['another metric', { canaryErrors: 'sum(increase(http_errors_total{track="canary"}[{window}]))' }],
    ['the label of the other', { canaryErrors: queries.baselineErrors }],
    ['a part that is missing', { canaryErrors: queries.canaryErrors.replace(',code=~"5.."', '') }],
  ])('are not alike with %s', (_name, other) => {
    expect(writtenAlike({ ...queries, ...other })).toBe(false);
  });

  test('that are the same are said with their names, however they are spaced', () => {
    expect(queryProblems(queries)).toEqual([]);
    expect(
      queryProblems({ ...queries, canaryRequests: `  ${queries.baselineRequests.replaceAll('(', '( ')}` }),
    ).toEqual([expect.stringContaining('"canary-requests" and "baseline-requests" are the same query')]);
    expect(queryProblems({ ...queries, canaryErrors: queries.canaryRequests })).toHaveLength(1);
  });
});
