import type { ExecutedFile, LegResult, ShardPlan, TestPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { auditsOf } from '../../../actions/perf-report/src/compare/audit.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { samples } from '../contracts/samples.ts';

const shardPlan: ShardPlan = {
  ...samples['shard-plan'],
  testPlanId: 'the-plan',
  legs: [
    ['1', 'a.test.ts'],
    ['2', 'b.test.ts'],
  ].map(([leg, file]) => ({
    ...samples['shard-plan'].legs[0]!,
    leg: leg!,
    name: leg!,
    axes: {},
    tests: [{ suite: 'unit', file: file!, estimatedSeconds: 1 }],
  })),
};
const planned = (file: string, ...codes: ('imports' | 'audited' | 'unaffected')[]) => ({
  suite: 'unit',
  file,
  action: 'run' as const,
  reasons: codes.map((code) => ({ code })),
});
const testPlan: TestPlan = {
  ...samples['test-plan'],
  planId: 'the-plan',
  head: shardPlan.head,
  audit: { by: 'observe', selected: 1, selectedSeconds: 0 },
  suites: [{ ...samples['test-plan'].suites[0]!, audited: true }],
  tests: [planned('a.test.ts', 'imports'), planned('b.test.ts', 'audited', 'unaffected')],
};
const ran = (file: string, seconds: number, outcome: ExecutedFile['outcome'] = 'passed'): ExecutedFile => ({
  ...samples['leg-result'].executed[0]!,
  suite: 'unit',
  file,
  outcome,
  seconds,
});
const leg = (name: string, ...executed: ExecutedFile[]): LegResult => ({
  ...samples['leg-result'],
  leg: name,
  head: shardPlan.head,
  outcome: executed.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed',
  withoutFile: undefined,
  excluded: undefined,
  executed,
});
const documents = (legs: LegResult[]) => ({
  shardPlan,
  testPlan,
  legs,
  sharesTestPlan: false,
  caches: [],
  profiles: [],
});
const audit = (a: ExecutedFile, b: ExecutedFile) =>
  auditsOf(documents([leg('1', a), leg('2', b)]), [a, b])[0];

test('a failing file that would not have run is missed, one that would is not', () => {
  expect(audit(ran('a.test.ts', 2, 'failed'), ran('b.test.ts', 5))).toEqual({
    suite: 'unit',
    tests: 2,
    selected: 1,
    failing: 1,
    missed: [],
    seconds: 7,
    savedSeconds: 5,
  });
  expect(audit(ran('a.test.ts', 2), ran('b.test.ts', 5, 'failed'))?.missed).toEqual(['b.test.ts']);
});

test('a leg that told nothing may have failed, and a plan that was no audit or another says nothing', () => {
  const files = [ran('a.test.ts', 1)];
  expect(auditsOf(documents([leg('1', ...files)]), files)).toEqual([]);
  const both = documents([leg('1', ...files), leg('2', ran('b.test.ts', 1))]);
  expect(auditsOf(both, files)).toHaveLength(1);
  const { audit: _, ...selection } = testPlan;
  expect(auditsOf({ ...both, testPlan: selection }, files)).toEqual([]);
  expect(auditsOf({ ...both, testPlan: { ...testPlan, planId: 'another' } }, files)).toEqual([]);
});

test('a suite without a leg was not measured', () => {
  const a = ran('a.test.ts', 2);
  const both = documents([leg('1', a), leg('2', ran('b.test.ts', 1))]);
  const legs = both.shardPlan.legs.map((one) => ({ ...one, suite: 'other' }));
  expect(auditsOf({ ...both, shardPlan: { ...both.shardPlan, legs } }, [a])).toEqual([]);
});

test('a failing file that the plan did not know would not have run', () => {
  const unknown = ran('c.test.ts', 3, 'failed');
  const files = [ran('a.test.ts', 2), ran('b.test.ts', 5), unknown];
  const legs = [leg('1', files[0]!), leg('2', files[1]!, unknown)];
  expect(auditsOf(documents(legs), files)).toMatchObject([{ missed: ['c.test.ts'], savedSeconds: 8 }]);
});

test.each<[string, Partial<LegResult>]>([
  ['crashed', { outcome: 'crashed' }],
  ['did not run a file of its plan', { executed: [] }],
  ['tested another commit', { head: 'b'.repeat(40) }],
  [
    'has a failure that is of no file',
    { outcome: 'failed', withoutFile: { tests: 1, failed: 1, skipped: 0, failures: [] } },
  ],
])('a run is no measure where a leg %s', (_, more) => {
  const a = ran('a.test.ts', 2);
  const spoiled = { ...leg('2', ran('b.test.ts', 5)), ...more };
  expect(auditsOf(documents([leg('1', a), spoiled]), [a, ...spoiled.executed])).toEqual([]);
  const excluded = { ...leg('2'), excluded: [{ suite: 'unit', file: 'b.test.ts' }] };
  expect(auditsOf(documents([leg('1', a), excluded]), [a])).toHaveLength(1);
});

test('the report says first what the selection would have missed', () => {
  const report = samples['perf-report'];
  const summary = (missed: string[]) =>
    markdownSummary({
      ...report,
      plan: {
        ...report.plan!,
        tests: 19,
        selected: 19,
        audits: [
          { suite: 'unit', tests: 19, selected: 3, failing: 2, missed, seconds: 60, savedSeconds: 50 },
        ],
      },
    });
  expect(summary([])).toContain(
    'everything ran to measure the selection, which would run 3 of 19 test files and save 50 s of tests; all 2 failing files are among them',
  );
  expect(summary(['test/`b`.test.ts'])).toContain(
    '⚠ the selection would not have run 1 of 2 failing test files: <code>test/&#96;b&#96;.test.ts</code> (each is flaky, fails without this change too, or is a miss that we want to hear of)',
  );
});
