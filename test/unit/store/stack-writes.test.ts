import {
  createMemoryTier,
  createStack,
  type OpenOptions,
  openStore,
  type PutOptions,
  type Store,
  type Tier,
} from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepts, targetsFor } from '../../../packages/store/src/stack/write-policy.ts';
import { fakeClock } from './fake-clock.ts';
import { busy, denied, type RemoteTier, remoteTier } from './remote-tier.ts';

const KIB = 1024;
const HOUR = 3_600_000;
const small = new Uint8Array(10);
const large = new Uint8Array(200 * KIB);
const REDIS = { maxValueBytes: 100 * KIB };
const S3 = { minValueBytes: 100 * KIB, minLifetimeSeconds: 3600 };

/** Which tiers hold a key. */
const holders = async (tiers: readonly Tier[], key: string): Promise<string[]> => {
  const found = await Promise.all(
    tiers.map(async (tier) =>
      (await ('inside' in tier ? (tier as RemoteTier).inside : tier).head(key)) ? [tier.name] : [],
    ),
  );
  return found.flat();
};

describe('where a value goes', () => {
  test.each([
    [{}, 5, undefined, true],
    [{ maxValueBytes: 5 }, 5, undefined, true],
    [{ maxValueBytes: 5 }, 6, undefined, false],
    [{ minValueBytes: 5 }, 5, undefined, false],
    [{ minValueBytes: 5 }, 6, 1, true],
    [S3, 5, undefined, true],
    [S3, 5, HOUR, false],
    [S3, 5, HOUR + 1, true],
    [{ ...S3, maxValueBytes: 4 }, 5, undefined, false],
    [undefined, 5, 1, true],
  ])('%j and %i bytes that live %s ms', (policy, size, life, expected) => {
    const value = { size, expiresAt: life === undefined ? undefined : 1000 + life };
    expect(accepts(policy, value, 1000)).toBe(expected);
  });

  const tier = fc.record({
    shared: fc.boolean(),
    writePolicy: fc.record(
      {
        maxValueBytes: fc.nat(100),
        minValueBytes: fc.nat(100),
        minLifetimeSeconds: fc.nat(100),
      },
      { requiredKeys: [] },
    ),
  });
  test('each value has a target, and a shared one where there is any', () => {
    fc.assert(
      fc.property(
        fc.array(tier, { minLength: 1 }),
        fc.nat(200),
        fc.option(fc.nat(200)),
        (tiers, size, life) => {
          const guardedTiers = tiers.map((each) => ({ tier: each }));
          const value = { size, expiresAt: life === null ? undefined : life * 1000 };
          const { shared, instead, local } = targetsFor(guardedTiers, value, 0);
          const sure = shared.length > 0 ? shared : [...instead, ...local];
          expect(sure.length).toBeGreaterThan(0);
          if (tiers.some((each) => each.shared))
            expect([...shared, ...instead].some((each) => each.tier.shared)).toBe(true);
          for (const each of [...shared, ...local])
            expect(accepts(each.tier.writePolicy, value, 0)).toBe(true);
          expect(new Set([...shared, ...instead, ...local]).size).toBe(
            shared.length + instead.length + local.length,
          );
        },
      ),
    );
  });

  function setUp() {
    const clock = fakeClock();
    const disk = { ...createMemoryTier({ now: clock.now }), name: 'disk' };
    const redis = remoteTier('redis', clock, { writePolicy: REDIS });
    const s3 = remoteTier('s3', clock, { writePolicy: S3 });
    return { clock, disk, redis, s3, tiers: [disk, redis, s3] };
  }

  test('small and short-lived values to Redis, large or lasting ones to S3, small lasting ones to both', async () => {
    const { clock, tiers } = setUp();
    const store = createStack(tiers, { clock });
    await store.put('hot', small, { expiresAt: clock.now() + 1000 });
    await store.put('pack', large);
    await store.put('entry', small);
    expect(await holders(tiers, 'hot')).toEqual(['disk', 'redis']);
    expect(await holders(tiers, 'pack')).toEqual(['disk', 's3']);
    expect(await holders(tiers, 'entry')).toEqual(['disk', 'redis', 's3']);
  });

  test('the only shared tier takes everything', async () => {
    const { clock, disk, redis, s3 } = setUp();
    for (const only of [redis, s3]) {
      const store = createStack([disk, only], { clock });
      await store.put('pack', large, { expiresAt: clock.now() + 1000 });
      await store.put('hot', small, { expiresAt: clock.now() + 1000 });
      expect(await holders([only], 'pack')).toEqual([only.name]);
      expect(await holders([only], 'hot')).toEqual([only.name]);
    }
  });

  test('another stands in for a tier that fails, but a small one is not filled', async () => {
    const { clock, redis, s3, tiers } = setUp();
    const store = createStack(tiers, { clock });
    redis.behave(() => denied());
    await store.put('hot', small, { expiresAt: clock.now() + 1000 });
    expect(await holders(tiers, 'hot')).toEqual(['disk', 's3']);
    redis.behave(() => undefined);
    s3.behave(() => denied());
    await store.put('pack', large);
    expect(await holders(tiers, 'pack')).toEqual(['disk']);
    const shared = createStack([redis, s3], { clock });
    await expect(shared.put('pack', large)).rejects.toThrow('No permission.');
  });

  test('a tier that does not take the newer value does not answer with the older one', async () => {
    const { clock, redis, s3, tiers } = setUp();
    const store = createStack(tiers.slice(1), { clock });
    await store.put('a', small);
    await store.put('a', large);
    expect(await holders(tiers, 'a')).toEqual(['s3']);
    expect((await store.get('a'))?.bytes).toHaveLength(large.byteLength);
    await store.put('b', small);
    redis.behave((verb) => (verb === 'delete' ? denied() : undefined));
    await store.put('b', large);
    expect((await store.get('b'))?.bytes).toHaveLength(large.byteLength);
    expect(await holders([redis, s3], 'b')).toEqual(['redis', 's3']);
  });

  test('nor does one that did not say whether it has one, when a value was created beside it', async () => {
    for (const then of [undefined, denied()]) {
      const { clock, redis, s3, tiers } = setUp();
      const store = createStack(tiers.slice(1), { clock });
      await redis.inside.put('a', small);
      redis.behave((verb) => (verb === 'head' ? denied() : then));
      expect(await store.put('a', large, { ifAbsent: true })).toBe('stored');
      redis.behave(() => undefined);
      expect((await store.get('a'))?.bytes).toHaveLength(large.byteLength);
      expect(await holders([redis, s3], 'a')).toEqual(then ? ['redis', 's3'] : ['s3']);
    }
  });

  test('of replicas each takes it, the last decides, and one that lacks it gets it when it is read', async () => {
    const clock = fakeClock();
    const [near, far] = [remoteTier('s3', clock), remoteTier('s3', clock)];
    const store = createStack([near, far], { clock });
    expect(await store.put('a', small, { ifAbsent: true })).toBe('stored');
    expect(await store.put('a', large, { ifAbsent: true })).toBe('exists');
    expect((await near.inside.get('a'))?.bytes).toHaveLength(small.byteLength);
    expect((await far.inside.get('a'))?.bytes).toHaveLength(small.byteLength);
    near.behave(() => denied());
    await store.put('b', small);
    near.behave(() => undefined);
    expect(await holders([near], 'b')).toEqual([]);
    const next = createStack([near, far], { clock });
    expect((await next.get('b'))?.bytes).toHaveLength(small.byteLength);
    await next.flush();
    expect(await holders([near], 'b')).toEqual(['s3']);
  });

  test('statistics go only where they can be listed', async () => {
    const clock = fakeClock();
    const { list: _, ...blind } = remoteTier('github', clock);
    const s3 = remoteTier('s3', clock);
    const store = createStack([blind, s3], { clock });
    await store.put('stats/a', small, { listedOnly: true });
    expect(await holders([blind, s3], 'stats/a')).toEqual(['s3']);
    await expect(createStack([blind], { clock }).put('a', small, { listedOnly: true })).rejects.toThrow();
  });
});

