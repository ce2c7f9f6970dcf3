import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allGenerations,
  FIRST,
  generationOf,
  isTombstone,
  parseServiceKey,
  prefixOf,
  replacement,
  serviceKey,
  successor,
  tombstone,
} from '../../../packages/store/src/github/github-key.ts';

const anyKey = fc.string({ unit: 'binary', maxLength: 60 });

describe("keys in GitHub's cache", () => {
  test('say what they are', () => {
    expect(serviceKey('cache/octo/app/refs%2Fheads%2Fmain/v/npm-linux', FIRST)).toBe(
      'paceline/cache/octo/app/refs%2Fheads%2Fmain/v/npm-linux!0',
    );
    expect(serviceKey('a, b!', 'r1')).toBe('paceline/a~002c~0020b~0021!r1');
  });

  test('are ASCII without commas of at most 512 characters, and are read back', () => {
    fc.assert(
      fc.property(anyKey, fc.nat(600), (key, length) => {
        const long = key + 'x'.repeat(length);
        for (const generation of [FIRST, replacement(), tombstone(), successor('0')]) {
          const text = serviceKey(long, generation);
          expect(text).toMatch(/^[\x21-\x7e]{1,512}$/);
          expect(text).not.toContain(',');
          expect(generationOf(text)).toBe(generation);
          const parsed = parseServiceKey(text);
          if (parsed) expect(parsed).toEqual({ key: long, generation });
          else expect(long.length).toBeGreaterThan(80);
        }
      }),
    );
  });

  test('of two texts are the same only if the texts are, and prefixes stay prefixes', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (one, two) => {
        expect(allGenerations(one) === allGenerations(two)).toBe(one === two);
        expect(prefixOf(one + two).startsWith(prefixOf(one))).toBe(true);
        expect(serviceKey(one + two, FIRST).startsWith(prefixOf(one))).toBe(true);
        // No key's generations are among another's.
        if (one !== two) expect(serviceKey(one, FIRST).startsWith(allGenerations(two))).toBe(false);
      }),
    );
    const [long, longer] = ['k'.repeat(900), `${'k'.repeat(899)}l`];
    expect(allGenerations(long)).not.toBe(allGenerations(longer));
  });

  test('tombstones are recognised, and only keys of ours are read', () => {
    expect([FIRST, replacement(), tombstone(), successor('d1')].map(isTombstone)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    for (const text of ['npm-linux', 'paceline/a', 'paceline/a~00!0', 'other/paceline/a!0']) {
      expect(parseServiceKey(text)).toBeUndefined();
    }
  });
});
