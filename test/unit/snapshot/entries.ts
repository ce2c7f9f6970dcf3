import type { Store } from '@paceline/store';
import { compressSegment, loadCodec } from '../../../packages/snapshot/src/codec.ts';
import { encodeEntry } from '../../../packages/snapshot/src/encode-manifest.ts';
import { type Signer, sha256Hex } from '../../../packages/snapshot/src/envelope.ts';
import type {
  Chunk,
  Codec,
  Manifest,
  ManifestEntry,
  Pack,
  Segment,
} from '../../../packages/snapshot/src/manifest.ts';
import { FORMAT } from '../../../packages/snapshot/src/manifest.ts';

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

/** A manifest with the packs it names, made apart from the code that saves: so that tests can ask for anything. */
export async function assemble(
  key: string,
  roots: readonly string[],
  specs: readonly EntrySpec[],
  sizes: { readonly segment?: number; readonly pack?: number; readonly codec?: Codec } = {},
): Promise<{ manifest: Manifest; blobs: Map<string, Uint8Array> }> {
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
  for (const spec of specs) {
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
  manifest: Manifest,
  about: { createdAt?: number; expiresAt?: number; signer?: Signer; key?: string } = {},
): Promise<void> {
  const { createdAt = Date.now(), key = manifest.key, ...rest } = about;
  const { value, index, indexBytes } = encodeEntry(manifest, { createdAt, ...rest });
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
