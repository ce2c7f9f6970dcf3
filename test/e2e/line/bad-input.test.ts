import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryRecord } from '@paceline/contracts';
import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { readJavaScriptActions } from '../../../scripts/actions.ts';
import { generateSample } from '../../sample/generate.ts';
import { type ActionRun, runAction, scratch } from './bundle-alone.ts';

const sample = generateSample(join(scratch(), 'sample'));
const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: sample, encoding: 'utf8' }).trim();

/** Exactly one error annotation, with a code to search for and no stack trace. */
function expectOneError(run: ActionRun, message: RegExp): void {
  const errors = run.log.split('\n').filter((line) => line.startsWith('::error'));
  expect(errors, run.log).toHaveLength(1);
  expect(errors[0]).toMatch(message);
  expect(errors[0]).toMatch(/\[PACELINE_[A-Z_]+\]/);
  expect(run.log).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expect(run.status).toBe(1);
}

/** Green all the same, with one warning. */
function expectOneWarning(run: ActionRun, message: RegExp): void {
  const warnings = run.log.split('\n').filter((line) => line.startsWith('::warning'));
  expect(warnings, run.log).toHaveLength(1);
  expect(warnings[0]).toMatch(message);
  expect(run.log).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expect(run.status, run.log).toBe(0);
}

/** A record in which one test of the sample took so many seconds. */
const timed = (seconds: number): HistoryRecord => ({
  kind: 'history-record',
  version: 2,
  runId: '1',
  attempt: 1,
  workflow: 'local',
  head,
  scope: 'local',
  event: 'local',
  finishedAt: new Date().toISOString(),
  conclusion: 'success',
  files: [
    {
      suite: 'tests',
      file: 'test/money/tax.test.ts',
      outcome: 'passed',
      seconds,
      tests: 3,
      failed: 0,
      skipped: 0,
      retries: 0,
    },
  ],
  jobs: [],
  caches: [],
});

describe('wrong inputs', () => {
  test('an unknown word names the words that are allowed, and the one that was meant', () =>
    expectOneError(
      runAction('test-impact', { mode: 'ful' }, sample),
      /"mode": "ful".*auto, full.*did you mean "full"/,
    ));

  test('a duration without a unit', () =>
    expectOneError(runAction('run-tests', { timeout: '90' }, sample), /"timeout": "90".*90s/));

  test('several at once', () =>
    expectOneError(
      runAction('matrix', { shards: 'many', 'target-duration': 'soon' }, sample),
      /2 inputs are wrong.*shards.*target-duration/,
    ));

  test('a plan that does not exist', () =>
    expectOneError(runAction('matrix', { plan: 'no/plan.json' }, sample), /no\/plan\.json/));

  test('a plan that is cut off', () => {
    const file = join(scratch(), 'plan.json');
    writeFileSync(file, '{"kind":"test-plan","version":1,');
    expectOneError(runAction('matrix', { plan: file }, sample), /not JSON/);
  });

  test('a plan of a newer release', () => {
    const file = join(scratch(), 'plan.json');
    writeFileSync(file, '{"kind":"test-plan","version":99}');
    expectOneError(runAction('matrix', { plan: file }, sample), /version 99.*reads up to 3/);
  });
});

describe('the repository', () => {
  test('no git', () => {
    const folder = scratch();
    expectOneError(
      runAction('test-impact', {}, folder, { GIT_CEILING_DIRECTORIES: folder }),
      /not inside a git repository/,
    );
  });

  test('git is not installed', () =>
    expectOneError(runAction('test-impact', {}, sample, { PATH: '/nonexistent' }), /git was not found/i));

  test('a shallow clone that cannot be deepened to the base runs everything and says why', () => {
    const clone = join(scratch(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${sample}`, clone]);
    execFileSync('git', ['remote', 'set-url', 'origin', 'file:///nonexistent'], { cwd: clone });
    const run = runAction('test-impact', { base: '0731737000000000000000000000000000000000' }, clone);
    expectOneWarning(run, /base "0731737.*could not be fetched/);
    expect(run.outputs['mode']).toBe('full');
    expect(run.outputs['fallback-reason']).toMatch(/\w/);
  });

  test('no tests', () => {
    const folder = scratch();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], { cwd: folder });
    git('init', '-q');
    writeFileSync(join(folder, 'package.json'), '{ "devDependencies": { "vitest": "5.0.0" } }');
    git('add', '.');
    git('commit', '-qm', 'One');
    const run = runAction('test-impact', {}, folder);
    expectOneError(run, /No test was found: the runner is vitest.*PACELINE_TESTS_NOT_FOUND/);
    const allowed = runAction('test-impact', { 'allow-empty': 'true' }, folder);
    expect(allowed.status, allowed.log).toBe(0);
    expect(allowed.outputs['has-tests']).toBe('false');
    expect(allowed.log).toMatch(/no test files/i);
  });
});

describe('state', () => {
  test('a corrupt history costs the estimates, not the plan', async () => {
    const store = join(scratch(), 'store');
    const environment = { PACELINE_STORE: `disk:${store}` };
    const mayWrite = { allowed: true };
    const opened = await openStore([`disk:${store}`], { home: store, variables: {}, mayWrite });
    const access = { repository: 'local/sample', workflow: 'local', read: ['local'], write: 'local' };
    await openHistory(opened, access).append(timed(42));
    await opened.close();
    // Read once before it is damaged, so that a record in the wrong place is noticed.
    expect(runAction('test-impact', { base: 'main' }, sample, environment).log).toMatch(/42 s/);
    const files = readdirSync(store, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) writeFileSync(join(file.parentPath, file.name), 'not what was written');
    const run = runAction('test-impact', { base: 'main' }, sample, environment);
    expect(run.status, run.log).toBe(0);
    expect(run.outputs['selected-count']).toBe('6');
    expectOneWarning(run, /history|store/i);
  });

  test('a store that cannot be used costs the estimates, not the plan', () => {
    const file = join(scratch(), 'a-file');
    writeFileSync(file, '');
    const run = runAction('test-impact', { base: 'main' }, sample, { PACELINE_STORE: `disk:${file}/store` });
    expectOneWarning(run, /store|history/i);
    expect(run.outputs['selected-count']).toBe('6');
  });

  test.skipIf(process.getuid?.() === 0)(
    'a store without permission (not as root, who may read everything)',
    () => {
      const store = join(scratch(), 'closed');
      mkdirSync(store);
      chmodSync(store, 0o000);
      const run = runAction('test-impact', { base: 'main' }, sample, { PACELINE_STORE: `disk:${store}` });
      chmodSync(store, 0o700);
      rmSync(store, { recursive: true });
      expectOneWarning(run, /permission/i);
    },
  );

  test('a tier that does not exist', () =>
    expectOneError(runAction('cache', { path: 'x', key: 'k', store: 'floppy://a' }, sample), /floppy/));
});

test.each(readJavaScriptActions().map((action) => [action.name, action] as const))(
  '%s sets every output, also when its inputs are wrong',
  (name, action) => {
    const wrong = {
      mode: 'walk',
      shards: 'many',
      'lookup-only': 'perhaps',
      'min-change': 'much',
      timeout: '9',
      path: 'p',
      key: 'k',
    };
    const run = runAction(name, wrong, sample);
    expect(run.status).toBe(1);
    expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(action.definition.outputs ?? {}).sort());
  },
);

test('the sample is as it was', () => {
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: sample, encoding: 'utf8' })).toBe('');
  expect(execFileSync('git', ['rev-parse', 'HEAD'], { cwd: sample, encoding: 'utf8' }).trim()).toBe(head);
});
