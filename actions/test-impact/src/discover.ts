import type { TestRunner } from '@paceline/contracts';
import picomatch from 'picomatch';
import { baseName } from './paths.ts';
import { object, type Project } from './project.ts';
import { type Alias, fileAt } from './resolve.ts';
import {
  aliasesOf,
  findConfigs,
  jestPatterns,
  jsxSources,
  type RunnerConfig,
  setupFiles,
  type TestPatterns,
  vitestPatterns,
} from './runner-config.ts';

/** What is known of a repository's tests before anything runs. */
export interface Discovery {
  /** Undefined when no sign of a runner was found. */
  readonly runner: TestRunner | undefined;
  readonly tests: readonly string[];
  /** The patterns that were used, for the message when nothing matched. */
  readonly patterns: readonly string[];
  /** Configuration files of the runner. */
  readonly configFiles: ReadonlySet<string>;
  /** Files that the runner runs before every test. */
  readonly setupFiles: ReadonlySet<string>;
  readonly aliases: readonly Alias[];
  readonly jsxImportSources: readonly string[];
  /** Tests check types while they run. */
  readonly checksTypes: boolean;
  /** Settings that could not be read without running the configuration. */
  readonly computed: readonly string[];
}

/**
 * Test files by default, from each runner's documentation: vitest `include`, jest `testMatch`, "Running tests
 * from the command line" of Node (`**\/test/**` with all its extensions), pytest `python_files`, `go help test`.
 */
const DEFAULTS: Record<Exclude<TestRunner, 'command'>, readonly string[]> = {
  vitest: ['**/*.{test,spec}.?(c|m)[jt]s?(x)'],
  jest: ['**/__tests__/**/*.?([mc])[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'],
  node: [
    '**/*{.,-,_}test.{c,m,}{j,t}s',
    '**/test-*.{c,m,}{j,t}s',
    '**/test.{c,m,}{j,t}s',
    '**/test/**/*.{c,m,}{j,t}s',
  ],
  pytest: ['**/test_*.py', '**/*_test.py'],
  go: ['**/*_test.go'],
};

