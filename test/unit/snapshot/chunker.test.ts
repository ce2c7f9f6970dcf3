import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHUNK, nextCut } from '../../../packages/snapshot/src/format/chunker.ts';

/** The same bytes for a seed, without any pattern that a chunker could fall for. */
function noise(seed: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = seed | 1;
  for (let at = 0; at < size; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const next = nextCut(bytes, at, bytes.byteLength);
    chunks.push(bytes.subarray(at, next));
    at = next;
  }
  return chunks;
}

const digests = (bytes: Uint8Array): string[] =>
  chunksOf(bytes).map((chunk) => createHash('sha256').update(chunk).digest('hex'));

const content = fc.oneof(
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 1_000_000 })).map(([seed, size]) => noise(seed, size)),
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 1_000_000 }))
    .map(([byte, size]) => Buffer.alloc(size, byte)),
);

describe('chunker', () => {
  test('chunks are the content, in order, and within their bounds', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const chunks = chunksOf(bytes);
        expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
        for (const [index, { byteLength }] of chunks.entries()) {
          expect(byteLength).toBeLessThanOrEqual(CHUNK.max);
          if (index < chunks.length - 1) expect(byteLength).toBeGreaterThan(CHUNK.min);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('cuts are the same however much of the content is seen at a time', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: CHUNK.max, max: 600_000 }), (bytes, seen) => {
        const cuts: number[] = [];
        for (let at = 0; at < bytes.byteLength; ) {
          at += nextCut(bytes.subarray(at, at + seen), 0, Math.min(seen, bytes.byteLength - at));
          cuts.push(at);
        }
        const whole = chunksOf(bytes);
        expect(cuts).toEqual(whole.map((chunk) => chunk.byteOffset + chunk.byteLength - bytes.byteOffset));
      }),
      { numRuns: 15 },
    );
  });

  test('an insertion makes few chunks new', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 1_499_999 }),
        fc.uint8Array({ minLength: 1, maxLength: 100 }),
        (seed, at, inserted) => {
          const before = noise(seed, 1_500_000);
          const after = Buffer.concat([before.subarray(0, at), inserted, before.subarray(at)]);
          const known = new Set(digests(before));
          expect(digests(after).filter((sha256) => !known.has(sha256)).length).toBeLessThanOrEqual(6);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('sizes gather around the average', () => {
    const sizes = chunksOf(noise(7, 6_000_000)).map(({ byteLength }) => byteLength);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(CHUNK.average * 0.9);
    expect(mean).toBeLessThan(CHUNK.average * 1.6);
    expect(sizes.filter((size) => size === CHUNK.max).length).toBeLessThan(sizes.length / 50);
  });

  test('cuts never move between versions: other cuts would find nothing of what is stored', () => {
    const sizes = chunksOf(noise(42, 1_000_000)).map(({ byteLength }) => byteLength);
    expect(sizes).toEqual(CUTS_OF_42);
  });
});

const CUTS_OF_42: readonly number[] = [
  55071, 51014, 72651, 69309, 66804, 73397, 70999, 75826, 73209, 80708, 67627, 74891, 73752, 74918, 19824,
];
