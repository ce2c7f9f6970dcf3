import type { Store } from '@paceline/store';
import { type Chunk, decodeManifest, type Manifest, type Pack } from './manifest.ts';
import { checkManifest } from './manifest-check.ts';
import { type Packer, packKey } from './packer.ts';
import type { PathSet } from './paths.ts';
import { digest, pieces } from './read-file.ts';
import type { ScannedFile } from './scan.ts';

/** A pack of which less is still of use is written anew, or restores would read ever more dead bytes. */
const MIN_USED = 0.5;

interface KnownPack {
  readonly pack: Pack;
  readonly chunks: Omit<Chunk, 'pack'>[];
  used: number;
}

/**
 * Finds the content of these files in the packs of earlier entries, and hands what is worth keeping to the
 * packer. Entries that cannot be read are passed over: they cost bytes, no correctness.
 * @returns digests of the pieces of each file, so that files without new content are not read again
 */
export async function reuseEarlier(
  packer: Packer,
  files: readonly ScannedFile[],
  from: { store: Store; folder: string; keys: readonly string[]; paths: PathSet },
): Promise<Map<ScannedFile, string[]>> {
  const digests = new Map<ScannedFile, string[]>();
  const packs = await knownPacks(from);
  if (packs.size === 0) return digests;
  const byContent = new Map<string, { known: KnownPack; size: number }>();
  for (const known of packs.values()) {
    for (const { sha256, size } of known.chunks) {
      if (!byContent.has(sha256)) byContent.set(sha256, { known, size });
    }
  }
  const counted = new Set<string>();
  for (const file of files) {
    const list = [...pieces(file)].map(digest);
    digests.set(file, list);
    for (const sha256 of list) {
      const found = byContent.get(sha256);
      if (!found || counted.has(sha256)) continue;
      counted.add(sha256);
      found.known.used += found.size;
    }
  }
  for (const { pack, chunks, used } of packs.values()) {
    if (used < pack.size * MIN_USED) continue;
    if (await from.store.has(packKey(from.folder, pack.sha256))) packer.reuse(pack, chunks);
  }
  return digests;
}

async function knownPacks(from: { store: Store; keys: readonly string[]; paths: PathSet }) {
  const packs = new Map<string, KnownPack>();
  for (const key of from.keys) {
    const manifest = await readManifest(from.store, key, from.paths);
    for (const { pack, ...chunk } of manifest?.chunks ?? []) {
      const about = manifest!.packs[pack]!;
      const known = packs.get(about.sha256) ?? { pack: about, chunks: [], used: 0 };
      known.chunks.push(chunk);
      packs.set(about.sha256, known);
    }
  }
  return packs;
}

async function readManifest(store: Store, key: string, paths: PathSet): Promise<Manifest | undefined> {
  const value = await store.get(key);
  if (!value) return undefined;
  try {
    return checkManifest(await decodeManifest(value.bytes), key, paths);
  } catch {
    return undefined;
  }
}
