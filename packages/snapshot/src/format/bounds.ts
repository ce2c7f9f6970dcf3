/**
 * How much an entry may ask for, in proportion to what is stored of it: a small value costs little, whatever it says.
 * Each bound is many times what the largest honest trees need. The most that few bytes can list are empty files of the
 * same time: a million are 14 MB of text in 20 kB. A file with content brings a digest, which cannot be compressed.
 */

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** No store prefers larger packs. */
export const MAX_PACK_BYTES = 32 * MIB;
/** A segment holds at most this many bytes of content, so a reader can bound what it decompresses. */
export const MAX_SEGMENT_BYTES = 4 * MIB;
/** More of anything (packs, chunks, entries) is refused. */
export const MAX_ENTRIES = 4_000_000;
/** Of a decompressed index: what four million files take. */
export const MAX_TEXT_BYTES = 256 * MIB;
/** Of all paths of an entry together. */
const MAX_PATHS_BYTES = 256 * MIB;
/** Chunks that all files of an entry name together: bounds an entry that names the same ones over and over. */
export const MAX_REFERENCES = 16_000_000;
/** Of the lines of `path`. */
export const MAX_ROOTS_BYTES = MIB;

/** Bytes of text that so many stored bytes may decompress to. */
export const maxTextBytes = (stored: number): number => Math.min(MAX_TEXT_BYTES, 32 * MIB + 1000 * stored);

/** Entries that so many stored bytes may list. */
export const maxRows = (stored: number): number => 2_000_000 + 50 * stored;

/** A digest takes 32 bytes, but up to three are equal: a pack's, its only segment's and that segment's only chunk's. */
const maxDigests = (stored: number): number => Math.floor((8 * KIB + 3 * stored) / 32);

/** Bytes that the paths of so many entries may have. */
export const maxPathsBytes = (entries: number): number => Math.min(MAX_PATHS_BYTES, 16 * MIB + 256 * entries);

/** Bytes of content, and of files made of it, that so many compressed bytes may become. */
export const maxContentBytes = (stored: number): number => 8 * GIB + 256 * stored;

/** What one text may still list while it is read. */
export interface Allowance {
  digests: number;
  readonly rows: number;
}

export const allowanceOf = (stored: number): Allowance => ({
  digests: maxDigests(stored),
  rows: maxRows(stored),
});
