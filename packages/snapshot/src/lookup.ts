import type { Entry, Found, Store } from '@paceline/store';

export interface Candidate {
  /** Key as the user knows it. */
  readonly key: string;
  /** Store key: folder and key. */
  readonly storeKey: string;
  readonly folder: string;
  /** The key itself was asked for, not a prefix of it. */
  readonly exact: boolean;
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
 * restored let the caller simply ask for the next one. Of a tier that cannot list only one entry is known, the
 * newest; it comes before those of its prefix that can be listed, since such a tier is the one that is shared.
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
  const prefixes = folders.flatMap((folder) =>
    [key, ...restoreKeys].map((start) => ({ folder, prefix: folder + start })),
  );
  const unlisted = store.listsAll ? [] : await store.newest(prefixes.map(({ prefix }) => prefix));
  for (const { folder, prefix } of prefixes) {
    const shared = unlisted.filter((entry) => entry.key.startsWith(prefix));
    for (const entry of [...shared, ...(await newest(store, prefix))]) {
      if (seen.has(entry.key)) continue;
      seen.add(entry.key);
      yield candidate(entry, folder, false);
    }
  }
}

/** Entries below a prefix that can be listed, newest first; the key decides between two of the same instant. */
export async function newest(store: Store, prefix: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of store.list(prefix)) entries.push(entry);
  return entries.sort((a, b) => b.createdAt - a.createdAt || (a.key < b.key ? -1 : 1));
}

function candidate({ key: storeKey }: Found, folder: string, exact: boolean): Candidate {
  return { key: storeKey.slice(folder.length), storeKey, folder, exact };
}
