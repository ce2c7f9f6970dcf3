import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIGEST_WORDS,
  DigestIndex,
  digestHex,
  isSameDigest,
} from '../../../packages/snapshot/src/tables/digests.ts';
import { digestColumn } from './table-objects.ts';

const sha = (seed: number | string): string => createHash('sha256').update(`${seed}`).digest('hex');
/** Few enough that many are the same; some that differ in one word only. */
const digest = fc.oneof(
  fc.nat({ max: 40 }).map(sha),
  fc.integer().map(sha),
  fc.nat({ max: 63 }).map((at) => `${'0'.repeat(at)}1${'0'.repeat(63 - at)}`),
);
const list = fc.array(digest, { maxLength: 300, size: 'max' });

describe('a column of digests', () => {
  test('gives back what was put into it', () => {
    fc.assert(
      fc.property(list, (digests) => {
        const words = digestColumn(digests);
        expect(digests.map((_, index) => digestHex(words, index))).toEqual(digests);
      }),
    );
  });

  test('knows which are the same', () => {
    const words = digestColumn([sha(1), sha(2), sha(1)]);
    expect(isSameDigest(words, 0, words, 2)).toBe(true);
    expect(isSameDigest(words, 0, words, 1)).toBe(false);
  });
});

describe('an index of digests', () => {
  test('finds the first of a column, as a Map would', () => {
    fc.assert(
      fc.property(list, list, (digests, others) => {
        const index = new DigestIndex(digestColumn(digests));
        expect(index.length).toBe(digests.length);
        const asked = [...digests, ...others];
        const words = digestColumn(asked);
        for (const [at, hex] of asked.entries()) expect(index.find(words, at)).toBe(digests.indexOf(hex));
      }),
    );
  });

  test('finds what was added, as a Map would', () => {
    fc.assert(
      fc.property(list, list, (digests, added) => {
        const index = new DigestIndex(digestColumn(digests));
        const known = new Map<string, number>();
        for (const [at, hex] of digests.entries()) if (!known.has(hex)) known.set(hex, at);
        const words = digestColumn(added);
        let { length } = digests;
        for (const [at, hex] of added.entries()) {
          expect(index.find(words, at)).toBe(known.get(hex) ?? -1);
          if (known.has(hex)) continue;
          expect(index.add(words, at)).toBe(length);
          known.set(hex, length++);
        }
        expect(index.length).toBe(length);
        for (const [hex, at] of known) expect(digestHex(index.words, at)).toBe(hex);
      }),
    );
  });

  test('grows from nothing to many', () => {
    const index = new DigestIndex();
    const digests = Array.from({ length: 5000 }, (_, seed) => sha(seed));
    const words = digestColumn(digests);
    expect(index.find(words, 0)).toBe(-1);
    for (const at of digests.keys()) expect(index.add(words, at)).toBe(at);
    for (const at of digests.keys()) expect(index.find(words, at)).toBe(at);
    expect(index.words).toEqual(words);
  });

  test('does not change the column that it was given', () => {
    const words = digestColumn([sha(1), sha(2)]);
    const before = Uint32Array.from(words);
    const index = new DigestIndex(words.subarray(0, DIGEST_WORDS));
    index.add(digestColumn([sha(3)]), 0);
    expect(words).toEqual(before);
    expect(digestHex(index.words, 1)).toBe(sha(3));
  });
});
