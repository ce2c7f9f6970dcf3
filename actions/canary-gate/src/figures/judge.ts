import {
  type ArmCounts,
  type ArmPair,
  addLimitEvidence,
  addRatioEvidence,
  type Evidence,
  logEvidence,
  logSpaced,
  noEvidence,
} from '@paceline/stats';
import {
  addShare,
  firstShare,
  nextShare,
  type ShareState,
  sharePending,
  shareProblem,
  unseenProblem,
} from './blindness.ts';

export interface JudgeSettings {
  /** α: most that a canary no worse than allowed may be rolled back with, over all steps and looks. */
  readonly alpha: number;
  /** β: most that a canary as bad as `maxErrorRatio` may be promoted with, over all looks. */
  readonly beta: number;
  /** r₀: the canary counts as worse beyond this multiple of the baseline's error ratio. */
  readonly allowedRatio: number;
  /** Promoted on evidence that the canary's error ratio is below this multiple of the baseline's. */
  readonly maxErrorRatio: number;
  /** Error ratio that is never counted as worse; 0 = none. */
  readonly negligible: number;
  /** Canary requests and seconds that a step needs before it passes. */
  readonly minRequests: number;
  readonly minSeconds: number;
  /** How far the canary's share of the requests may be from the weight, 0.1 = a tenth; undefined: not looked at. */
  readonly trafficTolerance?: number | undefined;
  /** A canary of which no error was ever seen may be promoted even if the baseline's ratio made some likely. */
  readonly allowUnseenErrors?: boolean | undefined;
}

/** Everything the judge remembers: JSON, so that a run can be replayed and continued. */
export interface JudgeState {
  readonly rollBack: Evidence;
  readonly belowRatio: Evidence;
  readonly belowNegligible: Evidence;
  readonly step: ArmPair;
  readonly all: ArmPair;
  readonly share: ShareState;
}

export type Verdict = 'continue' | 'promote' | 'roll-back' | 'no-data';

/** One look: what was new since the last one, or undefined when it could not be measured. */
export interface Look {
  /** Seconds since the step began. */
  readonly seconds: number;
  /** True in the last step: passing it promotes. */
  readonly last: boolean;
  /** Share of the traffic that the canary was given, 0–1. */
  readonly weight: number;
  readonly fresh: ArmPair | undefined;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly state: JudgeState;
  /** E-values: evidence that the canary is worse than allowed, and that it is good enough. */
  readonly worse: number;
  readonly good: number;
  /** Why the step holds although the evidence would let it pass: the figures are not believed. */
  readonly blind?: string;
}

const WORSE = logSpaced(1.25, 32, 14);
const BETTER = logSpaced(0.05, 0.8, 6);
const NOTHING: ArmPair = { canary: { requests: 0, errors: 0 }, baseline: { requests: 0, errors: 0 } };

/** The judge before the first step. */
export const firstState = (): JudgeState => ({
  rollBack: noEvidence(WORSE),
  belowRatio: noEvidence(BETTER),
  belowNegligible: noEvidence(BETTER),
  step: NOTHING,
  all: NOTHING,
  share: firstShare(),
});

/** Evidence is one over all steps; only what a step must have seen itself starts again. */
export const nextStep = (state: JudgeState): JudgeState => ({
  ...state,
  step: NOTHING,
  share: nextShare(state.share),
});

/**
 * Judges one look. Numbers in, decision out: no clock, no input, no chance.
 *
 * - Roll back when E(ratio ≤ r₀) ≥ 1/α.
 * - Promote, in the last step, when the mean of E(ratio ≥ maxErrorRatio) and E(canary's error ratio ≥
 *   negligible) is ≥ 1/β. A bad canary is one for which both hold; the mean of two e-values is an e-value.
 * - A step passes when it is long enough and saw enough, unless the case against the canary is half made already
 *   (E ≥ 1/√α): then more traffic would be the wrong answer, and the step holds.
 * - Nothing passes on figures that are not believed (blindness.ts).
 *
 * Formulas and sources: `addRatioEvidence` and `addLimitEvidence` in @paceline/stats. Bounds, at any number of
 * looks: a canary no worse than allowed is rolled back with a probability ≤ α, a bad one is promoted with a
 * probability ≤ β.
 */
