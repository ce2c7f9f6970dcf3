import { setImmediate } from 'node:timers/promises';
import { REGION_BYTES } from './chunker.ts';
import { SnapshotError } from './errors.ts';
import type { Packer, SegmentPlace } from './packer.ts';
import { SEPARATOR } from './paths.ts';
import type { Pool } from './pool.ts';
import {
  BATCH_BYTES,
  type createWork,
  DIGEST_LENGTH,
  FILE_NUMBERS,
  type PackedSegment,
  type ReadInput,
  type ReadResult,
  ROOM,
} from './save-work.ts';
import { rescan, type ScannedFile } from './scan.ts';
import { createSharedMemory } from './shared-memory.ts';

export type SavePool = Pool<ReturnType<typeof createWork>>;

/** New content: where it will be. */
export interface NewChunk {
  readonly sha256: string;
  readonly place: SegmentPlace;
  readonly offset: number;
  readonly size: number;
}

/** What is known of a file after it was read. */
export interface TakenFile {
  /** As it was when it was read. */
  readonly file: ScannedFile;
  readonly digests: readonly string[];
}

/** How often a file may change under our hands before the save is given up. */
const ATTEMPTS = 3;
/** Files of a batch: bounds what is read again because one of them changed. */
const BATCH_FILES = 512;
/** Content of a segment: a smaller one compresses less, a larger one has to be fetched for one file of it. */
const SEGMENT_BYTES = 2 * 1024 * 1024;
/** New content of a batch that is less than this joins that of other batches in one segment. */
const MIN_SEGMENT_BYTES = SEGMENT_BYTES / 2;
/** Batches per worker that were asked for and are not decided upon yet. */
const DEPTH = 3;

interface Batch {
  /** Places in the list of files. */
  readonly files: readonly number[];
  readonly window?: NonNullable<ReadInput['window']>;
}
/** One batch, or the windows of one region, which belong to one worker. */
type Unit = readonly Batch[];

/**
 * Takes in the content of files: workers read, hash and cut; what nobody has yet is compressed and goes to the
 * packer. Batches are decided upon in their order, whichever worker is faster, so the same tree gives the same
 * packs.
 */
