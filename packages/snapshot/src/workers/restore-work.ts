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

/** A segment in memory that all threads share. */
interface SegmentJob {
  readonly sha256: string;
  readonly codec: Codec;
  /** In the memory that comes with it. */
  readonly start: number;
  readonly bytes: number;
  readonly size: number;
  /** How many of the writes and of the chunks that come with it are of its content. */
  readonly writes: number;
  readonly chunks: number;
}

/** Per write: kind, root, where in the content, how many bytes, where in the file, mode, milliseconds of mtime. */
export const WRITE_NUMBERS = 7;
export const WHOLE = 0;
/** A file whose mode the umask would lessen. */
export const WHOLE_WITH_MODE = 1;
/** A part of a file that is there already. */
export const PIECE = 2;
/** Of which nothing is written where it is all zeros. */
export const SPARSE_PIECE = 3;

/** Columns, since an object and a string for each file would cost more than its write. */
export interface WriteInput {
  readonly memory: SharedArrayBuffer;
  readonly segments: readonly SegmentJob[];
  /** Where each root is built: absolute, in a folder that nobody else knows of. */
  readonly bases: readonly string[];
  /** Of each write, below its root: in UTF-8, each with PATH_END behind it. */
  readonly paths: Uint8Array;
  /** WRITE_NUMBERS for each. */
  readonly numbers: Float64Array;
  /** Of each chunk that the writes are made of: where in the content of its segment, and how many bytes. */
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
  /** Of each file's chunks, as many as `counts` says; digests as a column (digests.ts). */
  readonly counts: Uint32Array;
  readonly sizes: Uint32Array;
  readonly digests: Uint32Array;
}

/** What the threads of a restore do: look; read and compare; copy parts; verify, decompress and write. */
export function createWork(_data: undefined) {
  // Kept, as most chunks are small and a new buffer for each would cost more than reading it.
  let buffer = Buffer.allocUnsafe(0);

  return {
    /**
     * @returns `damaged`: index of a segment that is not what its digest or that of one of its chunks says; nothing
     * of it was written
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

    /** Whether each file's content is what the digests of its chunks say: 1 or 0. */
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

    /** Parts of a wrong file that are right all the same. */
    reuse(input: ReuseInput) {
      return { found: reuseChunks(input) };
    },
  };
}

/** The compressed bytes are compared with their digest before anything reads them. */
async function verified(bytes: Uint8Array, segment: SegmentJob): Promise<Uint8Array | undefined> {
  if (hash('sha256', bytes) !== segment.sha256) return undefined;
  await loadCodec(segment.codec);
  try {
    return decompressSegment(segment, bytes);
  } catch {
    // What is neither its size nor its codec was stored wrong: the digest is right, and yet it is damaged.
    return undefined;
  }
}

/**
 * Whether chunks of a segment's content are what their digests say. A manifest tells both where a chunk is and what
 * its digest is: unless the two are held together, a later save would take another content for the chunk.
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
  // Behind the last one.
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
    // What cannot be read is not known to be right.
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
