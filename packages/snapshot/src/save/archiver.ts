import { setImmediate } from 'node:timers/promises';
import { REGION_BYTES } from '../format/chunker.ts';
import { SEPARATOR } from '../paths/paths.ts';
import { ctimeOf, mtimeOf, sizeOf } from '../stat/stat-columns.ts';
import type { EntryTable } from '../tables/entry-table.ts';
import { SnapshotError } from '../tables/errors.ts';
import type { Pool } from '../workers/pool.ts';
import {
  BATCH_BYTES,
  type createWork,
  FILE_NUMBERS,
  type PackedSegment,
  type ReadInput,
  type ReadResult,
  ROOM,
} from '../workers/save-work.ts';
import { createSharedMemory } from '../workers/shared-memory.ts';
import { type FileContents, FreshContent, type ParentContent } from './content.ts';
import type { Packer, SegmentLocation } from './packer.ts';
import { rescan, type Scan } from './scan.ts';

type SavePool = Pool<ReturnType<typeof createWork>>;

/** How often a file is read when it changes meanwhile, before the save fails. */
const ATTEMPTS = 3;
/** Most files of a batch. */
const BATCH_FILES = 512;
/** Content of a segment: a smaller one compresses less, and a larger one is much to fetch for a single file. */
const SEGMENT_BYTES = 2 * 1024 * 1024;
/** A batch with less new content than this shares a segment with other batches. */
const MIN_SEGMENT_BYTES = SEGMENT_BYTES / 2;
/** Batches per worker that are sent ahead, before the new content of earlier ones is known. */
const DEPTH = 3;

interface Batch {
  /** Rows of the scan. */
  readonly files: readonly number[];
  readonly window?: NonNullable<ReadInput['window']>;
}
/** One batch, or the windows of one region, which go to one worker. */
type Unit = readonly Batch[];

/** New content of a batch: its number in the batch, and its id. */
interface Wanted {
  readonly chunk: number;
  readonly id: number;
}

/**
 * Archives the content of files: workers read, cut and hash it; new content is compressed and goes to the packer. The
 * batches' results are used in the order of the batches, whichever worker is faster, so that the same tree gives the
 * same packs.
 * @param parent content that need not be packed
 * @param contents set for each file
 */
