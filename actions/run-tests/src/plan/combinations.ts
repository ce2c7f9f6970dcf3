import { canonicalJson, type LegResult, SENTINEL_LEG, type ShardPlan } from '@paceline/contracts';
import { suiteOf } from './planned-leg.ts';

/** Legs that have to run: all but the one that only keeps a matrix from being empty. */
export const legsToRun = (plan: ShardPlan): ShardPlan['legs'] =>
  plan.legs.filter((leg) => leg.leg !== SENTINEL_LEG);

export interface Combination {
  readonly suite: ShardPlan['suites'][number];
  readonly legs: ShardPlan['legs'];
  readonly results: readonly LegResult[];
  /** Results that those of a later attempt of the same leg replaced. */
  readonly earlier: readonly LegResult[];
}

/**
 * The legs that together are one run of a suite, with the results that there are.
 * @param earlier results that those of a later attempt replaced
 */
export function combinations(
  plan: ShardPlan,
  results: readonly LegResult[],
  earlier: readonly LegResult[] = [],
): Combination[] {
  const together = Map.groupBy(legsToRun(plan), ({ suite, axes }) => canonicalJson({ suite, axes }));
  return [...together.values()].map((legs) => {
    const ids = new Set(legs.map(({ leg }) => leg));
    return {
      suite: suiteOf(plan, legs[0]!),
      legs,
      results: results.filter(({ leg }) => ids.has(leg)),
      earlier: earlier.filter(({ leg }) => ids.has(leg)),
    };
  });
}
