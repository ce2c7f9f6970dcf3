import type { Deadline } from '../deadline.ts';
import { ancestors, baseName, folderOf } from '../repository/paths.ts';

const TEST_FOLDER =
  /^(?:tests?|__tests?__|specs?|e2e|integration|fixtures?|__fixtures__|__mocks__|__snapshots__|testdata|test[-_].+|.+[-_]tests?)$/i;

/**
 * Tests that are likely to read a file which nothing names, when it lies in a folder for tests: those below
 * the nearest folder above it that holds any. Undefined when it lies elsewhere.
 * @param isPackage whether a folder is that of a package: by its name alone such a folder is none for tests
 */
export function testsNear(
  path: string,
  tests: readonly string[],
  isPackage: (folder: string) => boolean,
  deadline: Deadline,
): readonly string[] | undefined {
  const folders = [...ancestors(folderOf(path))].filter((folder) => folder !== '');
  if (!folders.some((folder) => TEST_FOLDER.test(baseName(folder)) && !isPackage(folder))) return undefined;
  for (const folder of folders) {
    deadline.spend(20 * tests.length);
    const below = tests.filter((test) => test.startsWith(`${folder}/`));
    if (below.length > 0) return below;
  }
  return tests;
}
