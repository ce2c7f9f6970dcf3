import {
  firstState,
  type JudgeSettings,
  judge,
  nextStep,
} from '../../../actions/canary-gate/src/figures/judge.ts';
import { binomial, chance, poisson } from '../stats/rig.ts';

export const SETTINGS: JudgeSettings = {
  alpha: 0.01,
  beta: 0.05,
  allowedRatio: 1,
  maxErrorRatio: 2,
  negligible: 0,
  minRequests: 50,
  minSeconds: 30,
  trafficTolerance: 0.1,
};

export interface Release {
  /** Requests per second of both arms together. */
  readonly rate: number;
  readonly weights: readonly number[];
  readonly baseline: number;
  readonly canary: number;
  /** Factor on both error ratios at a time; a shared incident or drift. */
  readonly shared?: (seconds: number) => number;
  /** Factor on one arm's error ratio in one interval. */
  readonly burst?: (random: () => number) => number;
  readonly interval?: number;
  readonly stepMaxSeconds?: number;
}

export interface Ending {
  readonly decision: 'promoted' | 'rolled-back' | 'undecided';
  readonly seconds: number;
  readonly exposed: number;
}

/** One release, judged as the gate judges it. */
export function release(facts: Release, settings: JudgeSettings, seed: number): Ending {
  const { rate, weights, interval = 10, stepMaxSeconds = 600, shared = () => 1, burst = () => 1 } = facts;
  const random = chance(seed);
  let state = firstState();
  let clock = 0;
  let exposed = 0;
  for (const [index, weight] of weights.entries()) {
    state = nextStep(state);
    let passed = false;
    for (let seconds = interval; seconds <= stepMaxSeconds && !passed; seconds += interval) {
      clock += interval;
      const arm = (share: number, ratio: number) => {
        const requests = poisson(rate * share * interval, random);
        const p = Math.min(1, ratio * shared(clock) * burst(random));
        return { requests, errors: binomial(requests, p, random) };
      };
      const fresh = { canary: arm(weight, facts.canary), baseline: arm(1 - weight, facts.baseline) };
      exposed += fresh.canary.requests;
      const judged = judge(state, { seconds, fresh, weight, last: index === weights.length - 1 }, settings);
      state = judged.state;
      if (judged.verdict === 'roll-back') return { decision: 'rolled-back', seconds: clock, exposed };
      passed = judged.verdict === 'promote';
    }
    if (!passed) return { decision: 'undecided', seconds: clock, exposed };
  }
  return { decision: 'promoted', seconds: clock, exposed };
}

/** Shares of the decisions over many releases, and the median seconds of those that were decided so. */
export function releases(facts: Release, count: number, settings: JudgeSettings = SETTINGS, seed = 1) {
  const endings = Array.from({ length: count }, (_, index) =>
    release(facts, settings, seed * 1_000_003 + index),
  );
  const of = (decision: Ending['decision']) => {
    const those = endings.filter((ending) => ending.decision === decision);
    const sorted = those.map((ending) => ending.seconds).sort((a, b) => a - b);
    const exposed = those.map((ending) => ending.exposed).sort((a, b) => a - b);
    return {
      share: those.length / count,
      seconds: sorted[sorted.length >> 1],
      exposed: exposed[exposed.length >> 1],
    };
  };
  return { promoted: of('promoted'), rolledBack: of('rolled-back'), undecided: of('undecided') };
}
