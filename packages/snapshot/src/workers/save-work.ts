import { hash } from 'node:crypto';
import { CHUNK, nextCut } from '../format/chunker.ts';
import { type Compression, compressSegment, loadCodec, owned, release } from '../format/codec.ts';
import type { Codec } from '../format/manifest.ts';
import { SEPARATOR } from '../paths/paths.ts';
import { DIGEST_WORDS } from '../tables/digests.ts';
import { ChangedFile, type FileToRead, readPart } from './read-file.ts';

/**
 * Files that are read whole, or one window of a large file. A large file is divided into regions, which are cut
 * independently so that several workers share it, and these into windows, which bound the memory.
 */
export interface ReadInput {
  readonly batch: number;
  /** Absolute, joined with SEPARATOR: as objects, they would cost more than reading the files. */
  readonly paths: string;
  /** FILE_NUMBERS for each file. */
  readonly numbers: Float64Array;
  readonly window?: {
    /** Windows of one region go to one worker, in order. */
    readonly region: number;
    readonly first: boolean;
    /** Positions in the file: start of the region, end of the window, end of the region. */
    readonly from: number;
    readonly to: number;
    readonly end: number;
  };
}

/** Per file: size, mtime and ctime in milliseconds, as scanned. */
export const FILE_NUMBERS = 3;

export interface ReadResult {
  /** sha256 of all chunks, file after file: a column (digests.ts). */
  readonly digests: Uint32Array<ArrayBuffer>;
  /** Their bytes. */
  readonly sizes: Float64Array;
  /** Number of chunks of each file; -1 = the file has changed. */
  readonly counts: Int32Array;
}

/** A compressed segment. */
export interface PackedSegment {
  readonly sha256: string;
  readonly codec: Codec;
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Content of a batch, held until `pack` says which of it is new. */
interface Held {
  readonly buffer: Buffer;
  readonly starts: number[];
  readonly sizes: number[];
}

/** Work of the threads of a save: read, cut and hash; then compress what is new. */
export function createWork({ compression }: { readonly compression: Compression }) {
  const held = new Map<number, Held>();
  const free: Buffer[] = [];
  const positions = new Map<number, number>();
  const ready = loadCodec(compression.codec);
  let scratch = Buffer.allocUnsafeSlow(0);

  const room = (bytes: number): Buffer => {
    const buffer = free.pop();
    return buffer && buffer.byteLength >= bytes ? buffer : Buffer.allocUnsafeSlow(Math.max(bytes, ROOM));
  };

  /** Chunks of a batch as one run of bytes: a view if they are adjacent, else a copy. */
  function gather({ buffer, starts, sizes }: Held, chunks: readonly number[]): Buffer {
    let size = 0;
    let together = true;
    for (const [index, chunk] of chunks.entries()) {
      if (index > 0 && starts[chunk] !== starts[chunks[index - 1]!]! + sizes[chunks[index - 1]!]!)
        together = false;
      size += sizes[chunk]!;
    }
    const start = starts[chunks[0]!] ?? 0;
    if (together) return buffer.subarray(start, start + size);
    if (scratch.byteLength < size) scratch = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (const chunk of chunks) {
      at += buffer.copy(scratch, at, starts[chunk]!, starts[chunk]! + sizes[chunk]!);
    }
    return scratch.subarray(0, size);
  }

  function packed(content: Uint8Array) {
    const { codec, bytes } = compressSegment(content, compression);
    return { sha256: hash('sha256', bytes), codec, bytes, size: content.byteLength };
  }

  return {
    read({ batch, paths, numbers, window }: ReadInput) {
      const files = filesOf(paths, numbers);
      const from = window ? (window.first ? window.from : positions.get(window.region)!) : 0;
      const to = window?.to ?? 0;
      const total = window ? to - from : files.reduce((sum, { size }) => sum + size, 0);
      const one: Held = { buffer: room(total), starts: [], sizes: [] };
      const digests: string[] = [];
      const counts: number[] = [];
      const take = (start: number, end: number) => {
        one.starts.push(start);
        one.sizes.push(end - start);
        digests.push(hash('sha256', one.buffer.subarray(start, end)));
      };
      let at = 0;
      for (const file of files) {
        const before = digests.length;
        try {
          const end = at + (window ? total : file.size);
          readPart(file, from, from + end - at, one.buffer, at);
          const cut = !window && file.size <= CHUNK.max;
          while (at < end) {
            // A chunk that may reach into the next window is cut there.
            if (window && to < window.end && end - at < CHUNK.max) break;
            const next = cut ? end : nextCut(one.buffer, at, end);
            take(at, next);
            at = next;
          }
          counts.push(digests.length - before);
        } catch (error) {
          if (!(error instanceof ChangedFile)) throw error;
          counts.push(-1);
          // Later windows of the region only need a start.
          at = window ? total : at;
        }
      }
      if (window) {
        if (to < window.end) positions.set(window.region, from + at);
        else positions.delete(window.region);
      }
      held.set(batch, one);
      const sizes = Float64Array.from(one.sizes);
      const columns = Int32Array.from(counts);
      const words = digestsOf(digests);
      return {
        digests: words,
        sizes,
        counts: columns,
        transfer: [words.buffer, sizes.buffer, columns.buffer],
      };
    },

    /**
     * Ends a batch. `segments` lists the chunks of each segment to compress into `memory`, which is at least as large
     * as their content; the chunks of `raw` are returned uncompressed.
     */
    async pack({
      batch,
      segments,
      raw,
      memory,
    }: {
      readonly batch: number;
      readonly segments: readonly (readonly number[])[];
      readonly raw: readonly number[];
      readonly memory?: SharedArrayBuffer | undefined;
    }) {
      await ready;
      const one = held.get(batch)!;
      held.delete(batch);
      let at = 0;
      const results = segments.map((chunks): PackedSegment => {
        const { bytes, ...segment } = packed(gather(one, chunks));
        const slot = new Uint8Array(memory!, at, bytes.byteLength);
        slot.set(bytes);
        at += bytes.byteLength;
        release(bytes);
        return { ...segment, bytes: slot };
      });
      const content = new Uint8Array(gather(one, raw));
      if (free.length < 4) free.push(one.buffer);
      return {
        segments: results,
        raw: content,
        transfer: [content.buffer],
      };
    },

    /** Compresses content that came from several batches. */
    async compress({ parts }: { readonly parts: readonly Uint8Array[] }) {
      await ready;
      const { bytes: view, ...segment } = packed(Buffer.concat(parts));
      const bytes = owned(view);
      return { ...segment, bytes, transfer: [bytes.buffer] };
    },
  };
}

/** Node computes hexadecimal digests in less time than buffers. */
function digestsOf(list: readonly string[]): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(list.length * DIGEST_WORDS);
  Buffer.from(words.buffer).write(list.join(''), 'hex');
  return words;
}

function filesOf(paths: string, numbers: Float64Array): FileToRead[] {
  if (numbers.length === 0) return [];
  return paths.split(SEPARATOR).map((absolute, index) => {
    const at = index * FILE_NUMBERS;
    return { absolute, size: numbers[at]!, mtimeMs: numbers[at + 1]!, ctimeMs: numbers[at + 2]! };
  });
}

/** Content of a batch, and room for the rest of the window before. */
export const BATCH_BYTES = 4 * 1024 * 1024;
export const ROOM = BATCH_BYTES + CHUNK.max;
