import {
  type Chunk,
  CODECS,
  FORMAT,
  MAX_ENTRIES,
  MAX_PACK_BYTES,
  MAX_SEGMENT_BYTES,
  type Manifest,
  type ManifestEntry,
  type Pack,
  type Segment,
} from './manifest.ts';
import type { PathSet, Root } from './paths.ts';

const MAX_PATH = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
/** zstd adds a few bytes per 128 KiB to what it cannot shrink; the other codecs less than this too. */
const MAX_OVERHEAD = 64 * 1024;
/** An empty part, `.` or `..`, anywhere in a path: so an absolute path too, and one that ends in a slash. */
const BAD_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
/** What Windows reads as a device, a drive, a stream, or as the name without its last characters. */
const BAD_ON_WINDOWS =
  /[\\:<>"|?*\u0001-\u001f]|[ .](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .][^/]*)?(?:\/|$)/i;

/** A manifest that asks for something no snapshot of ours would. */
export class ManifestProblem extends Error {}

/**
 * Reads a manifest as if an attacker wrote it: after this, every index, range and size in it is in bounds,
 * and every path stays below the root it names, on its own, with no other entry's file or link above it.
 * That names do not fall together where the file system folds case or Unicode forms is `checkFolding`'s part.
 *
 * Written by hand rather than as a schema, since it runs over every file of a large tree at every restore.
 * @param key the store key that was asked for
 * @throws ManifestProblem with the first thing that is wrong
 */
export function checkManifest(
  value: unknown,
  key: string,
  paths: PathSet,
  platform: NodeJS.Platform = process.platform,
): Manifest {
  const manifest = value as Manifest;
  ensure(isObject(manifest) && manifest.format === FORMAT, 'it is of another format');
  ensure(manifest.key === key, 'it belongs to another entry');
  const { roots, packs, chunks, entries } = manifest;
  ensure(
    Array.isArray(roots) &&
      roots.length === paths.roots.length &&
      paths.roots.every((root, index) => root.line === roots[index]),
    'it was saved with other paths',
  );
  ensure(isArray(packs) && isArray(chunks) && isArray(entries), 'a list is missing or too long');
  for (const pack of packs) checkPack(pack);
  for (let index = 0; index < chunks.length; index++) checkChunk(chunks[index]!, packs);
  checkOverlaps(chunks);
  let bytes = 0;
  for (let index = 0; index < entries.length; index++) {
    bytes += checkEntry(entries[index]!, index, manifest, paths, platform);
  }
  ensure(Number.isSafeInteger(bytes), 'its sizes are beyond counting');
  checkPlaces(entries, paths);
  return manifest;
}

function checkPack(pack: Pack): void {
  ensure(isObject(pack) && isDigest(pack.sha256), 'a pack has no digest');
  ensure(isCount(pack.bytes, MAX_PACK_BYTES + MAX_OVERHEAD), 'a pack is too large');
  ensure(isArray(pack.segments), 'a pack has no segments');
  let end = 0;
  for (const segment of pack.segments) {
    checkSegment(segment);
    ensure(segment.offset >= end, 'segments of a pack overlap');
    end = segment.offset + segment.bytes;
    ensure(end <= pack.bytes, 'a segment reaches beyond its pack');
  }
}

function checkSegment(segment: Segment): void {
  ensure(isObject(segment) && isDigest(segment.sha256), 'a segment has no digest');
  ensure(CODECS.includes(segment.codec), 'a segment is compressed in an unknown way');
  ensure(isCount(segment.size, MAX_SEGMENT_BYTES) && segment.size > 0, 'a segment is too large');
  ensure(isCount(segment.offset) && isCount(segment.bytes) && segment.bytes > 0, 'a segment has no range');
  ensure(
    segment.codec === 'none' ? segment.bytes === segment.size : segment.bytes <= segment.size + MAX_OVERHEAD,
    'a segment is larger than its content',
  );
}

function checkChunk(chunk: Chunk, packs: readonly Pack[]): void {
  // Only ever compared, never part of a name: so its length is enough, for tens of thousands of them.
  ensure(
    isObject(chunk) && typeof chunk.sha256 === 'string' && chunk.sha256.length === 64,
    'a chunk has no digest',
  );
  ensure(isCount(chunk.pack, packs.length - 1), 'a chunk names no pack');
  const { segments } = packs[chunk.pack]!;
  ensure(isCount(chunk.segment, segments.length - 1), 'a chunk names no segment');
  const { size } = segments[chunk.segment]!;
  ensure(isCount(chunk.offset, size) && isCount(chunk.size, size) && chunk.size > 0, 'a chunk has no range');
  ensure(chunk.offset + chunk.size <= size, 'a chunk reaches beyond its segment');
}

function checkOverlaps(chunks: readonly Chunk[]): void {
  const order = (a: Chunk, b: Chunk): number =>
    a.pack - b.pack || a.segment - b.segment || a.offset - b.offset;
  const everyPair = (list: readonly Chunk[], isRight: (last: Chunk, chunk: Chunk) => boolean): boolean => {
    for (let index = 1; index < list.length; index++) {
      if (!isRight(list[index - 1]!, list[index]!)) return false;
    }
    return true;
  };
  const isBehind = (last: Chunk, chunk: Chunk): boolean =>
    chunk.pack !== last.pack || chunk.segment !== last.segment || chunk.offset >= last.offset + last.size;
  // Mostly they are in order already, and need not be put in it.
  const inOrder = everyPair(chunks, (last, chunk) => order(last, chunk) <= 0);
  const sorted = inOrder ? chunks : [...chunks].sort(order);
  ensure(everyPair(sorted, isBehind), 'chunks of a segment overlap');
}

/** @returns bytes of a file, 0 for all else */
function checkEntry(
  entry: ManifestEntry,
  index: number,
  { chunks, entries }: Manifest,
  paths: PathSet,
  platform: NodeJS.Platform,
): number {
  ensure(isObject(entry) && isCount(entry.root, paths.roots.length - 1), 'an entry names no root');
  ensure(isRelative(entry.path, platform), 'is not allowed as a path', entry.path);
  ensure(Number.isFinite(entry.mtime) && Math.abs(entry.mtime) <= 8.64e15, 'has no valid time', entry.path);
  if (entry.type === 'symlink') {
    const { target } = entry;
    ensure(
      typeof target === 'string' && target !== '' && target.length < MAX_PATH && !target.includes('\0'),
      'has no valid link target',
      entry.path,
    );
    return 0;
  }
  if (entry.type === 'hardlink') {
    ensure(
      isCount(entry.file, index - 1) && entries[entry.file]?.type === 'file',
      'is a hard link to no file before it',
      entry.path,
    );
    return 0;
  }
  ensure(entry.type === 'file' || entry.type === 'directory', 'is of an unknown type', entry.path);
  ensure(isCount(entry.mode, 0o777), 'has no valid mode', entry.path);
  if (entry.type === 'directory') return 0;
  ensure(isArray(entry.chunks), 'has no content', entry.path);
  ensure(
    entry.sparse === undefined || typeof entry.sparse === 'boolean',
    'is neither sparse nor not',
    entry.path,
  );
  let size = 0;
  for (const chunk of entry.chunks) {
    ensure(isCount(chunk, chunks.length - 1), 'names no chunk', entry.path);
    size += chunks[chunk]!.size;
  }
  ensure(isCount(entry.size) && entry.size === size, 'has another size than its content', entry.path);
  return size;
}

/**
 * Whether the entries are those of one folder, each behind the folder that it lies in, and the names in a folder in
 * ascending order, as a save writes them: then none is listed twice and none lies below a file.
 */
function areInOrder(entries: readonly ManifestEntry[]): boolean {
  if (entries[0]?.path !== '' || entries[0].type !== 'directory') return false;
  /** Paths with a slash of the folders around the entry, and the last name in each. */
  const folders = [''];
  const names = [''];
  let depth = 0;
  for (let index = 1; index < entries.length; index++) {
    const { path, type } = entries[index]!;
    while (!path.startsWith(folders[depth]!)) depth -= 1;
    const name = path.slice(folders[depth]!.length);
    if (name.includes('/') || !(name > names[depth]!)) return false;
    names[depth] = name;
    if (type !== 'directory') continue;
    depth += 1;
    folders[depth] = `${path}/`;
    names[depth] = '';
  }
  return true;
}

/** Compared as absolute paths where there are several roots, since one can lie inside another. */
function checkPlaces(entries: readonly ManifestEntry[], paths: PathSet): void {
  // The common case, which needs no table of all paths.
  if (paths.roots.length === 1 && !paths.roots[0]!.matches && areInOrder(entries)) return;
  const starts = paths.roots.map(({ base }) => base.replaceAll('\\', '/').replace(/\/$/, ''));
  const placeOf = ({ root, path }: ManifestEntry): string => {
    if (starts.length === 1) return path;
    return path === '' ? starts[root]! : `${starts[root]}/${path}`;
  };
  const types = new Map<string, ManifestEntry['type']>();
  for (const entry of entries) {
    const place = placeOf(entry);
    ensure(!types.has(place), 'is listed twice', entry.path);
    types.set(place, entry.type);
  }
  // A root is above all that is in it, also where places are relative to it.
  const isFolder = (place: string): boolean => (types.get(place) ?? 'directory') === 'directory';
  const top = starts.length > 1 || isFolder('');
  const folders = new Set<string>();
  for (const entry of entries) {
    const place = placeOf(entry);
    ensure(top || place === '', 'lies below no folder', entry.path);
    for (let end = place.lastIndexOf('/'); end > 0; end = place.lastIndexOf('/', end - 1)) {
      const above = place.slice(0, end);
      // Once a folder is known, all above it are.
      if (folders.has(above)) break;
      ensure(isFolder(above), 'lies below no folder', entry.path);
      folders.add(above);
    }
    ensure(isMeant(entry, paths.roots[entry.root]!), 'is not among the paths asked for', entry.path);
  }
}

/** A pattern gives no right to the whole folder it starts in: only to what matches, and what is in that. */
function isMeant(entry: ManifestEntry, { matches }: Root): boolean {
  if (!matches) return true;
  const parts = entry.path.split('/');
  return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
}

/** Which names a file system takes for one. */
export interface Folding {
  readonly case: boolean;
  /** Composed and decomposed forms of a character. */
  readonly unicode: boolean;
}

/**
 * For a place whose file system folds names: two entries that would become one there, the later of which
 * would overwrite the earlier one, or be written through it.
 * @throws ManifestProblem
 */
export function checkFolding(entries: readonly ManifestEntry[], folding: readonly Folding[]): void {
  const seen = new Map<string, string>();
  for (const { root, path } of entries) {
    const { case: folds, unicode } = folding[root]!;
    if (!folds && !unicode) continue;
    // Every folder above counts too: `A/x` and `a/y` would share a folder that is two.
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const name = end < 0 ? path : path.slice(0, end);
      let folded = unicode ? name.normalize('NFC') : name;
      // Upper case first: `ß` and `ſ` fold only that way.
      if (folds) folded = folded.toUpperCase().toLowerCase();
      const place = `${root}/${folded}`;
      const other = seen.get(place);
      ensure(other === undefined || other === name, 'is the name of another too, where it is restored', name);
      seen.set(place, name);
      if (end < 0) break;
    }
  }
}

function isRelative(path: unknown, platform: NodeJS.Platform): boolean {
  if (typeof path !== 'string' || path.length >= MAX_PATH || path.includes('\0')) return false;
  if (path === '') return true;
  // Half a surrogate pair would be written as another character.
  if (BAD_PART.test(path) || !path.isWellFormed()) return false;
  return platform !== 'win32' || !BAD_ON_WINDOWS.test(path);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isArray = (value: unknown): boolean => Array.isArray(value) && value.length <= MAX_ENTRIES;
const isDigest = (value: unknown): boolean => typeof value === 'string' && DIGEST.test(value);
const isCount = (value: unknown, max: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max;
const shown = (path: unknown): string => JSON.stringify(String(path).slice(0, 120));

/** @param path stands before the problem; put together only when there is one, as this runs millions of times */
function ensure(condition: boolean, problem: string, path?: unknown): asserts condition {
  if (!condition) throw new ManifestProblem(path === undefined ? problem : `${shown(path)} ${problem}`);
}
