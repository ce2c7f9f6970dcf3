import { constants, statfsSync } from 'node:fs';
import { isKeptAs } from '../format/file-time.ts';
import type { CachedEntry } from '../stat/cached-entry.ts';
import type { FileStat } from '../stat/file-stat.ts';
import { devOf, hasStat, isStatUnchanged, modeOf, mtimeOf, sizeOf } from '../stat/stat-columns.ts';
import { EntryPaths } from '../tables/entry-paths.ts';
import { DIRECTORY, type EntryTable, HARD_LINK, SYMLINK } from '../tables/entry-table.ts';
import { subtreeEnds } from '../tables/subtrees.ts';

/**
 * File systems on which a folder's times change with each name that is added to it or removed: ext2 to 4, XFS, Btrfs,
 * ZFS, F2FS, tmpfs and overlay. Elsewhere every folder is read.
 */
const TRUSTED = new Set([0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0x01021994, 0x794c7630]);

/** A cached entry, for a scan that reuses those parts of it that have not changed. */
export interface UnchangedTree {
  /** Its paths on this machine, in the order of a scan. */
  readonly paths: EntryPaths;
  /** Their stats: rows as in the stat cache. */
  readonly stats: Float64Array;
  /**
   * Finds a folder in which no name was added or removed.
   * @returns its row; undefined where the folder has to be read
   */
  folder(root: number, path: string, absolute: string, stat: FileStat): number | undefined;
  /** The first row behind an entry that is not below it. */
  end(row: number): number;
  /**
   * Whether an entry can be reused: a file with one name that has not changed, or a folder in which also no name was
   * added or removed. To be asked in the order of the entries.
   */
  isUnchanged(row: number): boolean;
}

/**
 * What a scan need not read again. The stat cache has only those folders whose whole content is in its entry.
 * @param bases absolute paths of the roots
 */
export function unchangedTree(
  cached: CachedEntry | undefined,
  bases: readonly string[],
): UnchangedTree | undefined {
  if (!cached || process.platform !== 'linux') return undefined;
  const { cache, entry } = cached;
  const { entries } = entry.manifest;
  const { stats } = cache;
  const ends = subtreeEnds(entries);
  if (!ends) return undefined;
  const paths = new EntryPaths(entries, bases);
  const folders = entry.manifest.roots.map(() => new Map<string, number>());
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] === DIRECTORY) folders[entries.roots[index]!]!.set(entries.path(index), index);
  }
  const trusted = new Map<number, boolean>();
  const isTrusted = (dev: number, folder: () => string): boolean => {
    const before = trusted.get(dev);
    if (before !== undefined) return before;
    const found = isOnTrusted(folder());
    trusted.set(dev, found);
    return found;
  };
  return {
    paths,
    stats,
    folder(root, path, absolute, stat) {
      const row = folders[root]!.get(path);
      if (row === undefined || !cache.isSame(row, stat)) return undefined;
      return isTrusted(stat.dev, () => absolute) ? row : undefined;
    },
    end: (row) => ends[row]!,
    isUnchanged(row) {
      if (!agreesWithStat(entries, row, stats) || !isStatUnchanged(stats, row, paths.at(row))) return false;
      return entries.types[row] !== DIRECTORY || isTrusted(devOf(stats, row), () => paths.at(row));
    },
  };
}

/** Whether a scan would make the same entry of a file or folder with this stat. */
function agreesWithStat(
  { types, modes, mtimes, sizes }: EntryTable,
  row: number,
  stats: Float64Array,
): boolean {
  const type = types[row]!;
  if (type === SYMLINK || type === HARD_LINK || !hasStat(stats, row)) return false;
  const mode = modeOf(stats, row);
  const isFolder = type === DIRECTORY;
  return (
    (mode & constants.S_IFMT) === (isFolder ? constants.S_IFDIR : constants.S_IFREG) &&
    (mode & 0o777) === modes[row] &&
    isKeptAs({ mtimeMs: mtimeOf(stats, row) }, mtimes[row]!) &&
    (isFolder || sizeOf(stats, row) === sizes[row])
  );
}

function isOnTrusted(folder: string): boolean {
  try {
    return TRUSTED.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
