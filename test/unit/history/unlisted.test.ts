import { openHistory } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { NOW, record } from './records.ts';

const scope = { repository: 'acme/shop', workflow: 'ci' };
const open = (store: MemoryStore, runNumber?: number, now = NOW) =>
  openHistory(store, scope, { now: () => now, runNumber });
const numbered = (number: number, more = {}) =>
  record(`run${number}`, 1000 - number, { runNumber: number, ...more });
const append = (store: MemoryStore, number: number, more = {}) => open(store).append(numbered(number, more));

/** Requests of a reading, where each costs time. */
async function counted<T>(store: MemoryStore, work: () => Promise<T>) {
  const requests = { newest: 0, get: 0, put: 0 };
  store.before = (verb) => {
    if (verb in requests) requests[verb as keyof typeof requests] += 1;
  };
  const result = await work();
  delete store.before;
  return { result, requests };
}

describe('history where nothing can be listed', () => {
  it('finds the records of the last 200 runs by their numbers', async () => {
    const store = memoryStore({ lists: false });
    expect(await open(store, 1).records()).toEqual([]);
    for (const number of [3, 1, 9, 50, 51, 200]) await append(store, number);
    const found = await open(store, 201).records();
    expect(found.map(({ runNumber }) => runNumber)).toEqual([200, 51, 50, 9, 3]);
    expect((await open(store, 300).records()).map(({ runNumber }) => runNumber)).toEqual([200]);
  });

  it('finds them without knowing its own number, from the newest record down', async () => {
    const store = memoryStore({ lists: false });
    for (const number of [7, 30, 31]) await append(store, number);
    expect(await open(store).records()).toHaveLength(3);
  });

  it('keeps what a snapshot holds, however long ago it was', async () => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 9; number++) await append(store, number);
    expect(await open(store, 9).compact()).toEqual({ records: 9, replaced: 9 });
    expect(await open(store, 5000).records()).toHaveLength(9);
    expect(store.values.size).toBe(10);
  });

  it('asks little: what a snapshot holds or has settled is not looked for', async () => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 100; number += 2) await append(store, number);
    const first = await counted(store, () => open(store, 101).records());
    expect(first.result).toHaveLength(50);
    // 12 chunks of nine numbers, each asked until it has no more; 50 hits; snapshot and newest record.
    expect(first.requests).toEqual({ newest: 2 + 12 + 50, get: 50, put: 0 });
    const tomorrow = NOW + 25 * 3_600_000;
    await open(store, 101, tomorrow).compact();
    const second = await counted(store, () => open(store, 105, tomorrow).records());
    expect(second.result).toHaveLength(50);
    expect(second.requests).toEqual({ newest: 3, get: 1, put: 0 });
    const cold = await counted(store, () => open(store, 4000, tomorrow).records());
    expect(cold.requests.newest).toBe(2 + 23);
  });

  it('a new attempt takes the place of the one in the snapshot', async () => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 8; number++) await append(store, number);
    await open(store, 8).compact({ minObjects: 20 });
    const again = open(store, 8);
    await again.append(numbered(8, { attempt: 2 }));
    await again.compact({ minObjects: 20 });
    expect((await open(store, 9).records())[0]).toMatchObject({ runNumber: 8, attempt: 2 });
  });

  it('a record without a number goes into a snapshot at once, as nobody could look for it', async () => {
    const store = memoryStore({ lists: false });
    for (const run of ['one', 'two']) {
      const history = open(store);
      await history.append(record(run, run === 'one' ? 2 : 1));
      await history.compact({ minObjects: 20 });
    }
    expect((await open(store).records()).map(({ runId }) => runId)).toEqual(['two', 'one']);
  });

  it.each(['pull_request', 'pull_request_review'])('%s leaves a record and no snapshot', async (event) => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 9; number++) await append(store, number);
    const history = open(store, 10);
    await history.append(numbered(10, { event }));
    expect(await history.compact()).toEqual({ records: 0, replaced: 0 });
    expect([...store.values.keys()].some((key) => key.startsWith('history-snapshot/'))).toBe(false);
  });

  it('loses nothing with any number of writers and compactors in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (scheduler, writers) => {
        const store = memoryStore({ lists: false });
        store.before = (verb, key) => scheduler.schedule(Promise.resolve(), `${verb} ${key}`);
        const work = Array.from({ length: writers }, async (_, index) => {
          const history = open(store, index + 1);
          await history.append(numbered(index + 1));
          await history.compact({ minObjects: 2 });
        });
        await scheduler.waitFor(Promise.all(work));
        delete store.before;
        expect(await open(store, writers + 1).records()).toHaveLength(writers);
      }),
      { numRuns: 60 },
    );
  });
});
