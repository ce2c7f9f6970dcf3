import { constants, lstatSync, type Stats } from 'node:fs';

/**
 * What the file system says of a file whose content has not changed: of Node's `Stats`, what tells. Times are
 * milliseconds, exact to a quarter of a microsecond at today's dates; of a device or inode number beyond 2^53 the
 * last digits are lost, so that it tells less, and times and size have to.
 */
export type FileStat = Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'mode'>;

/** @returns undefined where there is nothing */
export const lstat = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

export const isFile = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFREG;
export const isDirectory = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFDIR;
export const isLink = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFLNK;

/** Of a file with several names only a whole scan can tell which of them comes first. */
export const hasOneName = ({ mode, nlink }: Pick<Stats, 'mode' | 'nlink'>): boolean =>
  nlink === 1 || !isFile({ mode });

/** Which file a name is of, in full: in doubles two files could be one. */
export function identityOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev}:${stat.ino}`;
}

const RACY_MILLISECONDS = 100;
/** Longer than a tick of that clock, which is 10 ms at most on the systems that we know. */
export const TICK_MILLISECONDS = 20;
/**
 * A file that was changed this shortly before it was looked at can be changed again without a trace: the
 * clock that file times come from ticks every few milliseconds.
 * @param observedAt milliseconds since 1970
 */
export const isRacy = ({ ctimeMs }: Pick<FileStat, 'ctimeMs'>, observedAt: number): boolean =>
  ctimeMs > observedAt - RACY_MILLISECONDS;
