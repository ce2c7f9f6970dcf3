import { type BaseQuestion, changedFiles, findBase, isShallow, openGit } from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { addCommits, checkoutOf, createRepository, gitEnvironment, type Repository } from './repository.ts';

const ZERO = '0'.repeat(40);

/** `main` with three commits, `feature` with two from the second on. */
function history(between = 0) {
  const origin = createRepository();
  const first = origin.commit({ 'a.ts': '1' });
  const fork = origin.commit({ 'b.ts': '1' });
  origin.git('checkout', '--quiet', '-b', 'feature');
  if (between > 0) addCommits(origin, between);
  const feature1 = origin.commit({ 'f.ts': '1' });
  const feature = origin.commit({ 'f.ts': '2' });
  origin.git('checkout', '--quiet', 'main');
  if (between > 0) addCommits(origin, between);
  const main = origin.commit({ 'm.ts': '1' });
  return { origin, first, fork, feature1, feature, main };
}

/** For tests that only read it. */
const shared = history();

async function ask(origin: Repository, head: string, depth: number | 'all', question: Partial<BaseQuestion>) {
  const clone = checkoutOf(origin, head, depth);
  const git = await openGit(clone.folder, gitEnvironment);
  const answer = await findBase(git, {
    eventName: 'push',
    event: {},
    ref: 'refs/heads/feature',
    maxDeepen: 1000,
    ...question,
  });
  return { git, answer, clone };
}
const onDefault = { repository: { default_branch: 'main' } };

describe.each([1, 'all'] as const)('in a clone of depth %s', (depth) => {
  test('pull request: the first parent of the merge commit, whatever the payload says', async () => {
    const { origin, first, main, feature } = history();
    origin.git('checkout', '--quiet', '--detach', 'main');
    origin.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    const merge = origin.git('rev-parse', 'HEAD');
    const { git, answer } = await ask(origin, merge, depth, {
      eventName: 'pull_request',
      event: { pull_request: { base: { sha: first }, head: { sha: feature } } },
    });
    expect(answer).toMatchObject({ commit: main });
    expect((await changedFiles(git, answer.commit!, merge)).map(({ path }) => path)).toEqual(['f.ts']);
  });

  test('pull request checked out at its own head: the merge base', async () => {
    const { origin, fork, main, feature } = shared;
    const { answer } = await ask(origin, feature, depth, {
      eventName: 'pull_request',
      event: { pull_request: { base: { sha: main }, head: { sha: feature } } },
    });
    expect(answer).toMatchObject({ commit: fork });
  });

  test('push: what the branch was before', async () => {
    const { origin, feature1, feature } = shared;
    expect((await ask(origin, feature, depth, { event: { before: feature1 } })).answer).toMatchObject({
      commit: feature1,
    });
  });

  test('push of a new branch: the merge base with the default branch', async () => {
    const { origin, fork, feature } = shared;
    expect(
      (await ask(origin, feature, depth, { event: { before: ZERO, ...onDefault } })).answer,
    ).toMatchObject({ commit: fork });
  });

  test('forced push: the commit before it, if it can still be had', async () => {
    const { origin, feature, main } = shared;
    expect(
      (await ask(origin, main, depth, { event: { before: feature, forced: true } })).answer,
    ).toMatchObject({ commit: feature });
  });

  test('forced push over a commit that is gone: the merge base with the default branch', async () => {
    const { origin, fork, feature } = shared;
    const before = 'd'.repeat(40);
    expect((await ask(origin, feature, depth, { event: { before, ...onDefault } })).answer).toMatchObject({
      commit: fork,
    });
  });

  test('forced push on the default branch over a commit that is gone: no base, and why', async () => {
    const { origin, main } = shared;
    const { answer } = await ask(origin, main, depth, {
      ref: 'refs/heads/main',
      event: { before: 'd'.repeat(40), ...onDefault },
    });
    expect(answer).toMatchObject({
      code: 'no-base',
      reason: expect.stringMatching(/dddddddddddd, is gone \(a forced push\?\)/),
    });
  });

  test('merge group: its base', async () => {
    const { origin, main, fork } = shared;
    const { answer } = await ask(origin, main, depth, {
      eventName: 'merge_group',
      event: { merge_group: { base_sha: fork } },
    });
    expect(answer).toMatchObject({ commit: fork });
  });

  test('anything else: the merge base with the default branch', async () => {
    const { origin, fork, feature } = shared;
    expect(
      (await ask(origin, feature, depth, { eventName: 'workflow_dispatch', event: onDefault })).answer,
    ).toMatchObject({ commit: fork });
  });

  test('on the default branch itself there is nothing to compare with', async () => {
    const { origin, main } = shared;
    const { answer } = await ask(origin, main, depth, {
      eventName: 'schedule',
      ref: 'refs/heads/main',
      event: onDefault,
    });
    expect(answer).toMatchObject({ code: 'default-branch' });
  });

  test('a new branch without a change of its own has no base', async () => {
    const { origin, main } = shared;
    expect((await ask(origin, main, depth, { event: { before: ZERO, ...onDefault } })).answer).toMatchObject({
      code: 'no-base',
    });
  });

  test('the input wins over the event', async () => {
    const { origin, first, feature1, feature, main } = shared;
    expect(
      (await ask(origin, feature, depth, { base: first, event: { before: feature1 } })).answer,
    ).toMatchObject({ commit: first });
    expect((await ask(origin, feature, depth, { base: 'origin/main' })).answer).toMatchObject({
      commit: main,
    });
  });

  test('a base that is no revision, or an option, is no base', async () => {
    const { origin, feature } = shared;
    for (const base of ['nothing-like-it', '--upload-pack=x', '+main:main', 'x:y']) {
      expect((await ask(origin, feature, depth, { base })).answer).toMatchObject({
        code: 'no-base',
        reason: expect.stringContaining(base),
      });
    }
  });
});

