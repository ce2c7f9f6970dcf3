import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { conclusion, createLine } from './line.ts';

// One store for all: the packages are installed once, and every run after that starts warm.
const line = createLine();

const undo = () => execFileSync('git', ['reset', '-q', '--hard', 'HEAD~1'], { cwd: line.repository });

test('a failing test is red, named and placed', async () => {
  line.commit('src/money/tax.ts', (text) => text.replace('AT: 0.2', 'AT: 0.25'));
  const run = await line.run(line.workflow());
  undo();
  expect(run.result.conclusion).toBe('failure');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
  const annotations = run.result.jobs.flatMap((job) => job.steps.flatMap((step) => step.annotations));
  const failure = annotations.find((annotation) => annotation.file === 'test/money/tax.test.ts');
  expect(failure?.level).toBe('error');
  expect(failure?.line).toBeGreaterThan(0);
  // The reporter still reports, and what failed is not taken for a timing.
  expect(run.log).toMatch(/perf-report: /);
});

test('a leg that dies before it reports is red, with its name', async () => {
  const workflow = line.workflow((edit) =>
    edit.insertBefore('test', 'run-tests', {
      if: "matrix.leg == '2'",
      run: 'echo "the machine is gone"; exit 1',
    }),
  );
  const run = await line.run(workflow);
  expect(run.result.conclusion).toBe('failure');
  expect(conclusion(run, 'test', '1')).toBe('success');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
  expect(run.log).toMatch(/leg 2.*(?:no result|never reported|did not report)/i);
});

test('a test command that dies in the middle is red', async () => {
  line.commit('test/orders/order.test.ts', (text) => `process.kill(process.ppid, 'SIGKILL');\n${text}`);
  const run = await line.run(line.workflow());
  undo();
  expect(run.result.conclusion).toBe('failure');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
});

test('a leg that runs less than planned is red, with the file that did not run', async () => {
  line.commit('vitest.config.ts', (text) =>
    text.replace(
      "include: ['test/**/*.test.ts'],",
      // vitest lists the file, and then does not run it.
      "include: ['test/**/*.test.ts'], exclude: process.env.LESS && !process.argv.includes('list') ? ['**/' + process.env.LESS] : [],",
    ),
  );
  const run = await line.run(
    line.workflow((edit) => edit.set(['jobs', 'test', 'env'], { LESS: 'tax.test.ts' })),
  );
  undo();
  expect(run.result.conclusion).toBe('failure');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
  expect(run.log).toMatch(/tests-ok \| .*test\/money\/tax\.test\.ts/);
});

test('a leg on another commit than the plan is red, with both commits', async () => {
  const workflow = line.workflow((edit) =>
    edit.insertBefore('test', 'run-tests', {
      run: 'git -c user.name=t -c user.email=t@t.invalid commit -q --allow-empty -m "Another commit"',
    }),
  );
  const run = await line.run(workflow);
  expect(run.result.conclusion).toBe('failure');
  expect(run.log).toMatch(/PACELINE_PLAN_OTHER_COMMIT/);
});

test('a plan that failed is red in the last job, not skipped', async () => {
  const run = await line.run(line.workflow((edit) => edit.input('plan', 'matrix', 'shards', 'several')));
  expect(run.result.conclusion).toBe('failure');
  expect(conclusion(run, 'test')).toBe('skipped');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
  expect(run.log).toMatch(/"shards": "several" is not/);
});
