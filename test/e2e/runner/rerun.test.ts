import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FinishedRun } from './harness.ts';
import { commit, createRepository, run, scratch } from './harness.ts';

// One run whose leg 2 fails until attempt 3, and its two re-runs.
const folder = scratch();
const repository = createRepository(folder.path);
const first = join(folder.path, 'first');
const second = join(folder.path, 'second');
afterAll(() => folder[Symbol.dispose]());

const vars = { GOOD: '3' };
const ids = ({ result }: FinishedRun) =>
  Object.fromEntries(result.jobs.map((job) => [job.name, [job.conclusion, job.attempt]]));

describe('a re-run of failed jobs', () => {
  let attempts: FinishedRun[];
  beforeAll(async () => {
    const one = await run('rerun.yml', repository, first, { runId: 77, event: 'push', vars });
    const two = await run('rerun.yml', repository, second, { rerun: { out: first }, vars });
    // Into the folder of the attempt before, as a user does who repeats the command.
    const three = await run('rerun.yml', repository, second, { rerun: { out: second }, vars });
    attempts = [one, two, three];
  });
  const at = (attempt: number) => attempts[attempt - 1] as FinishedRun;

  test('runs the failed leg and what comes after it, and keeps the rest', () => {
    expect(ids(at(1)), at(1).text).toEqual({
      plan: ['success', 1],
      'test (1)': ['success', 1],
      'test (2)': ['failure', 1],
      aside: ['success', 1],
      never: ['skipped', 1],
      after: ['skipped', 1],
      report: ['success', 1],
    });
    expect(ids(at(2)), at(2).text).toMatchObject({
      plan: ['success', 1],
      'test (1)': ['success', 1],
      'test (2)': ['failure', 2],
      after: ['skipped', 2],
      report: ['success', 2],
    });
    expect(ids(at(3)), at(3).text).toEqual({
      plan: ['success', 1],
      'test (1)': ['success', 1],
      'test (2)': ['success', 3],
      aside: ['success', 1],
      never: ['skipped', 1],
      after: ['success', 3],
      report: ['success', 3],
    });
    expect(at(3).result).toMatchObject({ conclusion: 'success', runId: 77, runAttempt: 3, event: 'push' });
    expect(at(3).text).not.toContain('aside in');
  });

  test('sees outputs and artifacts of earlier attempts', () => {
    expect(at(3).text).toContain('plan of attempt 1');
    expect(at(3).log('report', 'Run ls all').split('\n').slice(-4)).toEqual([
      'leg-1-1',
      'leg-2-1',
      'leg-2-2',
      'leg-2-3',
    ]);
    expect(at(3).result.artifacts).toEqual(['leg-1-1', 'leg-2-1', 'leg-2-2', 'leg-2-3']);
    expect(readFileSync(join(second, 'artifacts/leg-1-1/leg.txt'), 'utf8')).toBe('leg 1\n');
  });

  test('the API tells each attempt by itself, with new numbers for kept jobs', () => {
    const lines = at(3).log('report', 'Run acme/paceline/actions/rest@v1').split('\n');
    expect(lines).toContain('GET /actions/runs/77/jobs: 200 7');
    expect(lines).toContain('GET /actions/runs/77/jobs?filter=all: 200 21');
    expect(lines).toContain('GET /actions/runs/77/attempts/1/jobs: 200 7');
    expect(lines).toContain('GET /actions/runs/77/artifacts: 200 4');
    const numbers = attempts.flatMap(({ result }) => result.jobs.map((job) => job.databaseId));
    expect(new Set(numbers).size).toBe(21);
  });

  test('--out holds the logs of kept jobs and the facts of every attempt', () => {
    expect(existsSync(join(second, 'jobs/aside/02-run-echo-aside-in-github-run-attempt/log.txt'))).toBe(true);
    const facts = (name: string) => JSON.parse(readFileSync(join(second, name), 'utf8'));
    expect([facts('attempts/1.json').runAttempt, facts('attempts/2.json').runAttempt]).toEqual([1, 2]);
    expect(facts('attempts/1.json').jobs).toEqual(at(1).result.jobs);
  });

  test('a result alone will do, without artifacts', async () => {
    const again = await run('rerun.yml', repository, join(folder.path, 'alone'), {
      rerun: { result: at(1).result },
      vars: { GOOD: '2' },
    });
    expect(again.result).toMatchObject({ conclusion: 'success', runAttempt: 2, artifacts: ['leg-2-2'] });
  });

  test('is refused when nothing failed, when the commit moved, and for a folder that holds no run', async () => {
    const again = (out: string) =>
      run('rerun.yml', repository, join(folder.path, 'refused'), { rerun: { out } });
    const inPlace = run('rerun.yml', repository, second, { rerun: { out: second } });
    await expect(inPlace).rejects.toThrow('Run 77 has no failed or cancelled job in attempt 3');
    expect(existsSync(join(second, 'artifacts/leg-1-1.zip'))).toBe(true);
    await expect(again(second)).rejects.toThrow('Run 77 has no failed or cancelled job in attempt 3');
    await expect(again(folder.path)).rejects.toThrow('does not hold a finished run');
    commit(repository, 'moved', { 'moved.txt': '1' });
    await expect(again(first)).rejects.toThrow(/A re-run is of the same commit/);
  });
});
