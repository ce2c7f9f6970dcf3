export type Json = { readonly [key: string]: unknown };

/** The files a plan is made over: their names, and their text on demand. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  /** Text of a file; undefined when it cannot be read (deleted, a link to nowhere). */
  read(path: string): string | undefined;
  /** Why a file that is there is not read, as a predicate: it is a device, too large, … */
  refused?(path: string): string | undefined;
  /** The file that a link leads to. */
  leadsTo?(path: string): string | undefined;
}

export interface Package {
  readonly folder: string;
  readonly json: Json;
}

export const object = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
