import { ChunkTable } from '../tables/chunk-table.ts';
import { digestHex } from '../tables/digests.ts';
import { DIRECTORY, EntryTable, HARD_LINK, isFileType, SYMLINK } from '../tables/entry-table.ts';
import { ensure, ManifestProblem } from '../tables/manifest-problem.ts';
import { PATH_END, PathList } from '../tables/path-list.ts';
import { type Allowance, MAX_ENTRIES, MAX_REFERENCES, MAX_ROOTS_BYTES, maxPathsBytes } from './bounds.ts';
import type { ColumnReader } from './columns.ts';
import { timeOfTicks } from './file-time.ts';
import { CODECS, FORMAT, type Manifest, type Pack } from './manifest.ts';

const MAX_32_BITS = 2 ** 32 - 1;
const MAX_16_BITS = 2 ** 16 - 1;

/** A full manifest, as encode-manifest.ts writes it. @throws ManifestProblem */
export function readFull(reader: ColumnReader, key: string, allowed: Allowance): Manifest {
  const roots = readRoots(reader);
  const packs = readPacks(reader, allowed);
  const chunks = readChunks(reader, packs, allowed);
  const entries = readEntries(reader, chunks, allowed);
  return { format: FORMAT, key, roots, packs, chunks, entries };
}

function readRoots(reader: ColumnReader): string[] {
  let roots: unknown;
  const text = reader.bytes();
  ensure(text.byteLength <= MAX_ROOTS_BYTES, 'a list is missing or too long');
  try {
    roots = JSON.parse(text.toString('utf8'));
  } catch {
    throw new ManifestProblem('a list is missing');
  }
  ensure(Array.isArray(roots) && roots.length <= MAX_ENTRIES, 'a list is missing or too long');
  ensure(
    roots.every((root) => typeof root === 'string'),
    'a text is not valid',
  );
  return roots;
}

/** Empty columns for so many entries. */
export const columnsOf = (length: number, references: number) => ({
  types: new Uint8Array(length),
  roots: new Uint32Array(length),
  mtimes: new Float64Array(length),
  modes: new Uint16Array(length),
  sizes: new Float64Array(length),
  starts: new Uint32Array(length + 1),
  references: new Uint32Array(references),
});

/** @param allowed reduced by what is read @throws ManifestProblem */
export function readPacks(reader: ColumnReader, allowed: Allowance): Pack[] {
  const packDigests = readDigests(reader, allowed);
  const packBytes = reader.numbers();
  const counts = reader.numbers();
  const digests = readDigests(reader, allowed);
  const codecs = reader.numbers();
  const bytes = reader.numbers();
  const offsets = reader.numbers();
  const sizes = reader.numbers();
  let at = 0;
  const packs = Array.from({ length: packDigests.count }, (_, index): Pack => {
    const count = counts.count(digests.count - at);
    let end = 0;
    const segments = Array.from({ length: count }, () => {
      const codec = CODECS[codecs.next()];
      ensure(codec, 'a segment has an unknown codec');
      const offset = end + offsets.next();
      const segment = { sha256: digests.hex(at++), codec, offset, bytes: bytes.next(), size: sizes.next() };
      end = offset + segment.bytes;
      return segment;
    });
    return { sha256: packDigests.hex(index), bytes: packBytes.next(), segments };
  });
  ensure(at === digests.count, 'a list is too long');
  for (const column of [packBytes, counts, codecs, bytes, offsets, sizes]) column.end();
  return packs;
}

/** @param packs those that a chunk can be in @throws ManifestProblem */
export function readChunks(reader: ColumnReader, packs: readonly Pack[], allowed: Allowance): ChunkTable {
  const digests = readDigests(reader, allowed);
  const segments = reader.numbers();
  const offsets = reader.numbers();
  const sizes = reader.numbers();
  const total = packs.reduce((sum, pack) => sum + pack.segments.length, 0);
  ensure(total <= MAX_ENTRIES, 'a list is too long');
  /** For each segment, numbered through all packs: its pack, and its index there. */
  const packOf = new Uint32Array(total);
  const indexInPack = new Uint32Array(total);
  let filled = 0;
  for (const [index, pack] of packs.entries()) {
    for (let at = 0; at < pack.segments.length; at++) {
      packOf[filled] = index;
      indexInPack[filled++] = at;
    }
  }
  const { count } = digests;
  const into = {
    digests: digests.words,
    packs: new Uint32Array(count),
    segments: new Uint32Array(count),
    offsets: new Uint32Array(count),
    sizes: new Uint32Array(count),
  };
  let segment = 0;
  let end = 0;
  for (let index = 0; index < count; index++) {
    const ahead = segments.next();
    if (ahead !== 0) {
      segment += ahead;
      end = 0;
    }
    ensure(segment >= 0 && segment < total, 'a chunk names no segment');
    const offset = end + offsets.next();
    const size = sizes.count(MAX_32_BITS);
    ensure(offset >= 0 && offset <= MAX_32_BITS, 'a number is not valid');
    end = offset + size;
    into.packs[index] = packOf[segment]!;
    into.segments[index] = indexInPack[segment]!;
    into.offsets[index] = offset;
    into.sizes[index] = size;
  }
  for (const column of [segments, offsets, sizes]) column.end();
  return new ChunkTable(into);
}

