import { describe, expect, test } from 'vitest';
import { type Files, planOver, type Run, type RunOptions } from './plan-in-memory.ts';

const files: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/a.ts': 'export const a = 1',
  'src/b.ts': 'export const b = 1',
  'quick.test.ts': "import './src/a'",
  'slow.test.ts': "import './src/a'",
  'slow-too.test.ts': "import './src/b'",
};
const changed: Files = { ...files, 'src/a.ts': 'export const a = 2' };
const MAIN = 'refs/heads/main';
const SECONDS: Record<string, number> = { 'quick.test.ts': 30, 'slow.test.ts': 31, 'slow-too.test.ts': 99 };
const seconds = (file: string) => SECONDS[file];
const past = { seconds, believedSeconds: seconds };

const event = (eventName: string, ref: string, payload: object = {}): RunOptions => ({
  event: { repository: { default_branch: 'main' }, ...payload },
  variables: { GITHUB_EVENT_NAME: eventName, GITHUB_REF: ref },
});
const PULL = event('pull_request', 'refs/pull/7/merge', {
  pull_request: { number: 7, base: { ref: 'main' }, head: { repo: { full_name: 'o/r' } } },
});
const plan = (where: RunOptions, options: RunOptions = {}, after = changed) =>
  planOver(files, after, { past, ...where, ...options, inputs: { 'skip-slow': '30s', ...options.inputs } });
const actions = ({ plan: { tests } }: Run) =>
  Object.fromEntries(
    tests.map(({ file, action, reasons }) => [
      file,
      `${action}: ${reasons.map(({ code }) => code).join(' ')}`,
    ]),
  );

describe('a pull request', () => {
  test('leaves what takes longer to the default branch, and says why it would run', async () => {
    const run = await plan(PULL);
    expect(actions(run)).toEqual({
      'quick.test.ts': 'run: imports',
      'slow.test.ts': 'skip: deferred imports',
      'slow-too.test.ts': 'skip: unaffected',
    });
    expect(run.plan).toMatchObject({
      mode: 'selected',
      totals: { tests: 3, selected: 1, deferred: 1, selectedSeconds: 30 },
    });
    expect(run.outputs).toMatchObject({ 'selected-count': '1', 'deferred-count': '1' });
    expect(run.result).toBe(
      'test-impact: 1 of 3 test files (33 %) run; 30 s of 2m 40s; 1 slow file left to the default branch',
    );
    expect(run.summary).toContain('1 slow test file left to the default branch');
  });

  test('leaves it also where all tests run, which are then not all', async () => {
    const run = await plan(PULL, {}, { ...changed, 'vitest.config.ts': 'export default {}' });
    expect(actions(run)).toEqual({
      'quick.test.ts': 'run: fallback',
      'slow.test.ts': 'skip: deferred fallback',
      'slow-too.test.ts': 'skip: deferred fallback',
    });
    expect(run.plan.mode).toBe('selected');
    expect(run.suite.fallback).toBeUndefined();
    expect(run.notices).toEqual([expect.stringMatching(/^All tests run but slow ones: /)]);
  });

  test('runs a slow file that changed', async () => {
    const run = await plan(PULL, {}, { ...changed, 'slow.test.ts': "import './src/a'; 1" });
    expect(actions(run)['slow.test.ts']).toBe('run: changed');
  });

  test('runs a slow file that changed also where all tests run', async () => {
    const all = {
      ...changed,
      'vitest.config.ts': 'export default {}',
      'slow.test.ts': "import './src/a'; 1",
    };
    const run = await plan(PULL, {}, all);
    expect(actions(run)).toMatchObject({
      'slow.test.ts': 'run: fallback',
      'slow-too.test.ts': 'skip: deferred fallback',
    });
  });

  test('leaves nothing out where it is not known what changed', async () => {
    const base = { code: 'no-base', reason: 'there is none' } as const;
    const run = await plan(PULL, { base });
    expect(run.suite.fallback?.code).toBe('no-base');
    expect(run.plan.totals).toMatchObject({ tests: 3, selected: 3 });
  });

  test.each<[string, RunOptions]>([
    ['that failed before', { past: { ...past, failedBefore: new Set(['slow.test.ts']) } }],
    ['that the input always names', { inputs: { always: 'slow.test.ts' } }],
    ['that was never timed', { past: { seconds: () => undefined, believedSeconds: () => undefined } }],
    ['that only records of the pull request itself call slow', { past: { seconds } }],
    ['that takes just as long', { inputs: { 'skip-slow': '31s' } }],
    ['in mode full', { inputs: { mode: 'full' } }],
    ['in mode observe, and says what it would do', { inputs: { mode: 'observe' } }],
  ])('runs a slow file %s', async (_, options) => {
    const run = await plan(PULL, options);
    expect(run.plan.tests.find(({ file }) => file === 'slow.test.ts')?.action).toBe('run');
    expect(run.plan.totals.deferred).toBeUndefined();
  });
});

test.each<[string, RunOptions, number | undefined]>([
  ['a push to another branch leaves slow files', event('push', 'refs/heads/topic'), 1],
  ['a push to the default branch leaves none', event('push', MAIN), undefined],
  [
    'a merge queue leaves none',
    event('merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-a', { merge_group: { base_ref: MAIN } }),
    undefined,
  ],
  ['a schedule leaves none', event('schedule', MAIN), undefined],
  ['a run by hand leaves none', event('workflow_dispatch', 'refs/heads/topic'), undefined],
  ['a tag leaves none', event('push', 'refs/tags/v1'), undefined],
  [
    'a push leaves none where it is not known what the default branch is',
    { ...event('push', MAIN), event: {} },
    undefined,
  ],
])('%s', async (_, where, deferred) => {
  expect((await plan(where)).plan.totals.deferred).toBe(deferred);
});
