import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { canonicalJson } from '@paceline/contracts';
import type { Entry, ListOptions, Metadata, Store } from '@paceline/store';

/**
 * How entries are named in a store: `cache/<owner>/<name>/<ref>/<version>/<key>#<sha256>`. The version stands
 * for the list of paths, so a key is only found by a step that caches the same paths, as in actions/cache. The
 * digest stands for ref, key and context together: the exact entry is found by its full name, others by the
 * readable part.
 */
export interface SavedEntry {
  readonly scope: string;
  readonly version: string;
  /** The key as the workflow names it. */
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
  const text = canonicalJson({ context, key, scope });
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

/** Pull requests can save any number of entries, and a run that only wants to explain a miss waits for the list. */
const BOUNDS = { entries: 2000, milliseconds: 3000 };

interface SavedEntries {
  /** Newest first. */
  readonly entries: SavedEntry[];
  /** Whether these are all that can be listed. */
  readonly whole: boolean;
}

/**
 * The entries of a repository, as far as they can be listed within the bounds: first those of the refs in `read`.
 * Listed shallowly: where it would cost a request each their metadata is empty, expired ones are among them, and of
 * other refs those are left out of which even the key would cost one.
 */
export async function savedEntries(
  store: Pick<Store, 'list'>,
  repository: string,
  read: readonly string[],
  bounds = BOUNDS,
): Promise<SavedEntries> {
  const found = new Map<string, SavedEntry | undefined>();
  let whole = true;
  const onUnnamed = () => {
    whole = false;
  };
  const lists: [folder: string, options: ListOptions][] = [
    ...read.map((scope) => [scopeFolder(repository, scope), { shallow: true }] as [string, ListOptions]),
    [repositoryFolder(repository), { shallow: true, onUnnamed }],
  ];
  const listed = async function* () {
    for (const [folder, options] of lists) yield* store.list(folder, options);
  };
  for await (const one of within(bounds.milliseconds, listed())) {
    if (one !== 'late' && found.has(one.key)) continue;
    if (one === 'late' || found.size >= bounds.entries) {
      whole = false;
      break;
    }
    const { key, createdAt, metadata } = one;
    const entry = parseEntry(repository, key);
    found.set(key, entry && { ...entry, createdAt, metadata });
  }
  const entries = [...found.values()].filter((entry) => entry !== undefined);
  return { entries: entries.sort((a, b) => b.createdAt - a.createdAt), whole };
}

/** The items that come in time, then `late` if there may be more. */
async function* within(
  milliseconds: number,
  items: AsyncGenerator<Entry, void, undefined>,
): AsyncGenerator<Entry | 'late'> {
  const end = performance.now() + milliseconds;
  const ended = new AbortController();
  const late = setTimeout(milliseconds, 'late' as const, { signal: ended.signal });
  late.catch(() => undefined);
  try {
    for (;;) {
      const next = items.next();
      // After the deadline nobody awaits it, so its error must not be an unhandled rejection.
      next.catch(() => undefined);
      const one = await Promise.race([next, late]);
      // A timer does not run while a store gives without a pause.
      if (one === 'late' || (!one.done && performance.now() > end)) {
        yield 'late';
        return;
      }
      if (one.done) return;
      yield one.value;
    }
  } finally {
    ended.abort();
    // Not waited for: it ends only after what it is waiting for.
    items.return().catch(() => undefined);
  }
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
