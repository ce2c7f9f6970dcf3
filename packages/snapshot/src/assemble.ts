import { changedError } from './intake.ts';
import { type Known, renumber } from './known.ts';
import { type Chunk, FORMAT, type Manifest, type ManifestEntry } from './manifest.ts';
import type { SaveOptions } from './save.ts';
import type { Scanned, ScannedFile } from './scan.ts';
import type { Content } from './take-content.ts';

/** The manifest of what was scanned and taken. */
export function assemble(
  options: Pick<SaveOptions, 'key' | 'paths'>,
  scanned: readonly Scanned[],
  known: Known,
  content: Content,
): Manifest {
  const { kept, written, fresh, taken } = content;
  const { places, chunks, asTheyWere } = placeChunks(known, content);
  const freshPlaces = new Map<string, number>();
  for (const { sha256, place, offset, size } of fresh.values()) {
    freshPlaces.set(sha256, chunks.length);
    chunks.push({ sha256, pack: kept.length + place.pack, segment: place.segment, offset, size });
  }
  const placeOf = (sha256: string, file: ScannedFile): number => {
    const id = known.find(sha256);
    const place = id === undefined || places[id] === -1 ? freshPlaces.get(sha256) : places[id];
    if (place === undefined) throw changedError(file);
    return place;
  };
  const linked = new Map<ScannedFile, number>();
  for (const one of scanned) if (one.type === 'hardlink') linked.set(one.to, -1);
  const entries = scanned.map((entry, index): ManifestEntry => {
    if (entry.type === 'hardlink') {
      const { root, path, to } = entry;
      const file = linked.get(to)!;
      return { type: 'hardlink', root, path, mtime: taken[file]!.file.mtime, file };
    }
    if (entry.type !== 'file') return entry;
    if (linked.size > 0 && linked.has(entry)) linked.set(entry, index);
    const one = taken[index]!;
    const { type, root, path, mode, mtime, size, sparse } = one.file;
    const about = { type, root, path, mtime, mode, size };
    if (!('ids' in one)) {
      const list = one.digests.map((sha256) => placeOf(sha256, one.file));
      return { ...about, chunks: list, ...(sparse && { sparse }) };
    }
    const old = one.entry;
    const stays = asTheyWere && one.ids === old.chunks;
    const sameSparse = sparse === (old.sparse ?? false);
    if (stays && sameSparse && old.mtime === mtime && old.mode === mode) return old;
    const list = stays
      ? old.chunks
      : one.ids.map((id) => (places[id]! >= 0 ? places[id]! : placeOf(known.chunks[id]!.sha256, one.file)));
    return { ...about, chunks: list, ...(sparse && { sparse }) };
  });
  return {
    format: FORMAT,
    key: options.key,
    roots: options.paths.roots.map(({ line }) => line),
    packs: [...kept.map((pack) => known.packs[pack]!), ...written],
    chunks,
    entries,
  };
}

/**
 * The chunks of the packs that are kept, also those that no file has any more: they are there for later saves.
 * @returns `places`: for each id its place among them, or -1; `asTheyWere`: each has its id as its place
 */
function placeChunks({ packs, chunks: all }: Known, { kept }: Content) {
  const numbers = new Int32Array(packs.length).fill(-1);
  for (const [number, pack] of kept.entries()) numbers[pack] = number;
  const chunks: Chunk[] = [];
  const places = renumber(all, numbers, chunks);
  return { places, chunks, asTheyWere: chunks.length === all.length };
}

/** Whether two manifests describe the same tree, wherever its content is. */
export function sayTheSame(one: Manifest, other: Manifest): boolean {
  if (one.entries.length !== other.entries.length) return false;
  return one.entries.every((a, index) => {
    const b = other.entries[index]!;
    if (a.path !== b.path || a.root !== b.root || a.mtime !== b.mtime) return false;
    if (a.type === 'hardlink') return b.type === 'hardlink' && a.file === b.file;
    if (a.type === 'symlink') return b.type === 'symlink' && a.target === b.target;
    if (a.type === 'directory') return b.type === 'directory' && a.mode === b.mode;
    return (
      b.type === 'file' &&
      a.mode === b.mode &&
      a.sparse === b.sparse &&
      a.chunks.length === b.chunks.length &&
      a.chunks.every((chunk, at) => one.chunks[chunk]!.sha256 === other.chunks[b.chunks[at]!]!.sha256)
    );
  });
}
