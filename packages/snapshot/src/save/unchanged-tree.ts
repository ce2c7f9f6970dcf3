import { constants, statfsSync } from 'node:fs';
import { isKeptAs } from '../format/file-time.ts';
import type { CachedEntry } from '../stat/cached-entry.ts';
import type { FileStat } from '../stat/file-stat.ts';
import { devOf, hasStat, isStillSo, modeOf, mtimeOf, sizeOf } from '../stat/stat-columns.ts';
import { EntryPaths } from '../tables/entry-paths.ts';
import { DIRECTORY, type EntryTable, HARD_LINK, SYMLINK } from '../tables/entry-table.ts';
import { subtreeEnds } from '../tables/subtrees.ts';

/**
 * File systems on which a folder's times change with each name that is added to it or removed: ext2 to 4, XFS, Btrfs,
 * ZFS, F2FS, tmpfs and overlay. Elsewhere every folder is read.
 */
const TRUSTED = new Set([0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0x01021994, 0x794c7630]);

/** What an earlier save or restore left behind on this machine, as far as a scan need not find it out again. */
export interface UnchangedTree {
  /** Where what was there then is or was, in the order of a scan. */
  readonly paths: EntryPaths;
  /** What the file system said of them: rows as the stat cache keeps them. */
  readonly stats: Float64Array;
  /**
   * A folder to which no name was added, and from which none was removed.
   * @returns its row in the entries; undefined where it has to be read
   */
  folder(root: number, path: string, absolute: string, stat: FileStat): number | undefined;
  /** The row of the first entry behind this one that is not in it. */
  end(row: number): number;
  /**
   * Whether an entry can be taken over: a file of one name that has not changed, or a folder of which that is known
   * by its names too. To be asked in the order of the entries.
   */
  isUnchanged(row: number): boolean;
}

/** Whether an entry's row is what the file system says now; undefined: that has to be found out. */
export type PrefetchedStat = (row: number) => boolean | undefined;

/**
 * What need not be looked at closer, since it is as it was. The stat cache knows only those folders of which all
 * that was in them is in its entry.
 * @param bases absolute, of the roots
 * @param prefetched asked first
 */
export function unchangedTree(
  cached: CachedEntry | undefined,
  bases: readonly string[],
  prefetched: PrefetchedStat = () => undefined,
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
      if (!agreesWithStat(entries, row, stats) || !(prefetched(row) ?? isStillSo(stats, row, paths.at(row))))
        return false;
      return entries.types[row] !== DIRECTORY || isTrusted(devOf(stats, row), () => paths.at(row));
    },
  };
}

/** Whether a scan that sees a file or folder of this row would make this entry of it. */
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
