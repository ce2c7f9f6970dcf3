import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { legResult, parseDocument, perfReport, shardPlan, testPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { conclusion, createLine, documentOf, type LineRun } from './line.ts';

const line = createLine();

const SUITES = `
unit:
  runner: vitest
  tests: test/**/*.test.ts
checks:
  runner: node
  tests: checks/*.test.mjs
  container: node:24
  services: { redis: { image: redis:7 } }
performance:
  runner: command
  command: node bench/run.mjs {report} {files}
  tests: bench/*.bench.mjs
  paths: src/cart/**
  performance: true
`;

const CHECK = `import { readFileSync } from 'node:fs';
import { test } from 'node:test';
test('the rates are there', () => {
  if (!readFileSync('src/money/tax.ts', 'utf8').includes('AT')) throw new Error('no rate');
});
`;
const BENCH = `import { writeFileSync } from 'node:fs';
const [report, ...files] = process.argv.slice(2);
const cases = files.map((file) => \`<testcase name="fast" file="\${file}" time="0.1"/>\`).join('');
writeFileSync(report, \`<testsuites><testsuite name="bench">\${cases}</testsuite></testsuites>\`);
`;

line.commit('checks/rates.test.mjs', () => CHECK);
line.commit('bench/run.mjs', () => BENCH);
line.commit('bench/cart.bench.mjs', () => 'export {};\n');

const workflow = (mode = 'auto', suites = SUITES.replace(/\n {2}(?:container|services):.*/g, '')) =>
  line.workflow((edit) => {
    edit.input('plan', 'test-impact', 'mode', mode);
    edit.input('plan', 'test-impact', 'suites', suites);
    edit.input('plan', 'matrix', 'shards', 1);
  });
const plans = (run: LineRun) => ({
  plan: parseDocument(testPlan, documentOf(run, 'test-plan'), 'test-plan'),
  shards: parseDocument(shardPlan, documentOf(run, 'shard-plan'), 'shard-plan'),
  report: parseDocument(perfReport, documentOf(run, 'perf-report'), 'perf-report'),
  legs: globSync('artifacts/paceline-leg-result-*/leg-result.json', { cwd: run.out }).map((file) =>
    parseDocument(legResult, readFileSync(join(run.out, file), 'utf8'), file),
  ),
});
const modes = ({ plan }: ReturnType<typeof plans>) =>
  plan.suites.map(({ suite, mode }) => `${suite} ${mode}`);

test('three suites with three programs are one plan, one matrix, one proof and one report', async () => {
  line.commit('src/cart/cart.ts', (text) => `${text}\nexport const added = 1;\n`);
  const run = await line.run(workflow(), { base: 'HEAD~1' });
  expect(run.result.conclusion, run.log).toBe('success');

  const found = plans(run);
  expect(modes(found)).toEqual(['unit selected', 'checks none', 'performance full']);
  expect(found.shards.legs.map(({ name, suite }) => [name, suite])).toEqual([
    ['unit', 'unit'],
    ['performance', 'performance'],
  ]);
  expect(found.legs.map(({ runner }) => runner).sort()).toEqual(['command', 'vitest']);
  expect(found.report.tests.files).toBe(found.plan.totals.selected);
  expect(run.log).toContain('2 legs verified');
});

test('container and services come from the matrix, empty for suites without', async () => {
  const file = line.workflow((edit) => {
    edit.input('plan', 'test-impact', 'suites', SUITES);
    edit.input('plan', 'matrix', 'shards', 1);
    edit.set(['jobs', 'test', 'container'], '${{ matrix.container }}');
    edit.set(['jobs', 'test', 'services'], '${{ matrix.services }}');
  });
  const run = await line.run(file, { base: 'HEAD~1' });
  expect(run.result.conclusion, run.log).toBe('success');
  const all = await line.run(file, { base: 'HEAD~4' }).catch((error: Error) => error);
  expect(String(all instanceof Error ? all.message : all.log)).toContain('has a container (node:24)');
});

test('a suite that is red is red as a whole, and the others say nothing else', async () => {
  line.commit('src/money/tax.ts', (text) => text.replaceAll('AT', 'XX'));
  const run = await line.run(workflow(), { base: 'HEAD~1' });
  expect(run.result.conclusion).toBe('failure');
  const { plan, legs } = plans(run);
  expect(plan.suites.map(({ suite, selected }) => [suite, selected > 0])).toEqual([
    ['unit', true],
    ['checks', true],
    ['performance', false],
  ]);
  const failed = legs.filter(({ outcome }) => outcome === 'failed').map(({ runner }) => runner);
  expect(failed).toContain('node');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
});

test('each suite is proven by itself: a push runs what its own runs have not shown', async () => {
  const push = (mode?: string) => line.run(workflow(mode), { base: 'HEAD~1', event: 'push' });
  execFileSync('git', ['checkout', '--quiet', '-B', 'main'], { cwd: line.repository });
  line.commit('src/money/tax.ts', (text) => text.replaceAll('XX', 'AT'));
  const first = await push('full');
  expect(first.result.conclusion, first.log).toBe('success');
  line.commit('README.md', (text) => `${text}\nMore words.\n`);
  const second = await push();
  expect(second.result.conclusion, second.log).toBe('success');
  const { plan } = plans(second);
  expect(plan.mode).toBe('none');
  const reasons = new Set(plan.tests.map(({ suite, reasons }) => `${suite} ${reasons[0]!.code}`));
  expect([...reasons]).toEqual(expect.arrayContaining(['checks proven', 'performance proven']));
});
