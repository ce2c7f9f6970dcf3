import { zstdDecompressSync } from 'node:zlib';
import { ChunkTableBuilder } from '../tables/chunk-table.ts';
import { EntryTable, HARD_LINK, SYMLINK } from '../tables/entry-table.ts';
import { ensure, ManifestProblem } from '../tables/manifest-problem.ts';
import { PathListBuilder } from '../tables/path-list.ts';
import { type Allowance, allowanceOf, MAX_ENTRIES, MAX_REFERENCES, maxPathsBytes } from './bounds.ts';
import { release } from './codec.ts';
import { ColumnReader } from './columns.ts';
import { type BlobReference, decodeEnvelope, sha256Hex, type Verifier } from './envelope.ts';
import { FORMAT, type Manifest, type Pack } from './manifest.ts';
import { columnsOf, readChunks, readEntries, readFull, readPacks } from './read-tables.ts';

export interface DecodedEntry {
  /** Every list is whole; manifest-check.ts has still to check what they say. */
  readonly manifest: Manifest;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  /** The blob with the full index, where there is one. */
  readonly index: BlobReference | undefined;
  readonly indexBytes: Uint8Array | undefined;
  /** The manifest in that index: the entry's own, or the one that it is stored as the difference to. */
  readonly base: Manifest;
}

export interface ReadEntry extends DecodedEntry {
  /** Checked by manifest-check.ts. */
  readonly manifest: Manifest;
  readonly value: Uint8Array;
  /** Bytes that came from each tier. */
  readonly read: Map<string, number>;
}

/** Digests of the blobs that an entry needs: its packs, and its index if that is a blob. */
export const blobsOf = ({ manifest, index }: Pick<DecodedEntry, 'manifest' | 'index'>): string[] => [
  ...manifest.packs.map(({ sha256 }) => sha256),
  ...(index ? [index.sha256] : []),
];

/** An index that was decoded before, and need not be fetched or decoded again. */
export interface DecodedIndex {
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
}

/**
 * Reads an entry's value and trusts none of it: what is allocated is bounded by what was fetched and by fixed limits.
 * @param options.key the store key that was asked for
 * @param options.decoded an index by its digest, as it was decoded before
 * @param options.blob fetches the blob of the index; undefined when it is gone
 * @throws ManifestProblem with what is wrong; and what `blob` throws
 */
export async function decodeEntry(
  value: Uint8Array,
  options: {
    readonly key: string;
    readonly verifier?: Verifier | undefined;
    readonly decoded?: ((sha256: string) => DecodedIndex | undefined) | undefined;
    readonly blob: (reference: BlobReference) => Promise<Uint8Array | undefined>;
  },
): Promise<DecodedEntry> {
  const { head, body } = decodeEnvelope(value, options.key, options.verifier);
  const { key, createdAt, expiresAt, index } = head;
  let base: Manifest | undefined;
  let indexBytes: Uint8Array | undefined;
  const decoded = index && options.decoded?.(index.sha256);
  if (decoded) {
    indexBytes = decoded.bytes;
    base = { ...decoded.manifest, key };
  } else if (index) {
    indexBytes = await options.blob(index);
    if (!indexBytes) throw damagedIndex('its index is gone from the store, or damaged there', index);
    const { byteLength } = indexBytes;
    if (byteLength !== index.bytes || sha256Hex(indexBytes) !== index.sha256) {
      throw damagedIndex('its index has another digest', index);
    }
    base = decode(indexBytes, index, key, undefined);
  }
  const manifest = head.body ? decode(body, head.body, key, base) : base!;
  return { manifest, createdAt, expiresAt, index, indexBytes, base: base ?? manifest };
}

const damagedIndex = (problem: string, { sha256 }: BlobReference): ManifestProblem =>
  Object.assign(new ManifestProblem(problem), { content: [sha256] });

function decode(
  bytes: Uint8Array,
  reference: BlobReference,
  key: string,
  base: Manifest | undefined,
): Manifest {
  let text: Buffer;
  try {
    text = zstdDecompressSync(bytes, {
      maxOutputLength: Math.max(1, reference.size),
      chunkSize: Math.max(64, Math.min(reference.size, 16 * 1024 * 1024)),
    });
  } catch (error) {
    throw new ManifestProblem(`it cannot be decoded (${(error as Error).message})`);
  }
  const reader = new ColumnReader(text, (problem) => new ManifestProblem(problem));
  const allowed = allowanceOf(reference.bytes);
  const manifest = base ? readDifference(reader, key, base, allowed) : readFull(reader, key, allowed);
  reader.end();
  // Nothing in the tables is a view of it.
  release(text);
  return manifest;
}

