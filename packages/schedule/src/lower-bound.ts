/**
 * No assignment of these sizes to `shards` machines can finish earlier than this (P‖Cmax): the largest of
 * the longest item, the mean load (rounded up when all sizes are whole), and for every k the pigeonhole
 * bound: of the k·m+1 largest items some machine gets k+1, so at least the k+1 smallest of those.
 * @param sizes in descending order, any unit
 */
export function lowerBound(sizes: readonly number[], shards: number): number {
  let total = 0;
  let whole = true;
  for (const size of sizes) {
    total += size;
    whole &&= Number.isInteger(size);
  }
  const mean = total / shards;
  let bound = Math.max(sizes[0] ?? 0, whole ? Math.ceil(mean) : mean);
  for (let k = 1; k * shards < sizes.length; k++) {
    // A group of k+1 can only bind while its largest item could: later groups are no larger in total
    // than (k+1) times their first item.
    if ((k + 1) * sizes[k * shards - k]! <= bound) continue;
    let group = 0;
    for (let rank = k * shards - k; rank <= k * shards; rank++) group += sizes[rank] ?? 0;
    bound = Math.max(bound, group);
  }
  return bound;
}
