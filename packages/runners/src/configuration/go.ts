import { folderOf, isBelow } from '../paths.ts';
import type { Tree } from '../tree.ts';

/**
 * Files that `go test ./...` takes for tests (`go help test`, `go help packages`): `_test.go`, not below a folder
 * called `testdata` or `vendor` or with `.` or `_` in front, nor of another module. Which of them the platform and
 * build tags leave out, the legs ask go. A file that declares no test holds nothing to wait for; it stands in the
 * plan only where no other file of its package does, so that the package is compiled.
 */
export function goTests(tree: Tree): string[] {
  const modules = [...tree.files]
    .filter((path) => path.endsWith('/go.mod'))
    .map(folderOf)
    .filter((folder) => folder !== '');
  const files = [...tree.files].filter(
    (path) =>
      path.endsWith('_test.go') &&
      !path.split('/').some((part) => /^[._]/.test(part) || part === 'testdata' || part === 'vendor') &&
      !modules.some((folder) => isBelow(path, folder)),
  );
  const declaring = new Set(files.filter((path) => DECLARES_TEST.test(tree.read(path) ?? 'func Test')));
  const withTests = new Set([...declaring].map(folderOf));
  const found = [...declaring];
  for (const path of [...files].sort()) {
    const folder = folderOf(path);
    if (declaring.has(path) || withTests.has(folder)) continue;
    withTests.add(folder);
    found.push(path);
  }
  return found.sort();
}

const DECLARES_TEST = /^[ \t]*func[ \t]+(?:Test|Example|Fuzz)/m;
