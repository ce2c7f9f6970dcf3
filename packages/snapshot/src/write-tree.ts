import {
  chmodSync,
  closeSync,
  fchmodSync,
  ftruncateSync,
  futimesSync,
  lutimesSync,
  mkdirSync,
  openSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Chunk, FileEntry, Manifest, ManifestEntry } from './manifest.ts';

/** Where the content of a chunk belongs. */
interface Use {
  readonly file: FileEntry;
  readonly offset: number;
}

/**
 * Builds a tree in an empty place. Files are written while their packs arrive, in any order; links come
 * last, so that nothing can be written through one. Every file and folder is created exclusively: where
 * the file system folds names (case, Unicode), two entries of one name end the restore.
 */
export function createTreeWriter(manifest: Manifest, path: (entry: ManifestEntry) => string) {
  const uses = new Map<Chunk, Use[]>();
  for (const entry of manifest.entries) {
    if (entry.type !== 'file') continue;
    let offset = 0;
    for (const index of entry.chunks) {
      const chunk = manifest.chunks[index]!;
      const list = uses.get(chunk) ?? [];
      list.push({ file: entry, offset });
      uses.set(chunk, list);
      offset += chunk.size;
    }
  }

  return {
    /** Folders, empty files and the frames of files that come in several pieces. */
    prepare(): void {
      for (const entry of manifest.entries) {
        if (entry.type === 'directory') {
          mkdirSync(dirname(path(entry)), { recursive: true });
          // Ours until all is written; its own mode comes last.
          mkdirSync(path(entry), { mode: 0o700 });
        }
      }
      for (const entry of manifest.entries) {
        if (entry.type !== 'directory') mkdirSync(dirname(path(entry)), { recursive: true });
        if (entry.type === 'file' && entry.chunks.length !== 1) create(entry);
      }
    },
    /** Writes verified content wherever it belongs. */
    write(chunk: Chunk, content: Uint8Array): void {
      for (const { file, offset } of uses.get(chunk) ?? []) {
        if (file.chunks.length === 1) create(file, content);
        else writePiece(path(file), content, offset);
      }
    },
    finish(): void {
      for (const entry of manifest.entries) {
        if (entry.type === 'file' && entry.chunks.length > 1) setTime(path(entry), entry);
        if (entry.type !== 'symlink') continue;
        symlinkSync(entry.target, path(entry));
        lutimesSync(path(entry), entry.mtime / 1000, entry.mtime / 1000);
      }
    },
  };

  function create(file: FileEntry, content?: Uint8Array): void {
    const fd = openSync(path(file), 'wx', file.mode | 0o200);
    try {
      if (content) writeFully(fd, content, 0);
      else ftruncateSync(fd, file.size);
      fchmodSync(fd, file.chunks.length > 1 ? file.mode | 0o200 : file.mode);
      futimesSync(fd, file.mtime / 1000, file.mtime / 1000);
    } finally {
      closeSync(fd);
    }
  }
}

/** Modes and times of folders: once everything stands in its place, inner ones first. */
export function finishFolders(
  entries: readonly ManifestEntry[],
  path: (entry: ManifestEntry) => string,
  onNote: (note: string) => void,
): void {
  const folders = entries.filter((entry) => entry.type === 'directory');
  for (const entry of folders.sort((a, b) => path(b).length - path(a).length)) {
    try {
      chmodSync(path(entry), entry.mode);
      utimesSync(path(entry), entry.mtime / 1000, entry.mtime / 1000);
    } catch (error) {
      // A folder that was there before can belong to someone else; its content is right all the same.
      onNote(`Mode and time of ${path(entry)} were not set: ${(error as Error).message}.`);
    }
  }
}

function setTime(path: string, file: FileEntry): void {
  chmodSync(path, file.mode);
  utimesSync(path, file.mtime / 1000, file.mtime / 1000);
}

function writePiece(path: string, content: Uint8Array, offset: number): void {
  const fd = openSync(path, 'r+');
  try {
    writeFully(fd, content, offset);
  } finally {
    closeSync(fd);
  }
}

function writeFully(fd: number, content: Uint8Array, offset: number): void {
  let done = 0;
  while (done < content.byteLength) {
    done += writeSync(fd, content, done, content.byteLength - done, offset + done);
  }
}
