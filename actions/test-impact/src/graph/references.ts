import { baseName, before, folderOf, isModule, join, withoutEndSlashes } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { fileAt, fileOrBuilt } from './javascript/file-names.ts';

/** Files and folders by what a string in a program may call them. */
interface ReferenceIndex {
  readonly folders: ReadonlySet<string>;
  /** Files that are no modules, by their last part. */
  readonly dataByName: ReadonlyMap<string, readonly string[]>;
  /** Modules, by their last part. */
  readonly modulesByName: ReadonlyMap<string, readonly string[]>;
}

/** What a string names. */
interface NamedFiles {
  readonly files: readonly string[];
  readonly folder?: string;
  /** What names of files in `folder` end with; absent where any is meant. */
  readonly ending?: string;
}

/** Folders whose name alone says that tests read what is in them. */
const DATA_FOLDER =
  /fixture|testdata|test-data|test_data|mocks?$|samples?$|golden|snapshots?$|cassettes|assets|examples?$|templates?$/i;
/** Names so common that a string of that text says nothing. */
const COMMON = /^(?:package\.json|tsconfig\.json|readme\.md|license|index\.html|\.gitkeep|\.gitignore)$/i;
/** Modules of one name; more (`index.ts`) say nothing. */
const MAX_OF_NAME = 8;
const MODULE_NAME = /\.[cm]?[jt]sx?$/;

export function referenceIndex(files: ReadonlySet<string>): ReferenceIndex {
  const folders = new Set<string>();
  const dataByName = new Map<string, string[]>();
  const modulesByName = new Map<string, string[]>();
  for (const path of files) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
    const byName = isModule(path) ? modulesByName : dataByName;
    const name = baseName(path);
    const others = byName.get(name);
    if (others) others.push(path);
    else byName.set(name, [path]);
  }
  return { folders, dataByName, modulesByName };
}

/**
 * What a string in `file` names: a path from the file, its package or the repository's root, or the last
 * part of a file's name, since paths are mostly put together from parts. A pattern names the folder that it
 * begins with.
 * @param readsFiles whether the file reads files and folders, so that a single word may be one
 */
export function namedFiles(
  index: ReferenceIndex,
  project: Project,
  file: string,
  text: string,
  readsFiles: boolean,
): NamedFiles {
  if (text.length > 260 || text.length < 2 || /[\n\r<>|"]|:\/\//.test(text)) return NOTHING;
  if (text.startsWith('/')) {
    // `__dirname + '/data.json'`, a template that begins with a folder, or what a server gives by its path.
    const ends = readsFiles ? [...startsOf(project, file)].map((from) => join(from, `.${text}`)) : [];
    const name = baseName(before(text, '?', '#'));
    const data = COMMON.test(name) ? [] : (index.dataByName.get(name) ?? []);
    const files = ends.filter((at) => at !== undefined).filter((at) => project.tree.files.has(at));
    return { files: [...files, ...data] };
  }
  const star = text.indexOf('*');
  if (star !== -1) return namedByPattern(index, project, file, text, star, readsFiles);
  const path = withoutEndSlashes(before(text, '?', '#'));
  const last = baseName(path);
  if (last === '' || last === '.' || last === '..') {
    const folder = readsFiles && last !== '' && path !== text ? join(folderOf(file), path) : undefined;
    return folder ? { files: [], folder } : NOTHING;
  }
  if (text.length < 3) return NOTHING;
  const slash = text.includes('/');
  const data = index.dataByName.get(last);
  const fixture = DATA_FOLDER.test(last);
  if (!slash && !readsFiles && data === undefined && !fixture && !MODULE_NAME.test(last)) return NOTHING;
  const relative = /^\.\.?\//.test(path);
  const found = new Set<string>();
  let folder: string | undefined;
  for (const from of startsOf(project, file)) {
    const at = join(from, path);
    if (at === undefined || at === '') continue;
    if (project.tree.files.has(at)) found.add(at);
    else if (relative && from === folderOf(file) && fileAt(project.tree.files, at).length > 0) {
      // proxyquire('./x'), esmock('../x.js'): functions that load modules have many names.
      for (const other of fileAt(project.tree.files, at)) found.add(other);
    } else if (slash && hasEntries(project)) {
      for (const other of fileOrBuilt(project, at)) found.add(other);
    }
    if (folder === undefined && index.folders.has(at) && (slash || fixture || readsFiles)) folder = at;
  }
  if (data !== undefined && !COMMON.test(last)) for (const other of data) found.add(other);
  const modules = found.size === 0 && MODULE_NAME.test(last) ? index.modulesByName.get(last) : undefined;
  if (modules && modules.length <= MAX_OF_NAME) for (const other of modules) found.add(other);
  if (found.size === 0 && folder === undefined) return NOTHING;
  return folder === undefined ? { files: [...found] } : { files: [...found], folder };
}

const NOTHING: NamedFiles = { files: [] };

/** Where a path in a string may start: tests run in their package or in the root. */
export const startsOf = (project: Project, file: string): Set<string> =>
  new Set([folderOf(file), project.packageOf(file)?.folder ?? '', '']);

/** Links and submodules, behind which files have other names. */
const hasEntries = ({ tree }: Project): boolean =>
  (tree.linkedFolders?.size ?? 0) + (tree.submodules?.size ?? 0) > 0;

/** The folder that a pattern such as `content/*.md` begins with, and what names end with. */
function namedByPattern(
  index: ReferenceIndex,
  project: Project,
  file: string,
  text: string,
  star: number,
  readsFiles: boolean,
): NamedFiles {
  const beginning = before(text.slice(0, star), '{', '[', '(', '?');
  const path = beginning.slice(0, beginning.lastIndexOf('/') + 1);
  const ending = /\.\w+$/.exec(text)?.[0];
  const rest = ending === undefined ? {} : { ending };
  if (path === '' || path === './') {
    // All of the package: a pattern like any other string, unless somebody reads by it.
    const folder = path === '' ? project.packageOf(file)?.folder : folderOf(file);
    return readsFiles && ending !== undefined && folder !== undefined
      ? { files: [], folder, ...rest }
      : NOTHING;
  }
  for (const from of startsOf(project, file)) {
    const folder = join(from, path);
    if (folder !== undefined && folder !== '' && index.folders.has(folder))
      return { files: [], folder, ...rest };
  }
  return NOTHING;
}
