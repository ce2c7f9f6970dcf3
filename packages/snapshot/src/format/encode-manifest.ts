import { constants, zstdCompressSync } from 'node:zlib';
import type { ChunkTable } from '../tables/chunk-table.ts';
import { copyDigest, DIGEST_WORDS, DigestIndex, isSameDigest } from '../tables/digests.ts';
import {
  DIRECTORY,
  type EntryTable,
  followIn,
  HARD_LINK,
  isFileType,
  SYMLINK,
} from '../tables/entry-table.ts';
import { SnapshotError } from '../tables/errors.ts';
import { maxPathsBytes, maxRows, maxTextBytes } from './bounds.ts';
import { ColumnWriter } from './columns.ts';
import type { DecodedEntry } from './decode-manifest.ts';
import { type BlobReference, encodeEnvelope, type Signer, sha256Hex } from './envelope.ts';
import { ticksOf } from './file-time.ts';
import { CODECS, FORMAT, type Manifest, type Pack } from './manifest.ts';

/** An index in the store; an entry can be stored as the difference to it. */
export interface Base {
  readonly manifest: Manifest;
  readonly blob: BlobReference;
}

export interface EncodedEntry {
  /** To be put at the entry's key, after `index`. */
  readonly value: Buffer;
  /** The full index that the value names. */
  readonly index: BlobReference | undefined;
  /** Its bytes, to be put beside the packs; undefined when the store has them already, as the base's. */
  readonly indexBytes: Buffer | undefined;
}

/** A full index up to this size is part of the entry's value. */
const INLINE_BYTES = 64 * 1024;
/** With a larger part of new items a difference is not worth the second read that it takes. */
const MAX_FRESH = 0.25;

/** @param options.base used when the difference to it is small */
export function encodeEntry(
  manifest: Manifest,
  options: {
    readonly createdAt: number;
    readonly expiresAt?: number | undefined;
    readonly base?: Base | undefined;
    readonly signer?: Signer | undefined;
  },
): EncodedEntry {
  const { createdAt, expiresAt, base, signer } = options;
  const head = { format: FORMAT, key: manifest.key, createdAt, expiresAt } as const;
  const difference = base && encodeDifference(manifest, base.manifest);
  if (base && difference) {
    const { bytes, reference } = pack(difference);
    const value = encodeEnvelope({ ...head, index: base.blob, body: reference }, bytes, signer);
    return { value, index: base.blob, indexBytes: undefined };
  }
  const { bytes, reference } = pack(encodeFull(manifest));
  const { length, paths } = manifest.entries;
  if (length > maxRows(bytes.byteLength)) throw tooLarge(`${length} files and folders`);
  if (paths.bytes.byteLength > maxPathsBytes(length))
    throw tooLarge(`${paths.bytes.byteLength} bytes of paths`);
  if (bytes.byteLength <= INLINE_BYTES) {
    const value = encodeEnvelope({ ...head, body: reference }, bytes, signer);
    return { value, index: undefined, indexBytes: undefined };
  }
  const value = encodeEnvelope({ ...head, index: reference }, Buffer.alloc(0), signer);
  return { value, index: reference, indexBytes: bytes };
}

/** What no restore would accept is refused by the save. */
const tooLarge = (what: string): SnapshotError =>
  new SnapshotError(
    'PACELINE_SNAPSHOT_LIMITS',
    `It cannot be saved: ${what} are more than a restore accepts.`,
    'Save it in several entries, or leave parts out with lines "!path".',
  );

/** The full index of a decoded entry, if that is a blob: the base for the next entry. */
export const baseOf = (decoded: DecodedEntry): Base | undefined =>
  decoded.index && { manifest: decoded.base, blob: decoded.index };

function pack(text: Buffer): { bytes: Buffer; reference: BlobReference } {
  const bytes = zstdCompressSync(text, {
    chunkSize: Math.max(64, text.byteLength),
    pledgedSrcSize: text.byteLength,
    params: { [constants.ZSTD_c_compressionLevel]: 3 },
  });
  if (text.byteLength > maxTextBytes(bytes.byteLength)) throw tooLarge(`${text.byteLength} bytes of names`);
  return {
    // A copy, since zlib's result is a slice of memory as large as the text.
    bytes: Buffer.from(bytes),
    reference: { sha256: sha256Hex(bytes), bytes: bytes.byteLength, size: text.byteLength },
  };
}

/**
 * A manifest as columns: numbers as differences to the value that is expected, paths without the start that they share
 * with the path before. read-tables.ts reads them in the order in which they are written here.
 */
export function encodeFull({ roots, packs, chunks, entries }: Manifest): Buffer {
  const writer = new ColumnWriter();
  writer.all(Buffer.from(JSON.stringify(roots)));
  writePacks(writer, packs);
  writeChunks(writer, chunks, every(chunks.length), packs);
  writeEntries(writer, entries, every(entries.length));
  return writer.finish();
}

