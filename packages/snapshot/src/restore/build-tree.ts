import { chmodSync, linkSync, lstatSync, lutimesSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { isKeptAs, settable } from '../format/file-time.ts';
import type { Manifest } from '../format/manifest.ts';
import { lstat } from '../stat/file-stat.ts';
import { hasStat, putStat } from '../stat/stat-columns.ts';
import { DIRECTORY, folderChanges, HARD_LINK, SYMLINK } from '../tables/entry-table.ts';
import { writeFrame } from '../workers/write-files.ts';
import { KEPT, KEPT_TO_REPAIR, type LocalState, NEW, parentFolder } from './local-state.ts';

export interface Build {
  readonly manifest: Manifest;
  readonly local: LocalState;
  /** Where an entry is built, by row. */
  readonly path: (entry: number) => string;
  /** Whether this mode has to be set after creation, as the file system grants less to a new file or folder. */
  readonly withMode: (mode: number) => boolean;
}

/** Makes the folders of all that is built. */
export function makeFolders({ manifest, local, path }: Build): void {
  const { entries } = manifest;
  const made = new Set<string>();
  const makeAbove = (folder: string): void => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  const changes = folderChanges(entries);
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] !== NEW) continue;
    const isFolder = entries.types[index] === DIRECTORY;
    if (!changes(index) && !isFolder) continue;
    const target = path(index);
    makeAbove(dirname(target));
    if (!isFolder) continue;
    // Writable for this user until all is written.
    mkdirSync(target, entries.modes[index]! | 0o700);
    made.add(target);
  }
}

/** Creates files that are written in pieces, in their full size. */
export function makeFrames({ manifest: { entries }, path }: Build, frames: readonly number[]): void {
  for (const index of frames) {
    writeFrame(path(index), entries.sizes[index]!, entries.modes[index]!);
  }
}

/**
 * Sets times and modes of files that came in pieces, then makes links: last, so that nothing is written through one.
 */
export function finishTree({ manifest, local, path, withMode }: Build, frames: readonly number[]): void {
  const { entries } = manifest;
  for (const index of frames) {
    const mode = entries.modes[index]!;
    const time = settable(entries.mtimes[index]!);
    if ((mode & 0o200) === 0 || withMode(mode)) chmodSync(path(index), mode);
    utimesSync(path(index), time, time);
  }
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] !== NEW) continue;
    const type = entries.types[index];
    if (type === HARD_LINK) linkSync(path(entries.linked(index)), path(index));
    if (type !== SYMLINK) continue;
    const time = settable(entries.mtimes[index]!);
    symlinkSync(entries.target(index), path(index));
    lutimesSync(path(index), time, time);
  }
}

/** Sets mode and time of files whose content was right. */
export function repairAttributes({ manifest: { entries }, local }: Build): void {
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] !== KEPT_TO_REPAIR) continue;
    const target = local.paths.at(index);
    const time = settable(entries.mtimes[index]!);
    if (entries.isFile(index)) chmodSync(target, entries.modes[index]!);
    lutimesSync(target, time, time);
  }
}

/**
 * Sets modes and times of new folders that lie in new folders, while they are still in the staging folder: nothing will
 * be put into them any more.
 * @param built gets the stat of each (`putStat`)
 */
export function finishInnerFolders(
  { manifest: { entries }, local, path, withMode }: Build,
  built: Float64Array,
): void {
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] !== DIRECTORY || local.inNewFolder[index] !== 1) continue;
    const mode = entries.modes[index]!;
    // A folder that cannot be entered could not be removed if the restore fails.
    if ((mode & 0o700) !== 0o700) continue;
    const folder = path(index);
    const time = settable(entries.mtimes[index]!);
    if (withMode(mode)) chmodSync(folder, mode);
    utimesSync(folder, time, time);
    putStat(built, index, lstatSync(folder));
  }
}

/**
 * Sets modes and times of all other folders once everything is moved in, inner ones first.
 * @param built rows of the stat cache: a folder that has one is finished
 * @param bases absolute paths of the roots, in which staging folders may have been
 * @returns 1 for each folder that was there and has not changed
 */
export function finishFolders(
  { manifest, local, withMode }: Build,
  built: Float64Array | undefined,
  bases: readonly string[],
  onNote: (note: string) => void,
): Uint8Array {
  const { entries } = manifest;
  const { paths, states, stats } = local;
  /** Folders whose time changed, as something was put into them. */
  const touched = new Set(bases);
  const changes = folderChanges(entries);
  for (let index = 0; index < entries.length; index++) {
    if (states[index] === NEW && changes(index)) touched.add(parentFolder(paths.at(index)));
  }
  const isRight = (index: number): boolean => {
    const stat = stats.at(index);
    return (
      states[index] === KEPT &&
      stat !== undefined &&
      (stat.mode & 0o7777) === entries.modes[index] &&
      isKeptAs(stat, entries.mtimes[index]!) &&
      !touched.has(paths.at(index))
    );
  };
  const unchanged = new Uint8Array(entries.length);
  const folders: { readonly index: number; readonly path: string }[] = [];
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] !== DIRECTORY || (built && hasStat(built, index))) continue;
    if (isRight(index)) unchanged[index] = 1;
    else folders.push({ index, path: paths.at(index) });
  }
  folders.sort((a, b) => b.path.length - a.path.length);
  for (const { index, path } of folders) {
    const mode = entries.modes[index]!;
    const mtime = entries.mtimes[index]!;
    try {
      const stat = states[index] === KEPT ? lstat(path) : undefined;
      const right = stat ? (stat.mode & 0o7777) === mode : (mode & 0o700) === 0o700 && !withMode(mode);
      if (!right) chmodSync(path, mode);
      if (!stat || !isKeptAs(stat, mtime)) utimesSync(path, settable(mtime), settable(mtime));
    } catch (error) {
      // A folder that was there before can belong to another user; its content is right all the same.
      onNote(`Mode and time of ${path} were not set: ${(error as Error).message}.`);
    }
  }
  return unchanged;
}
