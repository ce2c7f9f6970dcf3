import { asObject, foreignPatterns, type Json, parseJsonc } from '@paceline/runners';
import { type Deadline, noDeadline } from '../deadline.ts';
import { DEPENDENCY_FIELDS, type LocalDependency, localDependencies } from './local-dependencies.ts';
import { baseName, before, folderOf } from './paths.ts';
import type { Package, SourceTree } from './tree.ts';
import { readTsConfigs, type TsConfig } from './ts-configs.ts';

export type { TsConfig } from './ts-configs.ts';

/** What package.json and tsconfig.json files say about a repository. */
export interface Project {
  readonly tree: SourceTree;
  readonly packages: readonly Package[];
  /** Names of everything that some package.json lists as a dependency. */
  readonly dependencies: ReadonlySet<string>;
  /** Folders of the packages that list a package among their dependencies. */
  ownersOf(name: string): readonly string[];
  /** Manifests that nothing is known of, each with the reason, as a predicate. */
  readonly unread: ReadonlyMap<string, string>;
  packageOf(path: string): Package | undefined;
  /** What of this repository a file means by the name of a package. */
  localDependency(from: string, name: string): LocalDependency | undefined;
  tsConfigsOf(path: string): readonly TsConfig[];
}

/** For all globs of workspaces together. */
const WORKSPACES_MS = 2000;

/** More than the manifests of some ten thousand packages; parsed they take ten times as much. */
const MAX_MANIFEST_CHARACTERS = 32 * 1024 * 1024;

export function readProject(tree: SourceTree, deadline: Deadline = noDeadline): Project {
  const manifests: string[] = [];
  const configFolders = new Map<string, string[]>();
  for (const path of tree.files) {
    const name = baseName(path);
    if (name === 'package.json') manifests.push(path);
    else if (name === 'tsconfig.json' || name === 'jsconfig.json') {
      const folder = folderOf(path);
      configFolders.set(folder, [...(configFolders.get(folder) ?? []), path]);
    }
  }
  const read = new Map<string, Json>();
  const unread = new Map<string, string>();
  let room = MAX_MANIFEST_CHARACTERS;
  // The root's first: it says what the runner is.
  for (const path of [...manifests].sort((a, b) => a.length - b.length)) {
    const text = tree.read(path) ?? '';
    const refused = tree.refused?.(path) ?? (text.length > room ? 'is one manifest too many' : undefined);
    if (refused !== undefined) {
      unread.set(path, refused);
      continue;
    }
    room -= text.length;
    const json = asObject(parseJsonc(text));
    if (json) read.set(path, json);
  }
  const packages = manifests.flatMap((path): Package[] => {
    const json = read.get(path);
    return json === undefined ? [] : [{ folder: folderOf(path), json }];
  });
  const byFolder = new Map(packages.map((entry) => [entry.folder, entry]));
  const packagesByName = new Map<string, Package>();
  const owners = new Map<string, Set<string>>();
  // Fixtures hold packages of the same name as real ones; those that the workspaces name win.
  for (const entry of workspacesLast(tree, packages, byFolder.get('')?.json, unread)) {
    if (typeof entry.json['name'] === 'string') packagesByName.set(entry.json['name'], entry);
    for (const field of DEPENDENCY_FIELDS) {
      for (const name of Object.keys(asObject(entry.json[field]) ?? {})) {
        owners.set(name, (owners.get(name) ?? new Set()).add(entry.folder));
      }
    }
  }
  const nearest = <T>(cache: Map<string, T>, find: (folder: string) => T | undefined, none: T) => {
    // A loop, no recursion: folders can be nested deeper than the call stack.
    return (path: string): T => {
      const asked: string[] = [];
      let folder = folderOf(path);
      let value = cache.get(folder);
      while (value === undefined) {
        asked.push(folder);
        value = find(folder) ?? (folder === '' ? none : undefined);
        folder = folderOf(folder);
        value ??= cache.get(folder);
      }
      for (const below of asked) cache.set(below, value);
      return value;
    };
  };
  const noPackage: Package = { folder: '', json: {} };
  const packageOf = nearest(new Map<string, Package>(), (folder) => byFolder.get(folder), noPackage);
  const tsConfigs = readTsConfigs(tree, packages, deadline);
  const tsConfigsOf = nearest(
    new Map<string, readonly TsConfig[]>(),
    (folder) => {
      const paths = configFolders.get(folder);
      return paths && tsConfigs(paths);
    },
    [],
  );
  const local = localDependencies({ tree, byFolder, byName: packagesByName });
  return {
    tree,
    packages,
    dependencies: new Set(owners.keys()),
    ownersOf: (name) => [...(owners.get(name) ?? [])],
    unread,
    packageOf,
    localDependency: (from, name) => local(packageOf(from), name),
    tsConfigsOf,
  };
}

/** The packages, with the workspaces of the root package (npm, yarn, pnpm) last. */
function workspacesLast(
  tree: SourceTree,
  packages: readonly Package[],
  root: Json | undefined,
  unread: Map<string, string>,
): Package[] {
  const field = root?.['workspaces'];
  const listed = Array.isArray(field) ? field : (asObject(field)?.['packages'] as unknown);
  const globs = (Array.isArray(listed) ? listed : []).filter((item) => typeof item === 'string');
  globs.push(...pnpmPackages(tree.read('pnpm-workspace.yaml') ?? ''));
  const include = globs
    .map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''))
    .filter((glob) => glob !== '' && !glob.startsWith('!'))
    .map((source) => ({ type: 'glob', source }) as const);
  try {
    const paths = packages.map(({ folder }) => folder);
    const matched = foreignPatterns(WORKSPACES_MS).match({ include, paths });
    const last = (at: number) => paths[at] === '' || matched[at] === true;
    return [...packages.filter((_, at) => !last(at)), ...packages.filter((_, at) => last(at))];
  } catch (error) {
    unread.set('package.json', `names workspaces that cannot be matched: ${(error as Error).message}`);
    return [...packages];
  }
}

/** `packages` of a pnpm-workspace.yaml, read for this one list: a YAML parser would cost more than it gives. */
function pnpmPackages(text: string): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  const start = lines.findIndex((line) => /^packages:[ \t]*\r?$/.test(line));
  for (const line of start === -1 ? [] : lines.slice(start + 1)) {
    const item = line.trim();
    if (item === '' || item.startsWith('#')) continue;
    if (!item.startsWith('-')) break;
    const glob = before(item.slice(1), '#').trim();
    found.push(glob.replace(/^['"]/, '').replace(/['"]$/, ''));
  }
  return found;
}
