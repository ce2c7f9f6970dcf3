import { formatBytes, formatDuration, plural } from '@paceline/render';
import { changedContext } from '../../../src/entries/entries.ts';
import { commonStart, keyDifference } from '../../../src/entries/key-difference.ts';
import type { KeyStatistics } from '../../../src/report/statistics.ts';
import { type HeldEntry, readInventory } from '../inventory.ts';
import { readStatistics } from '../read-statistics.ts';
import { type AdminRun, type CommandOutcome, entryRows, tierNotes } from '../run.ts';

const NEAREST = 3;
const REMOVED = {
  expired: 'since it had expired',
  quota: 'to fit the quota, as others were used later',
  invalidated: 'by "invalidate"',
  broken: 'since a part of it was missing or damaged',
} as const;

/**
 * `explain KEY`: why a step of this run's event and ref does not find the key, in the order in which people ask:
 * is it there, is it there under another ref, other paths or another context, what is nearest, and was it there
 * before.
 */
export async function explain(run: AdminRun): Promise<CommandOutcome> {
  const { environment, options, rights, store } = run;
  const key = options.keys[0] ?? '';
  const inventory = await readInventory(store.tiers, environment.repository);
  const { days } = await readStatistics(store, environment.repository, run.now() - options.since);
  const history = historyOf(
    key,
    days.flatMap(({ sum }) => sum.keys),
  );
  const same = inventory.entries.filter((entry) => entry.key === key);
  const found = same.filter((entry) => obstacles(run, entry).length === 0);
  const nearest = nearestTo(run, key, inventory.entries);
  const sentences =
    found.length > 0
      ? found.slice(0, 1).map((entry) => `${key} is there: ${describe(entry, run.now())}.`)
      : [
          `No entry of ${key} can be restored by ${rights.who}${rights.read.length > 0 ? `, which reads ${rights.read.join(', ')}` : ''}.`,
          ...same
            .slice(0, 10)
            .map(
              (entry) =>
                `There is one, ${describe(entry, run.now())}; but ${obstacles(run, entry).join(', and ')}.`,
            ),
          ...(same.length > 0 ? [] : lost(history, options.since)),
          ...nearest.map((entry) => near(key, entry, run)),
          ...(inventory.entries.length === 0 ? ['Nothing has been saved in this store yet.'] : []),
        ];
  return {
    totals: {
      entries: inventory.entries.length,
      bytes: found[0]?.bytes ?? 0,
      matched: same.length,
      requests: history.requests,
      hits: history.exact + history.partial,
      misses: history.misses,
    },
    line: sentences[0]!.replace(/\.$/, ''),
    explanation: sentences,
    entries: entryRows([...same, ...nearest.filter((entry) => !same.includes(entry))]),
    notes: tierNotes(run, inventory),
  };
}

/** What keeps this run from restoring an entry of the very key; without `path` and `context` only the ref is known. */
function obstacles({ options, rights }: AdminRun, entry: HeldEntry): string[] {
  const found: string[] = [];
  if (!rights.read.includes(entry.scope)) {
    found.push(`it was saved for ${entry.scope}, which this run does not read`);
  }
  if (options.version !== undefined && entry.version !== options.version) {
    found.push('it was saved with another list of paths');
  }
  if (options.context) {
    const changed = changedContext(entry.metadata, options.context);
    if (changed.length > 0) found.push(`its context differs in ${changed.join(', ')}`);
  }
  return found;
}

function describe(entry: HeldEntry, now: number): string {
  const { bytes, createdAt, expiresAt, files, scope, tiers, usedAt } = entry;
  return [
    `saved ${ago(createdAt, now)} ago for ${scope}`,
    `${plural(files, 'file')}, ${formatBytes(bytes)}`,
    `in ${tiers.join(', ')}`,
    ...(usedAt === undefined ? [] : [`last used ${ago(usedAt, now)} ago`]),
    ...(expiresAt === undefined ? [] : [`it expires in ${ago(now, expiresAt)}`]),
  ].join('; ');
}

function nearestTo({ rights }: AdminRun, key: string, entries: readonly HeldEntry[]): HeldEntry[] {
  const newest = new Map<string, HeldEntry>();
  for (const entry of entries) {
    if (entry.key !== key && !newest.has(entry.key)) newest.set(entry.key, entry);
  }
  const readable = (entry: HeldEntry) => Number(rights.read.includes(entry.scope));
  return [...newest.values()]
    .map((entry) => ({ entry, common: commonStart(entry.key, key) }))
    .filter(({ common }) => common > 0)
    .sort((a, b) => readable(b.entry) - readable(a.entry) || b.common - a.common)
    .slice(0, NEAREST)
    .map(({ entry }) => entry);
}

function near(key: string, entry: HeldEntry, run: AdminRun): string {
  const { theirs, ours } = keyDifference(entry.key, key);
  const where = run.rights.read.includes(entry.scope)
    ? ''
    : ` (${entry.scope}, which this run does not read)`;
  return `Nearest: ${entry.key}${where}, saved ${ago(entry.createdAt, run.now())} ago, has "${theirs}" where "${ours}" was asked for.`;
}

interface History {
  readonly requests: number;
  readonly exact: number;
  readonly partial: number;
  readonly misses: number;
  readonly lastSavedAt: number;
  readonly lastUsedAt: number;
  readonly removed: KeyStatistics | undefined;
}

function historyOf(key: string, all: readonly KeyStatistics[]): History {
  const own = all.filter((item) => item.key === key);
  const total = (name: 'requests' | 'exact' | 'partial' | 'misses') =>
    own.reduce((sum, item) => sum + item[name], 0);
  const removals = own.filter(({ removedAt }) => removedAt !== undefined);
  return {
    requests: total('requests'),
    exact: total('exact'),
    partial: total('partial'),
    misses: total('misses'),
    lastSavedAt: Math.max(0, ...own.map(({ lastSavedAt = 0 }) => lastSavedAt)),
    lastUsedAt: Math.max(0, ...own.map(({ lastUsedAt = 0 }) => lastUsedAt)),
    removed: removals.sort((a, b) => b.removedAt! - a.removedAt!)[0],
  };
}

/** The key is nowhere: whether it ever was, and what became of it. */
function lost(history: History, since: number): string[] {
  const { lastSavedAt, lastUsedAt, removed } = history;
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
  const was = [
    ...(lastSavedAt > 0 ? [`last saved ${day(lastSavedAt)}`] : []),
    ...(lastUsedAt > 0 ? [`last used ${day(lastUsedAt)}`] : []),
  ];
  if (removed && removed.removedAt! >= lastSavedAt) {
    const words = REMOVED[removed.removedFor ?? 'invalidated'];
    return [
      `It was there${was.length > 0 ? ` (${was.join(', ')}, UTC)` : ''} and was removed ${day(removed.removedAt!)} UTC ${words}.`,
    ];
  }
  if (was.length > 0) {
    return [
      `It was there (${was.join(', ')}, UTC) and is gone: it expired, or a tier evicted it to stay within its bounds.`,
    ];
  }
  return [`In the last ${ago(0, since)} no step has saved or restored it.`];
}

function ago(from: number, to: number): string {
  const seconds = Math.max(0, Math.floor((to - from) / 1000));
  return seconds >= 2 * 86_400 ? `${Math.floor(seconds / 86_400)} days` : formatDuration(seconds);
}
