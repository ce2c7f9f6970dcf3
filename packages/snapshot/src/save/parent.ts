import type { Store } from '@paceline/store';
import { readEntry } from '../entry/read-entry.ts';
import { blobsOf, type DecodedEntry } from '../format/decode-manifest.ts';
import { type Base, baseOf } from '../format/encode-manifest.ts';
import { type Manifest, type Pack, packKey } from '../format/manifest.ts';
import {
  type CachedEntry,
  type CachedEntryOptions,
  decodeCachedEntry,
  loadReadableCache,
} from '../stat/cached-entry.ts';
import { ChunkTableBuilder } from '../tables/chunk-table.ts';
import { DigestIndex } from '../tables/digests.ts';
import { followIn } from '../tables/entry-table.ts';
import type { ParentContent } from './content.ts';
import { startPrefetchThread } from './prefetch-stats.ts';
import { basesOf, type Scan } from './scan.ts';
import { type UnchangedTree, unchangedTree } from './unchanged-tree.ts';

/** What a save can build on: an entry that this machine has of the paths, and earlier ones of the store. */
export interface Parent extends ParentContent {
  /** Packs of earlier entries that the store still has; their content is in `chunks`, whose `packs` count here. */
  readonly packs: readonly Pack[];
  /** What a file of a scan holds whose stat has not changed, by ids. To be asked for in the order of the scan. */
  readonly contentOf: (scan: Scan) => (row: number) => ArrayLike<number> | undefined;
  /** What the manifest can be told as the difference to. */
  readonly base: Base | undefined;
  readonly baseBytes: Uint8Array | undefined;
  /** Of the entry that was asked for as `existing`. */
  readonly existing: Manifest | undefined;
}

export interface ParentOptions extends CachedEntryOptions {
  readonly store: Store;
  readonly folder: string;
  /** Store keys of earlier entries, best first. */
  readonly keys: readonly string[];
  readonly statCache: string | undefined;
  readonly avoid: (sha256: string) => boolean;
  /** As in SaveOptions. */
  readonly workers: number | undefined;
}

/** Questions to the store at a time. */
const AT_ONCE = 16;

/**
 * Looks for what a save can build on. The store is asked at once, for what the stat cache needs of it: its
 * answers take their time, and meanwhile the tree can be scanned.
 */
export function startParentSearch(options: ParentOptions) {
  const cache = loadReadableCache(options.statCache, options);
  const there = present(cache?.blobs ?? [], options);
  // It starts while this thread decodes.
  const prefetch = cache && startPrefetchThread(cache, options.workers).catch(() => undefined);
  const cached = cache && decodeCachedEntry(cache, options);
  // Met by those who wait for it.
  there.catch(() => undefined);
  return {
    /** What this machine knows of the tree. A thread helps to look at it from now on. */
    async tree(): Promise<UnchangedTree | undefined> {
      const entry = await cached;
      if (!entry) return undefined;
      const bases = basesOf(options.paths);
      return unchangedTree(entry, bases, (await prefetch)?.begin(entry.entry.manifest.entries, bases));
    },
    /** Ends that thread. */
    async end(): Promise<void> {
      await (await prefetch)?.end();
    },
    /**
     * Reads the stat cache and earlier entries. Whatever cannot be read or is not right is passed over: it
     * costs bytes or time, no correctness. With a stat cache whose packs are all in the store still, nothing is
     * fetched.
     * @param existing store key of the entry that will be replaced: read whatever else there is
     */
    find: async (existing: string | undefined) =>
      findParent(options, existing, await cached, cache?.blobs ?? [], there),
  };
}

