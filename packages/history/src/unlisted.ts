import type { HistoryRecord } from '@paceline/contracts';
import { type Folders, numberDigits, numberedStart, numberIn, REPORT_DIGITS, reportHash } from './keys.ts';
import type { HistoryStore, Reading } from './objects.ts';

/** So many runs back from a scope's newest record one is looked for; writers put older ones into a snapshot. */
export const WINDOW = 200;
/** And so many ahead of it: a run that began later may have ended before. */
const AHEAD = 100;
/** Objects that are read one by one at most, so that a scope with very many does not hold up its readers. */
const MAX_READS = 200;
/** A run that left no record a day after a later one ended will not leave one. */
const SETTLED_AFTER_MS = 86_400_000;
/** What one request of GitHub's cache takes. */
const PREFIXES_PER_LOOKUP = 9;

/** Tiers that list were read by listing. */
const UNLISTED = { unlistedOnly: true } as const;

/**
 * Reads what a scope has where it cannot be listed: the newest snapshot, then the record of every run around the
 * newest one that is neither in it nor settled.
 *
 * Runs are counted by workflow, so most numbers are those of other scopes: a hundred, or ten, of which no record is
 * known are asked for as one. Lookups: 1 for the snapshot, 1 for the newest record, at most 34 for the numbers, and
 * two for each record that is found, of which there are few, since writers write a snapshot when there are eight.
 * @param at.own numbers of records that this process added
 * @param read fetches an object and adds it to the reading; false when it is gone
 */
export async function findUnlisted(
  store: HistoryStore,
  at: { readonly folders: Folders; readonly runNumber: number; readonly own: readonly number[] },
  reading: Reading,
  read: (key: string) => Promise<boolean>,
): Promise<void> {
  const { singles, snapshots } = at.folders;
  for (const { key } of await store.newest([snapshots], UNLISTED)) {
    if (!reading.objects.has(key)) await read(key);
  }
  const newest = await store.newest([`${singles}r`], UNLISTED);
  if (newest.length === 0 && reading.objects.size === 0) return;
  const taken = runNumbers(reading);
  const newestNumbers = newest.map(({ key }) => numberIn(key.slice(singles.length)) ?? 0);
  const last = Math.max(0, ...newestNumbers, ...taken, ...at.own);
  const wanted = range(Math.min(Math.max(at.runNumber, last), last + AHEAD), last - WINDOW);
  let left = cover(
    wanted.filter((number) => !reading.settled.has(number)),
    taken,
  );
  let reads = 0;
  while (left.length > 0 && reads < MAX_READS) {
    const asked = left.slice(0, PREFIXES_PER_LOOKUP);
    const found = await store.newest(
      asked.map(({ start }) => singles + start),
      UNLISTED,
    );
    const hits = new Map<Numbers, Numbers[]>();
    for (const { key } of found) {
      const name = key.slice(singles.length);
      const hit = asked.find(({ start }) => name.startsWith(start));
      const number = numberIn(name);
      // A name that is not ours hides the records behind this prefix, so these are asked for one by one.
      if (hit) hits.set(hit, number === undefined ? hit.numbers.map(single) : []);
      if (number === undefined || taken.has(number)) continue;
      taken.add(number);
      reads += 1;
      await read(key);
    }
    // Prefixes without a hit are asked for again: the service answers from the run's own ref first, in whatever order they were asked.
    left =
      hits.size === 0
        ? left.slice(asked.length)
        : left.flatMap((part) => {
            const split = hits.get(part);
            if (!split) return [part];
            return split.length > 0 ? split : cover(part.numbers, taken);
          });
  }
}

/** Numbers whose records are looked for together, by what the names of all of them begin with. */
interface Numbers {
  readonly start: string;
  readonly numbers: readonly number[];
}

const single = (number: number): Numbers => ({ start: numberedStart(number), numbers: [number] });

/**
 * Few beginnings for those of the numbers that are not taken: none of them is that of a record which is known, as that
 * would hide others.
 */
