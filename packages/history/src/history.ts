import { createHash, randomUUID } from 'node:crypto';
import type { HistoryRecord } from '@paceline/contracts';
import type { Store } from '@paceline/store';
import { recordText, retain } from './retention.ts';
import { encodeSnapshot, parseRecord, parseSnapshot, Unreadable } from './snapshot.ts';
import {
  absentNumbers,
  findUnlisted,
  followEarlier,
  numberedKey,
  otherReports,
  reportHash,
} from './unlisted.ts';

/** What history needs of a store: objects by key, written whole. */
export type HistoryStore = Pick<Store, 'get' | 'put' | 'list' | 'delete' | 'newest' | 'listsAll'>;

/** Whose history: records of different workflows are never compared. */
export interface HistoryScope {
  /** `owner/name`. */
  readonly repository: string;
  readonly workflow: string;
}

export interface HistoryOptions {
  /** Newest records that are kept. Default 200. */
  readonly maxRecords?: number;
  /** Records older than this are dropped. Default 90 days. */
  readonly maxAgeSeconds?: number;
  /** Number of the run that reads: records that cannot be listed are looked for up to it. */
  readonly runNumber?: number | undefined;
  /** The clock, in milliseconds since 1970; ages are counted from it. Default `Date.now`. */
  readonly now?: () => number;
  /** Told once per reading about objects that could not be used. */
  readonly onWarning?: (message: string) => void;
}

export interface Compaction {
  /** Records in the snapshot that was written; 0 when nothing had to be done. */
  readonly records: number;
  /** Objects (single records and older snapshots) that the snapshot replaced. */
  readonly replaced: number;
}

/** The records of one workflow. Every object is written once, under a key that nobody else writes. */
export interface History {
  /**
   * Newest first, one per run and report (its latest attempt), within the retention; unusable ones are left out.
   */
  records(): Promise<HistoryRecord[]>;
  /** Adds a record as an object of its own, so that writers at the same time cannot lose each other's. */
  append(record: HistoryRecord): Promise<void>;
  /**
   * Writes all records into one snapshot, then deletes the objects it replaces. Does nothing with fewer
   * than `minObjects` objects (default 2).
   */
  compact(options?: { minObjects?: number }): Promise<Compaction>;
}

/** How often a reading starts over because objects moved into a snapshot meanwhile. */
const MAX_READS = 8;
const PARALLEL_READS = 8;
/** How often a record is written again because another report of its run was written meanwhile. */
const MAX_ROUNDS = 4;
/** What a record can name; a run with more attempts and reports loses the oldest. */
const MAX_EARLIER = 50;
/** Where objects cannot be listed, each one that is not in a snapshot costs every reader two requests. */
const MAX_UNLISTED = 8;
/** Events whose runs have a ref of their own, which only runs on the same pull request read. */
export const PULL_REQUEST_EVENTS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
]);

/**
 * Opens the history of one workflow.
 *
 * Nothing is lost by writers and compactors at the same time: an object is deleted only after a snapshot
 * with all its records was stored and read back, and that snapshot is younger than the object. So of all
 * objects that ever held a record, the youngest is always there.
 *
 * A store of which a tier cannot list is asked for its newest snapshot, and for the records of the runs that
 * are not in it, by their numbers (unlisted.ts). There nothing is deleted, and pull requests leave no
 * snapshot, since theirs would hide those of the base from them.
 * Keys: `history/<scope>/[r<number>-[<h>.]]<time>-<run>-<attempt>[-<hash>]` and `history-snapshot/<scope>/<time>-<random>`, where
 * `<scope>` is a hash of repository and workflow; metadata says both in plain text. Where a run has several reports,
 * `<hash>` is of the report's key, and `<h>` its first digit.
 */
