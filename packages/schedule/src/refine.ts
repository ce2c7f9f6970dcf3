import { splitInTwo } from './differencing.ts';

/** What a refinement may touch before it stops; items looked at, so that it is the same on every machine. */
const STEPS_PER_ITEM = 400;
const LEAST_STEPS = 400_000;

/**
 * Improves an assignment in place until its makespan is within `tolerance` of `bound`, nothing helps, or a
 * bounded number of steps is spent. Each round takes the fullest shard and tries, with the emptiest other
 * shards first: the move or swap that brings the two nearest to each other; if none helps with any shard,
 * dividing the two shards' items anew. A round is kept only if both end below the fullest shard's load, so
 * the makespan never grows.
 * @param sizes in descending order
 * @param members ranks of each shard's items, ascending
 */
export function refine(
  sizes: readonly number[],
  members: number[][],
  bound: number,
  tolerance: number,
): void {
  const load = (ranks: readonly number[]) => ranks.reduce((sum, rank) => sum + sizes[rank]!, 0);
  const loads = members.map(load);
  let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
  while (steps > 0) {
    const order = loads.map((_, shard) => shard).sort((a, b) => loads[a]! - loads[b]! || a - b);
    const full = order.pop()!;
    steps -= order.length;
    if (loads[full]! <= bound + tolerance) return;
    const replace = (other: number, mine: number[], theirs: number[]) => {
      members[full] = mine;
      members[other] = theirs;
      loads[full] = load(mine);
      loads[other] = load(theirs);
    };
    let improved = false;
    for (const other of order) {
      steps -= members[full]!.length + members[other]!.length;
      const exchange = bestExchange(sizes, members[full]!, members[other]!, loads[full]! - loads[other]!);
      if (!exchange) continue;
      const [give, take] = exchange;
      replace(other, exchanged(members[full]!, give, take), exchanged(members[other]!, take, give));
      improved = true;
      break;
    }
    for (let i = 0; !improved && i < order.length && steps > 0; i++) {
      const other = order[i]!;
      const ranks = merged(members[full]!, members[other]!);
      steps -= ranks.length * Math.ceil(Math.log2(ranks.length + 1));
      const [larger, smaller] = splitInTwo(sizes, ranks);
      if (Math.max(load(larger), load(smaller)) >= loads[full]! * (1 - 1e-12)) continue;
      replace(other, larger, smaller);
      improved = true;
    }
    if (!improved) return;
  }
}

/**
 * The item to give and the one to take back (−1: none) whose difference is nearest to half of `gap`, and
 * strictly between 0 and `gap`. Both lists are in descending order of size, so one walk over both suffices.
 */
function bestExchange(
  sizes: readonly number[],
  mine: readonly number[],
  theirs: readonly number[],
  gap: number,
): [number, number] | undefined {
  const slack = gap * 1e-9;
  let best: [number, number] | undefined;
  let nearest = gap / 2 - slack;
  const consider = (give: number, take: number) => {
    const difference = sizes[give]! - (take < 0 ? 0 : sizes[take]!);
    const distance = Math.abs(difference - gap / 2);
    if (distance < nearest) {
      nearest = distance;
      best = [give, take];
    }
    return difference;
  };
  let at = 0;
  for (const give of mine) {
    consider(give, -1);
    // As `give` shrinks, so does the partner that leaves half the gap: the walk never goes back.
    while (at < theirs.length && consider(give, theirs[at]!) < gap / 2) at += 1;
    if (at > 0) consider(give, theirs[at - 1]!);
  }
  return best;
}

/** The list without `out` and with `into` (−1: neither), still ascending. */
export function exchanged(ranks: readonly number[], out: number, into: number): number[] {
  const kept = ranks.filter((rank) => rank !== out);
  if (into >= 0) {
    const at = kept.findIndex((rank) => rank > into);
    kept.splice(at < 0 ? kept.length : at, 0, into);
  }
  return kept;
}

const merged = (a: readonly number[], b: readonly number[]): number[] =>
  [...a, ...b].sort((left, right) => left - right);
