import { isBuiltin } from 'node:module';
import { asObject } from '@paceline/runners';
import { type Deadline, noDeadline } from '../../deadline.ts';
import { packageOfSpecifier } from '../../repository/package-names.ts';
import { ancestors, baseName, before, folderOf, join } from '../../repository/paths.ts';
import type { Project } from '../../repository/project.ts';
import { BUILT, fileAt, fileOrBuilt, tailIndex, withoutExtension } from './file-names.ts';
import {
  inPackage,
  keysOf,
  mapped,
  matchStar,
  type PackageContext,
  type Resolution,
} from './package-entry.ts';

/** A name that a runner's configuration maps to a path, e.g. `@` to `src`. */
export interface Alias {
  readonly name: string;
  /** Whether `name` must be the whole specifier, not only its beginning. */
  readonly exact: boolean;
  /** Relative to the repository. */
  readonly target: string;
}

/** What the configuration of the runner says of names that are no paths. */
export interface NameSettings {
  readonly aliases: readonly Alias[];
  /** Folders in which a bare name is looked up before packages: jest's `modulePaths`, `NODE_PATH`. */
  readonly modulePaths: readonly string[];
  /** The same by name, beside the importer and in every folder above it: jest's `moduleDirectories`. */
  readonly moduleDirectories: readonly string[];
}

const EXTERNAL: Resolution = { files: [] };
const UNKNOWN: Resolution = { files: [], unknown: true };

/** What a large monorepo asks for; a file made to be slow asks for more. */
const MAX_CACHED = 300_000;

/** What every specifier of a repository is resolved with. */
interface ResolverContext extends PackageContext {
  readonly settings: NameSettings;
}

type Resolve = (from: string, specifier: string) => Resolution;

/**
 * A resolver over the names of a repository's files alone. It is generous: where Node, TypeScript and
 * bundlers would choose differently, all their choices are returned, since an edge too many costs seconds
 * and one too few a missed failure.
 */
export function createResolver(
  project: Project,
  settings: NameSettings,
  deadline: Deadline = noDeadline,
): Resolve {
  const cache = new Map<string, Resolution>();
  const context: ResolverContext = {
    project,
    settings,
    deadline,
    resolveName: (from, name) => resolveName(context, from, name),
  };
  return (from, specifier) => {
    // Everything a specifier means depends on the importer's folder only.
    const key = `${folderOf(from)}\0${specifier}`;
    let found = cache.get(key);
    if (found === undefined) {
      // Some fifty names are looked up, each as long as the specifier and its folder.
      deadline.spend(1000 + 50 * key.length);
      found = resolve(context, from, specifier);
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
  const { project, deadline } = context;
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
  const found = files(bySettings(context, from, name));
  if (found) return found;
  if (name.startsWith('/')) {
    // Vite's way to name a file from the project's root; never a path of this machine.
    return (
      files(['', owner?.folder ?? ''].flatMap((folder) => fileOrBuilt(project, join(folder, `.${name}`)))) ??
      UNKNOWN
    );
  }
  const packageName = packageOfSpecifier(name);
  const local = project.localDependency(from, packageName);
  if (typeof local === 'string') return { files: [local] };
  if (local) return inPackage(context, local, `.${name.slice(packageName.length)}`);
  if (isBuiltin(name)) return EXTERNAL;
  const external: Resolution = { files: [], external: packageName };
  if (project.dependencies.has(packageName)) return external;
  // A package that nobody lists: installed through another one, or an alias that is set where it cannot be
  // read. What ends like the rest of the name may be meant.
  const rest = name.replace(/^[@~#$]?[^/]*\//, '');
  if (rest === name && /^[~@#$]/.test(name)) return UNKNOWN;
  const tails = tailIndex(project).get(withoutExtension(baseName(rest))) ?? [];
  deadline.spend(50 * tails.length);
  const endings = [`/${withoutExtension(rest)}`, `/${rest}/index`];
  const similar = tails.filter(({ ending }) => endings.some((end) => ending.endsWith(end)));
  if (similar.length > 0) return { ...external, files: similar.map(({ path }) => path) };
  return /^(?:[~#$]|@\/)/.test(name) ? UNKNOWN : external;
}

const files = (found: readonly string[]): Resolution | undefined =>
  found.length > 0 ? { files: found } : undefined;

/** What tsconfig files, aliases and folders for modules make of a name. */
function bySettings({ project, settings, deadline }: ResolverContext, from: string, name: string): string[] {
  const { aliases, modulePaths, moduleDirectories } = settings;
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
  const folders = [
    ...modulePaths,
    ...moduleDirectories.flatMap((folder) =>
      [...ancestors(folderOf(from))].flatMap((above) => join(above, folder) ?? []),
    ),
  ];
  deadline.spend(500 * folders.length);
  const byFolder = name.startsWith('/')
    ? []
    : folders.flatMap((folder) => fileAt(project.tree.files, join(folder, name)));
  return [...new Set([...byAlias, ...byPaths, ...byFolder])];
}
