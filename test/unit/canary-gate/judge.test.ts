import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstState, judge, nextStep } from '../../../actions/canary-gate/src/figures/judge.ts';
import { type Release, releases, SETTINGS } from './simulate.ts';

const weights = [0.05, 0.25, 0.5];
const steady: Release = { rate: 100, weights, baseline: 0.005, canary: 0.005 };

describe('the promised probabilities, over 2,000 simulated releases each', () => {
  test.each<[string, Release]>([
    ['1 request a second', { ...steady, rate: 1, canary: 0.02, baseline: 0.02 }],
    ['10 requests a second', { ...steady, rate: 10 }],
    ['100 requests a second', steady],
    ['1,000 requests a second', { ...steady, rate: 1000 }],
    ['an error ratio of 30 %', { ...steady, baseline: 0.3, canary: 0.3 }],
    ['an incident that hits both', { ...steady, shared: (t) => (t > 60 && t <= 120 ? 10 : 1) }],
    ['a drift of both', { ...steady, shared: (t) => 1 + t / 100 }],
  ])('no worse than the baseline, %s: rolled back in at most α = 1 %%', (_name, facts) => {
    expect(releases(facts, 2000).rolledBack.share).toBeLessThanOrEqual(SETTINGS.alpha);
  });

  test('at the margin: rolled back in at most α', () => {
    const facts = { ...steady, canary: 0.005 * 1.5 };
    expect(releases(facts, 2000, { ...SETTINGS, allowedRatio: 1.5 }).rolledBack.share).toBeLessThanOrEqual(
      0.01,
    );
  });

  test('as bad as max-error-ratio: promoted in at most β = 5 %', () => {
    expect(releases({ ...steady, canary: 0.01 }, 2000).promoted.share).toBeLessThanOrEqual(SETTINGS.beta);
    const both = { ...SETTINGS, negligible: 0.01 };
    expect(releases({ ...steady, canary: 0.01 }, 2000, both).promoted.share).toBeLessThanOrEqual(
      SETTINGS.beta,
    );
  });
});

describe('power', () => {
  test('a doubled error ratio is rolled back', () => {
    const at100 = releases({ ...steady, canary: 0.01 }, 1000);
    expect(at100.rolledBack.share).toBeGreaterThan(0.97);
    const at1000 = releases({ ...steady, rate: 1000, canary: 0.01 }, 500);
    expect(at1000.rolledBack.share).toBe(1);
    expect(at1000.rolledBack.seconds).toBeLessThanOrEqual(60);
  });

  test('a healthy canary is promoted', () => {
    expect(releases(steady, 1000).promoted.share).toBeGreaterThan(0.97);
    expect(releases({ ...steady, rate: 1000 }, 1000).promoted.share).toBeGreaterThan(0.99);
  });

  test('services without any errors are promoted when a negligible ratio is named, and only then', () => {
    const clean = { ...steady, baseline: 0, canary: 0 };
    expect(releases(clean, 200, { ...SETTINGS, negligible: 0.001 }).promoted.share).toBe(1);
    expect(releases(clean, 50).undecided.share).toBe(1);
  });
});

describe('what can be said of every single decision', () => {
  const counts = fc.record({
    nc: fc.nat(2000),
    nb: fc.nat(2000),
    pc: fc.double({ min: 0, max: 1, noNaN: true }),
    pb: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const fresh = ({ nc, nb, pc, pb }: { nc: number; nb: number; pc: number; pb: number }) => ({
    canary: { requests: nc, errors: Math.round(nc * pc) },
    baseline: { requests: nb, errors: Math.round(nb * pb) },
  });

  test('without data there is no decision and no evidence', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), fc.boolean(), (looks, last) => {
        let state = firstState();
        for (const [index, look] of looks.entries()) {
          state = judge(
            state,
            { seconds: index * 10, last, weight: 0.5, fresh: fresh(look) },
            SETTINGS,
          ).state;
        }
        const judged = judge(state, { seconds: 1e6, last, weight: 0.5, fresh: undefined }, SETTINGS);
        expect(judged.verdict).toBe('no-data');
        expect(judged.state).toEqual(state);
      }),
    );
  });

  test('no step passes on time alone, and none before its time', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (look, last) => {
        const pair = fresh(look);
        const empty = { ...pair, canary: { requests: 0, errors: 0 } };
        expect(judge(firstState(), { seconds: 1e6, last, weight: 0.5, fresh: empty }, SETTINGS).verdict).toBe(
          'no-data',
        );
        expect(
          judge(firstState(), { seconds: 1, last, weight: 0.5, fresh: pair }, SETTINGS).verdict,
        ).not.toBe('promote');
      }),
    );
  });

  test('below what nobody minds nothing is rolled back', () => {
    fc.assert(
      fc.property(counts, (look) => {
        const pair = fresh(look);
        const settings = { ...SETTINGS, negligible: 0.4 };
        const { verdict } = judge(
          firstState(),
          { seconds: 1e6, last: false, weight: 0.5, fresh: pair },
          settings,
        );
        if (pair.canary.errors <= 0.4 * pair.canary.requests) expect(verdict).not.toBe('roll-back');
      }),
    );
  });

  test('a step holds while the case against the canary is half made', () => {
    const look = (xc: number) => ({
      seconds: 60,
      last: false,
      weight: 0.05,
      fresh: { canary: { requests: 500, errors: xc }, baseline: { requests: 9500, errors: 48 } },
    });
    const verdicts = Array.from({ length: 20 }, (_, xc) => judge(firstState(), look(xc), SETTINGS).verdict);
    expect(verdicts[0]).toBe('promote');
    expect(verdicts).toContain('continue');
    expect(verdicts[19]).toBe('roll-back');
    expect(verdicts).toEqual([...verdicts].sort((a, b) => rank(a) - rank(b)));
  });

  test('the next step forgets what the last one saw, not what it proved', () => {
    const pair = { canary: { requests: 100, errors: 3 }, baseline: { requests: 900, errors: 9 } };
    const { state } = judge(firstState(), { seconds: 60, last: false, weight: 0.1, fresh: pair }, SETTINGS);
    const next = nextStep(state);
    expect(next.step.canary.requests).toBe(0);
    expect(next.rollBack).toEqual(state.rollBack);
    expect(next.all).toEqual(state.all);
  });
});

const rank = (verdict: string): number => ['promote', 'continue', 'roll-back'].indexOf(verdict);
