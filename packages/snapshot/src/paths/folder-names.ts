import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { SnapshotError } from '../tables/errors.ts';

/** Folders in which a restore is under way are never part of a snapshot. */
export const STAGING_PREFIX = '.paceline-restore-';
/** What stands in a text for bytes that are none. */
const REPLACED = '\ufffd';
const SURROGATE = /[\ud800-\udfff]/;

/**
 * What is in a folder, in the order of a snapshot, and how many names there are that no path of one can have.
 * @throws SnapshotError when it cannot be read
 */
export function names(folder: string): { list: string[]; notUtf8: number } {
  try {
    const all = readdirSync(folder);
    const ours = (name: string) => !name.startsWith(STAGING_PREFIX);
    if (!all.some((name) => name.includes(REPLACED) || !name.isWellFormed())) {
      return { list: inOrder(all.filter(ours)), notUtf8: 0 };
    }
    // Told as text, a name that is not looks like others: only its bytes say.
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

/** Of their bytes in UTF-8, as paths are compared. Other than that of UTF-16 only where there are surrogates. */
function inOrder(list: string[]): string[] {
  list.sort();
  if (!list.some((name) => SURROGATE.test(name))) return list;
  return list.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
