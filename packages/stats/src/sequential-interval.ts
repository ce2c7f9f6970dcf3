import type { ArmCounts } from './sequential.ts';

/**
 * An interval for an error ratio that is valid at every look at once: the probability that the true ratio
 * is ever outside is at most α. All p for which the likelihood ratio of the Beta(½, ½) mixture against p,
 * B(x + ½, n − x + ½) ÷ B(½, ½) ÷ [pˣ(1 − p)ⁿ⁻ˣ], has stayed below 1/α.
 * Source: Robbins, "Statistical Methods Related to the Law of the Iterated Logarithm", Annals of
 * Mathematical Statistics 41 (1970); Howard et al., Annals of Statistics 49 (2021).
 * @returns low and high, 0–1; the whole range when there is no request
 */
export function errorRatioInterval({ requests, errors }: ArmCounts, alpha: number): [number, number] {
  if (!(requests > 0)) return [0, 1];
  const x = Math.min(Math.max(0, errors), requests);
  const mixture = logBeta(x + 0.5, requests - x + 0.5) - logBeta(0.5, 0.5);
  const limit = mixture + Math.log(alpha);
  /** Positive inside of the interval; highest at x/n and falling to both sides. */
  const inside = (p: number) => term(x, p) + term(requests - x, 1 - p) > limit;
  const middle = x / requests;
  return [inside(0) ? 0 : bisect(0, middle, inside), inside(1) ? 1 : bisect(1, middle, inside)];
}

/** count·ln p, with 0·ln 0 = 0. */
const term = (count: number, p: number): number => (count === 0 ? 0 : count * Math.log(p));

/** The border between `outside` and `within`, on the outer side. */
function bisect(outside: number, within: number, inside: (p: number) => boolean): number {
  let [out, in_] = [outside, within];
  for (let round = 0; round < 60; round++) {
    const middle = (out + in_) / 2;
    if (inside(middle)) in_ = middle;
    else out = middle;
  }
  return out;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(z) for z > 0; Lanczos' approximation with g = 7, relative error below 1e-13 for z ≥ ½. */
function logGamma(z: number): number {
  const base = z - 1;
  const t = base + 7.5;
  const series = LANCZOS.slice(1).reduce((sum, c, index) => sum + c / (base + index + 1), LANCZOS[0]!);
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(t) - t + Math.log(series);
}
