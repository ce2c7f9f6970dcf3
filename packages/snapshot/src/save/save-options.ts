import type { Metadata } from '@paceline/store';
import type { Amount } from '../amount.ts';
import type { Compression } from '../format/codec.ts';
import type { Signer, Verifier } from '../format/envelope.ts';
import type { PathSet } from '../paths/path-set.ts';

export interface SaveOptions {
  /** Store key of the entry. */
  readonly key: string;
  /** Start of the packs' store keys, ending in `/`. Entries share content if they have the same. */
  readonly packs: string;
  readonly paths: PathSet;
  /** Store keys of earlier entries that are likely to have the same content, best first. */
  readonly earlier?: readonly string[] | undefined;
  /** Default zstd. */
  readonly compression?: Compression | undefined;
  /** File of the stat cache (stat-cache.ts); replaced by a save. */
  readonly statCache?: string | undefined;
  /** As in CachedEntryOptions: which entry's stat cache may be used. */
  readonly mayRead?: ((key: string) => boolean) | undefined;
  readonly signer?: Signer | undefined;
  /** Earlier entries are only built on when they verify. */
  readonly verifier?: Verifier | undefined;
  /** What to do when the key has an entry already. Default `keep`. */
  readonly existing?: 'keep' | 'replace' | 'fail' | undefined;
  /** Of the entry: milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  /** Stored beside the entry, with `files`, `bytes` and `packs`. */
  readonly metadata?: Metadata | undefined;
  /** Packs and indexes that are damaged or about to be deleted: not reused, and put again where they are needed. */
  readonly avoid?: ((sha256: string) => boolean) | undefined;
  /** Threads; 0 = none. Default: none if the work is done before they would have started, else 2 to 8. */
  readonly workers?: number | undefined;
  /** Called with a sentence for each thing that was left out. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** The same for what the user should know, such as how many names are not UTF-8. Default: `onNote`. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /** Called now and then with how much of the files is done. */
  readonly onProgress?: ((done: Amount, total: Amount) => void) | undefined;
}
