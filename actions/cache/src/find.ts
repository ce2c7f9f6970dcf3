import { setImmediate } from 'node:timers/promises';
import { oneLine } from '@paceline/render';
import { beginRestore, lookup, restoreSnapshot } from '@paceline/snapshot';
import type { Metadata, Store } from '@paceline/store';
import { noteDamaged } from './entries/damaged-content.ts';
import { entryFolder, entryName, packFolder } from './entries/entries.ts';
import { whyMissed } from './entries/explain-miss.ts';
import { rememberedTree } from './entries/tree-file.ts';
import { progressLines } from './report/progress.ts';
import type { CacheRequest } from './request/cache-request.ts';
import { type Machine, mayWrite, type Step, type StepContext, unverifiable } from './step.ts';

const BREAKS_LINES = /[\x00-\x1f\x7f\u2028\u2029]/;
/** Entries that are tried, if those before turn out to be damaged. */
const MAX_CANDIDATES = 3;

export interface FoundEntry {
  readonly result: 'exact' | 'partial' | 'miss' | 'none';
  readonly matchedKey?: string;
  readonly storeKey?: string;
  readonly tier?: string;
  /** Why there is no exact hit; set on a partial one too. */
  readonly missReason?: string;
  /** Metadata of an exact hit, where its tier returns it. */
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
): Promise<FoundEntry> {
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
  const asked = { key, context: request.context, version: paths.version, read: trust.read };
  const explain = (storeKey?: string) => whyMissed(store, repository, asked, storeKey);

  let damaged: string | undefined;
  let tried = 0;
  const folders = [...scopes.keys()];
  const candidates = started(lookup(store, { folders, key, exactName, restoreKeys }));
  // What follows is done while the store looks for the first candidate.
  await setImmediate();
  const tree = rememberedTree(context, step);
  const keys = { verifier: signing?.verifier, signer: signing?.signer };
  const begun = lookupOnly ? undefined : await beginRestore({ paths, ...tree, ...keys });
  try {
    for await (const candidate of candidates) {
      const { storeKey, exact, key: matchedKey } = candidate;
      if (!isNamedFor(request, candidate)) continue;
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
      // Deleted, so that it can be saved anew; a run may not delete entries of other refs.
      const own = scopes.get(candidate.folder) === trust.write;
      if (restored.broken && own && mayWrite(inputs, trust)) await store.delete(storeKey);
      // The entry is sound, so another one would fail too, or leave a mix of both.
      if (!restored.broken) break;
    }
  } finally {
    await begun?.end();
  }
  return { result: 'miss', missReason: damaged ?? (await explain()) };
}

/**
 * Whether the name of an entry may answer the request: it is the exact one, or its key starts with a restore key or,
 * as in actions/cache, with the key itself. But an entry of the very same key that is not the exact one has another
 * context, and a request with a context takes no entry of another one.
 */
function isNamedFor(
  { key, restoreKeys, context }: CacheRequest,
  candidate: { readonly key: string; readonly exact: boolean },
): boolean {
  // No key of ours has a line break: this one was written to put lines into the log.
  if (BREAKS_LINES.test(candidate.key)) return false;
  if (candidate.exact || restoreKeys.some((start) => candidate.key.startsWith(start))) return true;
  return candidate.key !== key && Object.keys(context).length === 0;
}

/** The same items; the first is asked for at once, before anybody waits for it. */
function started<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const first = items.next();
  // An error is handled where the first item is awaited.
  first.catch(() => undefined);
  return (async function* () {
    const { value, done } = await first;
    if (done) return;
    yield value;
    yield* items;
  })();
}
