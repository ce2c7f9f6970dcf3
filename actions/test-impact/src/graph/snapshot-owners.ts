import { baseName, folderOf, join } from '../repository/paths.ts';

/**
 * The tests of a snapshot: `__snapshots__/x.test.ts.snap` belongs to `x.test.ts` beside its folder; elsewhere, where
 * a configuration says so, to any test of that name.
 */
export function snapshotOwners(
  files: ReadonlySet<string>,
  isTest: (path: string) => boolean,
): (path: string) => readonly string[] {
  let testsByName: Map<string, string[]> | undefined;
  return (path) => {
    const match = /^(.*\.[cm]?[jt]sx?)\.(?:snap|snapshot|new\.snap)$/.exec(baseName(path));
    if (!match) return [];
    const folder = folderOf(path);
    const beside = join(folder, baseName(folder) === '__snapshots__' ? `../${match[1]}` : match[1]!);
    if (beside !== undefined && files.has(beside)) return [beside];
    if (!testsByName) {
      testsByName = new Map();
      for (const test of files) {
        if (!isTest(test)) continue;
        const name = baseName(test);
        testsByName.set(name, [...(testsByName.get(name) ?? []), test]);
      }
    }
    return testsByName.get(match[1]!) ?? [];
  };
}
