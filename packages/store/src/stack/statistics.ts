import type { TierCounters } from '../tier/tier.ts';

/** What one tier did in this process. */
export interface TierStatistics extends TierCounters {
  readonly tier: string;
  /** Calls of get, getRange and head. */
  readonly gets: number;
  readonly hits: number;
  readonly misses: number;
  /** Values stored, copies from slower tiers included. */
  readonly puts: number;
  readonly deletes: number;
  /** Calls that failed; each was treated as a miss. */
  readonly errors: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** The share of `bytesRead` that was read as parts of values. */
  readonly bytesRanged: number;
  /** The share of `bytesWritten` that was copied from slower tiers. */
  readonly bytesPromoted: number;
  /** Copies that were left out because too many were under way. */
  readonly promotionsSkipped: number;
  /** Reads for which the next tier was asked too, since this one had not answered. */
  readonly hedges: number;
  /** Answers that came after another tier's. */
  readonly lateAnswers: number;
  readonly retries: number;
  /** Calls that had not answered by their deadline. */
  readonly timeouts: number;
  readonly breakerOpened: number;
  /** Calls that were not made, since the circuit breaker was open. */
  readonly skipped: number;
  /** Sum over all calls, without the time that they waited for their turn. */
  readonly seconds: number;
}

export type Counts = { -readonly [K in Exclude<keyof TierStatistics, 'tier' | keyof TierCounters>]: number };

export const noCounts = (): Counts => ({
  gets: 0,
  hits: 0,
  misses: 0,
  puts: 0,
  deletes: 0,
  errors: 0,
  bytesRead: 0,
  bytesWritten: 0,
  bytesRanged: 0,
  bytesPromoted: 0,
  promotionsSkipped: 0,
  hedges: 0,
  lateAnswers: 0,
  retries: 0,
  timeouts: 0,
  breakerOpened: 0,
  skipped: 0,
  seconds: 0,
});
