import { createHash } from 'node:crypto';
import type { Metadata, Store } from '@paceline/store';

/**
 * How entries are named in a store: `cache/<owner>/<name>/<ref>/<version>/<key>#<sha256>`. The version stands
 * for the list of paths, so a key is only found by a step that caches the same paths, as in actions/cache. The
 * digest stands for ref, key and context together: the exact entry is found by its full name, others by the
 * readable part.
 */
export interface SavedEntry {
  readonly scope: string;
  readonly version: string;
  /** As the user knows it. */
  readonly key: string;
  readonly digest: string;
  readonly storeKey: string;
  readonly createdAt: number;
  readonly metadata: Metadata;
}

/** Digests of context values by their names: a value itself never leaves the process. */
export type ContextDigests = Readonly<Record<string, string>>;

/** Metadata of an entry that names a context value: `context:<name>`, the first 12 hex digits of its digest. */
const CONTEXT = 'context:';
const SHOWN_DIGITS = 12;

export const repositoryFolder = (repository: string): string => `cache/${repository}/`;

/** Whether entries of a ref are those of a pull request, which anyone may have sent. */
export const isOfPullRequest = (scope: string): boolean => scope.startsWith('refs/pull/');

/** All entries of a ref. */
export const scopeFolder = (repository: string, scope: string): string =>
  `${repositoryFolder(repository)}${encodeURIComponent(scope)}/`;

export const entryFolder = (repository: string, scope: string, version: string): string =>
  `${scopeFolder(repository, scope)}${version}/`;

/** Content is shared between all entries of a repository; it is named by its digest, so none can spoil it. */
export const packFolder = (repository: string): string => `packs/${repository}/`;

/** The part of an entry's store key behind its folder. */
export function entryName(scope: string, key: string, context: ContextDigests): string {
  const sorted = Object.fromEntries(
    Object.keys(context)
      .sort()
      .map((name) => [name, context[name]]),
  );
  // Canonical JSON: names in order, no white space.
  const text = JSON.stringify({ context: sorted, key, scope });
  return `${key}#${createHash('sha256').update(text).digest('hex')}`;
}

export const contextMetadata = (context: ContextDigests): Metadata =>
  Object.fromEntries(
    Object.entries(context).map(([name, digest]) => [CONTEXT + name, digest.slice(0, SHOWN_DIGITS)]),
  );

/** Names of the context values in which an entry differs, or that only one of the two has. */
export function changedContext(metadata: Metadata, context: ContextDigests): string[] {
  const theirs = new Map(
    Object.entries(metadata)
      .filter(([name]) => name.startsWith(CONTEXT))
      .map(([name, digest]) => [name.slice(CONTEXT.length), digest]),
  );
  const names = new Set([...theirs.keys(), ...Object.keys(context)]);
  return [...names].filter((name) => theirs.get(name) !== context[name]?.slice(0, SHOWN_DIGITS)).sort();
}

/**
 * All entries of a repository that can be listed, newest first. Listed shallowly: where it would cost a request
 * each their metadata is empty, and expired ones are among them.
 */
export async function savedEntries(store: Pick<Store, 'list'>, repository: string): Promise<SavedEntry[]> {
  const entries: SavedEntry[] = [];
  const listed = store.list(repositoryFolder(repository), { shallow: true });
  for await (const { key, createdAt, metadata } of listed) {
    const entry = parseEntry(repository, key);
    if (entry) entries.push({ ...entry, createdAt, metadata });
  }
  return entries.sort((a, b) => b.createdAt - a.createdAt);
}

/** Takes a store key apart; undefined for what is not an entry of this repository. */
export function parseEntry(
  repository: string,
  storeKey: string,
): Omit<SavedEntry, 'createdAt' | 'metadata'> | undefined {
  const folder = repositoryFolder(repository);
  if (!storeKey.startsWith(folder)) return undefined;
  const match = /^([^/]+)\/([0-9a-f]{16})\/(.+)#([0-9a-f]{64})$/s.exec(storeKey.slice(folder.length));
  if (!match) return undefined;
  const [, scope, version, key, digest] = match;
  return { scope: decode(scope!), version: version!, key: key!, digest: digest!, storeKey };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
