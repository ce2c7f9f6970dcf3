import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import { MAX_SEGMENT_BYTES } from './bounds.ts';
import type { Codec, Segment } from './manifest.ts';

export interface Compression {
  readonly codec: Codec;
  /** zstd 1–19, brotli 0–11; lz4 and none have no levels. Default: DEFAULT_LEVEL. */
  readonly level?: number | undefined;
}

export const DEFAULT_COMPRESSION: Compression = { codec: 'zstd' };

/**
 * With alike files next to each other, zstd 1 makes of installed dependencies about what level 3 makes of a tar
 * of them, at half the processor time.
 */
const DEFAULT_LEVEL: Readonly<Partial<Record<Codec, number>>> = { zstd: 1, brotli: 4 };

/**
 * At the fastest levels zstd looks back half a segment only, and into a small table: with all of it in reach
 * the result is 6 % smaller (647 MB of dependencies in segments of 2 MiB) for about the same processor time.
 */
const WIDE = { [constants.ZSTD_c_windowLog]: 21, [constants.ZSTD_c_hashLog]: 17 };

/** Smaller results are not released: they can be slices of a buffer that Node shares between results. */
const RELEASED_BYTES = 128 * 1024;

type Lz4 = Pick<typeof import('lz4-wasm-nodejs'), 'compress' | 'decompress'>;
let lz4: Lz4 | undefined;

/** Loads the module of a codec that Node does not have; to be awaited before its first segment. */
export async function loadCodec(codec: Codec): Promise<void> {
  if (codec !== 'lz4' || lz4) return;
  const module = (await import('lz4-wasm-nodejs')) as Lz4 & { default?: Lz4 };
  lz4 = module.default ?? module;
}

/**
 * Compresses the content of a segment; content that does not become smaller is kept as it is.
 * @returns the codec that was used, and bytes that are the caller's, who may `release` them
 */
export function compressSegment(
  content: Uint8Array,
  { codec, level = DEFAULT_LEVEL[codec] ?? 0 }: Compression,
): { codec: Codec; bytes: Uint8Array } {
  const bytes = compress(content, codec, level);
  if (bytes && bytes.byteLength < content.byteLength) return { codec, bytes };
  if (bytes) release(bytes);
  // Always a copy: what was given may be memory that the caller uses again.
  return { codec: 'none', bytes: new Uint8Array(content) };
}

/**
 * Frees the memory of a result at once; no view of it may be used afterwards. V8's garbage collector would free it
 * long after the next results were written to fresh memory, which the kernel has to clear page by page.
 */
export function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= RELEASED_BYTES) buffer.transfer(0);
}

function compress(content: Uint8Array, codec: Codec, level: number): Uint8Array | undefined {
  switch (codec) {
    case 'none':
      return undefined;
    case 'lz4':
      return loaded().compress(content);
    case 'brotli':
      return brotliCompressSync(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: level,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
        },
      });
    case 'zstd':
      return zstdCompressSync(content, {
        // The result fits in one chunk of output; several would be joined, and nobody could release them.
        chunkSize: Math.max(64, content.byteLength),
        pledgedSrcSize: content.byteLength,
        params: { [constants.ZSTD_c_compressionLevel]: level, ...(level <= 2 && WIDE) },
      });
  }
}

/**
 * Decompresses a segment whose digest was verified. Never allocates more than `segment.size` bytes of output.
 * @throws Error when it is anything but `segment.size` bytes
 */
export function decompressSegment(segment: Pick<Segment, 'codec' | 'size'>, bytes: Uint8Array): Uint8Array {
  const { codec, size } = segment;
  if (!(size >= 0 && size <= MAX_SEGMENT_BYTES)) throw new Error('a segment is too large');
  const content = decompress(codec, size, bytes);
  if (content.byteLength !== size) throw new Error('a segment does not decompress to its size');
  return content;
}

function decompress(codec: Codec, size: number, bytes: Uint8Array): Uint8Array {
  // The options below accept no 0. One byte more than the size, since a full chunk of output makes Node allocate
  // another.
  const bound = { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) };
  switch (codec) {
    case 'none':
      return bytes;
    case 'lz4': {
      // The size in front of the block is what would be allocated.
      const stated =
        bytes.byteLength < 4 ? -1 : Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE();
      if (stated !== size) throw new Error('a segment does not decompress to its size');
      return loaded().decompress(bytes);
    }
    case 'brotli':
      return brotliDecompressSync(bytes, bound);
    case 'zstd':
      return zstdDecompressSync(bytes, bound);
    default:
      throw new Error('a segment has an unknown codec');
  }
}

function loaded(): Lz4 {
  if (!lz4) throw new Error('loadCodec was not awaited');
  return lz4;
}

/** Bytes that have their memory to themselves, as is needed to transfer them to another thread; else a copy. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) {
    return bytes as Uint8Array<ArrayBuffer>;
  }
  return new Uint8Array(bytes);
}
