import { constants, zstdCompressSync } from 'node:zlib';
import type { DecodedEntry } from './decode-manifest.ts';
import { type BlobReference, encodeEnvelope, type Signer, sha256Hex } from './envelope.ts';
import { type Chunk, CODECS, FORMAT, type Manifest, type ManifestEntry, type Pack } from './manifest.ts';

/**
 * A manifest as columns: digests one after another, numbers as differences to what is expected, paths without
 * the start they share with the one before. Read by decode-manifest.ts; what is said here of a list holds there.
 */
export interface Columns {
  readonly roots: readonly string[];
  /** `segments`: how many of each pack. */
  readonly packs: { sha256: string; bytes: number[]; segments: number[] };
  /** In the order of the packs; `offset` as difference to the end of the one before. */
  readonly segments: { sha256: string; codec: number[]; bytes: number[]; offset: number[]; size: number[] };
  /** `segment` counts through all packs, as difference; `offset` as difference to the end of the one before. */
  readonly chunks: { sha256: string; segment: number[]; offset: number[]; size: number[] };
  readonly entries: {
    /** A letter for each: d, f, s (a sparse file), l (symlink), h (hard link). */
    types: string;
    root: number[];
    /** Characters shared with the path before, and the rest. */
    shared: number[];
    rest: string[];
    /** Microseconds, as differences. */
    mtime: number[];
    /** Of files and folders, as differences. */
    mode: number[];
    /** Of files: how many chunks; and which, as difference to the one that would follow the one before. */
    count: number[];
    chunk: number[];
    /** Of links. */
    target: string[];
    /** Of hard links. */
    file: number[];
  };
  /** Of a difference: which items of the base come where (see Runs); the columns then hold only the new ones. */
  readonly copies?: { packs: Runs; chunks: Runs; entries: Runs };
}

/** Triples: how far ahead in the base to go, how many to copy from there, how many new ones follow. */
export type Runs = number[];

/** An index in the store that an entry can be told as the difference to. */
export interface Base {
  readonly manifest: Manifest;
  readonly blob: BlobReference;
}

export interface EncodedEntry {
  /** To be put at the entry's key, after `index`. */
  readonly value: Buffer;
  /** The full index that the value names. */
  readonly index: BlobReference | undefined;
  /** Its bytes, to be put beside the packs; undefined when it is the base's and so is there already. */
  readonly indexBytes: Buffer | undefined;
}

/** A full index up to this size is part of the entry's value. */
const INLINE_BYTES = 64 * 1024;
/** A difference that says more than this part anew is not worth its two reads. */
const MAX_FRESH = 0.25;

/** @param base used when the difference to it is small, and passed over otherwise */
export function encodeEntry(
  manifest: Manifest,
  about: {
    readonly createdAt: number;
    readonly expiresAt?: number | undefined;
    readonly base?: Base | undefined;
    readonly signer?: Signer | undefined;
  },
): EncodedEntry {
  const { createdAt, expiresAt, base, signer } = about;
  const head = { format: FORMAT, key: manifest.key, createdAt, expiresAt } as const;
  const difference = base && encodeDifference(manifest, base.manifest);
  if (base && difference) {
    const { bytes, reference } = pack(difference);
    const value = encodeEnvelope({ ...head, index: base.blob, body: reference }, bytes, signer);
    return { value, index: base.blob, indexBytes: undefined };
  }
  const { bytes, reference } = pack(encodeFull(manifest));
  if (bytes.byteLength <= INLINE_BYTES) {
    const value = encodeEnvelope({ ...head, body: reference }, bytes, signer);
    return { value, index: undefined, indexBytes: undefined };
  }
  const value = encodeEnvelope({ ...head, index: reference }, Buffer.alloc(0), signer);
  return { value, index: reference, indexBytes: bytes };
}

/** What a save can build on of an entry that was decoded: its full index, if that is a blob of its own. */
export const baseOf = (decoded: DecodedEntry): Base | undefined =>
  decoded.index && { manifest: decoded.base, blob: decoded.index };

function pack(columns: Columns): { bytes: Buffer; reference: BlobReference } {
  const text = Buffer.from(JSON.stringify(columns));
  const bytes = zstdCompressSync(text, {
    chunkSize: Math.max(64, text.byteLength),
    pledgedSrcSize: text.byteLength,
    params: { [constants.ZSTD_c_compressionLevel]: 3 },
  });
  return {
    bytes,
    reference: { sha256: sha256Hex(bytes), bytes: bytes.byteLength, size: text.byteLength },
  };
}

export function encodeFull(manifest: Manifest): Columns {
  const { roots, packs, chunks, entries } = manifest;
  return {
    roots,
    ...packColumns(packs),
    chunks: chunkColumns(chunks, packs),
    entries: entryColumns(entries),
  };
}

