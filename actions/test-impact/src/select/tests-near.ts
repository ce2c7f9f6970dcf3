import type { Deadline } from '../deadline.ts';
import { folderOf } from '../repository/paths.ts';

const TEST_FOLDER =
  /^(?:tests?|__tests?__|specs?|e2e|integration|fixtures?|__fixtures__|__mocks__|__snapshots__|testdata|test[-_].+|.+[-_]tests?)$/i;

/**
 * Tests that are likely to read a file which nothing names, when it lies in a folder for tests: those below
 * the nearest folder above it that holds any. Undefined when it lies elsewhere.
 */
export function testsNear(
  path: string,
  tests: readonly string[],
  deadline: Deadline,
): readonly string[] | undefined {
  if (
    !folderOf(path)
      .split('/')
      .some((part) => TEST_FOLDER.test(part))
  )
    return undefined;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    deadline.spend(20 * tests.length);
    const below = tests.filter((test) => test.startsWith(`${folder}/`));
    if (below.length > 0) return below;
  }
  return tests;
}
