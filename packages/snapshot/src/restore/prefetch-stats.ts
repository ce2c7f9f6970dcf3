import { lstat } from '../stat/file-stat.ts';
import { MODE_COLUMN } from '../stat/stat-columns.ts';
import { type EntryStat, ROW_NUMBERS, StatRow } from '../stat/stat-rows.ts';
import { EntryPaths } from '../tables/entry-paths.ts';
import type { EntryTable } from '../tables/entry-table.ts';
import type { Pool } from '../workers/pool.ts';
import type { createWork } from '../workers/restore-work.ts';
import { ABSENT, UNREADABLE } from '../workers/stat-paths.ts';

/** Entries of one task of a thread. */
const AT_A_TIME = 2000;
/** Entries that are tried first, to find out whether most of them exist. */
const SAMPLES = 16;
/** Tasks that are sent to a thread ahead: enough while this thread decodes an index. */
const AHEAD = 8;

/** The stat of an entry's path; undefined = nothing is there. To be asked in the order of the entries. */
export type StatOf = (index: number) => Promise<EntryStat | undefined> | EntryStat | undefined;

export interface StatPrefetch {
  readonly statOf: StatOf;
  /** Sends no more tasks. Resolves once no thread has any, so that the threads can be ended. */
  stop(): Promise<void>;
}

interface Task {
  readonly from: number;
  readonly to: number;
  readonly done: PromiseWithResolvers<Float64Array>;
  columns?: Float64Array;
}

/**
 * Reads the stats of many entries on several threads, ahead of the restore. With few entries, or if most do not exist,
 * each stat is read when it is asked for, as most never are.
 * @param bases absolute paths of the roots
 */
export function prefetchStats(
  entries: EntryTable,
  bases: readonly string[],
  pool: Pool<ReturnType<typeof createWork>>,
): StatPrefetch {
  const paths = new EntryPaths(entries, bases);
  if (entries.length <= AT_A_TIME || !areMostlyThere(paths)) {
    return {
      statOf: (index) => lstat(paths.at(index)),
      stop: async () => undefined,
    };
  }
  const tasks = tasksOf(entries);
  // Handled where it is awaited.
  for (const { done } of tasks) done.promise.catch(() => undefined);
  let next = 0;
  let stopped = false;
  const send = async () => {
    try {
      while (!stopped && next < tasks.length) {
        const task = tasks[next++]!;
        const base = bases[entries.roots[task.from]!]!;
        const { columns } = await pool.run('stat', { base, paths: entries.paths.text(task.from, task.to) });
        task.columns = columns;
        task.done.resolve(columns);
      }
    } catch (error) {
      stopped = true;
      for (const { done } of tasks) done.reject(error);
    }
  };
  const sending = Promise.all(Array.from({ length: pool.size * AHEAD }, send));
  let current = 0;
  const taskOf = (index: number): Task => {
    while (index >= tasks[current]!.to) current += 1;
    while (index < tasks[current]!.from) current -= 1;
    return tasks[current]!;
  };
  const found = (index: number, from: number, columns: Float64Array): EntryStat | undefined => {
    const at = (index - from) * ROW_NUMBERS;
    const mode = columns[at + MODE_COLUMN]!;
    if (mode === ABSENT) return undefined;
    if (mode === UNREADABLE) return lstat(paths.at(index));
    return new StatRow(columns, at);
  };
  return {
    statOf(index) {
      const { from, columns, done } = taskOf(index);
      if (columns) return found(index, from, columns);
      return done.promise.then((its) => found(index, from, its));
    },
    async stop() {
      stopped = true;
      await sending;
    },
  };
}

/** Each has entries of one root. */
function tasksOf({ length, roots }: EntryTable): Task[] {
  const tasks: Task[] = [];
  for (let from = 0, to = 0; from < length; from = to) {
    while (to < length && to - from < AT_A_TIME && roots[to] === roots[from]) to += 1;
    tasks.push({ from, to, done: Promise.withResolvers<Float64Array>() });
  }
  return tasks;
}

function areMostlyThere(paths: EntryPaths): boolean {
  const { length } = paths.entries;
  let there = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    try {
      if (lstat(paths.at(Math.floor((sample * length) / SAMPLES)))) there += 1;
    } catch {
      // It is below something that is no folder.
    }
  }
  return there > SAMPLES / 2;
}
