import { createHash } from 'node:crypto';
import { PacelineError } from '@paceline/core';
import { plural } from '@paceline/render';
import { packFolder } from '../../../src/entries/entries.ts';
import { type HeldEntry, readInventory } from '../inventory.ts';
import { recordRemovals } from '../read-statistics.ts';
import { type AdminRun, type CommandOutcome, entryRows, type Problem, sum, tierNotes } from '../run.ts';
import { expectRight, selectEntries } from '../select.ts';
import { type AdminTier, answered, readingFrom } from '../tiers.ts';
import { removeEntries } from './invalidate.ts';

/**
 * `verify`: fetches every entry whole, from each tier that lists it, and checks digests, structure and signature.
 * With `fix` what is broken is removed, so that the next job makes it again. Problems fail the step
 * unless `fail-on-problems` is false: an entry that cannot be restored is a promise not kept.
 */
export async function verify(run: AdminRun): Promise<CommandOutcome> {
  const { environment, log, options, rights, snapshots, store } = run;
  const { repository } = environment;
  if (options.fix) expectRight(rights, options.scope, 'verify with fix');
  const inventory = await readInventory(store.tiers, repository);
  const found = selectEntries(inventory.entries, options.scope, rights, options.pattern);
  const packs = packFolder(repository);
  const problems: Problem[] = [];
  const broken = new Set<HeldEntry>();
  let checked = 0;
  for (const entry of found) {
    for (const tier of store.tiers.filter(({ name }) => entry.tiers.includes(name))) {
      const view = readingFrom(inOrder(tier, store.tiers), store.whole);
      const { value, ok } = await answered(tier, () => snapshots.verify(view, packs, entry.storeKey));
      const { key, scope } = entry;
      // What could not be fetched is not known to be broken, and nothing is removed for it.
      if (!ok) problems.push({ key, scope, tier: tier.name, problem: 'the tier did not answer' });
      else if (value.length > 0) {
        // It expired or was removed while this command ran, which is no problem.
        if (!(await tier.store.head(entry.storeKey))) continue;
        for (const problem of value) problems.push({ key, scope, tier: tier.name, problem });
        broken.add(entry);
        if (options.fix && !options.dryRun) await removeDamaged(run, tier, packs, entry);
      }
    }
    checked += 1;
    if (checked % 20 === 0) log.info(`checked ${checked} of ${found.length} entries`);
  }
  for (const tier of inventory.silent) {
    problems.push({ key: '', scope: '', tier, problem: 'the tier could not be listed' });
  }
  const fixed = options.fix && !options.dryRun ? await removeEntries(run, [...broken]) : undefined;
  if (fixed) {
    problems.push(...fixed.problems);
    const removed = fixed.removed.map(({ scope, key }) => ({ scope, key, why: 'broken' as const }));
    await recordRemovals(store, repository, run.now(), removed);
  }
  const whole = found.length - broken.size;
  return {
    totals: {
      entries: inventory.entries.length,
      bytes: sum(found, (entry) => entry.bytes),
      matched: found.length,
      deleted: fixed?.removed.length ?? 0,
      failed: fixed ? broken.size - fixed.removed.length : 0,
      problems: problems.length,
    },
    line: `${plural(whole, 'entry', 'entries')} of ${found.length} right; ${plural(problems.length, 'problem')}${fixed ? `; ${plural(fixed.removed.length, 'broken entry', 'broken entries')} removed` : ''}`,
    entries: entryRows([...broken], () => (fixed ? 'removed' : 'broken')),
    problems,
    notes: tierNotes(run, inventory),
    ...(problems.length > 0 && options.failOnProblems
      ? {
          failure: new PacelineError(
            'PACELINE_CACHE_PROBLEMS',
            `verify found ${plural(problems.length, 'problem')}; the first: ${problems[0]!.key} (${problems[0]!.tier}): ${problems[0]!.problem}.`,
            options.fix
              ? 'Broken entries were removed, and the next jobs make them again; run verify once more.'
              : 'Run it with fix: true to remove what is broken, so that the next jobs make it again.',
          ),
        }
      : {}),
  };
}

/**
 * Content whose bytes do not have the digest it is named by can never serve again, but would be taken for there
 * by the next save.
 */
async function removeDamaged(
  { snapshots, store }: AdminRun,
  tier: AdminTier,
  packs: string,
  entry: HeldEntry,
): Promise<void> {
  const view = readingFrom(inOrder(tier, store.tiers), store.whole);
  const references = await snapshots.references(view, packs, entry.storeKey);
  for (const { sha256 } of references?.blobs ?? []) {
    const value = await tier.store.get(packs + sha256);
    if (value && createHash('sha256').update(value.bytes).digest('hex') !== sha256) {
      await tier.store.delete(packs + sha256);
    }
  }
}

/** One tier before the others: what it lacks, by its policy, another has. */
const inOrder = (first: AdminTier, tiers: readonly AdminTier[]): AdminTier[] => [
  first,
  ...tiers.filter((tier) => tier !== first),
];
