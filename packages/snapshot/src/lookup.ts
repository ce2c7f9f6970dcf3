import type { Entry, Store } from '@paceline/store';

export interface Candidate {
  /** Key as the user knows it. */
  readonly key: string;
  /** Store key: folder and key. */
  readonly storeKey: string;
  readonly folder: string;
  /** The key itself was asked for, not a prefix of it. */
  readonly exact: boolean;
  readonly createdAt: number;
  readonly metadata: Entry['metadata'];
}

export interface LookupOptions {
  /** Starts of store keys, ending in `/`, in the order in which they are preferred. */
  readonly folders: readonly string[];
  readonly key: string;
  /** Prefixes, in the order in which they are preferred. */
  readonly restoreKeys: readonly string[];
}

/**
 * The entries that could serve, best first: the key itself in every folder; then, folder by folder, what
 * starts with the key and with each restore key, newest first. Entries that were found but could not be
 * restored let the caller simply ask for the next one.
 */
export async function* lookup(store: Store, options: LookupOptions): AsyncGenerator<Candidate> {
  const { folders, key, restoreKeys } = options;
  const seen = new Set<string>();
  for (const folder of folders) {
    const entry = await store.head(folder + key);
    if (!entry) continue;
    seen.add(entry.key);
    yield candidate(entry, folder, true);
  }
  for (const folder of folders) {
    for (const prefix of [key, ...restoreKeys]) {
      for (const entry of await newest(store, folder + prefix)) {
        if (seen.has(entry.key)) continue;
        seen.add(entry.key);
        yield candidate(entry, folder, false);
      }
    }
  }
}

/** Entries below a prefix, newest first; the key decides between two of the same instant. */
export async function newest(store: Store, prefix: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of store.list(prefix)) entries.push(entry);
  return entries.sort((a, b) => b.createdAt - a.createdAt || (a.key < b.key ? -1 : 1));
}

function candidate(entry: Entry, folder: string, exact: boolean): Candidate {
  const { key: storeKey, createdAt, metadata } = entry;
  return { key: storeKey.slice(folder.length), storeKey, folder, exact, createdAt, metadata };
}
