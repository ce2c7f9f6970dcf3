import {
  type Environment,
  eventTrust,
  findPullRequest,
  type GitHubPull,
  mayWrite,
  triggeringRun,
} from '@paceline/core';
import { describe, expect, it } from 'vitest';

const SHA = 'a'.repeat(40);
const repository = { default_branch: 'main' };
const environment = (eventName: string, event: object = {}, more: Partial<Environment> = {}) => ({
  repository: 'acme/shop',
  eventName,
  event: event as Record<string, unknown>,
  ref: 'refs/heads/topic',
  sha: SHA,
  variables: {},
  ...more,
});
const pull = (
  number: number,
  more: Partial<GitHubPull> & { repo?: string; sha?: string } = {},
): GitHubPull => ({
  number,
  state: 'open',
  head: { sha: more.sha ?? SHA, ref: 'topic', repo: { full_name: more.repo ?? 'acme/shop' } },
  base: { ref: 'main' },
  ...('state' in more ? { state: more.state } : {}),
});
const api = (byHead: GitHubPull[], ofCommit: GitHubPull[] = []) => ({
  asked: [] as string[],
  async pull(number: number) {
    return pull(number);
  },
  async pullsByHead(owner: string, branch: string) {
    this.asked.push(`${owner}:${branch}`);
    return byHead;
  },
  async pullsOfCommit(sha: string) {
    this.asked.push(sha);
    return ofCommit;
  },
});
const payload = (head: string, number = 12) => ({
  repository,
  pull_request: {
    number,
    head: { sha: SHA, repo: { full_name: head } },
    base: { ref: 'release' },
  },
});
const relayed = (run: object = {}) => ({
  repository,
  workflow_run: {
    id: 77,
    run_attempt: 2,
    name: 'ci',
    event: 'pull_request',
    conclusion: 'success',
    head_sha: SHA,
    head_branch: 'topic',
    head_repository: { full_name: 'mallory/shop' },
    // A fork's run names none; whatever stands here is not believed.
    pull_requests: [{ number: 999 }],
    ...run,
  },
});

describe('trust and scopes', () => {
  it.each([
    ['push', {}, 'trusted', ['refs/heads/topic'], 'refs/heads/topic'],
    ['schedule', { repository }, 'trusted', ['refs/heads/topic', 'refs/heads/main'], 'refs/heads/topic'],
    [
      'merge_group',
      { merge_group: { base_ref: 'refs/heads/main' } },
      'trusted',
      ['queue/main', 'refs/heads/main'],
      'queue/main',
    ],
    [
      'pull_request',
      payload('acme/shop'),
      'pull-request',
      ['refs/pull/12/merge', 'refs/heads/release', 'refs/heads/main'],
      'refs/pull/12/merge',
    ],
    [
      'pull_request_target',
      payload('mallory/shop'),
      'open',
      ['refs/heads/release', 'refs/heads/main'],
      undefined,
    ],
    ['workflow_run', relayed(), 'open', ['refs/heads/main'], undefined],
    ['issue_comment', { repository }, 'open', ['refs/heads/main'], undefined],
    [
      'pull_request',
      { pull_request: { number: '12; x' }, repository },
      'pull-request',
      ['refs/heads/main'],
      undefined,
    ],
  ])('of %s', (name, event, level, read, write) => {
    const trust = eventTrust(environment(name, event));
    expect(trust).toMatchObject({ level, read });
    expect(trust.write).toBe(write);
  });

  it.each([
    ['push', 'refs/heads/main', { repository }, ['refs/heads/main'], true],
    ['push', 'refs/heads/topic', { repository }, ['refs/heads/main'], false],
    ['push', 'refs/tags/v1', { repository }, ['refs/heads/main'], false],
    ['schedule', 'refs/heads/main', {}, ['refs/heads/main'], false],
    ['local', '', {}, ['local'], true],
    [
      'pull_request',
      'refs/pull/12/merge',
      payload('mallory/shop'),
      ['refs/heads/release', 'refs/heads/main'],
      false,
    ],
    // Its own runs are anybody's, so they are no measure even where there is no other.
    ['pull_request', 'refs/pull/12/merge', { pull_request: { number: 12 } }, [], false],
    [
      'pull_request_target',
      'refs/heads/main',
      payload('mallory/shop'),
      ['refs/heads/release', 'refs/heads/main'],
      false,
    ],
    ['workflow_run', 'refs/heads/main', relayed(), ['refs/heads/main'], false],
    ['workflow_run', 'refs/heads/main', {}, [], false],
  ])(
    'on %s of %s say whom it is compared with, and whether it may tidy up',
    (name, ref, event, baseline, tidiesAll) => {
      expect(eventTrust(environment(name, event, { ref }))).toMatchObject({ baseline, tidiesAll });
    },
  );

  it('say whether a run may keep anything, and why not', () => {
    expect(mayWrite(environment('push', {}))).toMatchObject({ allowed: true });
    expect(mayWrite(environment('pull_request', payload('mallory/shop')))).toMatchObject({ allowed: true });
    for (const name of ['pull_request_target', 'workflow_run', 'issue_comment', 'an_event_of_next_year']) {
      expect(mayWrite(environment(name, payload('acme/shop')))).toEqual({
        allowed: false,
        reason: `a run on ${name} may come from anyone`,
      });
    }
    expect(mayWrite(environment('pull_request', { repository }))).toEqual({
      allowed: false,
      reason: 'its event does not say of which pull request it is',
    });
  });

  it.each([
    ['push', true],
    ['schedule', true],
    ['workflow_dispatch', true],
    ['repository_dispatch', true],
    ['workflow_call', true],
    ['merge_group', true],
    ['create', true],
    ['release', true],
    ['deployment', true],
    ['local', true],
    ['pull_request', true],
    ['pull_request_review', true],
    ['pull_request_review_comment', true],
    ['pull_request_target', false],
    ['workflow_run', false],
    ['issue_comment', false],
    ['issues', false],
    ['fork', false],
    ['watch', false],
    ['status', false],
    ['discussion', false],
  ])('let a run on %s write: %s', (name, expected) => {
    const { level, write } = eventTrust(environment(name, payload('acme/shop')));
    expect([level !== 'open', write !== undefined]).toEqual([expected, expected]);
  });

  it('know when the token can only read', () => {
    const readOnly = (name: string, event: object, actor = '') =>
      eventTrust(environment(name, event, { variables: { GITHUB_ACTOR: actor } })).readOnlyToken;
    expect(readOnly('pull_request', payload('mallory/shop'))).toBe(true);
    expect(readOnly('pull_request', payload('acme/shop'), 'dependabot[bot]')).toBe(true);
    expect(readOnly('pull_request', payload('Acme/Shop'))).toBe(false);
    expect(readOnly('pull_request_target', payload('mallory/shop'))).toBe(false);
    expect(readOnly('push', {})).toBe(false);
  });
});

