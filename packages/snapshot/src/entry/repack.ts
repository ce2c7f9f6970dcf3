import type { Store } from '@paceline/store';
import { MAX_PACK_BYTES } from '../format/bounds.ts';
import { encodeEntry } from '../format/encode-manifest.ts';
import { isSigned, type Signer, sha256Hex, type Verifier } from '../format/envelope.ts';
import { type Manifest, type Pack, packKey, type Segment } from '../format/manifest.ts';
import { ChunkTableBuilder } from '../tables/chunk-table.ts';
import { EntryTable } from '../tables/entry-table.ts';
import { decodeStored, neededChunks } from './references.ts';

interface RepackOptions {
  /** Start of the packs' store keys, ending in `/`. */
  readonly packs: string;
  /** Whether to rewrite a pack, given by its digest. */
  readonly rewrite: (sha256: string) => boolean;
  /** Without it signed entries are kept. */
  readonly signing?: { readonly signer: Signer; readonly verifier: Verifier } | undefined;
}

type RepackResult =
  /** `bytes`: sent; `before` and `after`: bytes of the rewritten packs. */
  | { readonly outcome: 'repacked'; readonly bytes: number; readonly before: number; readonly after: number }
  /** The reason is worded to follow "…: ". */
  | { readonly outcome: 'kept'; readonly reason: string };

const PACK_BYTES = 8 * 1024 * 1024;
/** Rewriting is worth it if at most this part of the bytes remains, or a quarter of the packs. */
const MAX_KEPT = 0.75;

const kept = (reason: string): RepackResult => ({ outcome: 'kept', reason });

/**
 * Copies the segments that an entry needs of some packs to packs of its own. Segments are copied byte by byte and not
 * compressed again. The entry keeps its times and metadata; the old packs stay for other readers. Takes the memory of
 * two packs.
 * @throws ManifestProblem when the entry cannot be read; StoreError when no tier took a value
 */
export async function repackEntry(store: Store, key: string, options: RepackOptions): Promise<RepackResult> {
  const found = await store.get(key);
  if (!found) return kept('it is gone');
  const signed = isSigned(found.bytes);
  if (signed && !options.signing) return kept('it is signed, and this run has no key to sign it again');
  const verifier = signed ? options.signing!.verifier : undefined;
  const decoded = await decodeStored(store, options.packs, key, found.bytes, verifier);
  const { manifest, createdAt, expiresAt } = decoded;

  const plan = planRepack(manifest, options.rewrite);
  if (plan.moved.length === 0) return kept('none of its packs is to be written anew');
  const before = plan.moved.reduce((sum, { pack }) => sum + pack.bytes, 0);
  const after = plan.moved.reduce((sum, { segments }) => sum + bytesOf(segments), 0);
  const full = Math.min(store.packBytes ?? PACK_BYTES, MAX_PACK_BYTES);
  const fewer = Math.ceil(after / full) * 4 <= plan.moved.length;
  if (after > before * MAX_KEPT && !fewer) return kept('too little of its packs would be left out');

  const written = await writePacks(store, options.packs, plan.moved, full);
  if (typeof written === 'string') return kept(written);
  const rebuilt = rebuild(manifest, plan.keep, written);
  const encoded = encodeEntry(rebuilt, {
    createdAt,
    expiresAt,
    signer: signed ? options.signing!.signer : undefined,
  });
  const blobs = written.packs.map(({ sha256 }) => sha256);
  let bytes = written.packs.reduce((sum, pack) => sum + pack.bytes, 0) + encoded.value.byteLength;
  if (encoded.index && encoded.indexBytes) {
    await putAnew(store, packKey(options.packs, encoded.index.sha256), encoded.indexBytes);
    blobs.push(encoded.index.sha256);
    bytes += encoded.indexBytes.byteLength;
  }
  // A removed entry must not come back, and an older one must not replace a newer one.
  const current = await store.get(key);
  if (!current || !Buffer.from(current.bytes).equals(found.bytes)) return kept('it was changed meanwhile');
  await store.put(key, encoded.value, {
    createdAt: found.createdAt,
    expiresAt: found.expiresAt,
    metadata: { ...found.metadata, packs: String(rebuilt.packs.length) },
    listedOnly: true,
  });
  for (const sha256 of blobs) {
    if (await store.head(packKey(options.packs, sha256))) continue;
    // It was deleted meanwhile as content that no entry refers to: no entry is better than one without content.
    await store.delete(key);
    return kept('a part of it was deleted meanwhile, and so it was removed');
  }
  return { outcome: 'repacked', bytes, before, after };
}