export function createIntake(pool: SavePool, packer: Packer, known: (sha256: string) => boolean) {
  const fresh = new Map<string, NewChunk>();
  const memory = createSharedMemory(ROOM);
  let batches = 0;
  let regions = 0;
  let open:
    | { place: SegmentPlace; parts: Promise<Uint8Array>[]; size: number; close: () => void }
    | undefined;

  /**
   * @param onFile called for each file once it is done
   * @returns what each file holds
   */
  async function take(
    files: readonly ScannedFile[],
    onFile: (file: ScannedFile) => void,
  ): Promise<TakenFile[]> {
    const taken: TakenFile[] = new Array(files.length);
    const now = [...files];
    let left: readonly number[] = files.map((_, place) => place);
    for (let attempt = 1; left.length > 0; attempt++) {
      left = await pass(now, left, taken, onFile);
      for (const place of left) {
        const file = attempt < ATTEMPTS ? rescan(now[place]!) : undefined;
        if (!file) throw changedError(now[place]!);
        now[place] = file;
      }
    }
    return taken;
  }

  /** @returns those of the files (by their place) that changed while they were read */
  async function pass(
    files: readonly ScannedFile[],
    places: readonly number[],
    taken: TakenFile[],
    onFile: (file: ScannedFile) => void,
  ): Promise<number[]> {
    const changed = new Set<number>();
    /** Of files that come in windows: digests by where in the file theirs ends, as regions come interleaved. */
    const windows = new Map<number, Map<number, string[]>>();
    const waiting: { worker: number; id: number; batch: Batch; reply: Promise<ReadResult> }[] = [];
    const decideNext = async () => {
      const { worker, id, batch, reply } = waiting.shift()!;
      const { digests, sizes, counts } = await reply;
      const { window } = batch;
      let at = 0;
      const all: string[] = [];
      const wanted: number[] = [];
      for (let index = 0; index < counts.length; index++) {
        const place = batch.files[index]!;
        const file = files[place]!;
        if (counts[index]! < 0) {
          changed.add(place);
          continue;
        }
        const list: string[] = [];
        for (const end = at + counts[index]!; at < end; at++) {
          const sha256 = digests.slice(at * DIGEST_LENGTH, (at + 1) * DIGEST_LENGTH);
          list.push(sha256);
          all.push(sha256);
          if (!changed.has(place) && !known(sha256) && !fresh.has(sha256)) wanted.push(at);
        }
        if (!window) taken[place] = { file, digests: list };
        else windows.set(place, (windows.get(place) ?? new Map<number, string[]>()).set(window.to, list));
        if (!window || window.to === file.size) onFile(file);
      }
      pack(worker, id, all, sizes, wanted);
      await packer.settle(pool.size * 6);
    };

    try {
      for (const { worker, batch } of schedule(
        units(files, places, () => regions++),
        pool.size,
      )) {
        const id = batches++;
        const list = batch.files.map((place) => files[place]!);
        const numbers = numbersOf(list);
        const input: ReadInput = {
          batch: id,
          paths: list.map(({ absolute }) => absolute).join(SEPARATOR),
          numbers,
          ...(batch.window && { window: batch.window }),
        };
        const reply = pool.run('read', input, { worker, transfer: [numbers.buffer] });
        // Met in its turn.
        reply.catch(() => undefined);
        waiting.push({ worker, id, batch, reply });
        if (waiting.length >= pool.size * DEPTH) await decideNext();
        if (pool.size === 1) await setImmediate();
      }
      while (waiting.length > 0) await decideNext();
    } finally {
      await Promise.allSettled(waiting.map(({ reply }) => reply));
    }
    for (const [place, parts] of windows) taken[place] = { file: files[place]!, digests: inOrder(parts) };
    return [...changed];
  }

  /** Says what becomes of a batch: segments of its own, part of a segment with others, or nothing. */
  function pack(
    worker: number,
    batch: number,
    digests: readonly string[],
    sizes: ArrayLike<number>,
    wanted: readonly number[],
  ): void {
    const unique: number[] = [];
    for (const chunk of wanted) {
      const sha256 = digests[chunk]!;
      if (fresh.has(sha256)) continue;
      unique.push(chunk);
      // Its place follows below; what comes again in this batch finds it.
      fresh.set(sha256, { sha256, place: { pack: -1, segment: -1 }, offset: 0, size: 0 });
    }
    const total = unique.reduce((sum, chunk) => sum + sizes[chunk]!, 0);
    const segments = total >= MIN_SEGMENT_BYTES ? group(unique, sizes, total) : [];
    const raw = segments.length > 0 ? [] : unique;
    const shared = segments.length > 0 ? memory.take(total) : undefined;
    const reply = pool.run('pack', { batch, segments, raw, memory: shared }, { worker });
    reply.catch(() => undefined);
    for (const [index, chunks] of segments.entries()) {
      const place = packer.add(reply.then((result) => result.segments[index] as PackedSegment));
      assign(chunks, place, 0);
    }
    if (shared) packer.afterwards(() => memory.give(shared));
    if (raw.length === 0) return;
    if (open && open.size + total > SEGMENT_BYTES) close();
    open ??= opened();
    assign(raw, open.place, open.size);
    open.size += total;
    const part = reply.then((result) => result.raw);
    // Met when the segment is closed, which a save that fails before never does.
    part.catch(() => undefined);
    open.parts.push(part);

    function assign(chunks: readonly number[], place: SegmentPlace, start: number): void {
      let offset = start;
      for (const chunk of chunks) {
        const size = sizes[chunk]!;
        fresh.set(digests[chunk]!, { sha256: digests[chunk]!, place, offset, size });
        offset += size;
      }
    }
  }

  /** A segment that the new content of several batches goes to; its turn comes when it is closed. */
  function opened() {
    const parts: Promise<Uint8Array>[] = [];
    const place: SegmentPlace = { pack: -1, segment: -1 };
    return {
      place,
      parts,
      size: 0,
      close: () => {
        const compressed = Promise.all(parts).then((list) => pool.run('compress', { parts: list }));
        packer.add(compressed as Promise<PackedSegment>, place);
      },
    };
  }

  function close(): void {
    open?.close();
    open = undefined;
  }

  return { take, close, fresh: fresh as ReadonlyMap<string, NewChunk> };
}

