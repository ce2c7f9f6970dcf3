import { setImmediate } from 'node:timers/promises';
import type { Store } from '@paceline/store';
import type { Amount } from '../amount.ts';
import { maxContentBytes } from '../format/bounds.ts';
import { blobsOf } from '../format/decode-manifest.ts';
import { type EncodedEntry, encodeEntry } from '../format/encode-manifest.ts';
import { type Manifest, packKey } from '../format/manifest.ts';
import { isPlausible, planFetches } from '../restore/fetch-plan.ts';
import { isRacy } from '../stat/file-stat.ts';
import { saveStatCache } from '../stat/stat-cache.ts';
import { clearStat, ctimeOf, STAT_COLUMNS } from '../stat/stat-columns.ts';
import { SnapshotError } from '../tables/errors.ts';
import { buildManifest, isSameTree } from './build-manifest.ts';
import { collectContent } from './collect-content.ts';
import { createPacker } from './packer.ts';
import { startParentSearch } from './parent.ts';
import { putContent } from './put-content.ts';
import type { SaveOptions } from './save-options.ts';
import { type Scan, scan } from './scan.ts';

interface SaveResult extends Amount {
  /**
   * Other than `saved`, the key has an entry already. `kept`: with `existing: 'keep'`; `exists`: with `'fail'`; for
   * both `files` and `bytes` are 0. `unchanged`: with `'replace'`, and the entry describes the same tree.
   */
  readonly outcome: 'saved' | 'kept' | 'unchanged' | 'exists';
  /** Bytes that were sent: packs that the store did not have, the index and the entry. */
  readonly newBytes: number;
  /** Files that were read; the content of the others is known from the stat cache. */
  readonly hashedFiles: number;
  /** Wall time. */
  readonly seconds: number;
}

/**
 * Saves directories as an entry: packs first, then the index, then the entry that makes them one.
 * @throws SnapshotError when there is nothing to save, a file cannot be read or keeps changing, a worker died, or packs
 * were evicted or deleted during the save; StoreError when no tier took a value
 */
export async function saveSnapshot(store: Store, options: SaveOptions): Promise<SaveResult> {
  const started = performance.now();
  const { key, paths, avoid = () => false } = options;
  // Sent before the scan, which blocks this thread while the store answers. Handled where it is awaited.
  const head = store.head(key);
  head.catch(() => undefined);
  const search = startParentSearch({
    store,
    folder: options.packs,
    paths,
    keys: options.earlier ?? [],
    statCache: options.statCache,
    mayRead: options.mayRead,
    verifier: options.verifier,
    avoid,
  });
  // Lets the requests be sent.
  await setImmediate();
  const observedAt = Date.now();
  const unchanged = await search.unchangedTree();
  const scanned = await scan(paths, options.onNote ?? ignore, unchanged, options.onWarning);
  const exists = (await head) !== undefined;
  const result = await saveScanned(store, options, scanned, { search, exists, observedAt });
  return { ...result, seconds: (performance.now() - started) / 1000 };
}

