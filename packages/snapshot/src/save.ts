import { setImmediate } from 'node:timers/promises';
import type { Store } from '@paceline/store';
import { SnapshotError } from './errors.ts';
import { encodeManifest, FORMAT, type Manifest, type ManifestEntry } from './manifest.ts';
import { createPacker, type Packer, packKey } from './packer.ts';
import type { PathSet } from './paths.ts';
import { ChangedFile, pieces, rescan } from './read-file.ts';
import { reuseEarlier } from './reuse.ts';
import { type ScannedFile, scan } from './scan.ts';

export interface SaveOptions {
  /** Store key of the entry. */
  readonly key: string;
  /** Start of the packs' store keys, ending in `/`; the same for all entries that shall share content. */
  readonly packs: string;
  readonly paths: PathSet;
  /** Store keys of earlier entries whose content is likely to come again, best first. */
  readonly earlier?: readonly string[];
  /** zstd level. Default 1: on the machines of CI the processor is scarcer than the disk. */
  readonly level?: number;
  /** Told what was left out. */
  readonly onNote?: (note: string) => void;
}

export interface SaveResult {
  /** `kept`: an entry stands under this key already, and entries never change. */
  readonly outcome: 'saved' | 'kept';
  readonly files: number;
  /** Bytes of the files. */
  readonly bytes: number;
  /** Bytes that had to be written: packs that the store did not have, and the manifest. */
  readonly newBytes: number;
}

/** How often a file may change under our hands before the save is given up. */
const ATTEMPTS = 3;
const YIELD_EVERY = 256;

/**
 * Saves directories as an entry: packs first, then the manifest that makes them one.
 * @throws SnapshotError when nothing is there to save, a file cannot be read or keeps changing, or the store
 * evicted the packs while they were written; StoreError when no tier took a value
 */
export async function saveSnapshot(store: Store, options: SaveOptions): Promise<SaveResult> {
  const { key, paths, level = 1, onNote = () => undefined } = options;
  const kept = { outcome: 'kept', files: 0, bytes: 0, newBytes: 0 } as const;
  if (await store.head(key)) return kept;
  const scanned = scan(paths, onNote);
  if (scanned.length === 0) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_EMPTY',
      `There is nothing to save: ${paths.roots.map(({ line }) => line).join(', ')} matched nothing.`,
      'Check the input "path", and that the steps before made these files.',
    );
  }
  const evictedBefore = evictions(store);
  const packer = createPacker(store, options.packs, level);
  const files = scanned.filter((entry) => entry.type === 'file');
  const digests = await reuseEarlier(packer, files, {
    store,
    folder: options.packs,
    keys: options.earlier ?? [],
    paths,
  }).catch((error: unknown) => {
    // A file changed while it was looked for; the reading below tries again and says so if it must.
    if (error instanceof ChangedFile) return new Map<ScannedFile, string[]>();
    throw error;
  });

  const entries: ManifestEntry[] = [];
  for (const [index, entry] of scanned.entries()) {
    entries.push(entry.type === 'file' ? await addFile(packer, entry, digests.get(entry)) : entry);
    if (index % YIELD_EVERY === 0) await setImmediate();
  }
  const { packs, chunks, newBytes } = await packer.finish();
  // With too small a store the last packs push out the first: better no entry than one that cannot be restored.
  if (evictions(store) > evictedBefore) {
    for (const pack of packs) {
      if (await store.head(packKey(options.packs, pack.sha256))) continue;
      throw new SnapshotError(
        'PACELINE_SNAPSHOT_EVICTED',
        'The store is too small for this entry: it evicted a part while another was written.',
        'Raise max-bytes of the store, or cache less.',
      );
    }
  }
  const manifest: Manifest = {
    format: FORMAT,
    key,
    roots: paths.roots.map(({ line }) => line),
    packs,
    chunks,
    entries,
  };
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const encoded = await encodeManifest(manifest);
  const result = await store.put(key, encoded, {
    ifAbsent: true,
    metadata: { files: String(files.length), bytes: String(bytes), packs: String(packs.length) },
  });
  if (result === 'exists') return kept;
  return { outcome: 'saved', files: files.length, bytes, newBytes: newBytes + encoded.byteLength };
}

async function addFile(
  packer: Packer,
  scanned: ScannedFile,
  digests: readonly string[] | undefined,
): Promise<ManifestEntry> {
  let file = scanned;
  const found = digests?.map((sha256) => packer.find(sha256));
  if (found?.every((index) => index !== undefined)) return entryOf(file, found);
  for (let attempt = 1; ; attempt++) {
    try {
      const chunks: number[] = [];
      for (const piece of pieces(file)) chunks.push(await packer.add(piece));
      return entryOf(file, chunks);
    } catch (error) {
      if (!(error instanceof ChangedFile)) throw error;
      if (attempt === ATTEMPTS) throw changed(file);
      try {
        file = rescan(file);
      } catch {
        throw changed(file);
      }
    }
  }
}

function entryOf(file: ScannedFile, chunks: readonly number[]): ManifestEntry {
  const { type, root, path, mode, mtime, size } = file;
  return { type, root, path, mode, mtime, size, chunks };
}

const changed = (file: ScannedFile) =>
  new SnapshotError(
    'PACELINE_SNAPSHOT_CHANGED',
    `${file.absolute} changed while it was saved.`,
    'End what writes there before the job ends, or leave the file out with a line "!path".',
  );

const evictions = (store: Store): number => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);
