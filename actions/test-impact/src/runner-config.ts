import { type Literal, objectsIn, readLiterals, textsIn } from './literal.ts';
import { baseName, folderOf, join } from './paths.ts';
import { object, type Project } from './project.ts';
import type { Alias } from './resolve.ts';

type Entries = ReadonlyMap<string, Literal>;

/** A test configuration file (or the `jest` field of a package.json), read without running it. */
export interface RunnerConfig {
  readonly path: string;
  readonly folder: string;
  readonly value: Literal;
}

const VITEST =
  /^(?:vitest|vite)(?:\.[\w-]+)*\.(?:config|workspace|projects)(?:\.[\w-]+)*\.(?:[cm]?[jt]s|json)$|^vitest\.workspace\.(?:[cm]?[jt]s|json)$/;
const JEST =
  /^jest(?:[.-][\w-]+)*\.(?:config|preset)(?:[.-][\w-]+)*\.(?:[cm]?[jt]s|json)$|^jest-preset\.(?:[cm]?js|json)$/;

export function findConfigs(project: Project, runner: 'vitest' | 'jest'): RunnerConfig[] {
  const pattern = runner === 'vitest' ? VITEST : JEST;
  const found: RunnerConfig[] = [];
  for (const path of project.tree.files) {
    if (!pattern.test(baseName(path)) || /(?:^|\/)(?:node_modules|fixtures?|__fixtures__)\//.test(path))
      continue;
    const text = project.tree.read(path);
    if (text !== undefined) found.push({ path, folder: folderOf(path), value: readLiterals(text) });
  }
  if (runner === 'jest') {
    for (const { folder, json } of project.packages) {
      if (!object(json['jest'])) continue;
      const path = folder === '' ? 'package.json' : `${folder}/package.json`;
      found.push({ path, folder, value: readLiterals(JSON.stringify(json['jest'])) });
    }
  }
  return found.sort((a, b) => a.folder.length - b.folder.length);
}

/** Files that run before every test, as the configuration names them. */
export function setupFiles(
  project: Project,
  configs: readonly RunnerConfig[],
  find: (path: string) => string[],
): string[] {
  const keys = [
    'setupFiles',
    'setupFilesAfterEnv',
    'globalSetup',
    'globalTeardown',
    'testEnvironment',
    'resolver',
    'runner',
    'environment',
    'snapshotSerializers',
    'transform',
  ];
  const found = new Set<string>();
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of keys) {
        for (const name of textsIn(entries.get(key))) {
          const bare = name.replace(/^<rootDir>\/?/, './');
          for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? '', ''])) {
            const at = join(folder, bare);
            if (at !== undefined && at !== '') for (const file of find(at)) found.add(file);
          }
        }
      }
    }
  }
  return [...found];
}

/** `resolve.alias` and `moduleNameMapper`, where their targets hold a literal path. */
export function aliasesOf(project: Project, configs: readonly RunnerConfig[]): Alias[] {
  const found: Alias[] = [];
  const add = (config: RunnerConfig, name: string, value: Literal) => {
    const pattern = /^\^?(.*?)(?:\/?\(\.[*+]\??\)|\/?\.\*)?\$?$/.exec(name.replaceAll('\\', ''))?.[1] ?? name;
    const exact = name.endsWith('$') && !/[*+]\??\)\$$/.test(name);
    const texts = [...textsIn(value)];
    for (const text of value.type === 'unknown' ? texts.slice(-1) : texts) {
      const bare = text
        .replace(/^<rootDir>\/?/, './')
        .replace(/\/?\$1.*$/, '')
        .replace(/^\/(?!\/)/, './');
      if (!/^\.{0,2}\/|^[\w-]+(?:\/|$)/.test(bare) && bare !== '.') continue;
      for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? ''])) {
        const target = join(folder, bare === '' ? '.' : bare);
        if (target !== undefined && pattern !== '') found.push({ name: pattern, exact, target });
      }
    }
  };
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of ['alias', 'moduleNameMapper']) {
        const table = entries.get(key);
        if (table?.type === 'object') {
          for (const [name, value] of table.entries) if (!name.startsWith('#')) add(config, name, value);
          // `#x` is a name of its own, unlike the made-up ones of statements.
          for (const [name, value] of table.entries) if (/^#(?!\d+$)/.test(name)) add(config, name, value);
        }
      }
      const find = entries.get('find');
      const replacement = entries.get('replacement');
      if (replacement && (find?.type === 'text' || find?.type === 'regex'))
        add(config, find.value, replacement);
    }
  }
  return found;
}