describe('a shallow clone', () => {
  const event = { pull_request: { base: { sha: '' }, head: { sha: 'f'.repeat(40) } } };

  test('is deepened until the histories meet', async () => {
    const { origin, fork, main, feature } = history(60);
    event.pull_request.base.sha = main;
    const { git, answer } = await ask(origin, feature, 1, { eventName: 'pull_request', event });
    expect(answer).toMatchObject({ commit: fork });
    expect(await isShallow(git)).toBe(false);
  });

  test('is deepened no further than allowed', async () => {
    const { origin, main, feature } = history(60);
    event.pull_request.base.sha = main;
    const { git, answer } = await ask(origin, feature, 1, {
      eventName: 'pull_request',
      event,
      maxDeepen: 20,
    });
    expect(answer).toMatchObject({
      code: 'no-base',
      reason: expect.stringMatching(/20 more commits .* fetch-depth: 0/),
    });
    expect(await isShallow(git)).toBe(true);
  });

  test('whose origin is gone has no base, and says so', async () => {
    const { origin, main, feature } = shared;
    const clone = checkoutOf(origin, feature);
    clone.git('remote', 'set-url', 'origin', 'file:///nonexistent');
    const git = await openGit(clone.folder, gitEnvironment);
    const answer = await findBase(git, {
      eventName: 'push',
      event: { before: main },
      ref: 'refs/heads/feature',
      maxDeepen: 10,
    });
    expect(answer).toMatchObject({ code: 'no-base', reason: expect.stringContaining('is gone') });
  });

  test('a complete clone stays complete', async () => {
    const { origin, main, feature } = history();
    const clone = checkoutOf(origin, feature, 'all');
    clone.git('update-ref', '-d', 'refs/remotes/origin/main');
    origin.git('checkout', '--quiet', 'main');
    const later = origin.commit({ 'later.ts': '' });
    const git = await openGit(clone.folder, gitEnvironment);
    expect(
      await findBase(git, {
        eventName: 'push',
        event: { before: later },
        ref: 'refs/heads/feature',
        maxDeepen: 10,
      }),
    ).toMatchObject({ commit: later });
    expect(await isShallow(git)).toBe(false);
    expect(main).not.toBe(later);
  });
});

test('two unrelated histories have no base', async () => {
  const { origin, main } = history();
  origin.git('checkout', '--quiet', '--orphan', 'other');
  const other = origin.commit({ 'o.ts': '' });
  const { answer } = await ask(origin, other, 'all', {
    eventName: 'pull_request',
    event: { pull_request: { base: { sha: main }, head: { sha: other } } },
  });
  expect(answer).toMatchObject({ code: 'no-base', reason: expect.stringContaining('no common history') });
});