/** @returns undefined when too much is new */
export function encodeDifference(manifest: Manifest, base: Manifest): Buffer | undefined {
  const { roots, packs, chunks, entries } = manifest;
  if (roots.length !== base.roots.length || roots.some((root, index) => root !== base.roots[index])) {
    return undefined;
  }
  const packDiff = diffPacks(packs, base.packs);
  const chunkDiff = diffChunks(chunks, base.chunks, packDiff.newIndex);
  if (chunkDiff.fresh.length > chunks.length * MAX_FRESH) return undefined;
  const entryDiff = diffEntries(entries, base.entries, chunkDiff.newIndex);
  if (entryDiff.fresh.length > entries.length * MAX_FRESH) return undefined;
  const writer = new ColumnWriter();
  for (const { runs } of [packDiff, chunkDiff, entryDiff]) writer.numbers(runs.length, (at) => runs[at]!);
  writePacks(
    writer,
    packDiff.fresh.map((at) => packs[at]!),
  );
  writeChunks(writer, chunks, Uint32Array.from(chunkDiff.fresh), packs);
  writeEntries(writer, entries, Uint32Array.from(entryDiff.fresh));
  return writer.finish();
}

const every = (length: number): Uint32Array => Uint32Array.from({ length }, (_, index) => index);

interface Difference {
  /**
   * Three numbers for each run: how many items of the base to skip (less than 0 = back), how many to copy, and how
   * many new ones follow.
   */
  readonly runs: readonly number[];
  /** Indices of the new items. */
  readonly fresh: readonly number[];
  /** For each item of the base its index now; -1 = gone. */
  readonly newIndex: Int32Array;
}

/**
 * @param find the index in the base of an equal item; -1 = none. Asked in the order of the items
 */
function diff(
  count: number,
  baseCount: number,
  find: (item: number, expected: number, newIndex: Int32Array) => number,
): Difference {
  const newIndex = new Int32Array(baseCount).fill(-1);
  const runs: number[] = [];
  const fresh: number[] = [];
  let next = 0;
  let copied = 0;
  let added = 0;
  let ahead = 0;
  const flush = () => {
    if (copied > 0 || added > 0) runs.push(ahead, copied, added);
    ahead = 0;
    copied = 0;
    added = 0;
  };
  for (let item = 0; item < count; item++) {
    const at = find(item, next, newIndex);
    if (at < 0) {
      added += 1;
      fresh.push(item);
      continue;
    }
    if (added > 0 || at !== next) flush();
    if (copied === 0) ahead = at - next;
    copied += 1;
    newIndex[at] = item;
    next = at + 1;
  }
  flush();
  return { runs, fresh, newIndex };
}

function diffPacks(packs: readonly Pack[], base: readonly Pack[]): Difference {
  const byName = new Map(base.map(({ sha256 }, index) => [sha256, index]));
  return diff(packs.length, base.length, (item) => {
    const at = byName.get(packs[item]!.sha256) ?? -1;
    return at >= 0 && isSamePack(packs[item]!, base[at]!) ? at : -1;
  });
}

function diffChunks(chunks: ChunkTable, base: ChunkTable, packs: Int32Array): Difference {
  const isSame = (item: number, at: number): boolean =>
    isSameDigest(chunks.digests, item, base.digests, at) &&
    chunks.packs[item] === packs[base.packs[at]!] &&
    chunks.segments[item] === base.segments[at] &&
    chunks.offsets[item] === base.offsets[at] &&
    chunks.sizes[item] === base.sizes[at];
  // Only content of the base's packs can be in the base.
  const shared = new Set(packs);
  let index: DigestIndex | undefined;
  return diff(chunks.length, base.length, (item, expected) => {
    if (expected < base.length && isSame(item, expected)) return expected;
    if (!shared.has(chunks.packs[item]!)) return -1;
    index ??= new DigestIndex(base.digests);
    const at = index.find(chunks.digests, item);
    return at >= 0 && isSame(item, at) ? at : -1;
  });
}

function diffEntries(entries: EntryTable, base: EntryTable, chunks: Int32Array): Difference {
  const rowInBase = followIn(entries, base);
  return diff(entries.length, base.length, (item, _, newIndex) => {
    const at = rowInBase(item);
    if (at < 0 || entries.types[item] !== base.types[at] || entries.mtimes[item] !== base.mtimes[at])
      return -1;
    if (entries.types[item] === HARD_LINK)
      return entries.linked(item) === newIndex[base.linked(at)] ? at : -1;
    if (entries.types[item] === SYMLINK) return entries.target(item) === base.target(at) ? at : -1;
    if (entries.modes[item] !== base.modes[at] || entries.count(item) !== base.count(at)) return -1;
    const [own, its] = [entries.starts[item]!, base.starts[at]!];
    for (let chunk = 0; chunk < entries.count(item); chunk++) {
      if (entries.references[own + chunk] !== chunks[base.references[its + chunk]!]) return -1;
    }
    return at;
  });
}

const isSamePack = (pack: Pack, other: Pack): boolean =>
  pack.bytes === other.bytes &&
  pack.segments.length === other.segments.length &&
  pack.segments.every((segment, index) => {
    const { sha256, codec, offset, bytes, size } = other.segments[index]!;
    return (
      segment.sha256 === sha256 &&
      segment.codec === codec &&
      segment.offset === offset &&
      segment.bytes === bytes &&
      segment.size === size
    );
  });

