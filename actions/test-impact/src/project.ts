import picomatch from 'picomatch';
import { parseJsonc } from './literal.ts';
import { baseName, folderOf, join } from './paths.ts';

export type Json = { readonly [key: string]: unknown };

/** The files a plan is made over: their names, and their text on demand. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  /** Text of a file; undefined when it cannot be read (deleted, binary, a link to nowhere). */
  read(path: string): string | undefined;
}

export interface Package {
  readonly folder: string;
  readonly json: Json;
}

export interface TsConfig {
  readonly folder: string;
  /** `paths` with their targets, relative to the repository. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  readonly baseUrl: string | undefined;
  readonly jsxImportSource: string | undefined;
  /** Imports of which only types are used stay in the program. */
  readonly keepsImports: boolean;
}

/** What package.json and tsconfig.json files say about a repository. */
export interface Project {
  readonly tree: Tree;
  readonly packages: readonly Package[];
  /** Packages of the repository itself, by name. */
  readonly packagesByName: ReadonlyMap<string, Package>;
  /** Names of everything that some package.json lists as a dependency. */
  readonly dependencies: ReadonlySet<string>;
  packageOf(path: string): Package | undefined;
  tsConfigsOf(path: string): readonly TsConfig[];
}

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

export function readProject(tree: Tree): Project {
  const packages: Package[] = [];
  const configFolders = new Map<string, string[]>();
  for (const path of tree.files) {
    const name = baseName(path);
    if (name === 'package.json') {
      const json = object(parseJsonc(tree.read(path) ?? ''));
      if (json) packages.push({ folder: folderOf(path), json });
    } else if (name === 'tsconfig.json' || name === 'jsconfig.json') {
      const folder = folderOf(path);
      configFolders.set(folder, [...(configFolders.get(folder) ?? []), path]);
    }
  }
  const byFolder = new Map(packages.map((entry) => [entry.folder, entry]));
  const packagesByName = new Map<string, Package>();
  const dependencies = new Set<string>();
  // Fixtures hold packages of the same name as real ones; those that the workspaces name win.
  const workspaces = workspaceMatcher(tree, byFolder.get('')?.json);
  for (const entry of [...packages].sort(
    (a, b) => Number(workspaces(a.folder)) - Number(workspaces(b.folder)),
  )) {
    if (typeof entry.json['name'] === 'string') packagesByName.set(entry.json['name'], entry);
    for (const field of DEPENDENCY_FIELDS) {
      for (const name of Object.keys(object(entry.json[field]) ?? {})) dependencies.add(name);
    }
  }
  const nearest = <T>(cache: Map<string, T>, find: (folder: string) => T | undefined, none: T) => {
    const look = (folder: string): T => {
      const known = cache.get(folder);
      if (known !== undefined) return known;
      const value = find(folder) ?? (folder === '' ? none : look(folderOf(folder)));
      cache.set(folder, value);
      return value;
    };
    return (path: string) => look(folderOf(path));
  };
  const noPackage: Package = { folder: '', json: {} };
  const packageOf = nearest(new Map<string, Package>(), (folder) => byFolder.get(folder), noPackage);
  const tsConfigsOf = nearest(
    new Map<string, readonly TsConfig[]>(),
    (folder) => {
      // Beside a tsconfig.json often stand those it refers to (tsconfig.app.json, tsconfig.spec.json).
      const paths = configFolders.get(folder);
      return (
        paths &&
        [...new Set(paths.flatMap((path) => withReferences(tree, path)))].map((path) =>
          readTsConfig(tree, path),
        )
      );
    },
    [],
  );
  return { tree, packages, packagesByName, dependencies, packageOf, tsConfigsOf };
}

