import { constants, statfsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '@paceline/store';
import type { Amount } from '../amount.ts';
import { readEntry } from '../entry/read-entry.ts';
import type { ReadEntry } from '../format/decode-manifest.ts';
import type { Signer } from '../format/envelope.ts';
import { checkFolding } from '../paths/folding.ts';
import type { PathSet } from '../paths/path-set.ts';
import { lstat, TICK_MILLISECONDS } from '../stat/file-stat.ts';
import { putStat, STAT_COLUMNS } from '../stat/stat-columns.ts';
import { EntryPaths } from '../tables/entry-paths.ts';
import { HARD_LINK } from '../tables/entry-table.ts';
import { ensure, ManifestProblem } from '../tables/manifest-problem.ts';
import { createPool, defaultWorkers, type Pool } from '../workers/pool.ts';
import type { createWork } from '../workers/restore-work.ts';
import { type BeginOptions, type BegunRestore, beginRestore } from './begin-restore.ts';
import {
  type Build,
  finishFolders,
  finishInnerFolders,
  finishTree,
  makeFolders,
  makeFrames,
  repairAttributes,
} from './build-tree.ts';
import { type ComingPacks, DamagedEntry, fetchAhead, fetchAll, noneComing } from './fetch-packs.ts';
import { isPlausible, planFetches } from './fetch-plan.ts';
import { InTheWay, inspectLocal, type LocalState, NEW } from './local-state.ts';
import { prefetchStats, type StatPrefetch } from './prefetch-stats.ts';
import { reuseLocal } from './reuse-local.ts';
import { createStaging, folderFor, removeStaleStaging, resolveRoots, type Staging } from './staging.ts';
import { earlierOf, updateStatCache } from './update-stat-cache.ts';

interface RestoreOptions extends BeginOptions {
  readonly key: string;
  /** As in SaveOptions. */
  readonly packs: string;
  /** What `beginRestore` returned for the same options. */
  readonly begun?: BegunRestore | undefined;
  /** Signs the stat cache. With a verifier and no signer none is written, since an unsigned one is not used. */
  readonly signer?: Signer | undefined;
  readonly onNote?: ((note: string) => void) | undefined;
  readonly onProgress?: ((done: Amount, total: Amount) => void) | undefined;
}

type RestoreResult =
  | {
      readonly outcome: 'restored';
      readonly files: number;
      /** Bytes of the files. */
      readonly bytes: number;
      /** Bytes that were read from the store. */
      readonly readBytes: number;
      /** Files that were written, and files that were there with the right content. */
      readonly writtenFiles: number;
      readonly keptFiles: number;
      /** The tier that most of these bytes came from. */
      readonly tier: string;
      /** Bytes that were read from each tier. */
      readonly byTier: Readonly<Record<string, number>>;
    }
  | {
      readonly outcome: 'miss';
      /** Worded to follow "…: ". */
      readonly reason: string;
      /** The entry can never be restored: it is damaged, or a part of it is gone. */
      readonly broken: boolean;
      /** Some files were put in place before it failed. Each of them is whole and right. */
      readonly partly: boolean;
      /** Digests of the damaged or missing packs and index, as far as they are known: a save should put them again. */
      readonly damaged: readonly string[];
    };

/**
 * Restores an entry. What is there and right is kept; all else is fetched, verified, built in a staging folder, and
 * moved in only when it is complete. So a failure before that changes nothing, and no file ever has content that was
 * not verified. Files that are not in the entry are kept. Never rejects.
 */
export async function restoreSnapshot(store: Store, options: RestoreOptions): Promise<RestoreResult> {
  let pool: Pool<ReturnType<typeof createWork>> | undefined;
  let prefetch: StatPrefetch | undefined;
  let staging: Staging | undefined;
  let moving = false;
  let coming = noneComing();
  try {
    const begun = options.begun ?? (await beginRestore(options));
    const { cached } = begun;
    const ready = begun.take();
    prefetch = ready?.prefetch;
    // The threads start while the entry is fetched.
    pool = ready?.pool ?? (await createPool('restore', options.workers ?? defaultWorkers(), undefined));
    const paths = resolveRoots(options.paths);
    const entry = await readEntry(store, options.key, {
      ...options,
      paths,
      cached,
      onDecoded(packs) {
        const nothingHere = paths.roots.every(({ base }) => lstat(base) === undefined);
        if (nothingHere) coming = fetchAhead(store, options.packs, packs);
      },
    });
    if (!entry) return miss('there is no such entry', false, false);
    const observedAt = ready?.observedAt ?? Date.now();
    const { manifest } = entry;
    const prefetched = cached?.entry.manifest ?? manifest;
    const bases = paths.roots.map(({ base }) => base);
    prefetch ??= prefetchStats(prefetched.entries, bases, pool);
    const earlier = cached && earlierOf(cached, manifest);
    const local = await inspectLocal(manifest, bases, pool, prefetch.statOf, earlier);
    let built: Float64Array | undefined;
    removeStaleStaging(paths);
    if (local.states.includes(NEW)) {
      staging = createStaging(paths);
      built = await build(store, entry, { options, paths, local, staging, pool, coming });
    }
    const statCache = options.verifier && !options.signer ? undefined : options.statCache;
    // After a tick, so that later changes have later times than what was built.
    if (staging && statCache !== undefined) await setTimeout(TICK_MILLISECONDS);
    const movedAt = Date.now();
    moving = true;
    staging?.moveIn();
    // Now, since it can lie in a folder whose time is set below.
    removeStaging(staging, options);
    const traits = staging?.traits;
    const withMode = (mode: number): boolean =>
      traits?.some(({ granted }) => (mode & ~granted) !== 0) ?? true;
    const tree: Build = { manifest, local, path: (index) => local.paths.at(index), withMode };
    repairAttributes(tree);
    // Copied files and folders have other stats than those that were built.
    const moved = staging?.copied() ? undefined : built;
    const unchangedFolders = finishFolders(tree, moved, bases, options.onNote ?? ignore);
    if (statCache !== undefined) {
      const restored = { local, moved, unchangedFolders, observedAt, movedAt, signer: options.signer };
      updateStatCache(statCache, paths, entry, cached, restored);
    }
    return resultOf(entry, local);
  } catch (error) {
    return missOf(error, moving);
  } finally {
    await prefetch?.stop();
    await pool?.close();
    // Packs that a failed restore did not use.
    await Promise.all(coming.packs.values());
    removeStaging(staging, options);
  }
}

function removeStaging(staging: Staging | undefined, { onNote }: RestoreOptions): void {
  try {
    staging?.remove();
  } catch (error) {
    onNote?.(`A temporary folder could not be removed: ${(error as Error).message}.`);
  }
}

/** @returns rows of the stat cache for what is finished in a new folder; 0 for all else */
async function build(
  store: Store,
  entry: ReadEntry,
  job: {
    readonly options: RestoreOptions;
    readonly paths: PathSet;
    readonly local: LocalState;
    readonly staging: Staging;
    readonly pool: Pool<ReturnType<typeof createWork>>;
    readonly coming: ComingPacks;
  },
): Promise<Float64Array> {
  const { manifest, read } = entry;
  const { options, local, staging, pool } = job;
  const { entries } = manifest;
  const traits = staging.traits;
  checkFolding(entries, traits, job.paths);
  const wanted: number[] = [];
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] === NEW && entries.isFile(index)) wanted.push(index);
  }
  // A store with a pack size has costly requests: a range costs as much as the whole pack.
  const ranges = store.packBytes === undefined;
  const whole = planFetches(manifest, wanted, ranges);
  ensure(isPlausible(whole), `its files say ${whole.bytes} bytes, of ${whole.storedBytes} that are stored`);
  expectRoom(whole.bytes, job.paths);
  const paths = new EntryPaths(entries, staging.bases);
  const path = (index: number): string => paths.at(index);
  const withMode = (mode: number): boolean => traits.some(({ granted }) => (mode & ~granted) !== 0);
  const tree: Build = { manifest, local, path, withMode };
  makeFolders(tree);
  const held = await reuseLocal(tree, wanted, pool);
  const plan = held.size === 0 ? whole : planFetches(manifest, wanted, ranges, held);
  makeFrames(
    tree,
    plan.frames.filter((index) => !held.has(index)),
  );
  const built = new Float64Array(entries.length * STAT_COLUMNS);
  const total = { files: wanted.length, bytes: whole.bytes };
  const done = { files: 0, bytes: whole.bytes - plan.bytes };
  await fetchAll(store, plan, {
    packs: options.packs,
    chunks: manifest.chunks,
    coming: job.coming,
    pool,
    paths,
    withMode,
    stats: options.statCache !== undefined,
    onRead: (tier, bytes) => read.set(tier, (read.get(tier) ?? 0) + bytes),
    onWritten(index, bytes, stat) {
      done.bytes += bytes;
      if (bytes === entries.sizes[index]) done.files += 1;
      if (!stat || local.inNewFolder[index] !== 1) return;
      const { dev } = traits[entries.roots[index]!]!;
      const mode = constants.S_IFREG | entries.modes[index]!;
      putStat(built, index, { ...stat, dev, size: bytes, mode });
    },
    onTask: () => options.onProgress?.(done, total),
  });
  finishTree(tree, plan.frames);
  options.onProgress?.(total, total);
  finishInnerFolders(tree, built);
  return built;
}

