import { formatPercent, plural } from '@paceline/render';
import { mergeStatistics } from '../../../src/report/merge-statistics.ts';
import { keyPrefix, type Statistics } from '../../../src/report/statistics.ts';
import { type HeldEntry, readInventory } from '../inventory.ts';
import { readStatistics, type StatisticsOfScope } from '../read-statistics.ts';
import { type AdminRun, type CommandOutcome, sum, type TierRow, tierNotes, tierRows } from '../run.ts';
import { ownScope } from '../select.ts';

const MAX_PREFIXES = 200;

/** `stats`: what was asked for, how often it was there, what is held: per tier, per key prefix and over time. */
export async function stats(run: AdminRun): Promise<CommandOutcome> {
  const { environment, options, rights, store } = run;
  const { repository } = environment;
  const inventory = await readInventory(store.tiers, repository);
  const read = await readStatistics(store, repository, run.now() - options.since);
  const scope = options.scope === 'own' ? ownScope(rights) : options.scope;
  const within = <T extends { scope: string }>(item: T) => scope === 'all' || item.scope === scope;
  const days = read.days.filter(within);
  const entries = inventory.entries.filter(within);
  const all = mergeStatistics(days.map((day) => day.sum));
  const requests = sum(all.keys, (key) => key.requests);
  const exact = sum(all.keys, (key) => key.exact);
  const hits = exact + sum(all.keys, (key) => key.partial);
  const bytes = sum(entries, (entry) => entry.bytes);
  return {
    totals: {
      entries: entries.length,
      bytes,
      requests,
      hits,
      misses: requests - hits,
      matched: entries.length,
    },
    line:
      requests === 0
        ? `${plural(entries.length, 'entry', 'entries')}; no step has left statistics yet`
        : `${formatPercent(hits / requests)} of ${plural(requests, 'request')} hit (${formatPercent(exact / requests)} exactly), ${plural(entries.length, 'entry', 'entries')}`,
    tiers: withCalls(await tierRows(run, inventory), all),
    prefixes: prefixRows(all, entries),
    days: dayRows(days),
    notes: [
      ...(read.skipped > 0
        ? [`${plural(read.skipped, 'value')} among the statistics could not be read and are left out.`]
        : []),
      ...tierNotes(run, inventory),
    ],
  };
}

function withCalls(rows: readonly TierRow[], all: Statistics): TierRow[] {
  const calls = new Map(all.tiers.map(({ tier, ...counts }) => [tier, counts]));
  return rows.map((row) => {
    const found = calls.get(row.tier);
    if (!found) return row;
    const { gets, hits, misses, errors, evictions, bytesRead, bytesWritten } = found;
    return { ...row, gets, hits, misses, errors, evictions, bytesRead, bytesWritten };
  });
}

function prefixRows(all: Statistics, entries: readonly HeldEntry[]): NonNullable<CommandOutcome['prefixes']> {
  const empty = () => ({
    ...{ entries: 0, bytes: 0, requests: 0, exact: 0, partial: 0, misses: 0, restoredBytes: 0, newBytes: 0 },
  });
  const rows = new Map<string, ReturnType<typeof empty>>();
  const row = (prefix: string) => {
    const found = rows.get(prefix) ?? empty();
    rows.set(prefix, found);
    return found;
  };
  for (const key of all.keys) {
    if (key.requests + key.saves === 0) continue;
    const at = row(key.prefix);
    at.requests += key.requests;
    at.exact += key.exact;
    at.partial += key.partial;
    at.misses += key.misses;
    at.restoredBytes += key.restoredBytes;
    at.newBytes += key.newBytes;
  }
  // Steps name their prefix by their restore keys; entries do not know those, so the longest that fits is theirs.
  const known = [...rows.keys()].sort((a, b) => b.length - a.length);
  for (const entry of entries) {
    const at = row(
      known.find((prefix) => prefix !== '' && entry.key.startsWith(prefix)) ?? keyPrefix(entry.key),
    );
    at.entries += 1;
    at.bytes += entry.bytes;
  }
  return [...rows]
    .map(([prefix, counts]) => ({ prefix, ...counts }))
    .sort((a, b) => b.requests - a.requests || b.bytes - a.bytes || (a.prefix < b.prefix ? -1 : 1))
    .slice(0, MAX_PREFIXES);
}

function dayRows(days: readonly StatisticsOfScope[]): NonNullable<CommandOutcome['days']> {
  const byDay = Map.groupBy(days, ({ day }) => day);
  return [...byDay].map(([day, parts]) => {
    const { keys, tiers } = mergeStatistics(parts.map((part) => part.sum));
    return {
      day,
      requests: sum(keys, (key) => key.requests),
      hits: sum(keys, (key) => key.exact + key.partial),
      restoredBytes: sum(keys, (key) => key.restoredBytes),
      newBytes: sum(keys, (key) => key.newBytes),
      evictions: sum(tiers, (tier) => tier.evictions),
    };
  });
}
