import { evaluateJson, evaluateModule, fromJson } from '../evaluate/evaluate.ts';
import { called } from '../evaluate/known-packages.ts';
import {
  certainTexts,
  emptyObject,
  ListValue,
  ObjectValue,
  textsOf,
  Unknown,
  type Value,
} from '../evaluate/value.ts';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { asObject, parseObject } from '../json.ts';
import { folderOf, isInstalled, join } from '../paths.ts';
import { foldersOf, matchedPaths, noPatterns, type TestPatterns, Unreadable } from '../patterns.ts';
import { JEST_SYNTAX, readOptions } from '../script/command-options.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** jest's documentation, `testMatch` (30; before, without the letters c and m). */
const JEST_DEFAULT = ['**/__tests__/**/*.?([mc])[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'];

const EXTENSIONS = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'json'];

/** Options that may add tests to those of the configuration. */
const WIDENING = [
  'testMatch',
  'testRegex',
  'roots',
  'rootDir',
  'projects',
  'preset',
  'runTestsByPath',
  'findRelatedTests',
  'filter',
];
/** Presets that say nothing of which files are tests. */
const NEUTRAL_PRESETS =
  /^(?:ts-jest(?:\/presets\/[\w-]+(?:\/[\w-]+)*)?|react-native|jest-expo(?:\/\w+)?|@shelf\/jest-mongodb|jest-puppeteer)$/;

/**
 * The patterns by which jest, as the script starts it, finds its tests.
 * @throws Unreadable where the configuration would have to be run to know
 */
