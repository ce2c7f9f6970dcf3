import { createMemoryTier, createStack, StoreError, type Tier } from '@paceline/store';
import { describe, expect, test } from 'vitest';

const value = new TextEncoder().encode('value');

/** A tier of which every call fails, as one whose server is gone. */
function brokenTier(): Tier {
  const fail = async () => {
    throw new StoreError('PACELINE_STORE_DISK', 'The tier is gone.', 'Bring it back.');
  };
  return {
    ...createMemoryTier(),
    name: 'broken',
    get: fail,
    head: fail,
    put: fail,
    delete: fail,
    // biome-ignore lint/correctness/useYield: it fails before the first one
    async *list() {
      await fail();
    },
  };
}

async function keys(store: { list(prefix: string): AsyncIterable<{ key: string }> }) {
  const found: string[] = [];
  for await (const { key } of store.list('')) found.push(key);
  return found;
}

describe('tiers in a stack', () => {
  test('a hit in a slow tier is copied to the faster ones with metadata and what is left of its life', async () => {
    let now = 1000;
    const clock = { now: () => now };
    const [fast, slow] = [createMemoryTier(clock), createMemoryTier(clock)];
    const store = createStack([fast, slow]);
    await slow.put('a', value, { metadata: { m: '1' }, expiresAt: 5000 });
    now = 3000;
    expect((await store.get('a'))?.bytes).toEqual(value);
    await store.flush();
    expect(await fast.get('a')).toEqual({
      bytes: value,
      metadata: { m: '1' },
      createdAt: 1000,
      expiresAt: 5000,
    });
    now = 5000;
    expect(await store.get('a')).toBeUndefined();
  });

  test('a put goes to every tier, a list names each key once, a delete is final', async () => {
    const [fast, slow] = [createMemoryTier(), createMemoryTier()];
    const store = createStack([fast, slow]);
    expect(await store.put('a', value)).toBe('stored');
    expect(await fast.get('a')).toBeDefined();
    expect(await slow.get('a')).toBeDefined();
    expect(await keys(store)).toEqual(['a']);
    expect(await store.delete('a')).toBe(true);
    expect(await slow.get('a')).toBeUndefined();
  });

  test('the slowest tier decides what ifAbsent means', async () => {
    const [fast, slow] = [createMemoryTier(), createMemoryTier()];
    const store = createStack([fast, slow]);
    await fast.put('stale', new Uint8Array());
    expect(await store.put('stale', value, { ifAbsent: true })).toBe('stored');
    expect((await fast.get('stale'))?.bytes).toEqual(value);
    await slow.put('taken', value);
    expect(await store.put('taken', new Uint8Array(), { ifAbsent: true })).toBe('exists');
    expect(await fast.get('taken')).toBeUndefined();
  });

  test.each(['before', 'after'])('a broken tier %s a good one is a miss, said once', async (place) => {
    const good = createMemoryTier();
    const warnings: string[] = [];
    const tiers = place === 'before' ? [brokenTier(), good] : [good, brokenTier()];
    const store = createStack(tiers, { onWarning: (message) => warnings.push(message) });
    for (const key of ['a', 'b']) {
      expect(await store.get(key)).toBeUndefined();
      expect(await store.put(key, value)).toBe('stored');
      expect((await store.get(key))?.bytes).toEqual(value);
      expect(await store.head(key)).toBeDefined();
      expect(await keys(store)).toEqual([key]);
      expect(await store.delete(key)).toBe(true);
    }
    expect(warnings).toEqual([
      'The tier is gone. Bring it back. Until then the job goes on without this tier of the store.',
    ]);
    expect(store.statistics().find(({ tier }) => tier === 'broken')!.errors).toBeGreaterThanOrEqual(8);
  });

  test('a put rejects when no tier took it, with the reason', async () => {
    const store = createStack([brokenTier(), brokenTier()]);
    await expect(store.put('a', value)).rejects.toThrow('The tier is gone.');
    const small = createStack([createMemoryTier({ maxBytes: 3 })]);
    await expect(small.put('a', value)).rejects.toMatchObject({ code: 'PACELINE_STORE_TOO_LARGE' });
    const over = new Uint8Array(64 * 1024 * 1024 + 1);
    await expect(createStack([createMemoryTier()]).put('a', over)).rejects.toMatchObject({
      code: 'PACELINE_STORE_TOO_LARGE',
    });
  });

  test('a value too large for the fast tier lives in the slow one', async () => {
    const store = createStack([createMemoryTier({ maxBytes: 3 }), createMemoryTier()]);
    expect(await store.put('a', value)).toBe('stored');
    expect((await store.get('a'))?.bytes).toEqual(value);
  });

  test('counts for each tier', async () => {
    const store = createStack([createMemoryTier({ maxEntries: 1 }), createMemoryTier()]);
    await store.put('a', value);
    await store.put('b', value);
    await store.get('a');
    await store.get('none');
    await store.flush();
    await store.delete('b');
    const zero = {
      errors: 0,
      corrupt: 0,
      deletes: 1,
      bytesRanged: 0,
      promotionsSkipped: 0,
      hedges: 0,
      lateAnswers: 0,
      retries: 0,
      timeouts: 0,
      breakerOpened: 0,
      skipped: 0,
      seconds: expect.any(Number),
    };
    expect(store.statistics()).toEqual([
      {
        ...zero,
        tier: 'memory',
        gets: 2,
        hits: 0,
        misses: 2,
        puts: 3,
        bytesRead: 0,
        bytesWritten: 15,
        bytesPromoted: 5,
        evictions: 2,
      },
      {
        ...zero,
        tier: 'memory',
        gets: 2,
        hits: 1,
        misses: 1,
        puts: 2,
        bytesRead: 5,
        bytesWritten: 10,
        bytesPromoted: 0,
        evictions: 0,
      },
    ]);
  });
});
