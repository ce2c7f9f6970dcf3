import { constants } from 'node:fs';

/**
 * To open what may be no file of ours: other programs of this user can put a FIFO, a device or a link in its place.
 * None of them is waited for, and no link is followed; who opens it then looks whether it is a plain file.
 */
export const OPEN_PLAIN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

const NOT_PLAIN = new Set(['ELOOP', 'EMLINK', 'ENXIO', 'ENODEV', 'EISDIR', 'EOPNOTSUPP']);

/** Whether opening failed with `OPEN_PLAIN` since it is a link, a socket, or a device that nothing is behind. */
export const isNotPlain = (error: unknown): boolean =>
  NOT_PLAIN.has((error as NodeJS.ErrnoException).code ?? '');
