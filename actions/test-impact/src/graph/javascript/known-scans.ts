import { isModule } from '../../repository/paths.ts';
import { textDigest } from '../../repository/text-digest.ts';
import type { SourceTree } from '../../repository/tree.ts';
import type { ModuleScan } from './scan-module.ts';

/** A scan, and the digest of the text that it is of. */
interface KnownScan {
  readonly digest: string;
  readonly scan: ModuleScan;
}

/** Scans by the path of the module. */
export type Scans = ReadonlyMap<string, KnownScan>;

/** A record is written anew when so much of it is old: each writing is an upload, and stays in GitHub's cache. */
const WORTH_WRITING = 0.05;
/** Fewer modules are scanned in the time in which their scans are fetched. */
const MIN_MODULES = 500;

/** Whether a repository with these files is large enough for its scans to be kept. */
export const keepsScans = (files: readonly { readonly path: string }[]): boolean =>
  files.filter(({ path }) => isModule(path)).length >= MIN_MODULES;

/**
 * Scans that an earlier plan made, and those that this one makes. A scan counts for the text that it is of alone: the
 * digest is of what the working tree holds, so neither a file that was edited nor one that a filter of git wrote
 * (line ends, LFS) is taken for another one.
 */
export class KnownScans {
  readonly #earlier: Scans;
  readonly #current = new Map<string, KnownScan>();
  #made = 0;
  #used = 0;

  constructor(earlier: Scans = new Map()) {
    this.#earlier = earlier;
  }

  /** The scan of a file as it is, without its text; undefined where none is known, and for links. */
  known(path: string, tree: Pick<SourceTree, 'digest'>): ModuleScan | undefined {
    // Several suites of a plan read the same files.
    const current = this.#current.get(path);
    const known = current ?? this.#earlier.get(path);
    if (known === undefined || known.digest !== tree.digest?.(path)) return undefined;
    if (current === undefined) {
      this.#current.set(path, known);
      this.#used += 1;
    }
    return known.scan;
  }

  add(path: string, text: string, scan: ModuleScan): void {
    this.#current.set(path, { digest: textDigest(text), scan });
    this.#made += 1;
  }

  /** Every scan of this plan, where enough of them are new, or of what was known no longer counts. */
  worthWriting(): Scans | undefined {
    const { size } = this.#current;
    const old = Math.max(this.#made, this.#earlier.size - this.#used);
    return size >= MIN_MODULES && old > WORTH_WRITING * size ? this.#current : undefined;
  }
}
