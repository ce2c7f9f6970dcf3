import { constants } from 'node:fs';
import { lstat } from './file-stat.ts';
import { SEPARATOR } from './paths.ts';
import type { Pool } from './pool.ts';
import { type createWork, NOTHING, UNSEEN } from './restore-work.ts';
import { type Looked, ROW_NUMBERS, StatRow } from './stat-rows.ts';

export const isFile = ({ mode }: Looked): boolean => (mode & constants.S_IFMT) === constants.S_IFREG;
export const isDirectory = ({ mode }: Looked): boolean => (mode & constants.S_IFMT) === constants.S_IFDIR;
export const isLink = ({ mode }: Looked): boolean => (mode & constants.S_IFMT) === constants.S_IFLNK;

/** Paths of one task of a thread. */
const AT_A_TIME = 2000;
/** Of so many of the paths it is found out first whether most of them are there. */
const SAMPLES = 16;

/** Tasks that a thread was sent: enough for while this one decodes an index. */
const AHEAD = 8;

/** Tells what stands at a path, by its place in the list; asked in the order of the list. */
export type Look = (index: number) => Promise<Looked | undefined> | Looked | undefined;

export interface Looking {
  readonly look: Look;
  /** Looks at no more. Resolves once no thread does, which then can be ended. */
  stop(): Promise<void>;
}

/**
 * Looks at many paths on several threads, ahead of who asks. Where little is there, or there are few paths, each
 * is looked at when it is asked for: most never are.
 */
export function lookAhead(paths: readonly string[], pool: Pool<ReturnType<typeof createWork>>): Looking {
  if (paths.length <= AT_A_TIME || !areMostlyThere(paths)) {
    return { look: (index) => lstat(paths[index]!), stop: async () => undefined };
  }
  const tasks = Array.from({ length: Math.ceil(paths.length / AT_A_TIME) }, () =>
    Promise.withResolvers<Float64Array>(),
  );
  // Met by who asks.
  for (const { promise } of tasks) promise.catch(() => undefined);
  let next = 0;
  let stopped = false;
  const send = async () => {
    try {
      while (!stopped && next < tasks.length) {
        const task = next++;
        const part = paths.slice(task * AT_A_TIME, (task + 1) * AT_A_TIME);
        const { columns } = await pool.run('look', { paths: part.join(SEPARATOR) });
        tasks[task]!.resolve(columns);
      }
    } catch (error) {
      stopped = true;
      for (const { reject } of tasks) reject(error);
    }
  };
  const sending = Promise.all(Array.from({ length: pool.size * AHEAD }, send));
  let columns: Float64Array = new Float64Array();
  let current = -1;
  const found = (index: number): Looked | undefined => {
    const at = (index % AT_A_TIME) * ROW_NUMBERS;
    const mode = columns[at]!;
    if (mode === NOTHING) return undefined;
    if (mode === UNSEEN) return lstat(paths[index]!);
    return new StatRow(columns, at);
  };
  return {
    look(index) {
      const task = Math.floor(index / AT_A_TIME);
      if (task === current) return found(index);
      return tasks[task]!.promise.then((its) => {
        columns = its;
        current = task;
        return found(index);
      });
    },
    async stop() {
      stopped = true;
      await sending;
    },
  };
}

function areMostlyThere(paths: readonly string[]): boolean {
  let there = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    try {
      if (lstat(paths[Math.floor((sample * paths.length) / SAMPLES)]!)) there += 1;
    } catch {
      // Below something that is no folder.
    }
  }
  return there > SAMPLES / 2;
}
