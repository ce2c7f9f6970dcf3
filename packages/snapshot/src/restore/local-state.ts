import { readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isKeptAs } from '../format/file-time.ts';
import type { Manifest } from '../format/manifest.ts';
import { SEPARATOR } from '../paths/paths.ts';
import { identityOf, isDirectory, isFile, isLink, lstat } from '../stat/file-stat.ts';
import { type EntryStat, StatTable } from '../stat/stat-rows.ts';
import { copyDigest, DIGEST_WORDS } from '../tables/digests.ts';
import { EntryPaths } from '../tables/entry-paths.ts';
import { DIRECTORY, type EntryTable, HARD_LINK, SYMLINK } from '../tables/entry-table.ts';
import type { Pool } from '../workers/pool.ts';
import type { CompareInput, createWork } from '../workers/restore-work.ts';
import type { StatOf } from './prefetch-stats.ts';

/** Something is on this machine where a file or folder of the entry has to go. */
export class InTheWay extends Error {}

/** It has to be made. */
export const NEW = 0;
/** It is there and right. */
export const KEPT = 1;
/** It is there, with a wrong mode or time. */
export const KEPT_TO_REPAIR = 2;

/** What this machine has already of an entry, by row. */
export interface LocalState {
  readonly paths: EntryPaths;
  readonly states: Uint8Array;
  /** Stats of what is there. */
  readonly stats: StatTable;
  /** 1 if this restore makes the folder that it lies in, so that nobody else can have changed what is in it. */
  readonly inNewFolder: Uint8Array;
}

/** An earlier entry of the same paths. To be asked in the order of the entries. */
export interface Earlier {
  /** The row in the earlier entry; -1 = none. */
  readonly row: (entry: number) => number;
  /** Whether a file of the earlier row has the right content by its stat; undefined = it has to be read. */
  readonly isRight: (entry: number, row: number, stat: EntryStat) => boolean | undefined;
}

/** Entries between two pauses in which the thread does other work. */
const AT_A_TIME = 4000;
/** Most bytes and files of one task of comparing. */
const TASK_BYTES = 8 * 1024 * 1024;
const TASK_FILES = 256;

/**
 * Compares what is on this machine with each entry, before anything is fetched. Files of the right size are read,
 * unless the earlier entry tells whether their content is right.
 * @param bases absolute paths of the roots, with links resolved
 * @param statOf by row of the earlier entry, or without one, of this entry
 * @throws InTheWay where a folder above is none, a folder is in place of a file, or a file in place of a folder
 */
export async function inspectLocal(
  manifest: Manifest,
  bases: readonly string[],
  pool: Pool<ReturnType<typeof createWork>>,
  statOf: StatOf,
  earlier: Earlier | undefined,
): Promise<LocalState> {
  const { entries } = manifest;
  const paths = new EntryPaths(entries, bases);
  const states = new Uint8Array(entries.length);
  const inNewFolder = new Uint8Array(entries.length);
  const stats = new StatTable();
  const links = hardLinks(entries);
  const toCompare: number[] = [];
  const folders = new Folders(paths);

  for (let index = 0; index < entries.length; index++) {
    // Lets other work run.
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    const type = entries.types[index]!;
    const isFolder = type === DIRECTORY;
    if (!folders.isThere(index)) {
      inNewFolder[index] = 1;
      if (isFolder) folders.set(index, false);
      continue;
    }
    const old = earlier ? earlier.row(index) : index;
    // What the earlier entry does not have was not prefetched, and is mostly not there.
    const seen = old >= 0 ? statOf(old) : lstat(paths.at(index));
    const stat = seen instanceof Promise ? await seen : seen;
    if (isFolder) folders.set(index, stat !== undefined);
    if (!stat) continue;
    if (isDirectory(stat) !== isFolder) {
      const what = isDirectory(stat) ? 'a' : 'not a';
      throw new InTheWay(`${paths.at(index)} is in the way: it is ${what} folder`);
    }
    stats.set(index, stat);
    if (isFolder) {
      states[index] = KEPT;
    } else if (type === SYMLINK) {
      if (isLink(stat) && readLink(paths.at(index)) === entries.target(index)) {
        states[index] = isKeptAs(stat, entries.mtimes[index]!) ? KEPT : KEPT_TO_REPAIR;
      }
    } else if (type !== HARD_LINK) {
      const state = stateByAttributes(stat, entries, index, 1 + (links.get(index)?.length ?? 0));
      if (state === NEW) continue;
      const right = earlier?.isRight(index, old, stat);
      if (right !== false) states[index] = state;
      if (right === undefined && entries.sizes[index]! > 0) toCompare.push(index);
    }
  }

  for (const wrong of await compare(manifest, toCompare, paths, pool)) states[wrong] = NEW;
  for (const [file, names] of links) {
    const identity = states[file] === NEW ? undefined : identityOf(paths.at(file));
    const same = (name: number) => identity === identityOf(paths.at(name));
    const together = identity !== undefined && names.every(same);
    // All names of a file are made together, or old and new ones would be of two files.
    if (!together) states[file] = NEW;
    for (const name of names) states[name] = together ? KEPT : NEW;
  }
  return { paths, states, stats, inNewFolder };
}

