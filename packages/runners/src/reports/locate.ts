import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldersUpTo } from '../folders-up-to.ts';
import { pathTails } from './path-tails.ts';

const MAX_PATH = 4096;

/** The path in the repository of a name in a report; undefined where it is none. */
export type Locate = (reported: string) => string | undefined;

/**
 * Turns a path of a report into one below the repository's root; undefined when it lies outside. A relative
 * path may be relative to the working directory or to a folder above it (pytest's rootdir): the one that was
 * planned, else the first that exists, is meant. Some programs name files relative to a folder of their own
 * (Playwright's testDir), others as a container sees them: where nothing is found so, the one planned file is
 * meant that ends with the name, or with which an absolute path ends.
 */
export function createLocator(
  root: string,
  directory: string,
  planned: ReadonlySet<string>,
  exists: (path: string) => boolean = existsSync,
): Locate {
  const roots = [...new Set([root, realPath(root)])];
  const below = (path: string): string | undefined => {
    for (const name of roots) {
      const inside = relative(name, path).split(sep).join('/');
      if (inside !== '' && inside !== '..' && !inside.startsWith('../') && !isAbsolute(inside)) return inside;
    }
    return undefined;
  };
  const tails = pathTails(planned);
  const located = (path: string): string | undefined => {
    if (isAbsolute(path)) return below(path) ?? (exists(path) ? undefined : tails.endOf(path));
    const candidates = foldersUpTo(directory, root).map((folder) => below(join(folder, path)));
    const inside = candidates.filter((candidate) => candidate !== undefined);
    return (
      inside.find((candidate) => planned.has(candidate)) ??
      inside.find((candidate) => exists(join(root, candidate))) ??
      (/^[a-z]:\//i.test(path) ? tails.endOf(path) : tails.endingWith(path))
    );
  };
  return (reported) => {
    if (reported === '' || reported.length > MAX_PATH || reported.includes('\0')) return undefined;
    const path = reported.startsWith('file://') ? pathOfUrl(reported) : reported;
    if (path === undefined) return undefined;
    const file = located(path) ?? (path.includes('\\') ? located(path.replaceAll('\\', '/')) : undefined);
    // Documents have paths with `/` only.
    return file?.includes('\\') ? undefined : file;
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
