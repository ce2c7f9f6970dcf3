import { checkManifest } from '../check/manifest-check.ts';
import { type DecodedEntry, type DecodedIndex, decodeEntry } from '../format/decode-manifest.ts';
import type { Verifier } from '../format/envelope.ts';
import type { PathSet } from '../paths/path-set.ts';
import { loadStatCache, type StatCache } from './stat-cache.ts';

/** What an earlier save or restore of the same paths left behind on this machine. */
export interface CachedEntry {
  readonly cache: StatCache;
  /** Its entry, checked as one that comes from the store. */
  readonly entry: DecodedEntry;
  /** An index that need neither be fetched nor read again, by its digest. */
  readonly index: (sha256: string) => DecodedIndex | undefined;
}

/** Which cached entry a run may use. */
export interface CachedEntryOptions {
  readonly paths: PathSet;
  /** Whether this run may read the entry of a store key. Absent: any. */
  readonly mayRead?: ((key: string) => boolean) | undefined;
  readonly verifier?: Verifier | undefined;
}

/**
 * What a file holds (see stat-cache.ts).
 * @returns undefined where there is none, or its entry is not one that this run may read
 */
export function loadReadableCache(
  file: string | undefined,
  { paths, mayRead = () => true, verifier }: CachedEntryOptions,
): StatCache | undefined {
  const cache = file === undefined ? undefined : loadStatCache(file, paths.version, verifier);
  return cache && mayRead(cache.key) ? cache : undefined;
}

/**
 * Reads it as if an attacker wrote it: whoever runs as this user on this machine could have.
 * @param cache see stat-cache.ts
 * @returns undefined when it cannot be used; with a verifier, also when it does not verify
 */
export async function decodeCachedEntry(
  cache: StatCache,
  { paths, verifier }: Omit<CachedEntryOptions, 'mayRead'>,
): Promise<CachedEntry | undefined> {
  try {
    const entry = await decodeEntry(cache.value, {
      key: cache.key,
      verifier,
      blob: async () => cache.index,
    });
    if (cache.count !== entry.manifest.entries.length) return undefined;
    checkManifest(entry.manifest, cache.key, paths);
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
