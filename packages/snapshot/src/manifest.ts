import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Changes when an older reader would misread a snapshot. */
export const FORMAT = 1;
/** Content is cut into pieces of at most this many bytes. Packs are filled up to it too, or to what the store prefers. */
export const PIECE_BYTES = 4 * 1024 * 1024;
/** No store prefers larger packs. */
export const MAX_PACK_BYTES = 32 * 1024 * 1024;
/** A manifest of a million files is about 150 MB of JSON; more than this is an attack. */
const MAX_MANIFEST_BYTES = 512 * 1024 * 1024;

/** An immutable blob in the store, named by the sha256 of its (compressed) bytes. */
export interface Pack {
  readonly sha256: string;
  readonly bytes: number;
  /** Bytes after decompression. */
  readonly size: number;
}

/** A piece of content: where in which pack, and its own digest. */
export interface Chunk {
  readonly sha256: string;
  /** Index into `packs`. */
  readonly pack: number;
  readonly offset: number;
  readonly size: number;
}

interface Common {
  /** Index into `roots`. */
  readonly root: number;
  /** Relative to the root, with `/`; '' is the root itself. */
  readonly path: string;
  /** Milliseconds since 1970. */
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
}
export interface LinkEntry extends Common {
  readonly type: 'symlink';
  readonly target: string;
}
export type ManifestEntry = DirectoryEntry | FileEntry | LinkEntry;

/** What a snapshot holds. It is written after all its packs: no manifest, no snapshot. */
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

export async function encodeManifest(manifest: Manifest): Promise<Uint8Array> {
  return compress(Buffer.from(JSON.stringify(manifest)));
}

/** The JSON of a manifest, not yet trusted (see manifest-check.ts). Throws when it is no bounded zstd JSON. */
export async function decodeManifest(bytes: Uint8Array): Promise<unknown> {
  const text = await decompress(bytes, { maxOutputLength: MAX_MANIFEST_BYTES });
  return JSON.parse(text.toString('utf8'));
}