describe("a run's pull request", () => {
  const find = (name: string, event: object, github = api([]), more: Partial<Environment> = {}) =>
    findPullRequest(environment(name, event, more), github);

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    'on %s is the payload’s',
    async (name) => {
      const github = api([]);
      expect(await find(name, payload('mallory/shop'), github)).toEqual({
        number: 12,
        headRepository: 'mallory/shop',
        headSha: SHA,
        baseBranch: 'release',
        trusted: false,
      });
      expect(github.asked).toEqual([]);
    },
  );

  it('on workflow_run has the head repository and commit of that run, and is asked of the API', async () => {
    const wrong = [
      pull(1, { repo: 'acme/shop' }),
      pull(2, { repo: 'mallory/shop', sha: 'b'.repeat(40) }),
      pull(3, { repo: 'mallory/shop', state: 'closed' }),
    ];
    const github = api([...wrong, pull(15, { repo: 'mallory/shop' }), pull(14, { repo: 'Mallory/shop' })]);
    expect(await find('workflow_run', relayed(), github)).toMatchObject({ number: 14, trusted: false });
    expect(github.asked).toEqual(['mallory:topic']);
    expect(await find('workflow_run', relayed(), api(wrong))).toBeUndefined();
    expect(await find('workflow_run', relayed(), api([], [pull(9, { repo: 'mallory/shop' })]))).toMatchObject(
      { number: 9 },
    );
  });

  it('on workflow_run is none when the fork is gone or the payload is strange', async () => {
    for (const run of [{ head_repository: null }, { head_sha: 5 }, { id: 'x' }]) {
      expect(await find('workflow_run', relayed(run), api([pull(1)], [pull(1)]))).toBeUndefined();
    }
    expect(await find('workflow_run', {}, api([pull(1)]))).toBeUndefined();
  });

  it('of a merge group is the one that its branch is named after', async () => {
    const head_ref = `refs/heads/gh-readonly-queue/main/pr-31-${SHA}`;
    expect(await find('merge_group', { merge_group: { head_ref } })).toMatchObject({ number: 31 });
    expect(await find('merge_group', { merge_group: { head_ref: 'refs/heads/x' } })).toBeUndefined();
  });

  it.each(['push', 'schedule', 'workflow_dispatch'])('on %s is the open one with this head', async (name) => {
    const github = api([pull(4, { sha: 'b'.repeat(40) }), pull(5)]);
    expect(await find(name, {}, github)).toMatchObject({ number: 5, trusted: true });
    expect(github.asked).toEqual(['acme:topic']);
    expect(await find(name, {}, api([], []))).toBeUndefined();
    expect(await find(name, {}, api([pull(5)]), { sha: '' })).toBeUndefined();
  });
});

it('the triggering run is what GitHub says, or none', () => {
  expect(triggeringRun(environment('workflow_run', relayed()))).toEqual({
    runId: '77',
    attempt: 2,
    workflow: 'ci',
    event: 'pull_request',
    conclusion: 'success',
    headSha: SHA,
    headBranch: 'topic',
    headRepository: 'mallory/shop',
  });
  expect(triggeringRun(environment('push', relayed()))).toBeUndefined();
  expect(triggeringRun(environment('workflow_run', { workflow_run: 'x' }))).toBeUndefined();
});
