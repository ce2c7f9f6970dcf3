import type { Found, Metadata, Store } from '@paceline/store';

interface Candidate {
  /** Key as the user knows it. */
  readonly key: string;
  /** Store key: folder, key and digest. */
  readonly storeKey: string;
  readonly folder: string;
  /** The entry itself was asked for, not what starts like it. */
  readonly exact: boolean;
  /** What stands beside the entry, where the tier tells without reading it. */
  readonly metadata?: Metadata | undefined;
  /** Milliseconds since 1970, where the tier tells. */
  readonly createdAt?: number | undefined;
}

interface LookupOptions {
  /** Starts of store keys, ending in `/`, in the order in which they are preferred. */
  readonly folders: readonly string[];
  /** Key as the user knows it. */
  readonly key: string;
  /** Name in a folder of the entry of exactly this key, scope and context: `<key>#<sha256>`. */
  readonly exactName: string | ((folder: string) => string);
  /** Prefixes, in the order in which they are preferred. */
  readonly restoreKeys: readonly string[];
}

const DIGEST_AFTER_KEY = /#[0-9a-f]{64}$/;

/** The key as the user knows it, of a name in a folder: without the digest that tells entries apart. */
const readableKey = (name: string): string => name.replace(DIGEST_AFTER_KEY, '');

/**
 * The entries that could serve, best first: the one of exactly this name in every folder; then, folder by
 * folder, what starts with the key and with each restore key, newest first. Entries that were found but could
 * not be restored let the caller simply ask for the next one.
 *
 * The newest costs little to know, however many entries there are (`Store.newest`); others are listed only when
 * it is asked for more. Of a tier that cannot list only one entry is known, the newest; it comes before those
 * of its prefix that can be listed, since such a tier is the one that is shared.
 */
export async function* lookup(store: Store, options: LookupOptions): AsyncGenerator<Candidate> {
  const { folders, key, exactName, restoreKeys } = options;
  const seen = new Set<string>();
  for (const folder of folders) {
    const entry = await store.head(folder + (typeof exactName === 'string' ? exactName : exactName(folder)));
    if (!entry) continue;
    seen.add(entry.key);
    yield candidate(entry, folder, true);
  }
  const prefixes = folders.flatMap((folder) =>
    [key, ...restoreKeys].map((start) => ({ folder, start, prefix: folder + start })),
  );
  const newest = await store.newest(prefixes.map(({ prefix }) => prefix));
  // Each tier tells the first prefix that anything starts with, so nothing starts with those before.
  const first = prefixes.findIndex(({ prefix }) => newest.some((entry) => entry.key.startsWith(prefix)));
  if (first < 0) return;
  for (const { folder, start, prefix } of prefixes.slice(first)) {
    // A prefix that ends inside of the digest is none of the key.
    const isNew = (entry: Found) =>
      !seen.has(entry.key) &&
      entry.key.startsWith(prefix) &&
      readableKey(entry.key.slice(folder.length)).startsWith(start);
    for (const entry of newest.filter(isNew).sort(newestFirst)) {
      seen.add(entry.key);
      yield candidate(entry, folder, false);
    }
    for (const { key: storeKey } of (await listed(store, prefix)).filter(isNew)) {
      const entry = await store.head(storeKey);
      if (!entry) continue;
      seen.add(storeKey);
      yield candidate(entry, folder, false);
    }
  }
}

/** By when the entries were written where they are, which is soon known of many, and mostly right. */
async function listed(store: Store, prefix: string): Promise<Found[]> {
  const entries: Found[] = [];
  for await (const entry of store.list(prefix, { shallow: true })) entries.push(entry);
  return entries.sort(newestFirst);
}

/** What does not say when it was put comes first; the key decides between two of the same instant. */
const newestFirst = (a: Found, b: Found): number => {
  const [one, other] = [a.createdAt ?? Number.POSITIVE_INFINITY, b.createdAt ?? Number.POSITIVE_INFINITY];
  return one === other ? (a.key < b.key ? -1 : 1) : other - one;
};

function candidate({ key: storeKey, metadata, createdAt }: Found, folder: string, exact: boolean): Candidate {
  return { key: readableKey(storeKey.slice(folder.length)), storeKey, folder, exact, metadata, createdAt };
}
