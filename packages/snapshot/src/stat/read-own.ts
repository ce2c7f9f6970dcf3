import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Follows no link, and does not wait for a writer if the file is a FIFO. */
const OPEN_OWN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file that Paceline left on this machine. It has to be a plain file of this user, since its content is
 * trusted.
 * @throws when there is none, it is anything else, or it is larger than `maxBytes`
 */
export function readOwn(file: string, maxBytes: number): Buffer {
  const fd = openSync(file, OPEN_OWN);
  try {
    const stat = fstatSync(fd);
    const ours = process.getuid === undefined || stat.uid === process.getuid();
    if (!stat.isFile() || !ours || stat.size > maxBytes) throw new Error('not a file of ours');
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}
