import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { SnapshotError } from './errors.ts';
import { PIECE_BYTES } from './manifest.ts';
import type { ScannedFile } from './scan.ts';

/** The file is not what it was when the tree was scanned, or changed while it was read. */
export class ChangedFile extends Error {}

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The content of a file in pieces of at most 4 MiB. Synchronous: for the thousands of small files of a
 * typical tree, a read through the thread pool costs several times the read itself.
 * @throws ChangedFile before the last piece would complete a content that never was
 */
export function* pieces(file: ScannedFile): Generator<Buffer> {
  let fd: number;
  try {
    fd = openSync(file.absolute, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') throw new ChangedFile(file.absolute);
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_UNREADABLE',
      `${file.absolute} cannot be read: ${(error as Error).message}.`,
      'Leave it out with a line "!path", or let the user that runs the job own it.',
      { cause: error },
    );
  }
  try {
    expectUnchanged(fd, file);
    for (let position = 0; position < file.size; position += PIECE_BYTES) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, file.size - position));
      let done = 0;
      while (done < piece.byteLength) {
        const count = readSync(fd, piece, done, piece.byteLength - done, position + done);
        if (count === 0) throw new ChangedFile(file.absolute);
        done += count;
      }
      if (position + piece.byteLength === file.size) expectUnchanged(fd, file);
      yield piece;
    }
  } finally {
    closeSync(fd);
  }
}

/** The same file with what the file system says of it now. */
export function rescan(file: ScannedFile): ScannedFile {
  const stat = lstatSync(file.absolute, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new ChangedFile(file.absolute);
  return { ...file, mode: stat.mode & 0o777, mtime: stat.mtimeMs, size: stat.size };
}

function expectUnchanged(fd: number, file: ScannedFile): void {
  const stat = fstatSync(fd);
  if (!stat.isFile() || stat.size !== file.size || stat.mtimeMs !== file.mtime) {
    throw new ChangedFile(file.absolute);
  }
}
