import { PacelineError } from '@paceline/core';
import { formatBytes, plural } from '@paceline/render';
import { mapAtMost } from '@paceline/store';
import { type HeldEntry, readInventory } from '../inventory.ts';
import { keyPattern } from '../key-pattern.ts';
import { recordRemovals } from '../read-statistics.ts';
import { type AdminRun, type CommandOutcome, entryRows, type Problem, sum, tierNotes } from '../run.ts';
import { expectRight, selectEntries } from '../select.ts';
import { answered } from '../tiers.ts';

const AT_ONCE = 8;

/**
 * `invalidate`: removes the entries that match, everywhere. Content stays: other entries may share it, and
 * `optimize` removes what nothing refers to. An entry that could not be removed fails the step, as it would
 * be restored again.
 */
export async function invalidate(run: AdminRun): Promise<CommandOutcome> {
  const { environment, options, rights, store } = run;
  expectRight(rights, options.scope, 'invalidate');
  const inventory = await readInventory(store.tiers, environment.repository);
  const found = selectEntries(
    inventory.entries,
    options.scope,
    rights,
    // Without a pattern nothing is meant, where others mean everything.
    options.pattern ?? keyPattern([]),
  );
  const totals = { entries: inventory.entries.length, bytes: sum(found, (entry) => entry.bytes) };
  const notes = tierNotes(run, inventory);
  const counted = `${plural(found.length, 'entry', 'entries')} (${formatBytes(totals.bytes)} of files)`;
  if (options.dryRun) {
    return {
      totals: { ...totals, matched: found.length },
      line: `dry run: would remove ${counted}`,
      entries: entryRows(found),
      notes,
    };
  }
  const { removed, problems } = await removeEntries(run, found);
  for (const tier of inventory.silent) {
    problems.push({ key: '', scope: '', tier, problem: 'the tier could not be listed' });
  }
  await recordRemovals(
    store,
    environment.repository,
    run.now(),
    removed.map(({ scope, key }) => ({ scope, key, why: 'invalidated' })),
  );
  const failed = found.length - removed.length;
  return {
    totals: { ...totals, matched: found.length, deleted: removed.length, failed, problems: problems.length },
    line: `removed ${removed.length} of ${counted}${removed.length > 0 ? '; the next runs make them again' : ''}`,
    entries: entryRows(removed),
    problems,
    notes,
    ...(problems.length === 0
      ? {}
      : {
          failure: new PacelineError(
            'PACELINE_CACHE_NOT_REMOVED',
            `Not everything was removed: ${problems[0]!.tier}: ${problems[0]!.problem}${problems.length > 1 ? `, and ${problems.length - 1} more` : ''}.`,
            'What is left would be restored again: see the warnings above, then run it again.',
          ),
        }),
  };
}

/**
 * Removes entries from every tier that has them, and from those that cannot tell.
 * @param options.listedOnly leaves the latter alone: there each removal is an upload of its own
 */
export async function removeEntries(
  { store }: Pick<AdminRun, 'store'>,
  entries: readonly HeldEntry[],
  { listedOnly = false } = {},
): Promise<{ removed: HeldEntry[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const failed = new Set<HeldEntry>();
  // Slowest first: a tier that still has it would copy it back into the faster ones at the next restore.
  for (const tier of store.tiers.filter(({ lists }) => lists || !listedOnly).reverse()) {
    const there = entries.filter(({ tiers }) => !tier.lists || tiers.includes(tier.name));
    const absent: HeldEntry[] = [];
    const { ok } = await answered(tier, () =>
      mapAtMost(AT_ONCE, there, async (entry) => {
        if (!(await tier.store.delete(entry.storeKey))) absent.push(entry);
      }),
    );
    // Which of the calls failed is not known, only that what was not there, or not removed, is among these.
    for (const entry of ok ? [] : absent) {
      failed.add(entry);
      const { key, scope } = entry;
      problems.push({ key, scope, tier: tier.name, problem: 'the tier did not remove it' });
    }
  }
  return { removed: entries.filter((entry) => !failed.has(entry)), problems };
}
