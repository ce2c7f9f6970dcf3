import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { legResult, parseDocument, perfReport, shardPlan, testPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { conclusion, createLine, documentOf } from './line.ts';

test('the workflow of the README plans, shards, caches, runs, proves and reports; a second run has learned', async () => {
  const line = createLine();
  // One file, since a report is compared with earlier ones of its own workflow file.
  const workflow = line.workflow();
  const cold = await line.run(workflow);
  expect(cold.result.conclusion, cold.log).toBe('success');

  const plan = parseDocument(testPlan, documentOf(cold, 'test-plan'), 'test-plan');
  expect(plan.mode).toBe('selected');
  const selected = plan.tests.filter((entry) => entry.action === 'run').map((entry) => entry.file);
  expect(selected.sort()).toEqual([
    'test/async/retry.test.ts',
    'test/cart/cart.test.ts',
    'test/money/tax.test.ts',
    'test/orders/checkout.test.ts',
    'test/orders/invoice.test.ts',
    'test/orders/order.test.ts',
  ]);
  expect(plan.tests).toHaveLength(19);

  const shards = parseDocument(shardPlan, documentOf(cold, 'shard-plan'), 'shard-plan');
  expect(shards.legs).toHaveLength(2);
  expect(shards.legs.flatMap((leg) => leg.tests.map((entry) => entry.file)).sort()).toEqual(selected);

  const legs = globSync('artifacts/paceline-leg-result-*/leg-result.json', { cwd: cold.out }).map((file) =>
    parseDocument(legResult, readFileSync(join(cold.out, file), 'utf8'), file),
  );
  expect(legs.flatMap((leg) => leg.executed.map((entry) => entry.file)).sort()).toEqual(selected);

  const report = parseDocument(perfReport, documentOf(cold, 'perf-report'), 'perf-report');
  expect(report.tests.failed).toBe(0);
  expect(report.tests.passed).toBeGreaterThan(10);
  expect(report.jobs.map((job) => job.name)).toContain('plan');
  expect(report.shards?.map((shard) => shard.job)).toEqual(['test 1/2', 'test 2/2']);
  expect(report.caches.every((cache) => cache.result === 'miss')).toBe(true);
  expect(report.comparisons.every((row) => row.verdict === 'insufficient-data')).toBe(true);

  const warm = await line.run(workflow);
  expect(warm.result.conclusion, warm.log).toBe('success');
  const learned = parseDocument(shardPlan, documentOf(warm, 'shard-plan'), 'shard-plan');
  expect(learned.predicted.unknownTests).toBe(0);
  const second = parseDocument(perfReport, documentOf(warm, 'perf-report'), 'perf-report');
  expect(second.caches.length).toBeGreaterThan(0);
  expect(second.caches.every((cache) => cache.result === 'exact')).toBe(true);
  // Timings come from the pull request's own runs, baselines from its base, which has not run yet.
  expect(second.comparisons.find((row) => row.metric === 'wall')?.baselineRuns).toBe(0);
});

test('a change that no test reaches runs none, and is green', async () => {
  const line = createLine();
  const { execFileSync } = await import('node:child_process');
  const { appendFileSync } = await import('node:fs');
  appendFileSync(join(line.repository, 'README.md'), '\nMore words.\n');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: line.repository });
  git('-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '-qam', 'Words');
  const run = await line.run(line.workflow(), { base: 'HEAD~1' });
  expect(run.result.conclusion, run.log).toBe('success');
  expect(conclusion(run, 'test')).toBe('skipped');
  expect(conclusion(run, 'tests-ok')).toBe('success');
});

test('a repository that is checked out into a folder', async () => {
  const line = createLine();
  const workflow = line.workflow((edit) => {
    for (const job of ['plan', 'test']) edit.set(['jobs', job, 'steps', 0, 'with', 'path'], 'app');
    edit.input('plan', 'test-impact', 'working-directory', 'app');
    edit.input('test', 'cache', 'path', 'app/node_modules');
    edit.input('test', 'cache', 'key', "modules-${{ hashFiles('app/package-lock.json') }}");
    edit.set(['jobs', 'test', 'steps', 3, 'working-directory'], 'app');
    edit.input('test', 'run-tests', 'working-directory', 'app');
  });
  const run = await line.run(workflow);
  expect(run.result.conclusion, run.log).toBe('success');
  const plan = parseDocument(testPlan, documentOf(run, 'test-plan'), 'test-plan');
  const selected = plan.tests.filter(({ action }) => action === 'run').map(({ file }) => file);
  expect(selected).toContain('test/money/tax.test.ts');
  const legs = globSync('artifacts/paceline-leg-result-*/leg-result.json', { cwd: run.out }).map((file) =>
    parseDocument(legResult, readFileSync(join(run.out, file), 'utf8'), file),
  );
  expect(legs.flatMap((leg) => leg.executed.map((entry) => entry.file)).sort()).toEqual(selected.sort());
});
