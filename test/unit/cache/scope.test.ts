import { eventTrust } from '@paceline/core';
import { describe, expect, test } from 'vitest';

const repository = { default_branch: 'main' };
const pull_request = { number: 7, base: { ref: 'release' } };
const scopes = (eventName: string, ref: string, event: Record<string, unknown> = { repository }) =>
  pick(eventTrust({ eventName, ref, event, repository: 'octo/app', variables: {} }));
/** Whose entries are read and under which ref is written: what the cache takes from it. */
const pick = ({ read, write }: ReturnType<typeof eventTrust>) => ({
  read,
  ...(write === undefined ? {} : { write }),
});

describe('who reads and writes which scope', () => {
  test.each([
    ['push', 'refs/heads/main', { repository }, ['refs/heads/main'], 'refs/heads/main'],
    ['push', 'refs/heads/x', { repository }, ['refs/heads/x', 'refs/heads/main'], 'refs/heads/x'],
    ['push', 'refs/tags/v1', { repository }, ['refs/tags/v1', 'refs/heads/main'], 'refs/tags/v1'],
    ['schedule', 'refs/heads/main', {}, ['refs/heads/main'], 'refs/heads/main'],
    [
      'merge_group',
      'refs/heads/gh-readonly-queue/release/pr-7',
      { repository, merge_group: { base_ref: 'refs/heads/release' } },
      ['queue/release', 'refs/heads/release', 'refs/heads/main'],
      'queue/release',
    ],
    [
      'pull_request',
      'refs/pull/7/merge',
      { repository, pull_request },
      ['refs/pull/7/merge', 'refs/heads/release', 'refs/heads/main'],
      'refs/pull/7/merge',
    ],
    [
      // A merged pull request is closed on its base branch: the ref would let it write there.
      'pull_request',
      'refs/heads/release',
      { repository, pull_request },
      ['refs/pull/7/merge', 'refs/heads/release', 'refs/heads/main'],
      'refs/pull/7/merge',
    ],
    ['local', '', {}, ['local'], 'local'],
  ])('%s on %s', (event, ref, payload, read, write) => {
    expect(scopes(event, ref, payload)).toEqual({ read, write });
  });

  test.each([
    'pull_request_target',
    'workflow_run',
    'issue_comment',
    'issues',
    'discussion',
    'fork',
    'watch',
    'an_event_of_next_year',
  ])('%s writes nothing', (event) => {
    expect(scopes(event, 'refs/heads/main')).toEqual({ read: ['refs/heads/main'] });
    expect(scopes(event, 'refs/heads/release', { repository, pull_request })).toEqual({
      read: ['refs/heads/release', 'refs/heads/main'],
    });
  });

  test.each([[undefined], ['7'], [-0.5], [{}], ['../../heads/main']])(
    'a pull request of number %j writes nothing',
    (number) => {
      const event = { repository, pull_request: { number, base: { ref: 'main' } } };
      expect(scopes('pull_request', 'refs/heads/main', event)).toEqual({ read: ['refs/heads/main'] });
    },
  );

  test('a payload of any shape is no error', () => {
    for (const value of [null, 5, 'text', [], { repository: null, pull_request: null }]) {
      const event = { repository: value, pull_request: value, merge_group: value };
      expect(scopes('push', 'refs/heads/x', event).write).toBe('refs/heads/x');
    }
  });
});
