import type { CacheAdminReport } from '@paceline/contracts';
import type { Environment, Log, PacelineError } from '@paceline/core';
import type { Store } from '@paceline/store';
import type { Class } from './classes.ts';
import { type HeldEntry, type Inventory, listAll } from './inventory.ts';
import type { KeyPattern } from './key-pattern.ts';
import type { Rights, Scope } from './select.ts';
import { type AdminStore, answered } from './tiers.ts';

/** What an entry is made of. */
export interface References {
  readonly files: number;
  readonly bytes: number;
  /** Values below the folder of packs that it needs; `used` of their bytes are its own. */
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number; readonly used: number }[];
}

/** What the snapshot package knows of an entry; tests pass their own. */
export interface Snapshots {
  /** Undefined when there is no such entry, or it cannot be read. */
  references(store: Store, packs: string, key: string): Promise<References | undefined>;
  /** Why it cannot be read; `newer`: it says that a later release wrote it. Undefined when it is gone, or can. */
  unreadable(
    store: Store,
    packs: string,
    key: string,
  ): Promise<{ readonly reason: string; readonly newer: boolean } | undefined>;
  /** Fetches and checks everything; what is wrong, in sentences. */
  verify(store: Store, packs: string, key: string): Promise<readonly string[]>;
  /** Copies what an entry needs of some blobs into blobs of its own. */
  repack(
    store: Store,
    packs: string,
    key: string,
    rewrite: (sha256: string) => boolean,
  ): Promise<
    | { readonly outcome: 'repacked'; readonly bytes: number }
    | { readonly outcome: 'kept'; readonly reason: string }
  >;
}

/** All that a command gets. */
export interface AdminRun {
  readonly environment: Environment;
  readonly log: Pick<Log, 'info' | 'warning'>;
  readonly store: AdminStore;
  readonly snapshots: Snapshots;
  readonly rights: Rights;
  readonly options: {
    readonly keys: readonly string[];
    readonly pattern: KeyPattern | undefined;
    readonly scope: Scope;
    readonly classes: readonly Class[];
    /** Milliseconds. */
    readonly since: number;
    readonly grace: number;
    readonly quota: number | undefined;
    readonly limit: number;
    readonly dryRun: boolean;
    readonly fix: boolean;
    readonly failOnProblems: boolean;
    /** Lines of `path` and digests of `context`, for `explain`. */
    readonly version: string | undefined;
    readonly context: Readonly<Record<string, string>> | undefined;
  };
  now(): number;
}

type Report = CacheAdminReport;
export type Totals = Report['totals'];
export type TierRow = Report['tiers'][number];
export type EntryRow = NonNullable<Report['entries']>[number];
export type Problem = Report['problems'][number];

/** What a command found and did. */
export interface CommandOutcome {
  readonly totals: Partial<Totals>;
  /** After "cache/admin COMMAND: ". */
  readonly line: string;
  readonly tiers?: readonly TierRow[];
  readonly prefixes?: Report['prefixes'];
  readonly days?: Report['days'];
  readonly entries?: readonly EntryRow[];
  readonly explanation?: readonly string[];
  readonly problems?: readonly Problem[];
  readonly notes?: readonly string[];
  /** Fails the step, after everything was reported. */
  readonly failure?: PacelineError;
}

/** Rows of entries that a report carries. */
const MAX_ROWS = 1000;

export const entryRow = (entry: HeldEntry, note?: string): EntryRow => ({
  key: entry.key,
  scope: entry.scope,
  version: entry.version,
  tiers: [...entry.tiers],
  createdAt: instantOf(entry.createdAt),
  ...(entry.usedAt === undefined ? {} : { usedAt: instantOf(entry.usedAt) }),
  ...(entry.expiresAt === undefined ? {} : { expiresAt: instantOf(entry.expiresAt) }),
  files: entry.files,
  bytes: entry.bytes,
  ...(note === undefined ? {} : { note }),
});

export const entryRows = (entries: readonly HeldEntry[], note?: (entry: HeldEntry) => string): EntryRow[] =>
  entries.slice(0, MAX_ROWS).map((entry) => entryRow(entry, note?.(entry)));

/** The latest instant that a date can say; times come from the store, where anything may stand. */
const LATEST = 253_402_300_799_999;
const instantOf = (milliseconds: number): string =>
  new Date(Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), LATEST) : 0).toISOString();

export const sum = <T>(items: Iterable<T>, value: (item: T) => number): number => {
  let total = 0;
  for (const item of items) total += value(item);
  return total;
};

/** What each tier holds of this repository: entries, content, statistics. */
export async function tierRows(run: AdminRun, inventory: Inventory): Promise<TierRow[]> {
  const { repository } = run.environment;
  const rows: TierRow[] = [];
  for (const tier of run.store.tiers) {
    const row = { tier: tier.name, lists: tier.lists, answered: true, entries: 0, blobs: 0, bytes: 0 };
    if (!tier.lists) {
      rows.push(row);
      continue;
    }
    const { value, ok } = await answered(tier, () => listAll(tier, `packs/${repository}/`));
    const entries = inventory.entries.filter(({ tiers }) => tiers.includes(tier.name));
    rows.push({
      ...row,
      answered: ok && !inventory.silent.includes(tier.name),
      entries: entries.length,
      blobs: value.length,
      bytes: sum(value, ({ size }) => size) + sum(entries, ({ valueBytes }) => valueBytes),
    });
  }
  return rows;
}

/** Notes on tiers that a command cannot see into. */
export function tierNotes(run: AdminRun, { silent }: Pick<Inventory, 'silent'>): string[] {
  const notes = silent.map((tier) => `The ${tier} tier did not answer; what it holds is left out.`);
  for (const { name, lists } of run.store.tiers) {
    if (lists) continue;
    notes.push(
      name.startsWith('github')
        ? "GitHub's cache does not list its entries: what only it holds is neither counted nor changed. See it with `gh cache list`."
        : `The ${name} tier cannot list: what only it holds is neither counted nor changed.`,
    );
  }
  return notes;
}
