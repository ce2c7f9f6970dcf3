import { statfsSync } from 'node:fs';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Store } from '@paceline/store';
import { type Chunk, decodeManifest, type Manifest, type Pack } from './manifest.ts';
import { checkManifest, ManifestProblem } from './manifest-check.ts';
import { inFlight, packKey } from './packer.ts';
import { absolutePath, type PathSet } from './paths.ts';
import { digest } from './read-file.ts';
import { createStaging, expectFree, folderFor, InTheWay, resolveRoots } from './staging.ts';
import { createTreeWriter, finishFolders } from './write-tree.ts';

const decompress = promisify(zstdDecompress);
export interface RestoreOptions {
  readonly key: string;
  /** As in SaveOptions. */
  readonly packs: string;
  readonly paths: PathSet;
  readonly onNote?: (note: string) => void;
}

export type RestoreResult =
  | {
      readonly outcome: 'restored';
      readonly files: number;
      /** Bytes of the files. */
      readonly bytes: number;
      /** Bytes that were read from the store. */
      readonly readBytes: number;
      /** The tier that most of them came from. */
      readonly tier: string;
    }
  | {
      readonly outcome: 'miss';
      /** In plain words, to follow "…: ". */
      readonly reason: string;
      /** The entry itself can never be restored: it is damaged, or a part of it is gone. */
      readonly broken: boolean;
      /** Some files were put in place before it failed. Each of them is whole and right. */
      readonly partly: boolean;
    };

/** Ends a restore: the entry is of no use to anyone. */
class Broken extends Error {}

/**
 * Restores an entry. Everything is fetched, verified and built aside first; only a complete tree is moved
 * into place. So a failure before that changes nothing, and no file ever has content that was not verified.
 * Files that are there and not in the entry stay; never rejects.
 */
export async function restoreSnapshot(store: Store, options: RestoreOptions): Promise<RestoreResult> {
  const { key, onNote = () => undefined } = options;
  const miss = (reason: string, broken = false, partly = false): RestoreResult => ({
    outcome: 'miss',
    reason,
    broken,
    partly,
  });
  const value = await store.get(key);
  if (!value) return miss('there is no such entry');
  let staging: ReturnType<typeof createStaging> | undefined;
  let placing = false;
  try {
    const paths = resolveRoots(options.paths);
    const manifest = await readManifest(value.bytes, key, paths);
    const bytes = contentBytes(manifest);
    expectFree(manifest.entries, paths);
    expectRoom(bytes, paths);
    staging = createStaging(paths);
    const tree = createTreeWriter(manifest, staging.path);
    tree.prepare();
    const read = new Map([[value.tier, value.bytes.byteLength]]);
    await eachPack(manifest, inFlight(store), async (pack, chunks) => {
      const { content, tier, size } = await fetchPack(store, packKey(options.packs, pack.sha256), pack);
      read.set(tier, (read.get(tier) ?? 0) + size);
      for (const chunk of chunks) {
        const part = content.subarray(chunk.offset, chunk.offset + chunk.size);
        if (digest(part) !== chunk.sha256) throw new Broken('a piece of content has another digest');
        tree.write(chunk, part);
      }
    });
    tree.finish();
    placing = true;
    staging.place();
    finishFolders(manifest.entries, (entry) => absolutePath(paths.roots[entry.root]!, entry.path), onNote);
    return {
      outcome: 'restored',
      files: manifest.entries.filter((entry) => entry.type === 'file').length,
      bytes,
      readBytes: [...read.values()].reduce((sum, size) => sum + size, 0),
      tier: [...read].sort((a, b) => b[1] - a[1])[0]![0],
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof Broken) return miss(`the entry is damaged: ${message}`, true);
    if (error instanceof ManifestProblem) return miss(`the entry is not usable: ${message}`, true);
    if (error instanceof InTheWay) return miss(message, false, placing);
    return miss(`it could not be written: ${message}`, false, placing);
  } finally {
    try {
      staging?.remove();
    } catch (error) {
      onNote(`A temporary folder could not be removed: ${(error as Error).message}.`);
    }
  }
}

async function readManifest(bytes: Uint8Array, key: string, paths: PathSet): Promise<Manifest> {
  let value: unknown;
  try {
    value = await decodeManifest(bytes);
  } catch (error) {
    throw new ManifestProblem(`it cannot be decoded (${(error as Error).message})`);
  }
  return checkManifest(value, key, paths);
}

/** A pack's content: fetched, compared with its digest, and only then decompressed, to its stated size at most. */
async function fetchPack(store: Store, key: string, pack: Pack) {
  const value = await store.get(key);
  if (!value) throw new Broken('a part of it was evicted from the store');
  if (digest(value.bytes) !== pack.sha256) {
    // Under a name that is its digest nothing else can ever be right; the next save writes it again.
    await store.delete(key);
    throw new Broken('a part of it has another digest');
  }
  try {
    const content = await decompress(value.bytes, { maxOutputLength: Math.max(1, pack.size) });
    if (content.byteLength === pack.size) {
      return { content, tier: value.tier, size: value.bytes.byteLength };
    }
  } catch {
    // Said below.
  }
  throw new Broken('a part of it does not decompress to its size');
}

async function eachPack(
  manifest: Manifest,
  atOnce: number,
  visit: (pack: Pack, chunks: readonly Chunk[]) => Promise<void>,
): Promise<void> {
  const wanted = new Set(manifest.entries.flatMap((entry) => (entry.type === 'file' ? entry.chunks : [])));
  const chunks: Chunk[][] = manifest.packs.map(() => []);
  for (const index of wanted) chunks[manifest.chunks[index]!.pack]!.push(manifest.chunks[index]!);
  const queue = [...manifest.packs.keys()].filter((index) => chunks[index]!.length > 0).values();
  let failed = false;
  const worker = async () => {
    for (const index of queue) {
      if (failed) return;
      await visit(manifest.packs[index]!, chunks[index]!);
    }
  };
  const workers = Array.from({ length: atOnce }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  // All of them have to be at rest before the staging folder is removed.
  const results = await Promise.allSettled(workers);
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw rejected.reason;
}

const contentBytes = (manifest: Manifest): number =>
  manifest.entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.size : 0), 0);

/** Said before gigabytes are fetched, and before a manifest that names one chunk a million times fills the disk. */
function expectRoom(bytes: number, paths: PathSet): void {
  for (const folder of new Set(paths.roots.map(folderFor))) {
    const { bavail, bsize } = statfsSync(folder);
    if (bytes > bavail * bsize) {
      throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
    }
  }
}