function resultOf({ manifest: { entries }, read }: ReadEntry, local: LocalState): RestoreResult {
  let files = 0;
  let bytes = 0;
  let keptFiles = 0;
  for (let index = 0; index < entries.length; index++) {
    if (!entries.isFile(index) && entries.types[index] !== HARD_LINK) continue;
    files += 1;
    if (local.states[index] !== NEW) keptFiles += 1;
    // 0 for a hard link.
    bytes += entries.sizes[index]!;
  }
  return {
    outcome: 'restored',
    files,
    bytes,
    readBytes: [...read.values()].reduce((sum, size) => sum + size, 0),
    writtenFiles: files - keptFiles,
    keptFiles,
    tier: [...read].sort((a, b) => b[1] - a[1])[0]![0],
    byTier: Object.fromEntries(read),
  };
}

const miss = (
  reason: string,
  broken: boolean,
  partly: boolean,
  damaged: readonly string[] = [],
): RestoreResult => ({ outcome: 'miss', reason, broken, partly, damaged });

function missOf(error: unknown, moving: boolean): RestoreResult {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DamagedEntry)
    return miss(`the entry is damaged: ${message}`, true, moving, error.content);
  if (error instanceof ManifestProblem)
    return miss(`the entry is not usable: ${message}`, true, moving, error.content);
  if (error instanceof InTheWay) return miss(message, false, moving);
  return miss(`it could not be written: ${message}`, false, moving);
}

/** Checked before gigabytes are fetched, or a manifest that names one chunk a million times fills the disk. */
function expectRoom(bytes: number, paths: PathSet): void {
  for (const folder of new Set(paths.roots.map(folderFor))) {
    const { bavail, bsize } = statfsSync(folder);
    if (bytes > bavail * bsize) {
      throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
    }
  }
}

const ignore = (): void => undefined;
