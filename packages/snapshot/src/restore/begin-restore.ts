import {
  type CachedEntry,
  type CachedEntryOptions,
  decodeCachedEntry,
  loadReadableCache,
} from '../stat/cached-entry.ts';
import { createPool, defaultWorkers, type Pool } from '../workers/pool.ts';
import type { createWork } from '../workers/restore-work.ts';
import { prefetchStats, type StatPrefetch } from './prefetch-stats.ts';
import { resolveRoots } from './staging.ts';

export interface BeginOptions extends CachedEntryOptions {
  /** As in SaveOptions: files that have not changed by it are not read. */
  readonly statCache?: string | undefined;
  /** Threads that verify, decompress and write. Default: one per processor, 2 to 8. */
  readonly workers?: number | undefined;
}

/** A restore that has begun before its entry is known. */
export interface BegunRestore {
  /** The entry that this machine has of the paths. */
  readonly cached: CachedEntry | undefined;
  /** The threads and what they prefetch: for the first restore that asks. */
  take(): Ready | undefined;
  /** Ends the threads if no restore took them. */
  end(): Promise<void>;
}

interface Ready {
  readonly pool: Pool<ReturnType<typeof createWork>>;
  /** Stats by row of the cached entry. */
  readonly prefetch: StatPrefetch;
  /** Milliseconds since 1970, before the first stat. */
  readonly observedAt: number;
}

/**
 * Begins the part of a restore that is the same for any entry, so that it runs while the store is asked: reads the
 * cached entry of the paths, and if there is one has threads read the stats of its files.
 */
export async function beginRestore(options: BeginOptions): Promise<BegunRestore> {
  const cache = loadReadableCache(options.statCache, options);
  if (!cache) return { cached: undefined, take: () => undefined, end: async () => undefined };
  // The threads start while this one decodes.
  const pool = await createPool('restore', options.workers ?? defaultWorkers(), undefined);
  let ready: Ready | undefined;
  let cached: CachedEntry | undefined;
  try {
    const paths = resolveRoots(options.paths);
    cached = await decodeCachedEntry(cache, { ...options, paths });
    if (cached) {
      const observedAt = Date.now();
      const bases = paths.roots.map(({ base }) => base);
      ready = { pool, prefetch: prefetchStats(cached.entry.manifest.entries, bases, pool), observedAt };
    }
  } finally {
    if (!ready) await pool.close();
  }
  return {
    cached,
    take() {
      const taken = ready;
      ready = undefined;
      return taken;
    },
    async end() {
      const left = ready;
      ready = undefined;
      await left?.prefetch.stop();
      await left?.pool.close();
    },
  };
}
