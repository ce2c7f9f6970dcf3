import { chmodSync, linkSync, lutimesSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { lstat } from './file-stat.ts';
import { above, KEPT, KEPT_TO_REPAIR, type LocalState, NEW, sameTime } from './local-state.ts';
import type { DirectoryEntry, FileEntry, Manifest } from './manifest.ts';
import { writeFrame } from './write-files.ts';

export interface Build {
  readonly manifest: Manifest;
  readonly local: LocalState;
  /** Where an entry is built, by place in `entries`. */
  readonly path: (entry: number) => string;
  /** Whether a file or folder of this mode needs it to be set apart, since creating gives less. */
  readonly withMode: (mode: number) => boolean;
}

/** Folders for all that is made. */
export function makeFolders({ manifest, local, path }: Build): void {
  const { entries } = manifest;
  const made = new Set<string>();
  const makeAbove = (folder: string): void => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] !== NEW) continue;
    const entry = entries[index]!;
    const place = path(index);
    makeAbove(dirname(place));
    if (entry.type !== 'directory') continue;
    // Ours until all is written.
    mkdirSync(place, entry.mode | 0o700);
    made.add(place);
  }
}

/** The frames of files that come in pieces: created exclusively, as everything is. */
export function makeFrames({ manifest, path }: Build, frames: readonly number[]): void {
  for (const index of frames) {
    const { size, mode } = manifest.entries[index] as FileEntry;
    writeFrame(path(index), size, mode);
  }
}

/** Times and modes of files that came in pieces, then links: last, so that nothing is written through one. */
export function finishTree({ manifest, local, path, withMode }: Build, frames: readonly number[]): void {
  const { entries } = manifest;
  for (const index of frames) {
    const { mode, mtime } = entries[index] as FileEntry;
    if ((mode & 0o200) === 0 || withMode(mode)) chmodSync(path(index), mode);
    utimesSync(path(index), mtime / 1000, mtime / 1000);
  }
  for (let index = 0; index < entries.length; index++) {
    if (local.states[index] !== NEW) continue;
    const entry = entries[index]!;
    if (entry.type === 'hardlink') linkSync(path(entry.file), path(index));
    if (entry.type !== 'symlink') continue;
    symlinkSync(entry.target, path(index));
    lutimesSync(path(index), entry.mtime / 1000, entry.mtime / 1000);
  }
}

/** Mode and time of files that were right but for these. */
export function repairAttributes({ manifest, local }: Build): void {
  for (let index = 0; index < manifest.entries.length; index++) {
    if (local.states[index] !== KEPT_TO_REPAIR) continue;
    const entry = manifest.entries[index]!;
    const place = local.places[index]!;
    if (entry.type === 'file') chmodSync(place, entry.mode);
    lutimesSync(place, entry.mtime / 1000, entry.mtime / 1000);
  }
}

/**
 * Modes and times of folders: once everything stands in its place, inner ones first.
 * @param bases of the roots, in which temporary folders may have stood
 */
export function finishFolders(
  { manifest, local, withMode }: Build,
  bases: readonly string[],
  onNote: (note: string) => void,
): void {
  const { entries } = manifest;
  const { places, states, stats } = local;
  /** Folders that something was put into, which changes their time. */
  const touched = new Set(bases);
  for (let index = 0; index < entries.length; index++) {
    if (states[index] === NEW) touched.add(above(places[index]!));
  }
  const isRight = (index: number, { mode, mtime }: DirectoryEntry): boolean => {
    const stat = stats[index];
    return (
      states[index] === KEPT &&
      stat !== undefined &&
      (stat.mode & 0o7777) === mode &&
      sameTime(stat, mtime) &&
      !touched.has(places[index]!)
    );
  };
  const folders: number[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    if (entry.type === 'directory' && !isRight(index, entry)) folders.push(index);
  }
  folders.sort((a, b) => places[b]!.length - places[a]!.length);
  for (const index of folders) {
    const { mode, mtime } = entries[index] as DirectoryEntry;
    const place = places[index]!;
    try {
      const stat = states[index] === KEPT ? lstat(place) : undefined;
      const right = stat ? (stat.mode & 0o7777) === mode : (mode & 0o700) === 0o700 && !withMode(mode);
      if (!right) chmodSync(place, mode);
      if (!stat || !sameTime(stat, mtime)) utimesSync(place, mtime / 1000, mtime / 1000);
    } catch (error) {
      // A folder that was there before can belong to someone else; its content is right all the same.
      onNote(`Mode and time of ${place} were not set: ${(error as Error).message}.`);
    }
  }
}
