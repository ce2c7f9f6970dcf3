import { isBuiltin } from 'node:module';
import { baseName, folderOf, join } from './paths.ts';
import { type Json, object, type Package, type Project } from './project.ts';

/** What an import can lead to. */
export interface Resolution {
  /** Tracked files; several where tools disagree (an extension left out, conditions of `exports`). */
  readonly files: readonly string[];
  /** A folder any file of which may be meant. */
  readonly folder?: string;
  /** Neither found here nor known as a package: anything may be meant. */
  readonly unknown?: boolean;
}

/** A name that a runner's configuration maps to a path, e.g. `@` to `src`. */
export interface Alias {
  readonly name: string;
  /** Whether `name` must be the whole specifier, not only its beginning. */
  readonly exact: boolean;
  /** Relative to the repository. */
  readonly target: string;
}

const EXTENSIONS = '.ts .tsx .mts .cts .js .jsx .mjs .cjs .json .vue .svelte .astro .node .d.ts .wasm'.split(
  ' ',
);
const SWAPS: Record<string, readonly string[]> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
const BUILT = /^(?:dist|build|lib|out|output|esm|cjs|es|_?esm?\d*|dist-[\w-]+|types|umd|node|browser)$/;
const EXTERNAL: Resolution = { files: [] };
const UNKNOWN: Resolution = { files: [], unknown: true };

export type Resolve = (from: string, specifier: string) => Resolution;

/**
 * A resolver over the names of a repository's files alone. It is generous: where Node, TypeScript and
 * bundlers would choose differently, all their choices are returned, since an edge too many costs seconds
 * and one too few a missed failure.
 */
export function createResolver(project: Project, aliases: readonly Alias[]): Resolve {
  const cache = new Map<string, Resolution>();
  return (from, specifier) => {
    // Everything a specifier means depends on the importer's folder only.
    const key = `${folderOf(from)}\0${specifier}`;
    let found = cache.get(key);
    if (found === undefined) {
      found = resolve(project, aliases, from, specifier);
      cache.set(key, found);
    }
    return found;
  };
}

