import { canonicalJson } from '@paceline/contracts';
import { asObject, parseJsonc } from '@paceline/runners';
import type { Fallback } from '../fallback.ts';
import { ancestors, baseName, folderOf, join } from '../repository/paths.ts';
import { isToolConfiguration } from '../repository/tool-configuration.ts';
import { takenFrom } from './catalogs.ts';
import { type LockfileChange, type Lockfiles, READ_LOCKFILES } from './lockfile/lockfile-change.ts';
import { changedRanges, manifestDifference } from './manifest-difference.ts';
import { patchedPackages } from './patched-packages.ts';
import { tsConfigDifference } from './ts-config-difference.ts';
import { changedCatalogs, WORKSPACE_SETTINGS } from './workspace-settings.ts';

const LOCKFILES =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum)$/;
const MANIFESTS = /^(?:package|jsr|deno)\.jsonc?$/;
const COMPILER_OPTIONS = /^(?:ts|js)config(?:\.[\w.-]+)?\.json$/;

const TOOLS = 'the versions of the tools';
/** yarn itself, where it is kept in the repository. */
const YARN = /(?:^|\/)\.yarn\/(?:releases|plugins)\//;

const CONFIGURATION: readonly (readonly [{ test(name: string): boolean }, string])[] = [
  [{ test: isToolConfiguration }, 'the configuration of the tools'],
  [
    /^(?:\.mocharc.*|\.puppeteerrc(?:\..*)?|\.borp\.ya?ml|jest-preset\..*|\.c8rc.*|\.nycrc.*|\.taprc)$/,
    'the configuration of the tools',
  ],
  [
    /^(?:\.nvmrc|\.[\w-]+-version|\.tool-versions|\.?mise(?:\.[\w-]+)*\.toml|\.prototools|\.sdkmanrc|\.pnp\.[cm]?js|\.npmrc|\.pnpmfile\.[cm]js|\.yarnrc(?:\.ya?ml)?|pnpm-workspace\.yaml|bunfig\.toml|lerna\.json|nx\.json|turbo\.json)$/,
    TOOLS,
  ],
  [
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|tox\.ini|pytest\.ini|conftest\.py|requirements.*\.txt|Pipfile|go\.mod|go\.work)$/,
    'the configuration of the tests',
  ],
  [/^\.env(?:rc|\..+)?$/, 'environment variables'],
];

/** What is asked of the base and the head when a configuration file changed. */
export interface Versions {
  before(path: string): Promise<string | undefined>;
  after(path: string): string | undefined;
}

/** What is known of configuration, for a change of one of its files. */
export interface ConfigurationContext {
  readonly versions: Versions;
  readonly lockfiles: Lockfiles;
  /** Files that configure or set up the tests, each with the folder of the package whose tests it concerns; '' is all. */
  readonly runnerFiles: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  /** Whether the workflow takes versions of tools from a manifest, as far as it names it. */
  readonly setsTools: (path: string) => boolean;
  /** The folder of the package that a file belongs to. */
  readonly packageFolder: (path: string) => string;
  /** Tests check types while they run. */
  readonly checksTypes: boolean;
  /** Something is installed that runs TypeScript's own compiler over sources when they are loaded. */
  readonly compilesTypeScript: boolean;
}

/** Tests of a package (`folder`), and those that use it; of the root's package: all. */
interface ConcernsPackage {
  readonly kind: 'package';
  readonly folder: string;
  readonly fallback: Fallback;
  /** A name by which the package goes no longer. */
  readonly formerName?: string;
}

/** Other versions of installed packages. */
export interface PackagesAnswer {
  readonly kind: 'packages';
  readonly folder: string;
  readonly change: LockfileChange;
  /** Packages that the manifest of `folder` lists, or listed before. */
  readonly listed: ReadonlySet<string>;
  readonly fallback: Fallback;
}

/** What a change of a configuration file means. */
type ConfigurationAnswer =
  | ConcernsPackage
  | PackagesAnswer
  /** Nothing that a test can notice. */
  | { readonly kind: 'inert'; readonly reason: string };

