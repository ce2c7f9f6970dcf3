interface SubsetSums {
  /** Whether some of the items at `from` and behind sum up to exactly this. */
  reaches(from: number, sum: number): boolean;
  /** The largest sum, up to this one, that some of all items make; −1 for none. */
  largest(sum: number): number;
}

/** Words that a table of sums takes, which is the work of making it. */
export const wordsOfSums = (items: number, most: number): number => (items + 1) * (Math.floor(most / 32) + 1);

/**
 * Which sums up to `most` the items from each one on make: the dynamic programme of Bellman, a bit for each sum. With
 * it, an enumeration of the subsets of a sum never enters a blind alley.
 * @param sizes whole numbers above 0
 */
export function subsetSums(sizes: readonly number[], most: number): SubsetSums {
  const words = (most >>> 5) + 1;
  const table = new Int32Array(wordsOfSums(sizes.length, most));
  table[words * sizes.length] = 1;
  for (let item = sizes.length - 1; item >= 0; item--) {
    const from = words * (item + 1);
    const to = words * item;
    if (sizes[item]! > most) {
      table.copyWithin(to, from, from + words);
      continue;
    }
    const skip = sizes[item]! >>> 5;
    const shift = sizes[item]! & 31;
    for (let word = 0; word < words; word++) {
      let bits = table[from + word]!;
      if (word >= skip) bits |= table[from + word - skip]! << shift;
      if (shift > 0 && word > skip) bits |= table[from + word - skip - 1]! >>> (32 - shift);
      table[to + word] = bits;
    }
  }
  return {
    reaches: (from, sum) => ((table[words * from + (sum >>> 5)]! >>> (sum & 31)) & 1) === 1,
    largest(sum) {
      if (sum < 0) return -1;
      let word = sum >>> 5;
      let bits = table[word]! & (0xffffffff >>> (31 - (sum & 31)));
      while (bits === 0 && word > 0) {
        word -= 1;
        bits = table[word]!;
      }
      return bits === 0 ? -1 : 32 * word + 31 - Math.clz32(bits);
    },
  };
}