export function createArchiver(
  pool: SavePool,
  packer: Packer,
  parent: ParentContent,
  scan: Scan,
  contents: FileContents,
) {
  const { entries } = scan;
  const fresh = new FreshContent();
  const memory = createSharedMemory(ROOM);
  let batches = 0;
  let regions = 0;
  let open: { number: number; parts: Promise<Uint8Array>[]; size: number; close: () => void } | undefined;

  /**
   * @param files rows of the scan; rows of files that change meanwhile are replaced
   * @param onFile called for each file once it is done
   */
  async function archive(files: readonly number[], onFile: (row: number) => void): Promise<void> {
    let left = files;
    for (let attempt = 1; left.length > 0; attempt++) {
      left = await pass(left, onFile);
      for (const row of left) {
        if (attempt === ATTEMPTS || !rescan(scan, row)) throw changedError(scan.paths.at(row));
      }
    }
  }

  /** Reads each file once. @returns the files that changed meanwhile */
  async function pass(files: readonly number[], onFile: (row: number) => void): Promise<number[]> {
    const changed = new Set<number>();
    /** For files that come in windows, ids by the end of the window: those of several regions come interleaved. */
    const windows = new Map<number, Map<number, number[]>>();
    const waiting: { worker: number; id: number; batch: Batch; reply: Promise<ReadResult> }[] = [];
    const decideNext = async () => {
      const { worker, id, batch, reply } = waiting.shift()!;
      const { digests, sizes, counts } = await reply;
      const { window } = batch;
      const wanted: Wanted[] = [];
      const idOf = (chunk: number): number => {
        const earlier = parent.find(digests, chunk);
        if (earlier >= 0) return earlier;
        let own = fresh.find(digests, chunk);
        if (own < 0) {
          own = fresh.add(digests, chunk);
          wanted.push({ chunk, id: own });
        }
        return parent.chunks.length + own;
      };
      let at = 0;
      for (let index = 0; index < counts.length; index++) {
        const row = batch.files[index]!;
        const count = counts[index]!;
        if (count < 0) {
          changed.add(row);
          continue;
        }
        const first = at;
        at += count;
        // A changed file is read again as a whole, whatever its other windows were.
        if (changed.has(row)) continue;
        const ids = Array.from({ length: count }, (_, chunk) => idOf(first + chunk));
        if (!window) contents.set(row, ids);
        else windows.set(row, (windows.get(row) ?? new Map<number, number[]>()).set(window.to, ids));
        if (!window || window.to === entries.sizes[row]) onFile(row);
      }
      pack(worker, id, sizes, wanted);
      await packer.settle(pool.size * 6);
    };

    try {
      for (const { worker, batch } of schedule(
        units(entries, files, () => regions++),
        pool.size,
      )) {
        const id = batches++;
        const numbers = numbersOf(scan, batch.files);
        const input: ReadInput = {
          batch: id,
          paths: batch.files.map((row) => scan.paths.at(row)).join(SEPARATOR),
          numbers,
          ...(batch.window && { window: batch.window }),
        };
        const reply = pool.run('read', input, { worker, transfer: [numbers.buffer] });
        // Handled where it is awaited.
        reply.catch(() => undefined);
        waiting.push({ worker, id, batch, reply });
        if (waiting.length >= pool.size * DEPTH) await decideNext();
        if (pool.size === 1) await setImmediate();
      }
      while (waiting.length > 0) await decideNext();
    } finally {
      await Promise.allSettled(waiting.map(({ reply }) => reply));
    }
    for (const [row, parts] of windows) contents.set(row, inOrder(parts));
    return [...changed];
  }

  /** Packs the new content of a batch: in segments of its own, or in one that several batches share. */
  function pack(worker: number, batch: number, sizes: ArrayLike<number>, wanted: readonly Wanted[]): void {
    const total = wanted.reduce((sum, { chunk }) => sum + sizes[chunk]!, 0);
    const segments = total >= MIN_SEGMENT_BYTES ? group(wanted, sizes, total) : [];
    const raw = segments.length > 0 ? [] : wanted;
    const shared = segments.length > 0 ? memory.take(total) : undefined;
    const chunksOf = (list: readonly Wanted[]) => list.map(({ chunk }) => chunk);
    const input = { batch, segments: segments.map(chunksOf), raw: chunksOf(raw), memory: shared };
    const reply = pool.run('pack', input, { worker });
    reply.catch(() => undefined);
    for (const [index, list] of segments.entries()) {
      const location = packer.add(reply.then((result) => result.segments[index] as PackedSegment));
      assign(list, fresh.segment(location), 0);
    }
    if (shared) packer.afterwards(() => memory.give(shared));
    if (raw.length === 0) return;
    if (open && open.size + total > SEGMENT_BYTES) close();
    open ??= opened();
    assign(raw, open.number, open.size);
    open.size += total;
    const part = reply.then((result) => result.raw);
    // Handled when the segment is closed, which does not happen in a save that fails before.
    part.catch(() => undefined);
    open.parts.push(part);

    function assign(list: readonly Wanted[], segment: number, start: number): void {
      let offset = start;
      for (const { chunk, id } of list) {
        fresh.assign(id, segment, offset, sizes[chunk]!);
        offset += sizes[chunk]!;
      }
    }
  }

  /** Opens a segment that several batches share. It goes to the packer when it is closed. */
  function opened() {
    const parts: Promise<Uint8Array>[] = [];
    const location: SegmentLocation = { pack: -1, segment: -1 };
    return {
      number: fresh.segment(location),
      parts,
      size: 0,
      close: () => {
        const compressed = Promise.all(parts).then((list) => pool.run('compress', { parts: list }));
        packer.add(compressed as Promise<PackedSegment>, location);
      },
    };
  }

  function close(): void {
    open?.close();
    open = undefined;
  }

  return { archive, close, fresh };
}