export function openHistory(store: HistoryStore, scope: HistoryScope, options: HistoryOptions = {}): History {
  const { maxRecords = 200, maxAgeSeconds = 90 * 86_400, now = Date.now, onWarning = () => {} } = options;
  const hash = createHash('sha256')
    .update(`${scope.repository}\0${scope.workflow}`)
    .digest('hex')
    .slice(0, 16);
  const singles = `history/${hash}/`;
  const snapshots = `history-snapshot/${hash}/`;
  const metadata = (content: string) => ({
    content,
    repository: scope.repository,
    workflow: scope.workflow,
  });
  const within = (records: readonly HistoryRecord[]) =>
    retain(records, { maxRecords, maxAgeSeconds, nowMs: now() });

  /** What this process added: it need not be found again to be in the next snapshot. */
  const appended = new Map<string, HistoryRecord>();

  async function read(key: string, reading: Reading): Promise<boolean> {
    const found = await store.get(key);
    if (!found) return false;
    try {
      if (key.startsWith(snapshots)) {
        const { records, settled } = parseSnapshot(found.bytes, key);
        reading.objects.set(key, records);
        for (const number of settled) reading.settled.add(number);
      } else reading.objects.set(key, [parseRecord(found.bytes, key)]);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reading.unreadable.push({ key, newer: error.newer, reason: error.message });
    }
    return true;
  }

  async function readAll(): Promise<Reading> {
    const reading: Reading = { objects: new Map(), settled: new Set(), unreadable: [] };
    await readListed(reading);
    if (!store.listsAll) {
      const own = [...appended.values()].map(({ runNumber }) => runNumber ?? 0);
      const runNumber = Math.max(options.runNumber ?? 0, ...own);
      const readOne = (key: string) => read(key, reading);
      await findUnlisted(store, { singles, snapshots, runNumber }, reading, readOne);
      await followEarlier(singles, reading, [...appended.values()], readOne);
    }
    if (reading.unreadable.length > 0) onWarning(describeUnreadable(reading.unreadable));
    return reading;
  }

  async function readListed(reading: Reading): Promise<void> {
    const done = new Set<string>();
    for (let round = 0; round < MAX_READS; round++) {
      // Snapshots are listed last: a record that a compaction deleted before the first listing is then in
      // a snapshot that was stored before the second.
      const keys = (await listKeys(store, singles)).concat(await listKeys(store, snapshots));
      const fresh = keys.filter((key) => !done.has(key));
      if (round > 0 && fresh.length === 0) break;
      let vanished = false;
      await inParallel(fresh, PARALLEL_READS, async (key) => {
        if (await read(key, reading)) done.add(key);
        else vanished = true;
      });
      if (!vanished && round > 0) break;
    }
  }

  return {
    async records() {
      const { objects } = await readAll();
      return within([...objects.values()].flat());
    },

    async append(record) {
      const time = keyTime(Date.parse(record.finishedAt));
      const name = `${time}-${keyPart(record.runId)}-${record.attempt}`;
      const key =
        singles + (record.runNumber === undefined ? name : numberedKey(record.runNumber, name, record.key));
      const put = async (at: string, value: HistoryRecord) => {
        await store.put(at, new TextEncoder().encode(recordText(value)), {
          metadata: { ...metadata('record'), run: record.runId, attempt: String(record.attempt) },
          ifAbsent: true,
        });
        appended.set(at, value);
      };
      if (store.listsAll || record.runNumber === undefined)
        return put(`${key}${reportPart(record.key)}`, record);
      // Only the newest object of a run is found, so it names those before it; it is written once more where
      // another report of the run was written at the same time.
      const known: string[] = [];
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const own = [...known, ...appended.keys()];
        const others = await otherReports(
          store,
          { singles, runNumber: record.runNumber, written: round > 0 },
          own,
        );
        if (round > 0 && others.length === 0) break;
        known.push(...others);
        const earlier = known.slice(-MAX_EARLIER).map((other) => other.slice(singles.length));
        await put(
          `${key}${reportPart(record.key)}${round === 0 ? '' : `-${round}`}`,
          earlier.length > 0 ? { ...record, earlier } : record,
        );
      }
    },

    async compact({ minObjects = 2 } = {}) {
      const own = [...appended.values()];
      if (!store.listsAll && own.some(({ event }) => PULL_REQUEST_EVENTS.has(event)))
        return { records: 0, replaced: 0 };
      // Nobody would look for a record without a number, nor for another attempt or report of one that a snapshot has.
      const least = store.listsAll
        ? minObjects
        : own.some(({ attempt, runNumber, earlier }) => attempt > 1 || runNumber === undefined || earlier)
          ? 1
          : Math.min(minObjects, MAX_UNLISTED);
      if (store.listsAll) {
        const listed = [...(await listKeys(store, singles)), ...(await listKeys(store, snapshots))];
        if (listed.length < minObjects) return { records: 0, replaced: 0 };
      }
      const reading = await readAll();
      const { objects, unreadable } = reading;
      if (!store.listsAll) for (const [key, record] of appended) objects.set(key, [record]);
      // Newer versions belong to a newer release that may be in use beside this one; damage stays damaged.
      const damaged = unreadable.filter(({ newer }) => !newer).map(({ key }) => key);
      if (objects.size + damaged.length < Math.max(1, least)) return { records: 0, replaced: 0 };
      const records = within([...objects.values()].flat());
      const replaced = [...objects.keys(), ...damaged];
      if (records.length > 0) {
        const key = `${snapshots}${keyTime(now())}-${randomUUID()}`;
        await store.put(key, encodeSnapshot({ records, settled: absentNumbers(reading, now()) }), {
          metadata: metadata('snapshot'),
          ifAbsent: true,
        });
        // A tier that is down swallows writes, so nothing is deleted before the snapshot was seen.
        const stored = await store.get(key);
        if (!stored || parseSnapshot(stored.bytes, key).records.length !== records.length) {
          onWarning('The history could not be compacted: its snapshot was not kept by the store.');
          return { records: 0, replaced: 0 };
        }
      }
      await inParallel(replaced, PARALLEL_READS, (key) => store.delete(key, { listedOnly: true }));
      return { records: records.length, replaced: replaced.length };
    },
  };
}

export interface Reading {
  readonly objects: Map<string, readonly HistoryRecord[]>;
  /** Numbers of runs that need not be looked for. */
  readonly settled: Set<number>;
  readonly unreadable: { key: string; newer: boolean; reason: string }[];
}

function describeUnreadable(unreadable: Reading['unreadable']): string {
  const shown = unreadable
    .slice(0, 3)
    .map(({ key, reason }) => `${key} (${reason})`)
    .join(', ');
  const rest = unreadable.length > 3 ? ` and ${unreadable.length - 3} more` : '';
  return `History: ${unreadable.length} object(s) left out: ${shown}${rest}.`;
}

async function listKeys(store: HistoryStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** `20261122T143000123Z`: sorts by time, and no tier has trouble with it as part of a path. */
const keyTime = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:.]/g, '');
/** Two reports of a run may end in the same millisecond. */
const reportPart = (key: string | undefined): string =>
  key === undefined ? '' : `-${reportHash(key).slice(0, 12)}`;
const keyPart = (text: string): string => text.replaceAll(/[^A-Za-z0-9._]/g, '_');

async function inParallel<T>(
  items: readonly T[],
  width: number,
  body: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await body(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
