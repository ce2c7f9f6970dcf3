import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addArtifactService } from '../../runner/artifact-service.ts';
import { addGitHubApi } from '../../runner/github-api.ts';
import type { GitHubState, PullRequest, RunFacts } from '../../runner/github-state.ts';
import type { JobResult, StepResult } from '../../runner/result.ts';
import type { Server } from '../../runner/server.ts';
import { startServer } from '../../runner/server.ts';
import { openapi } from '../catalog.ts';
import type { Description, Exchange } from './description.ts';
import { readDescription } from './description.ts';

// GitHub's official description of its REST API: @octokit/openapi, generated/api.github.com.json.
const file = process.env['PACELINE_OPENAPI'] ?? openapi.path;

const time = '2026-05-01T10:00:00.123Z';
const sha = 'a'.repeat(40);
const head = { ref: 'feature', sha, repository: 'acme/widgets' };
const base = { ref: 'main', sha: 'b'.repeat(40), repository: 'acme/widgets' };
const pull = (number: number, repository: string): PullRequest => ({
  ...{ number, title: `Pull ${number}`, state: 'open', user: 'mona' },
  head: { ...head, repository },
  base,
});

let description: Description;
let server: Server;
let ask: (token: string, method: string, path: string, body?: unknown) => Promise<Exchange>;
const folder = mkdtempSync(join(tmpdir(), 'paceline-openapi-'));
const seen = new Set<string>();

