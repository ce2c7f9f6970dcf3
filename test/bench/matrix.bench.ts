import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Item, partition } from '@paceline/schedule';
import { generator } from './cache-tree.ts';
import { packMany } from './matrix/combinations.ts';
import { generatedInstances, type Instance, recordedInstances } from './matrix/literature.ts';
import { normal } from './matrix/simulate.ts';
import { stickyRows } from './matrix/sticky.ts';
import { recordedSuites } from './matrix/suites.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

const MACHINES = [8, 16, 32, 64];
const SHARDS = [4, 8, 16, 32];

/**
 * Dividing tests over shards: the gap over the lower bound and the CPU time, for generated durations as they are in
 * real suites (lognormal and Pareto); how many instances drawn as those of the literature, and of the literature itself
 * (`DATA/pcmax`), are proven optimal; 100,000 combinations of axes that become at most 256 jobs; and recorded durations
 * of real suites (`DATA/timings`) beside what the test programs' own sharding makes of them, and when such a suite gets
 * one file more.
 */
export default async function matrix({ data, quick }: BenchOptions): Promise<BenchRow[]> {
  const seeds = Array.from({ length: quick ? 3 : 7 }, (_, index) => index + 1);
  return [
    ...generatedRows(5000, seeds, { gap: 0.01, milliseconds: 50 }),
    ...generatedRows(50_000, seeds, { gap: 0.05, milliseconds: 250 }),
    ...literatureRows('drawn like the literature', generatedInstances(quick ? 2 : 10)),
    ...combinationRows(seeds.length),
    ...(data === undefined
      ? []
      : [
          ...literatureRows('literature', recordedInstances(join(data, 'pcmax'))),
          ...suiteRows(join(data, 'timings'), quick),
        ]),
  ];
}

/** Median 0.5 s, most below 10 s, few above a minute. */
const LOGNORMAL = (next: () => number): number => Math.exp(Math.log(0.5) + 1.5 * normal(next));
const PARETO = (next: () => number): number => 0.1 / (1 - next()) ** (1 / 1.5);
function generatedRows(
  count: number,
  seeds: readonly number[],
  target: { gap: number; milliseconds: number },
): BenchRow[] {
  const gaps: number[] = [];
  const times: number[] = [];
  for (const draw of [LOGNORMAL, PARETO]) {
    for (const seed of seeds) {
      const next = generator(seed);
      const items = Array.from({ length: count }, (_, index) => ({ key: `t${index}`, seconds: draw(next) }));
      for (const machines of MACHINES) {
        const { gap, milliseconds } = divided(items, machines);
        gaps.push(gap);
        times.push(milliseconds);
      }
    }
  }
  const name = `${count.toLocaleString('en')} tests, 8 to 64 shards`;
  return [
    row(`${name}: largest gap over the lower bound`, '%', [Math.max(...gaps)], target.gap),
    row(`${name}: CPU of a division`, 'ms', times, target.milliseconds),
  ];
}

function divided(items: readonly Item[], machines: number): { gap: number; milliseconds: number } {
  const before = process.cpuUsage();
  const { makespan, lowerBound } = partition(items, machines);
  const { user, system } = process.cpuUsage(before);
  return { gap: 100 * (makespan / lowerBound - 1), milliseconds: (user + system) / 1000 };
}

/** How many of some instances are proven optimal, and what the slowest takes. */
function literatureRows(name: string, instances: readonly Instance[]): BenchRow[] {
  const results = instances.map(({ name, machines, sizes }) => {
    const items = sizes.map((seconds, index) => ({ key: `${index}`, seconds }));
    return { name, ...divided(items, machines) };
  });
  const open = results.filter(({ gap }) => gap > 0);
  for (const { name, gap } of open) console.log(`${name}: ${gap.toFixed(3)} % over the lower bound`);
  const times = results.map(({ milliseconds }) => milliseconds);
  return [
    {
      ...row(`${name}: proven optimal`, '%', [(100 * (results.length - open.length)) / results.length]),
      ...{ runs: results.length, min: 90 },
    },
    row(`${name}: CPU of an instance`, 'ms', times),
    row(`${name}: CPU of the slowest instance`, 'ms', [Math.max(...times)], 1000),
  ];
}

function combinationRows(runs: number): BenchRow[] {
  const measured = (isTimed: boolean) => Array.from({ length: runs }, () => packMany(isTimed));
  const untimed = measured(false);
  const { rows, jobs } = untimed[0]!;
  const name = `100,000 combinations, ${rows.toLocaleString('en')} by exclude and constraints, in ${jobs} jobs: CPU`;
  const times = (results: typeof untimed) => results.map(({ milliseconds }) => milliseconds);
  return [
    row(name, 'ms', times(untimed), 200),
    row(`${name}, with the seconds of each`, 'ms', times(measured(true))),
  ];
}

/** How test programs deal files to shards without knowing their durations; the sources of each are named. */
const PEERS: Record<string, (items: readonly Item[], shards: number) => number[]> = {
  // BaseSequencer.shard of vitest and TestSequencer.shard of jest: sorted by SHA-1 of the path, cut by count.
  'vitest, jest (hash)': (items, shards) => {
    const hash = ({ key }: Item) => createHash('sha1').update(key).digest('hex');
    return cut(
      [...items].sort((a, b) => (hash(a) < hash(b) ? -1 : 1)),
      shards,
    );
  },
  // filterForShard of Playwright: in the order of the files, cut by count.
  'playwright (count)': (items, shards) =>
    cut(
      [...items].sort((a, b) => (a.key < b.key ? -1 : 1)),
      shards,
    ),
  // pytest-split's duration_based_chunks, its default: in order, each group until it has its share of all seconds.
  'pytest-split (chunks)': (items, shards) => {
    const sorted = [...items].sort((a, b) => (a.key < b.key ? -1 : 1));
    const share = sorted.reduce((sum, { seconds }) => sum + seconds, 0) / shards;
    const loads = Array.from({ length: shards }, () => 0);
    let at = 0;
    for (const { seconds } of sorted) {
      if (loads[at]! >= share && at < shards - 1) at += 1;
      loads[at]! += seconds;
    }
    return loads;
  },
};

function cut(items: readonly Item[], shards: number): number[] {
  const size = Math.ceil(items.length / shards);
  return Array.from({ length: shards }, (_, index) =>
    items.slice(index * size, (index + 1) * size).reduce((sum, { seconds }) => sum + seconds, 0),
  );
}

function suiteRows(folder: string, quick: boolean): BenchRow[] {
  const suites = recordedSuites(folder).map(({ items }) => items);
  if (suites.length === 0) return [];
  const over = (loadsOf: (items: readonly Item[], shards: number) => number[]) =>
    suites.flatMap((items) =>
      SHARDS.map((shards) => Math.max(...loadsOf(items, shards)) / partition(items, shards).lowerBound),
    );
  return [
    row(
      'recorded suites: longest shard over the lower bound',
      'ratio',
      over((items, shards) => partition(items, shards).loads),
      1.001,
    ),
    ...Object.entries(PEERS).map(([peer, loadsOf]) => ({
      ...row('recorded suites: longest shard over the lower bound', 'ratio', over(loadsOf)),
      peer,
    })),
    ...stickyRows(suites, quick),
  ];
}

function row(metric: string, unit: string, values: readonly number[], max?: number): BenchRow {
  const rounded = (value: number) => Number(value.toPrecision(4));
  return {
    metric,
    value: rounded(median(values)),
    unit,
    runs: values.length,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
    ...(max === undefined ? {} : { max }),
  };
}
