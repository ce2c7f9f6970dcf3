import type { Store } from '@paceline/store';
import { getOther } from '../entry/get-accepted.ts';
import { sha256Hex } from '../format/envelope.ts';
import { type Pack, packKey, type Segment } from '../format/manifest.ts';
import type { FileStat } from '../stat/file-stat.ts';
import type { ChunkTable } from '../tables/chunk-table.ts';
import { copyDigest, DIGEST_WORDS } from '../tables/digests.ts';
import type { EntryPaths } from '../tables/entry-paths.ts';
import type { Pool } from '../workers/pool.ts';
import {
  type createWork,
  STAT_NUMBERS,
  WHOLE,
  WHOLE_WITH_MODE,
  WRITE_NUMBERS,
} from '../workers/restore-work.ts';
import { createSharedMemory, type SharedMemory } from '../workers/shared-memory.ts';
import type { Fetch, FetchPlan, SegmentUse } from './fetch-plan.ts';
import type { Writes } from './writes.ts';

/** Ends a restore, since the entry itself is damaged. */
export class DamagedEntry extends Error {
  /** Digests of the packs that are damaged or gone, or differ from what the entry says. */
  readonly content: readonly string[];
  constructor(message: string, content: readonly string[]) {
    super(message);
    this.content = content;
  }
}

/** Bytes that are being fetched or wait for a thread, and requests at a time. */
const BYTES_AHEAD = 56 * 1024 * 1024;
const REQUESTS = 6;
/** Packs that are fetched before the manifest is checked. */
const PACKS_AHEAD = 3;
/** Compressed bytes of one task: small, so that the threads share the work evenly. */
const TASK_BYTES = 512 * 1024;

interface FetchOptions {
  /** Packs that are being fetched already; each is used once. */
  readonly coming: ComingPacks;
  /** Start of the packs' store keys. */
  readonly packs: string;
  /** Of the manifest. */
  readonly chunks: ChunkTable;
  readonly pool: Pool<ReturnType<typeof createWork>>;
  /** Where the files are built. */
  readonly paths: EntryPaths;
  /** See `Build`. */
  readonly withMode: (mode: number) => boolean;
  /** Called with what was read from which tier. */
  readonly onRead: (tier: string, bytes: number) => void;
  /** Called after each write; with the stat of a whole file if `stats` is set. */
  readonly onWritten: (entry: number, bytes: number, stat: WrittenStat | undefined) => void;
  /** Called after each task of a thread. */
  readonly onTask: () => void;
  readonly stats: boolean;
}

type WrittenStat = Pick<FileStat, 'ino' | 'mtimeMs' | 'ctimeMs'>;

/** Packs that are being fetched, and the memory that they and later ones are read into. */
export interface ComingPacks {
  readonly packs: Map<string, ReturnType<Store['get']>>;
  readonly memory: SharedMemory;
}

/** Fetches the first packs of an entry that will be restored whole. What fails is fetched again by `fetchAll`. */
export function fetchAhead(store: Store, folder: string, packs: readonly Pack[]): ComingPacks {
  const coming = noneComing();
  for (const { sha256 } of packs.slice(0, PACKS_AHEAD)) {
    coming.packs.set(
      sha256,
      getPack(store, packKey(folder, sha256), sha256, coming.memory).catch(() => undefined),
    );
  }
  return coming;
}

export const noneComing = (): ComingPacks => ({ packs: new Map(), memory: createSharedMemory() });

const getPack = (store: Store, key: string, sha256: string, memory: SharedMemory) =>
  store.get(key, { sha256, memory: (bytes) => new Uint8Array(memory.take(bytes)) });

/**
 * Fetches packs ahead of the threads that verify, decompress and write. Memory is bounded by BYTES_AHEAD, whatever the
 * size of the tree.
 * @throws DamagedEntry, or what a thread threw; no thread writes any more then
 */
