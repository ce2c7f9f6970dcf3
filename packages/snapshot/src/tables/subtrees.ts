import { DIRECTORY, type EntryTable } from './entry-table.ts';

/** Rows of what lies directly in a folder. @param ends see `subtreeEnds` */
export function* childrenOf(ends: Uint32Array, folder: number): Generator<number> {
  for (let child = folder + 1; child < ends[folder]!; child = ends[child]!) yield child;
}

const cache = new WeakMap<EntryTable, Uint32Array | null>();

/**
 * For each entry, the first row behind it that is not below it.
 * @returns undefined where the entries are not in the order of a scan, each folder followed by all that is in it
 */
export function subtreeEnds(entries: EntryTable): Uint32Array | undefined {
  let ends = cache.get(entries);
  if (ends === undefined) {
    ends = findEnds(entries) ?? null;
    cache.set(entries, ends);
  }
  return ends ?? undefined;
}

function findEnds({ length, types, roots, paths }: EntryTable): Uint32Array | undefined {
  const ends = new Uint32Array(length);
  /** The folders that contain the previous entry, or are that entry; the innermost last. */
  const open: number[] = [];
  for (let index = 0; index < length; index++) {
    const isFirst = index === 0 || roots[index] !== roots[index - 1];
    if (isFirst && index > 0 && roots[index]! < roots[index - 1]!) return undefined;
    const shared = isFirst ? 0 : paths.shared(index, paths, index - 1);
    if (!isFirst && paths.compare(index, paths, index - 1, shared) <= 0) return undefined;
    while (open.length > 0 && (isFirst || !paths.isBelow(index, open.at(-1)!, shared))) {
      ends[open.pop()!] = index;
    }
    const folder = open.at(-1);
    if (folder !== undefined && !paths.isDirectlyIn(index, folder)) return undefined;
    if (types[index] === DIRECTORY) open.push(index);
    else ends[index] = index + 1;
  }
  for (const folder of open) ends[folder] = length;
  return ends;
}
