import { createHash } from 'node:crypto';
import { join, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { FORMAT } from '../format/manifest.ts';
import { SnapshotError } from '../tables/errors.ts';
import { fold } from './folding.ts';
import type { Folding, PathSet, Root } from './path-set.ts';

/** Between paths that are sent to a thread as one string; no path contains it. */
export const SEPARATOR = '\0';

// The rules of @actions/glob, which actions/cache reads its lines with: dot files match, no braces, no extglobs.
const GLOB = { dot: true, nobrace: true, noextglob: true, nonegate: true } as const;

/**
 * Reads the lines of a `path` input: files, folders and glob patterns (`*`, `?`, `[…]`, `**`), relative to
 * the workspace, absolute or below `~`; a leading `!` leaves out.
 * @throws SnapshotError PACELINE_SNAPSHOT_PATHS when no line includes anything
 */
export function parsePaths(
  lines: readonly string[],
  options: {
    readonly workspace: string;
    readonly home: string;
    /** Finds entries of other platforms too. */
    readonly anyPlatform?: boolean;
    /** See PathSet. */
    readonly own?: readonly string[];
  },
): PathSet {
  const roots: Root[] = [];
  const excludes: ((path: string, folding?: Folding) => boolean)[] = [];
  for (const line of lines) {
    const negated = line.startsWith('!');
    const root = parseLine(line, negated ? line.slice(1).trim() : line, options);
    if (!negated) roots.push(root);
    else excludes.push(exclusion(root, line.slice(1).trim()));
  }
  if (roots.length === 0) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_PATHS',
      'No path to cache is given.',
      'List files, folders or patterns, one per line; lines with ! only leave out.',
    );
  }
  const platform = process.platform === 'win32' && !options.anyPlatform ? 'windows' : 'posix';
  const version = createHash('sha256')
    .update(JSON.stringify([FORMAT, platform, lines]))
    .digest('hex');
  return {
    roots,
    excludes: excludes.length > 0,
    excludedBelow: (root, relative, folding) => {
      const path = absolutePath(roots[root]!, relative);
      return excludes.some((matches) => matches(path, folding));
    },
    excluded: (path) => excludes.some((matches) => matches(path)),
    own: options.own ?? [],
    version: version.slice(0, 16),
  };
}

function parseLine(line: string, text: string, folders: { workspace: string; home: string }): Root {
  const { start, pattern } = patternOf(text.replace(/^~(?=$|[\\/])/, () => folders.home));
  const base = resolve(folders.workspace, start);
  // `dir/**` means dir itself with all that is in it, as `dir` does.
  if (pattern === '' || pattern === '**') return { line, base };
  const matches = matcher(pattern);
  return { line, base, matches: (relative) => relative !== '' && matches(relative) };
}

/** Splits a line into the plain path that it starts with and the pattern below that. */
function patternOf(text: string): { start: string; pattern: string } {
  const parts = text.split(process.platform === 'win32' ? /[\\/]/ : '/');
  const first = parts.findIndex((part) => /[*?[]/.test(part));
  if (first < 0) return { start: parts.join(sep), pattern: '' };
  const plain = (part: string) => part !== '' && part !== '.';
  return {
    start: first === 0 ? '' : parts.slice(0, first).join(sep) || sep,
    pattern: parts.slice(first).filter(plain).join('/'),
  };
}

const matcher = (pattern: string): ((relative: string) => boolean) => picomatch(pattern, GLOB);

function exclusion({ base, matches }: Root, text: string): (path: string, folding?: Folding) => boolean {
  const test = (path: string, of: string, matchesRest: typeof matches) => {
    const inside = of.endsWith(sep) ? of : of + sep;
    if (!matchesRest) return path === of || path.startsWith(inside);
    return path.startsWith(inside) && matchesRest(path.slice(inside.length).split(sep).join('/'));
  };
  return (path, folding) => {
    if (test(path, base, matches)) return true;
    if (!folding?.case && !folding?.unicode) return false;
    const folded = matches && matcher(fold(patternOf(text).pattern, folding));
    return test(fold(path, folding), fold(base, folding), folded);
  };
}

/** Those of some absolute paths that are a folder or lie below it, relative to it, with `/`. */
export function pathsBelow(folder: string, paths: readonly string[]): string[] {
  const inside = folder.endsWith(sep) ? folder : folder + sep;
  return paths.flatMap((path) => {
    if (path === folder) return [''];
    return path.startsWith(inside) ? [path.slice(inside.length).split(sep).join('/')] : [];
  });
}

/** Whether a path is one of `PathSet.own`, or in one. */
export const isOwn = (path: string, own: readonly string[]): boolean =>
  own.some((folder) => pathsBelow(folder, [path]).length > 0);

/** Absolute path of an entry of a root; `relative` has been checked (manifest-check.ts). */
const absolutePath = (root: Root, relative: string): string =>
  relative === '' ? root.base : join(root.base, relative);
