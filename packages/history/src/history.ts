import { randomUUID } from 'node:crypto';
import type { HistoryRecord } from '@paceline/contracts';
import { dropDeadScopes } from './dead-scopes.ts';
import { keyTime, numberIn, recordName, scopeFolders, workflowFolders } from './keys.ts';
import type { HistoryStore, Reading } from './objects.ts';
import { describeUnreadable, inParallel, listKeys, PARALLEL_READS, readScope } from './reading.ts';
import { recordText, retain } from './retention.ts';
import { encodeSnapshot, parseSnapshot } from './snapshot.ts';
import { otherReports, settledNumbers, WINDOW } from './unlisted.ts';

/**
 * Whose history, and what this run may do with it; the scopes are what `eventTrust` says of its event. Records of
 * different workflows are never compared.
 */
export interface HistoryAccess {
  /** `owner/name`. */
  readonly repository: string;
  readonly workflow: string;
  /** Scopes whose records are read, e.g. `refs/heads/main`. */
  readonly read: readonly string[];
  /** The scope that is written; absent: none is. */
  readonly write?: string | undefined;
  /** True where what the scopes of all other refs left behind may be removed. */
  readonly tidiesAll?: boolean;
}

/** Starts of the keys that such a run puts and deletes: what its store is to allow. */
export function historyPrefixes({ repository, workflow, write, tidiesAll }: HistoryAccess): string[] {
  if (write === undefined) return [];
  const folders = workflowFolders(repository, workflow);
  const { singles, snapshots } = tidiesAll ? folders : scopeFolders(folders, write);
  return [singles, snapshots];
}

export interface HistoryOptions {
  /** Newest records of each scope that are kept. Default 200. */
  readonly maxRecords?: number;
  /** Records older than this are dropped. Default 90 days. */
  readonly maxAgeSeconds?: number;
  /** Number of the run that reads: of records that cannot be listed none can have a later one. */
  readonly runNumber?: number | undefined;
  /** The clock, in milliseconds since 1970; ages are counted from it. Default `Date.now`. */
  readonly now?: () => number;
  /** Called once per reading with the objects that could not be used. */
  readonly onWarning?: (message: string) => void;
}

export interface Compaction {
  /** Records in the snapshot that was written; 0 when nothing had to be done. */
  readonly records: number;
  /** Objects (single records and older snapshots) that the snapshot replaced. */
  readonly replaced: number;
}

/** The records of one workflow, by scope. Every object is written once, under a key that nobody else writes. */
export interface History {
  /**
   * Of all scopes that are read: newest first, one per run and report (its latest attempt), of each scope those within
   * the retention; unusable ones are left out.
   */
  records(): Promise<HistoryRecord[]>;
  /**
   * Adds a record as an object of its own, so that writers at the same time cannot lose each other's.
   * @throws Error when the record is of another scope than the one that is written
   */
  append(record: HistoryRecord): Promise<void>;
  /**
   * Writes all records of the scope that is written into one snapshot, then deletes the objects it replaces, and where
   * it may what scopes of refs that are gone left behind. Does nothing with fewer than `minObjects` objects (default 2).
   */
  compact(options?: { minObjects?: number }): Promise<Compaction>;
}

/** How often a record is written again because another report of its run was written at the same time. */
const MAX_ROUNDS = 4;
/** Other records of its run that a record can name; of a run with more attempts and reports the oldest are lost. */
const MAX_EARLIER = 50;
/** Where objects cannot be listed, each one that is not in a snapshot costs every reader two requests. */
const MAX_UNLISTED = 8;

/** How far two machines' clocks may be apart. */
const CLOCKS_DIFFER_MS = 3_600_000;

const NOTHING_DONE: Compaction = { records: 0, replaced: 0 };

/**
 * Opens the history of one workflow.
 *
 * A run writes the records of its own scope and reads those of a few: its own, its base's, the default branch's. So
 * nothing that a pull request leaves is read, counted, compacted or dropped with the default branch's records.
 *
 * Nothing is lost by writers and compactors at the same time: an object is deleted only after a snapshot
 * with all its records was stored and read back, and that snapshot is younger than the object. So of all
 * objects that ever held a record, the youngest is always there.
 *
 * A store of which a tier cannot list is asked for a scope's newest snapshot, and for the records of the runs that
 * are not in it, by their numbers (unlisted.ts). There nothing is deleted.
 * Keys: `history/<hash>/<scope>/<name>` (keys.ts) and `history-snapshot/<hash>/<scope>/<time>-<random>`, where `<hash>`
 * stands for repository and workflow; metadata says both in plain text.
 */
