import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createRepository, run, scratch, watchTemporary } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
const temporary = watchTemporary(folder.path);
afterAll(() => folder[Symbol.dispose]());

const work = (id: string, needs = '') => `  ${id}:
    runs-on: x
${needs}    steps:
      - uses: acme/paceline/actions/lock@v1
        with: { folder: '\${{ vars.LOCKS }}' }
      - name: Stubborn
        run: |
          trap '' INT
          sleep 60 &
          setsid sleep 60 &
          (trap '' TERM; sleep 0.2; sleep 0.2)
      - name: Last words
        if: always()
        run: sleep 60 & echo "last words"
`;
const file = join(folder.path, 'cancel.yml');
writeFileSync(
  file,
  `on: push\njobs:\n${work('a')}${work('b')}${work('after', '    needs: [a, b]\n')}  cleanup:
    needs: after
    if: always()
    runs-on: x
    steps: [{ run: echo cleaned up }]
`,
);

/** Processes that carry a mark in the environment they were started with. */
function marked(mark: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`CANCEL_MARK=${mark}\0`);
    } catch {
      return false;
    }
  });
}

/** Those that are still there when what was killed had the time to go: they themselves would stay for a minute. */
async function remaining(mark: string): Promise<string[]> {
  for (let waited = 0; waited < 100 && marked(mark).length > 0; waited++) await setTimeout(20);
  return marked(mark);
}

async function cancelAfter(milliseconds: number): Promise<'cancelled' | 'success' | 'failure'> {
  const mark = randomUUID();
  const locks = join(folder.path, mark);
  mkdirSync(locks);
  const begun = new Set<string>();
  const { result, out, text } = await run(file, repository, join(folder.path, `out-${mark}`), {
    signal: AbortSignal.timeout(milliseconds),
    patience: { interrupt: 60, terminate: 30 },
    concurrency: 4,
    env: { CANCEL_MARK: mark },
    vars: { LOCKS: locks },
    onEvent(event) {
      if (event.type === 'step-started' && event.step.phase === 'main') begun.add(event.job.id);
    },
  });
  const at = `cancelled after ${milliseconds} ms\n${text}`;
  expect(await remaining(mark), at).toEqual([]);
  expect(readdirSync(locks), at).toEqual([]);
  for (const job of result.jobs) {
    expect(job.status, at).toBe('completed');
    for (const step of job.steps)
      expect([step.status, step.conclusion === null], at).toEqual(['completed', false]);
    if (!begun.has(job.id) || job.id === 'cleanup') continue;
    // Whatever was stopped, always() and post steps ran to their end.
    const named = (name: string) => job.steps.find((step) => step.name === name)?.conclusion;
    expect(named('Last words'), at).toBe('success');
    expect(named('Post Run acme/paceline/actions/lock@v1'), at).toBe('success');
  }
  expect(result.jobs.map(({ id }) => id).sort()).toEqual(['a', 'after', 'b', 'cleanup']);
  expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).jobs).toEqual(result.jobs);
  return result.conclusion;
}

test('cancelled at 50 random moments: no process is left, posts ran, the facts are whole', async () => {
  // A run that nobody cancels takes a second at least.
  const moments = Array.from({ length: 50 }, () => Math.round(Math.random() * 1200));
  const conclusions: string[] = [];
  const next = async (): Promise<void> => {
    const moment = moments.pop();
    if (moment === undefined) return;
    conclusions.push(await cancelAfter(moment));
    return next();
  };
  await Promise.all([next(), next(), next()]);
  expect(conclusions).toHaveLength(50);
  expect(conclusions).not.toContain('failure');
  expect(conclusions.filter((conclusion) => conclusion === 'cancelled').length).toBeGreaterThan(20);
  expect(temporary.leftovers()).toEqual([]);
});

test('the real times: SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more', async () => {
  const stubborn = join(folder.path, 'stubborn.yml');
  writeFileSync(
    stubborn,
    `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n` +
      `          trap 'echo got INT' INT; trap 'echo got TERM' TERM\n          echo ready\n` +
      '          while :; do sleep 0.05 || true; done\n      - { if: always(), run: echo afterwards }\n',
  );
  const cancel = new AbortController();
  const times: Record<string, number> = {};
  let start = 0;
  const { result } = await run(stubborn, repository, join(folder.path, 'stubborn'), {
    signal: cancel.signal,
    onEvent(event) {
      if (event.type !== 'log' || !/^(ready|got \w+|afterwards)$/.test(event.line)) return;
      if (event.line === 'ready') {
        start = performance.now();
        cancel.abort();
      } else times[event.line] ??= (performance.now() - start) / 1000;
    },
  });
  expect(result.conclusion).toBe('cancelled');
  expect(times['got INT']).toBeLessThan(times['got TERM']!);
  expect(times['got TERM']).toBeGreaterThan(7.4);
  expect(times['got TERM']).toBeLessThan(times['afterwards']!);
  expect(times['afterwards']).toBeGreaterThan(9.9);
});
