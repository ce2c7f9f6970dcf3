import { readlinkSync, type Stats } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isPassed, MAX_DEPTH, pathsThrough } from '../check/check-locations.ts';
import { keptTime } from '../format/file-time.ts';
import { names } from '../paths/folder-names.ts';
import type { PathSet } from '../paths/path-set.ts';
import { isOwn, pathsBelow } from '../paths/paths.ts';
import { realBase, realPath } from '../paths/real-path.ts';
import { identityOf, isDirectory, isFile, isLink, lstat } from '../stat/file-stat.ts';
import { clearStat, putStat, STAT_COLUMNS } from '../stat/stat-columns.ts';
import { EntryPaths, startBelow } from '../tables/entry-paths.ts';
import { DIRECTORY, type EntryTable, EntryTableBuilder, FILE, SPARSE_FILE } from '../tables/entry-table.ts';
import { SnapshotError } from '../tables/errors.ts';
import { roomLike, withRoom } from '../tables/with-room.ts';
import type { UnchangedTree } from './unchanged-tree.ts';

/** Entries between two pauses in which the thread does other work. */
const AT_A_TIME = 2000;

/** What is in the paths, depth first and sorted by name. */
export interface Scan {
  /** Files are without their content. */
  readonly entries: EntryTable;
  readonly paths: EntryPaths;
  /** Rows as in the stat cache: for files, and for folders of which nothing was left out; 0 for all else. */
  readonly stats: Float64Array;
  /** For each entry, its row in the unchanged tree + 1; 0 = none, or not looked up. */
  readonly origins: Uint32Array;
}

/**
 * Lists everything in the paths in a fixed order, so that the same tree gives the same packs. Links are kept as links
 * and never followed, except where a line of the paths is a link itself. Uses synchronous calls, since each would cost
 * several times as much through Node's thread pool.
 * @param unchanged what need not be read again
 * @param onNote called with what is left out although the paths include it
 * @param onWarning called with what is left out and the user cannot have expected
 * @throws SnapshotError when a folder cannot be read
 */
export async function scan(
  paths: PathSet,
  onNote: (note: string) => void,
  unchanged?: UnchangedTree,
  onWarning = onNote,
): Promise<Scan> {
  const builder = new ScanBuilder(unchanged?.paths.entries);
  let next = AT_A_TIME;
  const bases = basesOf(paths);
  const nonUtf8: NonUtf8Names = { count: 0, first: '' };
  for (const _ of walk(paths, bases, builder, unchanged, nonUtf8, onNote)) {
    if (builder.entries.length < next) continue;
    next = builder.entries.length + AT_A_TIME;
    await setImmediate();
  }
  if (nonUtf8.count > 0) {
    const names =
      nonUtf8.count === 1 ? '1 name is not UTF-8 and is' : `${nonUtf8.count} names are not UTF-8 and are`;
    onWarning(`${names} left out of what is saved, with all below; the first is in ${nonUtf8.first}.`);
  }
  const entries = builder.entries.finish();
  return {
    entries,
    paths: new EntryPaths(entries, bases),
    stats: builder.rows(),
    origins: builder.origins(),
  };
}

/** Names that are not UTF-8, which no path of an entry can have. */
interface NonUtf8Names {
  count: number;
  /** The folder of the first one. */
  first: string;
}

class ScanBuilder {
  readonly entries: EntryTableBuilder;
  #stats: Float64Array<ArrayBuffer>;
  #origins: Uint32Array<ArrayBuffer>;

  /** @param like a table of about the same size */
  constructor(like: EntryTable | undefined) {
    this.entries = new EntryTableBuilder(like);
    this.#stats = new Float64Array(roomLike(like?.length ?? 0) * STAT_COLUMNS);
    this.#origins = new Uint32Array(roomLike(like?.length ?? 0));
  }

  /** @param mtime see `keptTime` */
  addFile(root: number, path: string, stat: Stats, mtime: number): number {
    const { mode, size } = stat;
    return this.#put(this.entries.addFile(root, path, mtime, mode & 0o777, size, isSparse(stat)), stat);
  }

  addFolder(root: number, path: string, stat: Stats, mtime: number): number {
    return this.#put(this.entries.addDirectory(root, path, mtime, stat.mode & 0o777), stat);
  }

  /** Copies unchanged entries with their stats. */
  reuse({ paths, stats }: UnchangedTree, from: number, to: number): void {
    const at = this.entries.length;
    this.entries.copy(paths.entries, from, to);
    this.#stats = withRoom(this.#stats, (at + to - from) * STAT_COLUMNS);
    this.#stats.set(stats.subarray(from * STAT_COLUMNS, to * STAT_COLUMNS), at * STAT_COLUMNS);
    for (let row = from; row < to; row++) this.setOrigin(at + row - from, row);
  }

