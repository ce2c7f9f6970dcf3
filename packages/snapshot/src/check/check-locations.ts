import type { PathSet } from '../paths/path-set.ts';
import { isOwn, pathsBelow } from '../paths/paths.ts';
import { DIRECTORY, type EntryTable, SYMLINK } from '../tables/entry-table.ts';
import { entryProblem } from '../tables/manifest-problem.ts';

/** Most folders in one another. */
export const MAX_DEPTH = 256;
const SLASH = 0x2f;

/**
 * Checks that a save of these lines can have found every entry where it is. Entries are in the order of a scan, so none
 * is listed twice; each lies below nothing but folders, in one that is listed too, unless the line itself names it; no
 * `!` line leaves it out; and none is a link that a path of the list goes through, since a later restore would follow
 * it. Takes time in proportion to the bytes of all paths.
 * @param paths with the real folders of the roots
 * @throws ManifestProblem
 */
export function checkLocations(entries: EntryTable, paths: PathSet): void {
  const tops = checkOrder(entries, paths);
  checkExcluded(entries, paths, tops);
  checkLinks(entries, paths);
  if (anyNested(paths)) checkTogether(entries, paths, tops);
}

/** @returns 1 for each entry that its line itself names; all others lie in a folder that is listed before them */
function checkOrder(entries: EntryTable, { roots }: PathSet): Uint8Array {
  const { length, types, paths } = entries;
  const tops = new Uint8Array(length);
  /** The folders that contain the previous entry, or are that entry; the innermost last. */
  const open: number[] = [];
  for (let index = 0; index < length; index++) {
    const root = entries.roots[index]!;
    const before = index > 0 ? entries.roots[index - 1]! : -1;
    if (root < before) throw entryProblem(entries, index, 'is out of order');
    const isFirst = root !== before;
    if (isFirst) open.length = 0;
    const shared = isFirst ? 0 : paths.shared(index, paths, index - 1);
    if (!isFirst) {
      const order = paths.compare(index, paths, index - 1, shared);
      if (order === 0) throw entryProblem(entries, index, 'is listed twice');
      if (order < 0) throw entryProblem(entries, index, 'is out of order');
    }
    while (open.length > 0 && !paths.isBelow(index, open.at(-1)!, shared)) open.pop();
    const above = open.at(-1);
    const { matches } = roots[root]!;
    if (above === undefined) {
      if (matches ? !matches(entries.path(index)) : paths.size(index) > 0) {
        throw entryProblem(
          entries,
          index,
          matches ? 'is not among the paths asked for' : 'lies below no folder',
        );
      }
      if (depthOf(entries, index) > MAX_DEPTH) throw entryProblem(entries, index, 'lies too deep');
      tops[index] = 1;
    } else if (types[above] !== DIRECTORY || !paths.isDirectlyIn(index, above)) {
      throw entryProblem(entries, index, 'lies below no folder');
    }
    if (open.length > MAX_DEPTH) throw entryProblem(entries, index, 'lies too deep');
    open.push(index);
  }
  return tops;
}

function depthOf({ paths }: EntryTable, index: number): number {
  let depth = 0;
  for (let at = paths.starts[index]!; at < paths.starts[index + 1]!; at++) {
    if (paths.bytes[at] === SLASH) depth += 1;
  }
  return depth;
}

/** A path, and the folders above it that are not above the path before. */
function* newParts(path: string, before: string): Generator<string> {
  let shared = 0;
  while (shared < path.length && path[shared] === before[shared]) shared += 1;
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    // A folder that ends in the shared part is above the other path too.
    if (end >= shared) yield path.slice(0, end);
  }
  yield path;
}

function checkExcluded(entries: EntryTable, paths: PathSet, tops: Uint8Array): void {
  const own = paths.roots.map(({ base }) => (isOwn(base, paths.own) ? [''] : pathsBelow(base, paths.own)));
  if (!paths.excludes && own.every(({ length }) => length === 0)) return;
  let before = '';
  let lastRoot = -1;
  for (let index = 0; index < entries.length; index++) {
    const root = entries.roots[index]!;
    const path = entries.path(index);
    if (own[root]!.some((its) => its === '' || path === its || path.startsWith(`${its}/`))) {
      throw entryProblem(entries, index, 'is where this machine keeps its caches');
    }
    if (!paths.excludes) continue;
    if (root !== lastRoot) before = '';
    lastRoot = root;
    // All other folders above it are entries, and were checked before.
    for (const part of tops[index] === 1 ? newParts(path, before) : [path]) {
      if (paths.excludedBelow(root, part)) throw entryProblem(entries, index, 'is left out by a line with !');
    }
    if (tops[index] === 1) before = path;
  }
}

function checkLinks(entries: EntryTable, paths: PathSet): void {
  const passed = paths.roots.map((_, root) => pathsThrough(paths, root));
  for (let index = 0; index < entries.length; index++) {
    if (entries.types[index] !== SYMLINK) continue;
    const root = entries.roots[index]!;
    const isRoot = entries.paths.size(index) === 0;
    if (!isRoot && passed[root]!.length === 0) continue;
    if (isRoot || isPassed(entries.path(index), passed[root]!)) {
      throw entryProblem(entries, index, 'is a link where a path of the list goes');
    }
  }
}

/** The paths of other roots that lie below a root: as the user wrote them, and with links resolved. */
export function pathsThrough({ roots }: PathSet, root: number): string[] {
  const { base, written } = roots[root]!;
  const others = roots.filter((_, at) => at !== root);
  return [
    ...pathsBelow(
      base,
      others.map((other) => other.base),
    ),
    ...pathsBelow(
      written ?? base,
      others.map((other) => other.written ?? other.base),
    ),
  ];
}

/** Whether a path is one of these, or a folder above one of them. */
export const isPassed = (path: string, through: readonly string[]): boolean =>
  through.some((its) => its === path || its.startsWith(`${path}/`));

const anyNested = ({ roots }: PathSet): boolean =>
  roots.some(({ base }, index) =>
    roots.some((other, at) => at !== index && pathsBelow(base, [other.base]).length > 0),
  );

/** Where one root lies in another, the rules for the entries of one root hold for those of all roots. */
function checkTogether(entries: EntryTable, { roots }: PathSet, tops: Uint8Array): void {
  const starts = roots.map(({ base }) => base.replaceAll('\\', '/').replace(/\/$/, ''));
  const absoluteOf = (index: number): string => {
    const path = entries.path(index);
    const start = starts[entries.roots[index]!]!;
    return path === '' ? start : `${start}/${path}`;
  };
  const types = new Map<string, number>();
  for (let index = 0; index < entries.length; index++) {
    const absolute = absoluteOf(index);
    if (types.has(absolute)) throw entryProblem(entries, index, 'is listed twice');
    types.set(absolute, entries.types[index]!);
  }
  let before = '';
  for (let index = 0; index < entries.length; index++) {
    if (tops[index] !== 1) continue;
    const absolute = absoluteOf(index);
    for (const above of newParts(absolute, before)) {
      if (above !== absolute && (types.get(above) ?? DIRECTORY) !== DIRECTORY) {
        throw entryProblem(entries, index, 'lies below no folder');
      }
    }
    before = absolute;
  }
}
