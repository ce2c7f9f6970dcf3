import {
  type ArmPair,
  addLimitEvidence,
  addRatioEvidence,
  logEvidence,
  logSpaced,
  noEvidence,
} from '@paceline/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomial, chance, poisson } from './rig.ts';

const alternatives = logSpaced(1.25, 32, 14);
const hypothesis = { ratio: 1, alternatives };
const pair = (nc: number, xc: number, nb: number, xb: number): ArmPair => ({
  canary: { requests: nc, errors: xc },
  baseline: { requests: nb, errors: xb },
});
const anyPair = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), fc.nat(100), fc.nat(100))
  .map(([nc, nb, xc, xb]) => pair(nc, Math.min(nc, xc), nb, Math.min(nb, xb)));

describe('the evidence about a ratio', () => {
  test('is the likelihood ratio of the split, by hand', () => {
    // Equal traffic, r₀ = 1: q₀ = ½. One alternative ψ = 3: q = ¾. Three errors of the canary, one of the baseline.
    const evidence = addRatioEvidence([0], pair(100, 3, 100, 1), { ratio: 1, alternatives: [3] });
    expect(evidence[0]).toBeCloseTo(3 * Math.log(0.75 / 0.5) + Math.log(0.25 / 0.5), 12);
  });

  test('does not depend on how looks are cut, while the shares of the traffic stay', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 2, max: 9 }), (whole, parts) => {
        const once = addRatioEvidence(noEvidence(alternatives), whole, hypothesis);
        let sum = noEvidence(alternatives);
        const cut = ({ requests, errors }: { requests: number; errors: number }) => ({
          requests: requests / parts,
          errors: errors / parts,
        });
        for (let part = 0; part < parts; part++) {
          sum = addRatioEvidence(
            sum,
            { canary: cut(whole.canary), baseline: cut(whole.baseline) },
            hypothesis,
          );
        }
        expect(logEvidence(sum)).toBeCloseTo(logEvidence(once), 6);
      }),
    );
  });

  test('grows with each error of the canary and shrinks with each of the baseline', () => {
    fc.assert(
      fc.property(anyPair, ({ canary, baseline }) => {
        const start = noEvidence(alternatives);
        const more = (side: 'canary' | 'baseline') =>
          logEvidence(
            addRatioEvidence(
              start,
              {
                canary: { ...canary, errors: canary.errors + (side === 'canary' ? 1 : 0) },
                baseline: { ...baseline, errors: baseline.errors + (side === 'baseline' ? 1 : 0) },
              },
              hypothesis,
            ),
          );
        const now = logEvidence(addRatioEvidence(start, { canary, baseline }, hypothesis));
        expect(more('canary')).toBeGreaterThan(now);
        expect(more('baseline')).toBeLessThan(now);
      }),
    );
  });

  test('an arm without requests says nothing', () => {
    expect(addRatioEvidence([0.5], pair(0, 0, 100, 5), { ratio: 1, alternatives: [2] })).toEqual([0.5]);
    expect(addRatioEvidence([0.5], pair(100, 5, 0, 0), { ratio: 1, alternatives: [2] })).toEqual([0.5]);
  });

  test('its mean over chance is 1 while the hypothesis holds', () => {
    const random = chance(7);
    let total = 0;
    const runs = 40_000;
    for (let run = 0; run < runs; run++) {
      const counts = pair(100, poisson(2, random), 300, poisson(6, random));
      total += Math.exp(logEvidence(addRatioEvidence([0, 0], counts, { ratio: 1, alternatives: [1.25, 2] })));
    }
    expect(total / runs).toBeGreaterThan(0.95);
    expect(total / runs).toBeLessThan(1.05);
  });

  test('never overflows to something that is no number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1 }), (evidence) => {
        expect(Number.isNaN(logEvidence(evidence))).toBe(false);
        expect(logEvidence(evidence)).toBeLessThanOrEqual(Math.max(...evidence) + 1e-9);
      }),
    );
  });
});

describe('the evidence about a limit', () => {
  const better = logSpaced(0.05, 0.8, 6);
  test('a service without errors passes 0.1 % after some thousand requests, not before', () => {
    const evidenceAt = (requests: number) =>
      Math.exp(logEvidence(addLimitEvidence(noEvidence(better), { requests, errors: 0 }, 0.001, better)));
    expect(evidenceAt(2000)).toBeLessThan(20);
    expect(evidenceAt(5000)).toBeGreaterThan(20);
  });

  test('at the limit it rarely reaches 20, however often one looks', () => {
    const random = chance(11);
    let wrong = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      let evidence = noEvidence(better);
      for (let look = 0; look < 60; look++) {
        const counts = { requests: 500, errors: binomial(500, 0.01, random) };
        evidence = addLimitEvidence(evidence, counts, 0.01, better);
        if (logEvidence(evidence) >= Math.log(20)) {
          wrong += 1;
          break;
        }
      }
    }
    expect(wrong / runs).toBeLessThanOrEqual(0.05);
  });
});
