import { type Partition, partition } from '@paceline/schedule';
import { areEqual, type Budget, fewestLegs, loadOf, ROUNDING, spreadLegs } from './leg-counts.ts';

/** Machine words that looking for the best division may touch in all groups together, a tenth of a second's worth. */
const BUDGET = 20_000_000;

export interface Limits {
  /** Legs in all, or `auto` for no more than are needed. */
  readonly shards: number | 'auto';
  /** With `auto`, seconds that a leg should not take more than; undefined where no seconds are known. */
  readonly targetSeconds: number | undefined;
  /** Legs that there may be in all; at least one for each group. */
  readonly maxJobs: number;
}

export interface Division {
  /** Of each group its legs: places of its combinations, in their order. */
  readonly legs: readonly (readonly (readonly number[])[])[];
  /** Seconds below which no division into as many legs can be. */
  readonly lowerBound: number;
  /** Why there are this many legs, where it is not what was asked for. */
  readonly reason?: Reason;
}

/**
 * `groups`: each needs one. `combinations`: there are no more. `limit`: there may be no more. `longest`: one
 * combination alone is over the target.
 */
type Reason = 'groups' | 'combinations' | 'limit' | 'longest';

/**
 * Divides the combinations of each group over legs, so that the longest leg of all is as short as possible. `auto`
 * takes the fewest legs that stay within the target (a combination that takes longer is the target then), and where no
 * seconds are known, the fewest that are as short as the most allow: more would only start more jobs.
 * @param groups seconds of their combinations
 */
export function divide(groups: readonly (readonly number[])[], limits: Limits): Division {
  const { shards, targetSeconds, maxJobs } = limits;
  const budget = { left: BUDGET };
  const loads = groups.map((seconds) => loadOf(seconds, budget));
  const dealt = (counts: readonly number[], reason?: Reason): Division =>
    joined(
      groups.map((seconds, at) => dealtOf(seconds, counts[at]!, budget)),
      reason,
    );
  if (shards !== 'auto') {
    const combinations = groups.reduce((sum, { length }) => sum + length, 0);
    const legs = Math.max(groups.length, Math.min(shards, maxJobs, combinations));
    const why = legs > shards ? 'groups' : legs === combinations ? 'combinations' : 'limit';
    return dealt(spreadLegs(loads, legs), legs === shards ? undefined : why);
  }
  if (targetSeconds !== undefined) {
    const longest = Math.max(...loads.map(({ sizes }) => sizes[0]!));
    const goal = Math.max(targetSeconds, longest);
    const found = within(goal, groups, fewestLegs(loads, goal), maxJobs, budget);
    if (found !== undefined) return joined(found, longest > targetSeconds ? 'longest' : undefined);
  }
  const most = spreadLegs(loads, maxJobs);
  const shortest = Math.max(...loads.map((load, at) => load.longestOf(most[at]!)));
  return dealt(fewestLegs(loads, shortest), targetSeconds === undefined ? undefined : 'limit');
}

/** The combinations of a group, dealt to its legs. */
type Dealt = Pick<Partition, 'shards' | 'makespan' | 'lowerBound'>;

const joined = (dealt: readonly Dealt[], reason: Reason | undefined): Division => ({
  legs: dealt.map(({ shards }) => shards),
  lowerBound: Math.max(...dealt.map(({ lowerBound }) => lowerBound)),
  ...(reason === undefined ? {} : { reason }),
});

/** From the fewest legs on, as many as each group takes; undefined where that is more than there may be. */
function within(
  goal: number,
  groups: readonly (readonly number[])[],
  fewest: readonly number[],
  maxJobs: number,
  budget: Budget,
): Dealt[] | undefined {
  let left = maxJobs - fewest.reduce((sum, legs) => sum + legs, 0);
  const found: Dealt[] = [];
  for (const [at, seconds] of groups.entries()) {
    if (left < 0) return undefined;
    let dealt = dealtOf(seconds, fewest[at]!, budget);
    for (; dealt.makespan > goal * ROUNDING && left > 0; left -= 1) {
      dealt = dealtOf(seconds, dealt.shards.length + 1, budget);
    }
    if (dealt.makespan > goal * ROUNDING) return undefined;
    found.push(dealt);
  }
  return found;
}

/** Of equal seconds, neighbours stay together: they have most in common, such as a toolchain. */
function dealtOf(seconds: readonly number[], count: number, budget: Budget): Dealt {
  if (areEqual(seconds)) {
    const start = (leg: number) => Math.floor((leg * seconds.length) / count);
    const shards = Array.from({ length: count }, (_, leg) =>
      Array.from({ length: start(leg + 1) - start(leg) }, (_, at) => start(leg) + at),
    );
    const makespan = Math.ceil(seconds.length / count) * seconds[0]!;
    return { shards, makespan, lowerBound: makespan };
  }
  const items = seconds.map((one, place) => ({ key: String(place).padStart(6, '0'), seconds: one }));
  const { shards, makespan, lowerBound } = partition(items, count, budget);
  const inOrder = shards.map((places) => places.toSorted((a, b) => a - b));
  return { shards: inOrder.sort(([a = 0], [b = 0]) => a - b), makespan, lowerBound };
}
