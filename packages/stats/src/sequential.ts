/** Requests of one arm and how many of them failed. Not always whole: Prometheus extrapolates. */
export interface ArmCounts {
  readonly requests: number;
  readonly errors: number;
}

/** What both arms saw in one interval; intervals never overlap. */
export interface ArmPair {
  readonly canary: ArmCounts;
  readonly baseline: ArmCounts;
}

/** Log-likelihood ratios Lⱼ, one per alternative; starts at zeros. Evidence can be stored and continued. */
export type Evidence = readonly number[];

/** A hypothesis about ratio = canary error ratio ÷ baseline error ratio, and what is held against it. */
interface RatioHypothesis {
  /** r₀: the ratio on the border of the hypothesis; > 0. */
  readonly ratio: number;
  /**
   * ψⱼ, as multiples of r₀. All > 1 gather evidence against "the ratio is at most r₀", all < 1 against
   * "the ratio is at least r₀".
   */
  readonly alternatives: readonly number[];
}

export const noEvidence = (alternatives: readonly number[]): Evidence => alternatives.map(() => 0);

/** `count` values from `low` to `high`, evenly spaced by their logarithm. */
export function logSpaced(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => low * (high / low) ** (index / Math.max(1, count - 1)));
}

/**
 * Adds one interval's counts to the evidence about the ratio of two error ratios. Of all errors of an
 * interval, each is the canary's with probability q = r·nc ÷ (r·nc + nb), whatever the error ratio itself
 * is at that time; so drifts, incidents that hit both arms, and changes of the weights cancel out.
 *
 *     Lⱼ += xc·ln(qⱼ/q₀) + xb·ln((1−qⱼ)/(1−q₀)),   q₀ at r = r₀, qⱼ at r = r₀·ψⱼ
 *
 * Under the hypothesis E = mean(exp Lⱼ) is a non-negative supermartingale that starts at 1, so by Ville's
 * inequality it ever reaches 1/α with a probability of at most α, however often one looks. Exact for Poisson
 * counts, conservative for binomial ones; not valid where one arm alone has bursts of errors.
 * Source: Lindon & Malek, "Anytime-Valid Inference for Multinomial Count Data", arXiv 2011.03567 (conditioning
 * on the total); Ville, "Étude critique de la notion de collectif" (1939). The mixture over ψ is our own.
 */
export function addRatioEvidence(
  evidence: Evidence,
  { canary, baseline }: ArmPair,
  { ratio, alternatives }: RatioHypothesis,
): Evidence {
  // An arm without requests says nothing about a comparison.
  if (!(canary.requests > 0 && baseline.requests > 0)) return evidence;
  const share = (r: number) => (r * canary.requests) / (r * canary.requests + baseline.requests);
  const q0 = share(ratio);
  return evidence.map((sum, index) => {
    const qj = share(ratio * alternatives[index]!);
    return sum + canary.errors * Math.log(qj / q0) + baseline.errors * Math.log((1 - qj) / (1 - q0));
  });
}

/**
 * Adds one interval's counts to the evidence against "the error ratio of one arm is at least `limit`":
 *
 *     Lⱼ += x·ln ψⱼ + (n − x)·ln((1 − ψⱼ·limit)/(1 − limit)),   ψⱼ < 1
 *
 * A likelihood ratio of Bernoulli trials, so again mean(exp Lⱼ) ever reaches 1/β with a probability of at
 * most β while the hypothesis holds. Source: Wald, "Sequential Tests of Statistical Hypotheses" (1945).
 * @param limit 0 < limit < 1
 */
export function addLimitEvidence(
  evidence: Evidence,
  { requests, errors }: ArmCounts,
  limit: number,
  alternatives: readonly number[],
): Evidence {
  const failed = Math.min(errors, requests);
  return evidence.map((sum, index) => {
    const psi = alternatives[index]!;
    return sum + failed * Math.log(psi) + (requests - failed) * Math.log((1 - psi * limit) / (1 - limit));
  });
}

/** ln of the mean of exp Lⱼ: the logarithm of the e-value. Compare with −ln α. */
export function logEvidence(evidence: Evidence): number {
  if (evidence.length === 0) return 0;
  const top = Math.max(...evidence);
  return top + Math.log(evidence.reduce((sum, value) => sum + Math.exp(value - top), 0) / evidence.length);
}
