import { zstdDecompressSync } from 'node:zlib';
import type { Columns } from './encode-manifest.ts';
import { type BlobReference, decodeEnvelope, sha256Hex, type Verifier } from './envelope.ts';
import {
  type Chunk,
  CODECS,
  FORMAT,
  MAX_ENTRIES,
  type Manifest,
  type ManifestEntry,
  type Pack,
} from './manifest.ts';
import { ManifestProblem } from './manifest-check.ts';

export interface DecodedEntry {
  /** Every list and number is of its type; what they mean is still to be checked (manifest-check.ts). */
  readonly manifest: Manifest;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  /** The blob with the full index, where there is one. */
  readonly index: BlobReference | undefined;
  readonly indexBytes: Uint8Array | undefined;
  /** What that index says: the manifest itself, or what it is the difference to. */
  readonly base: Manifest;
}

/** Digests of all that an entry needs of the store: its packs, and its index where that is a blob of its own. */
export const blobsOf = ({ manifest, index }: Pick<DecodedEntry, 'manifest' | 'index'>): string[] => [
  ...manifest.packs.map(({ sha256 }) => sha256),
  ...(index ? [index.sha256] : []),
];

/** An index that was decoded before: need not be fetched, nor decoded once more. */
export interface KnownIndex {
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
}

/** Named in one entry, so that one that lists itself to millions of chunks over and over ends early. */
const MAX_REFERENCES = 16_000_000;
/** Characters of all paths together. */
const MAX_PATH_CHARACTERS = 256 * 1024 * 1024;

/**
 * Reads an entry's value as if an attacker wrote it: what is allocated is bounded by what was fetched and by
 * fixed limits.
 * @param from.key the store key that was asked for
 * @param from.known an index by its digest, as it was decoded before
 * @param from.blob fetches the index from beside the packs; undefined when it is gone
 * @throws ManifestProblem with what is wrong; and what `blob` throws
 */
export async function decodeEntry(
  value: Uint8Array,
  from: {
    readonly key: string;
    readonly verifier?: Verifier | undefined;
    readonly known?: ((sha256: string) => KnownIndex | undefined) | undefined;
    readonly blob: (reference: BlobReference) => Promise<Uint8Array | undefined>;
  },
): Promise<DecodedEntry> {
  const { head, body } = decodeEnvelope(value, from.key, from.verifier);
  const { key, createdAt, expiresAt, index } = head;
  let base: Manifest | undefined;
  let indexBytes: Uint8Array | undefined;
  const known = index && from.known?.(index.sha256);
  if (known) {
    indexBytes = known.bytes;
    base = { ...known.manifest, key };
  } else if (index) {
    indexBytes = await from.blob(index);
    if (!indexBytes) throw new ManifestProblem('its index was evicted from the store');
    const { byteLength } = indexBytes;
    if (byteLength !== index.bytes || sha256Hex(indexBytes) !== index.sha256) {
      throw new ManifestProblem('its index has another digest');
    }
    base = decode(indexBytes, index, key, undefined);
  }
  const manifest = head.body ? decode(body, head.body, key, base) : base!;
  return { manifest, createdAt, expiresAt, index, indexBytes, base: base ?? manifest };
}

function decode(
  bytes: Uint8Array,
  reference: BlobReference,
  key: string,
  base: Manifest | undefined,
): Manifest {
  let columns: unknown;
  try {
    const text = zstdDecompressSync(bytes, {
      maxOutputLength: Math.max(1, reference.size),
      chunkSize: Math.max(64, Math.min(reference.size, 16 * 1024 * 1024)),
    });
    columns = JSON.parse(text.toString('utf8'));
  } catch (error) {
    throw new ManifestProblem(`it cannot be decoded (${(error as Error).message})`);
  }
  return decodeColumns(columns, key, base);
}

