import { lstatSync, readdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError } from './errors.ts';
import type { DirectoryEntry, LinkEntry } from './manifest.ts';
import { absolutePath, type PathSet } from './paths.ts';

/** Folders in which a restore is under way are never part of a snapshot. */
export const STAGING_PREFIX = '.paceline-restore-';

export interface ScannedFile {
  readonly type: 'file';
  readonly root: number;
  readonly path: string;
  readonly absolute: string;
  readonly mode: number;
  readonly mtime: number;
  readonly size: number;
}
export type Scanned = DirectoryEntry | LinkEntry | ScannedFile;

/**
 * Everything that the paths mean, in the order of their names, so that the same tree gives the same packs.
 * Links are kept as links and never followed, but for a path that the user named and that is one.
 * @param onNote told what is left out although it was asked for
 * @throws SnapshotError when a folder cannot be read
 */
export function scan(paths: PathSet, onNote: (note: string) => void): Scanned[] {
  const entries: Scanned[] = [];
  const seen = new Set<string>();
  // By the path as the user writes it: what is walked is the real one behind links.
  const excluded = (root: number, path: string) => paths.excluded(absolutePath(paths.roots[root]!, path));

  function take(root: number, path: string, absolute: string): void {
    if (excluded(root, path) || seen.has(absolute)) return;
    const stat = lstat(absolute);
    if (!stat) {
      onNote(`${absolute} is left out: its name is not UTF-8, or it was just removed.`);
      return;
    }
    seen.add(absolute);
    const common = { root, path, mtime: stat.mtimeMs };
    const mode = stat.mode & 0o777;
    if (stat.isSymbolicLink()) {
      entries.push({ ...common, type: 'symlink', target: readlinkSync(absolute) });
    } else if (stat.isFile()) {
      entries.push({ ...common, type: 'file', absolute, mode, size: stat.size });
    } else if (stat.isDirectory()) {
      entries.push({ ...common, type: 'directory', mode });
      for (const name of names(absolute)) take(root, below(path, name), join(absolute, name));
    } else {
      onNote(`${absolute} is left out: it is a socket, pipe or device.`);
    }
  }

  function search(
    root: number,
    path: string,
    absolute: string,
    matches: (relative: string) => boolean,
  ): void {
    for (const name of names(absolute)) {
      const child = below(path, name);
      const place = join(absolute, name);
      if (matches(child)) take(root, child, place);
      else if (!excluded(root, child) && lstat(place)?.isDirectory()) search(root, child, place, matches);
    }
  }

  for (const [index, root] of paths.roots.entries()) {
    const base = realPath(root.base);
    if (base === undefined) onNote(`${root.line} does not exist.`);
    else if (!root.matches) take(index, '', base);
    else if (lstat(base)?.isDirectory()) search(index, '', base, root.matches);
  }
  return entries;
}

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

const lstat = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
