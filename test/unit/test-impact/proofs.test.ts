import type { Proof, Proofs } from '@paceline/history';
import { describe, expect, test } from 'vitest';
import { believedScopes } from '../../../actions/test-impact/src/proof/believed-scopes.ts';
import { type Files, planOver, type Run, type RunOptions, treeOf } from './plan-in-memory.ts';

const files: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/a.ts': 'export const a = 1',
  'src/b.ts': 'export const b = 1',
  'a.test.ts': "import './src/a'",
  'b.test.ts': "import './src/b'",
};
const with1 = (change: Record<string, string | undefined>, from = files): Files =>
  Object.fromEntries(
    Object.entries({ ...from, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

const EARLIER = 'c'.repeat(40);
const OLDER = 'd'.repeat(40);
const MAIN = 'refs/heads/main';
const proof = (head: string, tests: string[], more: Partial<Proof> = {}): Proof => ({
  runId: head === EARLIER ? '30' : '20',
  head,
  tree: 'of no other commit',
  scope: MAIN,
  files: new Set(tests),
  ...more,
});

const proofs = (...runs: Proof[]): Proofs => ({ runs, known: true });

const PUSH = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: MAIN };
const PULL = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/1/merge' };

const push = (before: Files, after: Files, options: RunOptions = {}) =>
  planOver(before, after, { ...options, variables: PUSH });

const actions = ({ plan }: Run) =>
  Object.fromEntries(plan.tests.map(({ file, action, reasons }) => [file, `${action}: ${reasons[0]!.code}`]));

describe('a push', () => {
  test('runs what the cancelled run of the push before it did not prove', async () => {
    const cancelled = with1({ 'src/a.ts': 'broken' });
    const run = await push(cancelled, with1({ 'README.md': 'words' }, cancelled), {
      commits: { [EARLIER]: files },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'])) },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: unproven', 'b.test.ts': 'skip: proven' });
    expect(run.plan.mode).toBe('selected');
  });

  test('without a run that is believed is compared with the branch before it', async () => {
    const run = await push(files, with1({ 'src/a.ts': '2' }));
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'skip: unaffected' });
  });

  test('runs a test that no believed run has proven, although nothing of it changed', async () => {
    const run = await push(files, with1({ 'README.md': 'words' }), {
      commits: { [EARLIER]: files },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts'])) },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'skip: proven', 'b.test.ts': 'run: unproven' });
  });

  test('of files that were tested green runs nothing, and says which run proved it', async () => {
    const after = with1({ 'src/a.ts': '2' });
    const run = await push(files, after, {
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'], { tree: treeOf(after) })) },
    });
    expect(run.plan).toMatchObject({ mode: 'none', totals: { tests: 2, selected: 0, proven: 2 } });
    expect(run.plan.tests[0]!.reasons).toEqual([
      { code: 'proven', run: '30' },
      { code: 'imports', via: ['src/a.ts', 'a.test.ts'] },
    ]);
    expect(run.outputs).toMatchObject({ 'has-tests': 'false', 'proven-count': '2', 'selected-count': '0' });
    expect(run.result).toBe(
      'test-impact: nothing to run: 2 test files passed in run 30, and nothing that they depend on has changed since',
    );
    expect(run.summary).toContain('[run 30](https://github.com/o/r/actions/runs/30) (2 files)');
  });

  test('runs everything where what was proven counts no more, or cannot be read', async () => {
    const run = await push(files, with1({ 'README.md': 'words' }), {
      past: { proofs: { runs: [], known: true } },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: unproven', 'b.test.ts': 'run: unproven' });
  });

  test('whose commit before is gone selects by what was proven', async () => {
    const run = await push(files, with1({ 'src/a.ts': '2' }), {
      base: { code: 'no-base', reason: 'a forced push' },
      commits: { [EARLIER]: files },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'])) },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: unproven', 'b.test.ts': 'skip: proven' });
    expect(run.suite.fallback).toBeUndefined();
    expect(run.warnings).toEqual(['All tests run that no earlier run proves: a forced push.']);
  });

  test('that follows a revert finds the older run with the same files', async () => {
    const run = await push(with1({ 'src/a.ts': 'broken' }), files, {
      commits: { [EARLIER]: with1({ 'src/a.ts': 'half' }) },
      past: {
        proofs: proofs(
          proof(EARLIER, ['a.test.ts', 'b.test.ts']),
          proof(OLDER, ['a.test.ts', 'b.test.ts'], { tree: treeOf(files) }),
        ),
      },
    });
    expect(run.plan.mode).toBe('none');
    expect(run.plan.tests.map(({ reasons }) => reasons[0]!.run)).toEqual(['20', '20']);
  });

  test('takes for each test the newest run that proves it', async () => {
    const run = await push(files, with1({ 'src/a.ts': '2' }), {
      commits: { [EARLIER]: with1({ 'src/a.ts': '2' }), [OLDER]: files },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts']), proof(OLDER, ['a.test.ts', 'b.test.ts'])) },
    });
    expect(run.plan.mode).toBe('none');
    expect(run.plan.tests.map(({ reasons }) => reasons[0]!.run)).toEqual(['30', '20']);
  });
});

describe('a pull request', () => {
  const pull = (before: Files, after: Files, options: RunOptions) =>
    planOver(before, after, { ...options, variables: PULL });

  test('answers for its own changes only: what its base has not proven is the concern of the base', async () => {
    const run = await pull(with1({ 'src/b.ts': '2' }), with1({ 'src/a.ts': '2', 'src/b.ts': '2' }), {
      commits: { [EARLIER]: files },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'])) },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'skip: unaffected' });
  });

  test('does not run what a believed run proved with the same files', async () => {
    const after = with1({ 'src/a.ts': '2' });
    const run = await pull(files, with1({ 'src/b.ts': '2' }, after), {
      commits: { [EARLIER]: after },
      past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'])) },
    });
    expect(actions(run)).toEqual({ 'a.test.ts': 'skip: proven', 'b.test.ts': 'run: imports' });
    expect(run.result).toContain('1 of 2 test files (50 %) run; 1 passed in run 30');
  });
});

describe('what a proof does not outweigh', () => {
  const same = (options: RunOptions) => {
    const after = with1({ 'src/a.ts': '2' });
    const past = { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'], { tree: treeOf(after) })) };
    return push(files, after, { ...options, past: { ...options.past, ...past } });
  };

  test('mode: full', async () => {
    const run = await same({ inputs: { mode: 'full' } });
    expect(run.plan).toMatchObject({ mode: 'full', totals: { selected: 2, proven: 0 } });
  });

  test('the input always, and a failure in the newest run', async () => {
    const run = await same({
      inputs: { always: 'b.test.ts' },
      past: { failedBefore: new Set(['a.test.ts']) },
    });
    expect(run.plan.tests.map(({ action, reasons }) => [action, reasons.map(({ code }) => code)])).toEqual([
      ['run', ['imports', 'failed-before']],
      ['run', ['always']],
    ]);
  });

  test('tests that only the legs know', async () => {
    const computed = { 'vitest.config.ts': 'export default { test: { include: [process.env.X] } }' };
    const after = with1(computed);
    const past = { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'], { tree: treeOf(after) })) };
    const run = await push(after, after, { past });
    expect(run.suite).toMatchObject({ mode: 'full', fallback: { code: 'tests-unknown' } });
  });
});

describe('the commits of the proofs', () => {
  const options = (more: RunOptions): RunOptions => ({
    past: { proofs: proofs(proof(EARLIER, ['a.test.ts', 'b.test.ts'])) },
    ...more,
  });

  test('are fetched where they are not in the clone', async () => {
    const run = await push(
      files,
      with1({ 'src/a.ts': '2' }),
      options({ commits: { [EARLIER]: files }, onlyAtOrigin: [EARLIER] }),
    );
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'skip: proven' });
  });

  test('that nobody has any more prove nothing', async () => {
    const run = await push(files, with1({ 'src/a.ts': '2' }), options({}));
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'run: unproven' });
  });

  test('that cannot be compared prove nothing, and the plan goes on', async () => {
    const run = await push(
      files,
      with1({ 'src/a.ts': '2' }),
      options({ commits: { [EARLIER]: files }, broken: [EARLIER] }),
    );
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'run: unproven' });
  });

  test('count for the files that they had: a file deleted since then still has its importers', async () => {
    const before = with1({ 'src/gone.ts': '', 'b.test.ts': "import './src/gone'" });
    const run = await push(
      with1({ 'src/gone.ts': undefined }, before),
      with1({ 'src/gone.ts': undefined, 'README.md': 'x' }, before),
      options({ commits: { [EARLIER]: before } }),
    );
    expect(actions(run)).toEqual({ 'a.test.ts': 'skip: proven', 'b.test.ts': 'run: unproven' });
  });

  test('say nothing of how the tests are found today', async () => {
    const jest = with1({
      'package.json': JSON.stringify({ devDependencies: { jest: '1' } }),
      'jest.config.js': 'module.exports = { testMatch: ["**/*.spec.ts"] }',
    });
    const run = await push(files, with1({ 'src/a.ts': '2' }), options({ commits: { [EARLIER]: jest } }));
    expect(run.suite.runner).toBe('vitest');
    expect(actions(run)).toEqual({ 'a.test.ts': 'run: imports', 'b.test.ts': 'run: unproven' });
  });
});

describe('whose runs are believed', () => {
  const event = { repository: { default_branch: 'main' } };
  const at = (eventName: string, ref: string, more: object = {}) => ({
    eventName,
    ref,
    repository: 'o/r',
    variables: {},
    event: { ...event, ...more },
  });
  const pull = at('pull_request', 'refs/pull/1/merge', {
    pull_request: { number: 1, base: { ref: 'release' }, head: { repo: { full_name: 'o/r' } } },
  });

  const queued = at('merge_group', 'refs/heads/gh-readonly-queue/release/pr-1-abc', {
    merge_group: { base_ref: 'refs/heads/release' },
  });

  test.each([
    ['a pull request believes its base and the default branch', pull, 'base', ['refs/heads/release', MAIN]],
    ['and itself where that is asked for', pull, 'own', ['refs/pull/1/merge', 'refs/heads/release', MAIN]],
    ['the default branch believes itself', at('push', MAIN), 'base', [MAIN, 'queue/main']],
    ['another branch believes the default branch', at('push', 'refs/heads/x'), 'base', ['queue/x', MAIN]],
    [
      'and itself where that is asked for',
      at('push', 'refs/heads/x'),
      'own',
      ['refs/heads/x', 'queue/x', MAIN],
    ],
    ['a merge queue believes its base', queued, 'base', ['refs/heads/release', MAIN]],
    [
      'and its other entries where that is asked for',
      queued,
      'own',
      ['queue/release', 'refs/heads/release', MAIN],
    ],
    ['nobody is believed', at('push', MAIN), 'none', []],
    ['a schedule tests everything anew', at('schedule', MAIN), 'own', []],
    ['a run by hand too', at('workflow_dispatch', MAIN), 'own', []],
    ['a tag too', at('push', 'refs/tags/v1'), 'own', []],
    ['what strangers can start believes nobody', at('pull_request_target', MAIN), 'own', []],
  ] as const)('%s', (_, environment, trust, scopes) => {
    expect(believedScopes(environment, trust)).toEqual(scopes);
  });

  test('a branch is not believed because nothing says which branch is the default', () => {
    const unknown = { ...at('push', 'refs/heads/x'), event: {} };
    expect(believedScopes(unknown, 'base')).toEqual(['queue/x']);
  });
});
