import { lowerBound, partition } from '@paceline/schedule';

/** What leaves the sums of seconds different only by rounding. */
export const ROUNDING = 1 + 1e-9;

/** Of so few combinations the division itself is tried; of more, the bound is met all but exactly. */
const FEW = 64;

/** Combinations that may share legs, as far as it matters how many legs they get. */
interface Load {
  /** Seconds of each, longest first; at least one. */
  readonly sizes: readonly number[];
  /** Seconds of the longest of so many legs. */
  longestOf(legs: number): number;
}

/** What looking for the best division may still cost, in machine words. */
export interface Budget {
  left: number;
}

export function loadOf(seconds: readonly number[], budget: Budget): Load {
  const sizes = [...seconds].sort((a, b) => b - a);
  const [longest = 0] = sizes;
  if (areEqual(sizes)) return { sizes, longestOf: (legs) => Math.ceil(sizes.length / legs) * longest };
  if (sizes.length > FEW) return { sizes, longestOf: (legs) => lowerBound(sizes, legs) };
  const items = sizes.map((one, rank) => ({ key: String(rank), seconds: one }));
  return { sizes, longestOf: (legs) => partition(items, legs, budget).makespan };
}

/** Whether all numbers of a list are the same, as they are where nothing is known of them. */
export const areEqual = (numbers: readonly number[]): boolean => numbers.every((one) => one === numbers[0]);

/** The fewest legs of each with which none takes more than some seconds. */
export const fewestLegs = (loads: readonly Load[], seconds: number): number[] =>
  loads.map((load) => {
    let [low, high] = [1, load.sizes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (load.longestOf(middle) <= seconds * ROUNDING) high = middle;
      else low = middle + 1;
    }
    return low;
  });

/**
 * Divides a number of legs so that the longest of all is as short as possible: each load gets one, then the load with
 * the longest leg gets the next. More legs never make a leg longer, so that no other way does better: it would have to
 * give more to the load that is the longest here.
 * @param legs at least one for each load; what no load can use is left
 */
export function spreadLegs(loads: readonly Load[], legs: number): number[] {
  const counts = loads.map(() => 1);
  const longest = loads.map((load) => load.longestOf(1));
  for (let left = legs - loads.length; left > 0; left--) {
    let next = -1;
    for (let at = 0; at < loads.length; at++) {
      if (counts[at]! < loads[at]!.sizes.length && (next < 0 || longest[at]! > longest[next]!)) next = at;
    }
    if (next < 0) break;
    counts[next]! += 1;
    longest[next] = loads[next]!.longestOf(counts[next]!);
  }
  return counts;
}
