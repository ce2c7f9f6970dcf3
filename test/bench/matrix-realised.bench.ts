import { join } from 'node:path';
import { generator } from './cache-tree.ts';
import { divide, drawRun, fluidBound, learn, MEDIUM, queueRun, staticRun } from './matrix/simulate.ts';
import { recordedSuites } from './matrix/suites.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

const RUNNERS = 8;
/** Runs that durations are learned from, as many as the history's median looks at. */
const LEARNED = 10;
/** Of a queue: batches of the remaining seconds ÷ (1.5 × runners), none smaller than five times what a pull costs. */
const QUEUE = { pullSeconds: MEDIUM.pullSeconds, eagerness: 1.5, leastSeconds: 5 * MEDIUM.pullSeconds };
/** A leg with twice the mean load takes twice as long for each of its tests. */
const INFLATION = 1;

/**
 * What becomes of a division when tests and runners are not as expected: simulated runs of recorded suites
 * (`DATA/timings`) with eight runners, over the bound of a fluid (see `fluidBound`). Nothing here runs a test; the
 * queue is the rule alone, which no action follows yet.
 */
export default async function matrixRealised({ data, quick }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined) throw new Error('Give --data DIR, with the folder timings in it.');
  const runs = quick ? 50 : 200;
  const suites = recordedSuites(join(data, 'timings')).map(({ name, items }) => {
    const seconds = items.map((item) => item.seconds);
    const share = seconds.reduce((sum, one) => sum + one, 0) / RUNNERS;
    return { name, seconds, binds: Math.max(...seconds) > share };
  });
  return [
    ...suites.flatMap((suite) => realisedRows(suite, runs)),
    ...learningRows(
      suites.filter(({ binds }) => !binds).map(({ seconds }) => seconds),
      quick ? 5 : 20,
    ),
  ];
}

function realisedRows(
  { name, seconds, binds }: { name: string; seconds: readonly number[]; binds: boolean },
  runs: number,
): BenchRow[] {
  const next = generator(1);
  const { estimates } = learn(seconds, {
    ...{ runners: RUNNERS, runs: LEARNED, remembered: LEARNED, inflation: INFLATION, noise: MEDIUM, next },
  });
  const shards = divide(estimates, RUNNERS);
  const ratios = Array.from({ length: runs }, () => {
    const draw = drawRun(seconds, RUNNERS, MEDIUM, next);
    const bound = fluidBound(draw);
    const { makespan, pulls } = queueRun(draw, estimates, QUEUE);
    return { divided: staticRun(draw, shards) / bound, queued: makespan / bound, pulls };
  });
  const divided = ratios.map((ratio) => ratio.divided);
  const queued = ratios.map((ratio) => ratio.queued);
  const about = `${name}${binds ? ' (its longest binds)' : ''}`;
  const target = (max: number) => (binds ? {} : { max });
  return [
    { ...row(`${about}: static division, mean`, mean(divided), divided), peer: 'learned durations' },
    { ...row(`${about}: queue, mean`, mean(queued), queued), ...target(1.06), peer: 'the rule alone' },
    {
      ...row(`${about}: queue, 95th percentile`, high(queued), queued),
      ...target(1.1),
      peer: 'the rule alone',
    },
    {
      ...row(
        `${about}: pulls of a runner`,
        median(ratios.map(({ pulls }) => pulls)),
        ratios.map(({ pulls }) => pulls),
      ),
      ...{ unit: 'pulls', max: 20 },
    },
  ];
}

/** Whether learned durations settle where legs slow down what they hold too much of, and stay settled. */
function learningRows(suites: readonly (readonly number[])[], seeds: number): BenchRow[] {
  const balances = (remembered: number, inflation: number) =>
    suites.flatMap((seconds) =>
      Array.from({ length: seeds }, (_, seed) => {
        const next = generator(seed + 1);
        return learn(seconds, {
          ...{ runners: RUNNERS, runs: 2 * LEARNED, remembered, inflation, noise: MEDIUM, next },
        }).balances;
      }),
    );
  const loaded = balances(LEARNED, INFLATION);
  const last = balances(1, INFLATION);
  const afterThree = (of: readonly number[][]) => of.map((runs) => runs[3]!);
  const later = (of: readonly number[][]) => of.flatMap((runs) => runs.slice(LEARNED));
  const unloaded = median(afterThree(balances(LEARNED, 0)));
  const settled = 'planned by learned durations: longest shard over the mean';
  return [
    { ...row(`${settled}, after 3 runs`, median(afterThree(loaded)), afterThree(loaded)), max: 1.12 },
    {
      ...row(`${settled}, after 3 runs, of that without loaded legs`, median(afterThree(loaded)) / unloaded, [
        median(afterThree(loaded)) / unloaded,
      ]),
      max: 1.02,
    },
    {
      ...row(`${settled}, runs 11 to 20, 95th percentile`, high(later(loaded)), later(loaded)),
      max: 1.15,
    },
    {
      ...row(`${settled}, runs 11 to 20, 95th percentile`, high(later(last)), later(last)),
      peer: 'durations of the last run',
    },
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const high = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(0.95 * values.length)]!;

function row(metric: string, value: number, values: readonly number[]): BenchRow {
  const rounded = (number: number) => Number(number.toPrecision(4));
  return {
    metric,
    value: rounded(value),
    unit: 'ratio',
    runs: values.length,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
  };
}
