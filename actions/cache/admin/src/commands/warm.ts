import { PacelineError } from '@paceline/core';
import { formatBytes, plural } from '@paceline/render';
import { packFolder } from '../../../src/entries/entries.ts';
import { type Class, classOf } from '../classes.ts';
import { type HeldEntry, readInventory } from '../inventory.ts';
import { keyPattern } from '../key-pattern.ts';
import { readStatistics } from '../read-statistics.ts';
import {
  type AdminRun,
  type CommandOutcome,
  type EntryRow,
  entryRow,
  type Problem,
  tierNotes,
} from '../run.ts';
import { answered } from '../tiers.ts';

/**
 * `warm`: copies entries with their content from the slower tiers into the faster ones, so that the jobs to come
 * find them near: the keys given, those of some classes, or those that jobs on the refs this run reads asked for
 * most of late. One that fails does not stop the rest, and none fails the step.
 */
export async function warm(run: AdminRun): Promise<CommandOutcome> {
  const { environment, log, store } = run;
  const inventory = await readInventory(store.tiers, environment.repository);
  const notes = tierNotes(run, inventory);
  if (store.tiers.filter(({ name }) => !name.startsWith('memory')).length < 2) {
    throw new PacelineError(
      'PACELINE_CACHE_ONE_TIER',
      'There is nothing to warm: the store has one tier that outlives this step.',
      'Name a faster one before it, for example "store: disk s3://bucket".',
    );
  }
  const chosen = await choose(run, inventory.entries);
  const rows: EntryRow[] = [];
  const problems: Problem[] = [];
  let bytes = 0;
  let already = 0;
  for (const entry of chosen) {
    const { key, scope } = entry;
    try {
      const copied = await warmEntry(run, entry);
      bytes += copied;
      if (copied === 0) already += 1;
      rows.push(entryRow(entry, copied === 0 ? 'already there' : `copied ${formatBytes(copied)}`));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      problems.push({ key, scope, problem });
      log.warning(`${key} could not be warmed: ${problem}.`);
    }
    if (rows.length % 10 === 0) log.info(`warmed ${rows.length} of ${chosen.length}`);
  }
  const warmed = rows.length - already;
  return {
    totals: {
      entries: inventory.entries.length,
      bytes,
      matched: chosen.length,
      warmed,
      failed: problems.length,
      problems: problems.length,
    },
    line: `${plural(warmed, 'entry', 'entries')} warmed (${formatBytes(bytes)}), ${already} already there, ${problems.length} failed`,
    entries: rows.slice(0, 1000),
    problems,
    notes: chosen.length === 0 ? [...notes, 'No entry was found to warm.'] : notes,
  };
}

/** Readable by this run only: others it could not restore. Of several entries of one key the newest. */
async function choose(run: AdminRun, all: readonly HeldEntry[]): Promise<HeldEntry[]> {
  const { options, rights } = run;
  const readable = all.filter(({ scope }) => rights.read.includes(scope));
  const newest = [
    ...new Map(readable.toReversed().map((entry) => [nameOf(entry), entry])).values(),
  ].reverse();
  const inClass = (entry: HeldEntry) =>
    options.classes.length === 0 || options.classes.includes(classOf(entry.key) as Class);
  const pattern = options.keys.length > 0 ? keyPattern(options.keys) : options.pattern;
  if (pattern) {
    return newest.filter((entry) => inClass(entry) && pattern.matches(entry.key)).slice(0, options.limit);
  }
  const asked = await askedFor(run);
  // Without a history to go by, a class is all there is to choose by.
  if (asked.size === 0 && options.classes.length > 0) return newest.filter(inClass).slice(0, options.limit);
  return newest
    .filter((entry) => inClass(entry) && asked.has(entry.key))
    .sort((a, b) => asked.get(b.key)! - asked.get(a.key)! || b.createdAt - a.createdAt)
    .slice(0, options.limit);
}

const nameOf = ({ scope, version, key }: HeldEntry): string => JSON.stringify([scope, version, key]);

/** How often each key was asked for or used by jobs of the refs that this run reads. */
async function askedFor({
  environment,
  now,
  options,
  rights,
  store,
}: AdminRun): Promise<Map<string, number>> {
  const { days } = await readStatistics(store, environment.repository, now() - options.since);
  const asked = new Map<string, number>();
  for (const { scope, sum } of days) {
    if (!rights.read.includes(scope)) continue;
    for (const { key, exact, uses } of sum.keys) {
      const times = Math.max(exact, uses);
      if (times > 0) asked.set(key, (asked.get(key) ?? 0) + times);
    }
  }
  return asked;
}

/** @returns bytes that the fastest tier holds now and did not before */
async function warmEntry(run: AdminRun, entry: HeldEntry): Promise<number> {
  const { environment, snapshots, store } = run;
  const packs = packFolder(environment.repository);
  const fastest = store.tiers.find(({ name }) => !name.startsWith('memory'))!;
  let copied = 0;
  // Some tiers take small values only: what is larger than one that was not taken need not be fetched.
  let tooLarge = Number.POSITIVE_INFINITY;
  const isThere = async (key: string) => {
    const { value, ok } = await answered(fastest, () => fastest.store.head(key));
    if (!ok) throw new Error(`the ${fastest.name} tier did not answer`);
    return value !== undefined;
  };
  const fetch = async (key: string, what: string) => {
    if (await isThere(key)) return;
    const value = await store.whole.get(key);
    if (!value) throw new Error(`${what} is gone`);
    // Copies are made behind a read, and left out when too many are under way.
    await store.whole.flush();
    const { byteLength } = value.bytes;
    if (await isThere(key)) copied += byteLength;
    else tooLarge = Math.min(tooLarge, byteLength);
  };
  await fetch(entry.storeKey, 'the entry');
  const references = await snapshots.references(store.whole, packs, entry.storeKey);
  if (!references) throw new Error('it cannot be read; run verify');
  for (const { sha256, bytes } of references.blobs) {
    if (bytes < tooLarge) await fetch(packs + sha256, 'a part of it');
  }
  return copied;
}
