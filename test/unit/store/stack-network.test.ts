import { createMemoryTier, createStack } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';
import { busy, denied, type RemoteTier, remoteTier } from './remote-tier.ts';

const value = new TextEncoder().encode('value');
const HANG = Number.POSITIVE_INFINITY;

function setUp(limits: RemoteTier['limits'] = {}, random = () => 0.5) {
  const clock = fakeClock();
  const warnings: string[] = [];
  const tier = remoteTier('s3', clock, { limits });
  const store = createStack([tier], { clock, random, onWarning: (message) => warnings.push(message) });
  const counts = () => store.statistics()[0]!;
  return { clock, warnings, tier, store, counts };
}

describe('a call that fails for the moment', () => {
  test('is repeated after exponentially longer, random waits', async () => {
    const { clock, tier, store, counts, warnings } = setUp({ retries: 3 }, () => 0.5);
    await tier.inside.put('a', value);
    const times: number[] = [];
    tier.behave(() => {
      times.push(clock.now());
      return times.length < 4 ? busy() : undefined;
    });
    expect((await clock.until(store.get('a')))?.bytes).toEqual(value);
    expect(times.slice(1).map((time, index) => time - times[index]!)).toEqual([50, 100, 200]);
    expect(counts()).toMatchObject({ retries: 3, errors: 0, hits: 1 });
    expect(warnings).toEqual([]);
  });

  test('waits as long as the server asks', async () => {
    const { clock, tier, store } = setUp();
    const started = clock.now();
    let calls = 0;
    tier.behave(() => (calls++ === 0 ? busy({ retryAfterSeconds: 4 }) : undefined));
    await clock.until(store.get('a'));
    expect(clock.now() - started).toBe(4000);
  });

  test('is not repeated beyond its retries, nor when all of its time is over', async () => {
    const { clock, tier, store, counts } = setUp({ retries: 2 });
    tier.behave(() => busy());
    expect(await clock.until(store.get('a'))).toBeUndefined();
    expect(tier.calls).toHaveLength(3);
    tier.behave(() => busy({ retryAfterSeconds: 60 }));
    expect(await clock.until(store.get('a'))).toBeUndefined();
    expect(tier.calls).toHaveLength(4);
    expect(counts()).toMatchObject({ retries: 2, errors: 2 });
  });

  test('is not repeated when it would fail again', async () => {
    const { clock, tier, store, counts } = setUp();
    tier.behave(() => denied());
    await expect(clock.until(store.put('a', value))).rejects.toThrow('No permission.');
    expect(tier.calls).toEqual(['put a']);
    expect(counts()).toMatchObject({ retries: 0, errors: 1, breakerOpened: 0 });
  });
});

describe('a tier that does not answer', () => {
  test('is left at the deadline, said once, left out, and tried again by one call', async () => {
    const { clock, tier, store, counts, warnings } = setUp({ deadlineSeconds: 2, hedgeAfterSeconds: 1 });
    await tier.inside.put('a', value);
    tier.behave(() => HANG);
    const started = clock.now();
    expect(await clock.until(store.head('a'))).toBeUndefined();
    expect(clock.now() - started).toBe(2000);
    for (let round = 0; round < 20; round++) expect(await store.get('a')).toBeUndefined();
    expect(tier.calls).toHaveLength(1);
    expect(counts()).toMatchObject({ timeouts: 1, breakerOpened: 1, skipped: 20 });
    expect(warnings).toEqual([
      expect.stringContaining('did not answer within 2 s'),
      expect.stringContaining('is left out'),
    ]);
    await clock.advance(30_000);
    const both = Promise.all([store.head('a'), store.head('a')]);
    expect(await clock.until(both)).toEqual([undefined, undefined]);
    expect(tier.calls).toHaveLength(2);
    await clock.advance(59_000);
    expect(await store.head('a')).toBeUndefined();
    expect(tier.calls).toHaveLength(2);
    tier.behave(() => undefined);
    await clock.advance(1000);
    expect(await clock.until(store.head('a'))).toBeDefined();
    expect((await clock.until(store.get('a')))?.bytes).toEqual(value);
    expect(warnings).toHaveLength(2);
  });

  test('has more time the more bytes there are to carry', async () => {
    const { clock, tier, store } = setUp({ deadlineSeconds: 1, maxBandwidth: 1_000_000 });
    tier.behave(() => 2500);
    expect(await clock.until(store.put('a', new Uint8Array(2_000_000)))).toBe('stored');
    await expect(clock.until(store.put('b', new Uint8Array(1_000_000)))).rejects.toThrow('within 2 s');
  });

  test('opens its breaker after three failures in a row, not by refusals', async () => {
    const { clock, tier, store, counts } = setUp({ retries: 0 });
    tier.behave(() => denied());
    for (let round = 0; round < 5; round++) await clock.until(store.head('a'));
    tier.behave(() => busy());
    for (let round = 0; round < 2; round++) await clock.until(store.head('a'));
    expect(counts()).toMatchObject({ breakerOpened: 0, skipped: 0 });
    for (let round = 0; round < 3; round++) await clock.until(store.head('a'));
    expect(counts()).toMatchObject({ breakerOpened: 1, skipped: 2 });
  });

  test('does not keep a store from being closed', async () => {
    const clock = fakeClock();
    const tier = { ...remoteTier('s3', clock), close: () => new Promise<void>(() => {}) };
    await clock.until(createStack([tier], { clock }).close());
    expect(clock.now()).toBeLessThanOrEqual(1_000_000 + 40_000);
  });

  test('answers late to a put: the value that came before it is not read from there', async () => {
    const clock = fakeClock();
    const tier = remoteTier('s3', clock, { limits: { deadlineSeconds: 1 } });
    const memory = createMemoryTier({ now: clock.now });
    const store = createStack([memory, tier], { clock });
    await clock.until(store.put('a', new Uint8Array([1])));
    tier.behave((verb) => (verb === 'put' ? 40_000 : undefined));
    expect(await clock.until(store.put('a', new Uint8Array([2])))).toBe('stored');
    await memory.delete('a');
    await clock.advance(35_000);
    expect(await clock.until(store.get('a'))).toBeUndefined();
    tier.behave(() => undefined);
    await clock.until(store.put('a', new Uint8Array([3])));
    await memory.delete('a');
    // The late put has ended after it, so nobody knows which of the two is there.
    await clock.advance(60_000);
    expect(await clock.until(store.get('a'))).toBeUndefined();
    await clock.until(store.put('a', new Uint8Array([4])));
    await memory.delete('a');
    expect((await clock.until(store.get('a')))?.bytes).toEqual(new Uint8Array([4]));
  });
});

