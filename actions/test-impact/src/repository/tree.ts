import type { Json, Tree } from '@paceline/runners';

/** The files that a plan is made from. */
export interface SourceTree extends Tree {
  /** `textDigest` of what `read` gives; undefined where there is no text, and for links. */
  digest?(path: string): string | undefined;
  /** Why a file that is there is not read, as a predicate: it is a device, too large, … */
  refused?(path: string): string | undefined;
  /** The file or folder that a link leads to. */
  leadsTo?(path: string): string | undefined;
  /** Links to folders of the repository, with these folders. */
  readonly linkedFolders?: ReadonlyMap<string, string>;
  /** Folders of other repositories, of which only the commit is known. */
  readonly submodules?: ReadonlySet<string>;
}

/** A package.json and the folder it is in. */
export interface Package {
  readonly folder: string;
  readonly json: Json;
}