export async function fetchAll(
  store: Store,
  { fetches, writes }: FetchPlan,
  options: FetchOptions,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let ahead = 0;
  let failure: unknown;
  for (const fetch of fetches) {
    const bytes = fetch.range?.length ?? fetch.pack.bytes;
    while (running.size > 0 && (running.size >= REQUESTS || ahead + bytes > BYTES_AHEAD)) {
      await Promise.race(running);
    }
    if (failure !== undefined) break;
    ahead += bytes;
    const job = fetchOne(store, fetch, writes, options)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => {
        ahead -= bytes;
        running.delete(job);
      });
    running.add(job);
  }
  // All have to end before the folder that they write to is removed.
  await Promise.all(running);
  if (failure !== undefined) throw failure;
}

async function fetchOne(store: Store, fetch: Fetch, writes: Writes, options: FetchOptions): Promise<void> {
  const { pack, range, segments } = fetch;
  const key = packKey(options.packs, pack.sha256);
  const { packs, memory } = options.coming;
  const coming = range ? undefined : packs.get(pack.sha256);
  packs.delete(pack.sha256);
  const found = range
    ? await store.getRange(key, range.offset, range.length)
    : await (coming ?? getPack(store, key, pack.sha256, memory));
  if (found) options.onRead(found.tier, found.bytes.byteLength);
  let left = segments;
  if (found && found.bytes.byteLength === (range?.length ?? pack.bytes)) {
    left = await write(found.bytes, range?.offset ?? 0, segments, writes, memory, options);
  }
  if (left.length === 0) return;
  // Damaged, cut off or gone: another tier may have it whole.
  const accept = (bytes: Uint8Array): boolean => left.every(({ segment }) => isRight(bytes, segment));
  const other = found || range ? await getOther(store, key, accept) : undefined;
  // Nothing was found: tiers do not return what they find damaged.
  const missing = found ? 'has another digest' : 'is gone from the store, or damaged there';
  if (!other) throw new DamagedEntry(`a part of it ${missing}`, [pack.sha256]);
  options.onRead(other.tier, other.bytes.byteLength);
  if (accept(other.bytes)) left = await write(other.bytes, 0, left, writes, memory, options);
  if (left.length === 0) return;
  await removeDamaged(store, key, pack, other.bytes);
  throw new DamagedEntry('a part of it has another digest', [pack.sha256]);
}

/** Removes a pack that does not match its digest; the next save writes it again. */
async function removeDamaged(store: Store, key: string, pack: Pack, bytes: Uint8Array): Promise<void> {
  if (sha256Hex(bytes) !== pack.sha256) await store.delete(key).catch(() => undefined);
}

const isRight = (bytes: Uint8Array, { offset, bytes: length, sha256 }: Segment): boolean =>
  offset + length <= bytes.byteLength && sha256Hex(bytes.subarray(offset, offset + length)) === sha256;

/**
 * Hands segments to the threads.
 * @param bytes must not be used afterwards
 * @param start where in the pack `bytes` begins
 * @returns the segments that were not written because one of them is damaged
 */
async function write(
  bytes: Uint8Array,
  start: number,
  segments: readonly SegmentUse[],
  writes: Writes,
  memory: SharedMemory,
  options: FetchOptions,
): Promise<SegmentUse[]> {
  const { shared, at } = inShared(bytes, memory);
  try {
    const results = await Promise.allSettled(
      tasksOf(segments).map((task) => writeTask(shared, start - at, task, writes, options)),
    );
    const rejected = results.find((result) => result.status === 'rejected');
    if (rejected) throw rejected.reason;
    return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  } finally {
    memory.give(shared);
  }
}

function tasksOf(segments: readonly SegmentUse[]): SegmentUse[][] {
  const tasks: SegmentUse[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const segment of segments) {
    if (bytes >= TASK_BYTES) {
      tasks.push([]);
      bytes = 0;
    }
    tasks.at(-1)!.push(segment);
    bytes += segment.segment.bytes;
  }
  return tasks;
}

