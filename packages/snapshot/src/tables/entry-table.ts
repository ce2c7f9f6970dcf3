import { type PathList, PathListBuilder } from './path-list.ts';
import { roomLike, withRoom } from './with-room.ts';

/** In the column of types. */
export const DIRECTORY = 0;
export const FILE = 1;
/** It had holes: what is all zeros need not take room on the disk. */
export const SPARSE_FILE = 2;
export const SYMLINK = 3;
/** Another name of a file of this snapshot. */
export const HARD_LINK = 4;

export const isFileType = (type: number): boolean => type === FILE || type === SPARSE_FILE;

interface EntryColumns {
  readonly types: Uint8Array;
  /** Indices into the manifest's `roots`. */
  readonly roots: Uint32Array;
  /** Relative to the root, with `/`; '' is the root itself. */
  readonly paths: PathList;
  /** Milliseconds since 1970, as file-time.ts keeps them. */
  readonly mtimes: Float64Array;
  /** Of directories and files; 0 of all else. */
  readonly modes: Uint16Array;
  /** Of files; 0 of all else. */
  readonly sizes: Float64Array;
  /** Where each entry's `references` begin, and at the end where the last ones stop. */
  readonly starts: Uint32Array;
  /**
   * A file's chunks, in the order of its content; a symlink's index into `targets`; a hard link's index into the
   * entries, of a file that comes before it.
   */
  readonly references: Uint32Array;
  readonly targets: readonly string[];
}

/**
 * The entries of a manifest, as columns: an object for each file of a large tree would take most of the memory, and
 * most of the garbage collector's time.
 */
export class EntryTable implements EntryColumns {
  readonly length: number;
  readonly types: Uint8Array;
  readonly roots: Uint32Array;
  readonly paths: PathList;
  readonly mtimes: Float64Array;
  readonly modes: Uint16Array;
  readonly sizes: Float64Array;
  readonly starts: Uint32Array;
  readonly references: Uint32Array;
  readonly targets: readonly string[];

  constructor(columns: EntryColumns) {
    this.length = columns.types.length;
    this.types = columns.types;
    this.roots = columns.roots;
    this.paths = columns.paths;
    this.mtimes = columns.mtimes;
    this.modes = columns.modes;
    this.sizes = columns.sizes;
    this.starts = columns.starts;
    this.references = columns.references;
    this.targets = columns.targets;
  }

  path(index: number): string {
    return this.paths.at(index);
  }

  isFile(index: number): boolean {
    return isFileType(this.types[index]!);
  }

  /** Of a file: how many chunks. */
  count(index: number): number {
    return this.starts[index + 1]! - this.starts[index]!;
  }

  /** Of a file: its chunks, as a view. */
  chunks(index: number): Uint32Array {
    return this.references.subarray(this.starts[index], this.starts[index + 1]);
  }

  /** Of a hard link: the row of the file that it is another name of. */
  linked(index: number): number {
    return this.references[this.starts[index]!]!;
  }

  target(index: number): string {
    return this.targets[this.references[this.starts[index]!]!]!;
  }
}

/** Builds a table entry by entry. */
export class EntryTableBuilder {
  #length = 0;
  #types: Uint8Array<ArrayBuffer>;
  #roots: Uint32Array<ArrayBuffer>;
  #mtimes: Float64Array<ArrayBuffer>;
  #modes: Uint16Array<ArrayBuffer>;
  #sizes: Float64Array<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #references = new Uint32Array(0);
  #filled = 0;
  readonly #paths: PathListBuilder;
  readonly #targets: string[] = [];

  /** @param like a table of about the same size */
  constructor(like?: EntryTable) {
    const room = roomLike(like?.length ?? 0);
    this.#types = new Uint8Array(room);
    this.#roots = new Uint32Array(room);
    this.#mtimes = new Float64Array(room);
    this.#modes = new Uint16Array(room);
    this.#sizes = new Float64Array(room);
    this.#starts = new Uint32Array(room + 1);
    this.#paths = new PathListBuilder(like?.paths);
  }

