import type { Store } from '@paceline/store';
import { type ContextDigests, changedContext, parseEntry, type SavedEntry, savedEntries } from './entries.ts';
import { commonStart, keyDifference } from './key-difference.ts';

/** What was looked for. */
interface Missed {
  readonly key: string;
  readonly context: ContextDigests;
  readonly version: string;
  /** Refs whose entries this run may read. */
  readonly read: readonly string[];
  /** Whether there can be no others: a store on GitHub's cache does not list its entries. */
  readonly all: boolean;
}

/**
 * Why no entry of exactly this key was found, from what the store's tiers list and know.
 * @param storeKey of the entry that was found instead: a store that does not list does not name it
 */
export async function whyMissed(
  store: Pick<Store, 'list' | 'head' | 'statistics' | 'listsAll'>,
  repository: string,
  asked: Omit<Missed, 'all'>,
  storeKey?: string,
): Promise<string> {
  const { entries, whole } = await savedEntries(store, repository, asked.read);
  const found = storeKey === undefined ? undefined : parseEntry(repository, storeKey);
  if (found && !entries.some((entry) => entry.storeKey === storeKey)) {
    entries.unshift({ ...found, createdAt: 0, metadata: {} });
  }
  // Listed shallowly, so the metadata of those that matter is asked for; one that is gone by now is left out.
  for (const entry of comparedEntries(asked, entries)) {
    const head = await store.head(entry.storeKey);
    const now = head ? [{ ...entry, metadata: head.metadata ?? entry.metadata }] : [];
    entries.splice(entries.indexOf(entry), 1, ...now);
  }
  const failed = store
    .statistics()
    .filter(({ errors }) => errors > 0)
    .map(({ tier }) => tier);
  const all = store.listsAll && failed.length === 0 && whole;
  const unread = failed.length > 0 ? `; not everything could be read: ${failed.join(', ')}` : '';
  const unseen = whole ? '' : '; not everything was looked at';
  return explainMiss({ ...asked, all }, entries) + unread + unseen;
}

/**
 * The explanation, worked out from the entries alone.
 * @param entries all entries of the repository that are known, newest first
 */
export function explainMiss(asked: Missed, entries: readonly SavedEntry[]): string {
  const { key, version, read, all } = asked;
  const none = `no entry for ${key}`;
  if (entries.length === 0 && !all) return none;
  if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
  const readable = entries.filter((entry) => read.includes(entry.scope));
  const same = (entry: SavedEntry) => entry.key === key;
  const changed = (entry: SavedEntry) => changedContext(entry.metadata, asked.context);
  const others = readable.filter((entry) => same(entry) && entry.version === version);
  const nearestContext = others
    .map(changed)
    .filter((names) => names.length > 0)
    .sort((a, b) => a.length - b.length)[0];
  if (nearestContext) return `${none} with this context; changed: ${nearestContext.join(', ')}`;
  if (readable.some((entry) => same(entry) && entry.version !== version)) {
    return `${none} with these paths; it was saved with another list of paths`;
  }
  const elsewhere = entries.find((entry) => same(entry) && entry.version === version);
  if (elsewhere && !read.includes(elsewhere.scope)) {
    return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${read.join(', ')}`;
  }
  const nearest = nearestTo(
    key,
    readable.filter((entry) => entry.version === version && !same(entry)),
  );
  if (!nearest) return none;
  const { theirs, ours } = keyDifference(nearest.key, key);
  const names = changed(nearest);
  const besides = names.length > 0 ? `, and in its context: ${names.join(', ')}` : '';
  return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")${besides}`;
}

/** At most this many entries of the same key are compared by their context. */
const MOST_COMPARED = 10;

/** The entries whose metadata says why they are not the one: those of the same key and paths, else the nearest. */
function comparedEntries(asked: Omit<Missed, 'all'>, entries: readonly SavedEntry[]): SavedEntry[] {
  const { key, version, read } = asked;
  const readable = entries.filter((entry) => entry.version === version && read.includes(entry.scope));
  const same = readable.filter((entry) => entry.key === key);
  if (same.length > 0) return same.slice(0, MOST_COMPARED);
  const nearest = nearestTo(key, readable);
  return nearest ? [nearest] : [];
}

function nearestTo(key: string, entries: readonly SavedEntry[]): SavedEntry | undefined {
  let best: { entry: SavedEntry; common: number } | undefined;
  for (const entry of entries) {
    const common = commonStart(entry.key, key);
    if (common > (best?.common ?? 0)) best = { entry, common };
  }
  return best?.entry;
}
