import { setImmediate } from 'node:timers/promises';
import { oneLine } from '@paceline/render';
import { beginRestore, lookup, restoreSnapshot } from '@paceline/snapshot';
import type { Metadata, Store } from '@paceline/store';
import { noteDamaged } from './entries/damaged-content.ts';
import { entryFolder, entryName, packFolder, parseEntry, savedEntries } from './entries/entries.ts';
import { comparedEntries, explainMiss } from './entries/explain-miss.ts';
import { rememberedTree } from './entries/tree-file.ts';
import { progressLines } from './report/progress.ts';
import { type Machine, mayWrite, type Step, type StepContext, unverifiable } from './step.ts';

const BREAKS_LINES = /[\x00-\x1f\x7f\u2028\u2029]/;
/** Entries that were found but turned out damaged are passed over, up to this many. */
const MAX_CANDIDATES = 3;

export interface Found {
  readonly result: 'exact' | 'partial' | 'miss' | 'none';
  readonly matchedKey?: string;
  readonly storeKey?: string;
  readonly tier?: string;
  /** Why there is no exact hit; set on a partial one too. */
  readonly missReason?: string;
  /** Of an exact hit, as far as its tier knows it. */
  readonly metadata?: Metadata;
  /** Absent when nothing was restored since it was only looked up. */
  readonly restored?: {
    readonly files: number;
    readonly bytes: number;
    readonly readBytes: number;
    readonly writtenFiles: number;
  };
}

/** Finds the best entry that this run may read, verifies it and puts it in place. */
export async function findEntry(
  context: StepContext,
  machine: Machine,
  store: Store,
  step: Step,
  lookupOnly: boolean,
): Promise<Found> {
  const { environment, inputs, log } = context;
  const { repository } = environment;
  const { request, paths, trust, signing } = step;
  const { key, restoreKeys } = request;
  const scopes = new Map(
    trust.read.map((scope) => [entryFolder(repository, scope, paths.version), scope] as const),
  );
  const problem = unverifiable(inputs, signing);
  if (problem !== undefined) {
    return { result: 'miss', missReason: `${problem}, so no entry can be verified` };
  }
  const exactName = (folder: string) => entryName(scopes.get(folder)!, key, request.context);
  const explain = async (storeKey?: string) => {
    const { entries, whole } = await savedEntries(store, repository, trust.read);
    // What was found in a store that does not list is known all the same.
    const found = storeKey === undefined ? undefined : parseEntry(repository, storeKey);
    if (found && !entries.some((entry) => entry.storeKey === storeKey)) {
      entries.unshift({ ...found, createdAt: 0, metadata: {} });
    }
    const wish = { key, context: request.context, version: paths.version, read: trust.read };
    for (const entry of comparedEntries(wish, entries)) {
      const known = await store.head(entry.storeKey);
      const now = known ? [{ ...entry, metadata: known.metadata ?? entry.metadata }] : [];
      entries.splice(entries.indexOf(entry), 1, ...now);
    }
    const silent = store
      .statistics()
      .filter(({ errors }) => errors > 0)
      .map(({ tier }) => tier);
    const asked = { ...wish, all: store.listsAll && silent.length === 0 && whole };
    const unread = silent.length > 0 ? `; not everything could be read: ${silent.join(', ')}` : '';
    const unseen = whole ? '' : '; not everything was looked at';
    return explainMiss(asked, entries) + unread + unseen;
  };

  let damaged: string | undefined;
  let tried = 0;
  const folders = [...scopes.keys()];
  const candidates = started(lookup(store, { folders, key, exactName, restoreKeys }));
  // Done while the store looks for the first.
  await setImmediate();
  const tree = rememberedTree(context, step);
  const keys = { verifier: signing?.verifier, signer: signing?.signer };
  const begun = lookupOnly ? undefined : await beginRestore({ paths, ...tree, ...keys });
  try {
    for await (const candidate of candidates) {
      const { storeKey, exact, key: matchedKey } = candidate;
      // No key of ours has a line break: whoever wrote this one means the log.
      if (BREAKS_LINES.test(matchedKey)) continue;
      if (!exact && !restoreKeys.some((start) => matchedKey.startsWith(start)) && !keyItself(matchedKey))
        continue;
      if (tried++ === MAX_CANDIDATES) break;
      const head = lookupOnly ? await store.head(storeKey) : undefined;
      const about = {
        result: exact ? 'exact' : 'partial',
        matchedKey,
        storeKey,
        ...(exact
          ? { metadata: candidate.metadata ?? {} }
          : { missReason: damaged ?? (await explain(storeKey)) }),
      } as const;
      if (lookupOnly) return { ...about, tier: head?.tier ?? '' };
      const restored = await restoreSnapshot(store, {
        key: storeKey,
        packs: packFolder(repository),
        paths,
        ...tree,
        ...keys,
        begun,
        onNote: (note) => log.info(oneLine(note)),
        onProgress: progressLines('restoring', machine.now, log.info),
      });
      if (restored.outcome === 'restored') {
        const { tier, files, bytes, readBytes, writtenFiles } = restored;
        return { ...about, tier, restored: { files, bytes, readBytes, writtenFiles } };
      }
      noteDamaged(tree.statCache, restored.damaged);
      damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
      log.warning(
        `The cache entry ${oneLine(damaged)}.${restored.partly ? ' Some of its files are in place.' : ''} The job goes on without it.`,
      );
      // So that it can be saved anew; entries of other refs are not this run's to delete.
      const own = scopes.get(candidate.folder) === trust.write;
      if (restored.broken && own && mayWrite(inputs, trust)) await store.delete(storeKey);
      // With another entry things would not be better, and half of each would be worst.
      if (!restored.broken) break;
    }
  } finally {
    await begun?.end();
  }
  return { result: 'miss', missReason: damaged ?? (await explain()) };

  /**
   * As in actions/cache the key is also a beginning of keys. But an entry of the very same key that is not the
   * exact one has another context, and so is what the context was given to tell apart.
   */
  function keyItself(matchedKey: string): boolean {
    return matchedKey !== key && Object.keys(request.context).length === 0;
  }
}

/** The same items; the first is asked for at once. */
function started<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const first = items.next();
  // Met by who asks for it.
  first.catch(() => undefined);
  return (async function* () {
    const { value, done } = await first;
    if (done) return;
    yield value;
    yield* items;
  })();
}
