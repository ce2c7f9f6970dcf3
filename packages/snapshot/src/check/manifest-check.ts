import { MAX_ENTRIES, MAX_PACK_BYTES, MAX_SEGMENT_BYTES } from '../format/bounds.ts';
import { CODECS, FORMAT, type Manifest, type Pack, type Segment } from '../format/manifest.ts';
import { isCount, isDigest, isInstant } from '../format/valid-values.ts';
import type { PathSet } from '../paths/path-set.ts';
import type { ChunkTable } from '../tables/chunk-table.ts';
import { DIRECTORY, HARD_LINK, isFileType, SYMLINK } from '../tables/entry-table.ts';
import { ensure, entryProblem } from '../tables/manifest-problem.ts';
import type { PathList } from '../tables/path-list.ts';
import { checkLocations } from './check-locations.ts';

const MAX_PATH = 4096;
/** A character can take three. */
const MAX_PATH_BYTES = 3 * MAX_PATH;
/** zstd adds a few bytes per 128 KiB to what it cannot shrink; the other codecs less than this too. */
const MAX_OVERHEAD = 64 * 1024;
const [SLASH, DOT] = [0x2f, 0x2e];
/** What Windows reads as a device, a drive, a stream, or as the name without its last characters. */
const BAD_ON_WINDOWS =
  /[\\:<>"|?*\u0001-\u001f]|[ .](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .][^/]*)?(?:\/|$)/i;

/**
 * Reads a manifest as if an attacker wrote it: after this, every index, range and size in it is in bounds,
 * and every path stays below the root it names, on its own, with no other entry's file or link above it, where a
 * save of these lines can have found it (check-locations.ts). Names that collide where the file system folds
 * case or Unicode forms are `checkFolding`'s part.
 * @param key the store key that was asked for
 * @throws ManifestProblem with the first thing that is wrong
 */
export function checkManifest(
  manifest: Manifest,
  key: string,
  paths: PathSet,
  platform: NodeJS.Platform = process.platform,
): Manifest {
  ensure(manifest.format === FORMAT, 'it is of another format');
  ensure(manifest.key === key, 'it belongs to another entry');
  const { roots, packs, chunks, entries } = manifest;
  ensure(
    roots.length === paths.roots.length && paths.roots.every((root, index) => root.line === roots[index]),
    'it was saved with other paths',
  );
  for (const { length } of [packs, chunks, entries]) ensure(length <= MAX_ENTRIES, 'a list is too long');
  for (const pack of packs) checkPack(pack);
  for (let index = 0; index < chunks.length; index++) checkChunk(chunks, index, packs);
  checkOverlaps(chunks);
  ensure(entries.paths.isValid, 'a path is not valid');
  let bytes = 0;
  for (let index = 0; index < entries.length; index++) {
    if (!isRelative(entries.paths, index, platform)) {
      throw entryProblem(entries, index, 'is not allowed as a path');
    }
    const problem = problemOfEntry(index, manifest, paths);
    if (problem !== undefined) throw entryProblem(entries, index, problem);
    bytes += entries.sizes[index]!;
  }
  ensure(Number.isSafeInteger(bytes), 'its sizes are beyond counting');
  checkLocations(entries, paths);
  return manifest;
}

function checkPack(pack: Pack): void {
  ensure(isDigest(pack.sha256), 'a pack has no digest');
  ensure(isCount(pack.bytes, MAX_PACK_BYTES + MAX_OVERHEAD), 'a pack is too large');
  let end = 0;
  for (const segment of pack.segments) {
    checkSegment(segment);
    ensure(segment.offset >= end, 'segments of a pack overlap');
    end = segment.offset + segment.bytes;
    ensure(end <= pack.bytes, 'a segment reaches beyond its pack');
  }
}

function checkSegment(segment: Segment): void {
  ensure(isDigest(segment.sha256), 'a segment has no digest');
  ensure(CODECS.includes(segment.codec), 'a segment is compressed in an unknown way');
  ensure(isCount(segment.size, MAX_SEGMENT_BYTES) && segment.size > 0, 'a segment is too large');
  ensure(isCount(segment.offset) && isCount(segment.bytes) && segment.bytes > 0, 'a segment has no range');
  ensure(
    segment.codec === 'none' ? segment.bytes === segment.size : segment.bytes <= segment.size + MAX_OVERHEAD,
    'a segment is larger than its content',
  );
}

function checkChunk(
  { packs, segments, offsets, sizes }: ChunkTable,
  index: number,
  all: readonly Pack[],
): void {
  const pack = all[packs[index]!];
  ensure(pack, 'a chunk names no pack');
  const segment = pack.segments[segments[index]!];
  ensure(segment, 'a chunk names no segment');
  ensure(sizes[index]! > 0, 'a chunk has no range');
  ensure(offsets[index]! + sizes[index]! <= segment.size, 'a chunk reaches beyond its segment');
}

function checkOverlaps({ length, packs, segments, offsets, sizes }: ChunkTable): void {
  const order = (a: number, b: number): number =>
    packs[a]! - packs[b]! || segments[a]! - segments[b]! || offsets[a]! - offsets[b]!;
  const isBehind = (a: number, b: number): boolean =>
    packs[a] !== packs[b] || segments[a] !== segments[b] || offsets[b]! >= offsets[a]! + sizes[a]!;
  let inOrder = true;
  for (let at = 1; at < length && inOrder; at++) {
    inOrder = order(at - 1, at) <= 0;
    ensure(!inOrder || isBehind(at - 1, at), 'chunks of a segment overlap');
  }
  // Usually they are in order already.
  if (inOrder) return;
  const sorted = Uint32Array.from({ length }, (_, at) => at).sort(order);
  for (let at = 1; at < length; at++) {
    ensure(isBehind(sorted[at - 1]!, sorted[at]!), 'chunks of a segment overlap');
  }
}

/** @returns the problem, worded to follow the path; undefined = none */
function problemOfEntry(index: number, { chunks, entries }: Manifest, paths: PathSet): string | undefined {
  const { types, references, starts } = entries;
  if (entries.roots[index]! >= paths.roots.length) return 'names no root';
  if (!isInstant(entries.mtimes[index]!)) return 'has no valid time';
  const type = types[index]!;
  if (type === SYMLINK) {
    const target = entries.target(index);
    const isValid = target !== '' && target.length < MAX_PATH && !target.includes('\0');
    return isValid ? undefined : 'has no valid link target';
  }
  if (type === HARD_LINK) {
    const file = entries.linked(index);
    return file < index && entries.isFile(file) ? undefined : 'is a hard link to no file before it';
  }
  if (!isFileType(type) && type !== DIRECTORY) return 'is of an unknown type';
  if (entries.modes[index]! > 0o777) return 'has no valid mode';
  if (type === DIRECTORY) return undefined;
  let size = 0;
  for (let at = starts[index]!; at < starts[index + 1]!; at++) {
    const chunk = references[at]!;
    if (chunk >= chunks.length) return 'names no chunk';
    size += chunks.sizes[chunk]!;
  }
  return entries.sizes[index] === size ? undefined : 'has another size than its content';
}

/** No empty part, `.` or `..` anywhere in it: so no absolute path either, and none that ends in a slash. */
function isRelative(paths: PathList, index: number, platform: NodeJS.Platform): boolean {
  const { bytes, starts } = paths;
  const [start, end] = [starts[index]!, starts[index + 1]! - 1];
  if (end - start >= MAX_PATH_BYTES) return false;
  if (end - start >= MAX_PATH && paths.at(index).length >= MAX_PATH) return false;
  if (end === start) return true;
  let length = 0;
  let dots = 0;
  for (let at = start; at <= end; at++) {
    const byte = at === end ? SLASH : bytes[at]!;
    if (byte !== SLASH) {
      length += 1;
      if (byte === DOT) dots += 1;
      continue;
    }
    if (length === dots && length <= 2) return false;
    length = 0;
    dots = 0;
  }
  return platform !== 'win32' || !BAD_ON_WINDOWS.test(paths.at(index));
}
