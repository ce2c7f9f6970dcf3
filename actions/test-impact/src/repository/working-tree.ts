import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { MAX_PATH } from './paths.ts';
import { textDigest } from './text-digest.ts';

/** The files of a repository as they stand on the disk. Paths are relative to its root. */
interface WorkingTree {
  /** Undefined when there is no text: deleted, a folder, a submodule, a link to nowhere; and when refused. */
  read(path: string): string | undefined;
  /**
   * The digest of a text without its decoding, which takes longer (`textDigest`). Undefined where `read` gives none,
   * and for links.
   */
  digest(path: string): string | undefined;
  /** Why an existing path is not read, as a predicate; undefined when it is read, or does not exist. */
  refused(path: string): string | undefined;
  /** The file or folder that a link leads to. */
  leadsTo(path: string): string | undefined;
}

type FileText = Found<string>;
type Found<Content> =
  | { readonly content: Content; readonly target?: string }
  | { readonly refused: string }
  /** A link to a folder. */
  | { readonly folder: string }
  | undefined;

/** Nobody writes larger sources, and the largest generated ones that tests import have a few megabytes. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Characters that are kept in memory, since manifests and configurations are read more than once. */
const MAX_KEPT = 64 * 1024 * 1024;
const MAX_KEPT_EACH = 1024 * 1024;

const TOO_LONG = 'has a path that is too long to be opened';
/** Without these a FIFO would wait for its writer for ever, and a link could be put in between. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads regular files of a working tree and nothing else: a path can be a device or a FIFO, and a link can
 * lead to one or out of the repository, even where git's index says that it is a file, since a step before
 * this one may have changed it. Larger files than `maxBytes` are refused before anything of them is read.
 */
export function workingTree(root: string, maxBytes = MAX_BYTES): WorkingTree {
  const readFile = fileReader(root, maxBytes);
  const kept = new Map<string, FileText>();
  let room = MAX_KEPT;
  const look = (path: string): FileText => {
    if (kept.has(path)) return kept.get(path);
    const found = readFile(path, (bytes) => bytes.toString());
    const length = found && 'content' in found ? found.content.length : 0;
    if (length <= MAX_KEPT_EACH && length <= room) {
      room -= length;
      kept.set(path, found);
    }
    return found;
  };
  return {
    read(path) {
      const found = look(path);
      return found && 'content' in found ? found.content : undefined;
    },
    digest(path) {
      const found = readFile(path, textDigest);
      return found && 'content' in found && found.target === undefined ? found.content : undefined;
    },
    refused(path) {
      const found = look(path);
      return found && 'refused' in found ? found.refused : undefined;
    },
    leadsTo(path) {
      const found = look(path);
      if (!found) return undefined;
      return 'content' in found ? found.target : 'folder' in found ? found.folder : undefined;
    },
  };
}

/** @returns reads a file's content, which is `take`n out of bytes that are overwritten by the next one's */
function fileReader(
  root: string,
  maxBytes: number,
): <Content>(path: string, take: (bytes: Buffer) => Content) => Found<Content> {
  let memory = Buffer.allocUnsafe(0);
  const room = (bytes: number): Buffer => {
    if (bytes > memory.length) memory = Buffer.allocUnsafe(Math.max(2 * memory.length, bytes));
    return memory.subarray(0, bytes);
  };
  const realRoot = realpathSync.native(root);
  const folders = new Map<string, string>();
  const realFolder = (folder: string): string => {
    let real = folders.get(folder);
    if (real === undefined) {
      real = realpathSync.native(join(root, folder));
      folders.set(folder, real);
    }
    return real;
  };
  const inside = (file: string): string | undefined => {
    const path = relative(realRoot, file);
    const [first] = path.split(sep);
    return path === '' || first === '..' || first === '.git' || path === file ? undefined : path;
  };
  return (path, take) => {
    if (path.length > MAX_PATH) return { refused: TOO_LONG };
    try {
      const folder = dirname(path);
      let file = join(realFolder(folder), path.slice(folder === '.' ? 0 : folder.length + 1));
      let found = lstatSync(file);
      const link = found.isSymbolicLink();
      if (link) {
        file = realpathSync.native(file);
        found = lstatSync(file);
      }
      const target = inside(file);
      if (target === undefined)
        return found.isDirectory() ? undefined : { refused: 'leads out of the repository' };
      const refused = whyNot(found, maxBytes);
      if (refused !== undefined) return { refused };
      if (found.isDirectory()) return link ? { folder: target.split(sep).join('/') } : undefined;
      const read = readRegular(file, maxBytes, room);
      if ('refused' in read) return read;
      const content = take(read.bytes);
      return link ? { content, target: target.split(sep).join('/') } : { content };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
      if (code === 'ENAMETOOLONG') return { refused: TOO_LONG };
      return { refused: `cannot be read (${code ?? (error as Error).message})` };
    }
  };
}

function readRegular(
  file: string,
  maxBytes: number,
  room: (bytes: number) => Buffer,
): { readonly bytes: Buffer } | { readonly refused: string } {
  const descriptor = openSync(file, FLAGS);
  try {
    const opened = fstatSync(descriptor);
    const refused = whyNot(opened, maxBytes);
    if (refused !== undefined) return { refused };
    const bytes = room(opened.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return { bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(descriptor);
  }
}

function whyNot(found: Stats, maxBytes: number): string | undefined {
  if (found.isDirectory()) return undefined;
  if (!found.isFile()) return 'is no regular file';
  return found.size > maxBytes ? `is larger than ${maxBytes / 1024 / 1024} MB` : undefined;
}