describe('copies to faster tiers', () => {
  function setUp(fast: Partial<Tier> = {}) {
    const clock = fakeClock();
    const quick = remoteTier('redis', clock, fast);
    const slow = remoteTier('s3', clock);
    return { clock, quick, slow, store: createStack([quick, slow], { clock }) };
  }

  test('are made behind the read, and close waits for them', async () => {
    const { clock, quick, slow, store } = setUp();
    await slow.inside.put('a', small);
    quick.behave((verb) => (verb === 'put' ? 5000 : undefined));
    const started = clock.now();
    const found = await clock.until(store.get('a'));
    expect(clock.now()).toBe(started);
    // The caller may do with it what it wants.
    found!.bytes.fill(7);
    await clock.until(store.close());
    expect(clock.now() - started).toBe(5000);
    expect((await quick.inside.get('a').catch(() => undefined))?.bytes ?? small).toEqual(small);
    expect(store.statistics()[0]).toMatchObject({ puts: 1, bytesPromoted: small.byteLength });
  });

  test('hold what was read, not what the caller made of it', async () => {
    const { clock, quick, slow, store } = setUp();
    await slow.inside.put('a', small);
    quick.behave((verb) => (verb === 'put' ? 5000 : undefined));
    (await clock.until(store.get('a')))!.bytes.fill(7);
    await clock.until(store.flush());
    expect((await quick.inside.get('a'))!.bytes).toEqual(small);
  });

  test('are at most four at once and 64 MiB; what is beyond is left out and counted', async () => {
    const { clock, quick, slow, store } = setUp();
    const value = new Uint8Array(4 * KIB * KIB);
    for (let index = 0; index < 20; index++) await slow.inside.put(`${index}`, value);
    quick.behave((verb) => (verb === 'put' ? 1000 : undefined));
    for (let index = 0; index < 20; index++) await store.get(`${index}`);
    await clock.until(store.flush());
    // Beside the read.
    expect(quick.most()).toBe(5);
    expect(store.statistics()[0]).toMatchObject({ puts: 16, promotionsSkipped: 4 });
  });

  test('bring nothing back that was deleted or replaced meanwhile', async () => {
    const { clock, quick, slow, store } = setUp();
    for (const key of ['deleted', 'replaced']) await slow.inside.put(key, small);
    quick.behave((verb) => (verb === 'put' ? 1000 : undefined));
    await store.get('deleted');
    await store.get('replaced');
    await clock.until(Promise.all([store.delete('deleted'), store.put('replaced', large)]));
    await clock.until(store.flush());
    expect(await holders([quick, slow], 'deleted')).toEqual([]);
    expect((await quick.inside.get('replaced'))!.bytes).toHaveLength(large.byteLength);
  });

  test('keep to the write policy', async () => {
    const { slow, quick, store } = setUp({ writePolicy: REDIS });
    await slow.inside.put('large', large);
    await slow.inside.put('small', small);
    for (const key of ['large', 'small']) await store.get(key);
    await store.flush();
    expect(await holders([quick], 'large')).toEqual([]);
    expect(await holders([quick], 'small')).toEqual(['redis']);
  });

  test('a part of a value is no copy, unless all of it had to be read', async () => {
    const { clock, slow, quick, store } = setUp();
    await slow.inside.put('a', large);
    expect((await store.getRange('a', 5, 10))!.bytes).toHaveLength(10);
    await store.flush();
    expect(await holders([quick], 'a')).toEqual([]);
    const { getRange: _, ...whole } = slow;
    const other = createStack([quick, whole], { clock });
    expect((await other.getRange('a', 5, 10))!.bytes).toHaveLength(10);
    expect(await other.getRange('a', large.byteLength - 5, 10)).toBeUndefined();
    await other.flush();
    expect(await holders([quick], 'a')).toEqual(['redis']);
  });
});