export const matcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const wanted = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => picomatch(clean(glob), { dot: true }));
  const refused = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => picomatch(clean(glob.slice(1)), { dot: true }));
  return (path) => wanted.some((match) => match(path)) && !refused.some((match) => match(path));
};
const clean = (glob: string): string => glob.replace(/^\.\//, '').replace(/\/$/, '/**');

/** Finds the runner and the test files. `tests` (globs) wins over everything that configurations say. */
export function discoverTests(
  project: Project,
  wanted: TestRunner | 'auto',
  tests: readonly string[],
): Discovery {
  const runner = wanted === 'auto' ? detectRunner(project) : wanted;
  const paths = [...project.tree.files].filter((path) => !/(?:^|\/)node_modules\//.test(path));
  const configs = runner === 'vitest' || runner === 'jest' ? findConfigs(project, runner) : [];
  const find = (path: string) => fileAt(project.tree.files, path);
  const computed: string[] = [];
  const about = {
    runner,
    computed,
    configFiles: new Set(
      configs.map((config) => config.path).filter((path) => baseName(path) !== 'package.json'),
    ),
    setupFiles: new Set(setupFiles(project, configs, find)),
    aliases: aliasesOf(project, configs),
    jsxImportSources: jsxSources(configs),
    checksTypes: checksTypes(project, runner, configs),
  };
  if (tests.length > 0) {
    return { ...about, tests: paths.filter(matcher(tests)).sort(), patterns: tests };
  }
  if (runner === undefined) {
    const patterns = [...DEFAULTS.vitest, ...DEFAULTS.pytest, ...DEFAULTS.go];
    return { ...about, tests: [], patterns };
  }
  if (runner === 'command') return { ...about, tests: [], patterns: [] };
  if (runner === 'pytest' || runner === 'go') {
    const patterns = DEFAULTS[runner];
    return { ...about, tests: paths.filter(matcher(patterns)).sort(), patterns };
  }
  const folders = [...new Set(project.packages.map((entry) => entry.folder))];
  const patterns =
    runner === 'vitest'
      ? vitestPatterns(configs, [...folders, ...foldersOf(paths)], matcher, computed)
      : runner === 'jest'
        ? jestPatterns(project, configs)
        : [nodePatterns(project)];
  const found = new Set<string>();
  for (const pattern of patterns)
    for (const path of matching(project, paths, pattern, DEFAULTS[runner])) found.add(path);
  if (about.checksTypes && runner === 'vitest') {
    for (const path of paths) if (/\.(?:test|spec)-d\.[cm]?tsx?$/.test(path)) found.add(path);
  }
  const used = patterns.flatMap((pattern) =>
    (pattern.regexes.length > 0 ? pattern.regexes : (pattern.include ?? DEFAULTS[runner])).map((glob) =>
      pattern.folder === '' ? glob : `${pattern.folder}/${glob}`,
    ),
  );
  return { ...about, tests: [...found].sort(), patterns: [...new Set(used)] };
}

function matching(
  project: Project,
  paths: readonly string[],
  pattern: TestPatterns,
  defaults: readonly string[],
): string[] {
  const prefix = pattern.folder === '' ? '' : `${pattern.folder}/`;
  const regexes = pattern.regexes.flatMap(regex);
  const ignored = pattern.ignoredRegexes.flatMap(regex);
  const included =
    regexes.length > 0 && pattern.include === undefined ? () => false : matcher(pattern.include ?? defaults);
  const excluded = matcher(pattern.exclude.filter((glob) => !glob.startsWith('!')));
  const inSource = matcher(pattern.inSource);
  return paths.filter((path) => {
    if (!path.startsWith(prefix)) return false;
    if (pattern.roots.length > 0 && !pattern.roots.some((root) => root === '' || path.startsWith(`${root}/`)))
      return false;
    if (ignored.some((expression) => expression.test(`/${path}`))) return false;
    const inside = path.slice(prefix.length);
    if (excluded(inside)) return false;
    if (included(inside) || regexes.some((expression) => expression.test(`/${path}`))) return true;
    return (
      pattern.inSource.length > 0 &&
      inSource(inside) &&
      (project.tree.read(path)?.includes('import.meta.vitest') ?? false)
    );
  });
}

function regex(source: string): RegExp[] {
  try {
    return [new RegExp(source)];
  } catch {
    return [];
  }
}

/** The runner that package.json files and well-known configuration files speak of. */
export function detectRunner(project: Project): TestRunner | undefined {
  const { files } = project.tree;
  const root = project.packages.find((entry) => entry.folder === '');
  const script = (json: object | undefined): string => {
    const scripts = object((json as Record<string, unknown> | undefined)?.['scripts']) ?? {};
    return Object.entries(scripts)
      .filter(([name]) => /^(?:test|unit)/.test(name))
      .map(([, text]) => String(text))
      .join('\n');
  };
  const own = script(root?.json);
  for (const runner of ['vitest', 'jest'] as const)
    if (new RegExp(`\\b${runner}\\b`).test(own)) return runner;
  if (/\bnode\b[^\n&|]*\s--test\b|\bborp\b/.test(own)) return 'node';
  for (const runner of ['vitest', 'jest'] as const) {
    if (
      project.dependencies.has(runner) ||
      [...files].some((path) => new RegExp(`^${runner}\\.config\\.`).test(path))
    ) {
      return runner;
    }
  }
  if (project.packages.some((entry) => /\bnode\b[^\n&|]*\s--test\b|\bborp\b/.test(script(entry.json))))
    return 'node';
  if (files.has('go.mod')) return 'go';
  if (
    [
      'pytest.ini',
      'conftest.py',
      'tox.ini',
      'pyproject.toml',
      'setup.py',
      'setup.cfg',
      'requirements.txt',
    ].some((name) => files.has(name))
  ) {
    return 'pytest';
  }
  return undefined;
}

/** `node --test` takes its patterns from the command line, borp from a file. */
function nodePatterns(project: Project): TestPatterns {
  const scripts = object(project.packages.find((entry) => entry.folder === '')?.json['scripts']) ?? {};
  const given = Object.entries(scripts)
    .filter(([name]) => /^(?:test|unit)/.test(name))
    .flatMap(([, text]) => [...String(text).matchAll(/\s(?:--test)\s+([^&|;]*)/g)].map((match) => match[1]!))
    .flatMap((text) =>
      [...text.matchAll(/'([^']+)'|"([^"]+)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!),
    )
    .filter((word) => !word.startsWith('-') && /[*/]|\.[cm]?[jt]s$/.test(word))
    .map((word) => (/[*.][^/]*$/.test(word) ? word : `${word.replace(/\/$/, '')}/**/*.{c,m,}{j,t}s`));
  const borp = project.tree.read('.borp.yaml') ?? project.tree.read('.borp.yml') ?? '';
  const listed = [...borp.matchAll(/^\s*-\s*['"]?([^'"\n]+?)['"]?\s*$/gm)].map((match) => match[1]!);
  const include = listed.length > 0 ? listed : given;
  return {
    folder: '',
    include: include.length > 0 ? include : undefined,
    exclude: [],
    regexes: [],
    ignoredRegexes: [],
    roots: [],
    inSource: [],
  };
}

function checksTypes(
  project: Project,
  runner: TestRunner | undefined,
  configs: readonly RunnerConfig[],
): boolean {
  if (runner === 'jest') return project.dependencies.has('ts-jest');
  return (
    runner === 'vitest' && configs.some(({ path }) => /\btypecheck\b/.test(project.tree.read(path) ?? ''))
  );
}

function foldersOf(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
      found.add(path.slice(0, slash));
  }
  return [...found];
}