describe('a slow read', () => {
  test('is asked of the next tier too; the first answer wins, the other is dropped and counted', async () => {
    const clock = fakeClock();
    const [slow, quick] = [remoteTier('redis', clock), remoteTier('s3', clock)];
    for (const tier of [slow, quick]) await tier.inside.put('a', value);
    const store = createStack([slow, quick], { clock });
    slow.behave(() => 5000);
    quick.behave(() => 100);
    const started = clock.now();
    expect((await clock.until(store.get('a')))?.tier).toBe('s3');
    expect(clock.now() - started).toBe(1100);
    await clock.advance(10_000);
    expect(store.statistics()[0]).toMatchObject({ hedges: 1, lateAnswers: 1, hits: 1 });
    // What was late is not taken for missing.
    expect(slow.calls).toEqual(['get a']);
  });

  test('is late by what the tier usually takes, and a hint sets it', async () => {
    const clock = fakeClock();
    const [first, second] = [remoteTier('redis', clock), remoteTier('s3', clock)];
    for (const tier of [first, second]) await tier.inside.put('a', value);
    const store = createStack([first, second], { clock });
    first.behave(() => 40);
    for (let round = 0; round < 10; round++) await clock.until(store.get('a'));
    expect(second.calls).toEqual([]);
    first.behave(() => 5000);
    const started = clock.now();
    expect((await clock.until(store.get('a')))?.tier).toBe('s3');
    expect(clock.now() - started).toBe(60);
    const hinted = createStack([{ ...first, limits: { hedgeAfterSeconds: 3 } }, second], { clock });
    const again = clock.now();
    expect((await clock.until(hinted.get('a')))?.tier).toBe('s3');
    expect(clock.now() - again).toBe(3000);
  });

  test('is a miss only when every tier said so', async () => {
    const clock = fakeClock();
    const [slow, quick] = [remoteTier('redis', clock), remoteTier('s3', clock)];
    await slow.inside.put('a', value);
    slow.behave(() => 3000);
    const store = createStack([slow, quick], { clock });
    expect((await clock.until(store.get('a')))?.tier).toBe('redis');
    expect(await clock.until(store.get('none'))).toBeUndefined();
  });

  test('of replicas goes to the one that answers faster, and a range too', async () => {
    const clock = fakeClock();
    const [far, near] = [remoteTier('s3', clock), remoteTier('s3', clock)];
    const store = createStack([far, near], { clock });
    await clock.until(store.put('a', value));
    far.behave(() => 200);
    near.behave(() => 20);
    for (let round = 0; round < 4; round++) await clock.until(store.getRange('a', 1, 2));
    expect(far.calls.filter((call) => call.startsWith('getRange'))).toHaveLength(1);
    near.behave(() => 900);
    for (let round = 0; round < 4; round++) await clock.until(store.getRange('a', 1, 2));
    expect(far.calls.filter((call) => call.startsWith('getRange')).length).toBeGreaterThan(2);
  });
});

describe('limits', () => {
  test('no more calls at once than the tier allows, in the order in which they came', async () => {
    const { clock, tier, store } = setUp({ concurrency: 3 });
    tier.behave(() => 10);
    const keys = Array.from({ length: 20 }, (_, index) => `${index}`);
    await clock.until(Promise.all(keys.map((key) => store.head(key))));
    expect(tier.most()).toBe(3);
    expect(tier.calls).toEqual(keys.map((key) => `head ${key}`));
  });

  test('no more bytes than the bandwidth, beyond one second of it', async () => {
    const { clock, store } = setUp({ maxBandwidth: 1_000_000, concurrency: 1 });
    const started = clock.now();
    for (let round = 0; round < 8; round++) {
      await clock.until(store.put(`${round}`, new Uint8Array(500_000)));
    }
    for (let round = 0; round < 8; round++) await clock.until(store.get(`${round}`));
    const seconds = (clock.now() - started) / 1000;
    // The last value may overdraw the budget, as nobody knows a value's size before it came.
    expect(8_000_000).toBeLessThanOrEqual(1_000_000 * (seconds + 1) + 500_000);
    expect(seconds).toBeLessThan(8);
  });
});
