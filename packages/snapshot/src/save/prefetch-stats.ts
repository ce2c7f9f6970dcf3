import type { StatCache } from '../stat/stat-cache.ts';
import type { EntryTable } from '../tables/entry-table.ts';
import { createPool, defaultWorkers } from '../workers/pool.ts';
import type { PrefetchState, StatRange } from '../workers/stat-work.ts';
import type { PrefetchedStat } from './unchanged-tree.ts';

/** With fewer entries the scan ends before a thread could help. */
const MANY = 20_000;
/** Entries of one task of the thread, and tasks that are sent ahead. */
const AT_A_TIME = 1000;
const AHEAD = 16;

/** A thread that compares stats. It starts before the entries are known. */
interface PrefetchThread {
  /**
   * Has it compare the entries from the last to the first, until it reaches the row that the scan has got to.
   * @param bases absolute paths of the roots; '' for one that does not exist
   */
  begin(entries: EntryTable, bases: readonly string[]): PrefetchedStat;
  /** Stops and ends the thread. */
  end(): Promise<void>;
}

/**
 * Shares the stat calls of a scan with a thread. If the thread fails, that costs only time: the scan reads the stats
 * that were not prefetched.
 * @param workers as in SaveOptions
 * @returns undefined where there are too few entries for it
 */
export async function startPrefetchThread(
  { count, stats }: Pick<StatCache, 'count' | 'stats'>,
  workers = defaultWorkers(),
): Promise<PrefetchThread | undefined> {
  if (count < MANY || workers === 0) return undefined;
  const state: PrefetchState = {
    stats,
    unchanged: new Uint8Array(new SharedArrayBuffer(count)),
    prefetchedFrom: new Uint32Array(new SharedArrayBuffer(4)),
    scannedTo: new Uint32Array(new SharedArrayBuffer(4)),
  };
  const { unchanged, prefetchedFrom, scannedTo } = state;
  Atomics.store(prefetchedFrom, 0, count);
  const pool = await createPool('stat', 1, state);
  let sending: Promise<unknown> = Promise.resolve();
  return {
    begin(entries, bases) {
      const tasks = tasksOf(entries, bases);
      const send = async () => {
        for (const task of tasks) {
          await pool.run('compareStats', task);
          if (Atomics.load(prefetchedFrom, 0) <= Atomics.load(scannedTo, 0)) return;
        }
      };
      sending = Promise.allSettled(Array.from({ length: AHEAD }, send));
      return (row) => {
        if (row >= Atomics.load(prefetchedFrom, 0)) return unchanged[row] === 1;
        Atomics.store(scannedTo, 0, row + 1);
        return undefined;
      };
    },
    async end() {
      Atomics.store(scannedTo, 0, count);
      await sending;
      await pool.close();
    },
  };
}

/** Each has entries of one root; the last come first. */
function* tasksOf(
  { length, roots, paths }: EntryTable,
  bases: readonly string[],
): Generator<StatRange, void> {
  for (let to = length, from = length; to > 0; to = from) {
    while (from > 0 && to - from < AT_A_TIME && roots[from - 1] === roots[to - 1]) from -= 1;
    const base = bases[roots[from]!]!;
    if (base !== '') yield { from, base, paths: paths.text(from, to) };
  }
}
