import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** No link is followed, and nothing is waited for: a FIFO may stand in the place of the file. */
const OPEN_OWN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A file of what this machine remembers: a plain file of this user, since what it says is believed.
 * @throws when there is none, it is anything else, or larger than it may be
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
