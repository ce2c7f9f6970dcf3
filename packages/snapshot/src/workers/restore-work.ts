import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { decompressSegment, loadCodec, release } from '../format/codec.ts';
import type { Codec } from '../format/manifest.ts';
import { SEPARATOR } from '../paths/paths.ts';
import { DIGEST_WORDS, digestHex } from '../tables/digests.ts';
import { startBelow } from '../tables/entry-paths.ts';
import { type ReuseInput, reuseChunks } from './local-chunks.ts';
import { READ_FLAGS } from './read-file.ts';
import { statPaths } from './stat-paths.ts';
import { writePiece, writeWhole } from './write-files.ts';

/** A segment in shared memory. */
interface SegmentJob {
  readonly sha256: string;
  readonly codec: Codec;
  /** Offset in `WriteInput.memory`. */
  readonly start: number;
  readonly bytes: number;
  readonly size: number;
  /** How many of the input's writes and chunks are of this segment. */
  readonly writes: number;
  readonly chunks: number;
}

/** Per write: kind, root, offset in the content, length, position in the file, mode, mtime in milliseconds. */
export const WRITE_NUMBERS = 7;
export const WHOLE = 0;
/** A whole file whose mode has to be set after creation, as the file system grants less. */
export const WHOLE_WITH_MODE = 1;
/** A part of a file that exists already. */
export const PIECE = 2;
/** A part of which blocks of zeros are not written. */
export const SPARSE_PIECE = 3;

/** Columns, since an object and a string per file would cost more than its write. */
export interface WriteInput {
  readonly memory: SharedArrayBuffer;
  readonly segments: readonly SegmentJob[];
  /** Absolute path at which each root is built, in a staging folder. */
  readonly bases: readonly string[];
  /** For each write its path below the root: in UTF-8, each with PATH_END behind it. */
  readonly paths: Uint8Array;
  /** WRITE_NUMBERS for each write. */
  readonly numbers: Float64Array;
  /** For each chunk that the writes need: its offset in the content of its segment, and its size. */
  readonly offsets: Uint32Array;
  readonly sizes: Uint32Array;
  /** As a column (digests.ts). */
  readonly digests: Uint32Array;
  /** Whether `stats` is wanted. */
  readonly stat: boolean;
}

/** Per whole file, in the order of the writes: ino, mtime and ctime in milliseconds. */
export const STAT_NUMBERS = 3;

export interface CompareInput {
  /** Absolute, one after another with SEPARATOR between them. */
  readonly paths: string;
  /** Number of chunks of each file; then, for all chunks, sizes and digests as a column (digests.ts). */
  readonly counts: Uint32Array;
  readonly sizes: Uint32Array;
  readonly digests: Uint32Array;
}

/** Work of the threads of a restore: read stats, compare content, reuse chunks, write segments. */
export function createWork(_data: undefined) {
  // Used again, as a new buffer for each small chunk would cost more than reading it.
  let buffer = Buffer.allocUnsafe(0);

  return {
    /**
     * Verifies, decompresses and writes segments.
     * @returns `damaged`: index of the first segment that does not match its digest or that of one of its chunks, of
     * which nothing was written
     */
    async write(input: WriteInput) {
      const { memory, segments, bases, paths, numbers, stat } = input;
      const stats: number[] = [];
      const targets = targetsOf(bases, paths, numbers);
      let write = 0;
      let chunk = 0;
      for (const [index, segment] of segments.entries()) {
        const content = await verified(new Uint8Array(memory, segment.start, segment.bytes), segment);
        if (!content || !areRight(content, input, chunk, chunk + segment.chunks)) return { damaged: index };
        chunk += segment.chunks;
        const end = write + segment.writes;
        for (; write < end; write++) {
          writePart(content, targets[write]!, numbers, write * WRITE_NUMBERS, stat ? stats : undefined);
        }
        release(content);
      }
      if (!stat) return { damaged: undefined };
      const columns = Float64Array.from(stats);
      return { damaged: undefined, stats: columns, transfer: [columns.buffer] };
    },

    stat: statPaths,

    /** @returns 1 for each file whose content matches the digests of its chunks */
    compare({ paths, counts, sizes, digests }: CompareInput) {
      const right = new Uint8Array(counts.length);
      let first = 0;
      for (const [index, path] of paths.split(SEPARATOR).entries()) {
        const end = first + counts[index]!;
        const wanted = digests.subarray(first * DIGEST_WORDS, end * DIGEST_WORDS);
        const its = sizes.subarray(first, end);
        const most = its.reduce((a, b) => Math.max(a, b), 0);
        if (buffer.byteLength < most) buffer = Buffer.allocUnsafeSlow(most);
        if (isContent(path, its, wanted, buffer)) right[index] = 1;
        first = end;
      }
      return { right };
    },

    /** Copies those chunks of a wrong local file that are right. */
    reuse(input: ReuseInput) {
      return { found: reuseChunks(input) };
    },
  };
}

