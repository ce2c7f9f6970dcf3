import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branchName, describeError, isActionable, PacelineError, readEnvironment } from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { folder } from './kernel.ts';

test('a run on GitHub is read from its variables and its event', () => {
  const event = join(folder(), 'event.json');
  writeFileSync(event, '{"number":12}');
  const environment = readEnvironment({
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: '/w',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '5',
    GITHUB_RUN_ATTEMPT: '3',
    GITHUB_REF: 'refs/pull/12/merge',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    RUNNER_TEMP: '/t',
    RUNNER_DEBUG: '1',
  });
  expect(environment).toMatchObject({
    workspace: '/w',
    temp: '/t',
    repository: 'o/r',
    runId: '5',
    attempt: 3,
    event: { number: 12 },
    onGitHub: true,
    debug: true,
  });
});

test('off GitHub everything has a value', () => {
  const environment = readEnvironment({ GITHUB_WORKSPACE: '/home/me/shop', HOME: '/home/me' });
  expect(environment).toMatchObject({ repository: 'local/shop', runId: '0', attempt: 1, onGitHub: false });
  expect(Object.entries(environment).filter(([, value]) => value === undefined)).toEqual([]);
});

test.each(['', '/no/such/file', 'garbage', 'list'])(
  'an event that cannot be read (%s) is an empty one',
  (name) => {
    const path = join(folder(), 'event.json');
    writeFileSync(path, name === 'list' ? 'null' : '{"cut');
    const GITHUB_EVENT_PATH = name === 'garbage' || name === 'list' ? path : name;
    expect(readEnvironment({ GITHUB_EVENT_PATH }).event).toEqual({});
  },
);

test.each([
  ['refs/heads/main', 'main'],
  ['refs/heads/feature/refs/heads/x', 'feature/refs/heads/x'],
  ['refs/pull/7/merge', 'pull/7'],
  ['refs/tags/v1', 'tag/v1'],
  ['', 'local'],
])('%s is kept as %s', (ref, name) => {
  expect(branchName({ ref })).toBe(name);
});

describe('errors', () => {
  test('one that a user can act on says what happened, what to do, and its code', () => {
    const error = new PacelineError('PACELINE_X', 'It broke.', 'Mend it.');
    expect(describeError(error)).toBe('It broke. Mend it. [PACELINE_X]');
  });

  test('packages below core are understood by the shape of their errors', () => {
    const foreign = Object.assign(new Error('Gone.'), { code: 'PACELINE_STORE_GONE', remedy: 'Look.' });
    expect(isActionable(foreign)).toBe(true);
    expect(describeError(foreign)).toBe('Gone. Look. [PACELINE_STORE_GONE]');
  });

  test('anything else is a bug of ours', () => {
    for (const thrown of [
      new TypeError('x is undefined'),
      Object.assign(new Error('no file'), { code: 'ENOENT' }),
      'text',
    ]) {
      expect(isActionable(thrown)).toBe(false);
      expect(describeError(thrown)).toContain('[PACELINE_UNEXPECTED]');
    }
  });
});
