/** Halvings of the interval; 14 leave 1/16384 of it, below what timings can resolve. */
const ROUNDS = 14;

/**
 * MULTIFIT (Coffman, Garey, Johnson 1978): the smallest capacity, by bisection, at which first-fit
 * decreasing needs no more than `shards` bins; at most 13/11 of the optimum, and often better than
 * longest-first where few items share a shard.
 * @param sizes in descending order
 * @param low a lower bound of the makespan
 * @param high a makespan that is known to be possible; only something shorter is looked for
 * @returns the ranks of each shard's items, or undefined when nothing below `high` was found
 */
export function multifit(
  sizes: readonly number[],
  shards: number,
  low: number,
  high: number,
): number[][] | undefined {
  let best: number[][] | undefined;
  let from = low;
  let to = high;
  for (let round = 0; round < ROUNDS && to > from; round++) {
    const capacity = (from + to) / 2;
    const packed = firstFit(sizes, shards, capacity);
    if (packed) {
      best = packed;
      to = capacity;
    } else {
      from = capacity;
    }
  }
  return best;
}

/** First-fit decreasing into `shards` bins; a tree of free space finds the first bin in log(m) steps. */
function firstFit(sizes: readonly number[], shards: number, capacity: number): number[][] | undefined {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, shards)));
  const free = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
  for (let bin = 0; bin < shards; bin++) free[width + bin] = capacity;
  for (let node = width - 1; node > 0; node--) free[node] = Math.max(free[2 * node]!, free[2 * node + 1]!);
  const members: number[][] = Array.from({ length: shards }, () => []);
  for (let rank = 0; rank < sizes.length; rank++) {
    const size = sizes[rank]!;
    if (free[1]! < size) return undefined;
    let node = 1;
    while (node < width) node = free[2 * node]! >= size ? 2 * node : 2 * node + 1;
    members[node - width]!.push(rank);
    free[node]! -= size;
    for (node >>= 1; node > 0; node >>= 1) free[node] = Math.max(free[2 * node]!, free[2 * node + 1]!);
  }
  return members;
}
