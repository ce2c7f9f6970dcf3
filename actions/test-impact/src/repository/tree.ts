import type { Json, Tree } from '@paceline/runners';

/** The files that a plan is made from. */
export interface SourceTree extends Tree {
  /** Why a file that is there is not read, as a predicate: it is a device, too large, … */
  refused?(path: string): string | undefined;
  /** The file that a link leads to. */
  leadsTo?(path: string): string | undefined;
}

/** A package.json and the folder it is in. */
export interface Package {
  readonly folder: string;
  readonly json: Json;
}
