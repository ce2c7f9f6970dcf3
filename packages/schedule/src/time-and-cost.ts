/** What a number of shards takes, and what it costs. */
export interface ShardOption {
  readonly shards: number;
  /** Of the longest shard's test command. */
  readonly wallSeconds: number;
  /** Of all shards: each job is billed by the minute, rounded up. */
  readonly billedMinutes: number;
}

interface Suite {
  /** Seconds of all items, and of the longest one. */
  readonly total: number;
  readonly longest: number;
  /** Seconds that a shard's command takes beside its items. */
  readonly startSeconds: number;
  /** Seconds of a shard's job beside its command. */
  readonly setupSeconds: number;
}

/**
 * Numbers of shards from which none is worse than another in both time and cost, fewest first. Rounding up to minutes
 * makes many a number worse in both than the next one. Each shard is taken to be as long as the bound, max(longest,
 * total ÷ shards), which partitions nearly reach.
 * @param most number of shards, at least 1
 */
export function timeAndCost(
  { total, longest, startSeconds, setupSeconds }: Suite,
  most: number,
): ShardOption[] {
  const all = Array.from({ length: most }, (_, index): ShardOption => {
    const shards = index + 1;
    const wallSeconds = startSeconds + Math.max(longest, total / shards);
    return { shards, wallSeconds, billedMinutes: shards * Math.ceil((setupSeconds + wallSeconds) / 60) };
  });
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.wallSeconds <= one.wallSeconds &&
          other.billedMinutes <= one.billedMinutes &&
          (other.wallSeconds < one.wallSeconds ||
            other.billedMinutes < one.billedMinutes ||
            other.shards < one.shards),
      ),
  );
}
