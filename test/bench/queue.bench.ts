import { Worker } from 'node:worker_threads';
import { startRedis } from '../servers/redis.ts';
import type { LegsSettings, LegsTimes } from './queue-legs.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

const LEGS = 64;
const LEAST_CLAIMS = 10_000;
const MOST_MILLISECONDS = 15;

/**
 * 64 legs that empty a queue on the same machine as its Redis: one item a time, each claimed and its result said, which
 * is the most that a queue has to bear; and in guided batches, as legs do.
 */
export default async function queue({ quick }: BenchOptions): Promise<BenchRow[]> {
  const redis = await startRedis();
  const items = quick ? 20_000 : 50_000;
  const runs = quick ? 1 : 5;
  const single: LegsTimes[] = [];
  const bare: LegsTimes[] = [];
  const guided: LegsTimes[] = [];
  try {
    for (let round = 0; round < runs; round++) {
      const common = { url: redis.url, legs: LEGS, items };
      single.push(await inThread({ ...common, runId: `single-${round}`, mode: 'single' }));
      bare.push(await inThread({ ...common, runId: `bare-${round}`, mode: 'bare' }));
      guided.push(await inThread({ ...common, runId: `guided-${round}`, mode: 'guided' }));
    }
  } finally {
    await redis.stop();
  }
  const row = (metric: string, unit: string, values: number[], rest: Partial<BenchRow> = {}): BenchRow => ({
    ...{ metric, unit, value: round(median(values)), runs: values.length },
    spread: [round(Math.min(...values)), round(Math.max(...values))],
    ...rest,
  });
  const rates = (times: readonly LegsTimes[]) =>
    times.map(({ milliseconds, seconds }) => milliseconds.length / seconds);
  const of = (times: readonly LegsTimes[], share: number) =>
    times.map(({ milliseconds }) => quantile(milliseconds, share));
  return [
    row(`claims and results, ${LEGS} legs, one item each`, '1/s', rates(single), {
      min: LEAST_CLAIMS,
      peer: 'ioredis alone, below',
    }),
    row('the same commands by ioredis alone', '1/s', rates(bare)),
    row('by ioredis alone, p99', 'ms', of(bare, 0.99)),
    row('a claim or a result, p50', 'ms', of(single, 0.5)),
    row('a claim or a result, p99', 'ms', of(single, 0.99), { max: MOST_MILLISECONDS }),
    row(
      `claims of ${items} items in guided batches`,
      'claims',
      guided.map(({ claims }) => claims),
    ),
    row(
      'items in guided batches',
      '1/s',
      guided.map(({ seconds }) => items / seconds),
    ),
  ];
}

const round = (value: number): number => Number(value.toPrecision(4));

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** The legs have a thread of their own; what else this process does is not measured with them. */
function inThread(settings: LegsSettings): Promise<LegsTimes> {
  const worker = new Worker(new URL('queue-legs.ts', import.meta.url), { workerData: settings });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
