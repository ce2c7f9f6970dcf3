import { isBuiltin } from 'node:module';
import { asObject, type Json } from '@paceline/runners';
import { type Deadline, noDeadline } from '../../deadline.ts';
import { baseName, before, folderOf, join } from '../../repository/paths.ts';
import type { Project } from '../../repository/project.ts';
import type { Package } from '../../repository/tree.ts';

/** What an import can lead to. */
interface Resolution {
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
/** `dist/esm/lib`: folders of build products inside each other. */
const MAX_BUILT = 8;
const EXTERNAL: Resolution = { files: [] };
const UNKNOWN: Resolution = { files: [], unknown: true };

/** What a large monorepo asks for; a file made to be slow asks for more. */
const MAX_CACHED = 300_000;

/** What every specifier of a repository is resolved with. */
interface ResolverContext {
  readonly project: Project;
  readonly aliases: readonly Alias[];
  readonly deadline: Deadline;
}

type Resolve = (from: string, specifier: string) => Resolution;

/**
 * A resolver over the names of a repository's files alone. It is generous: where Node, TypeScript and
 * bundlers would choose differently, all their choices are returned, since an edge too many costs seconds
 * and one too few a missed failure.
 */
export function createResolver(
  project: Project,
  aliases: readonly Alias[],
  deadline: Deadline = noDeadline,
): Resolve {
  const cache = new Map<string, Resolution>();
  return (from, specifier) => {
    // Everything a specifier means depends on the importer's folder only.
    const key = `${folderOf(from)}\0${specifier}`;
    let found = cache.get(key);
    if (found === undefined) {
      // Some fifty names are looked up, each as long as the specifier and its folder.
      deadline.spend(1000 + 50 * key.length);
      found = resolve({ project, aliases, deadline }, from, specifier);
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(key, found);
    }
    return found;
  };
}

function resolve(context: ResolverContext, from: string, given: string): Resolution {
  if (given === '' || /^(?:node|bun|deno|data|https?|npm|jsr|cloudflare|virtual|astro):/.test(given)) {
    return EXTERNAL;
  }
  if (given.startsWith('\0') || given.startsWith('virtual')) return EXTERNAL;
  const specifier = given.startsWith('file://') ? given.slice(7) : given;
  for (const name of new Set([specifier, before(specifier, '?'), before(specifier, '?', '#')])) {
    if (name === '') continue;
    const found = resolveName(context, from, name);
    if (found && !found.unknown) return found;
  }
  return UNKNOWN;
}

function resolveName(context: ResolverContext, from: string, name: string): Resolution | undefined {
  const { project, aliases, deadline } = context;
  if (name === '.' || name === '..' || name.startsWith('./') || name.startsWith('../')) {
    const at = join(folderOf(from), name);
    if (at === undefined) return EXTERNAL;
    const found = files(fileOrBuilt(project, at));
    if (found) return found;
    // A folder whose package.json says where it starts.
    const owner = project.packageOf(`${at === '' ? '' : `${at}/`}x`);
    if (owner && owner.folder === at && keysOf(owner.json).length > 0) {
      return inPackage(context, owner, '.');
    }
    // A build product whose source file is not known.
    const inside = at.slice(owner?.folder ? owner.folder.length + 1 : 0).split('/');
    return inside.slice(0, -1).some((part) => BUILT.test(part)) && owner
      ? { files: [], folder: owner.folder }
      : UNKNOWN;
  }
  const owner = project.packageOf(from);
  if (name.startsWith('#') && owner?.json['imports'] !== undefined) {
    const found = mapped(context, owner, asObject(owner.json['imports']), name);
    if (found) return found;
  }
  const configs = project.tsConfigsOf(from);
  for (const { paths } of configs) deadline.spend(20 * paths.length);
  deadline.spend(20 * aliases.length);
  const byAlias = aliases
    .filter(
      (alias) =>
        name === alias.name || (!alias.exact && name.startsWith(`${alias.name.replace(/\/$/, '')}/`)),
    )
    .flatMap((alias) => {
      const at = join(alias.target, `./${name.slice(alias.name.length).replace(/^\//, '')}`);
      return at === undefined ? [] : fileOrBuilt(project, at);
    });
  const byPaths = configs.flatMap((config) => [
    ...config.paths.flatMap(({ pattern, targets }) => {
      const star = matchStar(pattern, name);
      return star === undefined
        ? []
        : targets.flatMap((target) =>
            fileOrBuilt(
              project,
              target.replace('*', () => star),
            ),
          );
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
  if (local) return inPackage(context, local, `.${name.slice(packageName.length)}`);
  if (isBuiltin(name) || project.dependencies.has(packageName)) return EXTERNAL;
  // A package that nobody lists: installed through another one, or an alias that is set where it cannot be
  // read. What ends like the rest of the name may be meant.
  const rest = name.replace(/^[@~#$]?[^/]*\//, '');
  if (rest === name) return /^[~@#$]/.test(name) ? UNKNOWN : EXTERNAL;
  const tails = tailIndex(project).get(withoutExtension(baseName(rest))) ?? [];
  deadline.spend(50 * tails.length);
  const endings = [`/${withoutExtension(rest)}`, `/${rest}/index`];
  const similar = tails.filter(({ ending }) => endings.some((end) => ending.endsWith(end)));
  if (similar.length > 0) return { files: similar.map(({ path }) => path) };
  return /^(?:[~#$]|@\/)/.test(name) ? UNKNOWN : EXTERNAL;
}

/** A subpath (`.` or `./x`) of a package that lives in this repository. */
function inPackage(context: ResolverContext, owner: Package, subpath: string): Resolution {
  const { project } = context;
  const { json, folder } = owner;
  if (json['exports'] !== undefined && json['exports'] !== null) {
    const exported = asObject(json['exports']);
    const table =
      exported && keysOf(exported).some((key) => key.startsWith('.')) ? exported : { '.': json['exports'] };
    const found = mapped(context, owner, table, subpath);
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
  context: ResolverContext,
  owner: Package,
  table: Json | undefined,
  name: string,
): Resolution | undefined {
  if (!table) return undefined;
  const { project, deadline } = context;
  const found: string[] = [];
  let matched = false;
  for (const key of Object.hasOwn(table, name) ? [name] : patternsOf(table)) {
    const star = key.endsWith('/') && name.startsWith(key) ? name.slice(key.length) : matchStar(key, name);
    if (star === undefined) continue;
    matched = true;
    for (const leaf of leaves(table[key])) {
      deadline.spend(2000);
      const target = key.endsWith('/') ? `${leaf}${star}` : leaf.replaceAll('*', () => star);
      if (target.startsWith('.')) found.push(...fileOrBuilt(project, join(owner.folder, target)));
      else {
        const other = project.packagesByName.get(target);
        if (other && other !== owner) found.push(...inPackage(context, other, '.').files);
      }
    }
    break;
  }
  if (found.length > 0) return { files: [...new Set(found)] };
  return matched ? { files: [], folder: owner.folder } : undefined;
}

/** Remembers what is computed from an object that never changes. */
function remembered<T>(compute: (table: Json) => T): (table: Json) => T {
  const known = new WeakMap<Json, { value: T }>();
  return (table) => {
    const found = known.get(table) ?? { value: compute(table) };
    known.set(table, found);
    return found.value;
  };
}

const keysOf = remembered((table) => Object.keys(table));
/** The keys of an `exports` or `imports` table that stand for several names, in the order of Node. */
const patternsOf = remembered((table) =>
  keysOf(table)
    .filter((key) => key.includes('*') || key.endsWith('/'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length),
);

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item);
  else
    for (const [key, item] of Object.entries(asObject(value) ?? {})) if (key !== 'types') yield* leaves(item);
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
  const above = inside.slice(0, built);
  for (let folders = 0; folders < MAX_BUILT; folders++) {
    const bare = rest.join('/').replace(/\.d\.([cm]?)ts$/, '.$1js');
    const name = bare.replace(/\.(?:umd|esm|cjs|min|prod|dev|production|development)(?=\.)/, '');
    for (const source of [['src'], [], ['lib'], ['source']]) {
      const found = fileAt(project.tree.files, join(folder, [...above, ...source, name].join('/')));
      if (found.length > 0) return found;
    }
    if (rest.length < 2 || !BUILT.test(rest[0]!)) return [];
    rest = rest.slice(1);
  }
  return [];
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

interface Tail {
  readonly path: string;
  /** The path from a slash on, without its extension. */
  readonly ending: string;
}

const tails = new WeakMap<Project, Map<string, Tail[]>>();
function tailIndex(project: Project): Map<string, Tail[]> {
  let index = tails.get(project);
  if (!index) {
    index = new Map();
    for (const path of project.tree.files) {
      const tail = { path, ending: `/${withoutExtension(path)}` };
      const names = [withoutExtension(baseName(path))];
      if (names[0] === 'index') names.push(baseName(folderOf(path)));
      for (const name of names) {
        const others = index.get(name);
        if (others) others.push(tail);
        else index.set(name, [tail]);
      }
    }
    tails.set(project, index);
  }
  return index;
}