/** Compares the compressed bytes with their digest, and only then decompresses them. */
async function verified(bytes: Uint8Array, segment: SegmentJob): Promise<Uint8Array | undefined> {
  if (hash('sha256', bytes) !== segment.sha256) return undefined;
  await loadCodec(segment.codec);
  try {
    return decompressSegment(segment, bytes);
  } catch {
    // The digest is right, but the bytes do not decompress to the size: they were stored wrong.
    return undefined;
  }
}

/**
 * Whether chunks of a segment's content match their digests. A manifest names both the location and the digest of a
 * chunk. If they did not agree, a later save would reuse the wrong content for this digest.
 */
function areRight(
  content: Uint8Array,
  { offsets, sizes, digests }: WriteInput,
  from: number,
  to: number,
): boolean {
  for (let chunk = from; chunk < to; chunk++) {
    const offset = offsets[chunk]!;
    const bytes = content.subarray(offset, offset + sizes[chunk]!);
    if (hash('sha256', bytes) !== digestHex(digests, chunk)) return false;
  }
  return true;
}

function targetsOf(bases: readonly string[], paths: Uint8Array, numbers: Float64Array): string[] {
  const starts = bases.map(startBelow);
  const list = Buffer.from(paths.buffer, paths.byteOffset, paths.byteLength).toString().split(SEPARATOR);
  // What follows the last terminator.
  list.pop();
  return list.map((path, index) => {
    const root = numbers[index * WRITE_NUMBERS + 1]!;
    return path === '' ? bases[root]! : starts[root]! + path;
  });
}

function writePart(
  content: Uint8Array,
  path: string,
  numbers: Float64Array,
  at: number,
  stats: number[] | undefined,
): void {
  const kind = numbers[at]!;
  const offset = numbers[at + 2]!;
  const length = numbers[at + 3]!;
  if (kind === PIECE || kind === SPARSE_PIECE) {
    writePiece(path, content, offset, length, numbers[at + 4]!, kind === SPARSE_PIECE);
  } else {
    const attributes = {
      mode: numbers[at + 5]!,
      withMode: kind === WHOLE_WITH_MODE,
      mtime: numbers[at + 6]!,
    };
    writeWhole(path, content, offset, length, attributes, stats);
  }
}

function isContent(path: string, sizes: Uint32Array, digests: Uint32Array, buffer: Buffer): boolean {
  let fd: number;
  try {
    fd = openSync(path, READ_FLAGS);
  } catch {
    // Content that cannot be read counts as wrong.
    return false;
  }
  try {
    const before = fstatSync(fd);
    if (!before.isFile() || before.size !== sizes.reduce((sum, size) => sum + size, 0)) return false;
    for (const [index, size] of sizes.entries()) {
      for (let done = 0; done < size; ) {
        const count = readSync(fd, buffer, done, size - done, null);
        if (count === 0) return false;
        done += count;
      }
      if (hash('sha256', buffer.subarray(0, size)) !== digestHex(digests, index)) return false;
    }
    const after = fstatSync(fd);
    return before.ctimeMs === after.ctimeMs && before.mtimeMs === after.mtimeMs && before.size === after.size;
  } catch {
    return false;
  } finally {
    closeSync(fd);
  }
}
