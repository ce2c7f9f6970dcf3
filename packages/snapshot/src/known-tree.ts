import { statfsSync } from 'node:fs';
import { DIRECTORY, type EntryTable } from './entry-table.ts';
import type { FileStat } from './file-stat.ts';
import type { Remembered } from './remember.ts';
import { childrenOf, subtreeEnds } from './subtrees.ts';

/**
 * File systems on which a folder's times change with each name that is added to it or removed: ext2 to 4, XFS, Btrfs,
 * ZFS, F2FS, tmpfs and overlay. Elsewhere every folder is read.
 */
const TRUSTED = new Set([0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0x01021994, 0x794c7630]);

/** Folders of which an earlier save or restore knows what is in them. */
export interface KnownFolders {
  /** What was there then: about what a scan will find. */
  readonly entries: EntryTable;
  /** @returns names in the order of a scan; undefined where the folder has to be read */
  names(root: number, path: string, absolute: string, stat: FileStat): readonly string[] | undefined;
}

/**
 * What need not be read, since the folder is as it was. The stat cache knows only those of which all that was in
 * them is in its entry.
 */
export function knownFolders(remembered: Remembered | undefined): KnownFolders | undefined {
  if (!remembered || process.platform !== 'linux') return undefined;
  const { cache, entry } = remembered;
  const { entries } = entry.manifest;
  const ends = subtreeEnds(entries);
  if (!ends) return undefined;
  const places = entry.manifest.roots.map(() => new Map<string, number>());
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] === DIRECTORY) places[entries.roots[index]!]!.set(entries.path(index), index);
  }
  const trusted = new Map<number, boolean>();
  const isTrusted = ({ dev }: FileStat, folder: string): boolean => {
    const known = trusted.get(dev);
    if (known !== undefined) return known;
    const found = isOnTrusted(folder);
    trusted.set(dev, found);
    return found;
  };
  return {
    entries,
    names(root, path, absolute, stat) {
      const place = places[root]!.get(path);
      if (place === undefined || !cache.isSame(place, stat) || !isTrusted(stat, absolute)) return undefined;
      return Array.from(childrenOf(ends, place), (child) => entries.paths.name(child));
    },
  };
}

function isOnTrusted(folder: string): boolean {
  try {
    return TRUSTED.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