/** @returns undefined when too little is the same */
export function encodeDifference(manifest: Manifest, base: Manifest): Columns | undefined {
  const { roots } = manifest;
  if (roots.length !== base.roots.length || roots.some((root, index) => root !== base.roots[index])) {
    return undefined;
  }
  const packs = diff(manifest.packs, base.packs, samePack, ({ sha256 }) => sha256);
  const sameChunk = (chunk: Chunk, other: Chunk): boolean =>
    chunk.sha256 === other.sha256 &&
    chunk.pack === packs.places[other.pack] &&
    chunk.segment === other.segment &&
    chunk.offset === other.offset &&
    chunk.size === other.size;
  const chunks = diff(manifest.chunks, base.chunks, sameChunk, ({ sha256 }) => sha256);
  const sameEntry = (entry: ManifestEntry, other: ManifestEntry, places: Int32Array): boolean => {
    if (entry.path !== other.path || entry.root !== other.root || entry.mtime !== other.mtime) return false;
    if (entry.type === 'hardlink') return other.type === 'hardlink' && entry.file === places[other.file];
    if (entry.type === 'symlink') return other.type === 'symlink' && entry.target === other.target;
    if (entry.type === 'directory') return other.type === 'directory' && entry.mode === other.mode;
    return (
      other.type === 'file' &&
      entry.mode === other.mode &&
      entry.sparse === other.sparse &&
      entry.chunks.length === other.chunks.length &&
      entry.chunks.every((chunk, index) => chunk === chunks.places[other.chunks[index]!])
    );
  };
  const entries = diff(manifest.entries, base.entries, sameEntry, ({ root, path }) => `${root} ${path}`);
  if (entries.fresh.length > manifest.entries.length * MAX_FRESH) return undefined;
  if (chunks.fresh.length > manifest.chunks.length * MAX_FRESH) return undefined;
  return {
    roots: [],
    ...packColumns(packs.fresh),
    chunks: chunkColumns(chunks.fresh, manifest.packs),
    entries: entryColumns(entries.fresh),
    copies: { packs: packs.runs, chunks: chunks.runs, entries: entries.runs },
  };
}

/**
 * @param name by which an item is found in the base when it is not the next one there
 * @returns `places`: where each item of the base now is, or -1
 */
function diff<T>(
  items: readonly T[],
  base: readonly T[],
  same: (item: T, other: T, places: Int32Array) => boolean,
  name: (item: T) => string,
): { runs: Runs; fresh: T[]; places: Int32Array } {
  const places = new Int32Array(base.length).fill(-1);
  const runs: Runs = [];
  const fresh: T[] = [];
  let byName: Map<string, number> | undefined;
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
  for (const [index, item] of items.entries()) {
    let at = next;
    if (at >= base.length || !same(item, base[at]!, places)) {
      byName ??= new Map(base.map((other, place) => [name(other), place]));
      at = byName.get(name(item)) ?? -1;
      if (at >= 0 && !same(item, base[at]!, places)) at = -1;
    }
    if (at < 0) {
      added += 1;
      fresh.push(item);
      continue;
    }
    if (added > 0 || at !== next) flush();
    if (copied === 0) ahead = at - next;
    copied += 1;
    places[at] = index;
    next = at + 1;
  }
  flush();
  return { runs, fresh, places };
}

const samePack = (pack: Pack, other: Pack): boolean =>
  pack.sha256 === other.sha256 &&
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

function packColumns(packs: readonly Pack[]): Pick<Columns, 'packs' | 'segments'> {
  const segments: Columns['segments'] = { sha256: '', codec: [], bytes: [], offset: [], size: [] };
  for (const pack of packs) {
    let end = 0;
    for (const segment of pack.segments) {
      segments.codec.push(CODECS.indexOf(segment.codec));
      segments.bytes.push(segment.bytes);
      segments.offset.push(segment.offset - end);
      segments.size.push(segment.size);
      end = segment.offset + segment.bytes;
    }
  }
  segments.sha256 = digests(packs.flatMap((pack) => pack.segments));
  return {
    packs: {
      sha256: digests(packs),
      bytes: packs.map(({ bytes }) => bytes),
      segments: packs.map((pack) => pack.segments.length),
    },
    segments,
  };
}

function chunkColumns(chunks: readonly Chunk[], packs: readonly Pack[]): Columns['chunks'] {
  const starts: number[] = [];
  let count = 0;
  for (const pack of packs) {
    starts.push(count);
    count += pack.segments.length;
  }
  const columns: Columns['chunks'] = { sha256: digests(chunks), segment: [], offset: [], size: [] };
  let last = 0;
  let end = 0;
  for (const chunk of chunks) {
    const segment = starts[chunk.pack]! + chunk.segment;
    if (segment !== last) end = 0;
    columns.segment.push(segment - last);
    columns.offset.push(chunk.offset - end);
    columns.size.push(chunk.size);
    last = segment;
    end = chunk.offset + chunk.size;
  }
  return columns;
}

function entryColumns(entries: readonly ManifestEntry[]): Columns['entries'] {
  const columns: Columns['entries'] = {
    types: '',
    root: [],
    shared: [],
    rest: [],
    mtime: [],
    mode: [],
    count: [],
    chunk: [],
    target: [],
    file: [],
  };
  const types: string[] = [];
  let path = '';
  let time = 0;
  let mode = 0;
  let next = 0;
  for (const entry of entries) {
    types.push(letter(entry));
    columns.root.push(entry.root);
    const shared = sharedStart(path, entry.path);
    columns.shared.push(shared);
    columns.rest.push(entry.path.slice(shared));
    path = entry.path;
    const microseconds = Math.round(entry.mtime * 1000);
    columns.mtime.push(microseconds - time);
    time = microseconds;
    if (entry.type === 'symlink') columns.target.push(entry.target);
    else if (entry.type === 'hardlink') columns.file.push(entry.file);
    else {
      columns.mode.push(entry.mode - mode);
      mode = entry.mode;
    }
    if (entry.type !== 'file') continue;
    columns.count.push(entry.chunks.length);
    for (const chunk of entry.chunks) {
      columns.chunk.push(chunk - next);
      next = chunk + 1;
    }
  }
  return { ...columns, types: types.join('') };
}

function letter(entry: ManifestEntry): string {
  if (entry.type === 'file') return entry.sparse ? 's' : 'f';
  return { directory: 'd', symlink: 'l', hardlink: 'h' }[entry.type];
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

const digests = (items: readonly { readonly sha256: string }[]): string =>
  Buffer.from(items.map(({ sha256 }) => sha256).join(''), 'hex').toString('base64');
