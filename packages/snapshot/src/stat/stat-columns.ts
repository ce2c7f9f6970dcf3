import { type FileStat, hasOneName, lstat } from './file-stat.ts';

/** A row for each entry: dev, ino, size, mtime and ctime in milliseconds, mode; all 0 = no stat. */
export const STAT_COLUMNS = 6;

/** Offset of the mode in a row. */
export const MODE_COLUMN = 5;

export const putStat = (columns: Float64Array, row: number, stat: FileStat): void =>
  writeStat(columns, row * STAT_COLUMNS, stat);

/** @param at offset of the row */
export function writeStat(columns: Float64Array, at: number, stat: FileStat): void {
  columns[at] = stat.dev;
  columns[at + 1] = stat.ino;
  columns[at + 2] = stat.size;
  columns[at + 3] = stat.mtimeMs;
  columns[at + 4] = stat.ctimeMs;
  columns[at + MODE_COLUMN] = stat.mode;
}

/** No file has the inode 0. */
export const hasStat = (columns: Float64Array, row: number): boolean => columns[row * STAT_COLUMNS + 1] !== 0;

export const clearStat = (columns: Float64Array, row: number): unknown =>
  columns.fill(0, row * STAT_COLUMNS, (row + 1) * STAT_COLUMNS);

export const devOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS]!;
export const sizeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 2]!;
export const mtimeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 3]!;
export const ctimeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 4]!;
export const modeOf = (columns: Float64Array, row: number): number =>
  columns[row * STAT_COLUMNS + MODE_COLUMN]!;

/** Whether two rows have the same stat; false where one of them has none. */
export function isSameStat(columns: Float64Array, row: number, others: Float64Array, other: number): boolean {
  if (!hasStat(columns, row)) return false;
  const [at, its] = [row * STAT_COLUMNS, other * STAT_COLUMNS];
  for (let column = 0; column < STAT_COLUMNS; column++) {
    if (columns[at + column] !== others[its + column]) return false;
  }
  return true;
}

const current = new Float64Array(STAT_COLUMNS);

/**
 * Whether a row is still the stat of a path. False for a row without a stat, which costs no system call, and for a file
 * that has other names.
 */
export function isStatUnchanged(columns: Float64Array, row: number, path: string): boolean {
  if (!hasStat(columns, row)) return false;
  try {
    const stat = lstat(path);
    if (!stat || !hasOneName(stat)) return false;
    putStat(current, 0, stat);
    return isSameStat(columns, row, current, 0);
  } catch {
    // The scan will read it, and report what is wrong.
    return false;
  }
}
