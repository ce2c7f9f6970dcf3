/** What a file of timings says, before its names are found in the repository. */
export interface Durations {
  /** Seconds by name; what belongs to one file is summed up. */
  readonly seconds: ReadonlyMap<string, number>;
  /** Entries that are no durations, as they stand there. */
  readonly refused: readonly string[];
}

/** Five days: GitHub ends a job then, wherever it runs. */
const MAX_SECONDS = 432_000;

export const isDuration = (seconds: unknown): seconds is number =>
  typeof seconds === 'number' && seconds >= 0 && seconds <= MAX_SECONDS;

/** The remedy for entries that are not. */
export const ALLOWED = `a number of seconds from 0 to ${MAX_SECONDS}, which is five days`;
