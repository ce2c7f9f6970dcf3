import { createGitHub } from '@paceline/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addArtifactService } from '../../runner/artifact-service.ts';
import { addFaults, type Fault } from '../../runner/faults.ts';
import { addGitHubApi } from '../../runner/github-api.ts';
import type { GitHubState } from '../../runner/github-state.ts';
import { type Server, startServer } from '../../runner/server.ts';
import { temporary } from '../../temporary.ts';

// Our own client of GitHub's API against the stand-in that the OpenAPI description is held against.
const folder = temporary();
const faults: Fault[] = [];
let server: Server;
const state: GitHubState = {
  repository: 'acme/widgets',
  comments: [],
  checks: [],
  pulls: [
    {
      ...{ number: 4, title: 'A change', state: 'open', user: 'mona' },
      head: { ref: 'feature', sha: 'a'.repeat(40), repository: 'mona/widgets' },
      base: { ref: 'main', sha: 'b'.repeat(40), repository: 'acme/widgets' },
    },
  ],
  runs: new Map(),
  caches: { list: () => [], evict: () => 0 },
  permissionsOf: (token) =>
    token === 'write'
      ? { rest: 'write', scopes: {} }
      : { rest: token === 'read' ? 'read' : 'none', scopes: {} },
  artifactUrl: () => undefined,
};
const client = (token: string) =>
  createGitHub({ repository: 'acme/widgets', variables: { GITHUB_API_URL: server.url } }, token, {
    sleep: async () => {},
  });

beforeAll(async () => {
  server = await startServer();
  faults.push({
    path: /^GET .*\/issues\/9\/comments/,
    answer: 429,
    times: 2,
    headers: { 'retry-after': '1' },
  });
  addFaults(server, faults);
  addArtifactService(server, folder, () => undefined);
  addGitHubApi(server, state);
});
afterAll(async () => {
  await server.close();
});

test('comments over several pages are written, found, changed and deleted', async () => {
  const github = client('write');
  for (let count = 1; count <= 130; count++) await github.createComment(4, `comment ${count}`);
  const comments = await github.listComments(4);
  expect(comments).toHaveLength(130);
  expect(comments[0]).toMatchObject({ body: 'comment 1', user: { login: await github.viewer() } });
  await github.updateComment(comments[129]?.id as number, 'changed');
  await github.deleteComment(comments[0]?.id as number);
  expect(state.comments).toHaveLength(129);
  expect(state.comments.at(-1)?.body).toBe('changed');
});

test('the pull request of a fork is found by its head', async () => {
  const [pull] = await client('read').pullsByHead('mona', 'feature');
  expect(pull).toMatchObject({ number: 4, head: { sha: 'a'.repeat(40) } });
  expect(await client('read').pullsOfCommit('a'.repeat(40))).toEqual([]);
});

test('what a token may not do is said with the permission; what is busy is asked again', async () => {
  await expect(client('read').createComment(4, 'x')).rejects.toThrow(/comment could not be written/);
  await expect(client('none').listJobs('1', 1)).rejects.toThrow(/jobs could not be read/);
  expect(await client('read').listComments(9)).toEqual([]);
});
