import type { HistoryStore, Reading } from './history.ts';

/** So many runs back a record is looked for; older ones are in a snapshot, or are not found any more. */
const WINDOW = 200;
/** A run that left no record a day after a later one ended will not leave one. */
const SETTLED_AFTER_MS = 86_400_000;
/** What one request of GitHub's cache takes. */
const NUMBERS_PER_LOOKUP = 9;

/** What can be listed was. */
const UNLISTED = { unlistedOnly: true } as const;

/** The part of a record's key that is found by the run's number. */
export const numberedKey = (runNumber: number, name: string): string => `r${runNumber}-${name}`;

const numberIn = (key: string, singles: string): number =>
  Number(/^r(\d+)-/.exec(key.slice(singles.length))?.[1] ?? Number.NaN);

/**
 * Reads what cannot be listed: the newest snapshot, then the record of every run of the last 200 that is
 * neither in it nor settled, nine numbers to a lookup.
 *
 * Lookups: 2 for the snapshot, 1 for the newest record, one for every nine numbers without a record (at most
 * 23; snapshots settle all that are older than a day), and two for each record that is found, of which there
 * are few, since writers write a snapshot when there are eight.
 * @param read fetches an object and adds it to the reading; false when it is gone
 */
export async function findUnlisted(
  store: HistoryStore,
  at: { singles: string; snapshots: string; runNumber: number },
  reading: Reading,
  read: (key: string) => Promise<boolean>,
): Promise<void> {
  const { singles, snapshots } = at;
  for (const { key } of await store.newest([snapshots], UNLISTED)) {
    if (!reading.objects.has(key)) await read(key);
  }
  const newest = await store.newest([`${singles}r`], UNLISTED);
  if (newest.length === 0 && reading.objects.size === 0) return;
  const known = runNumbers(reading);
  const top = Math.max(at.runNumber, ...newest.map(({ key }) => numberIn(key, singles) || 0), ...known);
  const wanted = range(top, top - WINDOW).filter(
    (number) => !known.has(number) && !reading.settled.has(number),
  );
  for (let start = 0; start < wanted.length; start += NUMBERS_PER_LOOKUP) {
    let left = wanted.slice(start, start + NUMBERS_PER_LOOKUP);
    while (left.length > 0) {
      const found = await store.newest(
        left.map((number) => singles + numberedKey(number, '')),
        UNLISTED,
      );
      if (found.length === 0) break;
      const numbers = new Set(found.map(({ key }) => numberIn(key, singles)));
      for (const { key } of found) await read(key);
      // The others are asked for again: what a run's own ref holds comes first, whatever the order here.
      const rest = left.filter((number) => !numbers.has(number));
      if (rest.length === left.length) break;
      left = rest;
    }
  }
}

/** Numbers without a record that the next readers need not look for. */
export function absentNumbers(reading: Reading, nowMs: number): number[] {
  const known = runNumbers(reading);
  const old = [...reading.objects.values()]
    .flat()
    .filter(({ finishedAt }) => nowMs - Date.parse(finishedAt) > SETTLED_AFTER_MS)
    .map(({ runNumber }) => runNumber ?? 0);
  const settledBelow = Math.max(0, ...old);
  const top = Math.max(0, ...known);
  return range(top, top - WINDOW).filter(
    (number) => !known.has(number) && (number < settledBelow || reading.settled.has(number)),
  );
}

function runNumbers(reading: Reading): Set<number> {
  const numbers = [...reading.objects.values()].flatMap((records) =>
    records.flatMap(({ runNumber }) => runNumber ?? []),
  );
  return new Set(numbers);
}

/** From `high` down to, and without, `low`; run numbers start at 1. */
const range = (high: number, low: number): number[] =>
  Array.from({ length: Math.max(0, high - Math.max(0, low)) }, (_, index) => high - index);
