/**
 * Longest processing time first (Graham 1969): each item, largest first, to the shard with the least load;
 * at most 4/3 − 1/(3m) of the optimum. Equal loads go to the shard with fewer items, so that no shard stays
 * empty while there are enough items, even when all of them take no time.
 * @param sizes in descending order
 * @returns the ranks of each shard's items, ascending
 */
export function longestFirst(sizes: readonly number[], shards: number): number[][] {
  const members: number[][] = Array.from({ length: shards }, () => []);
  const loads = new Float64Array(shards);
  const heap = Array.from({ length: shards }, (_, shard) => shard);
  const before = (a: number, b: number) =>
    loads[a]! - loads[b]! || members[a]!.length - members[b]!.length || a - b;
  for (let rank = 0; rank < sizes.length; rank++) {
    const shard = heap[0]!;
    members[shard]!.push(rank);
    loads[shard]! += sizes[rank]!;
    sink(heap, before);
  }
  return members;
}

/** Restores the heap after the key of its first element grew. */
function sink(heap: number[], before: (a: number, b: number) => number): void {
  const moved = heap[0]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!) < 0) child += 1;
    if (before(moved, heap[child]!) <= 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = moved;
}
