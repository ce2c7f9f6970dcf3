import { SEPARATOR } from '../paths/paths.ts';
import { isStatUnchanged } from '../stat/stat-columns.ts';
import { startBelow } from '../tables/entry-paths.ts';

/** Entries between two updates of `prefetchedFrom`. */
const AT_A_TIME = 64;

/** Memory that a scan and its prefetching thread share. Rows are those of the cached entry. */
export interface PrefetchState {
  /** Cached stats of the entries: rows as in the stat cache. */
  readonly stats: Float64Array;
  /** 1 = the stat is still the same. */
  readonly unchanged: Uint8Array;
  /** The thread has compared this row and all rows behind it. */
  readonly prefetchedFrom: Uint32Array;
  /** The scan has passed all rows before this one. */
  readonly scannedTo: Uint32Array;
}

export interface StatRange {
  /** Row of the first path. */
  readonly from: number;
  /** Absolute path that the paths are relative to. */
  readonly base: string;
  /** One after another with SEPARATOR between them; '' is the base itself. */
  readonly paths: string;
}

/** Work of the thread that shares the stat calls of a scan (save/prefetch-stats.ts). */
export function createWork({ stats, unchanged, prefetchedFrom, scannedTo }: PrefetchState) {
  return {
    /** From the last path to the first, until it reaches the row that the scan has got to. */
    compareStats({ from, base, paths }: StatRange): void {
      const list = paths.split(SEPARATOR);
      const start = startBelow(base);
      for (let end = list.length; end > 0; end -= AT_A_TIME) {
        if (Atomics.load(scannedTo, 0) >= from + end) return;
        const first = Math.max(0, end - AT_A_TIME);
        for (let index = first; index < end; index++) {
          const path = list[index]!;
          if (isStatUnchanged(stats, from + index, path === '' ? base : start + path))
            unchanged[from + index] = 1;
        }
        Atomics.store(prefetchedFrom, 0, from + first);
      }
    },
  };
}
