import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTrust } from '@paceline/core';

import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../../packages/store/src/spec.ts';
import { root } from '../../../scripts/actions.ts';

/** What SECURITY.md promises in words that code can be held to. */
const security = readFileSync(join(root, '.github/SECURITY.md'), 'utf8');
const paragraph = (title: string): string => new RegExp(`^\\*\\*${title}.*$`, 'm').exec(security)![0];
const marked = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

describe('credentials', () => {
  const names = marked(paragraph('Credentials'));
  const kinds = names.filter((name) => name.endsWith('://'));

  test.each(kinds)('no address of %s takes them', (kind) => {
    expect(() => parseSpec([`${kind}user:hunter22@host`])).toThrow('takes no credentials in its address');
  });

  test('of every kind that has an address, and in the options that are addresses', () => {
    expect(kinds.sort()).toEqual(['azblob://', 'gs://', 'redis://', 'rediss://', 's3://']);
    for (const option of ['endpoint', 'read-endpoint']) {
      expect(names).toContain(option);
      const spec = `s3://bucket/prefix?${option}=https://user:hunter22@host`;
      expect(() => parseSpec([spec])).toThrow('without credentials');
    }
  });

  test('for Redis it names the variables that the error names', () => {
    for (const name of names.filter((name) => name.startsWith('PACELINE_REDIS_'))) {
      expect(() => parseSpec(['redis://user:hunter22@host'])).toThrow(name);
    }
    expect(names.filter((name) => name.startsWith('PACELINE_REDIS_'))).toHaveLength(2);
  });
});

describe('scopes', () => {
  const trust = (eventName: string) =>
    eventTrust({
      eventName,
      ref: 'refs/heads/main',
      repository: 'octo/app',
      variables: {},
      event: {
        repository: { default_branch: 'main' },
        pull_request: { number: 7, base: { ref: 'release' }, head: { repo: { full_name: 'fork/app' } } },
      },
    });

  test('a pull request writes below its own ref, and reads that, its base and the default branch', () => {
    const [, own] = /writes below `([^`]+)`/.exec(security)!;
    const ref = own!.replace('<number>', '7');
    expect(trust('pull_request')).toMatchObject({
      write: ref,
      read: [ref, 'refs/heads/release', 'refs/heads/main'],
    });
  });

  const [, open = ''] = /an event that anyone can cause \(([^)]*)\)/.exec(security)!;
  test.each([...marked(open), 'an_event_of_next_year'])('a run on %s writes nothing', (eventName) => {
    expect(trust(eventName).write).toBeUndefined();
  });
});
