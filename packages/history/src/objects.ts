import type { HistoryRecord } from '@paceline/contracts';
import type { Store } from '@paceline/store';

export type HistoryStore = Pick<Store, 'get' | 'put' | 'list' | 'delete' | 'newest' | 'listsAll'>;

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