/** @throws ManifestProblem */
export function decodeColumns(value: unknown, key: string, base: Manifest | undefined): Manifest {
  const columns = objectOf(value) as unknown as Columns;
  const copies = own(columns, 'copies') === undefined ? undefined : objectOf(columns.copies);
  ensure((copies !== undefined) === (base !== undefined), 'it lacks its base');
  const roots = base ? base.roots : texts(columns, 'roots');
  const runs = (name: string): number[] | undefined => copies && numbers(copies, name);

  const packs = placed(decodePacks(columns), base?.packs ?? [], runs('packs'), (pack) => pack);
  const chunks = placed(
    decodeChunks(objectOf(own(columns, 'chunks')), packs.items),
    base?.chunks ?? [],
    runs('chunks'),
    (chunk) => {
      const pack = packs.places[chunk.pack] ?? -1;
      return pack === chunk.pack ? chunk : { ...chunk, pack };
    },
  );
  // Mostly no chunk of the base was removed, and what it says of its entries can be taken as it is.
  const asTheyWere = chunks.places.every((place, index) => place === index);
  let references = 0;
  const entries = placed(
    decodeEntries(objectOf(own(columns, 'entries')), chunks.items),
    base?.entries ?? [],
    runs('entries'),
    (entry, places) => {
      if (entry.type === 'hardlink') return { ...entry, file: places[entry.file] ?? -1 };
      if (entry.type !== 'file') return entry;
      references += entry.chunks.length;
      ensure(references <= MAX_REFERENCES, 'it names too many chunks');
      if (asTheyWere || entry.chunks.every((chunk) => chunks.places[chunk] === chunk)) return entry;
      return { ...entry, chunks: entry.chunks.map((chunk) => chunks.places[chunk] ?? -1) };
    },
  );
  return { format: FORMAT, key, roots, packs: packs.items, chunks: chunks.items, entries: entries.items };
}

/** Puts what is copied from the base and what is new in their order; `places` says where the base's items are. */
function placed<T>(
  fresh: T[],
  base: readonly T[],
  runs: number[] | undefined,
  copy: (item: T, places: Int32Array) => T,
): { items: T[]; places: Int32Array } {
  const places = new Int32Array(base.length).fill(-1);
  if (!runs) return { items: fresh, places };
  ensure(runs.length % 3 === 0, 'a list is cut off');
  const items: T[] = [];
  let from = 0;
  let used = 0;
  for (let at = 0; at < runs.length; at += 3) {
    from += runs[at]!;
    const copied = runs[at + 1]!;
    const added = runs[at + 2]!;
    ensure(from >= 0 && copied >= 0 && from + copied <= base.length, 'it copies what is not in its base');
    ensure(added >= 0 && used + added <= fresh.length, 'a list is cut off');
    ensure(items.length + copied + added <= MAX_ENTRIES, 'a list is too long');
    for (let index = 0; index < copied; index++) {
      places[from] = items.length;
      items.push(copy(base[from]!, places));
      from += 1;
    }
    for (let index = 0; index < added; index++) items.push(fresh[used++]!);
  }
  ensure(used === fresh.length, 'a list is too long');
  return { items, places };
}

function decodePacks(columns: Columns): Pack[] {
  const packs = objectOf(own(columns, 'packs'));
  const segments = objectOf(own(columns, 'segments'));
  const counts = numbers(packs, 'segments');
  const packDigest = digests(packs, counts.length);
  const packBytes = numbers(packs, 'bytes', counts.length);
  const sizes = numbers(segments, 'size');
  const digest = digests(segments, sizes.length);
  const codecs = numbers(segments, 'codec', sizes.length);
  const bytes = numbers(segments, 'bytes', sizes.length);
  const offsets = numbers(segments, 'offset', sizes.length);
  let at = 0;
  const result = counts.map((count, index): Pack => {
    ensure(count >= 0 && at + count <= sizes.length, 'a list is cut off');
    const list: Pack['segments'][number][] = [];
    let end = 0;
    for (const last = at + count; at < last; at++) {
      const codec = CODECS[codecs[at]!];
      ensure(codec, 'a segment has an unknown codec');
      const offset = end + offsets[at]!;
      list.push({ sha256: digest(at), codec, offset, bytes: bytes[at]!, size: sizes[at]! });
      end = offset + bytes[at]!;
    }
    return { sha256: packDigest(index), bytes: packBytes[index]!, segments: list };
  });
  ensure(at === sizes.length, 'a list is too long');
  return result;
}

function decodeChunks(columns: Readonly<Record<string, unknown>>, packs: readonly Pack[]): Chunk[] {
  const sizes = numbers(columns, 'size');
  const digest = digests(columns, sizes.length);
  const segments = numbers(columns, 'segment', sizes.length);
  const offsets = numbers(columns, 'offset', sizes.length);
  const total = packs.reduce((sum, pack) => sum + pack.segments.length, 0);
  ensure(total <= MAX_ENTRIES, 'a list is too long');
  /** Of each segment, counted through all packs: its pack, and its place there. */
  const packOf = new Int32Array(total);
  const placeOf = new Int32Array(total);
  let filled = 0;
  for (const [index, pack] of packs.entries()) {
    for (let place = 0; place < pack.segments.length; place++) {
      packOf[filled] = index;
      placeOf[filled++] = place;
    }
  }
  let segment = 0;
  let end = 0;
  return sizes.map((size, index): Chunk => {
    if (segments[index] !== 0) {
      segment += segments[index]!;
      end = 0;
    }
    ensure(segment >= 0 && segment < total, 'a chunk names no segment');
    const offset = end + offsets[index]!;
    end = offset + size;
    return { sha256: digest(index), pack: packOf[segment]!, segment: placeOf[segment]!, offset, size };
  });
}

