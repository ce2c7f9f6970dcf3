/**
 * `npm run bench -- NAME [--data DIR] [--quick] [--json FILE]`: measures one thing against its real peer in
 * the same interleaved run, and prints a table. With `--json` each row is also written for machines.
 */
import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

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

function print(rows: readonly BenchRow[]): void {
  console.table(
    rows.map((row) => ({
      metric: row.metric,
      value: row.value,
      unit: row.unit,
      target: row.max !== undefined ? `≤ ${row.max}` : row.min !== undefined ? `≥ ${row.min}` : '–',
      met: row.max !== undefined ? row.value <= row.max : row.min !== undefined ? row.value >= row.min : '–',
      spread: row.spread.join(' – '),
      runs: row.runs,
      peer: row.peer ?? '–',
    })),
  );
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      data: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const names = globSync('*.bench.ts', { cwd: import.meta.dirname }).map((file) =>
    basename(file, '.bench.ts'),
  );
  const [name] = positionals;
  if (!name || !names.includes(name)) {
    console.error(
      `usage: npm run bench -- NAME [--data DIR] [--quick] [--json FILE], NAME one of: ${names.join(', ')}`,
    );
    process.exitCode = 2;
    return;
  }
  const { default: bench } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as {
    default: Bench;
  };
  const rows = await bench({ quick: values.quick, data: values.data });
  print(rows);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}

if (import.meta.main) await main();