function cover(numbers: readonly number[], taken: ReadonlySet<number>): Numbers[] {
  const start = (number: number, digits: number) => numberDigits(number).slice(0, -digits);
  const takenStarts = new Set([...taken].flatMap((number) => [start(number, 1), start(number, 2)]));
  const split = (some: readonly number[], digits: number): Numbers[] =>
    digits === 0
      ? some.map(single)
      : [...Map.groupBy(some, (number) => start(number, digits))].flatMap(([common, group]) =>
          group.length > 1 && !takenStarts.has(common)
            ? [{ start: common, numbers: group }]
            : split(group, digits - 1),
        );
  return split(
    numbers.filter((number) => !taken.has(number)),
    2,
  );
}

/**
 * Records of a run's other reports, as far as they are not known yet. Before our own is written, the newest of all
 * is asked for, which names those before it. Afterwards the newest is our own, and what was written meanwhile is
 * looked for by the first two digits of its report where they are not our own: of two reports that are written at
 * the same moment one can be lost in one case of 256.
 */
export async function otherReports(
  store: HistoryStore,
  at: { readonly singles: string; readonly record: HistoryRecord; readonly written: boolean },
  known: readonly string[],
): Promise<string[]> {
  const { key, runNumber = 0 } = at.record;
  const start = at.singles + numberedStart(runNumber);
  const prefixes = at.written
    ? siblings(key === undefined ? '' : reportHash(key)).map((d) => start + d)
    : [start];
  const chunks = Array.from({ length: Math.ceil(prefixes.length / PREFIXES_PER_LOOKUP) }, (_, index) =>
    prefixes.slice(index * PREFIXES_PER_LOOKUP, (index + 1) * PREFIXES_PER_LOOKUP),
  );
  const found = await Promise.all(chunks.map((chunk) => newestOfEach(store, chunk)));
  return found.flat().filter((other) => !known.includes(other));
}

/** `0`, `1`, … without the hash's first digit; then its first digit and another second one. */
function siblings(hash: string): string[] {
  const digits = [...'0123456789abcdef'];
  if (hash === '') return digits;
  return Array.from({ length: REPORT_DIGITS }, (_, at) =>
    digits.filter((digit) => digit !== hash[at]).map((digit) => hash.slice(0, at) + digit),
  ).flat();
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
  let reads = 0;
  while (left.length > 0) {
    const next: string[] = [];
    for (const { earlier = [], runNumber } of left) {
      for (const name of earlier) {
        const key = singles + name;
        // What a record names is only a record of the same run.
        const same = runNumber !== undefined && name.startsWith(numberedStart(runNumber));
        if (same && !seen.has(key) && reads < MAX_READS) {
          next.push(key);
          reads += 1;
        }
        seen.add(key);
      }
    }
    for (const key of next) await read(key);
    left = next.flatMap((key) => [...(reading.objects.get(key) ?? [])]);
  }
}

/**
 * Numbers that the next readers need not look for: those without a record that are too old to leave one, and
 * those whose records are too many or too old to be kept.
 */
export function settledNumbers(reading: Reading, kept: readonly HistoryRecord[], nowMs: number): number[] {
  const known = runNumbers(reading);
  const keptNumbers = new Set(kept.flatMap(({ runNumber }) => runNumber ?? []));
  const old = [...reading.objects.values()]
    .flat()
    .filter(({ finishedAt }) => nowMs - Date.parse(finishedAt) > SETTLED_AFTER_MS)
    .map(({ runNumber }) => runNumber ?? 0);
  const settledBelow = Math.max(0, ...old);
  const top = Math.max(0, ...known);
  return range(top, top - WINDOW).filter(
    (number) =>
      !keptNumbers.has(number) && (known.has(number) || number < settledBelow || reading.settled.has(number)),
  );
}

function runNumbers({ objects }: Reading): Set<number> {
  return new Set(
    [...objects.values()].flatMap((records) => records.flatMap(({ runNumber }) => runNumber ?? [])),
  );
}

/** From `high` down to, and without, `low`; run numbers start at 1. */
const range = (high: number, low: number): number[] =>
  Array.from({ length: Math.max(0, high - Math.max(0, low)) }, (_, index) => high - index);
