import { messageOf, PacelineError } from '@paceline/core';
import { formatBytes, plural } from '@paceline/render';
import { mapAtMost } from '@paceline/store';
import { isOfPullRequest, packFolder } from '../../../src/entries/entries.ts';
import { marksFolder } from '../../../src/entries/marked-blobs.ts';
import { keyPrefix, statisticsFolder } from '../../../src/report/statistics.ts';
import { type HeldEntry, type Inventory, readInventory } from '../inventory.ts';
import { compactStatistics, readStatistics, recordRemovals } from '../read-statistics.ts';
import {
  type AdminRun,
  type CommandOutcome,
  type EntryRow,
  entryRow,
  type References,
  tierNotes,
  tierRows,
} from '../run.ts';
import { expectRight } from '../select.ts';
import { failures, listing } from '../tiers.ts';
import { removeEntries } from './invalidate.ts';
import { type HeldBlob, prune, readBlobs } from './prune.ts';
import { fitQuota } from './quota.ts';
import { removeExpired } from './remove-expired.ts';
import { repack } from './repack.ts';
import { readReasons } from './unreadable.ts';

const AT_ONCE = 8;
const SAY_EVERY = 500;
/** Uses older than this no longer protect an entry from the quota. */
const USES_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

type Why = 'expired' | 'broken' | 'quota';

/**
 * `optimize`: removes entries that expired or lost a part; then the least recently used beyond the quota; then, in two
 * phases, content that no entry refers to; and adds up old statistics. Where a tier did not answer, nothing is
 * removed because of what it seems to lack.
 */
export async function optimize(run: AdminRun): Promise<CommandOutcome> {
  const { environment, options, rights, store } = run;
  const { repository } = environment;
  expectRight(rights, 'all', 'optimize');
  const inventory = await readInventory(store.tiers, repository, { expired: true });
  const notes = tierNotes(run, inventory);
  const problems: { key: string; scope: string; problem: string }[] = [];
  const references = await readReferences(run, inventory.entries);
  // Content after entries: what an entry refers to was put before the entry.
  const blobs = await readBlobs(store.tiers, packFolder(repository));
  const silent = () => store.tiers.some((tier) => failures(tier.store) > 0);
  const complete = blobs !== undefined && inventory.silent.length === 0 && !silent();

  const leaving = new Map<HeldEntry, Why>();
  for (const entry of inventory.entries) {
    if (entry.expiresAt !== undefined && entry.expiresAt <= run.now()) leaving.set(entry, 'expired');
    else if (complete && store.whole.listsAll && lacksPart(references.get(entry), blobs)) {
      leaving.set(entry, 'broken');
    }
  }
  const staying = () => inventory.entries.filter((entry) => !leaving.has(entry));
  if (options.quota !== undefined && complete) {
    for (const entry of await beyondQuota(run, options.quota, staying(), { references, blobs })) {
      leaving.set(entry, 'quota');
    }
  } else if (options.quota !== undefined)
    notes.push('The quota was not looked at, as not everything could be read.');

  const removal = options.dryRun
    ? { removed: [...leaving.keys()], problems: [] }
    : await removeEntries(run, [...leaving.keys()], { listedOnly: true });
  problems.push(...removal.problems);
  const gone = new Set(removal.removed);
  if (!options.dryRun) {
    const removed = removal.removed.map((entry) => ({ ...entry, why: leaving.get(entry)! }));
    await recordRemovals(store, repository, run.now(), removed);
  }

  let repacked = {
    entries: new Set<HeldEntry>() as ReadonlySet<HeldEntry>,
    bytes: 0,
    kept: [] as readonly { reason: string }[],
  };
  let pruned = { marked: 0, deleted: new Set<string>() as ReadonlySet<string>, freedBytes: 0 };
  const unread = inventory.entries.filter((entry) => !gone.has(entry) && !references.has(entry));
  const { blocking, ignored } = await readReasons(run, unread, problems);
  if (!complete || silent()) {
    notes.push('Content was not pruned: a tier did not answer, so what refers to it is not known.');
  } else if (blocking > 0) {
    notes.push(
      `Content was not pruned: a later release of Paceline wrote ${plural(blocking, 'entry', 'entries')} of this ref, and what of it they need is not known. Run optimize of that release; or, if none writes to this store, "verify" with fix: true first.`,
    );
  } else {
    if (ignored > 0) {
      notes.push(
        `${plural(ignored, 'entry', 'entries')} cannot be read and cannot be restored: content that only they need is pruned as what no entry refers to. "verify" with fix: true removes them.`,
      );
    }
    const referred = new Set<string>();
    for (const [entry, { blobs: parts }] of references) {
      if (!gone.has(entry)) for (const { sha256 } of parts) referred.add(sha256);
    }
    pruned = await prune(run, blobs, referred);
    if (pruned.deleted.size > 0 && !options.dryRun) await expectWhole(run, inventory, pruned.deleted, notes);
    // Last, as it makes content; that of the old packs is for a later run to mark.
    repacked = await repack(run, new Map([...references].filter(([entry]) => !gone.has(entry))));
    for (const reason of new Set(repacked.kept.map((one) => one.reason))) {
      const count = repacked.kept.filter((one) => one.reason === reason).length;
      notes.push(`${plural(count, 'entry', 'entries')} not repacked: ${reason}.`);
    }
  }
  const compacted = options.dryRun
    ? 0
    : await compactStatistics(store, repository, run.now()).catch((error: unknown) => {
        notes.push(`Statistics were not added up: ${messageOf(error)}.`);
        return 0;
      });

  if (!options.dryRun) await removeExpired(run, [statisticsFolder(repository), marksFolder(repository)]);

  const count = (why: Why) => removal.removed.filter((entry) => leaving.get(entry) === why).length;
  const rows: EntryRow[] = removal.removed.map((entry) => entryRow(entry, leaving.get(entry)!));
  for (const entry of repacked.entries) rows.push(entryRow(entry, 'repacked'));
  const freedBytes = pruned.freedBytes + removal.removed.reduce((sum, entry) => sum + entry.valueBytes, 0);
  const failed = removal.problems.length;
  return {
    totals: {
      entries: inventory.entries.length,
      bytes: inventory.entries.reduce((sum, entry) => sum + entry.bytes, 0),
      matched: leaving.size,
      deleted: removal.removed.length,
      failed,
      freedBytes,
      problems: problems.length,
    },
    line: `${options.dryRun ? 'dry run: would have ' : ''}removed ${plural(removal.removed.length, 'entry', 'entries')} (${count('expired')} expired, ${count('quota')} beyond the quota, ${count('broken')} broken) and ${plural(pruned.deleted.size, 'blob')}; freed ${formatBytes(freedBytes)}; ${plural(pruned.marked, 'blob')} marked for a later run; ${plural(repacked.entries.size, 'entry', 'entries')} repacked`,
    tiers: await tierRows(run, {
      ...inventory,
      entries: inventory.entries.filter((entry) => !gone.has(entry)),
    }),
    entries: rows.slice(0, 1000),
    problems,
    notes: [...notes, ...(compacted > 0 ? [`${plural(compacted, 'record')} of statistics added up.`] : [])],
    ...(failed > 0
      ? {
          failure: new PacelineError(
            'PACELINE_CACHE_NOT_REMOVED',
            `${plural(failed, 'entry', 'entries')} could not be removed.`,
            'See the warnings above for the tier that refused; the next run tries again.',
          ),
        }
      : {}),
  };
}

