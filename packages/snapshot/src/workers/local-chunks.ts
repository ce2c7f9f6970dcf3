import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CHUNK, nextCut, REGION_BYTES } from '../format/chunker.ts';
import { READ_FLAGS } from './read-file.ts';
import { writeFrame, writePiece } from './write-files.ts';

/** A local file with wrong content, and the chunks that it should have. */
export interface ReuseInput {
  readonly local: string;
  /** Path of the file being built, which is made in full size once a chunk is found. */
  readonly target: string;
  readonly size: number;
  readonly mode: number;
  readonly sparse: boolean;
  /** For each chunk of the wanted file. */
  readonly digests: readonly string[];
  readonly sizes: readonly number[];
}

/** Bytes that are read at a time. */
const WINDOW = 4 * 1024 * 1024;
/** A local file is read up to this many times the wanted size. */
const MOST = 2;

/**
 * Copies those chunks of a local file that the wanted file has too, at any offset: the local file is cut as a save cuts
 * it. Each chunk is written from the memory that was hashed, even if the local file changes meanwhile.
 * @returns 1 for each chunk that is written
 * @throws what writing throws; a local file that cannot be read counts as one without chunks
 */
export function reuseChunks({ local, target, size, mode, sparse, digests, sizes }: ReuseInput): Uint8Array {
  const found = new Uint8Array(digests.length);
  const positions: number[] = [];
  const wanted = new Map<string, number[]>();
  let end = 0;
  for (const [index, sha256] of digests.entries()) {
    positions.push(end);
    end += sizes[index]!;
    const indices = wanted.get(sha256);
    if (indices) indices.push(index);
    else wanted.set(sha256, [index]);
  }
  let made = false;
  for (const chunk of chunksOf(local, size * MOST)) {
    const sha256 = hash('sha256', chunk);
    const indices = wanted.get(sha256);
    if (!indices) continue;
    if (!made) writeFrame(target, size, mode);
    made = true;
    for (const index of indices) {
      writePiece(target, chunk, 0, chunk.byteLength, positions[index]!, sparse);
      found[index] = 1;
    }
    wanted.delete(sha256);
    if (wanted.size === 0) break;
  }
  return found;
}

/** The memory of a chunk is used again for the next one. */
function* chunksOf(path: string, most: number): Generator<Uint8Array> {
  let fd: number;
  try {
    fd = openSync(path, READ_FLAGS);
  } catch {
    return;
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return;
    const size = Math.min(stat.size, most);
    const buffer = Buffer.allocUnsafeSlow(Math.min(size, WINDOW) + CHUNK.max);
    for (let region = 0; region < size; region += REGION_BYTES) {
      const end = Math.min(size, region + REGION_BYTES);
      let filled = 0;
      for (let position = region; position < end || filled > 0; ) {
        const count =
          position < end ? read(fd, buffer, filled, Math.min(WINDOW, end - position), position) : 0;
        // The file has become shorter.
        if (count === 0 && position < end) return;
        position += count;
        filled += count;
        let at = 0;
        while (at < filled && (position >= end || filled - at >= CHUNK.max)) {
          const next = nextCut(buffer, at, filled);
          yield buffer.subarray(at, next);
          at = next;
        }
        buffer.copyWithin(0, at, filled);
        filled -= at;
      }
    }
  } finally {
    closeSync(fd);
  }
}

function read(fd: number, buffer: Buffer, at: number, bytes: number, position: number): number {
  try {
    return readSync(fd, buffer, at, bytes, position);
  } catch {
    return 0;
  }
}
