import { evaluateModule } from '../evaluate/evaluate.ts';
import { called } from '../evaluate/known-packages.ts';
import {
  certainTexts,
  emptyObject,
  ListValue,
  mergeValues,
  ObjectValue,
  textsOf,
  Unknown,
  type Value,
} from '../evaluate/value.ts';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { folderOf, isBelow, isInstalled, join } from '../paths.ts';
import { foldersOf, matchedPaths, noPatterns, type TestPatterns, Unreadable } from '../patterns.ts';
import { readOptions, VITEST_SYNTAX } from '../script/command-options.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** vitest's documentation, `include`. */
const VITEST_DEFAULT = ['**/*.{test,spec}.?(c|m)[jt]s?(x)'];
/** Its `typecheck.include`. */
const TYPES_DEFAULT = ['**/*.{test,spec}-d.?(c|m)[jt]s?(x)'];
/** Of every version; older ones leave out more, which the legs see when they ask vitest. */
const EXCLUDE_DEFAULT = ['**/node_modules/**', '**/.git/**'];

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/**
 * The patterns by which `vitest run`, as the script starts it, finds its tests.
 * @throws Unreadable where the configuration would have to be run to know
 */
export function vitestPatterns(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): TestPatterns[] {
  const options = readOptions(command, VITEST_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  for (const name of ['workspace', 'typecheck.only', 'typecheck.include', 'configLoader']) {
    if (options.has(name)) throw new Unreadable(`the script gives vitest the option --${name}`);
  }
  const root = inside('', options.values('root').at(-1) ?? '.', 'the option --root of the script');
  const given = options.values('config').at(-1);
  const config =
    given === undefined ? configIn(tree, root) : inside(root, given, 'the option --config of the script');
  if (given !== undefined && !tree.files.has(config!))
    throw new Unreadable(`${given} is not in the repository`);
  if (config === undefined && command === undefined && !workspaceFile(tree, root)) {
    return patternsOfPackages(tree);
  }
  const value = config === undefined ? emptyObject() : called(evaluateModule(tree, config));
  const origin = config ?? 'vitest.config';
  const settings = settingsOf(value, origin);
  const workspace = workspaceFile(tree, root);
  const dir = options.values('dir').at(-1);
  const types = options.has('typecheck') || options.has('typecheck.enabled');
  const found: TestPatterns[] = [];
  const own = { test: settings, root, origin, dir, types };
  const projects = workspace ? called(evaluateModule(tree, workspace)) : projectsOf(settings);
  if (projects === undefined) found.push(...patternsOf(value, own));
  else
    found.push(...projectPatterns(tree, foreign, projects, value, { ...own, origin: workspace ?? origin }));
  return found;
}

/**
 * Where neither the root nor its script says anything, the packages may each start vitest themselves: what any of
 * them takes for a test, and what vitest by itself does.
 */
function patternsOfPackages(tree: Tree): TestPatterns[] {
  const folders = new Set<string>();
  for (const path of tree.files) {
    if (/(?:^|\/)(?:vitest|vite)\.config\.[cm]?[jt]s$/.test(path) && !isInstalled(path)) {
      folders.add(folderOf(path));
    }
  }
  const own = [...folders].flatMap((folder) => configPatterns(tree, configIn(tree, folder)!));
  return [...own, ...patternsOf(undefined, { test: emptyObject(), root: '', origin: 'vitest' })];
}

interface VitestContext {
  readonly test: ObjectValue;
  readonly root: string;
  /** The file that says so, for messages. */
  readonly origin: string;
  readonly dir?: string | undefined;
  readonly types?: boolean;
}

/** A path of the repository that something names. */
function inside(folder: string, name: string, what: string): string {
  const at = name.startsWith('/') ? name.slice(1) : join(folder, name);
  if (at === undefined) throw new Unreadable(`${what} leads outside the repository`);
  return at;
}

/** `vitest.config.*` comes before `vite.config.*`. */
export function configIn(tree: Tree, folder: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  return ['vitest.config', 'vite.config']
    .flatMap((name) => EXTENSIONS.map((extension) => `${prefix}${name}.${extension}`))
    .find((path) => tree.files.has(path));
}

function workspaceFile(tree: Tree, folder: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  return ['vitest.workspace', 'vitest.projects']
    .flatMap((name) => [...EXTENSIONS, 'json'].map((extension) => `${prefix}${name}.${extension}`))
    .find((path) => tree.files.has(path));
}

/** The `test` part of a configuration; empty where there is none. */
function settingsOf(value: Value, origin: string): ObjectValue {
  if (!(value instanceof ObjectValue)) throw computed('the configuration', value, origin);
  const test = value.get('test');
  if (test === undefined) return emptyObject();
  if (!(test instanceof ObjectValue)) throw computed('test', test, origin);
  return test;
}

const projectsOf = (test: ObjectValue): Value => test.get('projects') ?? test.get('workspace');

function computed(what: string, value: Value, origin: string): Unreadable {
  const why = value instanceof Unknown ? ` (${value.what})` : '';
  return new Unreadable(`${what} in ${origin} is computed${why}`);
}

function patternsOf(value: Value, context: VitestContext): TestPatterns[] {
  const { test, origin } = context;
  const outer = value instanceof ObjectValue ? value.get('root') : undefined;
  const texts = (key: string, fallback: readonly string[]): readonly string[] => {
    const setting = test.get(key);
    if (setting === undefined) return fallback;
    const list = textsOf(setting);
    if (list instanceof Unknown) throw computed(`test.${key}`, list, origin);
    return list;
  };
  const folder = (setting: Value, base: string, what: string): string => {
    if (setting === undefined) return base;
    const [text] = [textsOf(setting)].flat();
    if (typeof text !== 'string') throw computed(what, setting, origin);
    return inside(base, text, `${what} in ${origin}`);
  };
  const root = folder(test.get('root'), folder(outer, context.root, 'root'), 'test.root');
  const dir =
    context.dir === undefined
      ? folder(test.get('dir'), root, 'test.dir')
      : inside(root, context.dir, '--dir');
  const own = {
    ...noPatterns(dir),
    // Only what is certain may leave a file out: what is planned and is no test shows itself in the leg.
    exclude:
      test.get('exclude') === undefined ? EXCLUDE_DEFAULT : certainTexts(test.get('exclude')).filter(isPlain),
    inSource: below(texts('includeSource', []), dir, origin),
  };
  const found = [{ ...own, include: below(texts('include', VITEST_DEFAULT), dir, origin) }];
  const typecheck = test.get('typecheck');
  if (typecheck instanceof Unknown) throw computed('test.typecheck', typecheck, origin);
  const types = typecheck instanceof ObjectValue ? typecheck : emptyObject();
  const enabled = types.get('enabled');
  if (context.types || enabled === true || enabled instanceof Unknown) {
    const include = types.get('include');
    const list = include === undefined ? TYPES_DEFAULT : textsOf(include);
    if (list instanceof Unknown) throw computed('test.typecheck.include', list, origin);
    found.push({ ...own, include: below(list, dir, origin), inSource: [] });
  }
  return found;
}

const isPlain = (glob: string): boolean => !glob.startsWith('!') && !glob.startsWith('/');

/** Globs as they are below their folder; one that begins with a path of the repository is cut to that. */
function below(globs: readonly string[], folder: string, origin: string): string[] {
  return globs.map((glob) => {
    const bare = glob.replace(/^!?(?:\.\/)*/, (start) => (start.startsWith('!') ? '!' : ''));
    if (/^!?\.\.\//.test(bare))
      throw new Unreadable(`a pattern of ${origin} leads outside its folder (${glob})`);
    if (!bare.startsWith('/')) return bare;
    const path = bare.slice(1);
    if (!isBelow(path, folder))
      throw new Unreadable(`a pattern of ${origin} leads outside its folder (${glob})`);
    return folder === '' ? path : path.slice(folder.length + 1);
  });
}

/** Projects are folders, configuration files, globs of both, or configurations written there. */
function projectPatterns(
  tree: Tree,
  foreign: ForeignPatterns,
  projects: Value,
  base: Value,
  context: VitestContext,
): TestPatterns[] {
  if (!(projects instanceof ListValue)) throw computed('the list of projects', projects, context.origin);
  const found: TestPatterns[] = [];
  const globs: string[] = [];
  for (const item of projects.items) {
    const project = called(item);
    if (typeof project === 'string') globs.push(project.replace(/^(!?)(?:\.\/)*/, '$1').replace(/\/$/, ''));
    else if (project instanceof ObjectValue) {
      const extending = project.get('extends');
      let whole: Value = project;
      if (extending === true) whole = mergeValues(withoutProjects(base), project);
      else if (typeof extending === 'string') {
        const file = inside(context.root, extending, `extends in ${context.origin}`);
        if (!tree.files.has(file))
          throw new Unreadable(`${extending}, which ${context.origin} extends, is not in the repository`);
        whole = mergeValues(called(evaluateModule(tree, file)), project);
      } else if (extending instanceof Unknown) throw computed('extends', extending, context.origin);
      found.push(...patternsOf(whole, { ...context, test: settingsOf(whole, context.origin) }));
    } else throw computed('a project', project, context.origin);
  }
  if (globs.length === 0) return found;
  if (globs.some((glob) => /^!?(?:\.\.\/|\/)/.test(glob)))
    throw new Unreadable(`a project of ${context.origin} lies outside`);
  const relative = (path: string) => (context.root === '' ? path : path.slice(context.root.length + 1));
  const within = (paths: Iterable<string>) =>
    [...paths].filter((path) => isBelow(path, context.root) && !/(?:^|\/)node_modules(?:\/|$)/.test(path));
  const files = within(tree.files).filter((path) => /(?:^|\/)(?:vitest|vite)[^/]*\.[cm]?[jt]s$/.test(path));
  const matchedFiles = matchedPaths(foreign, globs, files.map(relative));
  for (const path of files) if (matchedFiles.has(relative(path))) found.push(...configPatterns(tree, path));
  const folders = within(foldersOf(tree));
  const matchedFolders = matchedPaths(foreign, globs, folders.map(relative));
  for (const folder of folders) {
    if (!matchedFolders.has(relative(folder))) continue;
    const config = configIn(tree, folder);
    const context = { test: emptyObject(), root: folder, origin: folder };
    found.push(...(config ? configPatterns(tree, config) : patternsOf(undefined, context)));
  }
  return found;
}

function configPatterns(tree: Tree, config: string): TestPatterns[] {
  const value = called(evaluateModule(tree, config));
  const test = settingsOf(value, config);
  return patternsOf(value, { test, root: folderOf(config), origin: config });
}

/** What a project that extends the root takes over of it. */
function withoutProjects(value: Value): Value {
  if (!(value instanceof ObjectValue)) return value;
  const test = value.get('test');
  if (!(test instanceof ObjectValue)) return value;
  const entries = new Map(test.entries);
  entries.delete('projects');
  entries.delete('workspace');
  return new ObjectValue(
    new Map([...value.entries, ['test', new ObjectValue(entries, test.open)]]),
    value.open,
  );
}
