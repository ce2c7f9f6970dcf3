import type { HistoryRecord } from '@paceline/contracts';
import { fileTimings, legCosts } from '@paceline/history';
import { describe, expect, test } from 'vitest';
import { file, record } from './records.ts';

type Leg = NonNullable<HistoryRecord['legs']>[number];

const leg = (files: number, testSeconds: number, wallSeconds: number, more: Partial<Leg> = {}): Leg => ({
  suite: 'unit',
  passed: true,
  files,
  testSeconds,
  wallSeconds,
  ...more,
});
const shapes = [
  [5, 60],
  [40, 50],
  [20, 90],
  [80, 20],
  [10, 10],
  [60, 120],
] as const;
const wall = (files: number, testSeconds: number) => 12 + 0.5 * files + 0.8 * testSeconds;
const learned = shapes.map(([files, seconds]) => leg(files, seconds, wall(files, seconds)));
const of = (legs: readonly Leg[], more: Partial<HistoryRecord> = {}) =>
  legCosts([record('1', 0, { legs: [...legs], ...more })]).get('unit');
const predicted = (cost: ReturnType<typeof of>, files: number, seconds: number) =>
  cost!.startSeconds + cost!.fileSeconds * files + cost!.testFactor * seconds;

describe('what legs take beside their tests', () => {
  test('is told apart where legs differ', () => {
    const cost = of(learned);
    expect(cost).toMatchObject({ legs: 6 });
    expect(cost!.startSeconds).toBeCloseTo(12, -1);
    expect(cost!.fileSeconds).toBeCloseTo(0.5, 1);
    expect(cost!.testFactor).toBeCloseTo(0.8, 1);
    expect(predicted(cost, 30, 60) / wall(30, 60)).toBeCloseTo(1, 1);
  });

  test('is predicted right for legs like the known ones where these are all alike', () => {
    const cost = of(Array.from({ length: 8 }, () => leg(30, 100, 79)));
    expect(predicted(cost, 30, 100)).toBeCloseTo(79, 0);
  });

  test('is hardly moved by a leg on a machine that hung', () => {
    const cost = of([...learned, ...learned, leg(20, 90, 2000)]);
    expect(predicted(cost, 30, 60) / wall(30, 60)).toBeCloseTo(1, 1);
  });

  test('is learned from passing legs of first attempts only, and from no less than four', () => {
    expect(of(learned.slice(0, 3))).toBeUndefined();
    expect(of(learned.map((one) => ({ ...one, passed: false })))).toBeUndefined();
    expect(of(learned.map((one) => ({ ...one, attempt: 2 })))).toBeUndefined();
    expect(of(learned, { attempt: 2 })).toBeUndefined();
    expect(of(learned.map((one) => ({ ...one, batches: 3 })))).toBeUndefined();
    expect(of(learned.map((one) => ({ ...one, suite: 'other' })))).toBeUndefined();
  });

  test('has the rest of the job as its median', () => {
    const setups = [30, 31, 29, 300, 30, 30];
    const legs = learned.map((one, index) => ({ ...one, jobSeconds: one.wallSeconds + setups[index]! }));
    expect(of(legs)!.setupSeconds).toBeCloseTo(30, 5);
    expect(of(learned)).not.toHaveProperty('setupSeconds');
  });
});

describe('seconds of files from machines with different loads', () => {
  const names = Array.from({ length: 24 }, (_, index) => `src/${index}.test.ts`);
  const usual = (name: string) => 1 + names.indexOf(name);
  interface Run {
    /** Which of the two legs a file is in. */
    readonly legOf: (index: number) => 0 | 1;
    /** How many times as long each leg took. */
    readonly loads: readonly [number, number];
    readonly processors?: readonly [string, string];
    readonly grown?: string;
  }
  const run = (id: number, { legOf, loads, processors, grown }: Run) =>
    record(String(id), id, {
      ...(processors ? { processors: [...processors] } : {}),
      legs: [leg(12, 1, 1), leg(12, 1, 1)],
      files: names.map((name, index) => {
        const at = legOf(index);
        const seconds = usual(name) * loads[at] * (name === grown ? 5 : 1);
        return { ...file(name, seconds), leg: at, ...(processors ? { processor: at } : {}) };
      }),
    });
  const odd = (index: number) => (index % 2) as 0 | 1;
  const half = (index: number) => (index < 12 ? 0 : 1);
  const quarters = (index: number) => (index % 4 < 2 ? 0 : 1);
  const spread = (records: readonly HistoryRecord[]) => {
    const timings = fileTimings(records);
    const shares = names.map((name) => timings.get(`unit\0${name}`)!.seconds / usual(name));
    return Math.max(...shares) / Math.min(...shares);
  };
  const withoutMachines = (records: readonly HistoryRecord[]) =>
    records.map((one) => ({
      ...one,
      files: one.files.map(({ leg, processor, ...rest }) => rest),
    }));

  test('do not depend on which processor they ran on more often', () => {
    const swap = (id: number, loads: readonly [number, number]) =>
      run(id, { legOf: odd, loads, processors: loads[0] > 1 ? ['slow', 'fast'] : ['fast', 'slow'] });
    const records = [swap(0, [1.6, 1]), swap(1, [1, 1.6]), swap(2, [1.6, 1])];
    expect(spread(withoutMachines(records))).toBeCloseTo(1.6, 5);
    expect(spread(records)).toBeCloseTo(1, 5);
  });

  test('do not depend on which leg was loaded', () => {
    const records = [
      run(0, { legOf: odd, loads: [1.8, 1] }),
      run(1, { legOf: half, loads: [1, 1.8] }),
      run(2, { legOf: quarters, loads: [1.8, 1] }),
    ];
    expect(spread(withoutMachines(records))).toBeCloseTo(1.8, 5);
    expect(spread(records)).toBeLessThan(1.05);
  });

  test('of a file that has grown are its own, no load of its leg', () => {
    const grown = (id: number) => run(id, { legOf: odd, loads: [1, 1], grown: names[3]! });
    const timings = fileTimings([grown(0), grown(1), grown(2), run(3, { legOf: odd, loads: [1, 1] })]);
    expect(timings.get(`unit\0${names[3]}`)!.seconds).toBeCloseTo(5 * usual(names[3]!), 0);
    expect(timings.get(`unit\0${names[5]}`)!.seconds).toBeCloseTo(usual(names[5]!), 0);
  });

  test('stand firm where one machine hung', () => {
    const calm = (id: number, legOf: Run['legOf']) => run(id, { legOf, loads: [1, 1] });
    const records = [run(0, { legOf: odd, loads: [100, 1] }), calm(1, half), calm(2, quarters), calm(3, odd)];
    expect(spread(records)).toBeLessThan(1.05);
  });

  test('are as measured where too few files could show a load', () => {
    const records = [run(0, { legOf: odd, loads: [1.8, 1] }), run(1, { legOf: half, loads: [1, 1.8] })];
    const few = records.map((one) => ({ ...one, files: one.files.slice(0, 4) }));
    expect(fileTimings(few)).toEqual(fileTimings(withoutMachines(few)));
  });
});