/** What each entry refers to. An entry that vanished meanwhile is none; one that cannot be read is not in the map. */
async function readReferences(run: AdminRun, entries: readonly HeldEntry[]) {
  const { environment, log, snapshots, store } = run;
  const packs = packFolder(environment.repository);
  const view = listing(store);
  const of = new Map<HeldEntry, References>();
  await mapAtMost(AT_ONCE, entries, async (entry, index) => {
    if (index > 0 && index % SAY_EVERY === 0) log.info(`read ${index} of ${entries.length} entries`);
    const value = await snapshots.references(view, packs, entry.storeKey);
    if (value) of.set(entry, value);
    else if (!(await view.head(entry.storeKey))) of.set(entry, { files: 0, bytes: 0, blobs: [] });
  });
  return of;
}

const lacksPart = (references: References | undefined, blobs: ReadonlyMap<string, HeldBlob>): boolean =>
  references?.blobs.some(({ sha256 }) => !blobs.has(sha256)) === true;

async function beyondQuota(
  run: AdminRun,
  quota: number,
  entries: readonly HeldEntry[],
  held: {
    readonly references: ReadonlyMap<HeldEntry, References>;
    readonly blobs: ReadonlyMap<string, HeldBlob>;
  },
): Promise<HeldEntry[]> {
  const { environment, store } = run;
  const now = run.now();
  const { days } = await readStatistics(store, environment.repository, now - USES_MILLISECONDS);
  const uses = new Map<string, number>();
  for (const key of days.flatMap(({ sum }) => sum.keys)) {
    uses.set(key.key, Math.max(uses.get(key.key) ?? 0, key.lastUsedAt ?? 0));
  }
  const byKey = new Map(entries.map((entry) => [entry.storeKey, entry]));
  const { remove } = fitQuota(
    entries.map((entry) => ({
      id: entry.storeKey,
      group: JSON.stringify([entry.scope, entry.version, keyPrefix(entry.key)]),
      ofPullRequest: isOfPullRequest(entry.scope),
      // Instants come from entries and records, in which any value can have been written.
      createdAt: Math.min(now, entry.createdAt),
      // A tier's own last use would do only where nobody but jobs reads entries; this very run has read them all.
      lastUse: Math.min(
        now,
        Math.max(entry.createdAt, days.length > 0 ? (uses.get(entry.key) ?? 0) : (entry.usedAt ?? 0)),
      ),
      valueBytes: entry.valueBytes,
      // The size that is listed, not the one that the entry claims.
      blobs: (held.references.get(entry)?.blobs ?? []).flatMap(({ sha256 }) => held.blobs.get(sha256) ?? []),
    })),
    quota,
  );
  return remove.map((id) => byKey.get(id)!);
}

/**
 * Entries that refer to content which was deleted while they were saved, as saving took longer than the grace. They
 * would be found but could not be restored, so they are removed, to be saved again.
 */
async function expectWhole(
  run: AdminRun,
  before: Inventory,
  deleted: ReadonlySet<string>,
  notes: string[],
): Promise<void> {
  const { environment, snapshots, store } = run;
  const known = new Map(before.entries.map((entry) => [entry.storeKey, entry.createdAt]));
  const after = await readInventory(store.tiers, environment.repository);
  const fresh = after.entries.filter((entry) => known.get(entry.storeKey) !== entry.createdAt);
  const packs = packFolder(environment.repository);
  const view = listing(store);
  for (const entry of fresh) {
    const references = await snapshots.references(view, packs, entry.storeKey);
    const lacks: string[] = [];
    for (const { sha256 } of references?.blobs ?? []) {
      if (deleted.has(sha256) && !(await view.head(packs + sha256))) lacks.push(sha256);
    }
    if (lacks.length === 0) continue;
    await removeEntries(run, [entry], { listedOnly: true });
    notes.push(
      `${entry.key} was saved meanwhile by a job that began before its content was marked; it was removed, to be made again. Let "grace" be longer than your longest job.`,
    );
  }
}