async function writeTask(
  memory: SharedArrayBuffer,
  start: number,
  segments: readonly SegmentUse[],
  writes: Writes,
  options: FetchOptions,
): Promise<readonly SegmentUse[]> {
  const input = { memory, stat: options.stats, ...taskOf(segments, start, writes, options) };
  const { paths, numbers, offsets, sizes, digests } = input;
  const transfer = [paths, numbers, offsets, sizes, digests].map(({ buffer }) => buffer);
  const { damaged, stats } = await options.pool.run('write', input, { transfer });
  let at = 0;
  for (const { writes: its } of segments.slice(0, damaged)) {
    for (const write of its) {
      let stat: WrittenStat | undefined;
      if (stats && writes.kinds[write] === WHOLE) {
        stat = { ino: stats[at]!, mtimeMs: stats[at + 1]!, ctimeMs: stats[at + 2]! };
        at += STAT_NUMBERS;
      }
      options.onWritten(writes.entries[write]!, writes.lengths[write]!, stat);
    }
  }
  options.onTask();
  return damaged === undefined ? [] : segments.slice(damaged);
}

function taskOf(
  segments: readonly SegmentUse[],
  start: number,
  writes: Writes,
  { chunks, paths: { entries, bases }, withMode }: FetchOptions,
) {
  const { paths } = entries;
  const all = segments.flatMap((segment) => [...segment.writes]);
  const size = all.reduce((sum, write) => sum + paths.size(writes.entries[write]!) + 1, 0);
  const bytes = Buffer.allocUnsafeSlow(size);
  const numbers = new Float64Array(all.length * WRITE_NUMBERS);
  let filled = 0;
  for (const [index, write] of all.entries()) {
    const entry = writes.entries[write]!;
    filled += paths.bytes.copy(bytes, filled, paths.starts[entry], paths.starts[entry + 1]);
    const mode = entries.modes[entry]!;
    const kind = writes.kinds[write]!;
    const at = index * WRITE_NUMBERS;
    numbers[at] = kind === WHOLE && withMode(mode) ? WHOLE_WITH_MODE : kind;
    numbers[at + 1] = entries.roots[entry]!;
    numbers[at + 2] = writes.offsets[write]!;
    numbers[at + 3] = writes.lengths[write]!;
    numbers[at + 4] = writes.positions[write]!;
    numbers[at + 5] = mode;
    numbers[at + 6] = entries.mtimes[entry]!;
  }
  const jobs = segments.map(({ segment, writes, chunks }) => {
    const { sha256, codec, offset, bytes, size } = segment;
    const counts = { writes: writes.length, chunks: chunks.length };
    return { sha256, codec, start: offset - start, bytes, size, ...counts };
  });
  return { segments: jobs, bases, paths: bytes, numbers, ...chunksOf(segments, chunks) };
}

/** The chunk columns of WriteInput. */
function chunksOf(segments: readonly SegmentUse[], chunks: ChunkTable) {
  const count = segments.reduce((sum, segment) => sum + segment.chunks.length, 0);
  const [offsets, sizes] = [new Uint32Array(count), new Uint32Array(count)];
  const digests = new Uint32Array(count * DIGEST_WORDS);
  let at = 0;
  for (const segment of segments) {
    for (const chunk of segment.chunks) {
      copyDigest(chunks.digests, chunk, digests, at);
      offsets[at] = chunks.offsets[chunk]!;
      sizes[at++] = chunks.sizes[chunk]!;
    }
  }
  return { offsets, sizes, digests };
}

/** The shared memory that bytes are in; they are copied there if they are not yet. */
function inShared(bytes: Uint8Array, memory: SharedMemory): { shared: SharedArrayBuffer; at: number } {
  if (bytes.buffer instanceof SharedArrayBuffer) return { shared: bytes.buffer, at: bytes.byteOffset };
  const shared = memory.take(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return { shared, at: 0 };
}
