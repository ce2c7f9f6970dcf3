import type { LegCost } from '@paceline/contracts';
import type { BaseAnswer, BaseQuestion, FileChange, TrackedFile } from '@paceline/core';
import type { AuditTotals, Proofs } from '@paceline/history';
import type { Scans } from './graph/javascript/known-scans.ts';

/** What planning needs from outside; `system.ts` takes it from this machine, tests make their own. */
export interface Machine {
  now(): Date;
  /** A clock that only goes forward. */
  milliseconds(): number;
  openCheckout(): Promise<Checkout>;
  past(question: PastQuestion): Promise<PastAnswer>;
  /** Keeps scans for later plans, where this run may: what it costs when that fails is their time. */
  keepScans(scans: Scans, question: Pick<PastQuestion, 'store' | 'trust'>): Promise<void>;
}

interface PastQuestion {
  readonly store: readonly string[];
  /** @see planDefinition for the definition */
  readonly suites: readonly { readonly suite: string; readonly definition: string }[];
  /** Whose runs prove test files. */
  readonly trust: Trust;
  /** Whether scans of modules are of use: each look for them is a question to the store. */
  readonly scans: boolean;
}

interface PastAnswer {
  /** In the order of the question. */
  readonly suites: readonly Past[];
  /** What modules asked for, by plans of believed runs; undefined where there are none, and this run keeps none. */
  readonly scans?: Scans | undefined;
}

/** `base`: the branch that a change goes to, and the default branch. `own`: the run's own ref as well. */
export type Trust = 'base' | 'own' | 'none';

/** The repository as it is checked out. */
export interface Checkout {
  head(): Promise<string>;
  findBase(question: BaseQuestion): Promise<BaseAnswer>;
  changedFiles(base: string, head: string): Promise<FileChange[]>;
  /** Git's id of the files of a commit. */
  treeId(commit: string): Promise<string>;
  /** Whether a commit is there with its files; `fetch` asks origin for one that is not. */
  has(commit: string, options: { readonly fetch: boolean }): Promise<boolean>;
  tracked(): Promise<TrackedFile[]>;
  readAt(commit: string, path: string): Promise<string | undefined>;
  read(path: string): string | undefined;
  /** See `SourceTree`. */
  digest?(path: string): string | undefined;
  refused?(path: string): string | undefined;
  leadsTo?(path: string): string | undefined;
}

/** What earlier runs say of the suite. */
export interface Past {
  /** Seconds that a test file takes; undefined when it was never timed. */
  seconds(file: string): number | undefined;
  /** The same, by runs that code of the change could not have written. */
  believedSeconds(file: string): number | undefined;
  /** Files that failed in the newest run of this ref. */
  readonly failedBefore: ReadonlySet<string>;
  /** What believed runs prove; `known` also where the history cannot be read. */
  readonly proofs: Proofs;
  /** What audits of the selection have measured. */
  readonly audits: AuditTotals;
  /** What its legs took beside their tests. */
  readonly legCost: LegCost | undefined;
}
