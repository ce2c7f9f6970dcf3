import type { ExecutedFile, LegResult, ShardPlan, TestPlan } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { proofOf } from '../../../actions/perf-report/src/compare/proof.ts';
import { readDocuments } from '../../../actions/perf-report/src/read/documents.ts';
import { createGaps } from '../../../actions/perf-report/src/read/gaps.ts';
import { samples } from '../contracts/samples.ts';

const HEAD = 'a'.repeat(40);
const TREE = 'e'.repeat(40);
const PLAN = '0123456789abcdef';

const executed = (file: string, more: Partial<ExecutedFile> = {}): ExecutedFile => ({
  suite: 'unit',
  file,
  outcome: 'passed',
  seconds: 1,
  tests: 2,
  failed: 0,
  skipped: 0,
  retries: 0,
  ...more,
});

/** Two legs on Linux that share the files, and one on Windows. */
const shardPlan: ShardPlan = {
  ...samples['shard-plan'],
  head: HEAD,
  testPlanId: 'the-plan',
  legs: [
    ['linux-1', 'linux'],
    ['linux-2', 'linux'],
    ['windows', 'windows'],
  ].map(([leg, os]) => ({ ...samples['shard-plan'].legs[0]!, leg: leg!, name: leg!, axes: { os } })),
};
const testPlan: TestPlan = {
  ...samples['test-plan'],
  planId: 'the-plan',
  head: HEAD,
  tree: TREE,
  suites: [{ ...samples['test-plan'].suites[0]!, definition: PLAN }],
};
const facts = { shardPlan, testPlan, sharesTestPlan: false };

const leg = (name: string, files: ExecutedFile[], more: Partial<LegResult> = {}): LegResult => ({
  ...samples['leg-result'],
  leg: name,
  attempt: 1,
  head: HEAD,
  outcome: 'passed',
  executed: files,
  withoutFile: undefined,
  excluded: undefined,
  machine: { os: name.startsWith('linux') ? 'linux' : 'win32', arch: 'x64', cores: 2, memoryBytes: 1 },
  ...more,
});

const LEGS = [
  leg('linux-1', [executed('a.test.ts')]),
  leg('linux-2', [executed('b.test.ts')]),
  leg('windows', [executed('a.test.ts'), executed('b.test.ts')]),
];

function proven(legs: LegResult[], conclusion: 'success' | 'failure' | 'unknown' = 'success') {
  const { proves, isProven } = proofOf(conclusion, { ...facts, legs });
  const names = ['a.test.ts', 'b.test.ts', 'c.test.ts'].filter((file) => isProven({ suite: 'unit', file }));
  return proves ? names : expect(names).toEqual([]);
}

/** The legs, one of them replaced. */
const with1 = (name: string, files: ExecutedFile[], more: Partial<LegResult> = {}) =>
  LEGS.map((one) => (one.leg === name ? leg(name, files, more) : one));

test('a green run proves what passed on all its axes, and says on what', () => {
  expect(proven(LEGS)).toEqual(['a.test.ts', 'b.test.ts']);
  expect(proofOf('success', { ...facts, legs: LEGS })).toMatchObject({
    proves: { head: HEAD, tree: TREE, suites: [{ suite: 'unit', definition: PLAN }] },
    ranOn: [
      {
        suite: 'unit',
        environments: [
          '{"arch":"x64","axes":{"os":"linux"},"os":"linux"}',
          '{"arch":"x64","axes":{"os":"windows"},"os":"win32"}',
        ],
      },
    ],
  });
});

test('a suite is proven by its own legs, and what it ran on is its own', () => {
  const suites = ['unit', 'e2e'].map((suite) => ({ ...testPlan.suites[0]!, suite }));
  const legs = shardPlan.legs.map((one) => (one.leg === 'windows' ? { ...one, suite: 'e2e' } : one));
  const results = [...LEGS.slice(0, 2), leg('windows', [executed('a.test.ts', { suite: 'e2e' })])];
  const { isProven, proves, ranOn } = proofOf('success', {
    ...facts,
    shardPlan: { ...shardPlan, legs },
    testPlan: { ...testPlan, suites },
    legs: results,
  });
  expect(isProven({ suite: 'unit', file: 'a.test.ts' })).toBe(true);
  expect(isProven({ suite: 'e2e', file: 'a.test.ts' })).toBe(true);
  expect(isProven({ suite: 'e2e', file: 'b.test.ts' })).toBe(false);
  expect(proves!.suites.map(({ suite }) => suite)).toEqual(['unit', 'e2e']);
  expect(ranOn!.map(({ suite, environments }) => [suite, environments.length])).toEqual([
    ['unit', 1],
    ['e2e', 1],
  ]);
});