function resolve(project: Project, aliases: readonly Alias[], from: string, given: string): Resolution {
  if (given === '' || /^(?:node|bun|deno|data|https?|npm|jsr|cloudflare|virtual|astro):/.test(given)) {
    return EXTERNAL;
  }
  if (given.startsWith('\0') || given.startsWith('virtual')) return EXTERNAL;
  const specifier = given.startsWith('file://') ? given.slice(7) : given;
  for (const name of new Set([
    specifier,
    specifier.replace(/[?].*$/, ''),
    specifier.replace(/[?#].*$/, ''),
  ])) {
    if (name === '') continue;
    const found = resolveName(project, aliases, from, name);
    if (found && !found.unknown) return found;
  }
  return UNKNOWN;
}

function resolveName(
  project: Project,
  aliases: readonly Alias[],
  from: string,
  name: string,
): Resolution | undefined {
  if (name === '.' || name === '..' || name.startsWith('./') || name.startsWith('../')) {
    const at = join(folderOf(from), name);
    if (at === undefined) return EXTERNAL;
    const found = files(fileOrBuilt(project, at));
    if (found) return found;
    // A folder whose package.json says where it starts.
    const owner = project.packageOf(`${at === '' ? '' : `${at}/`}x`);
    if (owner && Object.keys(owner.json).length > 0 && owner.folder === at) {
      return inPackage(project, owner, '.');
    }
    // A product of the build that no source can be told for.
    const inside = at.slice(owner?.folder ? owner.folder.length + 1 : 0).split('/');
    return inside.slice(0, -1).some((part) => BUILT.test(part)) && owner
      ? { files: [], folder: owner.folder }
      : UNKNOWN;
  }
  const owner = project.packageOf(from);
  if (name.startsWith('#') && owner?.json['imports'] !== undefined) {
    const found = mapped(project, owner, object(owner.json['imports']), name);
    if (found) return found;
  }
  const byAlias = aliases
    .filter(
      (alias) =>
        name === alias.name || (!alias.exact && name.startsWith(`${alias.name.replace(/\/$/, '')}/`)),
    )
    .flatMap((alias) => {
      const at = join(alias.target, `./${name.slice(alias.name.length).replace(/^\//, '')}`);
      return at === undefined ? [] : fileOrBuilt(project, at);
    });
  const byPaths = project.tsConfigsOf(from).flatMap((config) => [
    ...config.paths.flatMap(({ pattern, targets }) => {
      const star = matchStar(pattern, name);
      return star === undefined
        ? []
        : targets.flatMap((target) => fileOrBuilt(project, target.replace('*', star)));
    }),
    ...(config.baseUrl === undefined ? [] : fileAt(project.tree.files, join(config.baseUrl, name))),
  ]);
  const found = files([...new Set([...byAlias, ...byPaths])]);
  if (found) return found;
  if (name.startsWith('/')) {
    // Vite's way to name a file from the project's root; never a path of this machine.
    return (
      files(['', owner?.folder ?? ''].flatMap((folder) => fileOrBuilt(project, join(folder, `.${name}`)))) ??
      UNKNOWN
    );
  }
  const packageName = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  const local = project.packagesByName.get(packageName);
  if (local) return inPackage(project, local, `.${name.slice(packageName.length)}`);
  if (isBuiltin(name) || project.dependencies.has(packageName)) return EXTERNAL;
  // A package that nobody lists: installed through another one, or an alias that is set where it cannot be
  // read. What ends like the rest of the name may be meant.
  const rest = name.replace(/^[@~#$]?[^/]*\//, '');
  if (rest === name) return /^[~@#$]/.test(name) ? UNKNOWN : EXTERNAL;
  const tails = tailIndex(project).get(stem(baseName(rest))) ?? [];
  const similar = tails.filter(
    (path) =>
      `/${withoutExtension(path)}`.endsWith(`/${withoutExtension(rest)}`) ||
      `/${withoutExtension(path)}`.endsWith(`/${rest}/index`),
  );
  if (similar.length > 0) return { files: similar };
  return /^(?:[~#$]|@\/)/.test(name) ? UNKNOWN : EXTERNAL;
}

/** A subpath (`.` or `./x`) of a package that lives in this repository. */
function inPackage(project: Project, owner: Package, subpath: string): Resolution {
  const { json, folder } = owner;
  if (json['exports'] !== undefined && json['exports'] !== null) {
    const exported = object(json['exports']);
    const table =
      exported && Object.keys(exported).some((key) => key.startsWith('.'))
        ? exported
        : { '.': json['exports'] };
    const found = mapped(project, owner, table, subpath);
    if (found && found.files.length > 0) return found;
  }
  const entries =
    subpath === '.'
      ? ['source', 'module', 'main', 'browser', 'types', 'typings'].flatMap((field) =>
          typeof json[field] === 'string' ? [json[field]] : [],
        )
      : [subpath];
  if (subpath === '.') entries.push('./index', './src/index');
  const found = [...new Set(entries.flatMap((entry) => fileOrBuilt(project, join(folder, entry))))];
  if (subpath !== '.') found.push(...fileAt(project.tree.files, join(folder, `src/${subpath}`)));
  // What a package's entry is built from is not always to be seen: then it may be any file of the package.
  return files(found) ?? { files: [], folder };
}

/** A name looked up in an `exports` or `imports` table; every condition counts. */
function mapped(
  project: Project,
  owner: Package,
  table: Json | undefined,
  name: string,
): Resolution | undefined {
  if (!table) return undefined;
  const found: string[] = [];
  let matched = false;
  const keys = Object.keys(table).sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  const exact = keys.includes(name) ? [name] : keys.filter((key) => key.includes('*') || key.endsWith('/'));
  for (const key of exact) {
    const star = key.endsWith('/') && name.startsWith(key) ? name.slice(key.length) : matchStar(key, name);
    if (star === undefined) continue;
    matched = true;
    for (const leaf of leaves(table[key])) {
      const target = key.endsWith('/') ? `${leaf}${star}` : leaf.replaceAll('*', star);
      if (target.startsWith('.')) found.push(...fileOrBuilt(project, join(owner.folder, target)));
      else {
        const other = project.packagesByName.get(target);
        if (other && other !== owner) found.push(...inPackage(project, other, '.').files);
      }
    }
    break;
  }
  if (found.length > 0) return { files: [...new Set(found)] };
  return matched ? { files: [], folder: owner.folder } : undefined;
}

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item);
  else
    for (const [key, item] of Object.entries(object(value) ?? {})) if (key !== 'types') yield* leaves(item);
}

/** A file by its path, or, when that is a product of the build, the source it is built from. */
function fileOrBuilt(project: Project, path: string | undefined): string[] {
  if (path === undefined) return [];
  const direct = fileAt(project.tree.files, path);
  if (direct.length > 0) return direct;
  const folder = project.packageOf(`${path}/x`)?.folder ?? '';
  const inside = (folder === '' ? path : path.slice(folder.length + 1)).split('/');
  const built = inside.findIndex((part) => BUILT.test(part));
  if (built === -1 || built === inside.length - 1) return [];
  let rest = inside.slice(built + 1);
  const before = inside.slice(0, built);
  for (;;) {
    const bare = rest.join('/').replace(/\.d\.([cm]?)ts$/, '.$1js');
    const name = bare.replace(/\.(?:umd|esm|cjs|min|prod|dev|production|development)(?=\.)/, '');
    for (const source of [['src'], [], ['lib'], ['source']]) {
      const found = fileAt(project.tree.files, join(folder, [...before, ...source, name].join('/')));
      if (found.length > 0) return found;
    }
    if (rest.length < 2 || !BUILT.test(rest[0]!)) return [];
    rest = rest.slice(1);
  }
}

/** Files that a path may stand for: itself, with another extension, or as a folder. */
export function fileAt(all: ReadonlySet<string>, path: string | undefined): string[] {
  if (path === undefined) return [];
  const found: string[] = [];
  if (all.has(path)) found.push(path);
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (extension) {
    const bare = path.slice(0, -extension.length);
    for (const other of SWAPS[extension] ?? []) if (all.has(bare + other)) found.push(bare + other);
    if (found.length === 0 && all.has(`${bare}.d.ts`)) found.push(`${bare}.d.ts`);
  }
  if (found.length > 0) return found;
  for (const other of EXTENSIONS) if (path !== '' && all.has(path + other)) found.push(path + other);
  // React Native and Node test doubles put one file per platform beside each other.
  for (const platform of ['.web', '.native', '.ios', '.android']) {
    for (const other of ['.ts', '.tsx', '.js', '.jsx']) {
      if (path !== '' && all.has(path + platform + other)) found.push(path + platform + other);
    }
  }
  if (found.length > 0) return found;
  const folder = path === '' ? '' : `${path}/`;
  for (const other of EXTENSIONS) if (all.has(`${folder}index${other}`)) found.push(`${folder}index${other}`);
  return found;
}

const files = (found: readonly string[]): Resolution | undefined =>
  found.length > 0 ? { files: found } : undefined;

function matchStar(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === name ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail)
    ? name.slice(head.length, name.length - tail.length)
    : undefined;
}

const withoutExtension = (path: string): string => path.replace(/\.[cm]?[jt]sx?$/, '');
const stem = (name: string): string => withoutExtension(name);

const tails = new WeakMap<Project, Map<string, string[]>>();
function tailIndex(project: Project): Map<string, string[]> {
  let index = tails.get(project);
  if (!index) {
    index = new Map();
    for (const path of project.tree.files) {
      const names = [stem(baseName(path))];
      if (names[0] === 'index') names.push(baseName(folderOf(path)));
      for (const name of names) index.set(name, [...(index.get(name) ?? []), path]);
    }
    tails.set(project, index);
  }
  return index;
}