  get length(): number {
    return this.#length;
  }

  addDirectory(root: number, path: string, mtime: number, mode: number): number {
    return this.#push(DIRECTORY, root, path, mtime, mode, 0);
  }

  /** Without its content, which only the caller has. */
  addFile(root: number, path: string, mtime: number, mode: number, size: number, sparse: boolean): number {
    return this.#push(sparse ? SPARSE_FILE : FILE, root, path, mtime, mode, size);
  }

  addLink(root: number, path: string, mtime: number, target: string): number {
    this.#refer(this.#targets.push(target) - 1);
    return this.#push(SYMLINK, root, path, mtime, 0, 0);
  }

  addHardLink(root: number, path: string, mtime: number, file: number): number {
    this.#refer(file);
    return this.#push(HARD_LINK, root, path, mtime, 0, 0);
  }

  /** Copies rows of another table: folders, and files without their content. */
  copy(table: EntryTable, from: number, to: number): void {
    const at = this.#length;
    this.#length += to - from;
    this.#makeRoom(this.#length);
    this.#types.set(table.types.subarray(from, to), at);
    this.#roots.set(table.roots.subarray(from, to), at);
    this.#mtimes.set(table.mtimes.subarray(from, to), at);
    this.#modes.set(table.modes.subarray(from, to), at);
    this.#sizes.set(table.sizes.subarray(from, to), at);
    this.#starts.fill(this.#filled, at + 1, this.#length + 1);
    this.#paths.copy(table.paths, from, to);
  }

  finish(): EntryTable {
    const length = this.#length;
    return new EntryTable({
      types: this.#types.subarray(0, length),
      roots: this.#roots.subarray(0, length),
      paths: this.#paths.finish(),
      mtimes: this.#mtimes.subarray(0, length),
      modes: this.#modes.subarray(0, length),
      sizes: this.#sizes.subarray(0, length),
      starts: this.#starts.subarray(0, length + 1),
      references: this.#references.subarray(0, this.#filled),
      targets: this.#targets,
    });
  }

  #refer(to: number): void {
    this.#references = withRoom(this.#references, this.#filled + 1);
    this.#references[this.#filled++] = to;
  }

  #push(type: number, root: number, path: string, mtime: number, mode: number, size: number): number {
    const at = this.#length++;
    this.#makeRoom(this.#length);
    this.#types[at] = type;
    this.#roots[at] = root;
    this.#mtimes[at] = mtime;
    this.#modes[at] = mode;
    this.#sizes[at] = size;
    this.#starts[at + 1] = this.#filled;
    this.#paths.add(path);
    return at;
  }

  #makeRoom(length: number): void {
    if (length > this.#types.length) {
      this.#types = withRoom(this.#types, length);
      this.#roots = withRoom(this.#roots, length);
      this.#mtimes = withRoom(this.#mtimes, length);
      this.#modes = withRoom(this.#modes, length);
      this.#sizes = withRoom(this.#sizes, length);
    }
    this.#starts = withRoom(this.#starts, length + 1);
  }
}

/**
 * Tells whether an entry lies in another folder than the entry asked for before. Most lie in the same one, so what is
 * true of the folder need not be found out for each entry.
 */
export function folderChanges({ roots, paths }: EntryTable): (index: number) => boolean {
  let last = -1;
  return (index) => {
    const before = last;
    last = index;
    return before < 0 || roots[index] !== roots[before] || !paths.isInSameFolder(index, before);
  };
}

/**
 * Finds the row of `other` that has the root and path of a row of `table`; -1 = none. Both have to be in the order of
 * a scan. Ask in ascending order: an earlier row starts the search over.
 */
export function followIn(table: EntryTable, other: EntryTable): (index: number) => number {
  let next = 0;
  let last = -1;
  return (index) => {
    if (index <= last) next = 0;
    last = index;
    const root = table.roots[index]!;
    for (; next < other.length; next++) {
      const order = root - other.roots[next]! || table.paths.compare(index, other.paths, next);
      if (order < 0) return -1;
      if (order === 0) return next++;
    }
    return -1;
  };
}
