import {
  COMMENT_ROOM,
  createGitHub,
  type GitHubComment,
  markerLine,
  type StickyComment,
  writeStickyComment,
} from '@paceline/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiServer, BOT, PERSON, startApi } from '../../../e2e/perf-report/api-server.ts';
import { nasty } from '../../render/nasty.ts';

let api: ApiServer;
beforeEach(async () => {
  api = await startApi(() => []);
});
afterEach(() => api.close());

const client = () =>
  createGitHub({ repository: 'acme/shop', variables: { GITHUB_API_URL: api.url } }, 'a-token', {
    sleep: async () => {},
  });
const marker = { kind: 'perf-report', workflow: 'ci' };
const write = (body: string, more: Partial<StickyComment> = {}) =>
  writeStickyComment(client(), {
    number: 12,
    marker,
    run: { runId: '7', attempt: 1 },
    body,
    create: true,
    ...more,
  });
const other = (
  id: number,
  body = `comment ${id}`,
  author: Partial<GitHubComment> = PERSON,
): GitHubComment => ({
  id,
  body,
  ...author,
});
const writes = () => api.requests.filter((request) => /^(?:PATCH|DELETE|POST \/repos)/.test(request));

describe('the one comment', () => {
  it('is created, then edited, and asks nothing of GitHub when it would stay the same', async () => {
    expect(await write('first')).toMatchObject({
      result: 'created',
      url: expect.stringContaining('#issuecomment'),
    });
    expect(await write('second', { run: { runId: '8', attempt: 1 } })).toMatchObject({ result: 'edited' });
    api.requests.length = 0;
    expect(await write('second', { run: { runId: '8', attempt: 1 } })).toMatchObject({ result: 'unchanged' });
    expect(writes()).toEqual([]);
    expect(api.comments).toHaveLength(1);
    expect(api.comments[0]!.body).toContain('second');
  });

  it('is found behind hundreds of others', async () => {
    api.comments = Array.from({ length: 237 }, (_, index) => other(index + 1));
    await write('first');
    api.comments.push(...Array.from({ length: 150 }, (_, index) => other(5000 + index)));
    expect(await write('second', { run: { runId: '8', attempt: 1 } })).toMatchObject({ result: 'edited' });
    expect(api.comments.filter(({ body }) => body?.includes('paceline'))).toHaveLength(1);
  });

  it('is one for each workflow and key', async () => {
    await write('a');
    await write('b', { marker: { ...marker, workflow: 'release' } });
    await write('c', { marker: { ...marker, key: 'arm64' } });
    await write('a2', { run: { runId: '9', attempt: 1 } });
    expect(api.comments.map(({ body }) => body!.split('\n')[1])).toEqual(['a2', 'b', 'c']);
  });

  it.each([true, false])(
    'leaves alone what somebody else wrote under our marker (viewer known: %s)',
    async (known) => {
      if (!known) api.permissions.delete('graphql');
      const forged = other(1, `${markerLine(marker)}\nhello`);
      const pretender = other(2, `${markerLine(marker)}\nhello`, {
        user: { login: 'github-actions', type: 'User' },
      });
      api.comments = [forged, pretender];
      expect(await write('ours')).toMatchObject({ result: 'created' });
      expect(api.comments.slice(0, 2)).toEqual([forged, pretender]);
      expect(await write('again', { run: { runId: '8', attempt: 1 } })).toMatchObject({ result: 'edited' });
      expect(api.comments).toHaveLength(3);
    },
  );

  it('stays one when ten runs write it at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        write(`run ${index}`, { run: { runId: `${index + 1}`, attempt: 1 } }),
      ),
    );
    expect(api.comments).toHaveLength(1);
    for (const { result } of results) expect(['created', 'edited', 'later', 'unchanged']).toContain(result);
  });

  it('stays one when GitHub stored it but answered with an error', async () => {
    const twice = [other(1, `${markerLine(marker)}\nold`, BOT), other(2, `${markerLine(marker)}\nold`, BOT)];
    api.comments = [...twice];
    await write('new');
    expect(api.comments.map(({ id }) => id)).toEqual([1]);
    expect(api.comments[0]!.body).toContain('new');
  });

  it('never goes back to an earlier run, and yields to the run itself when asked to', async () => {
    await write('of 8, second attempt', { run: { runId: '8', attempt: 2 } });
    expect(await write('of 7', { run: { runId: '7', attempt: 3 } })).toMatchObject({ result: 'later' });
    expect(await write('of 8', { run: { runId: '8', attempt: 1 } })).toMatchObject({ result: 'later' });
    expect(await write('relay', { run: { runId: '8', attempt: 2 }, yields: true })).toMatchObject({
      result: 'later',
    });
    expect(await write('of 10', { run: { runId: '10', attempt: 1 } })).toMatchObject({ result: 'edited' });
  });

  it('is not created when nothing is worth it, but kept up to date once it is there', async () => {
    expect(await write('quiet', { create: false })).toEqual({ result: 'none' });
    expect(api.comments).toEqual([]);
    await write('loud');
    expect(await write('quiet', { create: false, run: { runId: '8', attempt: 1 } })).toMatchObject({
      result: 'edited',
    });
  });
});

it('a marker is one hidden line, whatever the names', () => {
  fc.assert(
    fc.property(nasty, nasty, (workflow, key) => {
      const line = markerLine({ kind: 'perf-report', workflow, key });
      expect(line).toMatch(/^<!-- [^\n>]* -->$/);
      expect(line.slice(4, -3)).not.toContain('--');
    }),
  );
});

it('the longest body and the longest names stay within what GitHub takes', async () => {
  const names = { workflow: '深'.repeat(300), key: '深'.repeat(300) };
  await write('x'.repeat(COMMENT_ROOM), {
    marker: { ...marker, ...names },
    run: { runId: '9'.repeat(18), attempt: 999_999 },
  });
  expect(api.comments[0]!.body!.length).toBeLessThan(65_536);
});

describe('what GitHub refuses', () => {
  it('names the permission to add', async () => {
    api.permissions.delete('pull-requests: write');
    await expect(write('x')).rejects.toMatchObject({
      code: 'PACELINE_GITHUB_PERMISSION',
      message: expect.stringContaining('lacks the permission "pull-requests: write"'),
      remedy: expect.stringContaining('permissions: { pull-requests: write }'),
    });
    expect(writes()).toHaveLength(1);
  });
  it('says that a conversation is locked', async () => {
    api.failures.push({ status: 403, message: 'Unable to create comment because issue is locked.' });
    await expect(write('x')).rejects.toMatchObject({ code: 'PACELINE_GITHUB_LOCKED' });
  });
});
