/** Changes when an older reader would misread a snapshot. */
export const FORMAT = 2;
/** No store prefers larger packs. */
export const MAX_PACK_BYTES = 32 * 1024 * 1024;
/** A segment holds at most this many bytes of content, so a reader can bound what it decompresses. */
export const MAX_SEGMENT_BYTES = 4 * 1024 * 1024;
/** More of anything (packs, chunks, entries) is refused. */
export const MAX_ENTRIES = 4_000_000;

/** Where a pack or an index is kept. All entries of one repository share a folder, which is what shares content. */
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

/** A piece of content: where in which segment, and its own digest, by which equal content is found. */
export interface Chunk {
  readonly sha256: string;
  /** Index into `packs`, and into that pack's `segments`. */
  readonly pack: number;
  readonly segment: number;
  /** In the segment's content. */
  readonly offset: number;
  readonly size: number;
}

interface Common {
  /** Index into `roots`. */
  readonly root: number;
  /** Relative to the root, with `/`; '' is the root itself. */
  readonly path: string;
  /** Milliseconds since 1970, to the microsecond: a multiple of 0.001. */
  readonly mtime: number;
}
export interface DirectoryEntry extends Common {
  readonly type: 'directory';
  readonly mode: number;
}
export interface FileEntry extends Common {
  readonly type: 'file';
  readonly mode: number;
  readonly size: number;
  /** Indices into `chunks`, in the order of the content. A file's digests are its chunks'. */
  readonly chunks: readonly number[];
  /** It had holes: what is all zeros need not take room on the disk. */
  readonly sparse?: boolean;
}
export interface LinkEntry extends Common {
  readonly type: 'symlink';
  readonly target: string;
}
/** Another name of a file of this snapshot. */
export interface HardLinkEntry extends Common {
  readonly type: 'hardlink';
  /** Index into `entries`, of a file that comes before this. */
  readonly file: number;
}
export type ManifestEntry = DirectoryEntry | FileEntry | LinkEntry | HardLinkEntry;

/**
 * What a snapshot holds, in the order of root and path. It is written after all its packs: no manifest, no
 * snapshot. How it is stored (in full, or as the difference to another one) is encode-manifest.ts's concern.
 */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** The store key it was saved under, so that it cannot be passed off as another entry. */
  readonly key: string;
  /** The lines of `path` it was saved with. */
  readonly roots: readonly string[];
  readonly packs: readonly Pack[];
  readonly chunks: readonly Chunk[];
  readonly entries: readonly ManifestEntry[];
}
