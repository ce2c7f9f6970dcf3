import type { HistoryRecord } from '@paceline/contracts';
import { type HistoryOptions, openHistory } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { MAIN_ACCESS, NOW, record } from './records.ts';

const open = (store: MemoryStore, options: HistoryOptions = {}) =>
  openHistory(store, MAIN_ACCESS, { now: () => NOW, ...options });
const runs = (records: readonly HistoryRecord[]) => records.map(({ runId }) => runId);
const write = (store: MemoryStore, key: string, text: string) =>
  store.values.set(key, new TextEncoder().encode(text));

describe('records', () => {
  it('of several reports of a run are kept apart, and of each the latest attempt counts', async () => {
    const store = memoryStore();
    const add = (key: string, attempt: number) =>
      open(store).append(record('7', 5, { key, attempt, finishedAt: record('7', 5).finishedAt }));
    for (const [key, attempt] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ] as const)
      await add(key, attempt);
    await open(store).compact();
    const found = (await open(store).records()).map(({ key, attempt }) => `${key} ${attempt}`);
    expect(found.sort()).toEqual(['a 2', 'b 1']);
  });

  it('are empty in a new store, and newest first after that', async () => {
    const history = open(memoryStore());
    expect(await history.records()).toEqual([]);
    for (const [run, age] of [
      ['2', 20],
      ['3', 10],
      ['1', 30],
    ] as const)
      await history.append(record(run, age));
    expect(runs(await history.records())).toEqual(['3', '2', '1']);
  });

  it('stand under a key of their own: workflow, scope, time, run, attempt', async () => {
    const store = memoryStore();
    await open(store).append(record('77', 0, { attempt: 2 }));
    expect([...store.values.keys()]).toEqual([
      expect.stringMatching(/^history\/[0-9a-f]{16}\/refs%2Fheads%2Fmain\/20261120T120000000Z-77-2$/),
    ]);
  });

  it('of other workflows and repositories stay apart', async () => {
    const store = memoryStore();
    await open(store).append(record('1', 0));
    for (const other of [
      { ...MAIN_ACCESS, workflow: 'nightly' },
      { ...MAIN_ACCESS, repository: 'acme/blog' },
    ]) {
      expect(await openHistory(store, other, { now: () => NOW }).records()).toEqual([]);
    }
  });

  it('count once per run: the latest attempt, whatever was written last', async () => {
    const history = open(memoryStore());
    await history.append(record('1', 5, { attempt: 2, wallSeconds: 2 }));
    await history.append(record('1', 1, { attempt: 1, wallSeconds: 1 }));
    await history.append(record('1', 9, { attempt: 2, wallSeconds: 3 }));
    expect((await history.records()).map(({ wallSeconds }) => wallSeconds)).toEqual([2]);
  });

  it('are kept by count and by age', async () => {
    const store = memoryStore();
    const history = open(store, { maxRecords: 3, maxAgeSeconds: 100 });
    for (const age of [10, 50, 99, 100, 101, 5000]) await history.append(record(`r${age}`, age));
    expect(runs(await history.records())).toEqual(['r10', 'r50', 'r99']);
    expect(runs(await open(store, { maxRecords: 10, maxAgeSeconds: 100 }).records())).toHaveLength(4);
    await history.compact();
    expect(store.values.size).toBe(1);
    expect(runs(await open(store, { maxRecords: 10 }).records())).toEqual(['r10', 'r50', 'r99']);
  });
});

