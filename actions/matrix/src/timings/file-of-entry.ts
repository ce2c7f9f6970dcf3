import { join, posix, relative } from 'node:path';
import { createLocator, type Locate } from '@paceline/runners';

/** No checkout lies deeper than this. */
const MOST_FOLDERS = 40;

/**
 * The file of the repository that a file of timings means by a name: a path relative to the repository or to a folder
 * in it, or an absolute one, mostly of another machine. Of an absolute path the longest end that is in the checkout is
 * meant, which the folders before it are then known for.
 * @param planned files that run, by their path in the repository
 */
export function fileOfEntry(
  root: string,
  planned: ReadonlySet<string>,
  exists: (path: string) => boolean,
): Locate {
  const here = createLocator(root, root, planned, exists);
  // Of a large suite of which few files run, most entries are not looked for at all.
  const names = new Set([...planned].map((path) => posix.basename(path)));
  const isThere = (path: string) => path !== '' && (planned.has(path) || exists(join(root, path)));
  // The first part of an absolute path is empty, or a drive.
  let foldersBefore = 1;
  return (name) => {
    const path = withoutScheme(name).replaceAll('\\', '/');
    if (!names.has(posix.basename(path))) return undefined;
    if (!/^(?:\/|[a-z]:\/)/i.test(path)) return here(name);
    const inside = relative(root, path);
    if (inside !== '' && !inside.startsWith('..') && isThere(inside)) return inside;
    const parts = path.split('/');
    if (parts.length > MOST_FOLDERS) return undefined;
    const ending = (from: number) => parts.slice(from).join('/');
    if (foldersBefore < parts.length && isThere(ending(foldersBefore))) return ending(foldersBefore);
    const from = parts.findIndex((_, index) => index > 0 && isThere(ending(index)));
    if (from < 0) return undefined;
    foldersBefore = from;
    return ending(from);
  };
}

function withoutScheme(name: string): string {
  if (!name.startsWith('file://')) return name;
  try {
    return decodeURIComponent(new URL(name).pathname).replace(/^\/(?=[a-z]:\/)/i, '');
  } catch {
    return '';
  }
}
