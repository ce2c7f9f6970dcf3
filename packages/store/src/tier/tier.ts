import type { Register } from './register.ts';

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

/** What `head` and `newest` return: some tiers know only the key without fetching the value. */
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
  /** sha256 of the bytes, hex, where the caller has it at hand: so they are hashed once. */
  readonly sha256?: string | undefined;
  /**
   * Differs for each put, repetitions of the same one aside: `ifAbsent` over a network takes a live value of this
   * id for its own, of which the answer was lost, and says `stored`. Given by the stack.
   */
  readonly id?: string | undefined;
  /** For the stack: only into tiers that can list, for values that are only ever found by listing. A tier ignores it. */
  readonly listedOnly?: boolean | undefined;
}

export interface GetOptions {
  /**
   * The digest that the value must have, hex, from a caller that verifies the bytes itself. A tier may then
   * compare it with the one it noted and not hash the bytes again; what it noted otherwise is damage.
   */
  readonly sha256?: string | undefined;
  /**
   * Gives memory of so many bytes, for a tier that knows how many it will read: so that large values that come one
   * after the other need not each be given new memory, or be copied. What the value does not fill of it is lost. A
   * tier may ask more than once, or not at all.
   */
  readonly memory?: ((bytes: number) => Uint8Array) | undefined;
}

/** Which values the stack hands to a tier; what no tier accepts goes to the slowest. Absent = everything. */
export interface WritePolicy {
  /** Only values of at most this many bytes: small and hot. */
  readonly maxValueBytes?: number | undefined;
  /** Values above this many bytes, or that live longer than `minLifetimeSeconds`; all, where no other tier is shared. */
  readonly minValueBytes?: number | undefined;
  readonly minLifetimeSeconds?: number | undefined;
}

/** How the stack calls a tier. Absent = as for a folder of this machine: at once, once, for as long as it takes. */
export interface TierLimits {
  /** Until a call without bytes counts as failed; with bytes it gets what they take at `maxBandwidth`, or at 4 MiB/s, in addition. */
  readonly deadlineSeconds?: number | undefined;
  /** Repetitions after failures that may be gone a moment later. */
  readonly retries?: number | undefined;
  /** Calls at once. */
  readonly concurrency?: number | undefined;
  /** Bytes per second, both ways together. */
  readonly maxBandwidth?: number | undefined;
  /** When a read has not answered by then, the next tier is asked too. Absent: learned from the calls before. */
  readonly hedgeAfterSeconds?: number | undefined;
}

/**
 * `stored`; `exists`: `ifAbsent` found a live value; `refused`: larger than the whole tier may hold, and
 * nothing was evicted for it.
 */
export type PutResult = 'stored' | 'exists' | 'refused';

export interface ListOptions {
  /**
   * Only the keys matter: where the rest would cost a request per value, `metadata` is empty, `createdAt` is when
   * the value was written there, by the server's clock, and values that have expired may be among them.
   */
  readonly shallow?: boolean | undefined;
  /**
   * For a shallow list that can do without some values: where even the key of one would cost a request it is left
   * out, and this is called instead.
   */
  readonly onUnnamed?: (() => void) | undefined;
  /** Also values that have expired, where they keep their space until they are deleted. */
  readonly expired?: boolean | undefined;
}

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
  /** Kind of the tier, as users write it: `memory`, `disk`, `github`, `redis`, `s3`, `gs`, `azblob`. */
  readonly name: string;
  /** Where each value costs much beside its bytes: the size that values are best filled up to. */
  readonly packBytes?: number;
  /** Other machines see what is put here. */
  readonly shared?: boolean;
  readonly writePolicy?: WritePolicy;
  /** Given for what is reached over a network: with it come repetitions, a circuit breaker and hedged reads. */
  readonly limits?: TierLimits;
  get(key: string, options?: GetOptions): Promise<Value | undefined>;
  /**
   * `length` bytes from `offset`, without the rest of the value: for values whose parts the caller can verify
   * on their own. Undefined on a miss. Fewer bytes when the value ends before; never other ones. A tier for
   * which this is no cheaper than `get` leaves it out. Does not count as damage found, nor verify a digest.
   */
  getRange?(key: string, offset: number, length: number): Promise<Uint8Array | undefined>;
  head(key: string): Promise<Found | undefined>;
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<PutResult>;
  /**
   * Live values whose key starts with `prefix`, in no particular order. Does not count as a use. A tier that
   * cannot list leaves it out, and has `newest` instead.
   */
  list?(prefix: string, options?: ListOptions): AsyncIterable<Entry>;
  /**
   * Of what starts with the first prefix that anything starts with: the value that was put last, that is, the
   * live one with the latest `createdAt`. A tier for which this is no cheaper than `list` leaves it out.
   */
  newest?(prefixes: readonly string[]): Promise<Found | undefined>;
  /**
   * True of a tier that answers with what the run's own ref put there before it looks at what others did, whatever the
   * key: so a key that only runs of another ref may write does not say that one of them did.
   */
  readonly ownRefFirst?: boolean;
  /** True if there was something to delete. */
  delete(key: string): Promise<boolean>;
  /** Small values that change by compare-and-set. A tier that cannot keep its rules leaves it out. */
  readonly register?: Register;
  close(): Promise<void>;
  counters(): TierCounters;
}

/** A tier that knows all that it holds. */
export type ListingTier = Tier &
  Required<Pick<Tier, 'list'>> & { head(key: string): Promise<Entry | undefined> };
