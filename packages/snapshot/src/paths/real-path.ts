import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Behind links; '' for what is not there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return '';
  }
}

/** A path with the real folders behind links, as far as it is there. */
export function realBase(base: string): string {
  const above = nearestExisting(base);
  return join(realpathSync(above), relative(above, base));
}

export function nearestExisting(path: string): string {
  let at = path;
  while (dirname(at) !== at && realPath(at) === '') at = dirname(at);
  return at;
}
