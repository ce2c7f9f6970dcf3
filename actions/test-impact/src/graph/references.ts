import { baseName, before, folderOf, isModule, join, withoutEndSlashes } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { fileAt } from './javascript/resolve.ts';

/** Files and folders by what a string in a program may call them. */
interface ReferenceIndex {
  readonly folders: ReadonlySet<string>;
  /** Files that are no modules, by their last part. */
  readonly dataByName: ReadonlyMap<string, readonly string[]>;
}

/** Folders whose name alone says that tests read what is in them. */
const DATA_FOLDER =
  /fixture|testdata|test-data|test_data|mocks?$|samples?$|golden|snapshots?$|cassettes|assets|examples?$|templates?$/i;
/** Names so common that a string of that text says nothing. */
const COMMON = /^(?:package\.json|tsconfig\.json|readme\.md|license|index\.html|\.gitkeep|\.gitignore)$/i;

export function referenceIndex(files: ReadonlySet<string>): ReferenceIndex {
  const folders = new Set<string>();
  const dataByName = new Map<string, string[]>();
  for (const path of files) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
    if (isModule(path)) continue;
    const name = baseName(path);
    const others = dataByName.get(name);
    if (others) others.push(path);
    else dataByName.set(name, [path]);
  }
  return { folders, dataByName };
}

/**
 * What a string in `file` names: a path from the file, its package or the repository's root, or the last
 * part of a data file's name, since paths are mostly put together from parts.
 */
export function namedFiles(
  index: ReferenceIndex,
  project: Project,
  file: string,
  text: string,
): { files: readonly string[]; folder?: string } {
  if (text.length > 260 || text.length < 3 || /[\n\r*<>|"]|:\/\//.test(text)) return NOTHING;
  const path = withoutEndSlashes(before(text, '?', '#'));
  const last = baseName(path);
  if (last === '' || last === '.' || last === '..' || path.startsWith('/')) return NOTHING;
  const slash = path.includes('/');
  const data = index.dataByName.get(last);
  const fixture = DATA_FOLDER.test(last);
  if (!slash && data === undefined && !fixture && !/\.[cm]?[jt]sx?$/.test(last)) return NOTHING;
  const relative = /^\.\.?\//.test(path);
  const found = new Set<string>();
  let folder: string | undefined;
  for (const from of new Set([folderOf(file), project.packageOf(file)?.folder ?? '', ''])) {
    const at = join(from, path);
    if (at === undefined || at === '') continue;
    if (project.tree.files.has(at)) found.add(at);
    else if (relative && from === folderOf(file) && fileAt(project.tree.files, at).length > 0) {
      // proxyquire('./x'), esmock('../x.js'): functions that load modules have many names.
      for (const other of fileAt(project.tree.files, at)) found.add(other);
    } else if (folder === undefined && index.folders.has(at) && (slash || fixture)) folder = at;
  }
  if (data !== undefined && !COMMON.test(last)) for (const other of data) found.add(other);
  if (found.size === 0 && folder === undefined) return NOTHING;
  return folder === undefined ? { files: [...found] } : { files: [...found], folder };
}

const NOTHING = { files: [] } as const;
