import type { Store } from '@paceline/store';
import { checkManifest } from '../check/manifest-check.ts';
import { type DecodedEntry, decodeEntry } from '../format/decode-manifest.ts';
import { isOfNewerRelease, sha256Hex } from '../format/envelope.ts';
import { type Manifest, packKey } from '../format/manifest.ts';
import { getAccepted } from './get-accepted.ts';

interface EntryReferences {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt?: number | undefined;
  readonly files: number;
  /** Bytes of the files. */
  readonly bytes: number;
  readonly blobs: readonly BlobUse[];
}

/** A pack or index that an entry cannot be restored without. */
interface BlobUse {
  readonly sha256: string;
  /** As it is stored. */
  readonly bytes: number;
  /** How many of these the entry needs; the rest is content that it does not have. */
  readonly used: number;
}

/**
 * What an entry needs of the store beside its own value, whether it is signed or not: its packs are in use as long as
 * someone could restore it.
 * @param packs start of the packs' store keys
 * @returns undefined when there is no such entry, or it can never be restored
 */
export async function entryReferences(
  store: Store,
  packs: string,
  key: string,
): Promise<EntryReferences | undefined> {
  const found = await store.get(key);
  if (!found) return undefined;
  try {
    const decoded = await decodeStored(store, packs, key, found.bytes);
    const { manifest, createdAt, expiresAt, index } = decoded;
    const { entries } = manifest;
    let files = 0;
    let bytes = 0;
    for (let entry = 0; entry < entries.length; entry++) {
      if (!entries.isFile(entry)) continue;
      files += 1;
      bytes += entries.sizes[entry]!;
    }
    const blobs = packUses(manifest);
    if (index) blobs.push({ sha256: index.sha256, bytes: index.bytes, used: index.bytes });
    return { createdAt, expiresAt, files, bytes, blobs };
  } catch {
    return undefined;
  }
}

const NOTHING_LEFT_OUT = {
  excludes: false,
  excludedBelow: () => false,
  excluded: () => false,
  own: [],
  version: '',
};

interface Unreadable {
  /** In plain words. */
  readonly reason: string;
  /** Its format is that of a later release. */
  readonly newer: boolean;
}

/** Why `entryReferences` cannot read an entry. @returns undefined when it is gone, or can be read */
export async function whyUnreadable(
  store: Store,
  packs: string,
  key: string,
): Promise<Unreadable | undefined> {
  const found = await store.get(key);
  if (!found) return undefined;
  try {
    await decodeStored(store, packs, key, found.bytes);
    return undefined;
  } catch (error) {
    return { reason: (error as Error).message, newer: isOfNewerRelease(found.bytes) };
  }
}

/** Decodes and checks an entry without the paths of a run: with those lines that it names itself. */
export async function decodeStored(
  store: Store,
  packs: string,
  key: string,
  value: Uint8Array,
  verifier?: Parameters<typeof decodeEntry>[1]['verifier'],
): Promise<DecodedEntry> {
  const decoded = await decodeEntry(value, {
    key,
    verifier,
    async blob({ sha256 }) {
      const isIt = (bytes: Uint8Array): boolean => sha256Hex(bytes) === sha256;
      return (await getAccepted(store, packKey(packs, sha256), isIt))?.bytes;
    },
  });
  // What the lines mean only a run with their workspace knows.
  const roots = decoded.manifest.roots.map((line, index) => ({
    line,
    base: `/${index}`,
    matches: () => true,
  }));
  checkManifest(decoded.manifest, key, { ...NOTHING_LEFT_OUT, roots });
  return decoded;
}

/** For each chunk, 1 if a file has it. */
export function neededChunks({ chunks, entries }: Manifest): Uint8Array {
  const needed = new Uint8Array(chunks.length);
  for (let entry = 0; entry < entries.length; entry++) {
    if (!entries.isFile(entry)) continue;
    for (const chunk of entries.chunks(entry)) needed[chunk] = 1;
  }
  return needed;
}

function packUses(manifest: Manifest): BlobUse[] {
  const { packs, chunks } = manifest;
  const needed = neededChunks(manifest);
  /** Bytes of content that are needed, by pack and segment. */
  const content = packs.map((pack) => pack.segments.map(() => 0));
  for (let chunk = 0; chunk < chunks.length; chunk++) {
    if (needed[chunk]) content[chunks.packs[chunk]!]![chunks.segments[chunk]!]! += chunks.sizes[chunk]!;
  }
  return packs.map(({ sha256, bytes, segments }, pack) => {
    let used = 0;
    // The compressed bytes of a segment are divided in proportion to its content.
    for (const [index, segment] of segments.entries()) {
      used += (segment.bytes * content[pack]![index]!) / segment.size;
    }
    return { sha256, bytes, used: Math.min(bytes, Math.round(used)) };
  });
}
