import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { SnapshotError } from '../tables/errors.ts';

/** Of the folders that restores build in; a save leaves them out. */
export const STAGING_PREFIX = '.paceline-restore-';
/** Replaces invalid bytes in a decoded string. */
const REPLACED = '\ufffd';
const SURROGATE = /[\ud800-\udfff]/;

/**
 * The names in a folder, in the order of a snapshot, and how many it has that are not UTF-8.
 * @throws SnapshotError when it cannot be read
 */
export function names(folder: string): { list: string[]; notUtf8: number } {
  try {
    const all = readdirSync(folder);
    const ours = (name: string) => !name.startsWith(STAGING_PREFIX);
    if (!all.some((name) => name.includes(REPLACED) || !name.isWellFormed())) {
      return { list: inOrder(all.filter(ours)), notUtf8: 0 };
    }
    // A decoded name does not show whether its bytes were valid: the folder is read again as bytes.
    const bytes = process.platform === 'win32' ? [] : readdirSync(folder, { encoding: 'buffer' });
    const list =
      process.platform === 'win32'
        ? all.filter((name) => name.isWellFormed())
        : bytes.filter((name) => isUtf8(name)).map(String);
    return { list: inOrder(list.filter(ours)), notUtf8: all.length - list.length };
  } catch (error) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_UNREADABLE',
      `${folder} cannot be read: ${(error as Error).message}.`,
      'Leave it out with a line "!path", or let the user that runs the job own it.',
      { cause: error },
    );
  }
}

/** Sorts by the bytes of UTF-8, as paths are compared. Only surrogates make that differ from the order of UTF-16. */
function inOrder(list: string[]): string[] {
  list.sort();
  if (!list.some((name) => SURROGATE.test(name))) return list;
  return list.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
