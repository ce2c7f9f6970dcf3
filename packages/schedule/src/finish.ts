import type { Budget } from './bin-completion.ts';
import { cardinalityBound } from './cardinality-bound.ts';
import { finishWhole } from './finish-whole.ts';

/** Where there are more items, what longest-first and refinement leave is below what matters. */
const MOST_ITEMS = 2000;
/** Units that the bound is divided into where sizes are not whole: rounding them costs less than timings vary. */
const UNITS = 20_000;
/** Sizes that are not whole are timings, where a tenth of a percent is not worth a second of search. */
const SHARE_OF_TIMINGS = 1 / 8;

/**
 * The last step of a partition whose makespan is above its bound: looks for the optimum, and for the proof of it where
 * the sizes are whole. Others are rounded for the search; what it finds counts by the true sizes, and proves nothing.
 * @param sizes in descending order
 * @param start ranks of each shard's items, ascending
 * @param bound a makespan below which no assignment can be
 * @param budget reduced by what the search took
 */
export function finish(
  sizes: readonly number[],
  start: readonly number[][],
  bound: number,
  budget: Budget,
): { members: readonly number[][]; bound: number } {
  if (sizes.length > MOST_ITEMS) return { members: start, bound };
  // Items that take no time stand at the end, and fit anywhere.
  const some = sizes.filter((size) => size > 0);
  const whole = some.every(Number.isInteger);
  const unit = whole ? 1 : bound / UNITS;
  const rounded = whole ? some : some.map((size) => Math.max(1, Math.round(size / unit)));
  const began = start.map((ranks) => ranks.filter((rank) => rank < some.length));
  const part = { left: whole ? budget.left : Math.floor(budget.left * SHARE_OF_TIMINGS) };
  const given = part.left;
  const found = finishWhole(rounded, began, whole ? bound : 0, part);
  budget.left -= given - Math.max(0, part.left);
  return {
    members: spread(found.members, sizes.length, some.length),
    bound: whole ? found.bound : Math.max(bound, cardinalityBound(some, start.length, false).bound),
  };
}

/** Deals the ranks from one on, which take no time, to the shards with the fewest items, and leaves no shard empty. */
function spread(members: readonly number[][], ranks: number, from: number): number[][] {
  const result = members.map((own) => [...own]);
  const fewest = () => result.reduce((a, b) => (b.length < a.length ? b : a));
  for (let rank = from; rank < ranks; rank++) fewest().push(rank);
  for (let empty = fewest(); empty.length === 0; empty = fewest()) {
    const fullest = result.reduce((a, b) => (b.length > a.length ? b : a));
    if (fullest.length < 2) break;
    empty.push(fullest.pop()!);
  }
  return result;
}
