/** Larger values are refused: a register is for a small record that many processes agree on. */
export const MAX_REGISTER_BYTES = 64 * 1024;

export interface RegisterValue {
  /** A copy: the caller may change it. */
  readonly bytes: Uint8Array;
  /** Differs for each `replace`, also for one with the same bytes. Means something only to the tier that gave it. */
  readonly version: string;
}

/**
 * Small values that change by compare-and-set, atomically between any number of processes and machines.
 * test/contract/store/register.ts holds every tier's to these rules:
 *
 * - of any number of racing calls of `replace` with the same expected version at most one succeeds;
 * - a value is read whole, whatever a writer does at that moment and even if it dies; what the tier itself damaged
 *   is an error (PACELINE_STORE_DAMAGED) and never taken for "none": someone may rely on what stood there;
 * - a writer that dies holds nothing up.
 *
 * Values are neither listed nor evicted with those of the tier, and never expire.
 */
export interface Register {
  /** @returns undefined where there is none */
  read(key: string): Promise<RegisterValue | undefined>;
  /**
   * Replaces the value only while its version is the expected one; undefined: only while there is none.
   * @returns the new version; undefined where another writer was first
   * @throws StoreError PACELINE_STORE_TOO_LARGE above 64 KiB. After one with `retryable` the value may have been
   *   replaced or not, as an answer can be lost: `read` tells, where the bytes say whose they are
   */
  replace(key: string, bytes: Uint8Array, expected: string | undefined): Promise<string | undefined>;
  /** Where the value of a key stands, for people who have to delete it by hand; with no credentials in it. */
  locate(key: string): string;
}
