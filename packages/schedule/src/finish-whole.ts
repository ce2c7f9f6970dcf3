import { type Budget, packIntoBins } from './bin-completion.ts';
import { cardinalityBound } from './cardinality-bound.ts';

/** Beyond, a table of sums is too large to be made often, and there is nothing to gain: the bound is reached anyway. */
const MOST_ITEMS = 200;
const MOST_ITEMS_IN_GROUPS = 2000;
const MOST_ITEMS_OF_GROUP = 600;
const MOST_SHARDS_OF_GROUP = 4;
const GROUPS_TRIED = 20;

/**
 * Shortens an assignment of whole sizes until it is optimal, or the budget is spent: decides for capacities between
 * the bound and the makespan, the bound itself first, whether the items fit into as many bins. Where there are many
 * items, only the fullest shard and a few others are packed anew, which proves nothing but reaches the bound.
 * @param sizes whole numbers above 0, in descending order
 * @param start ranks of each shard's items, ascending
 * @param low a makespan below which no assignment can be
 * @returns the assignment and the bound, both perhaps better; where they meet, it is optimal
 */
export function finishWhole(
  sizes: readonly number[],
  start: readonly number[][],
  low: number,
  budget: Budget,
): { members: number[][]; bound: number } {
  let members = start.map((ranks) => [...ranks]);
  if (sizes.length > MOST_ITEMS_IN_GROUPS) return { members, bound: low };
  const shards = members.length;
  const crowd = cardinalityBound(sizes, shards, true);
  let bound = Math.max(low, crowd.bound);
  let high = Math.max(...members.map((ranks) => sum(sizes, ranks)));
  if (sizes.length > MOST_ITEMS) {
    repackGroups(sizes, members, bound, budget);
    return { members, bound };
  }
  // Capacities below `from` were tried: the bound first, which most often is the optimum, then halfway.
  let from = bound;
  for (let capacity = bound; from < high && budget.left > 0; capacity = Math.floor((from + high) / 2)) {
    const packed = within(budget, 1 / 2, (part) => {
      const apart = capacity === crowd.bound ? packApart(sizes, shards, capacity, crowd, part) : undefined;
      return apart ?? packIntoBins(sizes, shards, capacity, part);
    });
    if (typeof packed === 'string') {
      if (packed === 'impossible') bound = Math.max(bound, capacity + 1);
      from = capacity + 1;
    } else {
      members = packed;
      high = Math.max(...members.map((ranks) => sum(sizes, ranks)));
    }
  }
  return { members, bound };
}

/**
 * Packs the items that bind, and what is left into the other shards: together, the room that the others leave would
 * hide how little these may waste.
 */
function packApart(
  sizes: readonly number[],
  shards: number,
  capacity: number,
  crowd: ReturnType<typeof cardinalityBound>,
  budget: Budget,
): number[][] | undefined {
  const { from, to } = crowd;
  if (crowd.shards === shards) return undefined;
  const ranks = sizes.map((_, rank) => rank);
  const groups = [
    { ranks: ranks.slice(from, to), bins: crowd.shards },
    { ranks: [...ranks.slice(0, from), ...ranks.slice(to)], bins: shards - crowd.shards },
  ];
  const result: number[][] = [];
  for (const group of groups) {
    const packed = within(budget, 1 / 3, (part) => repacked(sizes, group.ranks, group.bins, capacity, part));
    if (!packed) return undefined;
    result.push(...packed);
  }
  return result;
}

/** Packs the fullest shard together with two to four of the emptiest into the capacity, as long as that succeeds. */
function repackGroups(sizes: readonly number[], members: number[][], capacity: number, budget: Budget): void {
  for (let width = 2; width <= Math.min(MOST_SHARDS_OF_GROUP, members.length); ) {
    const loads = members.map((ranks) => sum(sizes, ranks));
    const order = loads.map((_, shard) => shard).sort((a, b) => loads[a]! - loads[b]! || a - b);
    const fullest = order.pop()!;
    if (loads[fullest]! <= capacity) return;
    let packed: number[][] | undefined;
    for (let at = 0; at + width - 1 <= order.length && at < GROUPS_TRIED && !packed; at++) {
      const group = [fullest, ...order.slice(at, at + width - 1)];
      const ranks = group.flatMap((shard) => members[shard]!).sort((a, b) => a - b);
      if (ranks.length > MOST_ITEMS_OF_GROUP || sum(sizes, ranks) > width * capacity) continue;
      packed = within(budget, 1 / 8, (part) => repacked(sizes, ranks, width, capacity, part));
      packed?.forEach((one, index) => {
        members[group[index]!] = one;
      });
    }
    if (!packed) width += 1;
  }
}

function repacked(
  sizes: readonly number[],
  ranks: readonly number[],
  bins: number,
  capacity: number,
  budget: Budget,
): number[][] | undefined {
  const own = ranks.map((rank) => sizes[rank]!);
  const packed = packIntoBins(own, bins, capacity, budget);
  return typeof packed === 'string' ? undefined : packed.map((bin) => bin.map((index) => ranks[index]!));
}

/** Lets a search have only a part of the budget. */
function within<T>(budget: Budget, share: number, search: (part: Budget) => T): T {
  const given = Math.floor(budget.left * share);
  const part = { left: given };
  const found = search(part);
  budget.left -= given - Math.max(0, part.left);
  return found;
}

const sum = (sizes: readonly number[], ranks: readonly number[]): number =>
  ranks.reduce((total, rank) => total + sizes[rank]!, 0);
