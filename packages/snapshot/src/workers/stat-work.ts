import { SEPARATOR } from '../paths/paths.ts';
import { isStillSo } from '../stat/stat-columns.ts';
import { startBelow } from '../tables/entry-paths.ts';

/** After so many looks the other side is told how far this one came. */
const AT_A_TIME = 64;

/** Memory that a scan and the thread that comes towards it share. Rows are those of the known entries. */
export interface PrefetchState {
  /** What the file system once said of the entries: rows as the stat cache keeps them. */
  readonly stats: Float64Array;
  /** 1: it says so still. */
  readonly unchanged: Uint8Array;
  /** The thread has been at this row and at all that come behind it. */
  readonly prefetchedFrom: Uint32Array;
  /** The scan has been at all rows before this one. */
  readonly scannedTo: Uint32Array;
}

export interface StatRange {
  /** The row of the first. */
  readonly from: number;
  /** What the paths are below: absolute. */
  readonly base: string;
  /** One after another with SEPARATOR between them; '' is the base itself. */
  readonly paths: string;
}

/** What the thread does that shares the looks of a scan (prefetch-stats.ts). */
export function createWork({ stats, unchanged, prefetchedFrom, scannedTo }: PrefetchState) {
  return {
    /** From the last path to the first, until it meets the scan. */
    compareStats({ from, base, paths }: StatRange): void {
      const list = paths.split(SEPARATOR);
      const start = startBelow(base);
      for (let end = list.length; end > 0; end -= AT_A_TIME) {
        if (Atomics.load(scannedTo, 0) >= from + end) return;
        const first = Math.max(0, end - AT_A_TIME);
        for (let index = first; index < end; index++) {
          const path = list[index]!;
          if (isStillSo(stats, from + index, path === '' ? base : start + path)) unchanged[from + index] = 1;
        }
        Atomics.store(prefetchedFrom, 0, from + first);
      }
    },
  };
}
