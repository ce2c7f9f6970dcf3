import type { Store } from '@paceline/store';

/**
 * How entries are named in a store: `cache/<owner>/<name>/<ref>/<version>/<key>`. The version stands for the
 * list of paths, so a key is only found by a step that caches the same paths, as in actions/cache.
 */
export interface SavedEntry {
  readonly scope: string;
  readonly version: string;
  readonly key: string;
  readonly storeKey: string;
  readonly createdAt: number;
}

const repositoryFolder = (repository: string): string => `cache/${repository}/`;

export const entryFolder = (repository: string, scope: string, version: string): string =>
  `${repositoryFolder(repository)}${encodeURIComponent(scope)}/${version}/`;

/** Content is shared between all entries of a repository; it is named by its digest, so none can spoil it. */
export const packFolder = (repository: string): string => `packs/${repository}/`;

/** All entries of a repository that can be listed, newest first. */
export async function savedEntries(store: Store, repository: string): Promise<SavedEntry[]> {
  const folder = repositoryFolder(repository);
  const entries: SavedEntry[] = [];
  for await (const { key, createdAt } of store.list(folder)) {
    const entry = parseEntry(repository, key);
    if (entry) entries.push({ ...entry, createdAt });
  }
  return entries.sort((a, b) => b.createdAt - a.createdAt);
}

/** Takes a store key apart. */
export function parseEntry(repository: string, storeKey: string): Omit<SavedEntry, 'createdAt'> | undefined {
  const match = /^([^/]+)\/([0-9a-f]{16})\/(.+)$/s.exec(storeKey.slice(repositoryFolder(repository).length));
  if (!match) return undefined;
  const [, scope, version, key] = match;
  return { scope: decode(scope!), version: version!, key: key!, storeKey };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
