import type { ChunkTable } from '../tables/chunk-table.ts';
import type { EntryTable } from '../tables/entry-table.ts';

/** Changes when an older reader would misread a snapshot. */
export const FORMAT = 4;

/** Store key of a pack or an index. Entries of one repository share a folder, and with it their content. */
export const packKey = (folder: string, sha256: string): string => `${folder}${sha256}`;

/** How a segment is compressed. */
export const CODECS = ['zstd', 'lz4', 'brotli', 'none'] as const;
export type Codec = (typeof CODECS)[number];

/** A part of a pack that is fetched, verified and decompressed on its own. */
export interface Segment {
  /** Of the compressed bytes: compared before anything is decompressed. */
  readonly sha256: string;
  readonly codec: Codec;
  /** Where in the pack, and how many compressed bytes. */
  readonly offset: number;
  readonly bytes: number;
  /** Bytes after decompression. */
  readonly size: number;
}

/** An immutable blob in the store, named by the sha256 of its bytes: segments, one after another. */
export interface Pack {
  readonly sha256: string;
  readonly bytes: number;
  readonly segments: readonly Segment[];
}

/**
 * What a snapshot holds, in the order of root and path. It is written after all its packs: without a manifest there is
 * no snapshot. encode-manifest.ts stores it in full or as the difference to another one.
 */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** The store key it was saved under, so that it cannot pass for another entry. */
  readonly key: string;
  /** The lines of `path` it was saved with. */
  readonly roots: readonly string[];
  readonly packs: readonly Pack[];
  readonly chunks: ChunkTable;
  readonly entries: EntryTable;
}
