import { createHash } from 'node:crypto';
import type { HistoryRecord } from '@paceline/contracts';
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
export const numberedKey = (runNumber: number, name: string, report?: string): string =>
  `r${runNumber}-${report === undefined ? '' : `${reportHash(report)[0]}.`}${name}`;

/** Stands for a report of a run in keys. */
export const reportHash = (report: string): string => createHash('sha256').update(report).digest('hex');

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

/**
 * Records of a run's other reports, as far as they are not known yet. Before our own is written, the newest of all
 * is asked for, which names those before it. Afterwards the newest is our own, and what was written meanwhile is
 * looked for by the first digit of its report.
 */
export async function otherReports(
  store: HistoryStore,
  { singles, runNumber, written }: { singles: string; runNumber: number; written: boolean },
  known: readonly string[],
): Promise<string[]> {
  const start = `${singles}r${runNumber}-`;
  const prefixes = written ? [...'0123456789abcdef'].map((digit) => `${start}${digit}.`) : [start];
  const found = await Promise.all(
    range(Math.ceil(prefixes.length / NUMBERS_PER_LOOKUP), 0).map((part) =>
      newestOfEach(store, prefixes.slice((part - 1) * NUMBERS_PER_LOOKUP, part * NUMBERS_PER_LOOKUP)),
    ),
  );
  return found.flat().filter((key) => !known.includes(key));
}

async function newestOfEach(store: HistoryStore, prefixes: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  let left = prefixes;
  while (left.length > 0) {
    const found = await store.newest(left, UNLISTED);
    const rest = left.filter((prefix) => !found.some(({ key }) => key.startsWith(prefix)));
    if (rest.length === left.length) break;
    keys.push(...found.map(({ key }) => key));
    left = rest;
  }
  return keys;
}

/** Reads what the records that were found name as the other reports of their runs. */
export async function followEarlier(
  singles: string,
  reading: Reading,
  own: readonly HistoryRecord[],
  read: (key: string) => Promise<boolean>,
): Promise<void> {
  const seen = new Set(reading.objects.keys());
  let left = [...own, ...[...reading.objects.values()].flat()];
  while (left.length > 0) {
    const next: string[] = [];
    for (const { earlier = [], runNumber } of left) {
      for (const name of earlier) {
        const key = singles + name;
        // What a record names is only a record of the same run.
        const same = runNumber !== undefined && name.startsWith(numberedKey(runNumber, ''));
        if (same && !seen.has(key)) next.push(key);
        seen.add(key);
      }
    }
    for (const key of next) await read(key);
    left = next.flatMap((key) => [...(reading.objects.get(key) ?? [])]);
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
