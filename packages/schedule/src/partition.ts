import type { Budget } from './bin-completion.ts';
import { finish } from './finish.ts';
import { longestFirst } from './longest-first.ts';
import { lowerBound } from './lower-bound.ts';
import { multifit } from './multifit.ts';
import { refine } from './refine.ts';

export interface Item {
  /** Decides between items of equal seconds, so that the order of the input does not matter. */
  readonly key: string;
  /** How long it takes; finite and not negative. */
  readonly seconds: number;
}

export interface Partition {
  /** Per shard the indices of its items in the input, longest first. Empty shards only where items lack. */
  readonly shards: number[][];
  /** Seconds of each shard. */
  readonly loads: number[];
  /** Seconds of the longest shard. */
  readonly makespan: number;
  /** Seconds below which no assignment can be, see {@link lowerBound}. */
  readonly lowerBound: number;
  /** makespan ÷ mean load; 1 is perfectly even. */
  readonly balance: number;
}

/** Machine words that looking for the optimum may touch, about half a second's worth. */
export const BUDGET = 100_000_000;

/** A gap that no timing can resolve; closing it further would only cost time. Whole sizes are exact instead. */
const TOLERANCE = 1e-6;

/**
 * Deals items to shards so that the longest shard is as short as possible (P‖Cmax): longest-first, then
 * moves, swaps and pairwise re-partition until the lower bound or a bounded number of steps; where a gap
 * stays, the same from a MULTIFIT start, and the better of the two; where one still stays and the items are few, a
 * search for the optimum. The result depends on nothing but the set of items and the number of shards; the
 * makespan is never above longest-first's.
 * @param shards at least 1
 * @param budget what the search may cost; calls that share one share the cost
 * @throws RangeError for a number of shards below 1 or seconds that are negative or not finite
 */
export function partition(
  items: readonly Item[],
  shards: number,
  budget: Budget = { left: BUDGET },
): Partition {
  if (!Number.isInteger(shards) || shards < 1) throw new RangeError(`${shards} is no number of shards`);
  for (const { key, seconds } of items) {
    if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`"${key}" takes ${seconds} s`);
  }
  const order = longestToShortest(items);
  const sizes = order.map((index) => items[index]!.seconds);
  let bound = lowerBound(sizes, shards);
  const tolerance = sizes.every(Number.isInteger) ? 0 : bound * TOLERANCE;

  const start = longestFirst(sizes, shards);
  const candidates: (readonly number[][])[] = [start];
  if (longest(sizes, start) > bound + tolerance) {
    const refined = start.map((ranks) => [...ranks]);
    refine(sizes, refined, bound, tolerance);
    candidates.unshift(refined);
    if (longest(sizes, refined) > bound + tolerance) {
      const other = multifit(sizes, shards, bound, longest(sizes, start));
      if (other) {
        refine(sizes, other, bound, tolerance);
        // First-fit could leave a shard without items, which longest-first never does.
        if (other.every((ranks) => ranks.length > 0)) candidates.push(other);
      }
    }
  }
  const shortest = () => candidates.reduce((a, b) => (longest(sizes, b) < longest(sizes, a) ? b : a));
  if (longest(sizes, shortest()) > bound + tolerance) {
    const finished = finish(sizes, shortest(), bound, budget);
    bound = finished.bound;
    candidates.unshift(finished.members);
  }
  return partitionOf(sizes, order, shortest(), bound);
}

/** Indices of the items, longest first; of equal ones by their keys. */
export const longestToShortest = (items: readonly Item[]): number[] =>
  items
    .map((_, index) => index)
    .sort((a, b) => items[b]!.seconds - items[a]!.seconds || compare(items[a]!.key, items[b]!.key) || a - b);

/**
 * An assignment as a partition.
 * @param order index of each rank's item
 * @param members ranks of each shard's items, ascending
 * @param bound seconds below which no assignment can be
 */
export function partitionOf(
  sizes: readonly number[],
  order: readonly number[],
  members: readonly (readonly number[])[],
  bound: number,
): Partition {
  const loads = members.map((ranks) => sum(sizes, ranks));
  const makespan = Math.max(...loads);
  const mean = loads.reduce((total, load) => total + load, 0) / members.length;
  return {
    shards: members.map((ranks) => ranks.map((rank) => order[rank]!)),
    loads,
    makespan,
    // The two are sums in different order; rounding must not make a bound of what it is not.
    lowerBound: Math.min(bound, makespan),
    balance: mean > 0 ? makespan / mean : 1,
  };
}

const sum = (sizes: readonly number[], ranks: readonly number[]): number =>
  ranks.reduce((total, rank) => total + sizes[rank]!, 0);
const longest = (sizes: readonly number[], members: readonly number[][]): number =>
  members.reduce((most, ranks) => Math.max(most, sum(sizes, ranks)), 0);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