/** @param chunks those that a file can consist of @throws ManifestProblem */
export function readEntries(reader: ColumnReader, chunks: ChunkTable, allowed: Allowance): EntryTable {
  const types = new Uint8Array(reader.bytes());
  const { length } = types;
  ensure(length <= MAX_ENTRIES, 'a list is too long');
  ensure(length <= allowed.rows, 'it lists more files than its size can');
  const roots = reader.numbers();
  const paths = readPaths(reader, length);
  const times = reader.numbers();
  const modes = reader.numbers();
  const counts = reader.numbers();
  const indices = reader.numbers();
  const files = reader.numbers();
  const targets = readTexts(reader, length);
  const { left } = indices;
  ensure(left <= MAX_REFERENCES, 'it names too many chunks');
  const hardLinks = files.left;
  ensure(hardLinks <= length, 'a list is too long');
  const into = columnsOf(length, left + hardLinks + targets.length);
  let time = 0;
  let mode = 0;
  let root = 0;
  let next = 0;
  let links = 0;
  let filled = 0;
  for (let index = 0; index < length; index++) {
    const type = types[index]!;
    root += roots.next();
    time += times.next();
    ensure(root >= 0 && root <= MAX_32_BITS, 'an entry names no root');
    into.roots[index] = root;
    into.mtimes[index] = timeOfTicks(time);
    if (isFileType(type) || type === DIRECTORY) {
      mode += modes.next();
      ensure(mode >= 0 && mode <= MAX_16_BITS, 'a number is not valid');
      into.modes[index] = mode;
    }
    if (isFileType(type)) {
      const count = counts.count(left);
      let size = 0;
      for (let at = 0; at < count; at++) {
        const chunk = next + indices.next();
        ensure(chunk >= 0 && chunk < chunks.length, 'a file names no chunk');
        into.references[filled++] = chunk;
        size += chunks.sizes[chunk]!;
        next = chunk + 1;
      }
      into.sizes[index] = size;
    } else if (type === SYMLINK) {
      ensure(links < targets.length, 'a list is cut off');
      into.references[filled++] = links++;
    } else if (type === HARD_LINK) {
      into.references[filled++] = files.count(MAX_32_BITS);
    } else {
      ensure(type === DIRECTORY, 'an entry is of an unknown type');
    }
    into.starts[index + 1] = filled;
  }
  for (const column of [roots, times, modes, counts, indices, files]) column.end();
  ensure(links === targets.length, 'a list is too long');
  return new EntryTable({ ...into, types, paths, targets });
}

function readPaths(reader: ColumnReader, length: number): PathList {
  const sharing = reader.numbers();
  const sizes = reader.numbers();
  const rest = reader.bytes();
  ensure(!rest.includes(PATH_END), 'a path is not valid');
  const shared = new Uint32Array(length);
  const starts = new Uint32Array(length + 1);
  const most = maxPathsBytes(length);
  let size = 0;
  let used = 0;
  for (let index = 0; index < length; index++) {
    shared[index] = sharing.count(size);
    const own = sizes.count(rest.byteLength - used);
    used += own;
    size = shared[index]! + own;
    starts[index + 1] = starts[index]! + size + 1;
    ensure(starts[index + 1]! <= most, 'its paths are too long');
  }
  ensure(used === rest.byteLength, 'a list is too long');
  sharing.end();
  sizes.end();
  const bytes = Buffer.allocUnsafeSlow(starts[length]!);
  let from = 0;
  for (let index = 0, before = 0; index < length; index++) {
    const start = starts[index]!;
    const end = starts[index + 1]! - 1;
    let at = start;
    for (const shares = start + shared[index]!; at < shares; at++) bytes[at] = bytes[before++]!;
    while (at < end) bytes[at++] = rest[from++]!;
    bytes[end] = PATH_END;
    before = start;
  }
  return new PathList(bytes, starts);
}

function readTexts(reader: ColumnReader, most: number): string[] {
  const sizes = reader.numbers();
  const bytes = reader.bytes();
  const count = sizes.left;
  ensure(count <= most, 'a list is too long');
  let at = 0;
  const texts = Array.from({ length: count }, () => {
    const start = at;
    at += sizes.count(bytes.byteLength - at);
    return bytes.toString('utf8', start, at);
  });
  ensure(at === bytes.byteLength, 'a list is too long');
  sizes.end();
  return texts;
}

function readDigests(reader: ColumnReader, allowed: Allowance) {
  const bytes = reader.bytes();
  const count = bytes.byteLength / 32;
  ensure(Number.isInteger(count), 'a list is of another length');
  ensure(count <= MAX_ENTRIES, 'a list is too long');
  allowed.digests -= count;
  ensure(allowed.digests >= 0, 'it names more content than its size can');
  // Copied, since a typed array has to start at a multiple of four bytes.
  const words = new Uint32Array(new Uint8Array(bytes).buffer);
  return { count, words, hex: (index: number) => digestHex(words, index) };
}
