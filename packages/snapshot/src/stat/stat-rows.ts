import type { Stats } from 'node:fs';
import { MODE_COLUMN, STAT_COLUMNS, writeStat } from './stat-columns.ts';

/** The part of Node's `Stats` that a restore compares; the type is in the mode. */
export type EntryStat = Pick<
  Stats,
  'mode' | 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'nlink' | 'uid'
>;

/** Per row: a stat (stat-columns.ts), then nlink and uid. */
export const ROW_NUMBERS = STAT_COLUMNS + 2;
const ROWS_AT_A_TIME = 4096;

export function writeRow(columns: Float64Array, at: number, stat: EntryStat): void {
  writeStat(columns, at, stat);
  columns[at + STAT_COLUMNS] = stat.nlink;
  columns[at + STAT_COLUMNS + 1] = stat.uid;
}

/** Stats of many entries, by row. Memory is allocated in blocks, where there are any. */
export class StatTable {
  readonly #blocks: Float64Array[] = [];

  set(index: number, stat: EntryStat): void {
    const block = Math.floor(index / ROWS_AT_A_TIME);
    this.#blocks[block] ??= new Float64Array(ROWS_AT_A_TIME * ROW_NUMBERS);
    writeRow(this.#blocks[block], (index % ROWS_AT_A_TIME) * ROW_NUMBERS, stat);
  }

  /** @returns undefined for what was not set */
  at(index: number): EntryStat | undefined {
    const columns = this.#blocks[Math.floor(index / ROWS_AT_A_TIME)];
    const row = (index % ROWS_AT_A_TIME) * ROW_NUMBERS;
    // The mode is never 0, since the type is in it.
    return columns && columns[row + MODE_COLUMN] !== 0 ? new StatRow(columns, row) : undefined;
  }
}

/**
 * A view of a row as an object. Node's own `Stats` of tens of thousands of files would be half of what V8's garbage
 * collector has to move again and again.
 */
export class StatRow implements EntryStat {
  readonly #columns: Float64Array;
  readonly #at: number;
  constructor(columns: Float64Array, at: number) {
    this.#columns = columns;
    this.#at = at;
  }
  get dev(): number {
    return this.#columns[this.#at]!;
  }
  get ino(): number {
    return this.#columns[this.#at + 1]!;
  }
  get size(): number {
    return this.#columns[this.#at + 2]!;
  }
  get mtimeMs(): number {
    return this.#columns[this.#at + 3]!;
  }
  get ctimeMs(): number {
    return this.#columns[this.#at + 4]!;
  }
  get mode(): number {
    return this.#columns[this.#at + MODE_COLUMN]!;
  }
  get nlink(): number {
    return this.#columns[this.#at + STAT_COLUMNS]!;
  }
  get uid(): number {
    return this.#columns[this.#at + STAT_COLUMNS + 1]!;
  }
}
