import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { createRepository, type FinishedRun, run, scratch } from '../runner/harness.ts';

// One run of the local runner, with the real bundle and GitHub's cache service: the tests look at its jobs.
const folder = scratch();
let finished: FinishedRun;
beforeAll(async () => {
  const workflow = join(import.meta.dirname, 'workflows', 'drop-in.yml');
  finished = await run(workflow, createRepository(folder.path), join(folder.path, 'out'), {
    event: 'push',
    actionsRoot: root,
    dist: process.env['PACELINE_DIST']!,
    repository: 'octo/app',
  });
});
afterAll(() => {
  rmSync(folder.path, { recursive: true, force: true });
});

test('the example of actions/cache generates once', () => {
  expect(finished.result.conclusion, finished.text).toBe('success');
  expect(finished.log('build', 'Generate Prime Numbers')).toContain('generated');
  expect(finished.log('again', 'Generate Prime Numbers')).toBe('');
  expect(finished.log('again', 'Use Prime Numbers')).toContain('2 3 5');
});

test('restore and save pass the key on; fail-on-cache-miss fails only where nothing is found', () => {
  expect(finished.log('exit-on-miss', 'Build')).toContain('made');
  expect(finished.log('exit-on-miss', 'After')).toContain('failure false');
});

test('after a failed job, what always saves is there, and what saves on success is not', () => {
  expect(finished.log('failing', 'Post on success')).toContain('cache: not saved: the job failed');
  expect(finished.log('failing', 'Post always')).toContain('cache: saved always');
  expect(finished.log('after-failing', 'Tell')).toContain('false true 7');
});