/** Runtimes of JSX that a configuration names (`jsxImportSource`, `importSource`), from the repository's root. */
export function jsxSources(configs: readonly RunnerConfig[]): string[] {
  const found = new Set<string>();
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of ['jsxImportSource', 'importSource']) {
        for (const name of textsIn(entries.get(key))) {
          const at = name.startsWith('.') ? join(config.folder, name) : undefined;
          // A leading slash is the resolver's way to say "from the root".
          found.add(at === undefined ? name : `/${at}`);
        }
      }
    }
  }
  return [...found];
}

/** What one configuration (or project in it) says about which files are tests. */
export interface TestPatterns {
  readonly folder: string;
  /** Globs below `folder`; undefined: the runner's own. */
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  /** Regular expressions over the absolute path, as jest takes them. */
  readonly regexes: readonly string[];
  readonly ignoredRegexes: readonly string[];
  /** Folders of the repository that tests are looked for in. */
  readonly roots: readonly string[];
  /** Globs of sources that may hold tests themselves. */
  readonly inSource: readonly string[];
}

const strings = (value: Literal | undefined): string[] => [...textsIn(value)];

/**
 * Texts that stand in a list as they are. What leaves tests out must be certain: a part of a computed
 * pattern could leave out far more than the pattern does, and a planned test that is no test shows itself.
 */
const certainTexts = (value: Literal | undefined): string[] =>
  value?.type === 'list' ? value.items.flatMap((item) => (item.type === 'text' ? [item.value] : [])) : [];

/** The patterns of vitest's configurations; `computed` names the settings that could not be read. */
export function vitestPatterns(
  configs: readonly RunnerConfig[],
  folders: readonly string[],
  matcher: (globs: readonly string[]) => (path: string) => boolean,
  computed: string[],
): TestPatterns[] {
  const test = configs.filter((config) => /^vitest/.test(baseName(config.path)));
  const usable = configs.filter(
    (config) =>
      test.some((other) => other.path === config.path) ||
      !test.some((other) => other.folder === config.folder),
  );
  const root = usable.filter((config) => config.folder === '');
  const listed = root.flatMap((config) => {
    if (/workspace|projects/.test(baseName(config.path))) return strings(config.value);
    return [...objectsIn(config.value)].flatMap((entries) =>
      ['projects', 'workspace'].flatMap((key) => {
        const value = entries.get(key);
        return value?.type === 'list' || value?.type === 'unknown' ? listedTexts(value) : [];
      }),
    );
  });
  const clean = listed
    .map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''))
    .filter((glob) => !glob.startsWith('!'));
  const matches = matcher(clean);
  const taken =
    root.length === 0
      ? usable
      : [
          ...root,
          ...usable.filter(
            (config) => config.folder !== '' && (matches(config.path) || matches(config.folder)),
          ),
        ];
  const found: TestPatterns[] = [];
  const plain = (folder: string): TestPatterns => ({
    folder,
    include: undefined,
    exclude: [],
    regexes: [],
    ignoredRegexes: [],
    roots: [],
    inSource: [],
  });
  for (const config of taken) {
    const visit = (entries: Entries, inherited: TestPatterns): void => {
      const value = entries.get('test');
      if (value?.type !== 'object') {
        for (const entry of entries.values())
          for (const inner of directObjects(entry)) visit(inner, inherited);
        return;
      }
      const settings = value.entries;
      const where = ['root', 'dir'].flatMap((key) => [
        ...strings(entries.get(key)),
        ...strings(settings.get(key)),
      ]);
      const at = where.map((name) => join(config.folder, name)).find((folder) => folder !== undefined);
      const include = settings.get('include');
      const exclude = settings.get('exclude');
      const readable = include?.type === 'list' && include.complete;
      if (include !== undefined && !readable) computed.push(`test.include in ${config.path}`);
      const own: TestPatterns = {
        ...inherited,
        folder: at ?? inherited.folder,
        include: include === undefined ? inherited.include : readable ? strings(include) : undefined,
        exclude: exclude === undefined ? inherited.exclude : certainTexts(exclude),
        inSource: settings.has('includeSource') ? strings(settings.get('includeSource')) : inherited.inSource,
      };
      const projects = settings.get('projects') ?? settings.get('workspace');
      const inner = projects === undefined ? [] : [...directObjects(projects)];
      for (const project of inner) {
        visit(project, project.has('extends') ? own : plain(config.folder));
      }
      if (projects === undefined) found.push(own);
    };
    const before = found.length;
    const workspace = /workspace|projects/.test(baseName(config.path));
    for (const entries of directObjects(config.value)) visit(entries, plain(config.folder));
    const hasProjects = workspace || (config.folder === '' && listed.length > 0);
    if (found.length === before && !hasProjects) found.push(plain(config.folder));
  }
  // Projects may be folders without a configuration of their own.
  for (const folder of folders) {
    if (
      folder !== '' &&
      clean.length > 0 &&
      matches(folder) &&
      !taken.some((config) => config.folder === folder)
    ) {
      found.push(plain(folder));
    }
  }
  return found.length > 0 ? found : [plain('')];
}

