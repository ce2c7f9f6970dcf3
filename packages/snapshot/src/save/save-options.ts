import type { Metadata } from '@paceline/store';
import type { Amount } from '../amount.ts';
import type { Compression } from '../format/codec.ts';
import type { Signer, Verifier } from '../format/envelope.ts';
import type { PathSet } from '../paths/path-set.ts';

export interface SaveOptions {
  /** Store key of the entry. */
  readonly key: string;
  /** Start of the packs' store keys, ending in `/`; the same for all entries that shall share content. */
  readonly packs: string;
  readonly paths: PathSet;
  /** Store keys of earlier entries whose content is likely to come again, best first. */
  readonly earlier?: readonly string[] | undefined;
  /** Default zstd. */
  readonly compression?: Compression | undefined;
  /** File with what this machine knows of these paths (stat-cache.ts); written anew by a save. */
  readonly statCache?: string | undefined;
  /** As in CachedEntryOptions: of what entry the file may tell. */
  readonly mayRead?: ((key: string) => boolean) | undefined;
  readonly signer?: Signer | undefined;
  /** Earlier entries are only built on when they verify. */
  readonly verifier?: Verifier | undefined;
  /** When an entry stands under this key: default `keep`. */
  readonly existing?: 'keep' | 'replace' | 'fail' | undefined;
  /** Of the entry: milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  /** Stored beside the entry, with `files`, `bytes` and `packs`. */
  readonly metadata?: Metadata | undefined;
  /** Packs and indexes that are damaged or about to be deleted: not built on, and put anew where they are needed again. */
  readonly avoid?: ((sha256: string) => boolean) | undefined;
  /** Threads; 0 for none. Default: none for what is done before they would have started, else 2 to 8. */
  readonly workers?: number | undefined;
  /** Told what was left out. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Told what was left out and should be known of, such as how many names are not UTF-8. Default: `onNote`. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /** Told now and then how much of the files was looked at. */
  readonly onProgress?: ((done: Amount, total: Amount) => void) | undefined;
}
