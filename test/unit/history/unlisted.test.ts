import { createHash } from 'node:crypto';
import { openHistory } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { MAIN_ACCESS, NOW, record } from './records.ts';

const open = (store: MemoryStore, runNumber?: number, now = NOW) =>
  openHistory(store, MAIN_ACCESS, { now: () => now, runNumber });
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

/** Two reports whose hashes have their first digit in common, and not the second. */
function likeHashes(): [string, string] {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  for (let index = 0; ; index++) {
    if (hash('a')[0] === hash(`${index}`)[0] && hash('a')[1] !== hash(`${index}`)[1])
      return ['a', `${index}`];
  }
}

describe('history where nothing can be listed', () => {
  it('finds the records of the runs around the newest one by their numbers', async () => {
    const store = memoryStore({ lists: false });
    expect(await open(store, 1).records()).toEqual([]);
    for (const number of [1003, 1001, 1009, 1050, 1051, 1200]) await append(store, number);
    const found = await open(store, 1201).records();
    expect(found.map(({ runNumber }) => runNumber)).toEqual([1200, 1051, 1050, 1009, 1003, 1001]);
    expect(await open(store, 5000).records()).toEqual(found);
  });

  it('finds a run that began later than the one that wrote last', async () => {
    const store = memoryStore({ lists: false });
    for (const number of [90, 101, 99]) await append(store, number);
    expect(await open(store, 102).records()).toHaveLength(3);
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
    // Snapshot and newest record; 50 hits; what is left of each ten once a record of it is known.
    expect(first.requests).toEqual({ newest: 2 + 50 + 6, get: 50, put: 0 });
    const tomorrow = NOW + 25 * 3_600_000;
    await open(store, 101, tomorrow).compact();
    const second = await counted(store, () => open(store, 105, tomorrow).records());
    expect(second.result).toHaveLength(50);
    expect(second.requests).toEqual({ newest: 3, get: 1, put: 0 });
    const cold = await counted(store, () => open(store, 4000, tomorrow).records());
    expect(cold.requests).toEqual({ newest: 3, get: 1, put: 0 });
  });

  it('is not led astray by names that are not ours', async () => {
    const store = memoryStore({ lists: false });
    for (const number of [120, 125, 131]) await append(store, number);
    const folder = [...store.values.keys()][0]!.replace(/[^/]+$/, '');
    for (const name of ['r000000000000012x', 'r00000000000001', 'r', 'r0000000000000199-x'])
      store.values.set(folder + name, new TextEncoder().encode('{}'));
    expect(await open(store, 132).records()).toHaveLength(3);
  });

  it('looks no more for what is too old or too much to be kept', async () => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 100; number++) await append(store, number);
    const few = (runNumber: number) =>
      openHistory(store, MAIN_ACCESS, { now: () => NOW, runNumber, maxRecords: 3 });
    await few(100).compact();
    const { result, requests } = await counted(store, () => few(101).records());
    expect(result).toHaveLength(3);
    expect(requests.get).toBe(1);
    expect(requests.newest).toBeLessThanOrEqual(4);
  });

  it('puts records into a snapshot before they are too far behind to be found', async () => {
    const store = memoryStore({ lists: false });
    for (const number of [1000, 1150, 1900, 5000]) {
      const history = open(store, number);
      await history.records();
      const finishedAt = new Date(NOW + number).toISOString();
      await history.append(numbered(number, { finishedAt }));
      await history.compact({ minObjects: 20 });
    }
    const found = await open(store, 5001).records();
    expect(found.map(({ runNumber }) => runNumber)).toEqual([5000, 1900, 1150, 1000]);
  });

  it('reads the whole scope once where it has nothing to compact', async () => {
    const store = memoryStore({ lists: false });
    await append(store, 1);
    const history = open(store, 2);
    await history.records();
    await history.append(numbered(2));
    const { requests } = await counted(store, () => history.compact({ minObjects: 20 }));
    expect(requests).toEqual({ newest: 0, get: 0, put: 0 });
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

  const keyed = (number: number, key: string, more = {}) => numbered(number, { key, ...more });
  const keysOf = async (store: MemoryStore, runNumber: number) =>
    (await open(store, runNumber).records())
      .map(({ runNumber: number, key }) => `${number} ${key ?? ''}`)
      .sort();

  it('finds every report of a run, not only the one that was written last', async () => {
    const store = memoryStore({ lists: false });
    await append(store, 1);
    for (const key of ['a', 'b', 'c']) await open(store, 2).append(keyed(2, key));
    expect(await keysOf(store, 3)).toEqual(['1 ', '2 a', '2 b', '2 c']);
  });

  it('finds a report that was written after a snapshot had another one of its run', async () => {
    const store = memoryStore({ lists: false });
    for (let number = 1; number <= 7; number++) await append(store, number);
    for (const key of ['a', 'b']) {
      const history = open(store, 8);
      await history.append(keyed(8, key));
      await history.compact({ minObjects: 20 });
    }
    expect((await keysOf(store, 9)).slice(-2)).toEqual(['8 a', '8 b']);
  });

  it('finds all of them when they are written at the same time, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 3 }), async (scheduler, reports) => {
        const store = memoryStore({ lists: false });
        store.before = (verb, key) => scheduler.schedule(Promise.resolve(), `${verb} ${key}`);
        const keys = ['a', 'b', 'c'].slice(0, reports);
        const work = keys.map(async (key) => {
          const history = open(store, 1);
          await history.append(keyed(1, key));
          await history.compact({ minObjects: 20 });
        });
        await scheduler.waitFor(Promise.all(work));
        delete store.before;
        expect(await keysOf(store, 2)).toEqual(keys.map((key) => `1 ${key}`));
      }),
      { numRuns: 100 },
    );
  });

  it('finds two that are written at the same time though their keys begin with the same digit', async () => {
    const [first, second] = likeHashes();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = memoryStore({ lists: false });
        store.before = (verb, key) => scheduler.schedule(Promise.resolve(), `${verb} ${key}`);
        const work = [first, second].map((key) => open(store, 1).append(keyed(1, key)));
        await scheduler.waitFor(Promise.all(work));
        delete store.before;
        expect(await keysOf(store, 2)).toEqual([`1 ${first}`, `1 ${second}`].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('reads nothing that a record names beyond its own run', async () => {
    const store = memoryStore({ lists: false });
    await open(store, 1).append(keyed(1, 'a', { earlier: ['r2-x', '../other/r1-x', 'r1-gone'] }));
    expect(await keysOf(store, 1)).toEqual(['1 a']);
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
