import { lstatSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

export interface Bounds {
  readonly maxBytes: number;
  readonly maxEntries: number;
}

interface FileUse {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/** Eviction goes this far below a bound, so that a full store is not scanned again at every put. */
const SLACK = 0.05;
/** No writer needs this long between creating its temporary file and renaming it. */
const STALE_MILLISECONDS = 60 * 60 * 1000;

/**
 * Keeps a folder of values within its bounds. There is no index to keep right between processes: the
 * folder itself is counted, at this process's first put and then whenever what it wrote since could have
 * passed a bound. Other processes' puts are seen at the next count, so together they can pass a bound
 * by what they wrote since, and no more.
 */
export function createDiskUsage(
  folders: { values: string; temporary: string },
  bounds: Bounds,
  now: () => number,
) {
  let counted: { bytes: number; entries: number } | undefined;
  let running: Promise<void> | undefined;
  let evictions = 0;

  const within = () =>
    counted !== undefined && counted.bytes <= bounds.maxBytes && counted.entries <= bounds.maxEntries;

  async function count(): Promise<void> {
    const found: FileUse[] = [];
    for (const folder of subfolders(folders.values).flatMap((path) => subfolders(path))) {
      found.push(...filesIn(folder));
      // A full store takes a second to count: transfers that are under way go on meanwhile.
      await setImmediate();
    }
    counted = { bytes: found.reduce((sum, file) => sum + file.bytes, 0), entries: found.length };
    if (!within()) evict(found, counted);
    sweep(folders.temporary, now());
  }

  function evict(found: FileUse[], total: { bytes: number; entries: number }): void {
    const bytes = bounds.maxBytes - Math.floor(bounds.maxBytes * SLACK);
    const entries = bounds.maxEntries - Math.floor(bounds.maxEntries * SLACK);
    found.sort((a, b) => a.usedAt - b.usedAt);
    for (const file of found) {
      if (total.bytes <= bytes && total.entries <= entries) return;
      // Used or replaced since it was counted: another one is older now.
      if (statFile(file.path)?.usedAt !== file.usedAt) continue;
      if (!unlinkQuietly(file.path)) continue;
      evictions += 1;
      total.bytes -= file.bytes;
      total.entries -= 1;
    }
  }

  return {
    /** To be called after each put with the size of the new file. */
    async wrote(bytes: number): Promise<void> {
      if (counted) {
        counted = { bytes: counted.bytes + bytes, entries: counted.entries + 1 };
        if (within()) return;
      }
      // One count at a time: puts that end while it runs are in it or trigger the next.
      running ??= count().finally(() => {
        running = undefined;
      });
      await running;
    },
    evictions: () => evictions,
  };
}

/** Removes what writers left behind that were killed before they could rename it, folders too. */
export function sweep(folder: string, now: number): void {
  for (const path of pathsIn(folder)) {
    const changedAt = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changedAt <= STALE_MILLISECONDS) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another user's, or a store that may only be read.
    }
  }
}

/** Folders below a folder; a folder that is not there has none. */
export function subfolders(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(path, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const filesIn = (folder: string): FileUse[] => pathsIn(folder).flatMap((path) => statFile(path) ?? []);

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The modification time is the last use: the store sets it at every get, and never changes a file otherwise. */
function statFile(path: string): FileUse | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { path, bytes: stat.size, usedAt: stat.mtimeMs } : undefined;
}

function unlinkQuietly(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
