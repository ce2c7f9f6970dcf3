import { type FileStat, hasOneName, lstat } from './file-stat.ts';

/** A row for each entry: dev, ino, size, mtime and ctime in milliseconds, mode; 0 where nothing is known. */
export const STAT_COLUMNS = 6;

export function putStat(columns: Float64Array, row: number, stat: FileStat): void {
  const at = row * STAT_COLUMNS;
  columns[at] = stat.dev;
  columns[at + 1] = stat.ino;
  columns[at + 2] = stat.size;
  columns[at + 3] = stat.mtimeMs;
  columns[at + 4] = stat.ctimeMs;
  columns[at + 5] = stat.mode;
}

/** No file has the inode 0. */
export const hasStat = (columns: Float64Array, row: number): boolean => columns[row * STAT_COLUMNS + 1] !== 0;

export const clearStat = (columns: Float64Array, row: number): unknown =>
  columns.fill(0, row * STAT_COLUMNS, (row + 1) * STAT_COLUMNS);

export const devOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS]!;
export const sizeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 2]!;
export const mtimeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 3]!;
export const ctimeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 4]!;
export const modeOf = (columns: Float64Array, row: number): number => columns[row * STAT_COLUMNS + 5]!;

/** Whether two rows say the same of a file; false where one of them says nothing. */
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
 * Whether a row is what the file system says now, of a folder or of a file by no other name. Looks only where the row
 * says anything.
 */
export function isStillSo(columns: Float64Array, row: number, path: string): boolean {
  if (!hasStat(columns, row)) return false;
  try {
    const stat = lstat(path);
    if (!stat || !hasOneName(stat)) return false;
    putStat(current, 0, stat);
    return isSameStat(columns, row, current, 0);
  } catch {
    // A scan comes upon it, and says what is wrong.
    return false;
  }
}