/** Whether a folder is a workspace of the root package (npm, yarn, pnpm). */
function workspaceMatcher(tree: Tree, root: Json | undefined): (folder: string) => boolean {
  const field = root?.['workspaces'];
  const listed = Array.isArray(field) ? field : (object(field)?.['packages'] as unknown);
  const patterns = (Array.isArray(listed) ? listed : []).filter((item) => typeof item === 'string');
  // pnpm-workspace.yaml is read for the one list it is known for; a YAML parser would cost more than it gives.
  const pnpm = /^packages:[ \t]*\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(tree.read('pnpm-workspace.yaml') ?? '');
  for (const line of pnpm?.[1]?.split('\n') ?? []) {
    const item = /^\s*-\s*['"]?([^'"#]+?)['"]?\s*(?:#.*)?$/.exec(line)?.[1];
    if (item) patterns.push(item);
  }
  const clean = patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/$/, ''));
  const match = picomatch(clean.filter((pattern) => !pattern.startsWith('!')));
  return (folder) => folder === '' || match(folder);
}

function withReferences(tree: Tree, path: string): string[] {
  const references = object(parseJsonc(tree.read(path) ?? ''))?.['references'];
  const found = [path];
  for (const reference of Array.isArray(references) ? references : []) {
    const target = object(reference)?.['path'];
    const at = typeof target === 'string' ? join(folderOf(path), target) : undefined;
    if (at === undefined) continue;
    for (const file of [at, `${at}/tsconfig.json`]) if (tree.files.has(file)) found.push(file);
  }
  return found;
}

function readTsConfig(tree: Tree, path: string): TsConfig {
  const config: { -readonly [K in keyof TsConfig]: TsConfig[K] } = {
    folder: folderOf(path),
    paths: [],
    baseUrl: undefined,
    jsxImportSource: undefined,
    keepsImports: false,
  };
  const apply = (file: string, seen: Set<string>) => {
    if (seen.has(file)) return;
    seen.add(file);
    const json = object(parseJsonc(tree.read(file) ?? ''));
    if (!json) return;
    const parents = Array.isArray(json['extends']) ? json['extends'] : [json['extends']];
    for (const parent of parents) {
      if (typeof parent !== 'string') continue;
      const found = extended(tree, folderOf(file), parent);
      if (found) apply(found, seen);
    }
    const options = object(json['compilerOptions']) ?? {};
    const folder = folderOf(file);
    if (typeof options['baseUrl'] === 'string') config.baseUrl = join(folder, options['baseUrl']);
    const paths = object(options['paths']);
    if (paths) {
      config.paths = Object.entries(paths).map(([pattern, targets]) => ({
        pattern,
        targets: (Array.isArray(targets) ? targets : []).flatMap((target) => {
          const at = typeof target === 'string' ? join(config.baseUrl ?? folder, target) : undefined;
          return at === undefined ? [] : [at];
        }),
      }));
    }
    if (typeof options['jsxImportSource'] === 'string') config.jsxImportSource = options['jsxImportSource'];
    for (const name of ['verbatimModuleSyntax', 'preserveValueImports']) {
      if (typeof options[name] === 'boolean') config.keepsImports = options[name];
    }
  };
  apply(path, new Set());
  return config;
}

function extended(tree: Tree, folder: string, name: string): string | undefined {
  if (name.startsWith('.')) {
    const at = join(folder, name);
    return at === undefined
      ? undefined
      : [at, `${at}.json`, `${at}/tsconfig.json`].find((file) => tree.files.has(file));
  }
  // A shared configuration that is a package of this repository: tried by the tail of its path.
  const tail =
    name
      .split('/')
      .slice(name.startsWith('@') ? 2 : 1)
      .join('/') || 'tsconfig.json';
  const owner = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  for (const file of tree.files) {
    if (baseName(file) !== 'package.json') continue;
    if (object(parseJsonc(tree.read(file) ?? ''))?.['name'] !== owner) continue;
    const at = join(folderOf(file), tail);
    const found = [at, `${at}.json`].find((path) => path !== undefined && tree.files.has(path));
    if (found) return found;
  }
  return undefined;
}

export const object = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
