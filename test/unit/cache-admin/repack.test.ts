import { describe, expect, test } from 'vitest';
import { blobsToRewrite } from '../../../actions/cache/admin/src/commands/repack.ts';

const entry = (...blobs: [string, number, number][]) => ({
  files: 1,
  bytes: 1,
  blobs: blobs.map(([sha256, bytes, used]) => ({ sha256, bytes, used })),
});
const MB = 1_000_000;

describe('which blobs are written anew', () => {
  test('those of which all entries together use less than half', () => {
    expect([...blobsToRewrite([entry(['a', 8 * MB, 3 * MB], ['b', 8 * MB, 5 * MB])])]).toEqual(['a']);
    expect([...blobsToRewrite([entry(['a', 8 * MB, 3 * MB]), entry(['a', 8 * MB, 2 * MB])])]).toEqual([]);
    expect([...blobsToRewrite([entry(['a', 8 * MB, 1 * MB]), entry(['a', 8 * MB, 2 * MB])])]).toEqual(['a']);
  });

  test('many small ones of one entry, but none that another shares', () => {
    const small = (count: number) =>
      Array.from({ length: count }, (_, index): [string, number, number] => [`s${index}`, 1000, 1000]);
    expect(blobsToRewrite([entry(...small(31))]).size).toBe(0);
    expect(blobsToRewrite([entry(...small(32))]).size).toBe(32);
    expect(blobsToRewrite([entry(...small(32)), entry(['s0', 1000, 1000])]).size).toBe(0);
  });
});