function writePacks(writer: ColumnWriter, packs: readonly Pack[]): void {
  const segments = packs.flatMap((pack) => pack.segments);
  /** For each segment, where the segment before it in its pack ends. */
  const ends = packs.flatMap((pack) =>
    pack.segments.map((_, index) => {
      const before = pack.segments[index - 1];
      return before ? before.offset + before.bytes : 0;
    }),
  );
  writer
    .all(digests(packs))
    .numbers(packs.length, (at) => packs[at]!.bytes)
    .numbers(packs.length, (at) => packs[at]!.segments.length)
    .all(digests(segments))
    .numbers(segments.length, (at) => CODECS.indexOf(segments[at]!.codec))
    .numbers(segments.length, (at) => segments[at]!.bytes)
    .numbers(segments.length, (at) => segments[at]!.offset - ends[at]!)
    .numbers(segments.length, (at) => segments[at]!.size);
}

/** @param list the rows to write */
function writeChunks(
  writer: ColumnWriter,
  chunks: ChunkTable,
  list: Uint32Array,
  packs: readonly Pack[],
): void {
  const { offsets, sizes } = chunks;
  const starts: number[] = [];
  let count = 0;
  for (const pack of packs) {
    starts.push(count);
    count += pack.segments.length;
  }
  /** Counted through all packs. */
  const segmentOf = (at: number): number =>
    at < 0 ? 0 : starts[chunks.packs[list[at]!]!]! + chunks.segments[list[at]!]!;
  const words = new Uint32Array(list.length * DIGEST_WORDS);
  for (let at = 0; at < list.length; at++) copyDigest(chunks.digests, list[at]!, words, at);
  writer
    .all(new Uint8Array(words.buffer))
    .numbers(list.length, (at) => segmentOf(at) - segmentOf(at - 1))
    .numbers(list.length, (at) => {
      const follows = at > 0 && segmentOf(at) === segmentOf(at - 1);
      return offsets[list[at]!]! - (follows ? offsets[list[at - 1]!]! + sizes[list[at - 1]!]! : 0);
    })
    .numbers(list.length, (at) => sizes[list[at]!]!);
}

/** @param list the rows to write */
function writeEntries(writer: ColumnWriter, entries: EntryTable, list: Uint32Array): void {
  const { types, roots, paths, mtimes, modes } = entries;
  const shared = new Uint32Array(list.length);
  for (let at = 1; at < list.length; at++) shared[at] = paths.shared(list[at]!, paths, list[at - 1]!);
  const restStart = (at: number): number => paths.starts[list[at]!]! + shared[at]!;
  const restEnd = (at: number): number => paths.starts[list[at]! + 1]! - 1;
  const ticks = (at: number): number => ticksOf(mtimes[list[at]!] ?? 0);
  const withMode = list.filter((entry) => types[entry] === DIRECTORY || isFileType(types[entry]!));
  const files = list.filter((entry) => isFileType(types[entry]!));
  const chunks = new Uint32Array(files.reduce((sum, file) => sum + entries.count(file), 0));
  let filled = 0;
  for (const file of files) {
    chunks.set(entries.chunks(file), filled);
    filled += entries.count(file);
  }
  const hardLinks = list.filter((entry) => types[entry] === HARD_LINK);
  const symlinks = list.filter((entry) => types[entry] === SYMLINK);
  const targets = Array.from(symlinks, (entry) => Buffer.from(entries.target(entry)));
  writer
    .bytes(list.length, (into, at) =>
      into.set(
        Uint8Array.from(list, (entry) => types[entry]!),
        at,
      ),
    )
    .numbers(list.length, (at) => roots[list[at]!]! - (roots[list[at - 1]!] ?? 0))
    .numbers(list.length, (at) => shared[at]!)
    .numbers(list.length, (at) => restEnd(at) - restStart(at))
    .bytes(
      sum(list.length, (at) => restEnd(at) - restStart(at)),
      (into, start) => {
        for (let at = 0, end = start; at < list.length; at++) {
          for (let from = restStart(at); from < restEnd(at); from++) into[end++] = paths.bytes[from]!;
        }
      },
    )
    .numbers(list.length, (at) => ticks(at) - ticks(at - 1))
    .numbers(withMode.length, (at) => modes[withMode[at]!]! - (modes[withMode[at - 1]!] ?? 0))
    .numbers(files.length, (at) => entries.count(files[at]!))
    .numbers(chunks.length, (at) => chunks[at]! - (at === 0 ? 0 : chunks[at - 1]! + 1))
    .numbers(hardLinks.length, (at) => entries.linked(hardLinks[at]!))
    .numbers(targets.length, (at) => targets[at]!.byteLength)
    .all(Buffer.concat(targets));
}

const sum = (count: number, value: (index: number) => number): number => {
  let total = 0;
  for (let index = 0; index < count; index++) total += value(index);
  return total;
};

const digests = (items: readonly { readonly sha256: string }[]): Buffer =>
  Buffer.from(items.map(({ sha256 }) => sha256).join(''), 'hex');