beforeAll(async () => {
  description = readDescription(file);
  server = await startServer();
  const artifacts = addArtifactService(server, folder, () => undefined);
  const path = join(folder, 'facts.zip');
  writeFileSync(path, 'zip');
  const mimeType = 'application/zip';
  const stored = {
    id: 5,
    name: 'facts',
    size: 3,
    digest: `sha256:${'0'.repeat(64)}`,
    createdAt: time,
    mimeType,
    path,
  };
  artifacts.add([stored], 'run');
  const facts = (runAttempt: number, conclusion: string | null): RunFacts => ({
    ...{ workflow: 'CI', file: 'ci.yml', event: 'pull_request', head, repository: 'acme/widgets' },
    ...{ runId: 9, runAttempt, conclusion },
    jobs: [job(runAttempt * 2, conclusion), job(runAttempt * 2 + 1, 'failure')],
  });
  let caches = [1, 2].map((id) => ({
    ...{ id, key: `k-${id}`, version: 'v', ref: 'refs/heads/main', size: 10, createdAt: time, usedAt: time },
  }));
  const state: GitHubState = {
    repository: 'acme/widgets',
    comments: Array.from({ length: 45 }, (_, index) => ({
      ...{
        id: index + 1,
        issue: 3,
        body: `comment ${index}`,
        user: 'mona',
        createdAt: time,
        updatedAt: time,
      },
    })),
    checks: [],
    pulls: [pull(3, 'acme/widgets'), pull(4, 'mona/widgets')],
    runs: new Map([
      [9, { attempts: () => [facts(1, 'failure'), facts(2, null)], artifacts: () => [stored] }],
    ]),
    caches: {
      list: () => caches,
      evict(matches) {
        const before = caches.length;
        caches = caches.filter((entry) => !matches(entry));
        return before - caches.length;
      },
    },
    file: (ref, path) =>
      ref === 'v1' && path === 'docs/a b.md' ? { sha, bytes: Buffer.from('hello') } : undefined,
    permissionsOf: (token) =>
      token === 'all'
        ? { rest: 'write', scopes: {} }
        : token === 'none'
          ? { rest: 'none', scopes: {} }
          : undefined,
    artifactUrl: artifacts.url,
  };
  addGitHubApi(server, state);
  ask = async (token, method, path, body) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const exchange: Exchange = {
      ...{ method, path, status: answer.status, headers: Object.fromEntries(answer.headers) },
      request: body === undefined ? '' : JSON.stringify(body),
      response: await answer.text(),
    };
    seen.add(description.operationOf(exchange) ?? `${method} ${path}`);
    return exchange;
  };
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const repository = '/repos/acme/widgets';

describe('the stand-in of GitHub’s REST API answers as the official description says', () => {
  test.each<[string, string, unknown, number]>([
    ['GET', '/issues/3/comments', undefined, 200],
    ['GET', '/issues/3/comments?per_page=10&page=2', undefined, 200],
    ['POST', '/issues/3/comments', { body: 'hello' }, 201],
    ['POST', '/issues/3/comments', { body: '' }, 422],
    ['GET', '/issues/comments/46', undefined, 200],
    ['PATCH', '/issues/comments/46', { body: 'changed' }, 200],
    ['DELETE', '/issues/comments/46', undefined, 204],
    ['GET', '/issues/comments/46', undefined, 404],
    ['GET', '/pulls?state=open&head=mona:feature', undefined, 200],
    ['GET', '/pulls?state=all&base=main', undefined, 200],
    ['GET', '/pulls/4', undefined, 200],
    ['GET', '/pulls/99', undefined, 404],
    ['GET', `/commits/${sha}/pulls`, undefined, 200],
    ['GET', '/actions/runs/9', undefined, 200],
    ['GET', '/actions/runs/10', undefined, 404],
    ['GET', '/actions/runs/9/attempts/1', undefined, 200],
    ['GET', '/actions/runs/9/jobs?filter=all&per_page=3', undefined, 200],
    ['GET', '/actions/runs/9/attempts/2/jobs?per_page=100&page=1', undefined, 200],
    ['GET', '/actions/jobs/4', undefined, 200],
    ['GET', '/actions/runs/9/artifacts?name=facts', undefined, 200],
    ['GET', '/actions/artifacts/5/zip', undefined, 302],
    ['GET', '/actions/caches?key=k-&ref=refs/heads/main', undefined, 200],
    ['DELETE', '/actions/caches?key=k-1', undefined, 200],
    ['DELETE', '/actions/caches/2', undefined, 204],
    ['POST', '/check-runs', { name: 'own', head_sha: sha, status: 'in_progress' }, 201],
    ['POST', '/check-runs', { name: 'own' }, 422],
    [
      'PATCH',
      '/check-runs/9000001',
      { status: 'completed', conclusion: 'success', output: { title: 't', summary: 's' } },
      200,
    ],
    ['GET', '/check-runs/9000001', undefined, 200],
    ['GET', '/contents/docs%2Fa%20b.md?ref=v1', undefined, 200],
    ['GET', '/contents/none?ref=v1', undefined, 404],
  ])('%s %s', async (method, path, body, status) => {
    const exchange = await ask('all', method, repository + path, body);
    expect(exchange.status, exchange.response).toBe(status);
    expect(description.check(exchange)).toEqual([]);
  });

  test('refusals: bad credentials, missing permission, an unknown repository', async () => {
    const answers = [
      await ask('wrong', 'GET', `${repository}/pulls`),
      await ask('none', 'GET', `${repository}/pulls`),
      await ask('all', 'GET', '/repos/other/one/pulls'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 404]);
    for (const answer of answers) expect(description.check(answer)).toEqual([]);
  });

  test('every operation was met, and pages link to one another', async () => {
    expect(seen.size).toBeGreaterThanOrEqual(22);
    const { headers } = await ask('all', 'GET', `${repository}/issues/3/comments?per_page=20&page=2`);
    const links = String(headers['link']).split(', ');
    expect(links.map((link) => /page=(\d+)>; rel="(\w+)"/.exec(link)?.slice(1))).toEqual([
      ['1', 'prev'],
      ['3', 'next'],
      ['3', 'last'],
      ['1', 'first'],
    ]);
  });
});

test('the check finds what is wrong', async () => {
  const exchange = await ask('all', 'GET', `${repository}/issues/comments/1`);
  const body = JSON.parse(exchange.response);
  const bent = (change: object, more: Partial<Exchange> = {}) =>
    description.check({ ...exchange, ...more, response: JSON.stringify({ ...body, ...change }) });
  expect(bent({})).toEqual([]);
  expect(bent({ id: 'one' })).toEqual(['answer.id is "one", not integer']);
  expect(bent({ created_at: 'today' })).toEqual(['answer.created_at is "today", not a time']);
  expect(bent({ nonsense: 1 })).toEqual(['answer.nonsense is not described']);
  expect(bent({ url: undefined })).toEqual(['answer.url is missing']);
  expect(bent({}, { status: 202 })).toEqual(['the status 202 is not described']);
  expect(bent({}, { path: `${repository}/nothing/of/it` })[0]).toMatch(/^GitHub has no GET/);
  expect(bent({}, { path: `${repository}/issues/comments/1?page=2` })).toEqual([
    'query page is not described',
  ]);
});

function job(databaseId: number, conclusion: string | null): JobResult {
  const done = conclusion !== null;
  const common = { completedAt: done ? time : null, startedAt: time, outputs: {}, annotations: [] };
  const status = done ? 'completed' : 'in_progress';
  const ended = { status, conclusion: conclusion as JobResult['conclusion'] } as const;
  const step: StepResult = {
    ...{
      ...common,
      ...ended,
      number: 1,
      name: 'Run tests',
      phase: 'main',
      outcome: ended.conclusion,
      summary: '',
    },
  };
  return {
    ...{ ...common, ...ended, id: 'test', attempt: 1, databaseId, name: 'test', matrix: null, needs: [] },
    ...{ labels: ['ubuntu-latest'], runnerName: 'runner 1', createdAt: time, steps: [step], slug: 'test' },
  };
}