test('the image of a runner is part of what the tests ran on', () => {
  const on = (image: string) => LEGS.map((one) => ({ ...one, machine: { ...one.machine, image } }));
  const { ranOn } = proofOf('success', { ...facts, legs: on('ubuntu24') });
  expect(ranOn![0]!.environments[0]).toBe(
    '{"arch":"x64","axes":{"os":"linux"},"image":"ubuntu24","os":"linux"}',
  );
});

test('a file that one of the axes does not have is proven by the others; one that an axis only lacks is not', () => {
  const files = [executed('a.test.ts')];
  const excluded = [{ suite: 'unit', file: 'b.test.ts' }];
  expect(proven(with1('windows', files, { excluded }))).toEqual(['a.test.ts', 'b.test.ts']);
  expect(proven(with1('windows', files))).toEqual(['a.test.ts']);
  expect(proven(LEGS.map((one) => ({ ...one, executed: [], excluded })))).toEqual([]);
});

test.each<[string, Partial<ExecutedFile>]>([
  ['failed', { outcome: 'failed', failed: 1 }],
  ['was repeated', { retries: 1 }],
  ['skipped all its tests', { outcome: 'skipped', skipped: 2 }],
  ['holds no test', { outcome: 'empty', tests: 0 }],
  ['passed without a test', { tests: 0 }],
  ['passed, all its tests skipped', { skipped: 2 }],
])('a file that %s somewhere is not proven', (_, more) => {
  expect(proven(with1('linux-1', [executed('a.test.ts', more)]))).toEqual(['b.test.ts']);
});

test('what failed on one leg of a queue and passed on another is not proven', () => {
  const queue = {
    batches: 1,
    claimed: [],
    handedOn: [executed('a.test.ts', { outcome: 'failed', failed: 1 })],
  };
  expect(proven(with1('linux-1', [executed('a.test.ts')], { queue }))).toEqual(['b.test.ts']);
});

test('what failed in an attempt before is not proven, where another leg of the queue had passed it', () => {
  const failed = executed('a.test.ts', { outcome: 'failed', failed: 1 });
  const earlierLegs = [leg('linux-2', [failed], { outcome: 'failed' })];
  const { isProven } = proofOf('success', { ...facts, legs: LEGS, earlierLegs });
  expect(['a.test.ts', 'b.test.ts'].map((file) => isProven({ suite: 'unit', file }))).toEqual([false, true]);
});

test('what passed only in a later attempt is not proven', () => {
  expect(proven(with1('linux-1', [executed('a.test.ts')], { attempt: 2 }))).toEqual(['b.test.ts']);
});

test.each<[string, LegResult[]]>([
  ['a leg left no result', LEGS.slice(1)],
  ['a leg is of another commit', with1('linux-1', [executed('a.test.ts')], { head: 'f'.repeat(40) })],
  ['a leg failed, although the workflow allows it', with1('linux-1', [], { outcome: 'failed' })],
  ['a leg crashed', with1('linux-1', [], { outcome: 'crashed' })],
  [
    'a failure belongs to no file',
    with1('linux-1', [], { withoutFile: { tests: 1, failed: 1, skipped: 0, failures: [] } }),
  ],
])('nothing is proven where %s', (_, legs) => {
  expect(proofOf('success', { ...facts, legs }).proves).toBeUndefined();
  proven(legs);
});

test('what a suite runs on is told of a red run too: by which plan, and of which axes no leg told it', () => {
  const ranOn = (legs: LegResult[]) => proofOf('failure', { ...facts, legs }).ranOn;
  const [linux, windows] = proofOf('success', { ...facts, legs: LEGS }).ranOn![0]!.environments;
  const told = { suite: 'unit', definition: PLAN };
  expect(ranOn(LEGS.slice(1))).toEqual([{ ...told, environments: [linux, windows] }]);
  expect(ranOn(LEGS.slice(0, 2))).toEqual([{ ...told, environments: [linux], untold: ['{"os":"windows"}'] }]);
  expect(ranOn([])).toEqual([{ ...told, environments: [], untold: ['{"os":"linux"}', '{"os":"windows"}'] }]);
  // The leg that only keeps a matrix from being empty runs on nothing.
  const none = { ...shardPlan, legs: [{ ...shardPlan.legs[0]!, leg: 'none' }] };
  expect(proofOf('success', { ...facts, shardPlan: none, legs: [] }).ranOn).toBeUndefined();
});

