import { historyRecord, writeDocument } from '@paceline/contracts';
import { dealtShards, legCosts } from '@paceline/history';
import { expect, it } from 'vitest';
import { highShares } from '../../../actions/perf-report/src/read/profiles.ts';
import { executed, job, leg, pageFacts } from './samples.ts';

const TESTS = [['Run tests', 20]] as [string, number][];
const machine = { os: 'linux', arch: 'x64', cores: 4, memoryBytes: 16e9, processor: 'EPYC' };
const plan = (legs: readonly string[]) =>
  ({
    kind: 'shard-plan',
    version: 3,
    planId: 'feed',
    createdAt: '2026-11-20T11:00:00.000Z',
    head: 'a'.repeat(40),
    suites: [{ suite: 'unit', discovery: { by: 'plan' }, mode: 'full', knownTests: 3 }],
    legs: legs.map((id) => ({
      ...{ leg: id, name: `${id}/2`, suite: 'unit', axes: {}, shard: Number(id), shards: 2 },
      tests: [],
      predictedSeconds: 1,
    })),
    predicted: { makespanSeconds: 1, lowerBoundSeconds: 1, balance: 1, unknownTests: 0 },
  }) as const;

function sample(ids: readonly string[], shardPlan: unknown = structuredClone(plan(ids))) {
  return pageFacts({
    jobs: [job('test 1/2', 0, TESTS, { id: 71 }), job('test 2/2', 0, TESTS, { id: 72 })],
    legs: [
      leg('1', [executed('a.test.ts', 4), executed('b.test.ts', 5)], {
        seconds: 12,
        machine,
        checkRunId: 71,
      }),
      leg('2', [executed('c.test.ts', 8)], { seconds: 11, outcome: 'failed', machine, checkRunId: 72 }),
    ],
    shardPlan: shardPlan as never,
  }).record;
}

it('a record says of each leg of the plan what it took, and of each file its leg', () => {
  const record = sample(['1', '2']);
  writeDocument(historyRecord, record);
  const both = { suite: 'unit', shards: 2, mode: 'full', jobSeconds: 20, processor: 0 };
  expect(record.legs).toEqual([
    { ...both, shard: 1, passed: true, files: 2, testSeconds: 9, wallSeconds: 12 },
    { ...both, shard: 2, passed: false, files: 1, testSeconds: 8, wallSeconds: 11 },
  ]);
  expect(record.files.map(({ file, leg }) => [file, leg])).toEqual([
    ['a.test.ts', 0],
    ['b.test.ts', 0],
    ['c.test.ts', 1],
  ]);
  expect(record.files[0]).not.toHaveProperty('legId');
});

it('legs that no plan had are none: their seconds are no time of a test command', () => {
  const record = sample(['1']);
  expect(record.legs).toHaveLength(1);
  expect(record.files.map(({ leg }) => leg)).toEqual([0, 0, undefined]);
});

it('a file says its shard where a leg of a queue ran what the plan had dealt to another', () => {
  const dealt: Record<string, string[]> = { '1': ['a.test.ts'], '2': ['b.test.ts', 'c.test.ts'] };
  const made = plan(['1', '2']);
  const legs = made.legs.map((one) => ({
    ...one,
    tests: dealt[one.leg]!.map((file) => ({ suite: 'unit', file, estimatedSeconds: 1 })),
  }));
  const record = sample(['1', '2'], { ...made, legs });
  writeDocument(historyRecord, record);
  expect(record.files.map(({ file, leg, shard }) => [file, leg, shard])).toEqual([
    ['a.test.ts', 0, undefined],
    ['b.test.ts', 0, 2],
    ['c.test.ts', 1, undefined],
  ]);
  const known = dealtShards([record]);
  expect(['a', 'b', 'c'].map((name) => known.shardOf({ suite: 'unit', file: `${name}.test.ts` }, 2))).toEqual(
    [1, 2, 2],
  );
});

it('what records say is what the next plan learns from', () => {
  const records = Array.from({ length: 4 }, () => sample(['1', '2']));
  expect(legCosts(records).get('unit')).toMatchObject({ legs: 4, setupSeconds: 8 });
});

it('what a leg needed of its machine is the 95th percentile of its samples', () => {
  const flat = (value: number) => Array.from({ length: 100 }, () => value);
  const profile = {
    ...{
      kind: 'profile',
      version: 1,
      job: 'test',
      startedAt: '2026-11-20T11:00:00.000Z',
      intervalSeconds: 1,
    },
    machine,
    cpu: [...flat(0.5), 1],
    memoryBytes: [...flat(2e9), 9e9],
    ...{
      diskReadBytes: flat(3),
      diskWriteBytes: flat(4),
      networkReceivedBytes: flat(5),
      networkSentBytes: flat(6),
    },
  } as const;
  expect(highShares([structuredClone(profile) as never])).toEqual({
    ...{ cores: 2, ofCores: 4, memoryBytes: 2e9, diskBytesPerSecond: 7, networkBytesPerSecond: 11 },
  });
});
