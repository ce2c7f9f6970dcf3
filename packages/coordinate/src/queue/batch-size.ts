/** What a leg is to take at once from a queue whose items are in order, the longest first. */
export interface BatchRules {
  /** Legs that share the queue. */
  readonly legs: number;
  /** Seconds of items that are worth a start of what runs them. */
  readonly leastSeconds: number;
}

/** Of an item that is said to take no time: a batch of them has to end somewhere. */
const LEAST_ITEM_SECONDS = 0.001;

/**
 * Seconds of all items from each one on; one entry more than there are items, the last is 0. What is no number above
 * zero counts as a millisecond.
 */
export function suffixSeconds(seconds: readonly number[]): Float64Array {
  const sums = new Float64Array(seconds.length + 1);
  for (let at = seconds.length - 1; at >= 0; at -= 1) {
    const own = seconds[at]!;
    sums[at] = sums[at + 1]! + (own > LEAST_ITEM_SECONDS && Number.isFinite(own) ? own : LEAST_ITEM_SECONDS);
  }
  return sums;
}

/**
 * How many of the items from `next` on make a batch: a share of what remains that shrinks with it, so that the legs end
 * together (guided self-scheduling, Polychronopoulos and Kuck 1987; 1.5 leaves room for estimates that are wrong), but
 * not less than what a start is worth, and of a short queue not more than a leg's fair share.
 * @param suffix of `suffixSeconds`
 * @param next index of the first item that nobody has
 * @returns 0 where none remains, else at least 1
 */
export function batchSize(suffix: Float64Array, next: number, { legs, leastSeconds }: BatchRules): number {
  const end = suffix.length - 1;
  if (next >= end) return 0;
  const remaining = suffix[next]!;
  const wanted = Math.max(remaining / (1.5 * legs), Math.min(leastSeconds, suffix[0]! / legs));
  // The first place at which so many seconds are reached; the sums fall from one to the next.
  const left = remaining - wanted;
  let low = next + 1;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (suffix[middle]! <= left) high = middle;
    else low = middle + 1;
  }
  return low - next;
}