function inOrder(windows: ReadonlyMap<number, string[]>): string[] {
  return [...windows].sort(([a], [b]) => a - b).flatMap(([, digests]) => digests);
}

function numbersOf(files: readonly ScannedFile[]): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(files.length * FILE_NUMBERS);
  for (const [index, { size, stat }] of files.entries()) {
    numbers[index * FILE_NUMBERS] = size;
    numbers[index * FILE_NUMBERS + 1] = stat.mtimeMs;
    numbers[index * FILE_NUMBERS + 2] = stat.ctimeMs;
  }
  return numbers;
}

/** Segments of about the same size, so that none is a small rest. */
function group(chunks: readonly number[], sizes: ArrayLike<number>, total: number): number[][] {
  const target = total / Math.max(1, Math.round(total / SEGMENT_BYTES));
  const groups: number[][] = [];
  let filled = 0;
  for (const chunk of chunks) {
    if (filled >= target * groups.length) groups.push([]);
    groups.at(-1)!.push(chunk);
    filled += sizes[chunk]!;
  }
  return groups;
}

/** Large files first, since they keep one worker busy for long; then those next to each other that are alike. */
function units(files: readonly ScannedFile[], places: readonly number[], nextRegion: () => number): Unit[] {
  const result: Unit[] = [];
  const small: number[] = [];
  for (const place of places) {
    if (files[place]!.size <= BATCH_BYTES) small.push(place);
    else result.push(...regionsOf(place, files[place]!, nextRegion));
  }
  let batch: number[] = [];
  let filled = 0;
  for (const place of byLikeness(files, small)) {
    const { size } = files[place]!;
    if (batch.length === BATCH_FILES || (batch.length > 0 && filled + size > BATCH_BYTES)) {
      result.push([{ files: batch }]);
      batch = [];
      filled = 0;
    }
    batch.push(place);
    filled += size;
  }
  if (batch.length > 0) result.push([{ files: batch }]);
  return result;
}

function regionsOf(place: number, file: ScannedFile, nextRegion: () => number): Unit[] {
  const result: Unit[] = [];
  for (let from = 0; from < file.size; from += REGION_BYTES) {
    const region = nextRegion();
    const end = Math.min(file.size, from + REGION_BYTES);
    const unit: Batch[] = [];
    for (let start = from; start < end; start += BATCH_BYTES) {
      const to = Math.min(end, start + BATCH_BYTES);
      unit.push({ files: [place], window: { region, first: start === from, from, to, end } });
    }
    result.push(unit);
  }
  return result;
}

/**
 * Equal kinds of files next to each other, and of those, equal names: both compress better. Those of one name stay
 * in the order of the scan.
 */
function byLikeness(files: readonly ScannedFile[], places: readonly number[]): number[] {
  const byName = new Map<
    string,
    { readonly kind: string; readonly name: string; readonly places: number[] }
  >();
  for (const place of places) {
    const { path } = files[place]!;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same) {
      same.places.push(place);
      continue;
    }
    const dot = name.lastIndexOf('.');
    byName.set(name, { kind: dot > 0 ? name.slice(dot) : '', name, places: [place] });
  }
  const names = [...byName.values()];
  names.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
  return names.flatMap((one) => one.places);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Workers in turn, each with the next window of its region, or else the next unit. */
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

export const changedError = ({ absolute }: ScannedFile) =>
  new SnapshotError(
    'PACELINE_SNAPSHOT_CHANGED',
    `${absolute} changed while it was saved.`,
    'End what writes there before the job ends, or leave the file out with a line "!path".',
  );
