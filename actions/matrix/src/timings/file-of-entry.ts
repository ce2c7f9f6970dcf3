import { join, relative } from 'node:path';
import { createLocator, type Locate } from '@paceline/runners';

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
  const isThere = (path: string) => path !== '' && (planned.has(path) || exists(join(root, path)));
  let foldersBefore = 0;
  return (name) => {
    const path = withoutScheme(name).replaceAll('\\', '/');
    if (!/^(?:\/|[a-z]:\/)/i.test(path)) return here(name);
    const inside = relative(root, path);
    if (inside !== '' && !inside.startsWith('..') && isThere(inside)) return inside;
    const parts = path.split('/').slice(0, MOST_FOLDERS);
    const ending = (from: number) => parts.slice(from).join('/');
    if (foldersBefore < parts.length && isThere(ending(foldersBefore))) return ending(foldersBefore);
    const from = parts.findIndex((_, index) => index > 0 && isThere(ending(index)));
    if (from < 0) return undefined;
    foldersBefore = from;
    return ending(from);
  };
}

const MOST_FOLDERS = 100;

function withoutScheme(name: string): string {
  if (!name.startsWith('file://')) return name;
  try {
    return decodeURIComponent(new URL(name).pathname).replace(/^\/(?=[a-z]:\/)/i, '');
  } catch {
    return '';
  }
}
