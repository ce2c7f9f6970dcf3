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
  /** As in SaveOptions: what it says of a file that has not changed is believed without reading the file. */
  readonly statCache?: string | undefined;
  /** Threads that verify, decompress and write. Default: as many as processors, 2 to 8. */
  readonly workers?: number | undefined;
}

/** What was begun of a restore before it was known of which entry. */
export interface BegunRestore {
  /** What this machine knows of the paths. */
  readonly cached: CachedEntry | undefined;
  /** Threads, and what they look at: for one restore, the first that asks. */
  take(): Ready | undefined;
  /** Ends threads that no restore took. */
  end(): Promise<void>;
}

interface Ready {
  readonly pool: Pool<ReturnType<typeof createWork>>;
  /** At the entries of the cached one, by their row there. */
  readonly prefetch: StatPrefetch;
  /** Milliseconds since 1970: nothing was looked at before. */
  readonly observedAt: number;
}

/**
 * Begins what a restore does whichever entry it will be of, so that it can be done while the store is asked: reads
 * what this machine remembers of the paths, and if there is something has threads look at its files.
 */
export async function beginRestore(options: BeginOptions): Promise<BegunRestore> {
  const cache = loadReadableCache(options.statCache, options);
  if (!cache) return { cached: undefined, take: () => undefined, end: async () => undefined };
  // They start while this thread decodes.
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