function decodeEntries(
  columns: Readonly<Record<string, unknown>>,
  chunks: readonly Chunk[],
): ManifestEntry[] {
  const types = own(columns, 'types');
  ensure(typeof types === 'string' && types.length <= MAX_ENTRIES, 'a list is missing or too long');
  const { length } = types;
  const roots = numbers(columns, 'root', length);
  const shared = numbers(columns, 'shared', length);
  const rests = texts(columns, 'rest', length);
  const times = numbers(columns, 'mtime', length);
  const modes = taken(numbers(columns, 'mode'));
  const counts = taken(numbers(columns, 'count'));
  const indices = numbers(columns, 'chunk', undefined, MAX_REFERENCES);
  const targets = taken(texts(columns, 'target'));
  const files = taken(numbers(columns, 'file'));
  const entries: ManifestEntry[] = [];
  let path = '';
  let characters = 0;
  let time = 0;
  let mode = 0;
  let at = 0;
  let next = 0;
  for (let index = 0; index < length; index++) {
    const keep = shared[index]!;
    ensure(keep >= 0 && keep <= path.length, 'a path is not valid');
    path = path.slice(0, keep) + rests[index]!;
    characters += path.length;
    ensure(characters <= MAX_PATH_CHARACTERS, 'its paths are too long');
    time += times[index]!;
    const root = roots[index]!;
    const mtime = time / 1000;
    // Written out: put together by `...`, an entry costs several times as much.
    switch (types[index]) {
      case 'd':
        mode += modes.next();
        entries.push({ type: 'directory', root, path, mtime, mode });
        break;
      case 'f':
      case 's': {
        mode += modes.next();
        const count = counts.next();
        ensure(count >= 0 && at + count <= indices.length, 'a list is cut off');
        const list = new Array<number>(count);
        let size = 0;
        for (let place = 0; place < count; place++) {
          const chunk = next + indices[at++]!;
          const of = chunks[chunk];
          ensure(of, `a file names no chunk`);
          list[place] = chunk;
          size += of.size;
          next = chunk + 1;
        }
        entries.push(
          types[index] === 's'
            ? { type: 'file', root, path, mtime, mode, size, chunks: list, sparse: true }
            : { type: 'file', root, path, mtime, mode, size, chunks: list },
        );
        break;
      }
      case 'l':
        entries.push({ type: 'symlink', root, path, mtime, target: targets.next() });
        break;
      case 'h':
        entries.push({ type: 'hardlink', root, path, mtime, file: files.next() });
        break;
      default:
        throw new ManifestProblem('an entry is of an unknown type');
    }
  }
  ensure(
    at === indices.length && modes.done() && counts.done() && targets.done() && files.done(),
    'a list is too long',
  );
  return entries;
}

/** Reads a column that only some entries have. */
function taken<T>(items: readonly T[]): { next(): T; done(): boolean } {
  let at = 0;
  return {
    next() {
      ensure(at < items.length, 'a list is cut off');
      return items[at++]!;
    },
    done: () => at === items.length,
  };
}

/** Never what an object inherits. */
const own = (object: object, name: string): unknown =>
  Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  ensure(typeof value === 'object' && value !== null && !Array.isArray(value), 'a list is missing');
  return value as Record<string, unknown>;
}

function numbers(columns: object, name: string, length?: number, most = MAX_ENTRIES): number[] {
  const list = own(columns, name);
  ensure(Array.isArray(list) && list.length <= most, 'a list is missing or too long');
  ensure(length === undefined || list.length === length, 'a list is of another length');
  for (let index = 0; index < list.length; index++) {
    ensure(Number.isSafeInteger(list[index]), 'a number is not valid');
  }
  return list;
}

function texts(columns: object, name: string, length?: number): string[] {
  const list = own(columns, name);
  ensure(Array.isArray(list) && list.length <= MAX_ENTRIES, 'a list is missing or too long');
  ensure(length === undefined || list.length === length, 'a list is of another length');
  for (let index = 0; index < list.length; index++) {
    ensure(typeof list[index] === 'string', 'a text is not valid');
  }
  return list;
}

function digests(columns: object, count: number): (index: number) => string {
  const text = own(columns, 'sha256');
  ensure(typeof text === 'string', 'a list is missing');
  const bytes = Buffer.from(text, 'base64');
  ensure(bytes.byteLength === count * 32, 'a list is of another length');
  const hex = bytes.toString('hex');
  return (index) => hex.slice(index * 64, index * 64 + 64);
}

function ensure(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new ManifestProblem(problem);
}