test('nothing is proven by a run that is not green, without a plan, or without legs', () => {
  for (const conclusion of ['failure', 'unknown'] as const) {
    expect(proofOf(conclusion, { ...facts, legs: LEGS }).proves).toBeUndefined();
  }
  const { shardPlan: _, ...noShardPlan } = facts;
  const { testPlan: __, ...noTestPlan } = facts;
  for (const part of [noShardPlan, noTestPlan]) {
    expect(proofOf('success', { ...part, legs: LEGS }).proves).toBeUndefined();
  }
  expect(proofOf('success', { ...facts, legs: [] }).proves).toBeUndefined();
});

test.each<[string, Partial<Parameters<typeof proofOf>[1]>]>([
  ['of another commit', { testPlan: { ...testPlan, head: 'f'.repeat(40) } }],
  ['that the legs were not made from', { testPlan: { ...testPlan, planId: 'another' } }],
  ['of an older release', { testPlan: { ...testPlan, tree: undefined } }],
  ['from which another matrix was made, too', { sharesTestPlan: true }],
])('nothing is proven by a test plan %s', (_, more) => {
  const { proves, isProven, ranOn } = proofOf('success', { ...facts, legs: LEGS, ...more });
  expect(proves).toBeUndefined();
  expect(isProven({ suite: 'unit', file: 'a.test.ts' })).toBe(false);
  expect(ranOn![0]!.environments).toHaveLength(2);
});

describe('another matrix of the same test plan', () => {
  const stored = (plans: readonly ShardPlan[], listing: (planId?: string) => boolean = () => true) =>
    readDocuments(
      {
        available: true,
        find: async (kind, planId) => {
          if (kind !== 'shard-plan') return [];
          if (!listing(planId)) throw new Error('no answer');
          return plans
            .filter((plan) => planId === undefined || plan.planId === planId)
            .map((plan, id) => ({ kind, planId: plan.planId, leg: 'all', attempt: 1, id, bytes: 1 }));
        },
        read: async ({ planId }) => JSON.stringify(plans.find((plan) => plan.planId === planId)),
      },
      shardPlan.planId,
      createGaps({ info: () => {}, warning: () => {} }),
    );
  const other = (testPlanId: string): ShardPlan => ({ ...shardPlan, planId: 'other', testPlanId });

  test.each<[string, boolean, Parameters<typeof stored>]>([
    ['is seen', true, [[shardPlan, other('the-plan')]]],
    ['is not one of another test plan', false, [[shardPlan, other('another')]]],
    ['is not there', false, [[shardPlan]]],
    ['may be there, where the list cannot be had', true, [[shardPlan], (planId) => planId !== undefined]],
  ])('%s', async (_, shares, given) => {
    expect(await stored(...given)).toMatchObject({ sharesTestPlan: shares });
  });
});

describe('a file that is divided by its tests', () => {
  const split = (part: number) => ({
    suite: 'unit',
    file: 'a.test.ts',
    estimatedSeconds: 1,
    split: { parts: [part], of: 2 },
  });
  const divided: ShardPlan = {
    ...shardPlan,
    legs: [1, 2].map((part) => ({
      ...shardPlan.legs[0]!,
      leg: String(part),
      name: String(part),
      tests: [split(part)],
    })),
  };
  const provenBy = (one: ExecutedFile[], other: ExecutedFile[]) =>
    proofOf('success', { ...facts, shardPlan: divided, legs: [leg('1', one), leg('2', other)] }).isProven({
      suite: 'unit',
      file: 'a.test.ts',
    });

  test.each<[boolean, string, ExecutedFile[]]>([
    [true, 'passed', [executed('a.test.ts')]],
    [false, 'is in no report', []],
    [false, 'had no test', [executed('a.test.ts', { outcome: 'empty', tests: 0 })]],
    [false, 'was skipped', [executed('a.test.ts', { outcome: 'skipped', skipped: 2 })]],
    [false, 'passed when it was repeated', [executed('a.test.ts', { retries: 1 })]],
  ])('is proven: %s, where one part passed and the other %s', (is, _how, other) => {
    expect(provenBy([executed('a.test.ts')], other)).toBe(is);
    expect(provenBy(other, [executed('a.test.ts')])).toBe(is);
  });
});
