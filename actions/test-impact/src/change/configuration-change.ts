import type { Fallback } from '../fallback.ts';
import { baseName } from '../repository/paths.ts';
import { isToolConfiguration } from '../repository/tool-configuration.ts';
import { manifestDifference } from './manifest-difference.ts';

const LOCKFILES =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum)$/;
const MANIFESTS = /^(?:package|jsr|deno)\.jsonc?$/;
const CONFIGURATION: readonly (readonly [{ test(name: string): boolean }, string])[] = [
  [/^(?:ts|js)config(?:\.[\w.-]+)?\.json$/, 'compiler options'],
  [{ test: isToolConfiguration }, 'the configuration of the tools'],
  [
    /^(?:\.mocharc.*|\.borp\.ya?ml|jest-preset\..*|\.c8rc.*|\.nycrc.*|\.taprc)$/,
    'the configuration of the tools',
  ],
  [
    /^(?:\.nvmrc|\.node-version|\.tool-versions|mise\.toml|\.npmrc|\.yarnrc(?:\.ya?ml)?|pnpm-workspace\.yaml|bunfig\.toml|lerna\.json|nx\.json|turbo\.json)$/,
    'the versions of the tools',
  ],
  [
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|tox\.ini|pytest\.ini|conftest\.py|requirements.*\.txt|Pipfile|go\.mod|go\.work)$/,
    'the configuration of the tests',
  ],
  [/^\.env(?:\..+)?$/, 'environment variables'],
];

/** What is asked of the base and the head when a configuration file changed. */
export interface Versions {
  before(path: string): Promise<string | undefined>;
  after(path: string): string | undefined;
}

/** Why a change of this file makes all tests run; undefined when it does not. */
export async function configurationChange(
  path: string,
  runnerFiles: ReadonlySet<string>,
  versions: Versions,
): Promise<Fallback | undefined> {
  const name = baseName(path);
  if (/(?:^|\/)(?:node_modules|__fixtures__|fixtures?|testdata)\//.test(path)) return undefined;
  if (MANIFESTS.test(name) || name === 'package-lock.json' || name === 'npm-shrinkwrap.json') {
    const [before, after] = [await versions.before(path), versions.after(path)];
    const what = manifestDifference(name, before, after);
    if (what === undefined) return undefined;
    const code = LOCKFILES.test(name) ? 'lockfile' : 'manifest';
    const message =
      before === undefined
        ? `${path} was added`
        : after === undefined
          ? `${path} was deleted`
          : `${what} changed in ${path}`;
    return { code, message, file: path };
  }
  if (LOCKFILES.test(name)) return { code: 'lockfile', message: `${path} changed`, file: path };
  if (runnerFiles.has(path))
    return { code: 'config', message: `${path}, which sets up the tests, changed`, file: path };
  for (const [pattern, what] of CONFIGURATION) {
    if (pattern.test(name)) return { code: 'config', message: `${path} (${what}) changed`, file: path };
  }
  return undefined;
}
