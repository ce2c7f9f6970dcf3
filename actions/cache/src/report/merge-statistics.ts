import { type KeyStatistics, MAX_KEYS, type Statistics, type TierStatistics } from './statistics.ts';

/** The sum of several records. Of more keys than one record holds, the busiest stay. */
export function mergeStatistics(records: readonly Statistics[]): Statistics {
  const keys = new Map<string, KeyStatistics>();
  const tiers = new Map<string, TierStatistics>();
  let [from, to, steps] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const record of records) {
    from = Math.min(from, record.from);
    to = Math.max(to, record.to);
    steps += record.steps;
    for (const key of record.keys) {
      const id = JSON.stringify([key.prefix, key.key]);
      const sum = keys.get(id);
      keys.set(id, sum ? addKey(sum, key) : key);
    }
    for (const tier of record.tiers) {
      const sum = tiers.get(tier.tier);
      tiers.set(tier.tier, sum ? addNumbers(sum, tier, TIER_SUMS) : tier);
    }
  }
  const busiest = [...keys.values()].sort((a, b) => weight(b) - weight(a));
  return {
    format: 1,
    from: records.length > 0 ? from : 0,
    to,
    steps,
    keys: busiest.slice(0, MAX_KEYS),
    tiers: [...tiers.values()].slice(0, 64),
  };
}

const weight = ({ requests, uses, saves }: KeyStatistics): number => requests + uses + saves;

const KEY_SUMS = [
  'requests',
  'exact',
  'partial',
  'misses',
  'uses',
  'restoredBytes',
  'restoreSeconds',
  'saves',
  'savedBytes',
  'newBytes',
] as const;
const TIER_SUMS = [
  'gets',
  'hits',
  'misses',
  'puts',
  'deletes',
  'errors',
  'evictions',
  'corrupt',
  'bytesRead',
  'bytesWritten',
] as const;

/** What a record claims is bounded, so that no sum of hostile ones leaves the range in which numbers are whole. */
function addNumbers<K extends string, T extends Record<K, number>>(a: T, b: T, names: readonly K[]): T {
  const sums = names.map((name) => [name, Math.min(Number.MAX_SAFE_INTEGER, a[name] + b[name])]);
  return { ...a, ...Object.fromEntries(sums) };
}

function addKey(a: KeyStatistics, b: KeyStatistics): KeyStatistics {
  const removed = (b.removedAt ?? 0) > (a.removedAt ?? 0) ? b : a;
  const lastUsedAt = latest(a.lastUsedAt, b.lastUsedAt);
  const lastSavedAt = latest(a.lastSavedAt, b.lastSavedAt);
  const { removedAt, removedFor } = removed;
  return {
    ...addNumbers(a, b, KEY_SUMS),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    ...(lastSavedAt === undefined ? {} : { lastSavedAt }),
    ...(removedAt === undefined || removedFor === undefined ? {} : { removedAt, removedFor }),
  };
}

const latest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
