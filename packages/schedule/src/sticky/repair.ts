import { exchanged } from '../refine.ts';

/** What a repair may touch before it stops: items looked at, so that it is the same on every machine. */
const STEPS_PER_ITEM = 200;
const LEAST_STEPS = 2_000_000;

/** One item to another shard, perhaps for one of that shard's. */
interface Exchange {
  readonly give: number;
  readonly to: number;
  /** −1: none. */
  readonly take: number;
  /** By how much less the shard is over the limit, in seconds. */
  readonly gain: number;
  /** Items that leave the shard they were in before, less those that come back. */
  readonly cost: number;
}

/**
 * Brings shards below a limit in place, by moves and swaps that put few items into another shard than the one before.
 * Each round takes the fullest shard and, of all moves and swaps that leave the other shard within the limit, the one
 * with the most seconds for each item that it displaces; what is new or displaced already moves for nothing, so that an
 * item which fits nowhere takes the place of a slightly smaller one, and that of the next, until one fits.
 * @param sizes in descending order
 * @param members ranks of each shard's items, ascending
 * @param before the earlier shard of each rank
 * @param limit seconds that no shard should exceed
 * @returns whether none does any more
 */
export function repair(
  sizes: readonly number[],
  members: number[][],
  before: Int32Array,
  limit: number,
): boolean {
  const load = (ranks: readonly number[]) => ranks.reduce((sum, rank) => sum + sizes[rank]!, 0);
  const loads = members.map(load);
  let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
  for (;;) {
    const full = loads.reduce((most, value, shard) => (value > loads[most]! ? shard : most), 0);
    if (loads[full]! <= limit) return true;
    let best: Exchange | undefined;
    for (let to = 0; to < members.length; to++) {
      const room = limit - loads[to]!;
      if (to === full || room <= 0) continue;
      steps -= members[full]!.length + members[to]!.length;
      best = bestExchange(best, { sizes, members, before, full, to, room, excess: loads[full]! - limit });
    }
    if (best === undefined || steps <= 0) return false;
    members[full] = exchanged(members[full]!, best.give, best.take);
    members[best.to] = exchanged(members[best.to]!, best.take, best.give);
    loads[full] = load(members[full]!);
    loads[best.to] = load(members[best.to]!);
  }
}

/** The best of what was found before and the exchanges with one more shard. */
function bestExchange(
  found: Exchange | undefined,
  given: {
    readonly sizes: readonly number[];
    readonly members: readonly number[][];
    readonly before: Int32Array;
    readonly full: number;
    readonly to: number;
    readonly room: number;
    readonly excess: number;
  },
): Exchange | undefined {
  const { sizes, members, before, full, to, room, excess } = given;
  const theirs = members[to]!;
  // Less is rounding, and would never end.
  const least = excess * 1e-6;
  let best = found;
  const displaced = (rank: number, from: number, into: number) =>
    before[rank] === into ? -1 : before[rank] === from ? 1 : 0;
  const consider = (give: number, take: number) => {
    const difference = sizes[give]! - (take < 0 ? 0 : sizes[take]!);
    const gain = Math.min(excess, difference);
    if (difference > room || gain <= least) return;
    const cost = displaced(give, full, to) + (take < 0 ? 0 : displaced(take, to, full));
    const exchange = { give, to, take, gain, cost };
    if (best === undefined || isBetter(exchange, best)) best = exchange;
  };
  let at = 0;
  for (const give of members[full]!) {
    consider(give, -1);
    // The smallest partner that leaves no more than the room; as `give` shrinks, so does it.
    while (at < theirs.length && sizes[give]! - sizes[theirs[at]!]! <= room) at += 1;
    if (at > 0) consider(give, theirs[at - 1]!);
  }
  return best;
}

function isBetter(one: Exchange, other: Exchange): boolean {
  const [free, otherFree] = [one.cost <= 0, other.cost <= 0];
  if (free !== otherFree) return free;
  if (free) return one.gain > other.gain || (one.gain === other.gain && one.cost < other.cost);
  const [rate, otherRate] = [one.gain * other.cost, other.gain * one.cost];
  return rate > otherRate || (rate === otherRate && one.cost < other.cost);
}
