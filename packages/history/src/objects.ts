import type { HistoryRecord } from '@paceline/contracts';
import type { Store } from '@paceline/store';

/** What history needs of a store: objects by key, written whole. */
export type HistoryStore = Pick<Store, 'get' | 'put' | 'list' | 'delete' | 'newest' | 'listsAll'>;

/** What was read of one scope. */
export interface Reading {
  /** Records by the key of their object. */
  readonly objects: Map<string, readonly HistoryRecord[]>;
  /** Numbers of runs that need not be looked for. */
  readonly settled: Set<number>;
  readonly unreadable: UnreadableObject[];
}

export interface UnreadableObject {
  readonly key: string;
  readonly newer: boolean;
  readonly reason: string;
}
