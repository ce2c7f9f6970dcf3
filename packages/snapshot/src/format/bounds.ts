/**
 * How much an entry may ask for, by how little of it is stored: so that a small value costs little, whatever it says.
 * Each bound is many times what the largest honest trees need. A million empty files of one time, the most that little
 * text can say, are 14 MB of text in 20 kB; a file with content brings a digest, which no compression makes smaller.
 */

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Of an index when it is decompressed: what four million files take. */
export const MAX_TEXT_BYTES = 256 * MIB;
/** Of all paths of an entry together. */
const MAX_PATHS_BYTES = 256 * MIB;
/** Named in one entry, so that one that lists itself to millions of chunks over and over ends early. */
export const MAX_REFERENCES = 16_000_000;
/** Of the lines of `path`. */
export const MAX_ROOTS_BYTES = MIB;

/** Bytes of text that so many stored bytes can be. */
export const maxTextBytes = (stored: number): number => Math.min(MAX_TEXT_BYTES, 32 * MIB + 1000 * stored);

/** Entries that so many stored bytes can list. */
export const maxRows = (stored: number): number => 2_000_000 + 50 * stored;

/** A digest takes its 32 bytes, but a pack, its only segment and that one's only chunk can have the same one. */
const maxDigests = (stored: number): number => Math.floor((8 * KIB + 3 * stored) / 32);

/** Bytes of the paths of so many entries. */
export const maxPathsBytes = (entries: number): number => Math.min(MAX_PATHS_BYTES, 16 * MIB + 256 * entries);

/** Bytes of content, and of files made of it, that so many compressed bytes can be. */
export const maxContentBytes = (stored: number): number => 8 * GIB + 256 * stored;

/** What is left of that for one text while it is read. */
export interface Allowance {
  digests: number;
  readonly rows: number;
}

export const allowanceOf = (stored: number): Allowance => ({
  digests: maxDigests(stored),
  rows: maxRows(stored),
});