function inOrder(windows: ReadonlyMap<number, number[]>): number[] {
  return [...windows].sort(([a], [b]) => a - b).flatMap(([, ids]) => ids);
}

function numbersOf({ stats }: Scan, files: readonly number[]): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(files.length * FILE_NUMBERS);
  for (const [index, row] of files.entries()) {
    const stat = [sizeOf(stats, row), mtimeOf(stats, row), ctimeOf(stats, row)];
    numbers.set(stat, index * FILE_NUMBERS);
  }
  return numbers;
}

/** Divides new content into segments of about the same size, so that none is a small rest. */
function group(wanted: readonly Wanted[], sizes: ArrayLike<number>, total: number): Wanted[][] {
  const target = total / Math.max(1, Math.round(total / SEGMENT_BYTES));
  const groups: Wanted[][] = [];
  let filled = 0;
  for (const one of wanted) {
    if (filled >= target * groups.length) groups.push([]);
    groups.at(-1)!.push(one);
    filled += sizes[one.chunk]!;
  }
  return groups;
}

/** Large files first, since each keeps a worker busy for long; then the others, similar ones next to each other. */
function units(entries: EntryTable, files: readonly number[], nextRegion: () => number): Unit[] {
  const result: Unit[] = [];
  const small: number[] = [];
  for (const row of files) {
    if (entries.sizes[row]! <= BATCH_BYTES) small.push(row);
    else result.push(...regionsOf(row, entries.sizes[row]!, nextRegion));
  }
  let batch: number[] = [];
  let filled = 0;
  for (const row of byLikeness(entries, small)) {
    const size = entries.sizes[row]!;
    if (batch.length === BATCH_FILES || (batch.length > 0 && filled + size > BATCH_BYTES)) {
      result.push([{ files: batch }]);
      batch = [];
      filled = 0;
    }
    batch.push(row);
    filled += size;
  }
  if (batch.length > 0) result.push([{ files: batch }]);
  return result;
}

function regionsOf(row: number, size: number, nextRegion: () => number): Unit[] {
  const result: Unit[] = [];
  for (let from = 0; from < size; from += REGION_BYTES) {
    const region = nextRegion();
    const end = Math.min(size, from + REGION_BYTES);
    const unit: Batch[] = [];
    for (let start = from; start < end; start += BATCH_BYTES) {
      const to = Math.min(end, start + BATCH_BYTES);
      unit.push({ files: [row], window: { region, first: start === from, from, to, end } });
    }
    result.push(unit);
  }
  return result;
}

/**
 * Sorts files by extension and then by name, since similar files compress better together. Those of one name stay in
 * the order of the scan.
 */
function byLikeness({ paths }: EntryTable, rows: readonly number[]): number[] {
  const byName = new Map<string, { readonly kind: string; readonly name: string; readonly rows: number[] }>();
  for (const row of rows) {
    const name = paths.name(row);
    const same = byName.get(name);
    if (same) {
      same.rows.push(row);
      continue;
    }
    const dot = name.lastIndexOf('.');
    byName.set(name, { kind: dot > 0 ? name.slice(dot) : '', name, rows: [row] });
  }
  const names = [...byName.values()];
  names.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
  return names.flatMap((one) => one.rows);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Gives each worker in turn the next window of its region, or else the next unit. */
function* schedule(list: readonly Unit[], workers: number): Generator<{ worker: number; batch: Batch }> {
  const current: Unit[] = Array.from({ length: workers }, () => []);
  let next = 0;
  for (let worker = 0, idle = 0; idle < workers; worker = (worker + 1) % workers) {
    if (current[worker]!.length === 0) current[worker] = list[next++] ?? [];
    const [batch, ...rest] = current[worker]!;
    current[worker] = rest;
    idle = batch ? 0 : idle + 1;
    if (batch) yield { worker, batch };
  }
}

export const changedError = (path: string) =>
  new SnapshotError(
    'PACELINE_SNAPSHOT_CHANGED',
    `${path} changed while it was saved.`,
    'End what writes there before the job ends, or leave the file out with a line "!path".',
  );
