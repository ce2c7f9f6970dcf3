import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planTests } from '../../../actions/test-impact/src/plan-tests.ts';
import { noPast } from '../../../actions/test-impact/src/proof/no-past.ts';
import { systemMachine } from '../../../actions/test-impact/src/system.ts';
import { temporary } from '../../temporary.ts';
import { checkoutOf, createRepository, gitEnvironment } from '../../unit/core/git/repository.ts';
import { type RunOptions, recordingContext, selected } from '../../unit/test-impact/plan-in-memory.ts';

const FILES = {
  'package.json': JSON.stringify({ name: 'app', version: '1.0.0', devDependencies: { vitest: '1' } }),
  'src/a.ts': 'export const a = 1\n',
  'src/b.ts': 'export const b = 1\n',
  'src/index.ts': "export * from './a.ts'\nexport * from './b.ts'\n",
  'test/a.test.ts': "import '../src/a.ts'\n",
  'test/b.test.ts': "import '../src/b.ts'\n",
  'test/ü\n"x".test.ts': "import '../src/index.ts'\n",
};
const ODD = 'test/ü\n"x".test.ts';

async function plan(folder: string, options: RunOptions & { event?: object } = {}) {
  const { context, log, done } = recordingContext({
    ...options,
    variables: {
      ...gitEnvironment,
      PATH: process.env['PATH']!,
      GITHUB_WORKSPACE: folder,
      ...options.variables,
    },
  });
  const environment = { ...context.environment, event: (options.event ?? {}) as Record<string, unknown> };
  await planTests(
    { ...context, environment },
    systemMachine(environment, context.inputs['working-directory'], log),
  );
  return done();
}

test('a pull request in the shallow clone that actions/checkout makes', async () => {
  const origin = createRepository();
  origin.commit(FILES);
  origin.git('checkout', '--quiet', '-b', 'feature');
  const head = origin.commit({ 'src/a.ts': 'export const a = 2\n' });
  origin.git('checkout', '--quiet', 'main');
  const base = origin.commit({ 'src/b.ts': 'export const b = 2\n' });
  origin.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
  const merge = origin.git('rev-parse', 'HEAD');
  const run = await plan(checkoutOf(origin, merge).folder, {
    variables: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/3/merge' },
    event: { pull_request: { base: { sha: base }, head: { sha: head } } },
  });
  expect(selected(run)).toEqual(['test/a.test.ts', ODD]);
  expect(run.plan).toMatchObject({ mode: 'selected', base, head: merge, event: 'pull_request' });
  expect(run.outputs).toEqual({
    'plan-path': expect.stringMatching(/paceline\/test-plan\.json$/),
    'plan-id': run.plan.planId,
    mode: 'selected',
    'graph-path': expect.stringMatching(/dependency-graph\.json$/),
    discovery: 'plan',
    'has-tests': 'true',
    'selected-count': '2',
    'proven-count': '0',
    'deferred-count': '0',
    'audited-count': '0',
    'total-count': '3',
    base,
    head: merge,
    'fallback-code': '',
    'fallback-reason': '',
    suites: expect.stringContaining('"selected-count":2'),
    'has-performance-critical-changes': 'false',
  });
  expect(run.result).toBe('test-impact: 2 of 3 test files (67 %) can be affected by 1 changed file');
  expect(run.summary).toContain('Why each runs');
  expect(JSON.parse(readFileSync(run.outputs['plan-path']!, 'utf8')).tests).toHaveLength(3);
});

test('a rename, a deletion and a release in a push', async () => {
  const repository = createRepository();
  const before = repository.commit(FILES);
  repository.commit({
    'src/b.ts': undefined,
    'src/c.ts': FILES['src/b.ts'],
    'src/index.ts': FILES['src/index.ts'].replace('./b.ts', './c.ts'),
    'package.json': FILES['package.json'].replace('1.0.0', '1.1.0'),
  });
  const run = await plan(repository.folder, {
    variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
    event: { before },
  });
  expect(run.plan.changes).toContainEqual({ path: 'src/c.ts', status: 'renamed', from: 'src/b.ts' });
  expect(selected(run)).toEqual(['test/b.test.ts', ODD]);
});

test('a push to a new default branch runs everything and says why', async () => {
  const repository = createRepository();
  repository.commit(FILES);
  const run = await plan(repository.folder, {
    variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
    event: { before: '0'.repeat(40), repository: { default_branch: 'main' } },
  });
  expect(run.plan).toMatchObject({
    mode: 'full',
    suites: [{ fallback: { code: 'default-branch' } }],
    totals: { selected: 3 },
  });
  expect(run.plan).not.toHaveProperty('base');
  expect(run.notices.join()).toMatch(/All tests run: .*default branch main/);
});

test('a base that does not exist runs everything', async () => {
  const repository = createRepository();
  repository.commit(FILES);
  expect(selected(await plan(repository.folder, { inputs: { base: 'v0' } }))).toBe('no-base');
});

test('a folder without a repository is one clear error', async () => {
  await expect(plan(temporary(), { variables: { GIT_CEILING_DIRECTORIES: '/' } })).rejects.toMatchObject({
    code: 'PACELINE_GIT_NO_REPOSITORY',
  });
});

test('a store that cannot be read costs only the estimates', async () => {
  const repository = createRepository();
  const before = repository.commit(FILES);
  repository.commit({ 'src/a.ts': '' });
  const run = await plan(repository.folder, { inputs: { base: before, store: 'disk:/proc/nowhere' } });
  expect(selected(run)).toEqual(['test/a.test.ts', ODD]);
});

test('a folder that is no checkout of its own is an error that says what to do', async () => {
  const repository = createRepository();
  repository.commit(FILES);
  const at = (folder: string) => plan(repository.folder, { inputs: { 'working-directory': folder } });
  await expect(at('src')).rejects.toMatchObject({
    code: 'PACELINE_INPUT_INVALID',
    message: expect.stringContaining('src is a folder inside of a repository'),
  });
  await expect(at('../x')).rejects.toMatchObject({
    message: expect.stringContaining('outside the workspace'),
  });
  await expect(at('nowhere')).rejects.toMatchObject({
    message: expect.stringContaining('no folder nowhere'),
  });
});

test('what was proven is found in a clone of depth 1, whatever became of the branch since', async () => {
  const origin = createRepository();
  const proven = origin.commit(FILES);
  const tree = origin.git('rev-parse', `${proven}^{tree}`);
  // The branch is made anew: no history leads to the commit that was proven.
  origin.git('checkout', '--quiet', '--orphan', 'other');
  const head = origin.commit({ ...FILES, 'src/a.ts': 'export const a = 2\n' });
  const { folder } = checkoutOf(origin, head);
  const { context, log, done } = recordingContext({
    variables: {
      ...gitEnvironment,
      PATH: process.env['PATH']!,
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
    },
  });
  const environment = { ...context.environment, event: { before: 'e'.repeat(40) } };
  const proof = {
    runId: '1',
    head: proven,
    tree,
    scope: 'refs/heads/main',
    files: new Set(Object.keys(FILES)),
  };
  await planTests(
    { ...context, environment },
    {
      ...systemMachine(environment, '.', log),
      past: async () => ({
        suites: [{ ...noPast(), proofs: { runs: [proof], known: true } }],
      }),
    },
  );
  const run = done();
  expect(selected(run)).toEqual(['test/a.test.ts', ODD]);
  expect(run.plan.totals).toMatchObject({ selected: 2, proven: 1 });
});