function readDifference(reader: ColumnReader, key: string, base: Manifest, allowed: Allowance): Manifest {
  const [packRuns, chunkRuns, entryRuns] = [readRuns(reader), readRuns(reader), readRuns(reader)];
  const freshPacks = readPacks(reader, allowed);
  const packs: Pack[] = [];
  const newPack = mergeRuns(packRuns, freshPacks.length, base.packs.length, (isBase, at) =>
    packs.push(isBase ? base.packs[at]! : freshPacks[at]!),
  );
  const freshChunks = readChunks(reader, packs, allowed);
  const builder = new ChunkTableBuilder(Math.min(MAX_ENTRIES, base.chunks.length + freshChunks.length));
  const newChunk = mergeRuns(chunkRuns, freshChunks.length, base.chunks.length, (isBase, at) => {
    if (!isBase) return builder.copy(freshChunks, at, freshChunks.packs[at]!);
    const pack = newPack[base.chunks.packs[at]!] ?? -1;
    ensure(pack >= 0, 'a chunk names no pack');
    return builder.copy(base.chunks, at, pack);
  });
  const chunks = builder.finish();
  const fresh = readEntries(reader, chunks, allowed);
  const entries = mergeEntries(entryRuns, fresh, base.entries, newChunk);
  return { format: FORMAT, key, roots: base.roots, packs, chunks, entries };
}

function readRuns(reader: ColumnReader): number[] {
  const column = reader.numbers();
  const { left } = column;
  ensure(left % 3 === 0, 'a list is cut off');
  ensure(left <= MAX_ENTRIES, 'a list is too long');
  const runs = Array.from({ length: left }, () => column.next());
  column.end();
  return runs;
}

/**
 * Merges the items that are copied from the base with the new ones, in the order of the runs.
 * @param take called for each item, with its index in the base or among the new ones
 * @returns for each item of the base its index in the result; -1 = not copied
 */
function mergeRuns(
  runs: readonly number[],
  fresh: number,
  base: number,
  take: (isBase: boolean, at: number) => void,
): Int32Array {
  const newIndex = new Int32Array(base).fill(-1);
  let filled = 0;
  eachRun(runs, fresh, base, (from, copied, used, added) => {
    for (let at = from; at < from + copied; at++) {
      ensure(newIndex[at] === -1, 'it copies a part of its base twice');
      newIndex[at] = filled++;
      take(true, at);
    }
    for (let at = used; at < used + added; at++) take(false, at);
    filled += added;
  });
  return newIndex;
}

/** @param call called for each run: what to copy from where in the base, and which new items follow */
function eachRun(
  runs: readonly number[],
  fresh: number,
  base: number,
  call: (from: number, copied: number, used: number, added: number) => void,
): void {
  let from = 0;
  let used = 0;
  let total = 0;
  for (let at = 0; at < runs.length; at += 3) {
    from += runs[at]!;
    const copied = runs[at + 1]!;
    const added = runs[at + 2]!;
    ensure(from >= 0 && copied >= 0 && from + copied <= base, 'it copies what is not in its base');
    ensure(added >= 0 && used + added <= fresh, 'a list is cut off');
    total += copied + added;
    ensure(total <= MAX_ENTRIES, 'a list is too long');
    call(from, copied, used, added);
    from += copied;
    used += added;
  }
  ensure(used === fresh, 'a list is too long');
}

/** @param chunks for each chunk of the base its index in the result; -1 = not copied */
function mergeEntries(
  runs: readonly number[],
  fresh: EntryTable,
  base: EntryTable,
  chunks: Int32Array,
): EntryTable {
  let length = 0;
  let references = 0;
  let pathBytes = 0;
  eachRun(runs, fresh.length, base.length, (from, copied, used, added) => {
    length += copied + added;
    references += base.starts[from + copied]! - base.starts[from]!;
    references += fresh.starts[used + added]! - fresh.starts[used]!;
    pathBytes += base.paths.starts[from + copied]! - base.paths.starts[from]!;
    ensure(references <= MAX_REFERENCES, 'it names too many chunks');
  });
  ensure(pathBytes + fresh.paths.bytes.byteLength <= maxPathsBytes(length), 'its paths are too long');
  const into = columnsOf(length, references);
  const paths = new PathListBuilder();
  const newIndex = new Int32Array(base.length).fill(-1);
  let filled = 0;
  let referred = 0;
  const copy = (table: EntryTable, from: number, count: number) => {
    const end = from + count;
    into.types.set(table.types.subarray(from, end), filled);
    into.roots.set(table.roots.subarray(from, end), filled);
    into.mtimes.set(table.mtimes.subarray(from, end), filled);
    into.modes.set(table.modes.subarray(from, end), filled);
    into.sizes.set(table.sizes.subarray(from, end), filled);
    paths.copy(table.paths, from, end);
    for (let at = from; at < end; at++) {
      const type = table.types[at]!;
      if (table === base) {
        ensure(newIndex[at] === -1, 'it copies a part of its base twice');
        newIndex[at] = filled;
      }
      for (let reference = table.starts[at]!; reference < table.starts[at + 1]!; reference++) {
        const to = table.references[reference]!;
        into.references[referred++] =
          table === base ? newReference(type, to) : type === SYMLINK ? to + base.targets.length : to;
      }
      into.starts[++filled] = referred;
    }
  };
  const newReference = (type: number, to: number): number => {
    if (type === SYMLINK) return to;
    const at = (type === HARD_LINK ? newIndex : chunks)[to]!;
    ensure(at >= 0, type === HARD_LINK ? 'a hard link names no file' : 'a file names no chunk');
    return at;
  };
  eachRun(runs, fresh.length, base.length, (from, copied, used, added) => {
    copy(base, from, copied);
    copy(fresh, used, added);
  });
  return new EntryTable({ ...into, paths: paths.finish(), targets: [...base.targets, ...fresh.targets] });
}
