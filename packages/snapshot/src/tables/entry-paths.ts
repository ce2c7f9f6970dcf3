import { sep } from 'node:path';
import type { EntryTable } from './entry-table.ts';

/** A folder's path with a separator at its end. */
export const startBelow = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

/** The absolute paths of a table's entries on this machine. */
export class EntryPaths {
  readonly entries: EntryTable;
  /** Absolute, of each root. */
  readonly bases: readonly string[];
  readonly #starts: readonly string[];

  constructor(entries: EntryTable, bases: readonly string[]) {
    this.entries = entries;
    this.bases = bases;
    this.#starts = bases.map(startBelow);
  }

  /** Absolute path of an entry. */
  at(index: number): string {
    const root = this.entries.roots[index]!;
    const path = this.entries.path(index);
    if (path === '') return this.bases[root]!;
    // Not `join`: there are many paths, and none needs normalising.
    return this.#starts[root]! + (sep === '/' ? path : path.replaceAll('/', sep));
  }
}
