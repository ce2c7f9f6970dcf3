import type { Found, Metadata, Store } from '@paceline/store';

interface Candidate {
  /** Key as the user knows it. */
  readonly key: string;
  /** Store key: folder, key and digest. */
  readonly storeKey: string;
  readonly folder: string;
  /** It has the exact name that was asked for, not just a prefix. */
  readonly exact: boolean;
  /** Metadata of the entry, where the tier gives it without reading the entry. */
  readonly metadata?: Metadata | undefined;
  /** Milliseconds since 1970, where the tier gives it. */
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

/** The key as the user knows it: a name in a folder without the digest that tells entries apart. */
const readableKey = (name: string): string => name.replace(DIGEST_AFTER_KEY, '');

/**
 * The entries that could be restored, best first: the one of exactly this name in every folder; then, folder by
 * folder, those that start with the key and with each restore key, newest first. If one cannot be restored, the caller
 * asks for the next.
 *
 * The newest is cheap to find, however many entries there are (`Store.newest`); the others are listed only when the
 * caller asks for more. A tier that cannot list gives only its newest entry, which comes before the listed ones of its
 * prefix, since such a tier is the shared one.
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
  // Each tier answers for the first prefix that has an entry, so the prefixes before that have none.
  const first = prefixes.findIndex(({ prefix }) => newest.some((entry) => entry.key.startsWith(prefix)));
  if (first < 0) return;
  for (const { folder, start, prefix } of prefixes.slice(first)) {
    // A prefix that reaches into the digest is not a prefix of the key.
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

/** Sorted by the time at which the tier wrote them: cheap to list, and mostly the time of the save. */
async function listed(store: Store, prefix: string): Promise<Found[]> {
  const entries: Found[] = [];
  for await (const entry of store.list(prefix, { shallow: true })) entries.push(entry);
  return entries.sort(newestFirst);
}

/** Entries without a time come first; the key decides between equal times. */
const newestFirst = (a: Found, b: Found): number => {
  const [one, other] = [a.createdAt ?? Number.POSITIVE_INFINITY, b.createdAt ?? Number.POSITIVE_INFINITY];
  return one === other ? (a.key < b.key ? -1 : 1) : other - one;
};

function candidate({ key: storeKey, metadata, createdAt }: Found, folder: string, exact: boolean): Candidate {
  return { key: readableKey(storeKey.slice(folder.length)), storeKey, folder, exact, metadata, createdAt };
}
