import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PathSet } from '@paceline/snapshot';

/**
 * Where the state of a tree is remembered on this machine, so that files which did not change since are not
 * read again: by the lines of `path` and by the places that they mean here.
 */
export function treeFile(home: string, paths: PathSet): string {
  const places = JSON.stringify([paths.version, paths.roots.map(({ base }) => base)]);
  return join(home, 'trees', createHash('sha256').update(places).digest('hex').slice(0, 32));
}
