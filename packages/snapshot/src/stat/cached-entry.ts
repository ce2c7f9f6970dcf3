import { checkManifest } from '../check/manifest-check.ts';
import { type DecodedEntry, type DecodedIndex, decodeEntry } from '../format/decode-manifest.ts';
import type { Verifier } from '../format/envelope.ts';
import type { PathSet } from '../paths/path-set.ts';
import { loadStatCache, type StatCache } from './stat-cache.ts';

/** What an earlier save or restore of the same paths left on this machine. */
export interface CachedEntry {
  readonly cache: StatCache;
  /** Its entry, checked like one from the store. */
  readonly entry: DecodedEntry;
  /** Its index by digest, which need not be fetched or decoded again. */
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
 * Loads a stat cache (stat-cache.ts) whose entry has still to be decoded.
 * @returns undefined where there is none, or this run may not read its entry
 */
export function loadReadableCache(
  file: string | undefined,
  { paths, mayRead = () => true, verifier }: CachedEntryOptions,
): StatCache | undefined {
  const cache = file === undefined ? undefined : loadStatCache(file, paths.version, verifier);
  return cache && mayRead(cache.key) ? cache : undefined;
}

/**
 * Decodes the entry of a stat cache and trusts none of it, as every process of this user could have written it.
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
