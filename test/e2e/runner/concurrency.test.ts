import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commit, createRepository, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
afterAll(() => folder[Symbol.dispose]());

let counter = 0;
const start = (text: string, options = {}) => {
  const file = join(folder.path, `${++counter}.yml`);
  writeFileSync(file, text);
  return run(file, repository, join(folder.path, `out-${counter}`), { concurrency: 8, ...options });
};
const job = (id: string, fields: string, script = 'sleep 0.3') =>
  `  ${id}:\n    runs-on: x\n${fields}    steps: [{ run: '${script}' }]\n`;

test('jobs of one group run one after another; who waits is replaced by who comes later', async () => {
  const group = '    concurrency: one\n';
  const { result } = await start(`on: push\njobs:\n${['a', 'b', 'c'].map((id) => job(id, group)).join('')}`);
  const byId = Object.fromEntries(result.jobs.map((item) => [item.id, item]));
  expect([byId['a']?.conclusion, byId['b']?.conclusion, byId['c']?.conclusion]).toEqual([
    'success',
    'cancelled',
    'success',
  ]);
  expect(byId['b']?.startedAt).toBeNull();
  expect(Date.parse(byId['c']?.startedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(byId['a']?.completedAt ?? ''),
  );
});

test('a called workflow has a group of its own', async () => {
  commit(repository, 'callee', {
    '.github/workflows/callee.yml': `on: workflow_call\nconcurrency: called\njobs:\n${job('work', '')}`,
  });
  const uses = (id: string) => `  ${id}:\n    uses: ./.github/workflows/callee.yml\n`;
  const { result } = await start(`on: push\njobs:\n${['a', 'b', 'c'].map(uses).join('')}`);
  expect(result.jobs.map(({ name, conclusion }) => [name, conclusion]).sort()).toEqual([
    ['a / work', 'success'],
    ['b', 'cancelled'],
    ['c / work', 'success'],
  ]);
});

test('queue: max lets all of them wait', async () => {
  const group = '    concurrency: { group: all, queue: max }\n';
  const { result } = await start(
    `on: push\njobs:\n${['a', 'b', 'c'].map((id) => job(id, group, 'sleep 0.05')).join('')}`,
  );
  expect(result.conclusion).toBe('success');
  const times = result.jobs.map((item) => [item.startedAt, item.completedAt]).sort();
  for (const [index, [started]] of times.entries()) {
    if (index > 0) expect(String(started) >= String(times[index - 1]?.[1])).toBe(true);
  }
});

test('between runs: cancel-in-progress stops the earlier run, whose always() steps still run', async () => {
  const text = (more: string) =>
    `on: push\nconcurrency:\n  group: 'deploy-\${{ github.ref }}'\n  cancel-in-progress: true\n` +
    `jobs:\n  a:\n    runs-on: x\n    steps: [{ run: '${more}' }, { if: always(), run: echo cleaned }]\n`;
  let begun: () => void = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const earlier = start(text('echo begun; exec sleep 30'), {
    onEvent: (event: { type: string; line?: string }) => {
      if (event.type === 'log' && event.line === 'begun') begun();
    },
  });
  await running;
  const later = await start(text('echo second'));
  expect(later.result.conclusion).toBe('success');
  const ended = await earlier;
  expect(ended.result.conclusion).toBe('cancelled');
  expect(ended.text).toContain('cleaned');
});

test('a run that waits and is replaced is cancelled without a job', async () => {
  const text = (more: string) => `on: push\nconcurrency: line\njobs:\n${job('a', '', more)}`;
  /** Starts a run, and resolves once its first job began or it waits for the group. */
  const underWay = async (script: string) => {
    let tell: () => void = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const run = start(text(script), {
      onEvent: ({ type }: { type: string }) => {
        if (type === 'note' || type === 'job-started') tell();
      },
    });
    await told;
    return { run };
  };
  const done = join(folder.path, 'done');
  const first = await underWay(`while [ ! -e ${done} ]; do sleep 0.05; done`);
  const second = await underWay('echo second');
  const third = await underWay('echo third');
  writeFileSync(done, '');
  const ended = await Promise.all([first.run, second.run, third.run]);
  expect(ended.map(({ result }) => [result.conclusion, result.jobs.length])).toEqual([
    ['success', 1],
    ['cancelled', 0],
    ['success', 1],
  ]);
  expect(ended[2]?.notes).toEqual(['Waiting for the concurrency group line.']);
});
