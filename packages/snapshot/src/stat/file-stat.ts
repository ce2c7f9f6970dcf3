import { constants, lstatSync, type Stats } from 'node:fs';

/**
 * The part of Node's `Stats` that changes with a file's content. Times are milliseconds, exact to a quarter of a
 * microsecond at today's dates. Device and inode numbers beyond 2^53 lose their last digits, and then only size and
 * times tell files apart.
 */
export type FileStat = Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'mode'>;

/** @returns undefined where nothing is there */
export const lstat = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

export const isFile = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFREG;
export const isDirectory = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFDIR;
export const isLink = ({ mode }: Pick<Stats, 'mode'>): boolean =>
  (mode & constants.S_IFMT) === constants.S_IFLNK;

/** False for a file with several names: only a whole scan can tell which of them comes first. */
export const hasOneName = ({ mode, nlink }: Pick<Stats, 'mode' | 'nlink'>): boolean =>
  nlink === 1 || !isFile({ mode });

/** Device and inode of a path, from bigints: as doubles, those of two files could be equal. */
export function identityOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev}:${stat.ino}`;
}

const RACY_MILLISECONDS = 100;
/** Longer than a tick of the clock that file times come from, which is 10 ms at most on the systems that we know. */
export const TICK_MILLISECONDS = 20;
/**
 * Whether a file changed so shortly before its stat was read that another change could leave the same times: their
 * clock ticks every few milliseconds.
 * @param observedAt milliseconds since 1970: no stat was read before
 */
export const isRacy = ({ ctimeMs }: Pick<FileStat, 'ctimeMs'>, observedAt: number): boolean =>
  ctimeMs > observedAt - RACY_MILLISECONDS;