describe('a run that may not write', () => {
  test('puts and deletes nothing, says so once, and still keeps copies on its own machine', async () => {
    const clock = fakeClock();
    const disk = { ...createMemoryTier({ now: clock.now }), name: 'disk' };
    const [redis, s3] = [remoteTier('redis', clock), remoteTier('s3', clock)];
    await s3.inside.put('a', small);
    const warnings: string[] = [];
    const store = createStack([disk, redis, s3], {
      clock,
      readOnly: () => 'it is not trusted',
      onWarning: (message) => warnings.push(message),
    });
    for (let round = 0; round < 3; round++) {
      await expect(store.put('b', small)).rejects.toMatchObject({ code: 'PACELINE_STORE_READ_ONLY' });
      expect(await store.delete('a')).toBe(false);
    }
    expect((await store.get('a'))?.tier).toBe('s3');
    await store.flush();
    expect(await holders([disk, redis, s3], 'a')).toEqual(['disk', 's3']);
    expect(await holders([disk, redis, s3], 'b')).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('may not write to what the store shares')]);
  });

  /** @param about as plain JavaScript may call it */
  const openWith = (about: object) => {
    const options = { home: '/nowhere', variables: { GITHUB_EVENT_NAME: 'push' }, ...about };
    return openStore(['memory redis://127.0.0.1:1?retries=0'], options as unknown as OpenOptions);
  };

  test('is one of which the caller says so, on every tier', async () => {
    const store = await openWith({ mayWrite: { allowed: false, reason: 'the pull request is from a fork' } });
    await expect(store.put('a', small)).rejects.toMatchObject({
      code: 'PACELINE_STORE_READ_ONLY',
      message: expect.stringContaining('the pull request is from a fork'),
    });
    expect(store.statistics().map(({ puts, seconds }) => [puts, seconds])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    await store.close();
  });

  test.each([
    ['says nothing', {}],
    ['says no more than undefined', { mayWrite: undefined }],
    ['says anything but true', { mayWrite: { allowed: 'true' } }],
  ])('is one of which the caller %s, whatever the event', async (_, about) => {
    const store = await openWith(about);
    await expect(store.put('a', small)).rejects.toMatchObject({ code: 'PACELINE_STORE_READ_ONLY' });
    expect(await store.delete('a')).toBe(false);
    expect(store.statistics().every(({ puts, deletes }) => puts + deletes === 0)).toBe(true);
    await store.close();
  });
});

