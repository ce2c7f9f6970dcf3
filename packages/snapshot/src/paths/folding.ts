import type { EntryTable } from '../tables/entry-table.ts';
import { ManifestProblem } from '../tables/manifest-problem.ts';
import type { Folding, PathSet } from './path-set.ts';

/** A name or path as a file system that folds compares it. */
export function fold(path: string, folding: Folding): string {
  const composed = folding.unicode ? path.normalize('NFC') : path;
  // Upper case first: `ß` and `ſ` fold only that way.
  return folding.case ? composed.toUpperCase().toLowerCase() : composed;
}

/**
 * Rejects, for roots whose file systems fold names, two entries that would be one file there: the later one would
 * overwrite the earlier one, or be written through it. Also rejects another spelling of a path that a `!` line leaves
 * out. All roots are compared together, since one can lie in another.
 * @param paths with the real folders of the roots
 * @param folding of each root
 * @throws ManifestProblem
 */
export function checkFolding(entries: EntryTable, folding: readonly Folding[], paths: PathSet): void {
  const seen = new Map<string, string>();
  const starts = paths.roots.map(({ base }) => base.replaceAll('\\', '/').replace(/\/$/, ''));
  const see = (path: string, how: Folding): void => {
    const folded = fold(path, how);
    const other = seen.get(folded);
    if (other !== undefined && other !== path) {
      throw new ManifestProblem(`${JSON.stringify(path)} is the name of another too, where it is restored`);
    }
    seen.set(folded, path);
  };
  for (const [root, start] of starts.entries()) {
    const how = folding[root]!;
    if (!how.case && !how.unicode) continue;
    for (let end = start.indexOf('/', 1); end > 0; end = start.indexOf('/', end + 1))
      see(start.slice(0, end), how);
    see(start, how);
  }
  for (let index = 0; index < entries.length; index++) {
    const root = entries.roots[index]!;
    const how = folding[root]!;
    if (!how.case && !how.unicode) continue;
    const path = entries.path(index);
    if (path === '') continue;
    const { length } = starts[root]!;
    const absolute = `${starts[root]}/${path}`;
    // Folders above count too: `A/x` and `a/y` would be in one folder.
    for (let end = absolute.indexOf('/', length + 1); end > 0; end = absolute.indexOf('/', end + 1)) {
      see(absolute.slice(0, end), how);
    }
    see(absolute, how);
    if (paths.excludes && paths.excludedBelow(root, path, how)) {
      throw new ManifestProblem(`${JSON.stringify(path)} is left out by a line with !, where it is restored`);
    }
  }
}
