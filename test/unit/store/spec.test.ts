import { createStack, openStore } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../../packages/store/src/spec.ts';

describe('the store input', () => {
  test.each([
    ['disk', [{ kind: 'disk' }]],
    ['memory, disk', [{ kind: 'memory' }, { kind: 'disk' }]],
    ['disk:/a/b', [{ kind: 'disk', path: '/a/b' }]],
    ['disk:///a/b', [{ kind: 'disk', path: '/a/b' }]],
    ['disk:~/x', [{ kind: 'disk', path: '/home/me/x' }]],
    ['disk:/with%20space', [{ kind: 'disk', path: '/with space' }]],
    ['disk:/100%', [{ kind: 'disk', path: '/100%' }]],
    [
      'disk:/a?max-bytes=2GiB&max-entries=5',
      [{ kind: 'disk', path: '/a', maxBytes: 2 * 2 ** 30, maxEntries: 5 }],
    ],
    ['memory?max-bytes=1.5MB', [{ kind: 'memory', maxBytes: 1_500_000 }]],
    ['DISK', [{ kind: 'disk' }]],
    ['disk github', [{ kind: 'disk' }, { kind: 'github' }]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(parseSpec([text], '/home/me')).toEqual(expected);
  });

  test.each([
    ['floppy', 'The store tier "floppy" is not known.'],
    ['disk:relative', 'The store tier "disk:relative" is not understood.'],
    ['memory:/a', 'The store tier "memory:/a" is not understood.'],
    ['disk:/a?max-bytes=lots', 'max-bytes (a size such as 500MB or 2GiB)'],
    ['disk:/a?max-entries=0', 'max-entries (a whole number)'],
    ['disk:/a?ttl=5', 'The option "ttl=5" of the store tier "disk" is not understood'],
    ['s3://bucket/prefix', 'The store tier "s3" comes with a later release.'],
    ['github:/a', 'The store tier "github" takes neither a place nor options.'],
    ['github?max-bytes=1GB', 'The store tier "github" takes neither a place nor options.'],
  ])('%j is refused', (text, message) => {
    expect(() => parseSpec([text])).toThrow(
      expect.objectContaining({ code: 'PACELINE_STORE_SPEC', message: expect.stringContaining(message) }),
    );
  });

  test('never shows more than the kind of a tier that could hold a password', () => {
    for (const text of ['redis://user:hunter22@host', 'unknown://user:hunter22@host', '://hunter22']) {
      expect(() => parseSpec([text])).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('hunter22') }),
      );
    }
  });

  test('empty means PACELINE_STORE, and without that disk', async () => {
    const tiers = async (spec: string[], variables: Record<string, string>) =>
      (await openStore(spec, { home: '/nowhere', variables })).statistics().map(({ tier }) => tier);
    expect(await tiers([], {})).toEqual(['disk']);
    expect(await tiers([], { PACELINE_STORE: 'memory disk:/x' })).toEqual(['memory', 'disk']);
    expect(await tiers(['memory'], { PACELINE_STORE: 'disk' })).toEqual(['memory']);
  });

  test("empty means disk and GitHub's cache where the runner offers it", async () => {
    const offered = {
      GITHUB_ACTIONS: 'true',
      ACTIONS_RUNTIME_TOKEN: 't',
      ACTIONS_RESULTS_URL: 'https://results.example/',
      ACTIONS_CACHE_SERVICE_V2: 'True',
    };
    const tiers = async (variables: Record<string, string>) =>
      (await openStore([], { home: '/nowhere', variables })).statistics().map(({ tier }) => tier);
    expect(await tiers(offered)).toEqual(['disk', 'github']);
    for (const name of Object.keys(offered)) {
      expect(await tiers({ ...offered, [name]: '' }), `without ${name}`).toEqual(['disk']);
    }
  });
});

test('a store without tiers refuses to put rather than to lose', async () => {
  await expect(createStack([]).put('a', new Uint8Array())).rejects.toThrow();
});
