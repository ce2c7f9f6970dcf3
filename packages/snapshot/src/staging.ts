import {
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { ManifestEntry } from './manifest.ts';
import { absolutePath, type PathSet, type Root } from './paths.ts';
import { STAGING_PREFIX } from './scan.ts';

/** Something on this machine stands where an entry's file or folder has to go. */
export class InTheWay extends Error {}

/** A staging folder this old belongs to a job that was killed. */
const STALE_MILLISECONDS = 60 * 60 * 1000;

/** The roots with the real folders behind links that the user (or the machine) put in front of them. */
export function resolveRoots(paths: PathSet): PathSet {
  return { ...paths, roots: paths.roots.map((root) => ({ ...root, base: realBase(root.base) })) };
}

function realBase(base: string): string {
  const above = nearestExisting(base);
  return join(realpathSync(above), relative(above, base));
}

function nearestExisting(path: string): string {
  let at = path;
  while (dirname(at) !== at) {
    try {
      realpathSync(at);
      return at;
    } catch {
      at = dirname(at);
    }
  }
  return at;
}

/** Nearest existing folder at or above a root: on its file system, so that a rename suffices to move in. */
export function folderFor(root: Root): string {
  const at = nearestExisting(root.base);
  return lstatSync(at).isDirectory() ? at : dirname(at);
}

/**
 * Where a restore builds its tree before anything of the user's is touched: a fresh folder beside each
 * root, which no other program knows of, so no link can be slipped in while files are written.
 */
export function createStaging(paths: PathSet) {
  const made = new Map<string, string>();
  const places = paths.roots.map((root, index) => {
    const folder = folderFor(root);
    let staging = made.get(folder);
    if (!staging) {
      removeStale(folder);
      staging = mkdtempSync(join(folder, STAGING_PREFIX));
      made.set(folder, staging);
    }
    return join(staging, String(index));
  });
  return {
    /** Where an entry is built. */
    path: (entry: ManifestEntry): string =>
      entry.path === '' ? places[entry.root]! : join(places[entry.root]!, entry.path),
    /** Moves what was built to where it belongs; whole folders at once where there was none. */
    place(): void {
      for (const [index, root] of paths.roots.entries()) {
        if (!lstat(places[index]!)) continue;
        mkdirSync(dirname(root.base), { recursive: true });
        merge(places[index]!, root.base);
      }
    },
    remove(): void {
      for (const staging of made.values()) rmSync(staging, { recursive: true, force: true });
    },
  };
}

function merge(from: string, to: string): void {
  const source = lstat(from)!;
  const target = lstat(to);
  if (target?.isDirectory() && source.isDirectory()) {
    for (const name of readdirSync(from)) merge(join(from, name), join(to, name));
    return;
  }
  if (target && (target.isDirectory() || source.isDirectory())) throw new InTheWay(`${to} is in the way`);
  move(from, to);
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // A folder inside the root is a mount of its own, so its files have to be copied to the other file system.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const source = lstatSync(from);
    if (source.isDirectory()) {
      mkdirSync(to);
      merge(from, to);
    } else {
      copy(from, to, source);
    }
  }
}

/** Through a name beside its own, so that the file appears whole there too. */
function copy(from: string, to: string, source: Stats): void {
  const folder = mkdtempSync(join(dirname(to), STAGING_PREFIX));
  const beside = join(folder, 'copy');
  try {
    if (source.isSymbolicLink()) symlinkSync(readlinkSync(from), beside);
    else copyFileSync(from, beside);
    lutimesSync(beside, source.mtimeMs / 1000, source.mtimeMs / 1000);
    renameSync(beside, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Looks, before anything is fetched, whether each entry can be put in its place: its parents are real
 * folders or missing, and a folder never replaces a file nor a file a folder.
 * @throws InTheWay
 */
export function expectFree(entries: readonly ManifestEntry[], paths: PathSet): void {
  const folders = new Map<string, 'there' | 'missing'>();
  const check = (path: string): 'there' | 'missing' => {
    const known = folders.get(path);
    if (known) return known;
    const stat = lstat(path);
    if (stat && !stat.isDirectory()) throw new InTheWay(`${path} is in the way: it is not a folder`);
    const state = stat ? 'there' : 'missing';
    folders.set(path, state);
    return state;
  };
  for (const entry of entries) {
    const { base } = paths.roots[entry.root]!;
    const place = absolutePath(paths.roots[entry.root]!, entry.path);
    const parts = entry.path === '' ? [] : entry.path.split('/').slice(0, -1);
    let state = entry.path === '' ? 'there' : check(base);
    for (let at = base, index = 0; state === 'there' && index < parts.length; index++) {
      at = join(at, parts[index]!);
      state = check(at);
    }
    if (state === 'missing') continue;
    const stat = lstat(place);
    if (stat && stat.isDirectory() !== (entry.type === 'directory')) {
      throw new InTheWay(`${place} is in the way: it is ${stat.isDirectory() ? 'a' : 'not a'} folder`);
    }
  }
}

function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const path = folder + sep + name;
    const stat = lstat(path);
    if (stat && Date.now() - stat.mtimeMs > STALE_MILLISECONDS)
      rmSync(path, { recursive: true, force: true });
  }
}

const lstat = (path: string) => lstatSync(path, { throwIfNoEntry: false });
