import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitQuota, type Weighed } from '../../../actions/cache/admin/src/commands/quota.ts';

const entry = (id: string, over: Partial<Weighed> = {}): Weighed => ({
  id,
  group: id,
  ofPullRequest: false,
  createdAt: 0,
  lastUse: 0,
  valueBytes: 0,
  blobs: [],
  ...over,
});
const blob = (sha256: string, bytes = 10) => ({ sha256, bytes });

describe('fitting a quota', () => {
  test('removes nothing that fits', () => {
    expect(fitQuota([entry('a', { valueBytes: 5, blobs: [blob('x')] })], 15)).toEqual({
      remove: [],
      bytes: 15,
    });
  });

  test('the least recently used go first', () => {
    const entries = [
      entry('new', { lastUse: 3, blobs: [blob('x')], group: 'g', createdAt: 3 }),
      entry('old', { lastUse: 1, blobs: [blob('y')], group: 'g' }),
      entry('used', { lastUse: 2, blobs: [blob('z')], group: 'g' }),
    ];
    expect(fitQuota(entries, 20).remove).toEqual(['old']);
    expect(fitQuota(entries, 10).remove).toEqual(['old', 'used']);
  });

  test('a blob counts once, and goes with its last holder', () => {
    const shared = [blob('x', 100)];
    const entries = [
      entry('a', { lastUse: 1, blobs: shared, group: 'g' }),
      entry('b', { lastUse: 2, blobs: [...shared, blob('y', 1)], group: 'g', createdAt: 1 }),
    ];
    expect(fitQuota(entries, 101).remove).toEqual([]);
    expect(fitQuota(entries, 100)).toEqual({ remove: ['a', 'b'], bytes: 0 });
  });

  test('the newest of each group is the last to go, however long ago it was used', () => {
    const entries = [
      entry('npm-1', { group: 'npm', createdAt: 1, lastUse: 9, blobs: [blob('a')] }),
      entry('npm-2', { group: 'npm', createdAt: 2, lastUse: 2, blobs: [blob('b')] }),
      entry('pip-1', { group: 'pip', createdAt: 1, lastUse: 1, blobs: [blob('c')] }),
    ];
    expect(fitQuota(entries, 20).remove).toEqual(['npm-1']);
    expect(fitQuota(entries, 10).remove).toEqual(['npm-1', 'pip-1']);
  });

  const pull = (id: string, over: Partial<Weighed> = {}) => entry(id, { ofPullRequest: true, ...over });

  test('entries of pull requests go first, until they take at most half of the quota', () => {
    const main = [1, 2, 3].map((use) => entry(`main-${use}`, { lastUse: use, blobs: [blob(`m${use}`)] }));
    // Of as many names and as lately used as somebody likes.
    const flood = Array.from({ length: 50 }, (_, index) =>
      pull(`pull-${index}`, { lastUse: 100 + index, createdAt: 100, blobs: [blob(`p${index}`)] }),
    );
    const { remove, bytes } = fitQuota([...main, ...flood], 60);
    expect(remove).toEqual(flood.slice(0, 47).map(({ id }) => id));
    expect(bytes).toBe(60);
  });

  test('and then all by their last use', () => {
    const entries = [
      entry('main-old', { lastUse: 1, blobs: [blob('a')], group: 'g' }),
      entry('main', { lastUse: 5, createdAt: 5, blobs: [blob('b')], group: 'g' }),
      pull('pull', { lastUse: 3, blobs: [blob('c')] }),
    ];
    expect(fitQuota(entries, 20).remove).toEqual(['main-old']);
  });

  test('what branches have too does not count against pull requests', () => {
    const entries = [
      entry('main', { lastUse: 1, blobs: [blob('a', 60)] }),
      pull('same', { lastUse: 2, blobs: [blob('a', 60), blob('b', 10)] }),
      pull('other', { lastUse: 3, blobs: [blob('c', 50)] }),
    ];
    expect(fitQuota(entries, 110).remove).toEqual(['same']);
    expect(fitQuota(entries.slice(0, 2), 70).remove).toEqual([]);
  });

  test('what is left always fits, and no more goes than needed', () => {
    const some = fc.array(
      fc.record({
        group: fc.constantFrom('a', 'b', 'c'),
        ofPullRequest: fc.boolean(),
        createdAt: fc.nat(50),
        lastUse: fc.nat(50),
        valueBytes: fc.nat(5),
        blobs: fc.array(fc.nat(12), { maxLength: 5 }),
      }),
      { maxLength: 12 },
    );
    const size = (entries: readonly Weighed[]) => {
      const blobs = new Map(entries.flatMap(({ blobs }) => blobs.map((one) => [one.sha256, one.bytes])));
      return (
        entries.reduce((sum, one) => sum + one.valueBytes, 0) +
        [...blobs.values()].reduce((sum, bytes) => sum + bytes, 0)
      );
    };
    fc.assert(
      fc.property(some, fc.nat(200), (items, quota) => {
        const entries = items.map((item, index) =>
          entry(String(index), { ...item, blobs: item.blobs.map((one) => blob(`b${one}`, one + 1)) }),
        );
        const { bytes, remove } = fitQuota(entries, quota);
        const left = entries.filter(({ id }) => !remove.includes(id));
        expect(bytes).toBe(size(left));
        expect(bytes).toBeLessThanOrEqual(quota);
        if (remove.length > 0) {
          const before = entries.filter(({ id }) => !remove.slice(0, -1).includes(id));
          expect(size(before)).toBeGreaterThan(quota);
        }
      }),
      { numRuns: 500 },
    );
  });
});
