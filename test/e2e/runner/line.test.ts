import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FinishedRun } from './harness.ts';
import { createRepository, run, scratch, watchTemporary } from './harness.ts';

// One run of a workflow with everything in it; the tests look at its parts.
const folder = scratch();
let line: FinishedRun;
const temporary = watchTemporary(folder.path);
beforeAll(async () => {
  const repository = createRepository(folder.path);
  line = await run('line.yml', repository, join(folder.path, 'out'), { event: 'push', concurrency: 2 });
});
afterAll(() => folder[Symbol.dispose]());

test('the run succeeds and leaves no working folder', () => {
  expect(line.result.conclusion, line.text).toBe('success');
  expect(temporary.leftovers()).toEqual([]);
});

test('env of workflow, job and step; defaults; outputs of steps and jobs', () => {
  expect(line.job('plan').outputs['level']).toBe('step job job');
  expect(line.job('plan').steps.map((step) => step.name)).toContain('Levels of acme/widgets');
  expect(line.log('Test 2 of 2', 'Run echo "only leg 2, level step job job"')).toContain(
    'only leg 2, level step job job',
  );
});

test('pre, main and post run with state and inputs; posts in reverse order', () => {
  // An action with a pre has its post in line from then on, before the checkout's.
  const phases = line.job('plan').steps.map((step) => `${step.phase} ${step.name}`);
  expect(phases).toEqual([
    'setup Set up job',
    'pre Pre Run acme/paceline/actions/record@v1',
    'pre Pre Run $/actions/record',
    'main Run actions/checkout@v5',
    'main Levels of acme/widgets',
    'main Run {',
    'main Run acme/paceline/actions/record@v1',
    'main Run $/actions/record',
    'main Run ./local',
    'main Run echo "hello me"',
    'main Run octo/paceline/actions/artifacts@abc',
    'post Post Run ./local',
    'post Post Run actions/checkout@v5',
    'post Post Run $/actions/record',
    'post Post Run acme/paceline/actions/record@v1',
    'complete Complete job',
  ]);
  const main = line.log('plan', 'Run acme/paceline/actions/record@v1');
  expect(main).toContain('main of first, state pre, token true');
  expect(main).toContain('space=Linux repository=acme/paceline ref=v1');
  expect(main).toContain('step env yes, cwd is workspace true');
  // Inputs are evaluated anew for each phase: before the first step ran, its output was empty.
  expect(line.log('plan', 'Pre Run $/actions/record')).toContain('pre of second ,');
  expect(line.log('plan', 'Run $/actions/record')).toContain('main of second hello');
  expect(line.log('plan', 'Post Run $/actions/record')).toContain('post of second hello');
});

test('a local action has no pre, and an unknown input is a warning', () => {
  const step = line.job('plan').steps.find((item) => item.name === 'Run ./local');
  expect(step?.annotations.map((item) => item.message)).toEqual([
    "`pre` execution is not supported for local action from './local'",
    "Unexpected input(s) 'nonsense', valid inputs are ['who']",
  ]);
  expect(step?.outputs).toEqual({ greeting: 'hello me' });
  expect(line.log('plan', 'Run ./local')).toContain('node v24 repository []');
});

test('a matrix from the output of another job', () => {
  const legs = line.result.jobs.filter((job) => job.id === 'test');
  expect(legs.map((job) => [job.name, job.matrix])).toEqual([
    ['Test 1 of 2', { leg: 1 }],
    ['Test 2 of 2', { leg: 2, extra: true }],
  ]);
  expect(legs[0]?.steps.find((step) => step.name.startsWith('Run echo'))?.conclusion).toBe('skipped');
});

test('the real artifact client uploads, downloads, meets a conflict, sends blocks and deletes', () => {
  expect(line.log('plan', 'Run octo/paceline/actions/artifacts@abc')).toContain('id 1 size true digest 64');
  expect(line.log('Test 1 of 2', 'Run octo/paceline/actions/artifacts@abc')).toContain(
    'got attempt 1, mismatch false',
  );
  expect(line.text).toMatch(
    /refused: .*\(409\) Conflict: Conflict: an artifact with this name already exists/,
  );
  expect(line.text).toContain('same bytes true');
  expect(line.text).toContain('left facts,sources');
  expect(line.result.artifacts).toEqual(['facts', 'sources']);
});

test('upload-artifact and download-artifact', () => {
  const listing = line.log('files', 'Run cat all/facts/a.txt all/sources/sub/one.txt; ls all/sources/sub');
  expect(listing).toContain('alphaone');
  expect(listing.split('\n').at(-1)).toBe('one.txt');
});

test('hashFiles is the same for the same files, and empty for none', () => {
  expect(line.job('files').steps.find((step) => step.id === 'hash')?.name).toBe('Run echo "true true"');
});

test('--out holds the facts, the logs and the artifacts', () => {
  const facts = JSON.parse(readFileSync(join(line.out, 'run.json'), 'utf8'));
  expect(facts.jobs).toEqual(line.result.jobs);
  const step = join(line.out, 'jobs', 'plan', '05-levels-of-acme-widgets');
  expect(readFileSync(join(step, 'log.txt'), 'utf8')).toContain('##[group]Run test');
  expect(JSON.parse(readFileSync(join(step, 'outputs.json'), 'utf8'))).toEqual({ level: 'step job job' });
  expect(readFileSync(join(line.out, 'artifacts', 'facts', 'sub', 'b.txt'), 'utf8')).toBe('attempt 1');
  expect(existsSync(join(line.out, 'artifacts', 'facts.zip'))).toBe(true);
});
