import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json } from '@paceline/runners';
import type { Fallback } from '../fallback.ts';
import { baseName, folderOf } from '../repository/paths.ts';

const LOCKFILES =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum)$/;
const MANIFESTS = /^(?:package|jsr|deno)\.jsonc?$/;
const TOOL =
  /^(?:vitest|vite|jest|babel|swc|rollup|webpack|esbuild|tsup|rolldown|metro|postcss|tailwind)(?:-[\w-]+)?$/;
/** `vitest.config.ts`, `jest-e2e.unit.config.json`, `vite.config-ci.mts`: part by part, whatever their number. */
const toolConfiguration = (name: string): boolean => {
  const parts = name.split('.');
  const inner = parts.slice(1, -1);
  return (
    TOOL.test(parts[0]!) &&
    /^(?:[cm]?[jt]s|json)$/.test(parts.at(-1)!) &&
    inner.every((part) => /^[\w-]+$/.test(part)) &&
    inner.some((part) => /^(?:config|workspace|projects|preset)(?:-[\w-]+)?$/.test(part))
  );
};

const CONFIGURATION: readonly (readonly [{ test(name: string): boolean }, string])[] = [
  [/^(?:ts|js)config(?:\.[\w.-]+)?\.json$/, 'compiler options'],
  [{ test: toolConfiguration }, 'the configuration of the tools'],
  [
    /^(?:\.babelrc.*|\.swcrc|\.mocharc.*|\.borp\.ya?ml|jest-preset\..*|\.c8rc.*|\.nycrc.*|\.taprc)$/,
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

/** Fields of a manifest that no test can notice, unless it reads the file itself. */
const INERT_FIELDS = new Set(
  '$schema version description keywords author contributors maintainers license licenses homepage repository bugs funding publishConfig files lint-staged husky prettier eslintConfig eslintIgnore stylelint commitlint release release-it np size-limit simple-git-hooks browserslist-comment readme icon publisher publish exclude'.split(
    ' ',
  ),
);
/** Scripts that can change what tests see. */
const TEST_SCRIPT =
  /test|unit|spec|e2e|vitest|jest|build|compile|generate|codegen|prepare|install|setup|pack/i;

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

/**
 * The first field of a manifest (or npm lock file) whose change can matter to a test, in words; undefined
 * when only others changed: a release that bumps `version` runs nothing.
 */
function manifestDifference(
  name: string,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  const [old, now] = [parse(before), parse(after)];
  if (!old || !now)
    return before === undefined || after === undefined ? 'the whole file' : 'what is no valid JSON';
  if (name === 'package-lock.json' || name === 'npm-shrinkwrap.json') {
    return same(withoutOwnVersion(old), withoutOwnVersion(now)) ? undefined : 'an installed version';
  }
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (INERT_FIELDS.has(field) || same(old[field], now[field])) continue;
    if (field !== 'scripts') return `"${field}"`;
    const [scripts, others] = [asObject(old[field]) ?? {}, asObject(now[field]) ?? {}];
    for (const script of new Set([...Object.keys(scripts), ...Object.keys(others)])) {
      if (TEST_SCRIPT.test(script) && !same(scripts[script], others[script])) return `the script "${script}"`;
    }
  }
  return undefined;
}

function parse(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** An npm lock file repeats the versions of the repository's own packages. */
function withoutOwnVersion(lock: Json): Json {
  const packages = Object.entries(asObject(lock['packages']) ?? {}).map(([path, entry]) => {
    if (/(?:^|\/)node_modules\//.test(path)) return [path, entry] as const;
    return [path, { ...asObject(entry), version: undefined }] as const;
  });
  return { ...lock, version: undefined, packages: Object.fromEntries(packages) };
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/**
 * Why a change of a workflow file makes all tests run: it is the one that runs us, or that one uses it.
 * @param own path of the workflow that runs us; undefined when unknown
 */
export function workflowChange(
  path: string,
  own: string | undefined,
  read: (path: string) => string | undefined,
): Fallback | undefined {
  if (!path.startsWith('.github/workflows/') && !path.startsWith('.github/actions/')) return undefined;
  const message = `${path} changed`;
  if (own === undefined || path === own) return { code: 'workflow', message, file: path };
  const text = read(own);
  const local = path.startsWith('.github/actions/') ? folderOf(path) : path;
  return text === undefined || text.includes(local) ? { code: 'workflow', message, file: path } : undefined;
}
