import { type HistoryOptions, historyPrefixes, openHistory } from '@paceline/history';
import type { Store } from '@paceline/store';
import { expect, test } from 'vitest';
import { MAIN, record } from '../../unit/history/records.ts';

/** A run's ref, and the further refs that it may read. */
export interface Run {
  readonly ref: string;
  readonly reads: readonly string[];
}

/** Opens the store for a run, which may write what starts with one of these. */
export type Open = (run: Run, prefixes: readonly string[]) => Promise<Store>;

const DAY = 86_400;
const now = Date.now();
const workflowHash = 'c549b38a7d33f907';
const mainRun: Run = { ref: MAIN, reads: [] };
const pullRun = (number: number): Run => ({ ref: `refs/pull/${number}/merge`, reads: [MAIN] });

/**
 * What every store keeps to, of one tier or several: each ref has its own records.
 * @param start a new store, as the runs of one repository open it; each of them closes what it opened
 */
export function historyContract(start: () => Promise<Open>): void {
  let numbers = 0;

  /** Opens a store as a run does, and closes it after. */
  async function as<T>(
    open: Open,
    run: Run,
    work: (history: ReturnType<typeof openHistory>, store: Store) => Promise<T>,
    options: HistoryOptions = {},
  ): Promise<T> {
    const access = {
      repository: 'acme/shop',
      workflow: 'ci',
      read: [run.ref, ...run.reads],
      write: run.ref,
      tidiesAll: run.ref === MAIN,
    };
    const store = await open(run, historyPrefixes(access));
    try {
      return await work(
        openHistory(store, access, { now: () => now, runNumber: numbers, ...options }),
        store,
      );
    } finally {
      await store.close();
    }
  }
  const recordOf = (run: Run, more: object = {}) => {
    numbers += 1;
    const finishedAt = new Date(now - 1000 + numbers).toISOString();
    return record(`run ${numbers}`, 0, { scope: run.ref, runNumber: numbers, finishedAt, ...more });
  };
  const readAs = (open: Open, run: Run) => as(open, run, (history) => history.records());

  test('main has the same records before and after the runs of pull requests; those have their own and main’s', async () => {
    const open = await start();
    for (let run = 0; run < 4; run++) {
      await as(open, mainRun, (history) => history.append(recordOf(mainRun)));
    }
    const before = await readAs(open, mainRun);
    expect(before).toHaveLength(4);
    for (let run = 0; run < 24; run++) {
      const pull = pullRun(7 + (run % 2));
      await as(open, pull, async (history) => {
        await history.append(recordOf(pull));
        await history.compact({ minObjects: 5 });
      });
    }
    expect(await readAs(open, mainRun)).toEqual(before);
    await as(open, mainRun, async (history) => {
      expect(await history.compact()).toMatchObject({ records: 4 });
      expect(await history.records()).toEqual(before);
    });
    const scopes = (await readAs(open, pullRun(7))).map(({ scope }) => scope);
    expect(scopes.filter((scope) => scope === 'refs/pull/7/merge')).toHaveLength(12);
    expect(scopes.filter((scope) => scope === MAIN)).toHaveLength(4);
    expect(scopes).toHaveLength(16);
  });

  test('a run may write the history of its ref alone, and reads main’s without leaving a copy of its own', async () => {
    const open = await start();
    await as(open, mainRun, (history) => history.append(recordOf(mainRun)));
    const pull = pullRun(7);
    await as(open, pull, async (history, store) => {
      await history.append(recordOf(pull));
      const keys: string[] = [];
      for await (const { key } of store.list('history')) keys.push(key);
      for (const key of keys) expect(await store.delete(key)).toBe(key.includes('refs%2Fpull%2F7%2F'));
      const main = `history/${workflowHash}/refs%2Fheads%2Fmain/r${'2'.padStart(16, '0')}-x`;
      await expect(store.put(main, new Uint8Array(1))).rejects.toMatchObject({
        code: 'PACELINE_STORE_SCOPE',
      });
    });
    expect(await readAs(open, mainRun)).toHaveLength(1);
  });

  test('runs of one ref that append and compact at the same time lose nothing', async () => {
    const open = await start();
    await Promise.all(
      Array.from({ length: 8 }, () =>
        as(open, mainRun, async (history) => {
          await history.append(recordOf(mainRun));
          await history.compact({ minObjects: 3 });
        }),
      ),
    );
    expect(await readAs(open, mainRun)).toHaveLength(8);
  });

  test('a run of main removes pull requests that nothing was written for, where it can list them', async () => {
    const open = await start();
    for (const number of [7, 8]) {
      await as(open, pullRun(number), (history) => history.append(recordOf(pullRun(number))));
    }
    const later = { now: () => now + 31 * DAY * 1000 };
    const left = await as(
      open,
      mainRun,
      async (history, store) => {
        const finishedAt = new Date(now + 31 * DAY * 1000).toISOString();
        for (let run = 0; run < 8; run++) await history.append(recordOf(mainRun, { finishedAt }));
        await history.compact();
        const keys: string[] = [];
        for await (const { key } of store.list('history')) keys.push(key);
        return { keys, lists: store.listsAll };
      },
      later,
    );
    expect(left.keys.filter((key) => key.includes('refs%2Fpull'))).toEqual([]);
    const read = await as(open, pullRun(7), (history) => history.records(), later);
    expect(read).toHaveLength(left.lists ? 8 : 9);
  });
}

export const startsWith =
  (prefixes: readonly string[]) =>
  (key: string): boolean =>
    prefixes.some((prefix) => key.startsWith(prefix));
