import { createHash } from 'node:crypto';
import { join, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { SnapshotError } from './errors.ts';
import { FORMAT } from './manifest.ts';

/** Between the paths of a list that is one string, as threads are sent them. No path has it. */
export const SEPARATOR = '\0';

/** One line of `path`: a folder or file, or a folder in which a pattern is looked for. */
export interface Root {
  /** The line as the user wrote it; a snapshot is only restored to the very same lines. */
  readonly line: string;
  /** Absolute path of the file or folder, or of the folder that the pattern starts in. */
  readonly base: string;
  /** For a pattern: whether a path relative to `base` is one of those meant (with all that is in it). */
  readonly matches?: (relative: string) => boolean;
}

/** What a `path` input means on this machine. */
export interface PathSet {
  readonly roots: readonly Root[];
  /** Whether any line leaves something out. */
  readonly excludes: boolean;
  /** True for what a `!` line leaves out; all that is in such a folder is left out with it. */
  excluded(path: string): boolean;
  /**
   * 16 hex digits: entries saved with other lines, another format or on a platform with other rules are
   * other entries, as in actions/cache.
   */
  readonly version: string;
}

// The rules of @actions/glob, which actions/cache reads its lines with: dot files match, no braces, no extglobs.
const GLOB = { dot: true, nobrace: true, noextglob: true, nonegate: true } as const;

/**
 * Reads the lines of a `path` input: files, folders and glob patterns (`*`, `?`, `[…]`, `**`), relative to
 * the workspace, absolute or below `~`; a leading `!` leaves out.
 * @throws SnapshotError PACELINE_SNAPSHOT_PATHS when no line includes anything
 */
export function parsePaths(
  lines: readonly string[],
  at: {
    readonly workspace: string;
    readonly home: string;
    /** Entries of platforms with other rules count as the same. */
    readonly anyPlatform?: boolean;
  },
): PathSet {
  const roots: Root[] = [];
  const excludes: ((path: string) => boolean)[] = [];
  for (const line of lines) {
    const negated = line.startsWith('!');
    const root = parseLine(line, negated ? line.slice(1).trim() : line, at);
    if (!negated) roots.push(root);
    else excludes.push(exclusion(root));
  }
  if (roots.length === 0) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_PATHS',
      'No path to cache is given.',
      'List files, folders or patterns, one per line; lines with ! only leave out.',
    );
  }
  const platform = process.platform === 'win32' && !at.anyPlatform ? 'windows' : 'posix';
  const version = createHash('sha256')
    .update(JSON.stringify([FORMAT, platform, lines]))
    .digest('hex');
  return {
    roots,
    excludes: excludes.length > 0,
    excluded: (path) => excludes.some((matches) => matches(path)),
    version: version.slice(0, 16),
  };
}

function parseLine(line: string, text: string, at: { workspace: string; home: string }): Root {
  const absolute = text.replace(/^~(?=$|[\\/])/, () => at.home);
  const parts = absolute.split(process.platform === 'win32' ? /[\\/]/ : '/');
  const first = parts.findIndex((part) => /[*?[]/.test(part));
  const base = resolve(
    at.workspace,
    ...(first === 0 ? [] : [parts.slice(0, first < 0 ? undefined : first).join(sep) || sep]),
  );
  const pattern =
    first < 0
      ? ''
      : parts
          .slice(first)
          .filter((part) => part !== '' && part !== '.')
          .join('/');
  // `dir/**` is all of dir, and dir itself: a plain folder.
  if (pattern === '' || pattern === '**') return { line, base };
  const matches = picomatch(pattern, GLOB);
  return { line, base, matches: (relative) => relative !== '' && matches(relative) };
}

function exclusion(root: Root): (path: string) => boolean {
  const { base, matches } = root;
  const inside = base.endsWith(sep) ? base : base + sep;
  if (!matches) return (path) => path === base || path.startsWith(inside);
  return (path) => path.startsWith(inside) && matches(path.slice(inside.length).split(sep).join('/'));
}

/** Absolute path of what stands under a root; `relative` has been checked by the manifest's reader. */
export const absolutePath = (root: Root, relative: string): string =>
  relative === '' ? root.base : join(root.base, relative);
