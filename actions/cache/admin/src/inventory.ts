import type { Entry, ListOptions, Metadata } from '@paceline/store';
import { parseEntry, repositoryFolder } from '../../src/entries/entries.ts';
import { type AdminTier, answered } from './tiers.ts';

/** An entry, and the tiers that hold it. */
export interface HeldEntry {
  readonly storeKey: string;
  readonly scope: string;
  readonly version: string;
  /** The key as the workflow names it. */
  readonly key: string;
  readonly metadata: Metadata;
  /** Names of the tiers, fastest first. */
  readonly tiers: readonly string[];
  readonly createdAt: number;
  readonly usedAt?: number;
  readonly expiresAt?: number;
  /** Bytes of its files, where the entry says so, and of its own value in the store. */
  readonly bytes: number;
  readonly files: number;
  readonly valueBytes: number;
}

export interface Inventory {
  /** Newest first. */
  readonly entries: readonly HeldEntry[];
  /** Tiers that did not answer: what they hold is not known, so nothing may be concluded from its absence. */
  readonly silent: readonly string[];
}

/**
 * All entries of a repository that can be listed, in all tiers.
 * @param options.expired also expired ones, which still take space
 */
export async function readInventory(
  tiers: readonly AdminTier[],
  repository: string,
  options: Pick<ListOptions, 'expired'> = {},
): Promise<Inventory> {
  const held = new Map<string, HeldEntry>();
  const silent: string[] = [];
  for (const tier of tiers.filter(({ lists }) => lists)) {
    const { value, ok } = await answered(tier, () => listAll(tier, repositoryFolder(repository), options));
    if (!ok) silent.push(tier.name);
    for (const entry of value) {
      const parsed = parseEntry(repository, entry.key);
      if (parsed) held.set(entry.key, together(held.get(entry.key), entry, parsed, tier.name));
    }
  }
  const entries = [...held.values()].sort(
    (a, b) => b.createdAt - a.createdAt || (a.storeKey < b.storeKey ? -1 : 1),
  );
  return { entries, silent };
}

export async function listAll(
  { store }: Pick<AdminTier, 'store'>,
  prefix: string,
  options: ListOptions = {},
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of store.list(prefix, options)) entries.push(entry);
  return entries;
}

function together(
  known: HeldEntry | undefined,
  { key: storeKey, size, metadata, createdAt, usedAt, expiresAt }: Entry,
  parsed: { scope: string; version: string; key: string },
  tier: string,
): HeldEntry {
  const { scope, version, key } = parsed;
  const used = Math.max(known?.usedAt ?? 0, usedAt ?? 0);
  // It lives as long as its longest-living copy: one tier may hold what was there before it was saved again.
  const until = Math.max(expiresAt ?? FOR_EVER, known ? (known.expiresAt ?? FOR_EVER) : 0);
  return {
    storeKey,
    scope,
    version,
    key,
    metadata,
    tiers: [...(known?.tiers ?? []), tier],
    createdAt: Math.max(createdAt, known?.createdAt ?? 0),
    ...(used > 0 ? { usedAt: used } : {}),
    ...(until === FOR_EVER ? {} : { expiresAt: until }),
    bytes: whole(metadata['bytes']),
    files: whole(metadata['files']),
    valueBytes: size,
  };
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** Metadata is text that anyone may have written. */
function whole(text: string | undefined): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
