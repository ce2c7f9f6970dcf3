import { execFileSync } from 'node:child_process';
import { parseDocument, type TestPlan, testPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { conclusion, createLine, documentOf, type LineRun } from './line.ts';

// The runs of one branch, one after the other: each test goes on from what the ones before it left in the store.
const line = createLine();
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], {
    cwd: line.repository,
    encoding: 'utf8',
  }).trim();
git('checkout', '--quiet', 'main');

const { commit } = line;

const push = (before: string, inputs: Readonly<Record<string, string>> = {}) =>
  line.run(
    line.workflow((edit) => {
      for (const [name, value] of Object.entries(inputs)) edit.input('plan', 'test-impact', name, value);
    }),
    { event: 'push', base: before },
  );

const planOf = (run: LineRun): TestPlan =>
  parseDocument(testPlan, documentOf(run, 'test-plan'), 'test-plan.json');
const running = (run: LineRun) =>
  planOf(run).tests.flatMap(({ action, file, reasons }) =>
    action === 'run' ? [`${file}: ${reasons.map(({ code }) => code).join(', ')}`] : [],
  );

test('what ran green is proven: the same files are not tested again, whatever the commit is called', async () => {
  const first = await push('HEAD~1', { mode: 'full' });
  expect(first.result.conclusion, first.log).toBe('success');
  expect(planOf(first).totals).toMatchObject({ selected: 19, proven: 0 });

  const before = git('rev-parse', 'HEAD~1');
  git('commit', '-q', '--amend', '-m', 'Another message');
  const second = await push(before);
  expect(second.result.conclusion, second.log).toBe('success');
  expect(conclusion(second, 'test')).toBe('skipped');
  expect(planOf(second)).toMatchObject({ mode: 'none', totals: { selected: 0, proven: 19 } });
  expect(second.log).toContain('nothing to run: 19 test files passed in run 1,');
});

test('after a push that was never tested, the next one runs what both of them can affect', async () => {
  const untested = commit('src/money/tax.ts', (text) => text.replace('DE: 0.19', 'DE: 0.25'));
  commit('README.md', (text) => `${text}\nMore words.\n`);
  const run = await push(untested);
  expect(run.result.conclusion).toBe('failure');
  expect(running(run)).toContain('test/money/tax.test.ts: unproven');
  expect(running(run).length).toBeLessThan(19);
});

test('what was red is not proven: it runs until it is green, and then no more', async () => {
  const red = git('rev-parse', 'HEAD');
  commit('README.md', (text) => `${text}\nAnd more.\n`);
  const still = await push(red);
  expect(still.result.conclusion).toBe('failure');
  expect(running(still)).toContain('test/money/tax.test.ts: unproven, failed-before');

  const before = git('rev-parse', 'HEAD');
  commit('src/money/tax.ts', (text) => text.replace('DE: 0.25', 'DE: 0.19'));
  const green = await push(before);
  expect(green.result.conclusion, green.log).toBe('success');
  // Its files are those of the first run again; only what failed in the newest run is looked at once more.
  expect(running(green)).toContain('test/money/tax.test.ts: imports, failed-before');
  expect(running(green).filter((test) => !test.endsWith('failed-before'))).toEqual([]);
});

test('a pull request cannot prove anything for the branch that it goes to', async () => {
  const main = git('rev-parse', 'HEAD');
  git('checkout', '-q', '-b', 'topic');
  commit('src/money/tax.ts', (text) => `${text}\nexport const CHANGED = true;\n`);
  const pull = await line.run(line.workflow(), { event: 'pull_request', base: main });
  expect(pull.result.conclusion, pull.log).toBe('success');
  const selected = running(pull).length;
  expect(selected).toBeGreaterThan(0);

  git('checkout', '-q', 'main');
  git('merge', '-q', '--squash', 'topic');
  git('commit', '-qm', 'Squashed');
  const push1 = await push(main);
  expect(running(push1)).toHaveLength(selected);
});

test('what a merge queue tested is not tested again when it is pushed', async () => {
  const main = git('rev-parse', 'HEAD');
  git('checkout', '-q', '-b', 'queued');
  const queued = commit('src/money/tax.ts', (text) => `${text}\nexport const QUEUED = true;\n`);
  const queue = await line.run(
    line.workflow((edit) => edit.set(['on', 'merge_group'], null)),
    { event: 'merge_group', base: main },
  );
  expect(queue.result.conclusion, queue.log).toBe('success');
  expect(running(queue).length).toBeGreaterThan(0);

  git('checkout', '-q', 'main');
  git('merge', '-q', '--ff-only', queued);
  const pushed = await push(main);
  expect(planOf(pushed).totals.selected, pushed.log).toBe(0);
});

test('slow files that a pull request leaves out run when it is merged', async () => {
  const main = git('rev-parse', 'HEAD');
  git('checkout', '-q', '-b', 'slow');
  const topic = commit('src/money/tax.ts', (text) => `${text}\nexport const SLOW = true;\n`);
  const patient = () => line.workflow((edit) => edit.input('plan', 'test-impact', 'skip-slow', '0.0001s'));
  const pull = await line.run(patient(), { event: 'pull_request', base: main });
  expect(pull.result.conclusion, pull.log).toBe('success');
  const left = planOf(pull).tests.filter(({ reasons }) => reasons[0]?.code === 'deferred');
  expect(left.map(({ file }) => file)).toContain('test/money/tax.test.ts');
  expect(running(pull)).toEqual([]);

  git('checkout', '-q', 'main');
  git('merge', '-q', '--ff-only', topic);
  const pushed = await line.run(patient(), { event: 'push', base: main });
  expect(pushed.result.conclusion, pushed.log).toBe('success');
  expect(running(pushed)).toHaveLength(left.length);
});
