import { FORMAT, type Manifest } from '../format/manifest.ts';
import { ChunkTableBuilder } from '../tables/chunk-table.ts';
import { isSameDigest } from '../tables/digests.ts';
import { EntryTable, HARD_LINK, isFileType, SYMLINK } from '../tables/entry-table.ts';
import { changedError } from './archiver.ts';
import type { Content } from './collect-content.ts';
import type { Parent } from './parent.ts';
import type { SaveOptions } from './save-options.ts';
import type { Scan } from './scan.ts';

/** The manifest of a scan and its content. It shares columns with the scan. */
export function buildManifest(
  options: Pick<SaveOptions, 'key' | 'paths'>,
  { entries: scanned, paths }: Scan,
  parent: Parent,
  { kept, written, fresh, contents }: Content,
): Manifest {
  // Chunks of kept packs are listed even if no file has them any more: a later save can use them.
  const numbers = new Int32Array(parent.packs.length).fill(-1);
  for (const [number, pack] of kept.entries()) numbers[pack] = number;
  const chunks = new ChunkTableBuilder(parent.chunks.length + fresh.length);
  const copied = new Int32Array(parent.chunks.length).fill(-1);
  for (let id = 0; id < copied.length; id++) {
    const pack = numbers[parent.chunks.packs[id]!]!;
    if (pack >= 0) copied[id] = chunks.copy(parent.chunks, id, pack);
  }
  const firstFresh = chunks.length;
  const { digests } = fresh;
  for (let id = 0; id < fresh.length; id++) {
    const { pack, segment, offset, size } = fresh.at(id);
    chunks.addFrom(digests, id, kept.length + pack, segment, offset, size);
  }
  const chunkOf = (id: number): number => {
    if (id >= copied.length) return firstFresh + id - copied.length;
    if (copied[id]! >= 0) return copied[id]!;
    // Its pack was dropped, and the content was read again, of this file or of another.
    const again = fresh.find(parent.chunks.digests, id);
    return again < 0 ? -1 : firstFresh + again;
  };
  const starts = new Uint32Array(scanned.length + 1);
  for (let entry = 0; entry < scanned.length; entry++) {
    starts[entry + 1] = starts[entry]! + (contents.of(entry)?.length ?? scanned.count(entry));
  }
  const references = new Uint32Array(starts[scanned.length]!);
  for (let entry = 0; entry < scanned.length; entry++) {
    let at = starts[entry]!;
    const ids = contents.of(entry);
    if (ids) {
      for (let index = 0; index < ids.length; index++) {
        const chunk = chunkOf(ids[index]!);
        if (chunk < 0) throw changedError(paths.at(entry));
        references[at++] = chunk;
      }
      continue;
    }
    const first = scanned.starts[entry]!;
    for (let link = 0; link < scanned.count(entry); link++)
      references[at++] = scanned.references[first + link]!;
    // The file may have been read again since, with another time.
    if (scanned.types[entry] === HARD_LINK) scanned.mtimes[entry] = scanned.mtimes[scanned.linked(entry)]!;
  }
  return {
    format: FORMAT,
    key: options.key,
    roots: options.paths.roots.map(({ line }) => line),
    packs: [...kept.map((pack) => parent.packs[pack]!), ...written],
    chunks: chunks.finish(),
    entries: new EntryTable({ ...scanned, starts, references }),
  };
}

/** Whether two manifests describe the same tree, whatever packs its content is in. */
export function isSameTree(one: Manifest, other: Manifest): boolean {
  const [a, b] = [one.entries, other.entries];
  if (a.length !== b.length) return false;
  for (let entry = 0; entry < a.length; entry++) {
    const type = a.types[entry]!;
    if (type !== b.types[entry] || a.roots[entry] !== b.roots[entry] || a.mtimes[entry] !== b.mtimes[entry])
      return false;
    if (!a.paths.isSame(entry, b.paths, entry) || a.modes[entry] !== b.modes[entry]) return false;
    if (type === HARD_LINK && a.linked(entry) !== b.linked(entry)) return false;
    if (type === SYMLINK && a.target(entry) !== b.target(entry)) return false;
    if (isFileType(type) && !hasSameContent(one, other, entry)) return false;
  }
  return true;
}

function hasSameContent(one: Manifest, other: Manifest, entry: number): boolean {
  const [a, b] = [one.entries, other.entries];
  const count = a.count(entry);
  if (count !== b.count(entry)) return false;
  for (let at = 0; at < count; at++) {
    const chunk = a.references[a.starts[entry]! + at]!;
    const its = b.references[b.starts[entry]! + at]!;
    if (!isSameDigest(one.chunks.digests, chunk, other.chunks.digests, its)) return false;
  }
  return true;
}
