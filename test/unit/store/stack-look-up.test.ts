import { createMemoryTier, createStack, type ListOptions, type Tier } from '@paceline/store';
import { expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';
import { busy, remoteTier } from './remote-tier.ts';

const value = new TextEncoder().encode('value');
const keysOf = (found: readonly { key: string }[]) => found.map(({ key }) => key);

/** As a bucket is: it lists, and knows the newest without listing all that stands beside the keys. */
function bucket(newest: Tier['newest'] & {}) {
  const asked: (ListOptions | undefined)[] = [];
  const inside = createMemoryTier();
  const tier: Tier = {
    ...inside,
    name: 's3',
    newest,
    async *list(prefix, options) {
      asked.push(options);
      yield* inside.list(prefix);
    },
  };
  return { tier, asked };
}

test('the newest is asked of every tier, once each, and none that knows it lists', async () => {
  const disk = createMemoryTier();
  await disk.put('b/1', value, { createdAt: 10 });
  await disk.put('b/2', value, { createdAt: 30 });
  await disk.put('b/3', value, { createdAt: 20 });
  await disk.put('c/1', value, { createdAt: 90 });
  const s3 = bucket(async () => ({ key: 'b/2', createdAt: 30 }));
  // It does not know when it was put.
  const { list: _, ...github } = createMemoryTier();
  const asked: (readonly string[])[] = [];
  const unlisted: Tier = {
    ...github,
    newest: async (prefixes) => {
      asked.push(prefixes);
      return { key: 'b/9' };
    },
  };
  const store = createStack([disk, s3.tier, unlisted]);
  const prefixes = ['a/', 'b/', 'c/'];
  expect(await store.newest(prefixes)).toEqual([
    expect.objectContaining({ key: 'b/2', createdAt: 30, size: 5 }),
    { key: 'b/9' },
  ]);
  expect(s3.asked).toEqual([]);
  expect(await store.newest(prefixes, { unlistedOnly: true })).toEqual([{ key: 'b/9' }]);
  expect(asked).toEqual([prefixes, prefixes]);
});

test('the newest is not one that may be out of date there, and a tier that fails has none', async () => {
  const clock = fakeClock();
  const tier = remoteTier('s3', clock, { limits: { retries: 0 } });
  const memory = createMemoryTier({ now: clock.now });
  const store = createStack([memory, tier], { clock });
  await clock.until(store.put('a/1', value));
  tier.behave(() => busy());
  await clock.until(store.put('a/1', value));
  await memory.delete('a/1');
  expect(await clock.until(store.newest(['a/']))).toEqual([]);
  const broken: Tier = {
    ...createMemoryTier(),
    limits: { retries: 0 },
    newest: async () => {
      throw busy();
    },
  };
  await memory.put('a/2', value);
  expect(keysOf(await clock.until(createStack([broken, memory], { clock }).newest(['a/'])))).toEqual(['a/2']);
});

test('how a list is meant reaches the tiers', async () => {
  const { tier, asked } = bucket(async () => undefined);
  const store = createStack([createMemoryTier(), tier]);
  for (const options of [{ shallow: true }, { expired: true }]) {
    for await (const _ of store.list('a/', options));
  }
  expect(asked).toEqual([{ shallow: true }, { expired: true }]);
});

test('closing ends what is under way without a word, and leaves no timer behind', async () => {
  const clock = fakeClock();
  const warnings: string[] = [];
  const timers = new Set<object>();
  const counted = {
    now: clock.now,
    after(milliseconds: number, run: () => void) {
      const timer = {};
      timers.add(timer);
      const cancel = clock.after(milliseconds, () => {
        timers.delete(timer);
        run();
      });
      return () => {
        timers.delete(timer);
        cancel();
      };
    },
  };
  const [slow, quick] = [remoteTier('redis', clock), remoteTier('s3', clock)];
  await quick.inside.put('a', value);
  slow.behave(() => busy({ retryAfterSeconds: 8 }));
  const store = createStack([slow, quick], { clock: counted, onWarning: (text) => warnings.push(text) });
  // The slow one waits for its repetition when the next one has answered.
  expect((await clock.until(store.get('a')))?.tier).toBe('s3');
  expect(timers.size).toBe(1);
  await clock.until(store.close());
  expect([timers.size, warnings]).toEqual([0, []]);
  expect(store.statistics()[0]).toMatchObject({ errors: 0, retries: 1 });
});
