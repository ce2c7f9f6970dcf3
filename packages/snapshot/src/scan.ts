import { readdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { SnapshotError } from './errors.ts';
import { type FileStat, identityOf, lstat } from './file-stat.ts';
import type { DirectoryEntry, LinkEntry } from './manifest.ts';
import { absolutePath, type PathSet } from './paths.ts';
import { createStatRows } from './stat-rows.ts';

/** Folders in which a restore is under way are never part of a snapshot. */
export const STAGING_PREFIX = '.paceline-restore-';
/** So many entries are looked at before others get this thread for a moment. */
const AT_A_TIME = 2000;

export interface ScannedFile {
  readonly type: 'file';
  readonly root: number;
  readonly path: string;
  readonly absolute: string;
  readonly mode: number;
  readonly mtime: number;
  readonly size: number;
  /** It takes less room on the disk than it has bytes. */
  readonly sparse: boolean;
  readonly stat: FileStat;
}
/** Another name of a file that was found before. */
export interface ScannedHardLink {
  readonly type: 'hardlink';
  readonly root: number;
  readonly path: string;
  readonly mtime: number;
  readonly to: ScannedFile;
}
export type Scanned = DirectoryEntry | LinkEntry | ScannedFile | ScannedHardLink;

/**
 * Everything that the paths mean, in the order of their names, so that the same tree gives the same packs.
 * Links are kept as links and never followed, but for a path that the user named and that is one. Looks in
 * synchronous steps, since through the thread pool each look would cost several times as much.
 * @param onNote told what is left out although it was asked for
 * @throws SnapshotError when a folder cannot be read
 */
export async function scan(paths: PathSet, onNote: (note: string) => void): Promise<Scanned[]> {
  const entries: Scanned[] = [];
  let next = AT_A_TIME;
  for (const _ of walk(paths, entries, onNote)) {
    if (entries.length < next) continue;
    next = entries.length + AT_A_TIME;
    await setImmediate();
  }
  return entries;
}

/** Fills `entries`; stops for a moment after each folder. */
function* walk(paths: PathSet, entries: Scanned[], onNote: (note: string) => void): Generator<void> {
  const seen = new Set<string>();
  const keep = createStatRows();
  // Where one root can lie inside another, or a pattern in what another took.
  const overlapping = paths.roots.length > 1 || paths.roots.some(({ matches }) => matches);
  const linked = new Map<string, ScannedFile>();
  // By the path as the user writes it: what is walked is the real one behind links.
  const excluded = (root: number, path: string) =>
    paths.excludes && paths.excluded(absolutePath(paths.roots[root]!, path));

  /** @returns for a folder, the walk through it */
  function take(root: number, path: string, absolute: string): Generator<void> | undefined {
    if (excluded(root, path)) return undefined;
    if (overlapping) {
      if (seen.has(absolute)) return undefined;
      seen.add(absolute);
    }
    const stat = lstat(absolute);
    if (!stat) {
      onNote(`${absolute} is left out: its name is not UTF-8, or it was just removed.`);
      return undefined;
    }
    const mtime = microseconds(stat.mtimeMs);
    if (stat.isFile()) {
      entries.push(fileOrLink(root, path, absolute, stat));
    } else if (stat.isDirectory()) {
      entries.push({ root, path, mtime, type: 'directory', mode: stat.mode & 0o777 });
      return inside(root, path, absolute);
    } else if (stat.isSymbolicLink()) {
      entries.push({ root, path, mtime, type: 'symlink', target: readlinkSync(absolute) });
    } else {
      onNote(`${absolute} is left out: it is a socket, pipe or device.`);
    }
    return undefined;
  }

  function* inside(root: number, path: string, absolute: string): Generator<void> {
    for (const name of names(absolute)) {
      const folder = take(root, below(path, name), within(absolute, name));
      if (folder) yield* folder;
    }
    yield;
  }

  function fileOrLink(root: number, path: string, absolute: string, stat: Stats): Scanned {
    const identity = stat.nlink > 1 ? identityOf(absolute) : undefined;
    const to = identity !== undefined ? linked.get(identity) : undefined;
    if (to) return { type: 'hardlink', root, path, mtime: to.mtime, to };
    const file = scannedFile(root, path, absolute, stat, keep(stat));
    if (identity !== undefined) linked.set(identity, file);
    return file;
  }

  function* search(
    root: number,
    path: string,
    absolute: string,
    matches: (relative: string) => boolean,
  ): Generator<void> {
    for (const name of names(absolute)) {
      const child = below(path, name);
      const place = within(absolute, name);
      if (matches(child)) yield* take(root, child, place) ?? [];
      else if (!excluded(root, child) && lstat(place)?.isDirectory())
        yield* search(root, child, place, matches);
    }
    yield;
  }

  for (const [index, root] of paths.roots.entries()) {
    const base = realPath(root.base);
    if (base === undefined) onNote(`${root.line} does not exist.`);
    else if (!root.matches) yield* take(index, '', base) ?? [];
    else if (lstat(base)?.isDirectory()) yield* search(index, '', base, root.matches);
  }
}

/**
 * The same file with what the file system says of it now.
 * @returns undefined when it is no file any more
 */
export function rescan({ root, path, absolute }: ScannedFile): ScannedFile | undefined {
  const stat = lstat(absolute);
  return stat?.isFile() ? scannedFile(root, path, absolute, stat, stat) : undefined;
}

function scannedFile(root: number, path: string, absolute: string, stat: Stats, kept: FileStat): ScannedFile {
  const { size, mode, mtimeMs, blocks } = stat;
  return {
    type: 'file',
    root,
    path,
    absolute,
    mode: mode & 0o777,
    mtime: microseconds(mtimeMs),
    size,
    sparse: size > 65_536 && blocks * 512 < size,
    stat: kept,
  };
}

/**
 * Milliseconds to the microsecond, which is what can be set again. Rounded, since what a restore sets comes back
 * some 100 ns off. Beyond the year 2041 (2^51 microseconds) a double in milliseconds does not give back each
 * microsecond, so whole milliseconds are kept.
 */
function microseconds(milliseconds: number): number {
  const value = Math.round(milliseconds * 1000);
  if (Math.abs(value) < 2 ** 51) return value / 1000;
  return Math.round(Math.max(-(2 ** 52), Math.min(value, 2 ** 52)) / 1000);
}

/** Not `join`: both are plain already, and there are many. */
const within = (folder: string, name: string): string =>
  folder.endsWith(sep) ? folder + name : folder + sep + name;

const below = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith(STAGING_PREFIX))
      .sort();
  } catch (error) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_UNREADABLE',
      `${folder} cannot be read: ${(error as Error).message}.`,
      'Leave it out with a line "!path", or let the user that runs the job own it.',
      { cause: error },
    );
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
