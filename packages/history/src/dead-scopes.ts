import { type Folders, scopeName } from './keys.ts';
import type { HistoryStore } from './objects.ts';
import { inParallel, PARALLEL_READS } from './reading.ts';

/** A pull request that nobody pushed to for so long is closed, or begins anew. */
const PULL_REQUEST_SECONDS = 30 * 86_400;
/** Deletions of one call, as each is a request of its own; the next call goes on. */
const MAX_DELETES = 1000;

const PULL_REQUEST = scopeName('refs/pull/');

/**
 * Deletes the scopes of refs that are gone, as far as they can be listed: those in which nothing was written for
 * `maxAgeSeconds`, for pull requests 30 days. The store's own instants count, not what records say. Objects that are
 * in no scope are those of an older release, and are deleted by the same rule.
 * @param keep name of the scope that stays in any case
 * @returns how many objects were deleted
 */
export async function dropDeadScopes(
  store: HistoryStore,
  workflow: Folders,
  { keep, maxAgeSeconds, nowMs }: { keep: string; maxAgeSeconds: number; nowMs: number },
): Promise<number> {
  const scopes = new Map<string, { newest: number; keys: string[] }>();
  for (const folder of [workflow.singles, workflow.snapshots]) {
    for await (const { key, createdAt } of store.list(folder, { shallow: true })) {
      const name = /^([^/]*)\//.exec(key.slice(folder.length))?.[1] ?? '';
      const scope = scopes.get(name) ?? { newest: 0, keys: [] };
      scope.newest = Math.max(scope.newest, createdAt);
      scope.keys.push(key);
      scopes.set(name, scope);
    }
  }
  const seconds = (name: string) =>
    name.startsWith(PULL_REQUEST) ? Math.min(PULL_REQUEST_SECONDS, maxAgeSeconds) : maxAgeSeconds;
  const dead = [...scopes]
    .filter(([name, { newest }]) => name !== scopeName(keep) && nowMs - newest > seconds(name) * 1000)
    .sort(([, a], [, b]) => a.newest - b.newest)
    .flatMap(([, { keys }]) => keys)
    .slice(0, MAX_DELETES);
  await inParallel(dead, PARALLEL_READS, (key) => store.delete(key, { listedOnly: true }));
  return dead.length;
}