export function openHistory(
  store: HistoryStore,
  access: HistoryAccess,
  options: HistoryOptions = {},
): History {
  const { repository, workflow, write } = access;
  const { maxRecords = 200, maxAgeSeconds = 90 * 86_400, now = Date.now, onWarning = () => {} } = options;
  const folders = workflowFolders(repository, workflow);
  const metadata = (content: string) => ({ content, repository, workflow });
  const within = (records: readonly HistoryRecord[]) =>
    retain(records, { maxRecords, maxAgeSeconds, nowMs: now() });

  /** What a machine with a wrong clock wrote would be the newest for as long as it is in the future. */
  const isOver = ({ finishedAt }: HistoryRecord) => Date.parse(finishedAt) <= now() + CLOCKS_DIFFER_MS;

  /** Records that this process added: they go into the next snapshot without being read again. */
  const appended = new Map<string, HistoryRecord>();
  /** What was read of the scope that is written: once its own record is there, far older ones would not be found again. */
  let remembered: Reading | undefined;

  async function readAll(scopes: readonly string[]): Promise<Reading[]> {
    const readings = await Promise.all(
      scopes.map((scope) => {
        const own = scope === write ? [...appended.values()] : [];
        const about = { workflow, scope, own, runNumber: options.runNumber };
        return readScope(store, scopeFolders(folders, scope), about);
      }),
    );
    const unreadable = readings.flatMap((reading) => reading.unreadable);
    if (unreadable.length > 0) onWarning(describeUnreadable(unreadable));
    return readings;
  }

  return {
    async records() {
      const readings = await readAll(access.read);
      remembered = readings[access.read.indexOf(write ?? '')] ?? remembered;
      const kept = readings.flatMap(({ objects }) => within([...objects.values()].flat().filter(isOver)));
      return newestFirst(kept);
    },

    async append(record) {
      if (record.scope !== write) {
        const own = write === undefined ? 'none' : `only ${write}`;
        throw new Error(`A record of ${record.scope} cannot be kept: this run may write ${own}.`);
      }
      const { singles } = scopeFolders(folders, write);
      const key = singles + recordName(record);
      const put = async (at: string, value: HistoryRecord) => {
        await store.put(at, new TextEncoder().encode(recordText(value)), {
          metadata: { ...metadata('record'), run: record.runId, attempt: String(record.attempt) },
          ifAbsent: true,
        });
        appended.set(at, value);
      };
      if (store.listsAll || record.runNumber === undefined) return put(key, record);
      // Only the newest object of a run is found, so it names those before it; it is written once more where
      // another report of the run was written at the same time.
      const known: string[] = [];
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const own = [...known, ...appended.keys()];
        const others = await otherReports(store, { singles, record, written: round > 0 }, own);
        if (round > 0 && others.length === 0) break;
        known.push(...others);
        const earlier = known.slice(-MAX_EARLIER).map((other) => other.slice(singles.length));
        await put(
          round === 0 ? key : `${key}-${round}`,
          earlier.length > 0 ? { ...record, earlier } : record,
        );
      }
    },

    async compact({ minObjects = 2 } = {}) {
      if (write === undefined) return NOTHING_DONE;
      const { singles, snapshots } = scopeFolders(folders, write);
      if (store.listsAll) {
        const listed = [...(await listKeys(store, singles)), ...(await listKeys(store, snapshots))];
        if (listed.length < minObjects) return NOTHING_DONE;
      } else if (remembered && !isDue(remembered, minObjects)) return NOTHING_DONE;
      const [reading] = await readAll([write]);
      const { objects } = reading!;
      for (const [key, records] of remembered?.objects ?? []) objects.set(key, records);
      if (!store.listsAll) for (const [key, record] of appended) objects.set(key, [record]);
      // Objects of a newer release are kept, as it may be in use beside this one; damaged ones are replaced.
      const damaged = damagedKeys(reading!);
      const enough = store.listsAll
        ? objects.size + damaged.length >= Math.max(1, minObjects)
        : isDue(reading!, minObjects);
      if (!enough) return NOTHING_DONE;
      const records = within([...objects.values()].flat());
      const replaced = [...objects.keys(), ...damaged];
      if (records.length > 0) {
        const key = `${snapshots}${keyTime(now())}-${randomUUID()}`;
        const settled = settledNumbers(reading!, records, now());
        await store.put(key, encodeSnapshot({ records, settled }), {
          metadata: metadata('snapshot'),
          ifAbsent: true,
        });
        // A tier that is down swallows writes, so nothing is deleted before the snapshot was seen.
        const stored = await store.get(key);
        if (!stored || parseSnapshot(stored.bytes, key).records.length !== records.length) {
          onWarning('The history could not be compacted: its snapshot was not kept by the store.');
          return NOTHING_DONE;
        }
      }
      await inParallel(replaced, PARALLEL_READS, (key) => store.delete(key, { listedOnly: true }));
      if (access.tidiesAll) {
        await dropDeadScopes(store, folders, { keep: write, maxAgeSeconds, nowMs: now() });
      }
      return { records: records.length, replaced: replaced.length };
    },
  };

  /** Whether the records that cannot be listed should go into a snapshot. */
  function isDue(reading: Reading, minObjects: number): boolean {
    const own = [...appended.values()];
    // Readers do not look for a record without a number, nor for other attempts and reports of one that a snapshot has.
    if (own.some(({ attempt, runNumber, earlier }) => attempt > 1 || runNumber === undefined || earlier))
      return true;
    const objects = new Set([...reading.objects.keys(), ...appended.keys(), ...damagedKeys(reading)]);
    if (objects.size >= Math.max(1, Math.min(minObjects, MAX_UNLISTED))) return true;
    // The oldest record that is in no snapshot must not fall so far behind that readers do not look for it.
    const numbers = [...objects].flatMap((key) => numberIn(key.slice(key.lastIndexOf('/') + 1)) ?? []);
    return Math.max(...numbers) - Math.min(...numbers) >= WINDOW / 2;
  }
}

const damagedKeys = ({ unreadable }: Reading): string[] =>
  unreadable.filter(({ newer }) => !newer).map(({ key }) => key);

const newestFirst = (records: readonly HistoryRecord[]): HistoryRecord[] =>
  [...records].sort((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt));
