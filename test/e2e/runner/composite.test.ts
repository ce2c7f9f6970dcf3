import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Action, scriptPath } from '../../runner/action-source.ts';
import { createRepository, run, scratch } from './harness.ts';

const folder = scratch();
afterAll(() => folder[Symbol.dispose]());

test('composite actions: inputs, outputs, nested actions with pre and post, status of their own', async () => {
  const { job, log, text } = await run(
    'composite.yml',
    createRepository(folder.path),
    join(folder.path, 'out'),
  );
  const good = job('good');
  expect(good.conclusion, text).toBe('success');
  expect(good.steps.map((step) => step.name)).toEqual([
    'Set up job',
    'Pre Run acme/paceline/actions/composite@v1',
    'Run acme/paceline/actions/composite@v1',
    'Run echo "result HUSH inner [] told $TOLD"',
    'Post Run acme/paceline/actions/composite@v1',
    'Complete job',
  ]);
  const main = log('good', 'Run acme/paceline/actions/composite@v1');
  expect(main).toContain('main of inner-hush, state pre');
  expect(main).toContain('step env outer');
  expect(main).toContain('env=outer path=composite');
  expect(main).not.toContain('cleaning after failure\n');
  expect(log('good', 'Post Run acme/paceline/actions/composite@v1')).toContain(
    'post of inner-hush, state main',
  );

  expect(log('good', 'Run echo "result HUSH inner [] told $TOLD"')).toContain('told by composite');

  // An action of the workspace is known only when it runs; its post still gets its turn.
  const posts = job('workspace').steps.filter((step) => step.phase === 'post');
  expect(posts.map((step) => step.name)).toEqual(['Post Run ./wrap', 'Post Run actions/checkout@v5']);

  const bad = job('bad');
  expect(bad.conclusion).toBe('failure');
  const failed = log('bad', 'Run $/actions/composite').split('\n');
  expect(failed.filter((line) => line === 'not after a failure')).toEqual([]);
  expect(failed).toContain('cleaning after failure');
});

test('a fresh build stands in for the committed one, also for actions of the project’s own checkout', () => {
  const roots = { actionsRoot: '/paceline', dist: '/fresh', own: true };
  const path = (directory: string, script: string, own = true) =>
    scriptPath({ directory } as Action, script, '/workspace', { ...roots, own });
  expect(path('/paceline/actions/cache', '../dist/cache.js')).toBe('/fresh/cache.js');
  expect(path('/workspace/actions/cache/save', '../../dist/save.js')).toBe('/fresh/save.js');
  expect(path('/workspace/actions/cache/save', '../../dist/save.js', false)).toBe(
    '/workspace/actions/dist/save.js',
  );
  expect(path('/paceline/actions/cache', 'main.js')).toBe('/paceline/actions/cache/main.js');
});