describe('damage', () => {
  it('is left out, warned of once by its name, and removed by the next compaction', async () => {
    const store = memoryStore();
    const warnings: string[] = [];
    const history = open(store, { onWarning: (message) => warnings.push(message) });
    await history.append(record('1', 30));
    await history.append(record('2', 20));
    const prefix = [...store.values.keys()][0]!.replace(/[^/]+$/, '');
    write(store, `${prefix}20261120T115950000Z-3-1`, '{"kind":"history-rec');
    write(store, `${prefix}20261120T115951000Z-4-1`, '{"kind":"history-record","version":1}');
    write(store, `${prefix}20261120T115952000Z-5-1`, JSON.stringify({ ...record('5', 1), version: 3 }));
    write(store, `${prefix.replace('history/', 'history-snapshot/')}x`, 'not zstd');
    expect(runs(await history.records())).toEqual(['2', '1']);
    expect(warnings).toHaveLength(1);
    for (const name of ['3-1 (damaged)', '4-1 (damaged)', '5-1 (of a newer version)', '1 more']) {
      expect(warnings[0]).toContain(name);
    }
    expect(await history.compact()).toEqual({ records: 2, replaced: 5 });
    warnings.length = 0;
    expect(runs(await history.records())).toEqual(['2', '1']);
    expect(warnings).toEqual([expect.stringContaining('1 object(s) left out')]); // the newer one is another release's
  });

  it('of any kind never makes a reading fail, nor hides a good record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }),
        fc.json(),
        async (garbage, json) => {
          const store = memoryStore();
          const history = open(store);
          await history.append(record('good', 1));
          const prefix = [...store.values.keys()][0]!.replace(/[^/]+$/, '');
          for (const [index, bytes] of garbage.entries()) {
            store.values.set(`${prefix}g${index}`, bytes);
            store.values.set(`${prefix.replace('history/', 'history-snapshot/')}g${index}`, bytes);
          }
          write(store, `${prefix}json`, json);
          expect(runs(await history.records())).toEqual(['good']);
          await history.compact();
          expect(runs(await history.records())).toEqual(['good']);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses to write a record that is not one', async () => {
    const store = memoryStore();
    await expect(open(store).append({ ...record('1', 0), head: 'HEAD' })).rejects.toThrow();
    expect(store.values.size).toBe(0);
  });
});

describe('compaction', () => {
  it('leaves one snapshot with the same records', async () => {
    const store = memoryStore();
    const history = open(store);
    for (let run = 0; run < 30; run++) await history.append(record(`${run}`, run));
    const before = await history.records();
    expect(await history.compact()).toEqual({ records: 30, replaced: 30 });
    expect([...store.values.keys()]).toEqual([expect.stringMatching(/^history-snapshot\//)]);
    expect(await history.records()).toEqual(before);
    await history.append(record('new', 0));
    expect(runs(await history.records())).toContain('new');
  });

  it('waits until there is something to gain', async () => {
    const store = memoryStore();
    const history = open(store);
    expect(await history.compact()).toEqual({ records: 0, replaced: 0 });
    await history.append(record('1', 0));
    expect(await history.compact({ minObjects: 2 })).toEqual({ records: 0, replaced: 0 });
    expect(store.values.size).toBe(1);
  });

  it('loses nothing when it dies between any two operations', async () => {
    for (let survive = 0; survive < 40; survive++) {
      const store = memoryStore();
      const history = open(store);
      for (let run = 0; run < 6; run++) await history.append(record(`${run}`, run));
      let left = survive;
      store.before = () => {
        if (left-- <= 0) throw new Error('killed');
      };
      await history.compact().catch(() => undefined);
      delete store.before;
      expect(await history.records()).toHaveLength(6);
    }
  });

  it('deletes nothing when the store did not keep the snapshot', async () => {
    const store = memoryStore();
    const warnings: string[] = [];
    const history = open(store, { onWarning: (message) => warnings.push(message) });
    for (let run = 0; run < 4; run++) await history.append(record(`${run}`, run));
    const put = store.put;
    store.put = async () => 'stored';
    expect(await history.compact()).toEqual({ records: 0, replaced: 0 });
    expect(warnings).toEqual([expect.stringContaining('could not be compacted')]);
    store.put = put;
    expect(await history.records()).toHaveLength(4);
  });

  it('loses nothing whatever order writers, readers and compactors run in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, writers, compactors) => {
          const store = memoryStore();
          const history = open(store);
          for (let run = 0; run < 5; run++) await history.append(record(`old${run}`, 100 + run));
          store.before = (verb, key) => scheduler.schedule(Promise.resolve(), `${verb} ${key}`);
          const seen: number[] = [];
          const work = [
            ...Array.from({ length: writers }, (_, run) => history.append(record(`new${run}`, run))),
            ...Array.from({ length: compactors }, () => open(store).compact()),
            ...Array.from({ length: 2 }, () =>
              history
                .records()
                .then((found) => seen.push(found.filter(({ runId }) => runId.startsWith('old')).length)),
            ),
          ];
          await scheduler.waitFor(Promise.all(work));
          delete store.before;
          expect(await history.records()).toHaveLength(5 + writers);
          // A reader sees all that was there before it began, compacted meanwhile or not.
          expect(seen).toEqual([5, 5]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