/** Knows which of the folders that entries lie in exist. To be asked in the order of the entries. */
class Folders {
  readonly #paths: EntryPaths;
  /** The folders around the entry last asked for, the innermost last. */
  readonly #around: { readonly folder: number; readonly isThere: boolean }[] = [];
  /** Folders that are no entries, by path. */
  readonly #checked = new Map<string, boolean>();

  constructor(paths: EntryPaths) {
    this.#paths = paths;
  }

  /**
   * Whether the folder of an entry exists.
   * @throws InTheWay where something else has its path
   */
  isThere(index: number): boolean {
    const { entries, bases } = this.#paths;
    const { paths, roots } = entries;
    // The folders above a root are the user's own.
    if (paths.size(index) === 0) return true;
    for (;;) {
      const last = this.#around.at(-1);
      if (!last) break;
      const { folder, isThere } = last;
      if (
        roots[folder] === roots[index] &&
        paths.isBelow(index, folder, paths.shared(index, paths, folder))
      ) {
        if (paths.isDirectlyIn(index, folder)) return isThere;
        break;
      }
      this.#around.pop();
    }
    return this.#exists(parentFolder(this.#paths.at(index)), bases[roots[index]!]!);
  }

  /** @param folder the entry last asked for */
  set(folder: number, isThere: boolean): void {
    this.#around.push({ folder, isThere });
  }

  #exists(folder: string, root: string): boolean {
    const state = this.#checked.get(folder);
    if (state !== undefined) return state;
    // Links in the path of the root are resolved already.
    if (folder.length > root.length && !this.#exists(parentFolder(folder), root)) {
      this.#checked.set(folder, false);
      return false;
    }
    const stat = lstat(folder);
    if (stat && !stat.isDirectory()) throw new InTheWay(`${folder} is in the way: it is not a folder`);
    this.#checked.set(folder, stat !== undefined);
    return stat !== undefined;
  }
}

/** Rows of hard links by the row of their file. */
function hardLinks(entries: EntryTable): Map<number, number[]> {
  const links = new Map<number, number[]>();
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] !== HARD_LINK) continue;
    const file = entries.linked(index);
    const names = links.get(file);
    if (names) names.push(index);
    else links.set(file, [index]);
  }
  return links;
}

function stateByAttributes(
  stat: EntryStat,
  { sizes, modes, mtimes }: EntryTable,
  index: number,
  names: number,
) {
  if (!isFile(stat) || stat.size !== sizes[index]) return NEW;
  if ((stat.mode & 0o7777) === modes[index] && isKeptAs(stat, mtimes[index]!)) return KEPT;
  // A name outside of this entry would change with it, and another user's file cannot be changed.
  const ours = process.getuid === undefined || [0, stat.uid].includes(process.getuid());
  return ours && stat.nlink <= names ? KEPT_TO_REPAIR : NEW;
}

/** @returns the files whose content differs */
async function compare(
  manifest: Manifest,
  files: readonly number[],
  paths: EntryPaths,
  pool: Pool<ReturnType<typeof createWork>>,
): Promise<number[]> {
  const { entries } = manifest;
  const wrong: number[] = [];
  const tasks: Promise<void>[] = [];
  for (let from = 0, to = 0; from < files.length; from = to) {
    for (let bytes = 0; to < files.length && to - from < TASK_FILES && bytes < TASK_BYTES; to++) {
      bytes += entries.sizes[files[to]!]!;
    }
    const task = files.slice(from, to);
    tasks.push(
      pool.run('compare', comparison(manifest, task, paths)).then(({ right }) => {
        for (const [index, file] of task.entries()) if (right[index] !== 1) wrong.push(file);
      }),
    );
  }
  await Promise.all(tasks);
  return wrong;
}

function comparison(
  { entries, chunks }: Manifest,
  files: readonly number[],
  paths: EntryPaths,
): CompareInput {
  const counts = Uint32Array.from(files, (file) => entries.count(file));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const sizes = new Uint32Array(all);
  const digests = new Uint32Array(all * DIGEST_WORDS);
  let filled = 0;
  for (const file of files) {
    for (const chunk of entries.chunks(file)) {
      copyDigest(chunks.digests, chunk, digests, filled);
      sizes[filled++] = chunks.sizes[chunk]!;
    }
  }
  return { paths: files.map((file) => paths.at(file)).join(SEPARATOR), counts, sizes, digests };
}

/** The folder of an absolute, normalised path. */
export const parentFolder = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf(sep)));

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
