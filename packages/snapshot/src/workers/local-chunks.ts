import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CHUNK, nextCut, REGION_BYTES } from '../format/chunker.ts';
import { READ_FLAGS } from './read-file.ts';
import { writeFrame, writePiece } from './write-files.ts';

/** A file that is wrong here, and what is wanted in its place. */
export interface ReuseInput {
  readonly local: string;
  /** Where the file is built: made, in full size, as soon as a part of it is found. */
  readonly target: string;
  readonly size: number;
  readonly mode: number;
  readonly sparse: boolean;
  /** Of each chunk of the wanted file. */
  readonly digests: readonly string[];
  readonly sizes: readonly number[];
}

/** What is read at a time; what may go on behind its end waits for more. */
const WINDOW = 4 * 1024 * 1024;
/** A local file that is longer than the wanted one by more than this factor is read no further. */
const MOST = 2;

/**
 * Copies those parts of a local file that the wanted one has too, wherever they stand in it: it is cut as a save
 * cuts it. What is written is what was hashed, whatever becomes of the local file meanwhile.
 * @returns 1 for each chunk that is in its place now, else 0
 * @throws what writing throws; a local file that cannot be read has nothing
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

/** Each is to be used before the next is asked for. */
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
        // It became shorter.
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
