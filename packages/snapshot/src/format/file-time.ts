import { lstatSync, type Stats } from 'node:fs';

/**
 * The unit that times are kept in: about half a microsecond. Node sets times as seconds in a double, which at today's
 * dates holds each multiple of it exactly; anything finer would not be read back as it was set.
 */
const TICKS_PER_SECOND = 2 ** 21;
const SECONDS_EXACT = 2 ** 31;
/** From the year 2038 on a double of milliseconds no longer tells all ticks apart, so a coarser unit is used. */
const COARSE_TICKS = 2 ** 11;
const MOST_TICKS = 2 ** 53 - COARSE_TICKS;
const NANOSECONDS = 1e9;

/** Whole ticks of a kept time, as an index stores it. @param milliseconds since 1970 */
export function ticksOf(milliseconds: number): number {
  // In two parts, since a single product would lose its last digit to rounding.
  const seconds = Math.floor(milliseconds / 1000);
  return seconds * TICKS_PER_SECOND + Math.round(((milliseconds - seconds * 1000) * TICKS_PER_SECOND) / 1000);
}

/** Milliseconds since 1970. */
export const timeOfTicks = (ticks: number): number => (ticks * 1000) / TICKS_PER_SECOND;

/**
 * The time of a file as an entry keeps it: milliseconds since 1970, rounded down to what can be set again, so that a
 * restored file is never newer than the time a build has noted for it. A restored file has the same kept time.
 * @param stat from `lstat`; its time is a double, and where that is too coarse the file is read once more with bigints
 */
export function keptTime(path: string, { mtimeMs }: Pick<Stats, 'mtimeMs'>): number {
  const [least, most] = ticksAround(mtimeMs);
  if (least === most) return timeOfTicks(least);
  const exact = lstatSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
  // If the file has changed since, the time of `stat` is the one that counts.
  const ticks = exact === undefined ? least : ticksOfNanoseconds(exact);
  return timeOfTicks(ticks >= least && ticks <= most ? ticks : least);
}

/** Whether `keptTime` can have given the time `kept` to a file of this time. */
export function isKeptAs({ mtimeMs }: Pick<Stats, 'mtimeMs'>, kept: number): boolean {
  const [least, most] = ticksAround(mtimeMs);
  const ticks = ticksOf(kept);
  return ticks >= least && ticks <= most;
}

/** For `utimes`, which sets the present time for a number below 0. */
export const settable = (kept: number): number | Date =>
  kept < 0 ? new Date(kept) : ticksOf(kept) / TICKS_PER_SECOND;

function ticksOfNanoseconds(value: bigint): number {
  const rest = Number(value % 1_000_000_000n);
  const seconds = Number(value / 1_000_000_000n);
  return rest < 0 ? downToTicks(seconds - 1, rest + NANOSECONDS) : downToTicks(seconds, rest);
}

/** A double of milliseconds is off by at most half of its last digit. */
function ticksAround(milliseconds: number): [least: number, most: number] {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds - seconds * 1000;
  const exponent = Math.floor(Math.log2(Math.max(1, Math.abs(milliseconds))));
  const half = 2 ** (exponent - 53);
  return [
    downToTicks(seconds, Math.floor((rest - half) * 1e6)),
    downToTicks(seconds, Math.floor((rest + half) * 1e6)),
  ];
}

/** The last tick that is not later. A tick is set rounded to a nanosecond, and such a time gives the same tick. */
function downToTicks(seconds: number, nanoseconds: number): number {
  if (seconds < 0) return (seconds + Math.floor(nanoseconds / NANOSECONDS)) * TICKS_PER_SECOND;
  const part = Math.floor(((nanoseconds + 1) * TICKS_PER_SECOND - 1) / NANOSECONDS);
  const ticks = Math.max(0, seconds * TICKS_PER_SECOND + part);
  if (seconds < SECONDS_EXACT) return ticks;
  return Math.min(ticks - (ticks % COARSE_TICKS), MOST_TICKS);
}
