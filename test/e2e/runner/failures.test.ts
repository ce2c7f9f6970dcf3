import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createRepository, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
const out = () => join(folder.path, `out-${Math.random()}`);
afterAll(() => folder[Symbol.dispose]());

const steps = (job: { steps: { name: string; conclusion: string | null }[] }) =>
  Object.fromEntries(job.steps.map((step) => [step.name, step.conclusion]));

test('a failing step, status functions, continue-on-error, posts after a failure', async () => {
  const { result, job, log, text } = await run('failures.yml', repository, out());
  expect(result.conclusion, text).toBe('failure');
  expect(steps(job('broken'))).toMatchObject({
    'Run exit 7': 'success',
    'Soft was failure and success': 'success',
    Hard: 'failure',
    After: 'skipped',
    'Only after failure': 'success',
    'Contains failure': 'skipped',
    Always: 'success',
    'Complete job': 'success',
  });
  expect(log('broken', 'Soft was failure and success')).toContain('status success');
  expect(log('broken', 'Only after failure')).toContain('hard was failure');
  expect(log('broken', 'Always')).toContain('status failure');
  const posts = job('broken').steps.filter((step) => step.phase === 'post');
  // The second action's post fails; the first one's still runs after it.
  expect(posts.map((step) => [step.conclusion, step.number])).toEqual([
    ['failure', 13],
    ['success', 14],
  ]);
  expect(job('broken').steps.find((step) => step.id === 'hard')?.annotations).toEqual([
    { level: 'error', message: 'it broke\nbadly', title: 'Broken', file: 'src/a.ts', line: 3, column: 5 },
    { level: 'error', message: 'Process completed with exit code 3.' },
  ]);

  expect(Object.fromEntries(result.jobs.map((item) => [item.id, item.conclusion]))).toEqual({
    broken: 'failure',
    skipped: 'skipped',
    'skipped-too': 'skipped',
    // failure() of a job sees every job before it, not only those it needs itself.
    cleanup: 'success',
    report: 'success',
    // As on GitHub, success() does not hold after an ancestor failed, even when the need itself succeeded.
    'after-report': 'skipped',
    lenient: 'failure',
    'after-lenient': 'success',
    'not-wanted': 'skipped',
    'empty-matrix': 'failure',
  });
  expect(text).toContain('lenient success');
  expect(job('empty-matrix').annotations[0]?.message).toContain(
    "Matrix vector 'leg' does not contain any values",
  );
});

test('fail-fast cancels the other legs; without it they run on', async () => {
  const started = Date.now();
  const { result, job, text } = await run('fail-fast.yml', repository, out(), { concurrency: 4 });
  expect(Date.now() - started).toBeLessThan(50_000);
  const legs = (id: string) => result.jobs.filter((item) => item.id === id).map((item) => item.conclusion);
  expect(legs('fast'), text).toEqual(['failure', 'cancelled', 'cancelled']);
  expect(legs('patient')).toEqual(['failure', 'success']);
  expect(steps(job('fast (slow)'))).toMatchObject({ Work: 'cancelled', Cleanup: 'success' });
  // max-parallel is 2, so the third leg had not started yet.
  expect(job('fast (late)').startedAt).toBeNull();
});

test('timeouts end whole process groups; background processes live until the job ends', async () => {
  const { result, job, log, text } = await run('timeouts.yml', repository, out(), { concurrency: 4 });
  expect(result.conclusion).toBe('failure');
  expect(steps(job('step')), text).toMatchObject({
    'Too long': 'failure',
    Background: 'success',
    'Still there': 'success',
  });
  const late = job('step').steps.find((step) => step.name === 'Too long');
  expect(late?.annotations[0]?.message).toBe("The action 'Too long' has timed out after 0.05 minutes.");
  expect(steps(job('job'))).toMatchObject({
    Endless: 'cancelled',
    Never: 'skipped',
    'Last words': 'success',
  });
  expect(job('job').conclusion).toBe('cancelled');
  expect(job('job').annotations[0]?.message).toContain('exceeded the maximum execution time of 0.02 minutes');
  expect(log('job', 'Last words')).toContain('status cancelled');
  expect(text).toContain('result cancelled');

  const pids = [
    ...`${log('step', 'Too long')}\n${log('step', 'Background')}`.matchAll(/^(?:child|background) (\d+)$/gm),
  ];
  expect(pids).toHaveLength(3);
  await sleep(50);
  expect(pids.filter(([, pid]) => isSleeping(Number(pid)))).toEqual([]);
});

test('a cancelled run stops its steps, runs its clean-up and starts no more jobs', async () => {
  const cancel = new AbortController();
  const { result, job } = await run('timeouts.yml', repository, out(), {
    job: 'step',
    signal: cancel.signal,
    onEvent(event) {
      if (event.type === 'log' && event.line.startsWith('child ')) cancel.abort();
    },
  });
  expect(result.conclusion).toBe('cancelled');
  expect(steps(job('step'))).toMatchObject({ 'Too long': 'cancelled', Background: 'success' });
});

function isSleeping(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sleep');
  } catch {
    return false;
  }
}
