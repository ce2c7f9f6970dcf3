import { blobsOf, type DecodedEntry, decodeEntry, type KnownIndex } from './decode-manifest.ts';
import type { Verifier } from './envelope.ts';
import type { WrittenStat } from './fetch-packs.ts';
import { type FileStat, isRacy, lstat, TICK_MILLISECONDS } from './file-stat.ts';
import { type Earlier, KEPT, type LocalState } from './local-state.ts';
import type { Manifest } from './manifest.ts';
import type { PathSet } from './paths.ts';
import type { ReadEntry } from './read-entry.ts';
import { type StatCache, saveStatCache } from './stat-cache.ts';

/** What an earlier save or restore of the same paths left behind on this machine. */
export interface Remembered {
  readonly cache: StatCache;
  /** Its entry. It was checked before it was kept. */
  readonly entry: DecodedEntry;
  /** An index that need neither be fetched nor read again, by its digest. */
  readonly index: (sha256: string) => KnownIndex | undefined;
}

const REGULAR_FILE = 0o100000;

/**
 * @param cache see stat-cache.ts
 * @returns undefined when it cannot be used; with a verifier, also when it does not verify
 */
export async function decodeRemembered(
  cache: StatCache,
  verifier?: Verifier,
): Promise<Remembered | undefined> {
  try {
    const entry = await decodeEntry(cache.value, {
      key: cache.key,
      verifier,
      blob: async () => cache.index,
    });
    if (cache.count !== entry.manifest.entries.length) return undefined;
    return {
      cache,
      entry,
      index: (sha256) =>
        cache.index && sha256 === entry.index?.sha256
          ? { bytes: cache.index, manifest: entry.base }
          : undefined,
    };
  } catch {
    return undefined;
  }
}

/** What it tells of the files of another entry. */
export function earlierOf({ cache, entry: { manifest: old } }: Remembered, manifest: Manifest): Earlier {
  const placeOf = placesIn(old);
  // Most stand as far ahead as the one before; what a difference copies is the old entry itself.
  let ahead = 0;
  return {
    place(index) {
      const entry = manifest.entries[index]!;
      const other = old.entries[index + ahead];
      if (other === entry || (other?.path === entry.path && other.root === entry.root)) return index + ahead;
      const place = placeOf(entry.root, entry.path);
      if (place >= 0) ahead = place - index;
      return place;
    },
    known: (index, place, stat) =>
      cache.isSame(place, stat) ? sameContent(manifest, index, old, place) : undefined,
  };
}

/**
 * Where in a manifest an entry is, -1 for nowhere. Asked for in the manifest's order, each is the one that
 * follows, and no table of all of them has to be made.
 */
export function placesIn({ entries }: Manifest): (root: number, path: string) => number {
  let next = 0;
  let table: Map<string, number> | undefined;
  const isAt = (place: number, root: number, path: string) =>
    entries[place]?.path === path && entries[place]!.root === root;
  return (root, path) => {
    // A few can have been added or removed in between.
    for (let ahead = 0; ahead < LOOK_AHEAD; ahead++) {
      if (!isAt(next + ahead, root, path)) continue;
      next += ahead + 1;
      return next - 1;
    }
    table ??= new Map(entries.map((entry, place) => [`${entry.root} ${entry.path}`, place]));
    const place = table.get(`${root} ${path}`) ?? -1;
    if (place >= 0) next = place + 1;
    return place;
  };
}

/** Entries that are no file are not asked for, so a few of them can lie between two that are. */
const LOOK_AHEAD = 8;

/** Cut in the same way: equal content that was cut otherwise is compared by reading it. */
function sameContent(manifest: Manifest, entry: number, old: Manifest, place: number): boolean | undefined {
  const one = manifest.entries[entry]!;
  const other = old.entries[place]!;
  if (one.type !== 'file' || other.type !== 'file') return undefined;
  if (one.chunks === other.chunks && manifest.chunks === old.chunks) return true;
  if (one.chunks.length === other.chunks.length) {
    const digest = (index: number) => manifest.chunks[one.chunks[index]!]!.sha256;
    if (other.chunks.every((chunk, index) => old.chunks[chunk]!.sha256 === digest(index))) return true;
  }
  // A single chunk of another digest is another content.
  return one.chunks.length === 1 && other.chunks.length === 1 ? false : undefined;
}

/** Leaves for the save of the same job what is known of the files now. */
export function remember(
  file: string,
  paths: PathSet,
  entry: ReadEntry,
  now: {
    readonly local: LocalState;
    /** Of files that were moved into place with the folder that they are in. */
    readonly written: ReadonlyMap<number, WrittenStat>;
    readonly dev: (root: number) => number;
    /** Milliseconds since 1970. */
    readonly lookedAt: number;
    readonly placedAt: number;
  },
): void {
  const { manifest } = entry;
  const { local, written, dev, lookedAt, placedAt } = now;
  const linked = new Set(manifest.entries.flatMap((one) => (one.type === 'hardlink' ? [one.file] : [])));
  const stats = manifest.entries.map((one, index): FileStat | undefined => {
    if (one.type !== 'file') return undefined;
    if (local.states[index] === KEPT) {
      const stat = local.stats[index]!;
      return isRacy(stat, lookedAt) ? undefined : stat;
    }
    const known = linked.has(index) ? undefined : written.get(index);
    const stat = known
      ? { ...known, dev: dev(one.root), size: one.size, mode: REGULAR_FILE | one.mode }
      : lstat(local.places[index]!);
    // Until it was placed nobody else knew of it, so what was changed since has a later tick.
    return stat && stat.ctimeMs <= placedAt - TICK_MILLISECONDS ? stat : undefined;
  });
  saveStatCache(file, paths.version, {
    key: manifest.key,
    value: entry.value,
    index: entry.indexBytes,
    blobs: blobsOf(entry),
    stats,
  });
}
