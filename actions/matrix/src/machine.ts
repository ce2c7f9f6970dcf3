import type { Timings } from './shards/estimates.ts';

/** What the machine lends to the matrix: the clock, the checkout, and the history in its store. */
export interface Machine {
  now(): Date;
  /** The text of the test plan at a path. */
  readPlan(path: string): Promise<string>;
  /** The commit that is checked out. */
  head(): Promise<string>;
  /** Whether a file (relative to the repository) is in the checkout. */
  exists(file: string): Promise<boolean>;
  /** Paths of the files that changed since the base of a pull request or merge group, by their names now and before; or why they are not known. */
  changedPaths(maxDeepen: number): Promise<readonly string[] | { readonly unknown: string }>;
  /** What earlier runs say of durations; a store that cannot be read says nothing. */
  timings(store: readonly string[]): Promise<Timings>;
  /**
   * Seconds by file from what other programs recorded, in files that fit the patterns; one that cannot be read says
   * nothing.
   * @param planned the files that are asked about
   */
  recordedTimings(
    patterns: readonly string[],
    planned: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** Seconds by name, of whatever it is, from JSON files that fit the patterns; one that cannot be read says nothing. */
  namedTimings(patterns: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
