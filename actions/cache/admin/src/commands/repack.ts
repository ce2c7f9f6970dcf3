import { messageOf } from '@paceline/core';
import { packFolder } from '../../../src/entries/entries.ts';
import type { HeldEntry } from '../inventory.ts';
import type { AdminRun, References } from '../run.ts';
import { listing } from '../tiers.ts';

/** A blob of which all entries together need less is mostly dead: it is fetched, or ranges of it, for the rest. */
const MIN_USED = 0.5;
/** Below this a blob is not worth a call of its own; so many of them in one entry are put together. */
const SMALL_BYTES = 1024 * 1024;
const MANY_SMALL = 32;
/** What one run moves at most; the next run goes on. */
const MAX_BYTES = 4 * 1024 * 1024 * 1024;

interface Repacked {
  readonly entries: ReadonlySet<HeldEntry>;
  readonly bytes: number;
  /** Entries that would gain by it but were not repacked, and why. */
  readonly kept: readonly { readonly entry: HeldEntry; readonly reason: string }[];
}

/**
 * Gives entries new packs where the old ones are mostly dead, or many and small. As less than half of an old
 * pack moves, counted over all its entries, this never takes more room than it frees; the old packs go as all
 * content that nobody refers to, in two phases.
 */
export async function repack(
  { environment, log, options, snapshots, store }: AdminRun,
  references: ReadonlyMap<HeldEntry, References>,
): Promise<Repacked> {
  const packs = packFolder(environment.repository);
  const rewritten = blobsToRewrite([...references.values()]);
  const chosen = [...references].filter(([, { blobs }]) => blobs.some(({ sha256 }) => rewritten.has(sha256)));
  const view = listing(store);
  const entries = new Set<HeldEntry>();
  const kept: { entry: HeldEntry; reason: string }[] = [];
  let bytes = 0;
  for (const [entry] of chosen) {
    if (options.dryRun) {
      entries.add(entry);
      continue;
    }
    if (bytes > MAX_BYTES) {
      kept.push({ entry, reason: 'this run has moved enough' });
      continue;
    }
    try {
      const result = await snapshots.repack(view, packs, entry.storeKey, (sha256) => rewritten.has(sha256));
      if (result.outcome === 'kept') kept.push({ entry, reason: result.reason });
      else {
        bytes += result.bytes;
        entries.add(entry);
        if (entries.size % 10 === 0) log.info(`repacked ${entries.size} of ${chosen.length} entries`);
      }
    } catch (error) {
      kept.push({ entry, reason: messageOf(error) });
    }
  }
  return { entries, bytes, kept };
}

/** By what all entries together use of each; what two of them share counts twice, so the answer errs to keeping. */
export function blobsToRewrite(entries: readonly References[]): Set<string> {
  const blobs = new Map<string, { bytes: number; used: number; holders: number }>();
  for (const { sha256, bytes, used } of entries.flatMap((entry) => entry.blobs)) {
    const known = blobs.get(sha256) ?? { bytes, used: 0, holders: 0 };
    blobs.set(sha256, { bytes, used: known.used + used, holders: known.holders + 1 });
  }
  const rewritten = new Set<string>();
  for (const [sha256, { bytes, used }] of blobs) if (used < bytes * MIN_USED) rewritten.add(sha256);
  for (const entry of entries) {
    const small = entry.blobs.filter(
      ({ sha256, bytes }) => bytes < SMALL_BYTES && blobs.get(sha256)!.holders === 1,
    );
    if (small.length >= MANY_SMALL) for (const { sha256 } of small) rewritten.add(sha256);
  }
  return rewritten;
}
