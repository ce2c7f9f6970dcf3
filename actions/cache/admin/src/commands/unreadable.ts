import { packFolder } from '../../../src/entries/entries.ts';
import type { HeldEntry } from '../inventory.ts';
import type { AdminRun, Problem } from '../run.ts';
import { listing } from '../tiers.ts';

/**
 * What of the entries that cannot be read holds content back: those of this run's own refs that a later release
 * wrote, since nobody else can write there. Others could be anybody's, and would hold it for ever.
 */
export async function readReasons(
  run: AdminRun,
  entries: readonly HeldEntry[],
  problems: Problem[],
): Promise<{ blocking: number; ignored: number }> {
  const { environment, rights, snapshots, store } = run;
  const packs = packFolder(environment.repository);
  const view = listing(store);
  const found = { blocking: 0, ignored: 0 };
  for (const { key, scope, storeKey } of entries) {
    const why = await snapshots.unreadable(view, packs, storeKey);
    problems.push({
      key,
      scope,
      problem: `it cannot be read: ${why?.reason ?? 'the store did not give it'}`,
    });
    if (!why || (why.newer && rights.read.includes(scope))) found.blocking += 1;
    else found.ignored += 1;
  }
  return found;
}