/** A pack to rewrite, and the segments of it that the entry needs. */
interface Moved {
  readonly index: number;
  readonly pack: Pack;
  /** Indices into the pack's segments, in their order. */
  readonly indices: readonly number[];
  readonly segments: readonly Segment[];
}

function planRepack(manifest: Manifest, rewrite: (sha256: string) => boolean) {
  const { packs, chunks } = manifest;
  const needed = packs.map(() => new Set<number>());
  const isNeeded = neededChunks(manifest);
  for (let chunk = 0; chunk < chunks.length; chunk++) {
    if (isNeeded[chunk]) needed[chunks.packs[chunk]!]!.add(chunks.segments[chunk]!);
  }
  const moved: Moved[] = [];
  const keep: number[] = [];
  for (const [index, pack] of packs.entries()) {
    if (!rewrite(pack.sha256)) {
      keep.push(index);
      continue;
    }
    const indices = [...needed[index]!].sort((a, b) => a - b);
    moved.push({ index, pack, indices, segments: indices.map((at) => pack.segments[at]!) });
  }
  return { moved, keep };
}

interface Written {
  readonly packs: readonly Pack[];
  /** Where a segment of an old pack went: `<pack>/<segment>` to index of the new pack, and of its segment. */
  readonly locations: ReadonlyMap<string, { readonly pack: number; readonly segment: number }>;
}

/** @returns the reason instead, when a part cannot be copied */
async function writePacks(
  store: Store,
  folder: string,
  moved: readonly Moved[],
  full: number,
): Promise<Written | string> {
  const packs: Pack[] = [];
  const locations = new Map<string, { pack: number; segment: number }>();
  let parts: Uint8Array[] = [];
  let segments: Segment[] = [];
  const flush = async () => {
    if (segments.length === 0) return;
    const bytes = Buffer.concat(parts);
    const sha256 = sha256Hex(bytes);
    await putAnew(store, packKey(folder, sha256), bytes);
    packs.push({ sha256, bytes: bytes.byteLength, segments });
    parts = [];
    segments = [];
  };
  for (const { index, indices, pack } of moved) {
    for (const at of indices) {
      const segment = pack.segments[at]!;
      const part = await store.getRange(packKey(folder, pack.sha256), segment.offset, segment.bytes);
      if (!part) return 'a part of it is gone';
      if (sha256Hex(part.bytes) !== segment.sha256) return 'a part of it has another digest';
      if (segments.length > 0 && bytesOf(segments) + segment.bytes > full) await flush();
      locations.set(`${index}/${at}`, { pack: packs.length, segment: segments.length });
      segments.push({ ...segment, offset: bytesOf(segments) });
      parts.push(part.bytes);
    }
  }
  await flush();
  return { packs, locations };
}

/** Not `ifAbsent`: what is there may be about to be deleted, and putting it again renews its age. */
const putAnew = (store: Store, key: string, bytes: Uint8Array) =>
  store.put(key, bytes, { contentAddressed: true, listedOnly: true });

function rebuild(manifest: Manifest, keep: readonly number[], { packs, locations }: Written): Manifest {
  const { chunks: old, entries } = manifest;
  const packAt = new Map(keep.map((index, at) => [index, at]));
  const chunks = new ChunkTableBuilder(old.length);
  /** For each old chunk that is kept, its new index; no file needs the others. */
  const chunkAt = new Uint32Array(old.length);
  for (let chunk = 0; chunk < old.length; chunk++) {
    const pack = packAt.get(old.packs[chunk]!);
    if (pack !== undefined) {
      chunkAt[chunk] = chunks.copy(old, chunk, pack);
      continue;
    }
    const location = locations.get(`${old.packs[chunk]}/${old.segments[chunk]}`);
    if (!location) continue;
    const to = keep.length + location.pack;
    const [offset, size] = [old.offsets[chunk]!, old.sizes[chunk]!];
    chunkAt[chunk] = chunks.addFrom(old.digests, chunk, to, location.segment, offset, size);
  }
  const references = Uint32Array.from(entries.references);
  for (let entry = 0; entry < entries.length; entry++) {
    if (!entries.isFile(entry)) continue;
    for (let at = entries.starts[entry]!; at < entries.starts[entry + 1]!; at++) {
      references[at] = chunkAt[references[at]!]!;
    }
  }
  return {
    ...manifest,
    packs: [...keep.map((index) => manifest.packs[index]!), ...packs],
    chunks: chunks.finish(),
    entries: new EntryTable({ ...entries, references }),
  };
}

const bytesOf = (segments: readonly Segment[]): number => segments.reduce((sum, { bytes }) => sum + bytes, 0);
