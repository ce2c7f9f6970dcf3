import { lstatSync } from 'node:fs';
import { SEPARATOR } from '../paths/paths.ts';
import { MODE_COLUMN } from '../stat/stat-columns.ts';
import { ROW_NUMBERS, writeRow } from '../stat/stat-rows.ts';
import { startBelow } from '../tables/entry-paths.ts';

/** In place of the mode: nothing is there, or its stat could not be read. */
export const ABSENT = 0;
export const UNREADABLE = -1;

interface PathsInput {
  /** Absolute path that the paths are relative to. */
  readonly base: string;
  /** One after another with SEPARATOR between them; '' is the base itself. */
  readonly paths: string;
}

/** The stat of each path, as rows (stat-rows.ts). */
export function statPaths({ base, paths }: PathsInput) {
  const list = paths.split(SEPARATOR);
  const start = startBelow(base);
  const columns = new Float64Array(list.length * ROW_NUMBERS);
  for (const [index, path] of list.entries()) {
    const at = index * ROW_NUMBERS;
    try {
      const stat = lstatSync(path === '' ? base : start + path, { throwIfNoEntry: false });
      if (stat) writeRow(columns, at, stat);
    } catch {
      columns[at + MODE_COLUMN] = UNREADABLE;
    }
  }
  return { columns, transfer: [columns.buffer] };
}
