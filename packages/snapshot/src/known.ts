import type { Store } from '@paceline/store';
import { blobsOf, type DecodedEntry } from './decode-manifest.ts';
import { type Base, baseOf } from './encode-manifest.ts';
import type { Verifier } from './envelope.ts';
import { type Chunk, type FileEntry, type Manifest, type Pack, packKey } from './manifest.ts';
import type { PathSet } from './paths.ts';
import { readEntry } from './read-entry.ts';
import { decodeRemembered, placesIn, type Remembered } from './remember.ts';
import type { ScannedFile } from './scan.ts';
import { loadStatCache, type StatCache } from './stat-cache.ts';

/** What a save can build on. */
export interface Known {
  /** Packs of earlier entries that the store still has. */
  readonly packs: readonly Pack[];
  /** Their content; `pack` counts in `packs`. What stands at a place here has that place as its id. */
  readonly chunks: readonly Chunk[];
  /** Id of the content of this digest. */
  readonly find: (sha256: string) => number | undefined;
  /** What a file holds whose stat has not changed. To be asked for in the order of a scan. */
  readonly unchanged: (file: ScannedFile) => KnownFile | undefined;
  /** What the manifest can be told as the difference to. */
  readonly base: Base | undefined;
  readonly baseBytes: Uint8Array | undefined;
  /** Of the entry that was asked for as `existing`. */
  readonly existing: Manifest | undefined;
}

export interface KnownFile {
  /** As it stands in the entry that the stat cache is of. */
  readonly entry: FileEntry;
  /** Of its chunks. */
  readonly ids: readonly number[];
}

export interface From {
  readonly store: Store;
  readonly folder: string;
  readonly paths: PathSet;
  /** Store keys of earlier entries, best first. */
  readonly keys: readonly string[];
  readonly statCache: string | undefined;
  readonly verifier: Verifier | undefined;
  readonly avoid: (sha256: string) => boolean;
}

/** Questions to the store at a time. */
const AT_ONCE = 16;

/**
 * Looks for what a save can build on. The store is asked at once, for what the stat cache needs of it: its
 * answers take their time, and meanwhile the tree can be scanned.
 */
export function startKnown(from: From) {
  const cache = from.statCache === undefined ? undefined : loadStatCache(from.statCache, from.paths.version);
  const there = present(cache?.blobs ?? [], from);
  // Met by those who wait for it.
  there.catch(() => undefined);
  return {
    /**
     * Reads the stat cache and earlier entries. Whatever cannot be read or is not right is passed over: it
     * costs bytes or time, no correctness. With a stat cache whose packs are all in the store still, nothing is
     * fetched.
     * @param existing store key of the entry that will be replaced: read whatever else is known
     */
    find: (existing: string | undefined) => findKnown(from, existing, cache, there),
  };
}

async function findKnown(
  from: From,
  existing: string | undefined,
  cache: StatCache | undefined,
  asked: Promise<Set<string>>,
): Promise<Known> {
  const remembered = cache && (await decodeRemembered(cache, from.verifier));
  const there = await asked;
  const decoded: DecodedEntry[] = remembered ? [remembered.entry] : [];
  const complete = remembered?.entry.manifest.packs.every(({ sha256 }) => there.has(sha256));
  const keys = new Set([
    ...(existing !== undefined && existing !== cache?.key ? [existing] : []),
    ...(complete ? [] : from.keys),
  ]);
  for (const key of keys) {
    const entry = await readEarlier(key, from, remembered);
    if (entry) decoded.push(entry);
  }
  const blobs = new Set(decoded.flatMap(blobsOf));
  for (const sha256 of cache?.blobs ?? []) blobs.delete(sha256);
  for (const sha256 of await present([...blobs], from)) there.add(sha256);

  const { packs, chunks, places } = collect(decoded, there);
  let ids: Map<string, number> | undefined;
  const base = decoded.find(({ index }) => index !== undefined && there.has(index.sha256));
  return {
    packs,
    chunks,
    find(sha256) {
      ids ??= idsOf(chunks);
      return ids.get(sha256);
    },
    unchanged: remembered ? byStat(remembered, places!) : () => undefined,
    base: base && baseOf(base),
    baseBytes: base?.indexBytes,
    existing: decoded.find(({ manifest }) => manifest.key === existing)?.manifest,
  };
}

async function readEarlier(
  key: string,
  { store, folder, paths, verifier }: From,
  remembered: Remembered | undefined,
): Promise<DecodedEntry | undefined> {
  try {
    return await readEntry(store, key, { packs: folder, paths, verifier, remembered });
  } catch {
    return undefined;
  }
}

/**
 * What is there of several entries, each pack once.
 * @returns `places`: for each chunk of the first entry its place in `chunks`, or -1
 */
function collect(decoded: readonly DecodedEntry[], there: ReadonlySet<string>) {
  const packs: Pack[] = [];
  const chunks: Chunk[] = [];
  const taken = new Set<string>();
  let places: Int32Array | undefined;
  for (const { manifest } of decoded) {
    const numbers = manifest.packs.map((pack) => {
      if (!there.has(pack.sha256) || taken.has(pack.sha256)) return -1;
      taken.add(pack.sha256);
      return packs.push(pack) - 1;
    });
    const own = renumber(manifest.chunks, numbers, chunks);
    places ??= own;
  }
  return { packs, chunks, places };
}

/**
 * Adds to `into` those of the chunks whose pack is among them.
 * @param numbers new number of each pack, or -1
 * @returns for each chunk its place in `into`, or -1
 */
export function renumber(chunks: readonly Chunk[], numbers: ArrayLike<number>, into: Chunk[]): Int32Array {
  const places = new Int32Array(chunks.length).fill(-1);
  for (const [index, chunk] of chunks.entries()) {
    const pack = numbers[chunk.pack]!;
    if (pack < 0) continue;
    places[index] = into.length;
    into.push(pack === chunk.pack ? chunk : { ...chunk, pack });
  }
  return places;
}

/** Of content that stands in several places, the first. */
function idsOf(chunks: readonly Chunk[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [id, { sha256 }] of chunks.entries()) if (!ids.has(sha256)) ids.set(sha256, id);
  return ids;
}

/** Which of these the store has, and will have. */
async function present(
  digests: readonly string[],
  { store, folder, avoid }: Pick<From, 'store' | 'folder' | 'avoid'>,
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

function byStat({ cache, entry: { manifest } }: Remembered, places: Int32Array): Known['unchanged'] {
  const placeOf = placesIn(manifest);
  // Mostly all of it is there, and what the entry says can be taken as it is.
  const asTheyAre = places.every((place, index) => place === index);
  return ({ root, path, size, stat }) => {
    const place = placeOf(root, path);
    const entry = manifest.entries[place];
    if (entry?.type !== 'file' || entry.size !== size || !cache.isSame(place, stat)) return undefined;
    const ids = asTheyAre ? entry.chunks : entry.chunks.map((chunk) => places[chunk]!);
    return asTheyAre || ids.every((id) => id >= 0) ? { entry, ids } : undefined;
  };
}
