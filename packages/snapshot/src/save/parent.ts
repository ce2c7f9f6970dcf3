import { mapAtMost, type Store } from '@paceline/store';
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
import { basesOf, type Scan } from './scan.ts';
import { type UnchangedTree, unchangedTree } from './unchanged-tree.ts';

/** What a save can build on: an entry that this machine has of the paths, and earlier ones of the store. */
export interface Parent extends ParentContent {
  /**
   * Packs of earlier entries that the store still has. `chunks` is their content, and its `packs` are indices of
   * these.
   */
  readonly packs: readonly Pack[];
  /** The chunks of a file whose stat has not changed; undefined = changed. To be asked in the order of the scan. */
  readonly contentOf: (scan: Scan) => (row: number) => ArrayLike<number> | undefined;
  /** The index that the manifest can be stored as the difference to. */
  readonly base: Base | undefined;
  readonly baseBytes: Uint8Array | undefined;
  /** The manifest of the entry that will be replaced. */
  readonly existing: Manifest | undefined;
}

interface ParentOptions extends CachedEntryOptions {
  readonly store: Store;
  readonly folder: string;
  /** Store keys of earlier entries, best first. */
  readonly keys: readonly string[];
  readonly statCache: string | undefined;
  readonly avoid: (sha256: string) => boolean;
}

/** Requests to the store at a time. */
const AT_ONCE = 16;

/**
 * Starts to look for the parent of a save. The store is asked at once for the blobs of the cached entry, so that the
 * tree can be scanned while it answers.
 */
export function startParentSearch(options: ParentOptions) {
  const cache = loadReadableCache(options.statCache, options);
  const there = present(cache?.blobs ?? [], options);
  const cached = cache && decodeCachedEntry(cache, options);
  // Handled where it is awaited.
  there.catch(() => undefined);
  return {
    /** The cached entry's tree. */
    unchangedTree: async (): Promise<UnchangedTree | undefined> =>
      unchangedTree(await cached, basesOf(options.paths)),
    /**
     * Reads the cached entry and earlier ones of the store. What cannot be read or is not valid is skipped, which only
     * costs bytes or time. If the store still has all packs of the cached entry, nothing else is fetched.
     * @param existing store key of the entry that will be replaced, which is read in any case
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
 * Merges the packs and chunks of several entries that the store still has, each pack once.
 * @returns `renumbered`: for each chunk of the first entry its index in `chunks`, or -1; undefined where these are its
 * own
 */
function collect(decoded: readonly DecodedEntry[], there: ReadonlySet<string>) {
  const [first, ...others] = decoded.map(({ manifest }) => manifest);
  // Usually there is a single entry and nothing to merge.
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

/** Which of these blobs the store has and will keep. */
async function present(
  digests: readonly string[],
  { store, folder, avoid }: Pick<ParentOptions, 'store' | 'folder' | 'avoid'>,
): Promise<Set<string>> {
  const found = new Set<string>();
  const asked = [...new Set(digests.filter((sha256) => !avoid(sha256)))];
  await mapAtMost(AT_ONCE, asked, async (sha256) => {
    if (await store.has(packKey(folder, sha256))) found.add(sha256);
  });
  return found;
}

/** @param chunks for each chunk of the cached entry its index in the parent's, or -1; undefined = the same index */
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

/** -1 as an unsigned number: the pack of this chunk is gone. */
const NOWHERE = 2 ** 32 - 1;
