import type { Stats } from 'node:fs';

/** The part of Node's `Stats` that a restore compares; the type is in the mode. */
export type EntryStat = Pick<
  Stats,
  'mode' | 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'nlink' | 'uid'
>;

/** Per row: mode, dev, ino, size, mtime and ctime in milliseconds, nlink, uid. */
export const ROW_NUMBERS = 8;
const ROWS_AT_A_TIME = 4096;

export function writeRow(columns: Float64Array, at: number, stat: EntryStat): void {
  columns[at] = stat.mode;
  columns[at + 1] = stat.dev;
  columns[at + 2] = stat.ino;
  columns[at + 3] = stat.size;
  columns[at + 4] = stat.mtimeMs;
  columns[at + 5] = stat.ctimeMs;
  columns[at + 6] = stat.nlink;
  columns[at + 7] = stat.uid;
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
    return columns && columns[row] !== 0 ? new StatRow(columns, row) : undefined;
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
  get mode(): number {
    return this.#columns[this.#at]!;
  }
  get dev(): number {
    return this.#columns[this.#at + 1]!;
  }
  get ino(): number {
    return this.#columns[this.#at + 2]!;
  }
  get size(): number {
    return this.#columns[this.#at + 3]!;
  }
  get mtimeMs(): number {
    return this.#columns[this.#at + 4]!;
  }
  get ctimeMs(): number {
    return this.#columns[this.#at + 5]!;
  }
  get nlink(): number {
    return this.#columns[this.#at + 6]!;
  }
  get uid(): number {
    return this.#columns[this.#at + 7]!;
  }
}
