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

/** Tells what stands at a path, by its place in the list; asked in the order of the list. */
export type Look = (index: number) => Promise<Looked | undefined> | Looked | undefined;

/**
 * Looks at many paths on several threads, ahead of who asks. Where little is there, or there are few paths, each
 * is looked at when it is asked for: most never are.
 */
export function lookAhead(paths: readonly string[], pool: Pool<ReturnType<typeof createWork>>): Look {
  if (paths.length <= AT_A_TIME || !areMostlyThere(paths)) return (index) => lstat(paths[index]!);
  const tasks: Promise<Float64Array>[] = [];
  for (let from = 0; from < paths.length; from += AT_A_TIME) {
    const task = pool
      .run('look', { paths: paths.slice(from, from + AT_A_TIME).join(SEPARATOR) })
      .then(({ columns }) => columns);
    // Met in its turn.
    task.catch(() => undefined);
    tasks.push(task);
  }
  let columns: Float64Array = new Float64Array();
  let current = -1;
  const found = (index: number): Looked | undefined => {
    const at = (index % AT_A_TIME) * ROW_NUMBERS;
    const mode = columns[at]!;
    if (mode === NOTHING) return undefined;
    if (mode === UNSEEN) return lstat(paths[index]!);
    return new StatRow(columns, at);
  };
  return (index) => {
    const task = Math.floor(index / AT_A_TIME);
    if (task === current) return found(index);
    return tasks[task]!.then((its) => {
      columns = its;
      current = task;
      return found(index);
    });
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
