import { binsNeeded } from './bins-needed.ts';
import { subsetSums, wordsOfSums } from './subset-sums.ts';

/** What a search may still cost, in machine words that it touches: unlike time, the same on every machine. */
export interface Budget {
  left: number;
}

/** A table of sums beyond 32 MiB is not made: the answer is then `unknown`. */
const MAX_WORDS = 8 * 1024 * 1024;

/**
 * Whether items fit into bins of a capacity, by bin completion (Martello, Toth, "Knapsack Problems", 1990, chapter 8;
 * Korf, "A New Algorithm for Optimal Bin Packing", 2002; for the makespan Dell'Amico, Martello, "Optimal scheduling of
 * tasks on identical parallel processors", 1995). The bin of the largest item that is left is filled in every way that
 * no better one replaces, and what is left then is packed likewise. All bins together may only leave so much empty, so
 * the ways are subsets whose sum lies in a narrow band: fullest first, and of those the ones of few items first, which
 * keeps the many small items for the last bins, where they are needed to come out even.
 * @param sizes whole numbers above 0, in descending order
 * @param budget reduced by what the search took; where it is spent, the answer is `unknown`
 * @returns the ranks of each bin's items, ascending; bins may be empty
 */
export function packIntoBins(
  sizes: readonly number[],
  bins: number,
  capacity: number,
  budget: Budget,
): number[][] | 'impossible' | 'unknown' {
  const packed: number[][] = [];
  const failed = new Set<string>();

  function pack(ranks: readonly number[], count: number, total: number): boolean {
    const waste = count * capacity - total;
    if (waste < 0 || budget.left <= 0) return false;
    if (ranks.length <= count || count === 1) {
      packed.push(...(count === 1 ? [[...ranks]] : ranks.map((rank) => [rank])));
      return true;
    }
    const own = ranks.map((rank) => sizes[rank]!);
    if (binsNeeded(own, capacity) > count) return false;
    // Other bins before may leave the same items.
    const key = ranks.join();
    if (failed.has(key)) return false;
    if (completeFirst(ranks, own, count, waste)) return true;
    if (budget.left > 0) failed.add(key);
    return false;
  }

  /** Fills the bin of the first item, and packs the others into the other bins. */
  function completeFirst(ranks: readonly number[], own: readonly number[], count: number, waste: number) {
    const others = own.slice(1);
    const room = capacity - own[0]!;
    const words = wordsOfSums(others.length, room);
    budget.left -= words > MAX_WORDS ? budget.left : words + 20 * own.length;
    if (budget.left <= 0) return false;
    const sums = subsetSums(others, room);
    const total = count * capacity - waste;

    const packRest = (chosen: readonly number[], free: number): boolean => {
      budget.left -= 4 * own.length;
      // The last bin takes whatever is left, so that no way is better than another.
      if (count > 2 && isReplaceable(others, chosen, free)) return false;
      const taken = new Set(chosen.map((index) => index + 1));
      packed.push([ranks[0]!, ...chosen.map((index) => ranks[index + 1]!)]);
      const rest = ranks.slice(1).filter((_, index) => !taken.has(index + 1));
      if (pack(rest, count - 1, total - capacity + free)) return true;
      packed.pop();
      return false;
    };
    const chosen: number[] = [];
    /** Every choice of so many items, from an index on, with exactly the missing sum. */
    const choose = (from: number, missing: number, items: number, free: number): boolean => {
      if (items === 0) return missing === 0 && packRest(chosen, free);
      for (let index = from; index < others.length && budget.left > 0; index++) {
        budget.left -= 1;
        const size = others[index]!;
        if (size * items < missing) return false;
        // Of equal items the first are taken.
        if (size > missing || (index > from && size === others[index - 1])) continue;
        if (!sums.reaches(index + 1, missing - size)) continue;
        chosen.push(index);
        if (choose(index + 1, missing - size, items - 1, free)) return true;
        chosen.pop();
      }
      return false;
    };
    const least = Math.max(0, room - waste);
    for (let filled = sums.largest(room); filled >= least; filled = sums.largest(filled - 1)) {
      const [fewest, most] = countsFor(others, filled);
      for (let items = fewest; items <= most && budget.left > 0; items++) {
        if (choose(0, filled, items, room - filled)) return true;
      }
    }
    return false;
  }

  if ((sizes[0] ?? 0) > capacity) return 'impossible';
  const ranks = sizes.map((_, rank) => rank);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (pack(ranks, bins, total)) return [...packed, ...Array.from({ length: bins - packed.length }, () => [])];
  return budget.left > 0 ? 'impossible' : 'unknown';
}

/** How few and how many of the items could make a sum: by the largest, and by the smallest. */
function countsFor(sizes: readonly number[], sum: number): [number, number] {
  let fewest = 0;
  for (let reached = 0; reached < sum && fewest < sizes.length; fewest++) reached += sizes[fewest]!;
  let most = 0;
  for (let reached = 0; most < sizes.length; most++) {
    reached += sizes[sizes.length - 1 - most]!;
    if (reached > sum) break;
  }
  return [fewest, most];
}

/**
 * Whether none, one or two of the chosen items can give way to one that was not chosen, so that the bin is fuller, or
 * as full with fewer items. Whatever packing the choice belongs to, exchanging the two then gives another one: Martello
 * and Toth's dominance, looked for where it is cheap.
 */
function isReplaceable(sizes: readonly number[], chosen: readonly number[], free: number): boolean {
  const taken = new Set(chosen);
  for (let index = sizes.length - 1; index >= 0; index--) {
    if (taken.has(index)) continue;
    const size = sizes[index]!;
    if (size <= free) return true;
    for (let a = 0; a < chosen.length; a++) {
      const one = sizes[chosen[a]!]!;
      if (size > one && size <= one + free) return true;
      for (let b = a + 1; b < chosen.length; b++) {
        const two = one + sizes[chosen[b]!]!;
        if (size >= two && size <= two + free) return true;
      }
    }
  }
  return false;
}