export function judge(state: JudgeState, look: Look, settings: JudgeSettings): Judgement {
  const { fresh } = look;
  if (!fresh) return { verdict: 'no-data', state, ...strength(state, settings) };
  const { allowedRatio, maxErrorRatio, negligible } = settings;
  const against = { ratio: allowedRatio, alternatives: WORSE };
  const good = { ratio: maxErrorRatio, alternatives: BETTER };
  const next: JudgeState = {
    rollBack: addRatioEvidence(state.rollBack, fresh, against),
    belowRatio: addRatioEvidence(state.belowRatio, fresh, good),
    belowNegligible:
      negligible > 0
        ? addLimitEvidence(state.belowNegligible, fresh.canary, negligible, BETTER)
        : state.belowNegligible,
    step: sum(state.step, fresh),
    all: sum(state.all, fresh),
    share: settings.trafficTolerance
      ? addShare(state.share, fresh, look.weight, settings.trafficTolerance)
      : state.share,
  };
  const found = strength(next, settings);
  const verdict = verdictOf(next, look, found, settings);
  const blind = verdict === 'promote' ? blindness(next, look, settings) : undefined;
  return { verdict: blind ? 'continue' : verdict, state: next, ...found, ...(blind ? { blind } : {}) };
}

function blindness(
  { share, all }: JudgeState,
  { weight, last }: Look,
  { trafficTolerance, allowUnseenErrors }: JudgeSettings,
): string | undefined {
  const mismatch = trafficTolerance
    ? (shareProblem(share, weight, trafficTolerance) ??
      (last ? sharePending(share, weight, trafficTolerance) : undefined))
    : undefined;
  return mismatch ?? (last && !allowUnseenErrors ? unseenProblem(all) : undefined);
}

function verdictOf(
  { step, all }: JudgeState,
  { seconds, last, fresh }: Look,
  { worse, good }: { worse: number; good: number },
  { alpha, beta, negligible, minRequests, minSeconds }: JudgeSettings,
): Verdict {
  // What nobody minds rolls nothing back, however surely it is worse than a baseline without errors.
  const minded = errorRatio(all.canary) > negligible;
  if (minded && worse >= 1 / alpha) return 'roll-back';
  // Without a request in either arm there is nothing new to say, and time alone must not pass a step.
  if (!(fresh!.canary.requests > 0 && fresh!.baseline.requests > 0)) return 'no-data';
  if (seconds < minSeconds || step.canary.requests < minRequests) return 'continue';
  const calm = !(minded && worse >= 1 / Math.sqrt(alpha));
  return calm && (!last || good >= 1 / beta) ? 'promote' : 'continue';
}

function strength(state: JudgeState, { negligible }: JudgeSettings): { worse: number; good: number } {
  const ratio = Math.exp(logEvidence(state.belowRatio));
  const good = negligible > 0 ? (ratio + Math.exp(logEvidence(state.belowNegligible))) / 2 : ratio;
  // JSON knows no Infinity, and beyond this no threshold lies.
  return { worse: bounded(Math.exp(logEvidence(state.rollBack))), good: bounded(good) };
}

const bounded = (value: number): number => Math.min(value, 1e300);

export const errorRatio = ({ requests, errors }: ArmCounts): number => (requests > 0 ? errors / requests : 0);

function sum(a: ArmPair, b: ArmPair): ArmPair {
  const arm = (x: ArmCounts, y: ArmCounts) => ({
    requests: x.requests + y.requests,
    errors: x.errors + y.errors,
  });
  return { canary: arm(a.canary, b.canary), baseline: arm(a.baseline, b.baseline) };
}
