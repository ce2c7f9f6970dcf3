export interface BenchRow {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** The target, where the metric has one: at most, or at least. */
  readonly max?: number;
  readonly min?: number;
  /** What was measured beside it, e.g. `node -e 0`. */
  readonly peer?: string;
  readonly runs: number;
  /** Lowest and highest of the runs, in `unit`. */
  readonly spread: readonly [number, number];
}

export interface BenchOptions {
  readonly quick: boolean;
  readonly data: string | undefined;
}

export type Bench = (options: BenchOptions) => Promise<BenchRow[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A share in percent, to a tenth. */
export const percent = (share: number): number => Number((100 * share).toFixed(1));

/** Ratios of two series, pair by pair: the machine's drift hits both of a pair. */
export function ratioRow(
  metric: string,
  ours: readonly number[],
  peers: readonly number[],
  rest: Pick<BenchRow, 'max' | 'min' | 'peer'>,
): BenchRow {
  const ratios = ours.map((value, index) => value / peers[index]!);
  return {
    metric,
    value: round(median(ratios)),
    unit: 'ratio',
    runs: ratios.length,
    spread: [round(Math.min(...ratios)), round(Math.max(...ratios))],
    ...rest,
  };
}

const round = (value: number): number => Number(value.toPrecision(4));
