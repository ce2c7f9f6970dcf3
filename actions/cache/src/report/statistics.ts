import { randomBytes } from 'node:crypto';
import type { PutOptions, Store } from '@paceline/store';
import { z } from 'zod';

/** Of a step as much as of a whole day: a step is a day on which one thing happened, so days are sums of steps. */
const STEP_BYTES = 64 * 1024;
/** How long a record is of use; the store drops it after that. */
const STATISTICS_DAYS = 90;
export const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Keys of one record; the busiest are kept. */
export const MAX_KEYS = 2000;
/** Ids of records that a day's sum names as being in it. */
export const MAX_COVERED = 20_000;

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const amount = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
const name = z.string().min(1).max(1024);

/** What happened to one key. */
const keyStatistics = z.object({
  key: name,
  /** The part of the key that stays when its content changes: by it keys are grouped. */
  prefix: z.string().max(1024),
  /** Times it was asked for, and how that ended. */
  requests: count,
  exact: count,
  partial: count,
  misses: count,
  /** Times its entry was restored, also where another key was asked for. */
  uses: count,
  lastUsedAt: amount.optional(),
  restoredBytes: amount,
  restoreSeconds: amount,
  saves: count,
  /** Bytes of the files, and bytes that had to be sent for them. */
  savedBytes: amount,
  newBytes: amount,
  lastSavedAt: amount.optional(),
  /** It was removed on purpose; of several removals the last. */
  removedAt: amount.optional(),
  removedFor: z.enum(['expired', 'quota', 'invalidated', 'broken']).optional(),
});
export type KeyStatistics = z.infer<typeof keyStatistics>;

const tierStatistics = z.object({
  tier: z.string().min(1).max(64),
  gets: count,
  hits: count,
  misses: count,
  puts: count,
  deletes: count,
  errors: count,
  evictions: count,
  corrupt: count,
  bytesRead: amount,
  bytesWritten: amount,
});
export type TierStatistics = z.infer<typeof tierStatistics>;

export const statistics = z.object({
  format: z.literal(1),
  /** First and last instant, milliseconds since 1970. */
  from: amount,
  to: amount,
  steps: count,
  keys: z.array(keyStatistics).max(MAX_KEYS),
  tiers: z.array(tierStatistics).max(64),
  /** In a sum of several records: their ids, so that one which was not deleted is not counted twice. */
  covers: z.array(z.string().max(64)).max(MAX_COVERED).optional(),
});
export type Statistics = z.infer<typeof statistics>;

/** `stats/<owner>/<name>/`, below it `<ref>/<yyyy-mm-dd>/<id>`. */
export const statisticsFolder = (repository: string): string => `stats/${repository}/`;
/** The statistics of a ref. */
export const statisticsScope = (repository: string, scope: string): string =>
  `${statisticsFolder(repository)}${encodeURIComponent(scope)}/`;
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** What one step did, as it knows it. */
interface StepStatistics {
  readonly repository: string;
  /** The ref that this run may write; a run that may not write leaves no statistics either. */
  readonly scope: string | undefined;
  readonly now: number;
  /** The key that was asked for, and the step's restore keys. */
  readonly key: string;
  readonly restoreKeys?: readonly string[];
  readonly restore?: {
    readonly result: 'exact' | 'partial' | 'miss';
    /** Key of the entry that was found. */
    readonly matchedKey?: string | undefined;
    readonly bytes?: number | undefined;
    readonly seconds?: number | undefined;
  };
  readonly save?: { readonly bytes: number; readonly newBytes: number };
}

/**
 * Leaves what a step did for `cache/admin`: one small value, only in tiers that can list (elsewhere each value
 * would be an upload that counts). Never rejects, and says nothing: statistics are worth no warning in a job.
 */
export async function recordStatistics(store: Store, step: StepStatistics): Promise<void> {
  if (step.scope === undefined) return;
  const { now } = step;
  const record: Statistics = {
    format: 1,
    from: now,
    to: now,
    steps: 1,
    keys: keysOf(step),
    tiers: store
      .statistics()
      .map(({ tier, gets, hits, misses, puts, deletes, errors, evictions, corrupt, ...bytes }) => {
        const { bytesRead, bytesWritten } = bytes;
        return {
          ...{ tier, gets, hits, misses, puts, deletes, errors, evictions, corrupt },
          ...{ bytesRead, bytesWritten },
        };
      }),
  };
  const at = { repository: step.repository, scope: step.scope, day: dayOf(now), id: newStatisticsId() };
  await writeStatistics(store, at, record).catch(() => undefined);
}

/** Where a record is kept. */
interface StatisticsAddress {
  readonly repository: string;
  readonly scope: string;
  /** `yyyy-mm-dd`, UTC. */
  readonly day: string;
  readonly id: string;
}

export const newStatisticsId = (): string => randomBytes(8).toString('hex');

/** @throws StoreError when no tier took it */
export async function writeStatistics(
  store: Store,
  { repository, scope, day, id }: StatisticsAddress,
  record: Statistics,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(statistics.parse(record)));
  if (record.covers === undefined && bytes.byteLength > STEP_BYTES) return;
  const options: PutOptions = {
    expiresAt: Date.parse(day) + STATISTICS_DAYS * DAY_MILLISECONDS,
    listedOnly: true,
  };
  const key = `${statisticsScope(repository, scope)}${day}/${id}`;
  await store.put(key, bytes, options);
}

export const noKeyStatistics = (key: string, prefix: string): KeyStatistics => ({
  key,
  prefix,
  requests: 0,
  exact: 0,
  partial: 0,
  misses: 0,
  uses: 0,
  restoredBytes: 0,
  restoreSeconds: 0,
  saves: 0,
  savedBytes: 0,
  newBytes: 0,
});

function keysOf(step: StepStatistics): KeyStatistics[] {
  const { key, restore, save, now } = step;
  const prefix = longest(step.restoreKeys ?? [], key) ?? keyPrefix(key);
  const own = noKeyStatistics(key, prefix);
  const keys = [own];
  if (restore) {
    const { result, matchedKey = key, bytes = 0, seconds = 0 } = restore;
    own.requests = 1;
    own[result === 'miss' ? 'misses' : result] = 1;
    own.restoredBytes = bytes;
    own.restoreSeconds = seconds;
    if (result !== 'miss') {
      const used = matchedKey === key ? own : noKeyStatistics(matchedKey, prefix);
      used.uses = 1;
      used.lastUsedAt = now;
      if (used !== own) keys.push(used);
    }
  }
  if (save) {
    own.saves = 1;
    own.savedBytes = save.bytes;
    own.newBytes = save.newBytes;
    own.lastSavedAt = now;
  }
  return keys;
}

const longest = (prefixes: readonly string[], key: string): string | undefined =>
  prefixes.filter((prefix) => key.startsWith(prefix)).sort((a, b) => b.length - a.length)[0];

/** A digest, or a number that counts runs or days: what changes with the content. */
const isChanging = (part: string): boolean =>
  /^\d{5,}$/.test(part) || (/^[0-9a-f]{7,}$/i.test(part) && /\d/.test(part));

/**
 * The part of a key that names what it is for: all before the first digest or long number, such as `npm-linux-`
 * of `npm-linux-3f786850e387`. A key without one is its own prefix.
 */
export function keyPrefix(key: string): string {
  const parts = key.split(/([-_.:/|+ ])/);
  const at = parts.findIndex((part, index) => index > 0 && isChanging(part));
  return at < 0 ? key : parts.slice(0, at).join('');
}
