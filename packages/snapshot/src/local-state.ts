import { readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { identityOf, lstat } from './file-stat.ts';
import { isDirectory, isFile, isLink, type Look } from './look-ahead.ts';
import type { FileEntry, Manifest, ManifestEntry } from './manifest.ts';
import type { PathSet } from './paths.ts';
import type { Pool } from './pool.ts';
import type { createWork } from './restore-work.ts';
import type { Looked } from './stat-rows.ts';

/** Something on this machine stands where an entry's file or folder has to go. */
export class InTheWay extends Error {}

/** It has to be made. */
export const NEW = 0;
/** It is there and right. */
export const KEPT = 1;
/** It is there and right but for its mode or time. */
export const KEPT_TO_REPAIR = 2;

/** What is there already of an entry, by place in `entries`. */
export interface LocalState {
  /** Absolute path of each. */
  readonly places: readonly string[];
  readonly states: Uint8Array;
  /** Of kept files: what the file system said. */
  readonly stats: readonly (Looked | undefined)[];
  /** The folder that it lies in is made by this restore, so that nobody else can have touched what is in it. */
  readonly inNewFolder: Uint8Array;
}

/** What is known of an earlier entry of the same paths. Asked in the order of the entries. */
export interface Earlier {
  /** Of an entry, its place in the earlier one; -1 where it was not in it. */
  readonly place: (entry: number) => number;
  /** What its stat alone tells of a file that was at that place: right, wrong, or that it has to be read. */
  readonly known: (entry: number, place: number, stat: Looked) => boolean | undefined;
}

/** Entries that are looked at before what else waits has its turn. */
const AT_A_TIME = 4000;
/** So many bytes or files are compared in one task. */
const TASK_BYTES = 8 * 1024 * 1024;
const TASK_FILES = 256;
/** Times cross the file system as fractions of seconds, so their last digits are rounding. */
const MILLISECONDS_ROUNDED = 0.002;

/**
 * Looks, before anything is fetched, at what stands in the place of each entry. Files of the right size are
 * read and compared, unless what is known of an earlier entry can tell.
 * @param look at the entries of the earlier one, or where there is none, of this one
 * @throws InTheWay where a parent is no real folder, a folder stands for a file, or a file for a folder
 */
export async function inspectLocal(
  manifest: Manifest,
  paths: PathSet,
  pool: Pool<ReturnType<typeof createWork>>,
  look: Look,
  earlier: Earlier | undefined,
): Promise<LocalState> {
  const { entries } = manifest;
  const places = placesOf(entries, paths);
  const states = new Uint8Array(entries.length);
  const inNewFolder = new Uint8Array(entries.length);
  const stats: (Looked | undefined)[] = new Array(entries.length).fill(undefined);
  const links = hardLinks(entries);
  const folders = new Map<string, boolean>();
  const toCompare: number[] = [];

  /** Whether the folder is there. */
  const isThere = (folder: string, root: string): boolean => {
    const state = folders.get(folder);
    if (state !== undefined) return state;
    // Above a root all is the user's own choice; the root has been resolved to real folders.
    if (folder.length > root.length && !isThere(above(folder), root)) {
      folders.set(folder, false);
      return false;
    }
    const stat = lstat(folder);
    if (stat && !stat.isDirectory()) throw new InTheWay(`${folder} is in the way: it is not a folder`);
    folders.set(folder, stat !== undefined);
    return stat !== undefined;
  };

  for (let index = 0; index < entries.length; index++) {
    // Others get this thread for a moment.
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    const entry = entries[index]!;
    const place = places[index]!;
    const { base } = paths.roots[entry.root]!;
    if (entry.path !== '' && !isThere(above(place), base)) {
      inNewFolder[index] = 1;
      if (entry.type === 'directory') folders.set(place, false);
      continue;
    }
    const old = earlier ? earlier.place(index) : index;
    // What is new against the earlier entry is mostly not there, and was not looked at.
    const seen = old >= 0 ? look(old) : lstat(place);
    const stat = seen instanceof Promise ? await seen : seen;
    if (entry.type === 'directory') folders.set(place, stat !== undefined);
    if (!stat) continue;
    if (isDirectory(stat) !== (entry.type === 'directory')) {
      throw new InTheWay(`${place} is in the way: it is ${isDirectory(stat) ? 'a' : 'not a'} folder`);
    }
    stats[index] = stat;
    if (entry.type === 'directory') {
      states[index] = KEPT;
    } else if (entry.type === 'symlink') {
      if (isLink(stat) && readLink(place) === entry.target) {
        states[index] = sameTime(stat, entry.mtime) ? KEPT : KEPT_TO_REPAIR;
      }
    } else if (entry.type === 'file') {
      const state = stateByAttributes(stat, entry, 1 + (links.get(index)?.length ?? 0));
      if (state === NEW) continue;
      const right = earlier?.known(index, old, stat);
      if (right !== false) states[index] = state;
      if (right === undefined && entry.size > 0) toCompare.push(index);
    }
  }

  for (const wrong of await compare(manifest, toCompare, places, pool)) states[wrong] = NEW;
  for (const [file, names] of links) {
    const identity = states[file] === NEW ? undefined : identityOf(places[file]!);
    const same = (name: number) => identity === identityOf(places[name]!);
    const together = identity !== undefined && names.every(same);
    // Names of one file are made together, or the new name would be of another file than the old one.
    if (!together) states[file] = NEW;
    for (const name of names) states[name] = together ? KEPT : NEW;
  }
  return { places, states, stats, inNewFolder };
}

/** Absolute path of each entry. */
export function placesOf(entries: readonly ManifestEntry[], paths: PathSet): string[] {
  const starts = paths.roots.map(({ base }) => (base.endsWith(sep) ? base : base + sep));
  // Not `join`: the paths were checked to be plain, and there are many.
  return entries.map(({ root, path }) =>
    path === '' ? paths.roots[root]!.base : starts[root]! + (sep === '/' ? path : path.replaceAll('/', sep)),
  );
}

/** Hard links by the file they are names of. */
function hardLinks(entries: readonly ManifestEntry[]): Map<number, number[]> {
  const links = new Map<number, number[]>();
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    if (entry.type !== 'hardlink') continue;
    const names = links.get(entry.file);
    if (names) names.push(index);
    else links.set(entry.file, [index]);
  }
  return links;
}

