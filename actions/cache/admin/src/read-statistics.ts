import { type Entry, mapAtMost } from '@paceline/store';
import { isOfPullRequest } from '../../src/entries/entries.ts';
import { mergeStatistics } from '../../src/report/merge-statistics.ts';
import {
  DAY_MILLISECONDS,
  dayOf,
  type KeyStatistics,
  MAX_COVERED,
  newStatisticsId,
  noKeyStatistics,
  type Statistics,
  statistics,
  statisticsFolder,
  writeStatistics,
} from '../../src/report/statistics.ts';
import { listAll } from './inventory.ts';
import { type AdminStore, type AdminTier, answered } from './tiers.ts';

/** Larger values are none of ours, and are not read. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;
const MAX_RECORDS = 50_000;
const AT_ONCE = 8;
/** The key of a day's sum: with one name, two runs that add up the same day leave one sum. */
const SUM = 'sum';
/** No step that began this long ago still has to leave its record. */
const SETTLED_DAYS = 2;

interface ListedRecord {
  readonly storeKey: string;
  readonly scope: string;
  readonly day: string;
  readonly id: string;
  readonly size: number;
}

export interface StatisticsOfScope {
  readonly scope: string;
  readonly day: string;
  readonly sum: Statistics;
}

interface StatisticsRead {
  readonly days: readonly StatisticsOfScope[];
  /** Values that are no records of ours, or more than are read. */
  readonly skipped: number;
}

/** What the steps of a repository left behind since an instant, added up by ref and day (UTC), oldest first. */
export async function readStatistics(
  store: AdminStore,
  repository: string,
  since: number,
): Promise<StatisticsRead> {
  const all = (await findRecords(store.tiers, repository)).filter(({ day }) => day >= dayOf(since));
  const found = branchesFirst(all).slice(0, MAX_RECORDS);
  let skipped = all.length - found.length;
  const days = new Map<string, { scope: string; day: string; records: Map<string, Statistics> }>();
  await mapAtMost(AT_ONCE, found, async (record) => {
    const parsed = await readRecord(store, record);
    if (!parsed) skipped += 1;
    else {
      const at = `${record.day}/${record.scope}`;
      const group = days.get(at) ?? { scope: record.scope, day: record.day, records: new Map() };
      group.records.set(record.id, parsed);
      days.set(at, group);
    }
  });
  const sums = [...days.values()].map(({ scope, day, records }) => ({ scope, day, sum: addUp(records) }));
  return { days: sums.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), skipped };
}

/** Records of branches come first, so that those of pull requests, however many, push none of them out. */
export const branchesFirst = <T extends { readonly scope: string }>(records: readonly T[]): T[] =>
  [false, true].flatMap((last) => records.filter(({ scope }) => isOfPullRequest(scope) === last));

/** A record that a sum already has in it is not counted again. */
function addUp(records: ReadonlyMap<string, Statistics>): Statistics {
  const covered = new Set([...records.values()].flatMap(({ covers = [] }) => covers));
  return mergeStatistics([...records].filter(([id]) => !covered.has(id)).map(([, record]) => record));
}

/**
 * Makes one record of each day that is over, and removes what went into it. What is not removed, as the run
 * ends in the middle, is named in the sum and counted once.
 * @returns records removed
 */
export async function compactStatistics(store: AdminStore, repository: string, now: number): Promise<number> {
  const settled = dayOf(now - SETTLED_DAYS * DAY_MILLISECONDS);
  const groups = new Map<string, ListedRecord[]>();
  for (const record of await findRecords(store.tiers, repository)) {
    if (record.day > settled) continue;
    const at = `${record.day}/${record.scope}`;
    groups.set(at, [...(groups.get(at) ?? []), record]);
  }
  let removed = 0;
  for (const group of groups.values()) {
    const single = group.filter(({ id }) => id !== SUM).slice(0, MAX_COVERED);
    if (single.length === 0) continue;
    const { scope, day } = group[0]!;
    const records = new Map<string, Statistics>();
    const gone: ListedRecord[] = [];
    await mapAtMost(AT_ONCE, group, async (record) => {
      const parsed = await readRecord(store, record);
      if (parsed) records.set(record.id, parsed);
      else if (record.id !== SUM) gone.push(record);
    });
    // A sum that cannot be read now must not be replaced by one without what it holds.
    if (group.some(({ id }) => id === SUM) && !records.has(SUM)) continue;
    const before = records.get(SUM)?.covers ?? [];
    const read = single.filter(({ id }) => records.has(id));
    if (read.length > 0) {
      // Ids of records that were removed since need not be named any longer.
      const covers = [...new Set([...read.map(({ id }) => id), ...before.filter((id) => records.has(id))])];
      const sum = { ...addUp(records), covers: covers.slice(0, MAX_COVERED) };
      await writeStatistics(store.whole, { repository, scope, day, id: SUM }, sum);
    }
    for (const record of [...read, ...gone]) {
      if (await store.whole.delete(record.storeKey, { listedOnly: true })) removed += 1;
    }
  }
  return removed;
}

/** Says in the statistics that entries were removed on purpose, so that a later miss can be explained by it. */
export async function recordRemovals(
  store: AdminStore,
  repository: string,
  now: number,
  removed: readonly { scope: string; key: string; why: NonNullable<KeyStatistics['removedFor']> }[],
): Promise<void> {
  for (const scope of new Set(removed.map((entry) => entry.scope))) {
    const keys = removed
      .filter((entry) => entry.scope === scope)
      .slice(0, 100)
      .map(({ key, why }) => ({ ...noKeyStatistics(key, ''), removedAt: now, removedFor: why }));
    const record: Statistics = { format: 1, from: now, to: now, steps: 0, keys, tiers: [] };
    const address = { repository, scope, day: dayOf(now), id: newStatisticsId() };
    await writeStatistics(store.whole, address, record).catch(() => undefined);
  }
}

async function readRecord(store: AdminStore, { storeKey }: ListedRecord): Promise<Statistics | undefined> {
  const value = await store.whole.get(storeKey);
  if (!value) return undefined;
  try {
    const parsed = statistics.safeParse(JSON.parse(new TextDecoder().decode(value.bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function findRecords(tiers: readonly AdminTier[], repository: string): Promise<ListedRecord[]> {
  const folder = statisticsFolder(repository);
  const found = new Map<string, ListedRecord>();
  for (const tier of tiers.filter(({ lists }) => lists)) {
    const { value } = await answered(tier, () => listAll(tier, folder));
    for (const entry of value) {
      const record = parseName(entry, folder);
      if (record) found.set(record.storeKey, record);
    }
  }
  return [...found.values()];
}

function parseName({ key, size }: Entry, folder: string): ListedRecord | undefined {
  const [scope, day, id, ...more] = key.slice(folder.length).split('/');
  if (!scope || !day || !id || more.length > 0 || size > MAX_RECORD_BYTES) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^(?:sum|[0-9a-f]{16})$/.test(id)) return undefined;
  try {
    return { storeKey: key, scope: decodeURIComponent(scope), day, id, size };
  } catch {
    return undefined;
  }
}