async function saveScanned(
  store: Store,
  options: SaveOptions,
  scanned: Scan,
  begun: {
    readonly search: ReturnType<typeof startParentSearch>;
    /** Whether an entry of this key exists already. */
    readonly exists: boolean;
    /** Milliseconds since 1970, before the first stat of the scan. */
    readonly observedAt: number;
  },
): Promise<Omit<SaveResult, 'seconds'>> {
  const { key, paths, existing = 'keep', onNote = ignore } = options;
  const nothing = { files: 0, bytes: 0, newBytes: 0, hashedFiles: 0 };
  if (begun.exists && existing !== 'replace') {
    return { outcome: existing === 'keep' ? 'kept' : 'exists', ...nothing };
  }
  if (scanned.entries.length === 0) {
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_EMPTY',
      `There is nothing to save: ${paths.roots.map(({ line }) => line).join(', ')} matched nothing.`,
      'Check the input "path", and that the steps before made these files.',
    );
  }
  const parent = await begun.search.find(begun.exists ? key : undefined);
  const evictedBefore = evictions(store);
  const packer = createPacker(store, options.packs, options.avoid);
  try {
    const content = await collectContent(store, options, scanned, parent, packer);
    const manifest = buildManifest(options, scanned, parent, content);
    const { files, bytes, hashedFiles } = content;
    const result = { files, bytes, hashedFiles };
    const { createdAt, expiresAt } = { createdAt: Date.now(), expiresAt: options.expiresAt };
    if (parent.existing && expiresAt === undefined && isSameTree(parent.existing, manifest)) {
      const newBytes = await packer.sent();
      return { outcome: 'unchanged', ...result, newBytes };
    }
    expectPlausible(manifest, bytes);
    const encoded = encodeEntry(manifest, {
      createdAt,
      expiresAt,
      base: parent.base,
      signer: options.signer,
    });
    const indexBytes = await putIndex(store, options, encoded);
    const newBytes = indexBytes + (await packer.sent());
    // In too small a store the last packs evict the first: better no entry than one that cannot be restored.
    if (evictions(store) > evictedBefore) await expectAll(store, options.packs, manifest, encoded);
    const put = await store.put(key, encoded.value, {
      ifAbsent: existing !== 'replace',
      expiresAt,
      metadata: {
        ...options.metadata,
        files: String(files),
        bytes: String(bytes),
        packs: String(manifest.packs.length),
      },
    });
    if (put === 'exists') return { outcome: existing === 'fail' ? 'exists' : 'kept', ...nothing, newBytes };
    await expectKept(store, options, manifest, encoded);
    if (options.statCache !== undefined) {
      forgetRacy(scanned.stats, begun.observedAt);
      const failed = saveStatCache(options.statCache, paths.version, {
        key,
        value: encoded.value,
        index: encoded.indexBytes ?? (encoded.index && parent.baseBytes),
        blobs: blobsOf({ manifest, index: encoded.index }),
        stats: scanned.stats,
        signer: options.signer,
      });
      if (failed)
        onNote(`What is known of the files could not be kept for the next time: ${failed.message}.`);
    }
    return { outcome: 'saved', ...result, newBytes: newBytes + encoded.value.byteLength };
  } finally {
    await packer.end();
  }
}

const ignore = (): void => undefined;

/** Refuses what no restore would accept. */
function expectPlausible(manifest: Manifest, bytes: number): void {
  if (bytes <= maxContentBytes(0)) return;
  const { entries } = manifest;
  const files = Array.from({ length: entries.length }, (_, index) => index).filter((at) =>
    entries.isFile(at),
  );
  const plan = planFetches(manifest, files, false);
  if (isPlausible(plan)) return;
  throw new SnapshotError(
    'PACELINE_SNAPSHOT_LIMITS',
    `It cannot be saved: ${plan.bytes} bytes of files are only ${plan.storedBytes} in the store, which a restore does not accept.`,
    'Leave out files of nothing but zeros, or make them sparse.',
  );
}

/** Clears the stats of files that can have changed since without a change of their times. */
function forgetRacy(stats: Float64Array, observedAt: number): void {
  for (let row = 0; row * STAT_COLUMNS < stats.length; row++) {
    if (isRacy({ ctimeMs: ctimeOf(stats, row) }, observedAt)) clearStat(stats, row);
  }
}

/** @returns bytes that the store did not have */
async function putIndex(store: Store, options: SaveOptions, encoded: EncodedEntry): Promise<number> {
  const { index, indexBytes } = encoded;
  if (!index || !indexBytes) return 0;
  const { sha256 } = index;
  const anew = options.avoid?.(sha256);
  return (await putContent(store, options.packs, indexBytes, { sha256, anew })) ? indexBytes.byteLength : 0;
}

async function expectAll(
  store: Store,
  folder: string,
  manifest: Manifest,
  encoded: EncodedEntry,
): Promise<void> {
  for (const sha256 of blobsOf({ manifest, index: encoded.index })) {
    if (await store.head(packKey(folder, sha256))) continue;
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_EVICTED',
      'The store is too small for this entry: it evicted a part while another was written.',
      'Raise max-bytes of the store, or cache less.',
    );
  }
}

/**
 * Checks that blobs which were about to be deleted, and were put again, are still there: a deletion may have been under
 * way. The next deletion sees the new entry and keeps them.
 */
async function expectKept(
  store: Store,
  { key, packs, avoid }: SaveOptions,
  manifest: Manifest,
  encoded: EncodedEntry,
): Promise<void> {
  if (!avoid) return;
  for (const sha256 of blobsOf({ manifest, index: encoded.index }).filter(avoid)) {
    if (await store.has(packKey(packs, sha256))) continue;
    if (sha256 === encoded.index?.sha256 && encoded.indexBytes) {
      await store.put(packKey(packs, sha256), encoded.indexBytes, { contentAddressed: true });
      continue;
    }
    await store.delete(key);
    throw new SnapshotError(
      'PACELINE_SNAPSHOT_PRUNED',
      'A part of this entry was deleted while it was saved, so the entry was removed again.',
      'The next run saves it. If it happens often, run "optimize" with a longer "grace".',
    );
  }
}

const evictions = (store: Store): number => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);
