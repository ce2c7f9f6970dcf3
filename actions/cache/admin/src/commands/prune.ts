import { mapAtMost } from '@paceline/store';
import { MAX_MARKED, readMarks, writeMark } from '../../../src/entries/marked-blobs.ts';
import { listAll } from '../inventory.ts';
import type { AdminRun } from '../run.ts';
import { type AdminTier, answered } from '../tiers.ts';

const AT_ONCE = 8;
/** Graces after which a mark expires: content that an entry refers to again must not stay marked. */
const MARK_LIFETIMES = 10;

/** A value of content, and the tiers that hold it. */
export interface HeldBlob {
  readonly sha256: string;
  readonly bytes: number;
  /** The latest over all tiers: a blob that was put again counts as young. */
  readonly createdAt: number;
  readonly tiers: readonly AdminTier[];
}

/** Everything below the folder of packs; undefined when a tier did not answer. */
export async function readBlobs(
  tiers: readonly AdminTier[],
  folder: string,
): Promise<ReadonlyMap<string, HeldBlob> | undefined> {
  const blobs = new Map<string, HeldBlob>();
  for (const tier of tiers.filter(({ lists }) => lists)) {
    const { value, ok } = await answered(tier, () => listAll(tier, folder));
    if (!ok) return undefined;
    for (const { key, size, createdAt } of value) {
      const sha256 = key.slice(folder.length);
      if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
      const known = blobs.get(sha256);
      blobs.set(sha256, {
        sha256,
        bytes: Math.max(size, known?.bytes ?? 0),
        createdAt: Math.max(createdAt, known?.createdAt ?? 0),
        tiers: [...(known?.tiers ?? []), tier],
      });
    }
  }
  return blobs;
}

interface Pruned {
  readonly marked: number;
  readonly deleted: ReadonlySet<string>;
  readonly freedBytes: number;
}

/**
 * Removes content that no entry refers to, in two phases, since others save while this runs. First it is
 * marked; savers read the marks before they start and neither build on what is marked nor take it for there.
 * A later run deletes it, `grace` after the mark, if still no entry refers to it and nobody put it again.
 * So a saver is safe that takes less than `grace`, whenever it began, if it
 * puts what is marked anew (not `ifAbsent`), and looks after its entry is there whether that content still is.
 * @param referred by any entry that was there after all marks older than `grace` were made
 */
export async function prune(
  { environment, log, now, options, store }: AdminRun,
  blobs: ReadonlyMap<string, HeldBlob>,
  referred: ReadonlySet<string>,
): Promise<Pruned> {
  const { repository } = environment;
  const { dryRun, grace } = options;
  const deleted = new Set<string>();
  const marked = new Set<string>();
  let freedBytes = 0;
  for (const mark of await readMarks(store.whole, repository)) {
    if (mark.markedAt + grace > now()) {
      for (const sha256 of mark.sha256) marked.add(sha256);
      continue;
    }
    const due = mark.sha256
      .map((sha256) => blobs.get(sha256))
      .filter((blob) => blob !== undefined)
      .filter((blob) => !referred.has(blob.sha256) && blob.createdAt < mark.putBefore);
    await mapAtMost(AT_ONCE, due, async (blob) => {
      const gone = dryRun || (await deleteBlob(blob, `packs/${repository}/${blob.sha256}`, mark.putBefore));
      if (gone && !deleted.has(blob.sha256)) {
        deleted.add(blob.sha256);
        freedBytes += blob.bytes;
      }
    });
    // Kept for as long again: another run may be at the very same deletion, and savers must not rely on this content.
    if (mark.markedAt + 2 * grace <= now() && !dryRun) {
      await store.whole.delete(mark.key, { listedOnly: true });
    } else for (const sha256 of mark.sha256) marked.add(sha256);
  }

  const putBefore = now() - grace;
  const candidates = [...blobs.values()]
    .filter(({ sha256, createdAt }) => !referred.has(sha256) && !deleted.has(sha256) && createdAt < putBefore)
    .filter(({ sha256 }) => !marked.has(sha256))
    .slice(0, MAX_MARKED);
  if (candidates.length > 0 && !dryRun) {
    const sha256 = candidates.map((blob) => blob.sha256);
    const lifetime = Math.max(grace * MARK_LIFETIMES, 24 * 60 * 60 * 1000);
    const mark = { markedAt: now(), putBefore, sha256 };
    await writeMark(store.whole, repository, mark, mark.markedAt + lifetime);
  }
  if (deleted.size > 0) log.info(`content removed: ${deleted.size}`);
  return { marked: candidates.length, deleted, freedBytes };
}

/** Checks once more right before, as the blob may have been put again since it was listed. */
async function deleteBlob(blob: HeldBlob, key: string, putBefore: number): Promise<boolean> {
  let gone = true;
  for (const tier of blob.tiers) {
    const head = await answered(tier, () => tier.store.head(key));
    if (!head.ok || (head.value?.createdAt ?? 0) >= putBefore) return false;
    const { ok } = await answered(tier, () => tier.store.delete(key));
    gone &&= ok;
  }
  return gone;
}
