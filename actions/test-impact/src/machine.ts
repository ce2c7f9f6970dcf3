import type { BaseAnswer, BaseQuestion, FileChange, TrackedFile } from '@paceline/core';

/** What planning needs from outside; `system.ts` takes it from this machine, tests make their own. */
export interface Machine {
  now(): Date;
  /** A clock that only goes forward. */
  milliseconds(): number;
  openCheckout(): Promise<Checkout>;
  past(store: readonly string[], suite: string): Promise<Past>;
}

/** The repository as it is checked out. */
export interface Checkout {
  head(): Promise<string>;
  findBase(question: BaseQuestion): Promise<BaseAnswer>;
  changedFiles(base: string, head: string): Promise<FileChange[]>;
  tracked(): Promise<TrackedFile[]>;
  readAt(commit: string, path: string): Promise<string | undefined>;
  read(path: string): string | undefined;
  /** See `SourceTree`. */
  refused?(path: string): string | undefined;
  leadsTo?(path: string): string | undefined;
}

/** What earlier runs say of the suite. */
export interface Past {
  /** Seconds that a test file takes; undefined when it was never timed. */
  seconds(file: string): number | undefined;
  /** Files that failed in the newest run of this ref. */
  readonly failedBefore: ReadonlySet<string>;
}
