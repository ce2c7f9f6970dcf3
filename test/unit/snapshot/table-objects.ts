import { type ChunkTable, ChunkTableBuilder } from '../../../packages/snapshot/src/tables/chunk-table.ts';
import {
  DIRECTORY,
  EntryTable,
  EntryTableBuilder,
  HARD_LINK,
  SPARSE_FILE,
  SYMLINK,
} from '../../../packages/snapshot/src/tables/entry-table.ts';

/** A row of a chunk table as an object, which a test can compare and change. */
export interface Chunk {
  readonly sha256: string;
  readonly pack: number;
  readonly segment: number;
  readonly offset: number;
  readonly size: number;
}

interface Common {
  readonly root: number;
  readonly path: string;
  readonly mtime: number;
}
/** A row of an entry table as an object. */
export type ManifestEntry = Common &
  (
    | { readonly type: 'directory'; readonly mode: number }
    | {
        readonly type: 'file';
        readonly mode: number;
        readonly size: number;
        readonly chunks: readonly number[];
        readonly sparse?: boolean;
      }
    | { readonly type: 'symlink'; readonly target: string }
    | { readonly type: 'hardlink'; readonly file: number }
  );

export type FileEntry = Extract<ManifestEntry, { readonly type: 'file' }>;

/** A column of digests (digests.ts). */
export function digestColumn(digests: readonly string[]): Uint32Array<ArrayBuffer> {
  const bytes = Buffer.from(digests.join(''), 'hex');
  if (bytes.byteLength !== digests.length * 32) throw new Error('one of these is no digest');
  return new Uint32Array(new Uint8Array(bytes).buffer);
}

export function chunkTable(chunks: readonly Chunk[]): ChunkTable {
  const builder = new ChunkTableBuilder();
  const digests = digestColumn(chunks.map(({ sha256 }) => sha256));
  for (const [index, { pack, segment, offset, size }] of chunks.entries()) {
    builder.addFrom(digests, index, pack, segment, offset, size);
  }
  return builder.finish();
}

export const chunksOf = (table: ChunkTable): Chunk[] =>
  Array.from({ length: table.length }, (_, index) => ({
    sha256: table.sha256(index),
    pack: table.packs[index]!,
    segment: table.segments[index]!,
    offset: table.offsets[index]!,
    size: table.sizes[index]!,
  }));

/** A builder takes files without their content, as a save knows that only later. */
export function entryTable(entries: readonly ManifestEntry[]): EntryTable {
  const builder = new EntryTableBuilder();
  for (const entry of entries) add(builder, entry);
  const table = builder.finish();
  const references: number[] = [];
  const starts = [0];
  for (const [index, entry] of entries.entries()) {
    const own = entry.type === 'file' ? entry.chunks : table.chunks(index);
    for (const reference of own) references.push(reference);
    starts.push(references.length);
  }
  return new EntryTable({
    ...table,
    starts: Uint32Array.from(starts),
    references: Uint32Array.from(references),
  });
}

function add(builder: EntryTableBuilder, entry: ManifestEntry): number {
  const { root, path, mtime } = entry;
  switch (entry.type) {
    case 'directory':
      return builder.addDirectory(root, path, mtime, entry.mode);
    case 'symlink':
      return builder.addLink(root, path, mtime, entry.target);
    case 'hardlink':
      return builder.addHardLink(root, path, mtime, entry.file);
    default:
      return builder.addFile(root, path, mtime, entry.mode, entry.size, entry.sparse ?? false);
  }
}

export const entriesOf = (table: EntryTable): ManifestEntry[] =>
  Array.from({ length: table.length }, (_, index) => entryAt(table, index));

export function entryAt(table: EntryTable, index: number): ManifestEntry {
  const common = { root: table.roots[index]!, path: table.path(index), mtime: table.mtimes[index]! };
  const mode = table.modes[index]!;
  switch (table.types[index]) {
    case DIRECTORY:
      return { type: 'directory', ...common, mode };
    case SYMLINK:
      return { type: 'symlink', ...common, target: table.target(index) };
    case HARD_LINK:
      return { type: 'hardlink', ...common, file: table.linked(index) };
    default: {
      const chunks = [...table.chunks(index)];
      const file = { type: 'file', ...common, mode, size: table.sizes[index]!, chunks } as const;
      return table.types[index] === SPARSE_FILE ? { ...file, sparse: true } : file;
    }
  }
}