describe('whatever fails', () => {
  type Step =
    | { readonly do: 'put'; readonly key: string; readonly size: number; readonly ifAbsent: boolean }
    | { readonly do: 'get' | 'range' | 'delete'; readonly key: string }
    | { readonly do: 'wait'; readonly milliseconds: number };
  const key = fc.constantFrom('a', 'b');
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      do: fc.constant('put' as const),
      key,
      size: fc.constantFrom(10, 150 * KIB),
      ifAbsent: fc.boolean(),
    }),
    fc.record({ do: fc.constantFrom('get' as const, 'range' as const, 'delete' as const), key }),
    fc.record({ do: fc.constant('wait' as const), milliseconds: fc.constantFrom(0, 500, 40_000) }),
  );
  const trouble = fc.infiniteStream(fc.constantFrom('', '', '', 'busy', 'denied', 'slow', 'hang'));

  /** Each value is filled with the number of its put. */
  async function follow(
    steps: readonly Step[],
    store: Store,
    until: <T>(work: Promise<T>) => Promise<T>,
    advance: (ms: number) => Promise<void>,
  ) {
    /** What the last put that went well has stored, or what nobody knows since a put or delete failed. */
    const last = new Map<string, number>();
    for (const [number, each] of steps.entries()) {
      if (each.do === 'wait') await advance(each.milliseconds);
      else if (each.do === 'put') {
        const options: PutOptions = { ifAbsent: each.ifAbsent };
        const bytes = new Uint8Array(each.size).fill(number);
        const result = await until(store.put(each.key, bytes, options).catch(() => 'failed' as const));
        if (result === 'stored') last.set(each.key, number);
      } else if (each.do === 'delete') {
        await until(store.delete(each.key));
        last.delete(each.key);
      } else {
        const found = await until(each.do === 'get' ? store.get(each.key) : store.getRange(each.key, 0, 10));
        if (found)
          expect([each.key, found.bytes[0], new Set(found.bytes).size]).toEqual([
            each.key,
            last.get(each.key),
            1,
          ]);
      }
    }
    return last;
  }

  test('a read gives the last value stored or nothing, never another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), trouble, async (steps, troubles) => {
        const clock = fakeClock();
        const next = troubles[Symbol.iterator]();
        const flaky = (name: string, more: Partial<Tier>) => {
          const tier = remoteTier(name, clock, { limits: { deadlineSeconds: 2, retries: 1 }, ...more });
          tier.behave(() => {
            const kind = next.next().value;
            if (kind === 'busy') return busy();
            if (kind === 'denied') return denied();
            return kind === 'slow' ? 3000 : kind === 'hang' ? Number.POSITIVE_INFINITY : undefined;
          });
          return tier;
        };
        const tiers = [
          createMemoryTier({ now: clock.now, maxBytes: 100 * KIB }),
          flaky('redis', { writePolicy: REDIS }),
          flaky('s3', { writePolicy: S3 }),
          flaky('s3', { writePolicy: S3 }),
        ];
        const store = createStack(tiers, { clock, random: () => 0.5 });
        await follow(steps, store, clock.until, clock.advance);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('where nothing fails, each value stored is in a shared tier, and read back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const clock = fakeClock();
        const redis = remoteTier('redis', clock, { writePolicy: REDIS });
        const s3 = remoteTier('s3', clock, { writePolicy: S3 });
        const store = createStack([createMemoryTier({ now: clock.now }), redis, s3], { clock });
        const last = await follow(steps, store, clock.until, clock.advance);
        for (const [stored, number] of last) {
          expect(await holders([redis, s3], stored)).not.toEqual([]);
          expect((await clock.until(store.get(stored)))?.bytes[0]).toBe(number);
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});