async function findParent(
  options: ParentOptions,
  existing: string | undefined,
  cached: CachedEntry | undefined,
  presumed: readonly string[],
  asked: Promise<Set<string>>,
): Promise<Parent> {
  const there = await asked;
  const decoded: DecodedEntry[] = cached ? [cached.entry] : [];
  const complete = cached?.entry.manifest.packs.every(({ sha256 }) => there.has(sha256));
  const keys = new Set([
    ...(existing !== undefined && existing !== cached?.cache.key ? [existing] : []),
    ...(complete ? [] : options.keys),
  ]);
  for (const key of keys) {
    const entry = await readEarlier(key, options, cached);
    if (entry) decoded.push(entry);
  }
  const blobs = new Set(decoded.flatMap(blobsOf));
  for (const sha256 of presumed) blobs.delete(sha256);
  for (const sha256 of await present([...blobs], options)) there.add(sha256);

  const { packs, chunks, renumbered } = collect(decoded, there);
  let ids: DigestIndex | undefined;
  const base = decoded.find(({ index }) => index !== undefined && there.has(index.sha256));
  return {
    packs,
    chunks,
    find(digests, index) {
      ids ??= new DigestIndex(chunks.digests);
      return ids.find(digests, index);
    },
    contentOf: (scan) => (cached ? byStat(scan, cached, renumbered) : () => undefined),
    base: base && baseOf(base),
    baseBytes: base?.indexBytes,
    existing: decoded.find(({ manifest }) => manifest.key === existing)?.manifest,
  };
}

async function readEarlier(
  key: string,
  { store, folder, paths, verifier }: ParentOptions,
  cached: CachedEntry | undefined,
): Promise<DecodedEntry | undefined> {
  try {
    return await readEntry(store, key, { packs: folder, paths, verifier, cached });
  } catch {
    return undefined;
  }
}

/**
 * What is there of several entries, each pack once.
 * @returns `renumbered`: for each chunk of the first entry its index in `chunks`, or -1; undefined where these are its own
 */
function collect(decoded: readonly DecodedEntry[], there: ReadonlySet<string>) {
  const [first, ...others] = decoded.map(({ manifest }) => manifest);
  // Mostly there is nothing to put together.
  if (first && others.length === 0 && first.packs.every(({ sha256 }) => there.has(sha256))) {
    return { packs: first.packs, chunks: first.chunks };
  }
  const packs: Pack[] = [];
  const chunks = new ChunkTableBuilder(
    decoded.reduce((sum, { manifest }) => sum + manifest.chunks.length, 0),
  );
  const taken = new Set<string>();
  let renumbered: Int32Array | undefined;
  for (const { manifest } of decoded) {
    const numbers = manifest.packs.map((pack) => {
      if (!there.has(pack.sha256) || taken.has(pack.sha256)) return -1;
      taken.add(pack.sha256);
      return packs.push(pack) - 1;
    });
    const own = new Int32Array(manifest.chunks.length).fill(-1);
    for (let chunk = 0; chunk < own.length; chunk++) {
      const pack = numbers[manifest.chunks.packs[chunk]!]!;
      if (pack >= 0) own[chunk] = chunks.copy(manifest.chunks, chunk, pack);
    }
    renumbered ??= own;
  }
  return { packs, chunks: chunks.finish(), renumbered };
}

/** Which of these the store has, and will have. */
async function present(
  digests: readonly string[],
  { store, folder, avoid }: Pick<ParentOptions, 'store' | 'folder' | 'avoid'>,
): Promise<Set<string>> {
  const found = new Set<string>();
  const queue = new Set(digests.filter((sha256) => !avoid(sha256))).values();
  const ask = async () => {
    for (const sha256 of queue) {
      if (await store.has(packKey(folder, sha256))) found.add(sha256);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return found;
}

/** @param chunks where each of the entry's chunks is in the parent's, or -1; undefined: at the same index */
function byStat(
  { entries, stats, origins }: Scan,
  { cache, entry: { manifest } }: CachedEntry,
  chunks: Int32Array | undefined,
): (row: number) => ArrayLike<number> | undefined {
  const old = manifest.entries;
  const rowOf = followIn(entries, old);
  return (row) => {
    const at = origins[row]! > 0 ? origins[row]! - 1 : rowOf(row);
    if (at < 0 || !old.isFile(at) || old.sizes[at] !== entries.sizes[row]) return undefined;
    if (!cache.isSameRow(at, stats, row)) return undefined;
    if (!chunks) return old.chunks(at);
    const ids = old.chunks(at).map((chunk) => chunks[chunk]!);
    return ids.every((id) => id !== NOWHERE) ? ids : undefined;
  };
}

/** As an unsigned number: the pack of this chunk is not there any more. */
const NOWHERE = 2 ** 32 - 1;
