import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { SnapshotError } from '../tables/errors.ts';

/** The file changed after the scan, or while it was read. */
export class ChangedFile extends Error {}

/** A file as it was scanned. Times in milliseconds. */
export interface FileToRead {
  readonly absolute: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/** Follows no link, and does not wait for a writer, should the file have become a pipe. */
export const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** More than the rounding of milliseconds in a double, and less than a tick of the clock that file times come from. */
const SAME_MILLISECONDS = 0.002;

/**
 * Reads a part of a file. Synchronous, since Node's thread pool costs several times as much as reading a small file.
 * @param to exclusive; the size of the file at most
 * @throws ChangedFile when the file may have changed while it was read
 */
export function readPart(file: FileToRead, from: number, to: number, into: Uint8Array, at: number): void {
  const fd = open(file);
  try {
    let done = from;
    while (done < to) {
      const count = readSync(fd, into, at + done - from, to - done, done);
      if (count === 0) throw new ChangedFile(file.absolute);
      done += count;
    }
    // Once, at the end: an earlier change shows too.
    const stat = fstatSync(fd);
    if (
      !stat.isFile() ||
      stat.size !== file.size ||
      Math.abs(stat.mtimeMs - file.mtimeMs) > SAME_MILLISECONDS ||
      Math.abs(stat.ctimeMs - file.ctimeMs) > SAME_MILLISECONDS
    ) {
      throw new ChangedFile(file.absolute);
    }
  } finally {
    closeSync(fd);
  }
}

function open({ absolute }: FileToRead): number {
  try {
    return openSync(absolute, READ_FLAGS);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') throw new ChangedFile(absolute);
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_UNREADABLE',
      `${absolute} cannot be read: ${(error as Error).message}.`,
      'Leave it out with a line "!path", or let the user that runs the job own it.',
      { cause: error },
    );
  }
}
