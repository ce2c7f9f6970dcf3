import { sep } from 'node:path';
import type { EntryTable } from './entry-table.ts';

/** What stands before the paths of all that is in a folder. */
export const startBelow = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

/** Where the entries of a table are on this machine. */
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
    // Not `join`: the paths are plain, and there are many.
    return this.#starts[root]! + (sep === '/' ? path : path.replaceAll('/', sep));
  }
}
