import type { Store } from '@paceline/store';
import { compressSegment, loadCodec } from '../../../packages/snapshot/src/format/codec.ts';
import { encodeEntry } from '../../../packages/snapshot/src/format/encode-manifest.ts';
import { type Signer, sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import {
  type Codec,
  FORMAT,
  type Manifest,
  type Pack,
  type Segment,
} from '../../../packages/snapshot/src/format/manifest.ts';
import { EntryTable } from '../../../packages/snapshot/src/tables/entry-table.ts';
import { PATH_END, PathList } from '../../../packages/snapshot/src/tables/path-list.ts';
import {
  type Chunk,
  chunksOf,
  chunkTable,
  entriesOf,
  entryTable,
  type ManifestEntry,
} from './table-objects.ts';

/** A manifest as plain objects, which a test can compare and change. */
export interface PlainManifest extends Omit<Manifest, 'chunks' | 'entries'> {
  readonly chunks: readonly Chunk[];
  readonly entries: readonly ManifestEntry[];
}

/** An entry as no builder takes it: a path of any bytes, a type that is only a number. */
type OddEntry = Omit<ManifestEntry, 'path' | 'type'> & {
  readonly path: string | Uint8Array;
  readonly type: string | number;
};

export function tablesOf({ chunks, entries, ...rest }: PlainManifest): Manifest {
  return { ...rest, chunks: chunkTable(chunks), entries: oddTable(entries as readonly OddEntry[]) };
}

function oddTable(entries: readonly OddEntry[]): EntryTable {
  const plain = entries.map((entry) => {
    const path = typeof entry.path === 'string' ? entry.path : '';
    const type = typeof entry.type === 'string' ? entry.type : 'directory';
    return { ...entry, path, type } as ManifestEntry;
  });
  const table = entryTable(plain);
  for (const [index, { type }] of entries.entries()) if (typeof type === 'number') table.types[index] = type;
  if (entries.every(({ path }) => typeof path === 'string')) return table;
  return new EntryTable({ ...table, paths: pathsOf(entries.map(({ path }) => Buffer.from(path))) });
}

/** A list of paths of any bytes. */
export function pathsOf(paths: readonly Uint8Array[]): PathList {
  const starts = [0];
  for (const path of paths) starts.push(starts.at(-1)! + path.byteLength + 1);
  const bytes = Buffer.concat(paths.flatMap((path) => [path, Buffer.of(PATH_END)]));
  return new PathList(bytes, Uint32Array.from(starts));
}

export const plainOf = ({ chunks, entries, ...rest }: Manifest): PlainManifest => ({
  ...rest,
  chunks: chunksOf(chunks),
  entries: entriesOf(entries),
});

export type EntrySpec = { readonly path: string; readonly root?: number; readonly mtime?: number } & (
  | { readonly type: 'directory'; readonly mode?: number }
  | { readonly type: 'symlink'; readonly target: string }
  | { readonly type: 'hardlink'; readonly to: string }
  | {
      readonly type: 'file';
      readonly content: Uint8Array | readonly Uint8Array[];
      readonly mode?: number;
      readonly sparse?: boolean;
    }
);

/** What is in a folder comes right behind it, all else by its name. */
const asFound = (a: EntrySpec, b: EntrySpec): number =>
  (a.root ?? 0) - (b.root ?? 0) || Buffer.compare(orderOf(a), orderOf(b));
const orderOf = ({ path }: EntrySpec): Buffer => Buffer.from(path.replaceAll('/', '\0'));

/** A manifest with the packs it names, made apart from the code that saves: so that tests can ask for anything. */
export async function assemble(
  key: string,
  roots: readonly string[],
  specs: readonly EntrySpec[],
  sizes: {
    readonly segment?: number;
    readonly pack?: number;
    readonly codec?: Codec;
    /** Not in the order in which a save would find them. */
    readonly asGiven?: boolean;
  } = {},
): Promise<{ manifest: PlainManifest; blobs: Map<string, Uint8Array> }> {
  const { segment: segmentBytes = 1 << 20, pack: packBytes = 8 << 20, codec = 'zstd' } = sizes;
  await loadCodec(codec);
  const packs: Pack[] = [];
  const blobs = new Map<string, Uint8Array>();
  const chunks: Chunk[] = [];
  const known = new Map<string, number>();
  let segments: Segment[] = [];
  let packParts: Uint8Array[] = [];
  let packFilled = 0;
  let parts: Uint8Array[] = [];
  let filled = 0;
  const endSegment = () => {
    if (filled === 0) return;
    const content = Buffer.concat(parts);
    const compressed = compressSegment(content, { codec });
    const { byteLength: bytes } = compressed.bytes;
    const sha256 = sha256Hex(compressed.bytes);
    segments.push({ sha256, codec: compressed.codec, offset: packFilled, bytes, size: content.byteLength });
    packParts.push(compressed.bytes);
    packFilled += bytes;
    parts = [];
    filled = 0;
  };
  const endPack = () => {
    endSegment();
    if (packFilled === 0) return;
    const bytes = Buffer.concat(packParts);
    const sha256 = sha256Hex(bytes);
    packs.push({ sha256, bytes: bytes.byteLength, segments });
    blobs.set(sha256, bytes);
    segments = [];
    packParts = [];
    packFilled = 0;
  };
  const add = (content: Uint8Array): number => {
    const sha256 = sha256Hex(content);
    const found = known.get(sha256);
    if (found !== undefined) return found;
    if (filled + content.byteLength > segmentBytes) endSegment();
    if (packFilled >= packBytes) endPack();
    const chunk = {
      sha256,
      pack: packs.length,
      segment: segments.length,
      offset: filled,
      size: content.byteLength,
    };
    parts.push(content);
    filled += content.byteLength;
    known.set(sha256, chunks.push(chunk) - 1);
    return chunks.length - 1;
  };
  const entries: ManifestEntry[] = [];
  for (const spec of sizes.asGiven ? specs : [...specs].sort(asFound)) {
    const common = { root: spec.root ?? 0, path: spec.path, mtime: spec.mtime ?? 1_000_000 };
    if (spec.type === 'directory') {
      entries.push({ ...common, type: 'directory', mode: spec.mode ?? 0o755 });
    } else if (spec.type === 'symlink') {
      entries.push({ ...common, type: 'symlink', target: spec.target });
    } else if (spec.type === 'hardlink') {
      const file = entries.findIndex((entry) => entry.path === spec.to && entry.root === common.root);
      entries.push({ ...common, type: 'hardlink', file });
    } else {
      const contents = spec.content instanceof Uint8Array ? [spec.content] : spec.content;
      const pieces = contents.filter(({ byteLength }) => byteLength > 0);
      const file = {
        ...common,
        type: 'file',
        mode: spec.mode ?? 0o644,
        size: pieces.reduce((sum, { byteLength }) => sum + byteLength, 0),
        chunks: pieces.map(add),
      } as const;
      entries.push(spec.sparse ? { ...file, sparse: true } : file);
    }
  }
  endPack();
  return { manifest: { format: FORMAT, key, roots, packs, chunks, entries }, blobs };
}

/** Stores a manifest as an entry, through the real encoder, with its index where that says. */
export async function storeManifest(
  store: Store,
  packs: string,
  manifest: PlainManifest,
  about: { createdAt?: number; expiresAt?: number; signer?: Signer; key?: string } = {},
): Promise<void> {
  const { createdAt = Date.now(), key = manifest.key, ...rest } = about;
  const { value, index, indexBytes } = encodeEntry(tablesOf(manifest), { createdAt, ...rest });
  if (index && indexBytes) await store.put(packs + index.sha256, indexBytes);
  await store.put(key, value);
}

export async function storeEntry(
  store: Store,
  packs: string,
  made: Awaited<ReturnType<typeof assemble>>,
  about?: Parameters<typeof storeManifest>[3],
): Promise<void> {
  for (const [sha256, bytes] of made.blobs) await store.put(packs + sha256, bytes);
  await storeManifest(store, packs, made.manifest, about);
}
