import { blobsOf, type ReadEntry } from '../format/decode-manifest.ts';
import type { Signer } from '../format/envelope.ts';
import type { Manifest } from '../format/manifest.ts';
import type { PathSet } from '../paths/path-set.ts';
import type { CachedEntry } from '../stat/cached-entry.ts';
import { type FileStat, isRacy, lstat, TICK_MILLISECONDS } from '../stat/file-stat.ts';
import { saveStatCache } from '../stat/stat-cache.ts';
import { clearStat, ctimeOf, hasStat, putStat, STAT_COLUMNS } from '../stat/stat-columns.ts';
import { isSameDigest } from '../tables/digests.ts';
import { DIRECTORY, type EntryTable, followIn, HARD_LINK } from '../tables/entry-table.ts';
import { childrenOf, subtreeEnds } from '../tables/subtrees.ts';
import { type Earlier, KEPT, type LocalState } from './local-state.ts';

/** The cached entry as the earlier one of another. */
export function earlierOf({ cache, entry: { manifest: old } }: CachedEntry, manifest: Manifest): Earlier {
  // Equal entries share one table.
  const row =
    manifest.entries === old.entries ? (index: number) => index : followIn(manifest.entries, old.entries);
  return {
    row,
    isRight: (index, at, stat) =>
      cache.isSame(at, stat) ? sameContent(manifest, index, old, at) : undefined,
  };
}

/** @returns undefined where the files were cut in different ways, which only reading them can compare */
function sameContent(manifest: Manifest, entry: number, old: Manifest, oldRow: number): boolean | undefined {
  const [one, other] = [manifest.entries, old.entries];
  if (!one.isFile(entry) || !other.isFile(oldRow)) return undefined;
  if (one === other && entry === oldRow && manifest.chunks === old.chunks) return true;
  const count = one.count(entry);
  if (count !== other.count(oldRow)) return undefined;
  const [first, its] = [one.starts[entry]!, other.starts[oldRow]!];
  for (let at = 0; at < count; at++) {
    const [chunk, otherChunk] = [one.references[first + at]!, other.references[its + at]!];
    if (isSameDigest(manifest.chunks.digests, chunk, old.chunks.digests, otherChunk)) continue;
    // A file of a single chunk differs if its digest does.
    return count === 1 ? false : undefined;
  }
  return true;
}

/** Writes the stat cache for the next save or restore, such as the save of the same job. */
export function updateStatCache(
  file: string,
  paths: PathSet,
  entry: ReadEntry,
  cached: CachedEntry | undefined,
  restored: {
    readonly local: LocalState;
    /** Rows of what was moved in together with its folder; 0 for all else. */
    readonly moved: Float64Array | undefined;
    /** See `finishFolders`. */
    readonly unchangedFolders: Uint8Array;
    /** Milliseconds since 1970: before the first stat, and before anything was moved in. */
    readonly observedAt: number;
    readonly movedAt: number;
    readonly signer: Signer | undefined;
  },
): void {
  const { manifest } = entry;
  const { entries } = manifest;
  const { local, moved, unchangedFolders, observedAt, movedAt, signer } = restored;
  const stats = moved ?? new Float64Array(entries.length * STAT_COLUMNS);
  for (let index = 0; index < entries.length; index++) {
    // Making a further name changed the file's ctime after its stat was read.
    if (entries.types[index] === HARD_LINK) clearStat(stats, entries.linked(index));
  }
  const isKnown = cached ? foldersOf(cached, entries) : () => false;
  for (let index = 0; index < entries.length; index++) {
    const isFolder = entries.types[index] === DIRECTORY;
    if (!isFolder && !entries.isFile(index)) continue;
    const stat = local.stats.at(index);
    // A folder that was there can contain more than the entry.
    if (isFolder ? unchangedFolders[index] === 1 && isKnown(index, stat!) : local.states[index] === KEPT) {
      if (!isRacy(stat!, observedAt)) putStat(stats, index, stat!);
      continue;
    }
    if (!isFolder && !hasStat(stats, index)) {
      const current = lstat(local.paths.at(index));
      if (current) putStat(stats, index, current);
    }
    // Nobody else could change it before it was moved in; later changes have a later tick.
    if (ctimeOf(stats, index) > movedAt - TICK_MILLISECONDS) clearStat(stats, index);
  }
  saveStatCache(file, paths.version, {
    key: manifest.key,
    value: entry.value,
    index: entry.indexBytes,
    blobs: blobsOf(entry),
    stats,
    signer,
  });
}

/** Whether a folder that was there has exactly the names that the entries list. To be asked in their order. */
function foldersOf(
  { cache, entry: { manifest } }: CachedEntry,
  entries: EntryTable,
): (index: number, stat: FileStat) => boolean {
  const old = manifest.entries;
  if (entries === old) return (index, stat) => cache.isSame(index, stat);
  const [ends, oldEnds] = [subtreeEnds(entries), subtreeEnds(old)];
  if (!ends || !oldEnds) return () => false;
  const rowOf = followIn(entries, old);
  return (index, stat) => {
    const oldRow = rowOf(index);
    if (oldRow < 0 || !cache.isSame(oldRow, stat)) return false;
    const others = childrenOf(oldEnds, oldRow);
    for (const child of childrenOf(ends, index)) {
      const { value, done } = others.next();
      if (done || !entries.paths.hasSameName(child, old.paths, value)) return false;
    }
    return others.next().done === true;
  };
}
