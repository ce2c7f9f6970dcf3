import { formatCount, formatPercent } from '@paceline/render';
import {
  type ArmPair,
  addRatioEvidence,
  type Evidence,
  logEvidence,
  logSpaced,
  noEvidence,
} from '@paceline/stats';

/**
 * Whether the figures can be believed to be the canary's: a gate that sees a part of the traffic, or of the errors,
 * must not promote. Nothing here rolls back; it holds.
 */

/** What the share test remembers: JSON. */
export interface ShareState {
  /** Evidence that the canary gets less, and that it gets more, of the traffic than it should. */
  readonly less: Evidence;
  readonly more: Evidence;
  /** Requests of the step up to each look. */
  readonly looks: readonly { readonly canary: number; readonly baseline: number }[];
}

/** Multiples of the border: from what is just beyond it to nothing at all. */
const LESS = logSpaced(0.01, 0.95, 10);
const MORE = logSpaced(1.05, 100, 10);
/** Multiples of 1 ÷ (1 + 2·tolerance): up to a share that is larger than asked for. */
const ENOUGH = logSpaced(1.05, 1.6, 6);
/** The mismatch is believed at 1,000: at most one release in 500 is held for no reason (two sides). */
const BELIEVED = Math.log(1000);
/** Expected errors of the canary of which not one was seen: e^-3, one release in 20, when all is well. */
const UNSEEN_EXPECTED = 3;

export const firstShare = (): ShareState => ({ less: noEvidence(LESS), more: noEvidence(MORE), looks: [] });

/** The evidence goes on; what a step has to show by itself starts again. */
export const nextShare = (state: ShareState): ShareState => ({ ...state, looks: [] });

/**
 * Adds a look's requests. Given their total, each is the canary's with probability q = ρ·w ÷ (ρ·w + 1 − w), w the
 * weight that was asked for and ρ = 1 where the traffic is split so: the same sequential test as that of the errors,
 * with requests in their place, against ρ ≥ 1 ÷ (1 + tolerance) and ρ ≤ 1 + tolerance.
 * Source: Lindon & Malek, "Anytime-Valid Inference for Multinomial Count Data", arXiv 2011.03567 (sample-ratio mismatch).
 * @param weight 0 < weight < 1
 */
export function addShare(
  state: ShareState,
  { canary, baseline }: ArmPair,
  weight: number,
  tolerance: number,
): ShareState {
  const seen = {
    canary: { requests: weight, errors: canary.requests },
    baseline: { requests: 1 - weight, errors: baseline.requests },
  };
  const before = state.looks.at(-1) ?? { canary: 0, baseline: 0 };
  const total = {
    canary: before.canary + canary.requests,
    baseline: before.baseline + baseline.requests,
  };
  return {
    less: addRatioEvidence(state.less, seen, { ratio: 1 / (1 + tolerance), alternatives: LESS }),
    more: addRatioEvidence(state.more, seen, { ratio: 1 + tolerance, alternatives: MORE }),
    looks: [...state.looks, total],
  };
}

/**
 * Why the traffic that is seen is not the traffic that was asked for; undefined when it may be. A weight takes a
 * while to reach all of a proxy's workers: where the later half of the step is as asked, the rest is forgiven.
 */
export function shareProblem(
  { less, more, looks }: ShareState,
  weight: number,
  tolerance: number,
): string | undefined {
  if (Math.max(logEvidence(less), logEvidence(more)) < BELIEVED) return undefined;
  if (looks.length === 0) return undefined;
  const { canary, baseline } = laterHalf(looks);
  const odds = (canary / baseline) * ((1 - weight) / weight);
  if (odds >= 1 / (1 + tolerance) && odds <= 1 + tolerance) return undefined;
  return `the canary has ${formatPercent(canary / (canary + baseline))} of the requests in the figures where ${formatPercent(weight)} was asked for: its requests are not all counted, or the weight is another one`;
}

/**
 * Why it is not known yet that the canary's requests are all counted; undefined when it is. Nothing found is not
 * nothing there: a fifth of the requests may be missing long before the test above shows it. So a promotion needs
 * evidence, of the later half of the step, against ρ ≤ 1 ÷ (1 + 2·tolerance), of the strength that one release in
 * twenty of those that miss so many passes.
 */
export function sharePending({ looks }: ShareState, weight: number, tolerance: number): string | undefined {
  const { canary, baseline } = laterHalf(looks);
  const seen = {
    canary: { requests: weight, errors: canary },
    baseline: { requests: 1 - weight, errors: baseline },
  };
  const ratio = 1 / (1 + 2 * tolerance);
  const evidence = addRatioEvidence(noEvidence(ENOUGH), seen, { ratio, alternatives: ENOUGH });
  if (logEvidence(evidence) >= Math.log(20)) return undefined;
  return `${formatCount(canary + baseline)} requests in the later half of the step are too few to tell that all of the canary's are counted (traffic-tolerance)`;
}

/** Requests since the middle of the step: the looks before the middle one; with a single look there is no earlier half. */
function laterHalf(looks: ShareState['looks']): { readonly canary: number; readonly baseline: number } {
  const now = looks.at(-1) ?? { canary: 0, baseline: 0 };
  const then = looks.length > 1 ? looks[(looks.length >> 1) - 1]! : { canary: 0, baseline: 0 };
  return { canary: now.canary - then.canary, baseline: now.baseline - then.baseline };
}

/**
 * Why a canary without a single error is not a good one: its errors may only not be seen, as where a new version
 * names a label otherwise. Undefined when one was seen, or none had to be expected by the baseline's ratio.
 */
export function unseenProblem({ canary, baseline }: ArmPair): string | undefined {
  if (canary.errors > 0 || !(baseline.requests > 0)) return undefined;
  const expected = (canary.requests * baseline.errors) / baseline.requests;
  return expected > UNSEEN_EXPECTED
    ? `not one error of the canary was ever seen in ${formatCount(canary.requests)} requests, of which the baseline would have failed ${formatCount(expected)}; if it really has none, set allow-unseen-errors`
    : undefined;
}
