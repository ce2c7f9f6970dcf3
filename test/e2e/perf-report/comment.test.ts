import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitHubJob } from '@paceline/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '../../unit/core/github/zip.ts';
import { HEAD, job, ordinary, ordinaryHistory, pageFacts } from '../../unit/perf-report/samples.ts';
import { BOT, PERSON } from './api-server.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  stage.jobs = [...ordinary(1).jobs!];
});
afterEach(() => stage.close());

async function eventFile(payload: object): Promise<string> {
  const path = join(stage.folder, `event-${Math.random()}.json`);
  await writeFile(path, JSON.stringify(payload));
  return path;
}

const pullRequest = async (head = 'acme/shop', more: Record<string, string> = {}) => ({
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REF: 'refs/pull/12/merge',
  GITHUB_EVENT_PATH: await eventFile({
    repository: { default_branch: 'main' },
    pull_request: { number: 12, head: { sha: HEAD, repo: { full_name: head } }, base: { ref: 'main' } },
  }),
  ...more,
});

describe('the comment of a pull request', () => {
  it('is one, whatever the number of runs', async () => {
    const first = await stage.run(await pullRequest());
    expect(first.status).toBe(0);
    expect(stage.api.comments).toHaveLength(1);
    expect(first.outputs['comment-url']).toContain('#issuecomment-');
    const [hidden, line] = stage.api.comments[0]!.body!.split('\n');
    expect(hidden).toBe('<!-- paceline:perf%2Dreport workflow=ci key=tests%2Dok -->');
    expect(line).toMatch(/^### ✅ 1m \d\ds, no earlier run to compare with$/);
    for (let run = 0; run < 5; run++) await stage.run();
    await stage.run(await pullRequest());
    stage.jobs = [...ordinary(1, 2).jobs!];
    const slower = await stage.run(await pullRequest());
    expect(stage.api.comments).toHaveLength(1);
    expect(stage.api.comments[0]!.body).toMatch(/^### 🔺 \d+ s slower than the last 5 runs, ±/m);
    expect(slower.log).toMatch(/Comment on #12: updated/);
  });

  it('is one for each report: of two jobs, two steps of a job, two workflows, two files of one name', async () => {
    const run = async (more: Record<string, string>) =>
      stage.run(await pullRequest('acme/shop', { GITHUB_RUN_ID: '7', ...more }));
    const temp = join(stage.folder, 'one-job');
    const path = (file: string) => ({
      GITHUB_WORKFLOW_REF: `acme/shop/.github/workflows/${file}@refs/pull/12/merge`,
    });
    const outcomes = [
      await run({ GITHUB_JOB: 'unit' }),
      await run({ GITHUB_JOB: 'e2e', RUNNER_TEMP: temp }),
      await run({ GITHUB_JOB: 'e2e', RUNNER_TEMP: temp }),
      await run({ GITHUB_JOB: 'unit', 'INPUT_COMMENT-KEY': 'mine' }),
      await run({ GITHUB_JOB: 'unit', GITHUB_WORKFLOW: 'other' }),
      await run({ GITHUB_JOB: 'unit', ...path('a.yml') }),
      await run({ GITHUB_JOB: 'unit', ...path('b.yml') }),
    ];
    // The other workflow's run has artifacts of its own on GitHub; here all share one service.
    for (const { log } of outcomes.toSpliced(4, 1)) expect(log).not.toContain('::warning');
    const keys = stage.api.comments.map(({ body }) =>
      /workflow=(\S*) key=(\S*) /.exec(body!)!.slice(1).join(' '),
    );
    expect(keys).toEqual([
      'ci unit',
      'ci e2e',
      'ci e2e%202',
      'ci mine',
      'other unit',
      'ci a.yml%3Aunit',
      'ci b.yml%3Aunit',
    ]);
    const names = stage.artifacts.list('run').map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
    expect(outcomes[2]!.outputs['report-path']).toMatch(/perf-report-2\.json$/);
    // Each is compared with its own runs only, and none replaces another's record.
    for (const job of ['unit', 'e2e']) await stage.run({ GITHUB_JOB: job, GITHUB_RUN_ID: '6' });
    const later = await stage.run(await pullRequest('acme/shop', { GITHUB_JOB: 'e2e', GITHUB_RUN_ID: '8' }));
    expect(later.outputs['history-runs']).toBe('2');
    expect(later.report.comparisons.find(({ metric }) => metric === 'wall')?.baselineRuns).toBe(1);
    expect(
      (await stage.run({ GITHUB_JOB: 'lint', GITHUB_RUN_ID: '9' })).report.comparisons[0]?.baselineRuns,
    ).toBe(0);
  });

  it('is not asked for on a push, nor where it is not wanted; always finds the pull request', async () => {
    await stage.run();
    await stage.run(await pullRequest('acme/shop', { INPUT_COMMENT: 'never' }));
    const quiet = await stage.run(await pullRequest('acme/shop', { INPUT_COMMENT: 'on-change' }));
    expect(quiet.log).toContain('nothing changed');
    expect(stage.api.comments).toEqual([]);
    expect(stage.api.requests.filter((path) => path.includes('pulls'))).toEqual([]);
    stage.api.pulls = [
      {
        number: 12,
        state: 'open',
        head: { sha: HEAD, ref: 'main', repo: { full_name: 'acme/shop' } },
        base: { ref: 'x' },
      },
    ];
    await stage.run({ INPUT_COMMENT: 'always' });
    expect(stage.api.comments).toHaveLength(1);
  });

  it('stays one when ten runs write it at once', async () => {
    const variables = await pullRequest();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => stage.run(variables)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill(0));
    expect(stage.api.comments).toHaveLength(1);
  }, 60_000);

  it('names the attempt, and takes jobs that were not re-run from the earlier one', async () => {
    const again = (found: GitHubJob, run_attempt: number) => ({ ...found, run_attempt });
    const steps = [['Run tests', 9]] as const;
    stage.jobs = [
      ...stage.jobs.filter(({ status }) => status === 'completed').map((found) => again(found, 1)),
      again(job('test (2 of 2)', 300, steps), 2),
      again(job('tests-ok', 320, [['Verify', 1]], { status: 'in_progress', conclusion: null }), 2),
    ];
    const outcome = await stage.run(await pullRequest('acme/shop', { GITHUB_RUN_ATTEMPT: '2' }));
    expect(
      outcome.report.jobs.map(({ name, seconds }) => (name === 'test (2 of 2)' ? seconds : name)),
    ).toEqual(['plan', 'lint', 'test (1 of 2)', 9]);
    expect(outcome.summary).toContain('Attempt 2: of each job and leg its latest attempt counts.');
    expect(stage.api.comments[0]!.body).toContain('attempt 2');
  });
});

describe('what keeps the comment away is said in one line, and the job stays green', () => {
  const run = async (variables: Record<string, string>) => {
    const outcome = await stage.run(variables);
    expect(outcome.status).toBe(0);
    expect(outcome.outputs['comment-url']).toBe('');
    expect(outcome.summary).toContain('### ✅');
    expect(outcome.log).not.toMatch(/\n\s+at /);
    return outcome;
  };
  const writes = () => stage.api.requests.filter((path) => /^(?:POST \/repos|PATCH|DELETE)/.test(path));

  it('a fork', async () => {
    stage.api.permissions.delete('pull-requests: write');
    const { log, summary } = await run(await pullRequest('mallory/shop'));
    for (const text of [log, summary]) expect(text).toContain('can only read');
    expect(log).not.toMatch(/::warning|::error/);
    expect(writes()).toHaveLength(1);
  });

  it('a token that may only read', async () => {
    stage.api.permissions.delete('pull-requests: write');
    const { log } = await run(await pullRequest());
    expect(log.match(/::warning::/g)).toHaveLength(1);
    expect(log).toContain('Add `permissions: { pull-requests: write }` to the job.');
  });

  it('neither permission', async () => {
    stage.api.permissions.clear();
    const outcome = await stage.run(await pullRequest());
    expect(outcome.status).toBe(0);
    expect(outcome.report.limits.join()).toContain('permissions: { actions: read }');
    expect(outcome.log).toContain('permissions: { pull-requests: write }');
  });

  it('an API that is down', async () => {
    await stage.api.close();
    const outcome = await stage.run(await pullRequest());
    expect(outcome.status).toBe(0);
    expect(outcome.report.limits.join()).toContain("The run's jobs could not be read");
    expect(outcome.summary).toContain('No comment: The pull request');
    stage.api.close = async () => {};
  }, 60_000);

  it('a rate limit that lasts, but not one that passes', async () => {
    const limit = (after: string) => ({ status: 429, headers: { 'retry-after': after } });
    stage.api.failures.push(limit('1'));
    expect((await stage.run(await pullRequest())).outputs['comment-url']).not.toBe('');
    stage.api.comments = [];
    stage.api.failures.push(limit('0'), limit('0'), limit('0'), limit('0'), limit('3600'));
    const { log } = await stage.run(await pullRequest());
    expect(log).toContain('rate limit is reached');
    expect(stage.api.comments).toEqual([]);
  });
});

describe('the relay of a fork', () => {
  const artifact = (id: number, name: string, files: Record<string, string | Uint8Array>) => {
    const zip = zipOf(files);
    return { id, name, size_in_bytes: zip.length, zip };
  };
  const name = (attempt: number, leg = 'tests_ok-12345678') =>
    `paceline-perf-report-0123456789abcdef-${leg}-${attempt}`;
  const document = (more: object = {}) => ({
    ...pageFacts({ ...ordinary(3, 1.4), records: ordinaryHistory(26) }).report,
    ...more,
  });
  const triggered = async (run: object = {}) => ({
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_WORKFLOW: 'Perf report of forks',
    GITHUB_EVENT_PATH: await eventFile({
      repository: { default_branch: 'main' },
      workflow_run: {
        id: 77,
        run_attempt: 2,
        name: 'ci',
        event: 'pull_request',
        conclusion: 'success',
        head_sha: HEAD,
        head_branch: 'topic',
        head_repository: { full_name: 'mallory/shop' },
        pull_requests: [{ number: 999 }],
        ...run,
      },
    }),
  });
  beforeEach(() => {
    stage.api.pulls = [
      {
        number: 12,
        state: 'open',
        head: { sha: HEAD, ref: 'topic', repo: { full_name: 'mallory/shop' } },
        base: { ref: 'main' },
      },
      {
        number: 999,
        state: 'open',
        head: { sha: 'b'.repeat(40), ref: 'topic', repo: { full_name: 'mallory/shop' } },
        base: { ref: 'main' },
      },
    ];
    stage.api.artifacts = [
      artifact(1, name(1), { 'perf-report.json': '{}' }),
      artifact(2, name(2), { '../../evil.sh': 'x', 'perf-report.json': JSON.stringify(document()) }),
    ];
  });

  it('writes what the other run measured, as GitHub names that run', async () => {
    stage.api.artifacts[1] = artifact(2, name(2), {
      'perf-report.json': JSON.stringify(
        document({
          run: {
            ...document().run,
            repository: 'evil/repo',
            workflow: 'x',
            url: 'https://evil.test',
            head: 'c'.repeat(40),
          },
          jobs: [
            { name: '<!-- @octocat [x](https://evil.test)', conclusion: 'success', seconds: 1, steps: [] },
          ],
        }),
      ),
    });
    const outcome = await stage.run(await triggered());
    expect(outcome.status).toBe(0);
    expect(stage.api.comments).toHaveLength(1);
    const body = stage.api.comments[0]!.body!;
    expect(body).toMatch(/^<!-- paceline:perf%2Dreport workflow=ci key= -->\n### 🔺 /);
    expect(body).toContain('/acme/shop/actions/runs/77/attempts/2');
    expect(body).toContain('Measured in the run of a fork');
    expect(body).not.toMatch(/evil\.test\)|evil\/repo|@octocat/);
    expect(body.match(/<!--/g)).toHaveLength(2);
    expect(outcome.report.run).toMatchObject({
      repository: 'acme/shop',
      runId: '77',
      attempt: 2,
      head: HEAD,
    });
    // What a fork's run measured is remembered nowhere.
    expect(outcome.outputs['history-runs']).toBe('0');
    await expect(readdir(join(stage.folder, 'home', 'store'))).rejects.toThrow('ENOENT');
    expect((await stage.run()).outputs['history-runs']).toBe('0');
  });

  it('edits the comment there is, and leaves one that the run itself wrote', async () => {
    stage.api.comments = [{ id: 1, body: 'hello', ...PERSON }];
    await stage.run(await triggered({ id: 76 }));
    await stage.run(await triggered());
    expect(stage.api.comments).toHaveLength(2);
    const own = '<!-- paceline:perf%2Dreport workflow=ci key= -->\nours\n\n<!-- paceline:run 77.2 -->';
    stage.api.comments = [{ id: 1, body: own, ...BOT }];
    await stage.run(await triggered());
    expect(stage.api.comments[0]!.body).toBe(own);
  });

  it('writes every report of the other run as a comment of its own', async () => {
    const text = (key: string) => JSON.stringify(document({ key }));
    stage.api.artifacts = [
      artifact(1, name(1, 'unit-1'), { 'perf-report.json': text('ci.yml:unit') }),
      artifact(2, name(1, 'e2e-2'), { 'perf-report.json': 'hello' }),
      artifact(3, name(2, 'e2e-2'), { 'perf-report.json': text('ci.yml:e2e') }),
      artifact(4, name(1, 'bad-3'), { 'perf-report.json': 'hello' }),
    ];
    const outcome = await stage.run(await triggered());
    expect(outcome.status).toBe(0);
    expect(outcome.log).toContain('is not JSON');
    expect(stage.api.comments.map(({ body }) => body!.split('\n')[0])).toEqual([
      '<!-- paceline:perf%2Dreport workflow=ci key=ci.yml%3Aunit -->',
      '<!-- paceline:perf%2Dreport workflow=ci key=ci.yml%3Ae2e -->',
    ]);
    expect(stage.api.comments[0]!.body).toContain(' · unit · ');
  });

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['no report in it', { 'x.json': '{}' }, 'holds no perf-report.json'],
    ['no JSON', { 'perf-report.json': 'hello' }, 'is not JSON'],
    ['another kind', { 'perf-report.json': '{"kind":"test-plan","version":1}' }, 'expected a perf-report'],
    [
      'another shape',
      { 'perf-report.json': '{"kind":"perf-report","version":1}' },
      'is not a valid perf-report',
    ],
    ['a bomb', { 'perf-report.json': Buffer.alloc(40 * 1024 * 1024) }, 'is larger than'],
  ])('writes nothing when the other run left %s', async (_, files, words) => {
    stage.api.artifacts = [artifact(3, name(1), files)];
    const outcome = await stage.run(await triggered());
    expect(outcome.status).toBe(0);
    expect(outcome.log).toContain(words);
    expect(outcome.log).toContain('perf-report: nothing to tell of run 77');
    expect(stage.api.comments).toEqual([]);
  });

  it('writes nothing without a report, or when the pull request moved on', async () => {
    stage.api.pulls = [];
    expect((await stage.run(await triggered())).log).toContain('no open pull request with this commit');
    stage.api.artifacts = [];
    expect((await stage.run(await triggered())).log).toContain('left no perf-report');
    stage.api.permissions.delete('actions: read');
    expect((await stage.run(await triggered())).log).toContain('permissions: { actions: read }');
    expect(stage.api.comments).toEqual([]);
  });
});