/** Objects of a value that are not inside other objects. */
function* directObjects(value: Literal): Generator<Entries> {
  if (value.type === 'object') yield value.entries;
  else if (value.type === 'list') for (const item of value.items) yield* directObjects(item);
  else if (value.type === 'unknown') for (const part of value.parts) yield* directObjects(part);
}

/** Texts of a list itself, not of the objects in it. */
function* listedTextsOf(value: Literal): Generator<string> {
  if (value.type === 'text') yield value.value;
  else if (value.type === 'list') for (const item of value.items) yield* listedTextsOf(item);
  else if (value.type === 'unknown') for (const part of value.parts) yield* listedTextsOf(part);
}
const listedTexts = (value: Literal): string[] => [...listedTextsOf(value)];

/** The patterns of jest's configurations. */
export function jestPatterns(project: Project, configs: readonly RunnerConfig[]): TestPatterns[] {
  const root = configs.filter((config) => config.folder === '');
  const multiple = root.some((config) =>
    [...objectsIn(config.value)].some((entries) => entries.has('projects')),
  );
  const taken = root.length > 0 && !multiple ? root : configs;
  const found: TestPatterns[] = [];
  for (const config of taken) {
    const objects = [...objectsIn(config.value)];
    const all = (key: string) => objects.flatMap((entries) => strings(entries.get(key)));
    const rootDir = all('rootDir')[0];
    const own =
      rootDir === undefined
        ? config.folder
        : (join(config.folder, rootDir.replace('<rootDir>', '.')) ?? config.folder);
    const base = project.packageOf(config.path)?.folder ?? '';
    const roots = all('roots').map((name) => name.replace(/^<rootDir>\/?/, './'));
    const below = (folder: string) =>
      roots.flatMap((name) => join(folder, name) ?? []).filter((name) => hasFiles(project, name));
    const folder =
      roots.length > 0 && below(own).length === 0
        ? base
        : hasFiles(project, own) && own !== folderOf(config.path)
          ? own
          : base;
    const globs = all('testMatch').map((glob) =>
      glob.startsWith('<rootDir>') ? glob.replace(/^<rootDir>\/?/, '') : glob.replace(/^(?!\*\*\/|!)/, '**/'),
    );
    found.push({
      folder,
      include: globs.length > 0 ? globs : undefined,
      exclude: [],
      regexes: all('testRegex'),
      ignoredRegexes: objects.some((entries) => entries.has('projects'))
        ? []
        : objects
            .flatMap((entries) => certainTexts(entries.get('testPathIgnorePatterns')))
            .map((pattern) => pattern.replace(/^<rootDir>/, folder === '' ? '' : `/${folder}`)),
      roots: below(folder),
      inSource: [],
    });
  }
  return found.length > 0
    ? found
    : [
        {
          folder: '',
          include: undefined,
          exclude: [],
          regexes: [],
          ignoredRegexes: [],
          roots: [],
          inSource: [],
        },
      ];
}

function hasFiles(project: Project, folder: string): boolean {
  if (folder === '') return true;
  for (const path of project.tree.files) if (path.startsWith(`${folder}/`)) return true;
  return false;
}
