import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  futimesSync,
  openSync,
  writeSync,
} from 'node:fs';
import { settable } from '../format/file-time.ts';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
/** Block size of the usual file systems: shorter runs of zeros cannot be holes. */
const BLOCK = 4096;
const ZEROS = Buffer.alloc(BLOCK);

interface Attributes {
  readonly mode: number;
  /** The mode has to be set after creation, as the file system grants less. */
  readonly withMode: boolean;
  /** Milliseconds since 1970. */
  readonly mtime: number;
}

/**
 * Writes a new file with all its content in four system calls, as creating files is half the cost of a restore. Created
 * exclusively: if the file system folds the names of two files into one, the restore fails.
 * @param stats gets the numbers of the file's stat (see STAT_NUMBERS)
 */
export function writeWhole(
  path: string,
  content: Uint8Array,
  offset: number,
  length: number,
  { mode, withMode, mtime }: Attributes,
  stats: number[] | undefined,
): void {
  const fd = openSync(path, CREATE, mode);
  try {
    writeFully(fd, content, offset, length, 0);
    if (withMode) fchmodSync(fd, mode);
    const time = settable(mtime);
    futimesSync(fd, time, time);
    if (stats) {
      const { ino, mtimeMs, ctimeMs } = fstatSync(fd);
      stats.push(ino, mtimeMs, ctimeMs);
    }
  } finally {
    closeSync(fd);
  }
}

/** Creates a file in its size without content: for files whose pieces come from several segments. */
export function writeFrame(path: string, size: number, mode: number): void {
  const fd = openSync(path, CREATE, mode | 0o200);
  try {
    if (size > 0) ftruncateSync(fd, size);
  } finally {
    closeSync(fd);
  }
}

/** @param sparse leaves out blocks of zeros, which stay holes */
export function writePiece(
  path: string,
  content: Uint8Array,
  offset: number,
  length: number,
  position: number,
  sparse: boolean,
): void {
  const fd = openSync(path, constants.O_WRONLY);
  try {
    const part = content.subarray(offset, offset + length);
    for (const [from, to] of sparse ? filled(part, position) : [[0, length] as const]) {
      writeFully(fd, content, offset + from, to - from, position + from);
    }
  } finally {
    closeSync(fd);
  }
}

/** Ranges of the content outside whole blocks of zeros, as the blocks are in the file. */
function* filled(content: Uint8Array, position: number): Generator<[number, number]> {
  let start: number | undefined;
  for (let at = 0; at < content.byteLength; ) {
    const end = Math.min(content.byteLength, at + BLOCK - ((position + at) % BLOCK));
    const empty = ZEROS.compare(content, at, end, 0, end - at) === 0;
    if (empty && start !== undefined) {
      yield [start, at];
      start = undefined;
    } else if (!empty) {
      start ??= at;
    }
    at = end;
  }
  if (start !== undefined) yield [start, content.byteLength];
}

function writeFully(fd: number, content: Uint8Array, offset: number, length: number, position: number): void {
  for (let done = 0; done < length; ) {
    done += writeSync(fd, content, offset + done, length - done, position + done);
  }
}