  setOrigin(at: number, origin: number): void {
    this.#origins = withRoom(this.#origins, at + 1);
    this.#origins[at] = origin + 1;
  }

  /** Something in this folder was left out: without a stat, it is read again the next time. */
  markIncomplete(folder: number): void {
    if (folder >= 0) clearStat(this.#stats, folder);
  }

  /** A row of stats for each entry, also for those behind the last one that has any. */
  rows(): Float64Array {
    const length = this.entries.length * STAT_COLUMNS;
    return withRoom(this.#stats, length).subarray(0, length);
  }

  origins(): Uint32Array {
    const { length } = this.entries;
    return withRoom(this.#origins, length).subarray(0, length);
  }

  #put(at: number, stat: Stats): number {
    this.#stats = withRoom(this.#stats, (at + 1) * STAT_COLUMNS);
    putStat(this.#stats, at, stat);
    return at;
  }
}

/** Fills `builder`; yields after each folder, and after many entries. */
function* walk(
  paths: PathSet,
  bases: readonly string[],
  builder: ScanBuilder,
  tree: UnchangedTree | undefined,
  nonUtf8: NonUtf8Names,
  onNote: (note: string) => void,
): Generator<void> {
  const visited = new Set<string>();
  const overlapping = anyOverlap(bases);
  // Entries that are reused are not checked against `visited`.
  const unchanged = overlapping ? undefined : tree;
  const linked = new Map<string, { readonly row: number; readonly mtime: number }>();
  const own = paths.own.map(realBase);
  const real = paths.roots.map(({ line, base }, root) => ({
    line,
    base: bases[root] || base,
    written: base,
  }));
  const through = real.map((_, root) => pathsThrough({ ...paths, roots: real }, root));
  /** @param folder its row; -1 = none */
  const namesIn = (absolute: string, folder: number): string[] => {
    const { list, notUtf8 } = names(absolute);
    if (notUtf8 > 0) {
      nonUtf8.count += notUtf8;
      nonUtf8.first ||= absolute;
      builder.markIncomplete(folder);
    }
    return list;
  };
  const excluded = (root: number, path: string) => paths.excludes && paths.excludedBelow(root, path);
  const leaveOut = (absolute: string, why: string, folder: number) => {
    onNote(`${absolute} is left out: ${why}.`);
    builder.markIncomplete(folder);
  };

  /**
   * Adds what is at a path.
   * @param folder row of the folder that it is in; -1 = none
   * @returns for a folder, the walk through it
   */
  function addPath(
    root: number,
    path: string,
    absolute: string,
    folder: number,
  ): Generator<void> | undefined {
    if (excluded(root, path) || visited.has(absolute)) {
      builder.markIncomplete(folder);
      return undefined;
    }
    if (own.length > 0 && isOwn(absolute, own)) {
      leaveOut(absolute, 'it is where this machine keeps its caches', folder);
      return undefined;
    }
    if (overlapping) visited.add(absolute);
    const stat = lstat(absolute);
    if (!stat) {
      leaveOut(absolute, 'it was just removed', folder);
    } else if (isFile(stat)) {
      addFile(root, path, absolute, stat);
    } else if (isDirectory(stat)) {
      return walkFolder(
        root,
        path,
        absolute,
        builder.addFolder(root, path, stat, keptTime(absolute, stat)),
        stat,
      );
    } else if (isLink(stat) && isPassed(path, through[root]!)) {
      leaveOut(absolute, 'it is a link that another path of the list goes through', folder);
    } else if (isLink(stat)) {
      builder.entries.addLink(root, path, keptTime(absolute, stat), readlinkSync(absolute));
    } else {
      leaveOut(absolute, 'it is a socket, pipe or device', folder);
    }
    return undefined;
  }

  function* walkFolder(
    root: number,
    path: string,
    absolute: string,
    folder: number,
    stat: Stats,
  ): Generator<void> {
    if (path.split('/').length >= MAX_DEPTH) throw tooDeep(absolute);
    const row = unchanged?.folder(root, path, absolute, stat);
    if (unchanged && row !== undefined) {
      yield* walkUnchanged(unchanged, root, row, folder);
      return;
    }
    for (const name of namesIn(absolute, folder)) {
      const walkBelow = addPath(root, below(path, name), within(absolute, name), folder);
      if (walkBelow) yield* walkBelow;
    }
    yield;
  }

  /**
   * Walks through a folder in which no name was added or removed. Unchanged entries are reused, many at a time.
   * @param row row of the folder in the unchanged tree
   */
  function* walkUnchanged(
    unchanged: UnchangedTree,
    root: number,
    row: number,
    folder: number,
  ): Generator<void> {
    const { entries } = unchanged.paths;
    const end = unchanged.end(row);
    const holdsOwn = own.some((its) => pathsBelow(bases[root]!, [its]).length > 0);
    const isLeftOut = (at: number): boolean =>
      (paths.excludes && excluded(root, entries.path(at))) ||
      (holdsOwn && isOwn(unchanged.paths.at(at), own));
    /** The folders around `at`, the innermost last: their ends in the unchanged tree, and their rows in this scan. */
    const around = [{ end, folder }];
    /** Rows before this one are added already. */
    let from = row + 1;
    for (let at = from; at < end; ) {
      while (at >= around.at(-1)!.end) around.pop();
      if (at - from === AT_A_TIME) {
        builder.reuse(unchanged, from, at);
        from = at;
        yield;
      }
      if (unchanged.isUnchanged(at) && !isLeftOut(at)) {
        if (entries.types[at] === DIRECTORY) {
          around.push({ end: unchanged.end(at), folder: builder.entries.length + at - from });
        }
        at += 1;
        continue;
      }
      builder.reuse(unchanged, from, at);
      const next = builder.entries.length;
      const walkBelow = addPath(root, entries.path(at), unchanged.paths.at(at), around.at(-1)!.folder);
      if (builder.entries.length > next) builder.setOrigin(next, at);
      if (walkBelow) yield* walkBelow;
      at = unchanged.end(at);
      from = at;
    }
    builder.reuse(unchanged, from, end);
    yield;
  }

  function addFile(root: number, path: string, absolute: string, stat: Stats): void {
    const identity = stat.nlink > 1 ? identityOf(absolute) : undefined;
    const to = identity === undefined ? undefined : linked.get(identity);
    if (to) {
      builder.entries.addHardLink(root, path, to.mtime, to.row);
      return;
    }
    const mtime = keptTime(absolute, stat);
    const row = builder.addFile(root, path, stat, mtime);
    if (identity !== undefined) linked.set(identity, { row, mtime });
  }

  function* search(
    root: number,
    path: string,
    absolute: string,
    matches: (relative: string) => boolean,
  ): Generator<void> {
    for (const name of namesIn(absolute, -1)) {
      const child = below(path, name);
      const inner = within(absolute, name);
      if (matches(child)) yield* addPath(root, child, inner, -1) ?? [];
      else if (!excluded(root, child) && lstat(inner)?.isDirectory())
        yield* search(root, child, inner, matches);
    }
    yield;
  }

  for (const [index, root] of paths.roots.entries()) {
    const base = bases[index]!;
    if (base === '') onNote(`${root.line} does not exist.`);
    else if (!root.matches) yield* addPath(index, '', base, -1) ?? [];
    else if (lstat(base)?.isDirectory()) yield* search(index, '', base, root.matches);
  }
}

/** Whether one root is, or lies in, another. */
const anyOverlap = (bases: readonly string[]): boolean =>
  bases.some((base, index) =>
    bases.some(
      (other, at) => at !== index && other !== '' && (base === other || base.startsWith(startBelow(other))),
    ),
  );

/** The roots with links resolved; '' for one that does not exist. */
export const basesOf = (paths: PathSet): string[] => paths.roots.map(({ base }) => realPath(base));

/**
 * Reads the stat of a file again, into its row of the scan.
 * @returns false when it is no file any more
 */
export function rescan({ entries, paths, stats }: Scan, index: number): boolean {
  const path = paths.at(index);
  const stat = lstat(path);
  if (!stat?.isFile()) return false;
  entries.types[index] = isSparse(stat) ? SPARSE_FILE : FILE;
  entries.modes[index] = stat.mode & 0o777;
  entries.mtimes[index] = keptTime(path, stat);
  entries.sizes[index] = stat.size;
  putStat(stats, index, stat);
  return true;
}

/** Whether a file takes less room on the disk than it has bytes. */
const isSparse = ({ size, blocks }: Pick<Stats, 'size' | 'blocks'>): boolean =>
  size > 65_536 && blocks * 512 < size;

/** Not `join`: there are many paths, and none needs normalising. */
const within = (folder: string, name: string): string =>
  folder.endsWith(sep) ? folder + name : folder + sep + name;

const below = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

const tooDeep = (folder: string): SnapshotError =>
  new SnapshotError(
    'PACELINE_SNAPSHOT_LIMITS',
    `${folder} is the ${MAX_DEPTH}th folder in one another, which a restore does not accept.`,
    'Leave it out with a line "!path".',
  );
