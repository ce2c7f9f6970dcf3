/** Larger values are refused everywhere: bigger things are cut into pieces before they reach a store. */
export const MAX_VALUE_BYTES = 64 * 1024 * 1024;

/** Small text beside a value; it can be listed without reading the value. */
export type Metadata = Readonly<Record<string, string>>;

/** What is known of a value without its bytes. Instants are milliseconds since 1970, as `Date.now()`. */
export interface Entry {
  readonly key: string;
  /** Bytes of the value. */
  readonly size: number;
  readonly metadata: Metadata;
  readonly createdAt: number;
  /** Last put, get or head. */
  readonly usedAt?: number;
  /** From this instant on the value is a miss. */
  readonly expiresAt?: number;
}

/** What `head` and `newest` tell: some tiers know no more than the key without fetching the value. */
export type Found = Pick<Entry, 'key'> & Partial<Entry>;

export interface Value {
  /** A copy: the caller may change it. */
  readonly bytes: Uint8Array;
  readonly metadata: Metadata;
  readonly createdAt: number;
  readonly expiresAt?: number;
}

export interface PutOptions {
  readonly metadata?: Metadata | undefined;
  readonly expiresAt?: number | undefined;
  /** Create only: of any number of racing writers, in any number of processes, exactly one stores. */
  readonly ifAbsent?: boolean | undefined;
  /**
   * The key names the content, as a digest does: a second copy under it is no conflict. So a tier need not
   * wait for, or trust, a writer that reserved the key and may have died since.
   */
  readonly contentAddressed?: boolean | undefined;
  /** For copies between tiers: when the value was first put. Default now. */
  readonly createdAt?: number | undefined;
}

/**
 * `stored`; `exists`: `ifAbsent` found a live value; `refused`: larger than the whole tier may hold, and
 * nothing was evicted for it.
 */
export type PutResult = 'stored' | 'exists' | 'refused';

/** What only the tier itself can count. */
export interface TierCounters {
  /** Values removed to keep the bounds. */
  readonly evictions: number;
  /** Values found damaged; each was a miss and was removed. */
  readonly corrupt: number;
}

/**
 * One place that keeps values under text keys (any text; by custom with `/` between its parts). A plain
 * object from a factory; test/contract/store holds every tier to these rules:
 *
 * - a reader sees a whole value or a miss, whatever a writer does at that moment, and even if it dies;
 * - `get` and `head` count as a use; when a bound is passed the least recently used values go first;
 * - an expired or damaged value is a miss, never an error;
 * - every other failure (unreachable, no permission, full) is thrown as a StoreError. The stack above turns
 *   it into a miss; a tier never hides it.
 */
export interface Tier {
  /** Kind of the tier, as users write it: `memory`, `disk`, `github`. */
  readonly name: string;
  /** Where each value costs much beside its bytes: the size that values are best filled up to. */
  readonly packBytes?: number;
  get(key: string): Promise<Value | undefined>;
  head(key: string): Promise<Found | undefined>;
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<PutResult>;
  /**
   * Live values whose key starts with `prefix`, in no particular order. Does not count as a use. A tier that
   * cannot list leaves it out, and has `newest` instead.
   */
  list?(prefix: string): AsyncIterable<Entry>;
  /** Of what starts with the first prefix that anything starts with: the value that was put last. */
  newest?(prefixes: readonly string[]): Promise<Found | undefined>;
  /** True if there was something to delete. */
  delete(key: string): Promise<boolean>;
  close(): Promise<void>;
  counters(): TierCounters;
}

/** A tier that knows all that it holds. */
export type ListingTier = Tier &
  Required<Pick<Tier, 'list'>> & { head(key: string): Promise<Entry | undefined> };
