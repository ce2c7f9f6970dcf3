/**
 * Bins that items need at least: the bound L2 of Martello and Toth ("Lower bounds and reduction procedures for the bin
 * packing problem", 1990). Items above half the capacity need a bin each. For each threshold, those of them that leave
 * room for an item of that size take in what they can of the items from the threshold up, and the rest needs more bins.
 * @param sizes in descending order, none above the capacity
 */
export function binsNeeded(sizes: readonly number[], capacity: number): number {
  let large = 0;
  while (large < sizes.length && 2 * sizes[large]! > capacity) large += 1;
  let most = large;
  // Large items from here on have room for an item of the threshold's size; `room` is theirs together.
  let sharing = large;
  let room = 0;
  let small = 0;
  for (let rank = large; rank < sizes.length; rank++) {
    const threshold = sizes[rank]!;
    small += threshold;
    if (sizes[rank + 1] === threshold) continue;
    while (sharing > 0 && sizes[sharing - 1]! <= capacity - threshold) {
      sharing -= 1;
      room += capacity - sizes[sharing]!;
    }
    most = Math.max(most, large + Math.ceil((small - room) / capacity));
  }
  return most;
}
