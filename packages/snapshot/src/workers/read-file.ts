import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { SnapshotError } from '../tables/errors.ts';

/** The file is not what it was when the tree was scanned, or changed while it was read. */
export class ChangedFile extends Error {}

/** What a file was when the tree was scanned. Times in milliseconds. */
export interface FileToRead {
  readonly absolute: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/** Follows no link, and does not wait for a writer, should the file have become a pipe. */
export const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Milliseconds as a double are this exact at today's dates; less than a tick of the clock that they come from. */
const SAME_MILLISECONDS = 0.002;

/**
 * Reads a part of a file. Synchronous: for the thousands of small files of a typical tree, a read through the
 * thread pool costs several times the read itself.
 * @param to exclusive; the size of the file at most
 * @throws ChangedFile when what was read may be a content that never was
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
    // Afterwards is enough: a change before or in between shows now.
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