function stateByAttributes(stat: Looked, entry: FileEntry, names: number): number {
  if (!isFile(stat) || stat.size !== entry.size) return NEW;
  if ((stat.mode & 0o7777) === entry.mode && sameTime(stat, entry.mtime)) return KEPT;
  // Another name of the file, outside of this entry, would change too; and of another user's it cannot be changed.
  const ours = process.getuid === undefined || [0, stat.uid].includes(process.getuid());
  return ours && stat.nlink <= names ? KEPT_TO_REPAIR : NEW;
}

export const sameTime = (stat: Pick<Looked, 'mtimeMs'>, mtime: number): boolean =>
  Math.abs(stat.mtimeMs - mtime) < MILLISECONDS_ROUNDED;

/** @returns those of the files whose content is another */
async function compare(
  { entries, chunks }: Manifest,
  files: readonly number[],
  places: readonly string[],
  pool: Pool<ReturnType<typeof createWork>>,
): Promise<number[]> {
  const wrong: number[] = [];
  const tasks: Promise<void>[] = [];
  for (let from = 0, to = 0; from < files.length; from = to) {
    const input = {
      paths: [] as string[],
      counts: [] as number[],
      sizes: [] as number[],
      digests: [] as string[],
    };
    for (let bytes = 0; to < files.length && to - from < TASK_FILES && bytes < TASK_BYTES; to++) {
      const entry = entries[files[to]!] as FileEntry;
      input.paths.push(places[files[to]!]!);
      input.counts.push(entry.chunks.length);
      for (const index of entry.chunks) {
        const { size, sha256 } = chunks[index]!;
        input.sizes.push(size);
        input.digests.push(sha256);
      }
      bytes += entry.size;
    }
    const task = files.slice(from, to);
    tasks.push(
      pool.run('compare', input).then(({ right }) => {
        for (const [index, file] of task.entries()) if (right[index] !== 1) wrong.push(file);
      }),
    );
  }
  await Promise.all(tasks);
  return wrong;
}

/** The folder of a path that is absolute and plain. */
export const above = (place: string): string => place.slice(0, Math.max(1, place.lastIndexOf(sep)));

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
