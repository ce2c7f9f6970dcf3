import { createGitHub, type GitHubJob, latestJobs } from '@paceline/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiServer, startApi } from '../../../e2e/perf-report/api-server.ts';
import { job } from '../../perf-report/samples.ts';

let api: ApiServer;
let slept: number[] = [];
let jobs: GitHubJob[] = [];
const NOW = Date.parse('2026-11-20T09:00:00Z');
beforeEach(async () => {
  slept = [];
  jobs = [job('test', 0, [['x', 1]])];
  api = await startApi(() => jobs);
});
afterEach(() => api.close());

const client = () =>
  createGitHub({ repository: 'acme/shop', variables: { GITHUB_API_URL: api.url } }, 'a-token', {
    sleep: async (ms) => void slept.push(ms),
    now: () => NOW,
  });

describe('a busy GitHub', () => {
  it.each([
    ['seconds', { 'retry-after': '9' }, 9000],
    ['a date', { 'retry-after': new Date(NOW + 12_000).toUTCString() }, 12_000],
    ['a reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 30) }, 30_000],
    [
      'a reset that is over',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 3) },
      0,
    ],
    ['nothing usable', { 'retry-after': 'soon' }, 1000],
  ])('is waited for as it asks: %s', async (_, headers, wait) => {
    api.failures.push({ status: 403, headers });
    await client().listJobs('7', 1);
    expect(slept).toEqual([wait]);
  });

  it('is not waited for beyond a minute at once, nor beyond two in all', async () => {
    api.failures.push({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 900) },
    });
    await expect(client().listJobs('7', 1)).rejects.toMatchObject({ code: 'PACELINE_GITHUB_BUSY' });
    expect(slept).toEqual([]);
    api.failures.push(
      ...Array.from({ length: 4 }, () => ({ status: 429, headers: { 'retry-after': '50' } })),
    );
    await expect(client().listJobs('7', 1)).rejects.toMatchObject({ code: 'PACELINE_GITHUB_BUSY' });
    expect(slept).toEqual([50_000, 50_000]);
  });
});

describe('jobs of a re-run', () => {
  const names = (found: readonly GitHubJob[]) =>
    found.map(({ name, run_attempt }) => `${name} ${run_attempt}`);
  it('are those of the attempt, and of an earlier one where they were not re-run', async () => {
    const of = (name: string, run_attempt: number) => job(name, 0, [['x', 1]], { run_attempt });
    jobs = [
      of('lint', 1),
      of('test', 1),
      of('test', 2),
      of('test', 3),
      of('leg', 1),
      of('leg', 1),
      of('leg', 2),
    ];
    expect(names(await client().listJobs('7', 2))).toEqual(['lint 1', 'test 2', 'leg 2']);
    expect(api.requests).toEqual(['/repos/acme/shop/actions/runs/7/jobs?filter=all&per_page=100&page=1']);
    expect(names(latestJobs(jobs, 1))).toEqual(['lint 1', 'test 1', 'leg 1', 'leg 1']);
  });
});
