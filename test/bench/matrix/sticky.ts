import type { HistoryRecord } from '@paceline/contracts';
import { dealtShards } from '@paceline/history';
import { type Item, type Partition, partition, stickyPartition } from '@paceline/schedule';
import { file, record } from '../../unit/history/records.ts';
import { generator } from '../cache-tree.ts';
import { type BenchRow, median } from '../rows.ts';
import { normal } from './simulate.ts';

const SHARDS = [4, 8, 16, 32];
/** By how much longer the longest shard may be than in a free division; as in actions/matrix. */
const LOSS = 0.01;

/** One file more: the share of the other files that change their shard, and the longest shard against a free one's. */
interface Step {
  readonly moved: number;
  readonly loss: number;
}

/**
 * Suites that get one file more, of the durations that were recorded: how many tests change their shard, and what that
 * costs in balance. First each file in turn as the one that is new, in a suite that was divided freely before; then a
 * suite that grows file by file from 60 % of it, each time from the shards of the time before. At last runs of all tests
 * with five of a selection between them, whose records are read as the action reads them.
 */
export function stickyRows(suites: readonly (readonly Item[])[], quick: boolean): BenchRow[] {
  const samples = quick ? 20 : 100;
  const cases = suites.flatMap((items) => SHARDS.map((shards) => ({ items, shards })));
  const single = cases.flatMap(({ items, shards }) => addEach(items, shards, samples, true));
  const free = cases.flatMap(({ items, shards }) => addEach(items, shards, samples, false));
  const growing = cases.flatMap(({ items, shards }) => grow(items, shards, samples));
  const selected = cases.flatMap(({ items, shards }) => betweenSelections(items, shards, quick ? 4 : 12));
  const moved = 'recorded suites, one file more: tests in another shard';
  const percent = (steps: readonly Step[], key: keyof Step) => steps.map((step) => 100 * step[key]);
  return [
    row(`${moved}, 95th percentile`, percentile95(percent(single, 'moved')), percent(single, 'moved'), 2),
    {
      ...row(`${moved}, 95th percentile`, percentile95(percent(free, 'moved')), percent(free, 'moved')),
      peer: 'without sticky',
    },
    row(`${moved}, median`, median(percent(single, 'moved')), percent(single, 'moved')),
    row(
      'recorded suites, one file more: longest shard over that of a free division, largest',
      Math.max(...percent(single, 'loss')),
      percent(single, 'loss'),
      100 * LOSS,
    ),
    row(
      'recorded suites that grow file by file: tests in another shard for each, 95th percentile',
      percentile95(percent(growing, 'moved')),
      percent(growing, 'moved'),
      2,
    ),
    row(
      'recorded suites that grow file by file: longest shard over that of a free division, largest',
      Math.max(...percent(growing, 'loss')),
      percent(growing, 'loss'),
      100 * LOSS,
    ),
    row(
      'recorded suites, five selections between runs of all tests: tests in another shard, 95th percentile',
      percentile95(percent(selected, 'moved')),
      percent(selected, 'moved'),
      2,
    ),
  ];
}

/** Each of some files in turn is the new one. */
function addEach(items: readonly Item[], shards: number, samples: number, isSticky: boolean): Step[] {
  const now = partition(items, shards);
  const every = Math.max(1, Math.floor(items.length / samples));
  const added = items.filter((_, index) => index % every === 0);
  return added.map(({ key }) => {
    const old = items.filter((item) => item.key !== key);
    const before = placesOf(old, partition(old, shards));
    return step(items, now, before, isSticky);
  });
}

/** The last files come one by one, in an order drawn at random. */
function grow(items: readonly Item[], shards: number, samples: number): Step[] {
  const next = generator(7);
  const drawn = items.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at);
  const order = drawn.map(({ item }) => item);
  const first = Math.floor(0.6 * order.length);
  const start = order.slice(0, first);
  let places = placesOf(start, partition(start, shards));
  const steps: Step[] = [];
  for (let count = first + 1; count <= Math.min(order.length, first + samples); count++) {
    const now = order.slice(0, count);
    const free = partition(now, shards);
    steps.push(step(now, free, places, true));
    places = placesOf(now, sticky(now, free, places).partition);
  }
  return steps;
}

/** A tenth of the tests five times between runs of all of them; durations vary by a percent from run to run. */
function betweenSelections(items: readonly Item[], shards: number, runs: number): Step[] {
  const next = generator(5);
  const records: HistoryRecord[] = [];
  const steps: Step[] = [];
  let before = new Map<string, number>();
  const run = (some: readonly Item[], mode: 'full' | 'selected') => {
    const free = partition(some, Math.min(shards, some.length));
    const { shardOf } = dealtShards(records);
    const places = new Map(
      some.flatMap(({ key }) => {
        const shard = shardOf({ suite: 'unit', file: key }, free.shards.length);
        return shard === undefined ? [] : [[key, shard - 1] as const];
      }),
    );
    const { partition: made } = sticky(some, free, places);
    const now = placesOf(some, made);
    const legs = made.shards.map((own, index) => ({
      ...{ suite: 'unit', passed: true, files: own.length, testSeconds: 1, wallSeconds: 1 },
      ...{ shard: index + 1, shards: made.shards.length, mode },
    }));
    const files = some.map(({ key, seconds }) => ({ ...file(key, seconds), leg: now.get(key)! }));
    records.unshift(record(`${records.length}`, 0, { legs, files }));
    return { now, loss: made.makespan / free.makespan - 1 };
  };
  for (let round = 0; round <= runs; round++) {
    const today = items.map(({ key, seconds }) => ({
      ...{ key, seconds: seconds * Math.exp(0.01 * normal(next)) },
    }));
    const { now, loss } = run(today, 'full');
    const moved = [...before].filter(([key, shard]) => now.get(key) !== shard).length;
    if (round > 0) steps.push({ moved: moved / before.size, loss });
    before = now;
    for (let selection = 0; selection < 5; selection++) {
      const some = today.filter(() => next() < 0.1);
      if (some.length > 0) run(some, 'selected');
    }
  }
  return steps;
}

const sticky = (items: readonly Item[], free: Partition, places: ReadonlyMap<string, number>) =>
  stickyPartition(
    items,
    free,
    items.map(({ key }) => places.get(key)),
    (1 + LOSS) * free.makespan,
  );

function step(
  items: readonly Item[],
  free: Partition,
  before: ReadonlyMap<string, number>,
  isSticky: boolean,
): Step {
  const made = isSticky ? sticky(items, free, before).partition : free;
  const now = placesOf(items, made);
  const moved = [...before].filter(([key, shard]) => now.get(key) !== shard).length;
  return { moved: moved / before.size, loss: made.makespan / free.makespan - 1 };
}

const placesOf = (items: readonly Item[], { shards }: Partition): Map<string, number> =>
  new Map(shards.flatMap((own, shard) => own.map((index) => [items[index]!.key, shard] as const)));

const percentile95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1]!;

function row(metric: string, value: number, values: readonly number[], max?: number): BenchRow {
  const rounded = (number: number) => Number(number.toFixed(3));
  return {
    metric,
    value: rounded(value),
    unit: '%',
    runs: values.length,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
    ...(max === undefined ? {} : { max }),
  };
}
