import { folderOf } from '../repository/paths.ts';
import { withoutExtension } from './javascript/file-names.ts';

/** Modules in `__mocks__` folders, which vitest and jest load instead of others. */
interface ManualMocks {
  /** Mocks of a file of the repository: they lie in a folder beside it. */
  ofFile(path: string): readonly string[];
  /** Mocks of a package, or of a module of Node. */
  ofPackage(specifier: string): readonly string[];
}

const FOLDER = '__mocks__/';

export function manualMocks(files: Iterable<string>): ManualMocks {
  const byFile = new Map<string, string[]>();
  const byPackage = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, path: string) => {
    const others = map.get(key);
    if (others) others.push(path);
    else map.set(key, [path]);
  };
  for (const path of files) {
    const at = `/${path}`.lastIndexOf(`/${FOLDER}`);
    if (at === -1) continue;
    const name = withoutExtension(path.slice(at + FOLDER.length));
    add(byFile, `${path.slice(0, at)}${name}`, path);
    add(byPackage, name, path);
  }
  const none: readonly string[] = [];
  return {
    ofFile: (path) => (byFile.size === 0 ? none : (byFile.get(withoutExtension(path)) ?? none)),
    ofPackage: (specifier) =>
      byPackage.size === 0 || folderOf(specifier).startsWith('.')
        ? none
        : (byPackage.get(specifier.replace(/^node:/, '')) ?? none),
  };
}
