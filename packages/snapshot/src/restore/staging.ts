import {
  closeSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { keptTime, settable } from '../format/file-time.ts';
import { STAGING_PREFIX } from '../paths/folder-names.ts';
import type { Folding, PathSet, Root } from '../paths/path-set.ts';
import { nearestExisting, realBase } from '../paths/real-path.ts';
import { lstat } from '../stat/file-stat.ts';
import { InTheWay } from './local-state.ts';
import { isAbandoned, owner, TOUCH_MILLISECONDS } from './staging-owner.ts';

/** Retries, since threads of this process may still be writing. */
const REMOVE = { recursive: true, force: true, maxRetries: 20, retryDelay: 20 } as const;

/** The paths with links in front of and at the roots resolved. */
export function resolveRoots(paths: PathSet): PathSet {
  return {
    ...paths,
    roots: paths.roots.map((root) => ({
      ...root,
      base: realBase(root.base),
      written: root.written ?? root.base,
    })),
    own: paths.own.map(realBase),
  };
}

/** The nearest existing folder at or above a root: on the same file system, so that a rename moves in what is built. */
export function folderFor(root: Root): string {
  const at = nearestExisting(root.base);
  return lstatSync(at).isDirectory() ? at : dirname(at);
}

/**
 * Makes the folders in which a restore builds its tree before it touches anything of the user's: a new one beside each
 * root, which no other program knows of, so that none can put a link there while files are written.
 */
export function createStaging(paths: PathSet) {
  const made = new Map<string, string>();
  let copied = false;
  const bases = paths.roots.map((root, index) => {
    const folder = folderFor(root);
    let staging = made.get(folder);
    if (!staging) {
      staging = makeFolder(folder);
      made.set(folder, staging);
    }
    return join(staging, String(index));
  });
  const removeAll = () => {
    for (const [folder, staging] of made) {
      rmSync(staging, REMOVE);
      made.delete(folder);
    }
  };
  // A process that is cancelled, or ends with an uncaught error, removes its folders too.
  const onExit = () => {
    try {
      removeAll();
    } catch {
      // The next restore removes them.
    }
  };
  process.once('exit', onExit);
  const touch = setInterval(() => {
    for (const staging of made.values()) touchFolder(staging);
  }, TOUCH_MILLISECONDS).unref();
  const traits = new Map([...made.values()].map((staging) => [staging, traitsOf(staging)]));
  return {
    /** The folder or file in which each root is built. */
    bases: bases as readonly string[],
    /** How the file system of each root treats names and modes. */
    traits: bases.map((base) => traits.get(dirname(base))!),
    /** Moves what was built to the roots; whole folders at once where there was none. */
    moveIn(): void {
      const onCopy = () => {
        copied = true;
      };
      for (const [index, root] of paths.roots.entries()) {
        if (!lstat(bases[index]!)) continue;
        mkdirSync(dirname(root.base), { recursive: true });
        merge(bases[index]!, root.base, onCopy);
      }
    },
    /** Whether a folder turned out to be on another file system, so that its files are copies. */
    copied: () => copied,
    /** Removes what is left. May be called again. */
    remove(): void {
      clearInterval(touch);
      removeAll();
      process.off('exit', onExit);
    },
  };
}

export type Staging = ReturnType<typeof createStaging>;

interface FileSystemTraits extends Folding {
  /** Bits of 0o777 that a new file gets; the umask or the folder's access list takes away the others. */
  readonly granted: number;
  /** Device number. */
  readonly dev: number;
}

function traitsOf(folder: string): FileSystemTraits {
  const file = join(folder, 'probe-\u00e9');
  closeSync(openSync(file, 'wx', 0o777));
  try {
    const { mode, dev } = lstatSync(file);
    return {
      granted: mode & 0o777,
      dev,
      case:
        lstat(join(folder, 'PROBE-\u00c9')) !== undefined ||
        lstat(join(folder, 'PROBE-\u00e9')) !== undefined,
      unicode: lstat(join(folder, 'probe-e\u0301')) !== undefined,
    };
  } finally {
    rmSync(file);
  }
}

function merge(from: string, to: string, onCopy: () => void): void {
  const source = lstat(from)!;
  const target = lstat(to);
  if (target?.isDirectory() && source.isDirectory()) {
    for (const name of readdirSync(from)) merge(join(from, name), join(to, name), onCopy);
    return;
  }
  if (target && (target.isDirectory() || source.isDirectory())) throw new InTheWay(`${to} is in the way`);
  move(from, to, onCopy);
}

function move(from: string, to: string, onCopy: () => void): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // A folder in the root is a mount point, so its files have to be copied to the other file system.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    onCopy();
    const source = lstatSync(from);
    if (source.isDirectory()) {
      mkdirSync(to);
      merge(from, to, onCopy);
    } else {
      copy(from, to, source);
    }
  }
}

function touchFolder(folder: string): void {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch {
    // The next write into it reports the error.
  }
}

/** Its name has its owner, so that another process can tell whether it is abandoned. */
const makeFolder = (inside: string): string => mkdtempSync(join(inside, STAGING_PREFIX + owner()));

/** Copies beside the target and renames, so that the file appears there whole. */
function copy(from: string, to: string, source: Stats): void {
  const folder = makeFolder(dirname(to));
  const beside = join(folder, 'copy');
  try {
    if (source.isSymbolicLink()) symlinkSync(readlinkSync(from), beside);
    else copyFileSync(from, beside);
    const time = settable(keptTime(from, source));
    lutimesSync(beside, time, time);
    renameSync(beside, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Removes staging folders of killed processes: also in all folders above, since the folders of the roots may not have
 * existed then.
 */
export function removeStaleStaging(paths: PathSet): void {
  const folders = new Set<string>();
  for (const root of paths.roots) {
    for (let at = folderFor(root); !folders.has(at); at = dirname(at)) folders.add(at);
  }
  for (const folder of folders) {
    try {
      removeStale(folder);
    } catch {
      // This user may not read or write it.
    }
  }
}

function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const path = folder + sep + name;
    const stat = lstat(path);
    if (stat && isAbandoned(name.slice(STAGING_PREFIX.length), stat.mtimeMs)) rmSync(path, REMOVE);
  }
}
