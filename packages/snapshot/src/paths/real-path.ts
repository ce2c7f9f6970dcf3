import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Resolves links; '' where nothing is there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return '';
  }
}

/** Resolves links in the part of a path that exists. */
export function realBase(base: string): string {
  const above = nearestExisting(base);
  return join(realpathSync(above), relative(above, base));
}

export function nearestExisting(path: string): string {
  let at = path;
  while (dirname(at) !== at && realPath(at) === '') at = dirname(at);
  return at;
}