export function jestPatterns(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): TestPatterns[] {
  const options = readOptions(command, JEST_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  const widening = WIDENING.find((name) => options.has(name));
  if (widening) throw new Unreadable(`the script gives jest the option --${widening}`);
  const given = options.values('config').at(-1);
  if (given?.trim().startsWith('{')) {
    return patternsOf({ tree, foreign }, evaluateJson(given), {
      folder: '',
      origin: 'the configuration in the script',
    });
  }
  if (given !== undefined) {
    const at = join('', given);
    // A folder is given for the configuration in it.
    const file =
      at !== undefined && tree.files.has(at) ? at : at === undefined ? undefined : configIn(tree, at);
    if (file === undefined)
      throw new Unreadable(`${given}, which the script gives jest, is not in the repository`);
    return configPatterns({ tree, foreign }, file);
  }
  const config = configIn(tree, '');
  if (config !== undefined) return configPatterns({ tree, foreign }, config);
  const standard = patternsOf({ tree, foreign }, emptyObject(), { folder: '', origin: 'jest' });
  if (command) return standard;
  // Where neither the root nor its script says anything, the packages may each start jest themselves.
  const folders = new Set<string>();
  for (const path of tree.files) {
    if (/(?:^|\/)(?:package\.json|jest\.config\.\w+)$/.test(path) && !isInstalled(path))
      folders.add(folderOf(path));
  }
  const configs = [...folders].flatMap((folder) => configIn(tree, folder) ?? []);
  return [...configs.flatMap((path) => configPatterns({ tree, foreign }, path)), ...standard];
}

/** The configuration file of a folder, or its package.json where that configures jest. */
function configIn(tree: Tree, folder: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  const manifest = `${prefix}package.json`;
  if (parseObject(tree.read(manifest) ?? '')?.['jest'] !== undefined) return manifest;
  return EXTENSIONS.map((extension) => `${prefix}jest.config.${extension}`).find((path) =>
    tree.files.has(path),
  );
}

function configPatterns({ tree, foreign }: Repository, path: string, isProject = false): TestPatterns[] {
  const value = path.endsWith('package.json')
    ? fromJson(asObject(parseObject(tree.read(path) ?? '')?.['jest']) ?? {})
    : path.endsWith('.json')
      ? evaluateJson(tree.read(path) ?? '')
      : called(evaluateModule(tree, path));
  return patternsOf({ tree, foreign }, value, { folder: folderOf(path), origin: path, isProject });
}

interface Repository {
  readonly tree: Tree;
  readonly foreign: ForeignPatterns;
}

interface JestContext {
  readonly folder: string;
  /** The file that says so, for messages. */
  readonly origin: string;
  /** jest ignores `projects` inside a project. */
  readonly isProject?: boolean;
}

function patternsOf(repository: Repository, value: Value, context: JestContext): TestPatterns[] {
  const { origin } = context;
  const computed = (what: string, setting: Value) =>
    new Unreadable(
      `${what} in ${origin} is computed${setting instanceof Unknown ? ` (${setting.what})` : ''}`,
    );
  if (!(value instanceof ObjectValue)) throw computed('the configuration', value);
  const texts = (key: string): string[] | undefined => {
    const setting = value.get(key);
    if (setting === undefined || setting === null) return undefined;
    const list = textsOf(setting);
    if (list instanceof Unknown) throw computed(key, list);
    return list;
  };
  const filter = value.get('filter');
  if (filter instanceof Unknown) throw computed('filter', filter);
  // A program of the project's own that says which tests run.
  if (filter !== undefined) throw new Unreadable(`${origin} has a filter`);
  const preset = value.get('preset');
  if (preset instanceof Unknown) throw computed('preset', preset);
  if (typeof preset === 'string' && !NEUTRAL_PRESETS.test(preset)) {
    throw new Unreadable(`the preset ${preset} of ${origin} may name tests`);
  }
  const rootDirs = texts('rootDir');
  const root = rootDirs === undefined ? context.folder : at(context.folder, rootDirs[0]!, context.folder);
  if (root === undefined) throw new Unreadable(`rootDir in ${origin} leads outside the repository`);
  const projects = value.get('projects');
  if (projects !== undefined && !context.isProject) {
    if (!(projects instanceof ListValue)) throw computed('projects', projects);
    return projects.items.flatMap((item) => projectPatterns(repository, item, root, origin));
  }
  const roots = (texts('roots') ?? []).map((name) => {
    const folder = at(root, name, root);
    if (folder === undefined) throw new Unreadable(`roots in ${origin} leads outside the repository`);
    return folder;
  });
  const match = texts('testMatch');
  const regexes = texts('testRegex') ?? [];
  const globs = match ?? (regexes.length > 0 ? [] : JEST_DEFAULT);
  return [
    {
      // jest matches the absolute path, so that a glob may also lead out of rootDir, into another root.
      ...noPatterns(roots.length > 0 ? '' : root),
      include: globs
        .map((glob) => absoluteGlob(glob, root))
        .map((glob) => (roots.length > 0 || root === '' ? glob : cut(glob, root))),
      regexes: regexes.map((source) => withRoot(source, root)),
      // Only what is certain may leave a file out.
      ignoredRegexes: ['testPathIgnorePatterns', 'modulePathIgnorePatterns']
        .flatMap((key) => certainTexts(value.get(key)))
        .filter(isRegex)
        .map((source) => withRoot(source, root)),
      roots,
    },
  ];
}

function projectPatterns(
  { tree, foreign }: Repository,
  item: Value,
  root: string,
  origin: string,
): TestPatterns[] {
  const project = called(item);
  if (project instanceof ObjectValue)
    return patternsOf({ tree, foreign }, project, { folder: root, origin, isProject: true });
  if (typeof project !== 'string') throw new Unreadable(`a project in ${origin} is computed`);
  const glob = at(root, project, root);
  if (glob === undefined) throw new Unreadable(`a project of ${origin} lies outside the repository`);
  const isConfig = /\.(?:[cm]?[jt]s|json)$/.test(glob);
  const found = new Set<string>();
  if (glob === '') found.add(configIn(tree, '') ?? '');
  const candidates = (isConfig ? [...tree.files] : [...foldersOf(tree)]).filter(
    (path) => !/(?:^|\/)node_modules(?:\/|$)/.test(path),
  );
  for (const path of matchedPaths(foreign, [glob === '' ? '**' : glob], candidates)) {
    found.add(isConfig ? path : (configIn(tree, path) ?? `${path}/`));
  }
  return [...found].flatMap((path) =>
    path === '' || path.endsWith('/')
      ? patternsOf({ tree, foreign }, emptyObject(), {
          folder: path.replace(/\/$/, ''),
          origin: path,
          isProject: true,
        })
      : configPatterns({ tree, foreign }, path, true),
  );
}

/** A path that may begin with `<rootDir>` or, from `__dirname`, with `/` for the repository's root. */
function at(folder: string, name: string, rootDir: string): string | undefined {
  if (name.startsWith('<rootDir>')) return join(rootDir, `./${name.slice('<rootDir>'.length)}`);
  return name.startsWith('/') ? join('', `.${name}`) : join(folder, name);
}

/** A glob as it matches below the repository's root. */
function absoluteGlob(glob: string, rootDir: string): string {
  const refused = glob.startsWith('!') ? '!' : '';
  const bare = glob.slice(refused.length);
  const prefix = rootDir === '' ? '' : `${rootDir}/`;
  if (bare.startsWith('<rootDir>'))
    return refused + (join(rootDir, `./${bare.slice('<rootDir>'.length)}`) ?? bare);
  if (bare.startsWith('/')) return refused + bare.slice(1);
  // A relative glob is matched against absolute paths: without `**/` in front it can only match by its end.
  return refused + (bare.startsWith('**') ? prefix + bare : `${prefix}**/${bare.replace(/^\.\//, '')}`);
}

const cut = (glob: string, root: string): string =>
  glob.startsWith('!')
    ? `!${cut(glob.slice(1), root)}`
    : glob.startsWith(`${root}/`)
      ? glob.slice(root.length + 1)
      : glob;

const withRoot = (source: string, root: string): string =>
  source.replaceAll('<rootDir>', root === '' ? '' : `/${root}`);

function isRegex(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