/** What a change of this file means; undefined when it is none of configuration. */
export async function configurationChange(
  path: string,
  context: ConfigurationContext,
): Promise<ConfigurationAnswer | undefined> {
  const { versions, runnerFiles, files, packageFolder, checksTypes, compilesTypeScript } = context;
  const name = baseName(path);
  if (/(?:^|\/)(?:node_modules|__fixtures__|fixtures?|testdata)\//.test(path)) return undefined;
  const folder = packageFolder(path);
  const concerned = (code: string, message: string, whom = folder): ConcernsPackage => ({
    kind: 'package',
    folder: whom,
    fallback: { code, message, file: path },
  });

  if (LOCKFILES.test(name)) {
    const fallback = { code: 'lockfile', message: `${path} changed`, file: path };
    if (!READ_LOCKFILES.includes(name)) return { kind: 'package', folder, fallback };
    const change = await context.lockfiles.change(path, await versions.before(path), versions.after(path));
    return change
      ? { kind: 'packages', folder, change, listed: new Set(), fallback }
      : { kind: 'package', folder, fallback };
  }
  if (MANIFESTS.test(name)) {
    if (name !== 'package.json' && name !== 'package.jsonc')
      return { kind: 'inert', reason: 'a manifest for Deno, which does not run these tests' };
    const [before, after] = [await versions.before(path), versions.after(path)];
    const locked = [...ancestors(folderOf(path))].some((above) =>
      READ_LOCKFILES.some((lock) => files.has(above === '' ? lock : `${above}/${lock}`)),
    );
    const difference = manifestDifference(before, after, {
      ...{ locked, checksTypes },
      setsTools: context.setsTools(path),
    });
    if (difference === undefined) {
      const { changed, untold, shared } = changedRanges(before, after);
      // Without a lock file nobody tells who is a peer.
      const listed = locked ? untold : changed;
      const packages = new Set(locked ? listed : [...listed, ...takenFrom(shared, manifests(context))]);
      if (packages.size === 0)
        return {
          kind: 'inert',
          reason: 'changed in nothing that a test can notice, unless it reads the file',
        };
      const fallback = { code: 'manifest', message: `ranges of packages changed in ${path}`, file: path };
      return {
        kind: 'packages',
        folder,
        change: { packages, hidesPeers: !locked },
        listed,
        fallback,
      };
    }
    const message =
      before === undefined
        ? `${path} was added`
        : after === undefined
          ? `${path} was deleted`
          : `${difference.what} changed in ${path}`;
    // Of a deleted manifest the folder is the package's no longer.
    const whom = difference.isOfWorkspaces ? '' : folderOf(path);
    const { formerName } = difference;
    return { ...concerned('manifest', message, whom), ...(formerName === undefined ? {} : { formerName }) };
  }
  if (name.endsWith('.patch')) {
    const answer = await patchChange(path, context);
    if (answer) return answer;
  }
  const whom = runnerFiles.get(path);
  if (whom !== undefined) return concerned('config', `${path}, which sets up the tests, changed`, whom);
  if (COMPILER_OPTIONS.test(name)) {
    const what = tsConfigDifference(
      await versions.before(path),
      versions.after(path),
      checksTypes || compilesTypeScript,
    );
    return what === undefined
      ? { kind: 'inert', reason: 'changed in no option that reaches a test while it runs' }
      : concerned(
          'config',
          `${what} changed in ${path}`,
          extendedElsewhere(path, context) ? '' : folderOf(path),
        );
  }
  const lock = WORKSPACE_SETTINGS.get(name);
  if (lock !== undefined) {
    const locked = files.has(path.replace(name, lock));
    const entries = await changedCatalogs(await versions.before(path), versions.after(path), locked);
    if (entries && locked)
      return { kind: 'inert', reason: 'changed in versions only, which the lock file tells' };
    if (entries) {
      const packages = takenFrom(entries, manifests(context));
      if (packages.size === 0)
        return { kind: 'inert', reason: 'changed in ranges that no package takes from its catalogs' };
      const fallback = { code: 'config', message: `catalogs changed in ${path}`, file: path };
      const change = { packages, hidesPeers: true };
      return { kind: 'packages', folder, change, listed: new Set(), fallback };
    }
  }
  if (name === 'lerna.json') {
    const withoutVersion = (text: string | undefined) =>
      canonicalJson({ ...asObject(parseJsonc(text ?? '')), version: undefined });
    const [before, after] = [await versions.before(path), versions.after(path)];
    if (before !== undefined && after !== undefined && withoutVersion(before) === withoutVersion(after))
      return { kind: 'inert', reason: 'changed in its version only' };
  }
  for (const [pattern, what] of CONFIGURATION) {
    if (pattern.test(name) || (what === TOOLS && YARN.test(path)))
      return concerned('config', `${path} (${what}) changed`);
  }
  return undefined;
}

/** What a patch of an installed package means, where settings, or its name, and a lock file say whose it is. */
async function patchChange(
  path: string,
  { versions, files, lockfiles, packageFolder }: ConfigurationContext,
): Promise<PackagesAnswer | undefined> {
  for (const folder of ancestors(folderOf(path))) {
    const at = (name: string) => (folder === '' ? name : `${folder}/${name}`);
    const lock = READ_LOCKFILES.map(at).find((file) => files.has(file));
    if (lock === undefined) continue;
    const names = await patchedPackages(path, folder, (name) => versions.after(at(name)) ?? '');
    if (names.size === 0) return undefined;
    const change = await lockfiles.contentOf(names, lock, versions.after(lock) ?? '');
    const fallback = { code: 'lockfile', message: `${path} changed`, file: path };
    return change && { kind: 'packages', folder: packageFolder(lock), change, listed: new Set(), fallback };
  }
  return undefined;
}

/** The texts of all manifests. */
function* manifests({ files, versions }: ConfigurationContext): Generator<string> {
  for (const path of files) if (baseName(path) === 'package.json') yield versions.after(path) ?? '';
}

/** Whether compiler options outside of a folder build on these. */
function extendedElsewhere(path: string, { files, versions }: ConfigurationContext): boolean {
  const folder = folderOf(path);
  const bare = path.replace(/\.json$/, '');
  for (const other of files) {
    if (!COMPILER_OPTIONS.test(baseName(other)) || other.startsWith(`${folder}/`)) continue;
    const extending = asObject(parseJsonc(versions.after(other) ?? ''))?.['extends'];
    for (const name of Array.isArray(extending) ? extending : [extending]) {
      if (typeof name !== 'string') continue;
      const at = name.startsWith('.') ? join(folderOf(other), name) : undefined;
      if (at === path || at === bare || at === folder) return true;
      // A shared configuration may be named as a package.
      if (at === undefined && (name.endsWith(baseName(path)) || name.endsWith(baseName(folder)))) return true;
    }
  }
  return false;
}
