import type { HistoryRecord, LegCost } from '@paceline/contracts';
import { mean, median, nonNegativeFit } from '@paceline/stats';

type RecordLeg = NonNullable<HistoryRecord['legs']>[number];

/** Fewer legs cannot tell a slow machine from a cost of its own. */
const LEAST_LEGS = 4;
/** Enough to outvote outliers, young enough to follow a change of the set-up. */
const RECENT_LEGS = 100;
/** How much the belief counts that only tests take time, in legs. */
const PRIOR_WEIGHT = 0.1;
/** Below this the time of a leg is mostly noise, so it counts no more than one of this length. */
const LEAST_SECONDS = 1;

/**
 * What the legs of each suite take beside their tests, from the newest passing legs of the first attempts:
 *
 * `wallSeconds ≈ startSeconds + fileSeconds × files + testFactor × testSeconds`
 *
 * The three are fitted without going below 0, each leg by its relative error, since the time of a slow machine is off
 * by a factor; legs far from the rest count less. Legs that are all alike do not say which of the three it is: a weak
 * prior (0, 0, 1), which is the sum of the tests alone, then divides what they take more among the three, so that what
 * it says of such legs is right all the same.
 * @param records newest first, as `History.records` gives them
 * @returns by suite; none of a suite of which fewer than four such legs are known
 */
export function legCosts(records: readonly HistoryRecord[]): Map<string, LegCost> {
  const legs = records.flatMap(({ attempt, legs = [] }) => (attempt > 1 ? [] : legs));
  // A leg with a queue starts its test program as often as it is given files.
  const usable = legs.filter(
    ({ passed, attempt, batches, wallSeconds }) =>
      passed && attempt === undefined && batches === undefined && wallSeconds > 0,
  );
  const costs = new Map<string, LegCost>();
  for (const [suite, all] of Map.groupBy(usable, (leg) => leg.suite)) {
    const recent = all.slice(0, RECENT_LEGS);
    if (recent.length >= LEAST_LEGS) costs.set(suite, fitted(recent));
  }
  return costs;
}

function fitted(legs: readonly RecordLeg[]): LegCost {
  // In units of the mean leg, so that the three coefficients are shares of its time.
  const wall = Math.max(mean(legs.map(({ wallSeconds }) => wallSeconds)), LEAST_SECONDS);
  const files = mean(legs.map((leg) => leg.files));
  const tests = Math.max(mean(legs.map(({ testSeconds }) => testSeconds)), 1e-3);
  const observations = legs.map((leg) => ({
    terms: [1, leg.files / files, leg.testSeconds / tests],
    value: leg.wallSeconds / wall,
    weight: (wall / Math.max(leg.wallSeconds, LEAST_SECONDS)) ** 2,
  }));
  const prior = [0, 0, tests / wall].map((value, index) => ({
    terms: [0, 1, 2].map((term) => (term === index ? 1 : 0)),
    value,
    weight: PRIOR_WEIGHT,
  }));
  const [start, perFile, perTest] = nonNegativeFit(observations, prior);
  const setups = legs.flatMap(({ jobSeconds, wallSeconds }) =>
    jobSeconds === undefined ? [] : [Math.max(0, jobSeconds - wallSeconds)],
  );
  return {
    startSeconds: start! * wall,
    fileSeconds: (perFile! * wall) / files,
    testFactor: (perTest! * wall) / tests,
    ...(setups.length > 0 ? { setupSeconds: median(setups) } : {}),
    legs: legs.length,
  };
}
