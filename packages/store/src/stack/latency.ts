const REMEMBERED = 64;
const ENOUGH = 8;

/** How long the last calls of one kind took. */
export interface Latency {
  add(milliseconds: number): void;
  /** Which 95 % of the last calls stayed below; undefined while there were too few. */
  p95(): number | undefined;
  /** Exponentially weighted mean; undefined before the first. */
  mean(): number | undefined;
}

export function createLatency(): Latency {
  const last: number[] = [];
  let next = 0;
  let mean: number | undefined;
  return {
    add(milliseconds) {
      last[next] = milliseconds;
      next = (next + 1) % REMEMBERED;
      mean = mean === undefined ? milliseconds : mean + (milliseconds - mean) / 4;
    },
    p95() {
      if (last.length < ENOUGH) return undefined;
      const sorted = [...last].sort((a, b) => a - b);
      return sorted[Math.ceil(sorted.length * 0.95) - 1];
    },
    mean: () => mean,
  };
}

/** While too few calls were measured. */
const FIRST_HEDGE = 1000;
const LEAST_HEDGE = 20;
/** Times the 95th percentile, so that the next tier is asked only for calls that are really late. */
const MARGIN = 1.5;

/** Milliseconds after which a call is late, and the next tier is asked too. @param latency of earlier calls of its kind */
export function hedgeAfter(latency: Latency | undefined): number {
  const usual = latency?.p95();
  return usual === undefined ? FIRST_HEDGE : Math.max(LEAST_HEDGE, usual * MARGIN);
}
