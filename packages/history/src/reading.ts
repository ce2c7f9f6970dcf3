import type { HistoryRecord } from '@paceline/contracts';
import { type Folders, numberIn } from './keys.ts';
import type { HistoryStore, Reading, UnreadableObject } from './objects.ts';
import { parseRecord, parseSnapshot, Unreadable } from './snapshot.ts';
import { findUnlisted, followEarlier } from './unlisted.ts';

/** How often a reading starts over because objects moved into a snapshot meanwhile. */
const MAX_READS = 8;
export const PARALLEL_READS = 8;

/**
 * Reads all that one scope holds. The key alone says which workflow and scope a record is of, as only their runs can
 * write there: a record that names another one is left out.
 * @param about.own records that this process added, which need not be read again
 * @param about.runNumber number of the run that reads, where it is known
 */
export async function readScope(
  store: HistoryStore,
  folders: Folders,
  about: {
    readonly workflow: string;
    readonly scope: string;
    readonly own: readonly HistoryRecord[];
    readonly runNumber: number | undefined;
  },
): Promise<Reading> {
  const { own } = about;
  const reading: Reading = { objects: new Map(), settled: new Set(), unreadable: [] };

  async function read(key: string): Promise<boolean> {
    const found = await store.get(key);
    if (!found) return false;
    try {
      if (key.startsWith(folders.snapshots)) {
        const { records, settled } = parseSnapshot(found.bytes, key);
        expectPlace(records, about);
        reading.objects.set(key, records);
        for (const number of settled) reading.settled.add(number);
      } else {
        const record = parseRecord(found.bytes, key);
        expectPlace([record], about);
        expectNumber(record, key.slice(folders.singles.length));
        reading.objects.set(key, [record]);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reading.unreadable.push({ key, newer: error.newer, reason: error.message });
    }
    return true;
  }

  await readListed(store, folders, read);
  if (!store.listsAll) {
    const numbers = own.flatMap(({ runNumber }) => runNumber ?? []);
    const runNumber = Math.max(about.runNumber ?? 0, ...numbers);
    await findUnlisted(store, { folders, runNumber, own: numbers }, reading, read);
    await followEarlier(folders.singles, reading, own, read);
  }
  return reading;
}

function expectPlace(
  records: readonly HistoryRecord[],
  { workflow, scope }: Pick<HistoryRecord, 'workflow' | 'scope'>,
): void {
  if (records.some((record) => record.scope !== scope)) throw new Unreadable('of another scope', false);
  if (records.some((record) => record.workflow !== workflow))
    throw new Unreadable('of another workflow', false);
}

/** Under another run's number it would be taken for that run's record. */
function expectNumber({ runNumber }: HistoryRecord, name: string): void {
  const number = numberIn(name);
  if (number !== undefined && number !== runNumber) throw new Unreadable('of another run', false);
}

async function readListed(
  store: HistoryStore,
  { singles, snapshots }: Folders,
  read: (key: string) => Promise<boolean>,
): Promise<void> {
  const done = new Set<string>();
  for (let round = 0; round < MAX_READS; round++) {
    // Snapshots are listed last: a record that a compaction deleted before the first listing is then in
    // a snapshot that was stored before the second.
    const keys = (await listKeys(store, singles)).concat(await listKeys(store, snapshots));
    const fresh = keys.filter((key) => !done.has(key));
    if (round > 0 && fresh.length === 0) break;
    let vanished = false;
    await inParallel(fresh, PARALLEL_READS, async (key) => {
      if (await read(key)) done.add(key);
      else vanished = true;
    });
    if (!vanished && round > 0) break;
  }
}

export async function listKeys(store: HistoryStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix, { shallow: true })) keys.push(key);
  return keys;
}

export async function inParallel<T>(
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

export function describeUnreadable(unreadable: readonly UnreadableObject[]): string {
  const shown = unreadable
    .slice(0, 3)
    .map(({ key, reason }) => `${key} (${reason})`)
    .join(', ');
  const rest = unreadable.length > 3 ? ` and ${unreadable.length - 3} more` : '';
  return `History: ${unreadable.length} object(s) left out: ${shown}${rest}.`;
}
