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
