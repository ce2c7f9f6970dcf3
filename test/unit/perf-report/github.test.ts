import { createGitHub, type PacelineError } from '@paceline/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiServer, startApi } from '../../e2e/perf-report/api-server.ts';
import { job } from './samples.ts';

let api: ApiServer;
let jobs = [job('test', 0, [['x', 1]])];
let slept: number[] = [];
beforeEach(async () => {
  jobs = [job('test', 0, [['x', 1]])];
  slept = [];
  api = await startApi(() => jobs);
});
afterEach(() => api.close());

const client = (token = 'a-token') =>
  createGitHub({ repository: 'acme/shop', variables: { GITHUB_API_URL: api.url } }, token, {
    sleep: async (ms) => void slept.push(ms),
  });
const failure = () =>
  client()
    .listJobs('7', 2)
    .then(
      () => expect.unreachable(),
      (error: PacelineError) => error,
    );

describe('listing jobs', () => {
  it('asks for the attempt, with the fields that a report needs', async () => {
    expect(await client().listJobs('7', 1)).toMatchObject([{ name: 'test', steps: [{ name: 'x' }] }]);
    expect(api.requests).toEqual(['/repos/acme/shop/actions/runs/7/attempts/1/jobs?per_page=100&page=1']);
  });

  it('reads every page, and each job once', async () => {
    jobs = Array.from({ length: 250 }, (_, index) => job(`${index}`, index, []));
    expect(await client().listJobs('7', 1)).toHaveLength(250);
    expect(api.requests).toHaveLength(3);
    jobs = Array.from({ length: 100 }, () => jobs[0]!);
    expect(await client().listJobs('7', 1)).toHaveLength(1);
  });

  it('waits as long as it is asked to, and longer each time when it is not', async () => {
    api.failures.push({ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }, { status: 502 });
    expect(await client().listJobs('7', 1)).toHaveLength(1);
    expect(slept).toEqual([7000, 2000, 4000]);
    api.failures.push({ status: 403, message: 'You have exceeded a secondary rate limit' });
    await client().listJobs('7', 1);
    expect(slept).toHaveLength(4);
  });

  it('gives up after four tries, or when it should wait for more than a minute', async () => {
    api.failures.push(...Array.from({ length: 4 }, () => ({ status: 500 })));
    expect(await failure()).toMatchObject({ code: 'PACELINE_GITHUB_UNAVAILABLE' });
    expect(api.requests).toHaveLength(4);
    api.failures.push({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await failure()).toMatchObject({ code: 'PACELINE_GITHUB_BUSY' });
    expect(api.requests).toHaveLength(5);
  });

  it.each([401, 403, 404])('names the missing permission at once on %d', async (status) => {
    api.failures.push({ status, message: 'Resource not accessible by integration' });
    const error = await failure();
    expect(error.message).toContain('lacks the permission "actions: read"');
    expect(error.remedy).toContain('permissions: { actions: read }');
    expect(api.requests).toHaveLength(1);
  });

  it('says what to do without a token, and when nobody answers', async () => {
    await expect(client('').listJobs('7', 1)).rejects.toMatchObject({ code: 'PACELINE_GITHUB_TOKEN' });
    expect(api.requests).toEqual([]);
    await api.close();
    expect(await failure()).toMatchObject({ code: 'PACELINE_GITHUB_UNAVAILABLE' });
    api = await startApi(() => jobs);
  });

  it('puts the token in no error', async () => {
    api.failures.push({ status: 403, message: 'no' });
    const error = await failure();
    expect(JSON.stringify([error.message, error.remedy, error.code])).not.toContain('a-token');
  });
});
