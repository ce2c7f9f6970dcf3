import { parse } from 'smol-toml';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { asObject } from '../json.ts';
import { join } from '../paths.ts';
import { foldersOf, Unreadable } from '../patterns.ts';
import { splitWords } from '../script/shell-words.ts';
import type { Tree } from '../tree.ts';

/** pytest's reference, "Configuration options". */
const PYTHON_FILES = ['test_*.py', '*_test.py'];
const NORECURSEDIRS = ['*.egg', '.*', '_darcs', 'build', 'CVS', 'dist', 'node_modules', 'venv', '{arch}'];

/** Options in `addopts` that say nothing of which files are looked at, or that the legs hand on with their files. */
const HARMLESS =
  /^(?:-[qvslxhV]+|-r\w*|--(?:verbose|quiet|exitfirst|maxfail|tb|showlocals|strict|strict-markers|strict-config|cov|cov-\S+|no-cov|no-cov-\S+|durations|durations-min|pythonwarnings|junitxml|junit-xml|junit-prefix|import-mode|capture|log-\S+|color|no-header|no-summary|disable-warnings|show-capture|timeout|timeout-method|reruns|reruns-delay|random-order\S*|randomly-\S+|benchmark-\S+|asyncio-mode|numprocesses|dist|maxprocesses|ds|dc|nomigrations|no-migrations|reuse-db|create-db|html|self-contained-html|ff|failed-first|lf|last-failed|nf|new-first|cache-clear|stepwise|sw|full-trace|code-highlight|force-sugar|snapshot-\S+|deselect|setup-show|basetemp|xfail-tb|no-fold-skipped|runxfail|error-for-skips|alluredir|emoji|doctest-continue-on-failure|doctest-ignore-import-errors|doctest-report))$/;
const WITH_VALUE =
  /^(?:-[mknWpoc]|--(?:maxfail|tb|cov-report|cov-config|cov-fail-under|cov-context|durations|durations-min|pythonwarnings|junitxml|junit-prefix|import-mode|capture|log-\S+|color|show-capture|timeout|timeout-method|reruns|reruns-delay|numprocesses|dist|maxprocesses|ds|dc|deselect|basetemp|asyncio-mode|doctest-glob|alluredir|doctest-report))$/;
/** Hooks and names of a conftest.py that say which files are collected. */
const COLLECTING =
  /\b(?:collect_ignore(?:_glob)?|pytest_collect_file|pytest_ignore_collect|pytest_collect_directory|pytest_pycollect_makemodule|pytest_plugins|pytest_load_initial_conftests|pytest_cmdline_\w+|addinivalue_line\(\s*['"]python_files)/;

interface Settings {
  /** The file they stand in; undefined where there is none. */
  readonly origin: string | undefined;
  words(name: string): string[] | undefined;
}

/**
 * The files that pytest, started in the repository's root without arguments, collects.
 * @throws Unreadable where its plugins or hooks may say otherwise
 */
export function pytestTests(tree: Tree, foreign: ForeignPatterns): { tests: string[]; patterns: string[] } {
  const settings = readSettings(tree);
  const options = readAddopts(settings);
  for (const path of tree.files) {
    if (!/(?:^|\/)conftest\.py$/.test(path)) continue;
    const hook = COLLECTING.exec(tree.read(path) ?? '')?.[0];
    if (hook) throw new Unreadable(`${path} has ${hook}`);
  }
  const patterns = settings.words('python_files') ?? PYTHON_FILES;
  const files = [...tree.files];
  const isTest = matchedNames(foreign, patterns, files);
  const isDocument = matchedNames(
    foreign,
    options.doctestGlobs.length > 0 ? options.doctestGlobs : ['test*.txt'],
    files,
  );
  const notEntered = matchedNames(foreign, settings.words('norecursedirs') ?? NORECURSEDIRS, [
    ...foldersOf(tree),
  ]);
  const given = options.positional.length > 0 ? options.positional : (settings.words('testpaths') ?? []);
  const starts = given.flatMap((path) => join('', path) ?? []);
  if (starts.length < given.length || given.some((path) => /[*?[]|::/.test(path))) {
    throw new Unreadable(`testpaths in ${settings.origin} are not plain folders of the repository`);
  }
  const present = starts.filter((start) =>
    [...tree.files].some((path) => path === start || path.startsWith(`${start}/`)),
  );
  // pytest looks everywhere where none of its testpaths exists.
  const roots = present.length > 0 ? present : [''];
  const tests = [...tree.files].filter((path) => {
    const root = roots.find((one) => one === '' || path === one || path.startsWith(`${one}/`));
    if (root === undefined) return false;
    const folders = path
      .slice(root === '' ? 0 : root.length + 1)
      .split('/')
      .slice(0, -1);
    let at = root;
    for (const folder of folders) {
      at = at === '' ? folder : `${at}/${folder}`;
      if (notEntered.has(at)) return false;
    }
    if (path.endsWith('.py')) return isTest.has(path) || options.doctestModules;
    // A text of examples is a test only if it has one.
    return isDocument.has(path) && /^[ \t]*>>>|\uFFFD/m.test(tree.read(path) ?? '');
  });
  return { tests: tests.sort(), patterns };
}

interface AddOptions {
  readonly doctestModules: boolean;
  readonly doctestGlobs: readonly string[];
  readonly positional: readonly string[];
}

function readAddopts(settings: Settings): AddOptions {
  const doctestGlobs: string[] = [];
  const positional: string[] = [];
  let doctestModules = false;
  const words = settings.words('addopts') ?? [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = () => {
      at += 1;
      return words[at] ?? '';
    };
    if (word === '--doctest-modules') doctestModules = true;
    else if (word === '--doctest-glob') doctestGlobs.push(next());
    else if (word.startsWith('--doctest-glob=')) doctestGlobs.push(word.slice('--doctest-glob='.length));
    else if (!word.startsWith('-')) positional.push(word);
    else if (word === '-p' || /^-p./.test(word)) {
      const plugin = word === '-p' ? next() : word.slice(2);
      if (!plugin.startsWith('no:'))
        throw new Unreadable(`addopts in ${settings.origin} load the plugin ${plugin}`);
    } else if (/^-[co]/.test(word)) {
      throw new Unreadable(
        `addopts in ${settings.origin} set ${word} ${word.length === 2 ? next() : ''}`.trimEnd(),
      );
    } else if (WITH_VALUE.test(word)) at += 1;
    else if (!HARMLESS.test(word.split('=', 1)[0]!) && !/^-[mknW]/.test(word)) {
      throw new Unreadable(`addopts in ${settings.origin} have ${word}`);
    }
  }
  return { doctestModules, doctestGlobs, positional };
}

/** The first file that configures pytest, in pytest's own order (its reference, "Configuration file formats"). */
function readSettings(tree: Tree): Settings {
  for (const name of ['pytest.toml', '.pytest.toml']) {
    if (tree.files.has(name)) return tomlSettings(name, asObject(toml(tree, name)['pytest']) ?? {});
  }
  for (const name of ['pytest.ini', '.pytest.ini']) {
    if (tree.files.has(name))
      return iniSettings(name, iniSection(tree.read(name) ?? '', 'pytest') ?? new Map());
  }
  if (tree.files.has('pyproject.toml')) {
    const tool = asObject(asObject(toml(tree, 'pyproject.toml')['tool'])?.['pytest']);
    if (tool) return tomlSettings('pyproject.toml', { ...tool, ...asObject(tool['ini_options']) });
  }
  for (const [name, section] of [
    ['tox.ini', 'pytest'],
    ['setup.cfg', 'tool:pytest'],
  ] as const) {
    const found = iniSection(tree.read(name) ?? '', section);
    if (found) return iniSettings(name, found);
  }
  return { origin: undefined, words: () => undefined };
}

function toml(tree: Tree, path: string): Record<string, unknown> {
  try {
    return parse(tree.read(path) ?? '') as Record<string, unknown>;
  } catch {
    throw new Unreadable(`${path} is not the TOML that is expected`);
  }
}

function tomlSettings(origin: string, values: Readonly<Record<string, unknown>>): Settings {
  return {
    origin,
    words(name) {
      const value = values[name];
      if (value === undefined) return undefined;
      if (typeof value === 'string') return wordsOf(value, origin, name);
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
      throw new Unreadable(`${name} in ${origin} is neither a text nor a list of texts`);
    },
  };
}

function iniSettings(origin: string, values: ReadonlyMap<string, string>): Settings {
  return {
    origin,
    words(name) {
      const value = values.get(name);
      return value === undefined ? undefined : wordsOf(value, origin, name);
    },
  };
}

/** One section of an ini file: `name = value`, further lines of a value begin with white space. */
function iniSection(text: string, wanted: string): Map<string, string> | undefined {
  let found: Map<string, string> | undefined;
  let inside = false;
  let key: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#') || bare.startsWith(';')) continue;
    if (bare.startsWith('[') && !/^\s/.test(line)) {
      inside = bare === `[${wanted}]`;
      if (inside) found = new Map();
      key = undefined;
    } else if (inside && /^\s/.test(line) && key !== undefined) {
      found!.set(key, `${found!.get(key)}\n${bare}`);
    } else if (inside) {
      const sign = /[=:]/.exec(bare)?.index ?? bare.length;
      key = bare.slice(0, sign).trim();
      found!.set(key, bare.slice(sign + 1).trim());
    }
  }
  return found;
}

function wordsOf(text: string, origin: string, name: string): string[] {
  // Versions differ in whether this begins a comment.
  if (/\s[#;]/.test(text)) throw new Unreadable(`${name} in ${origin} has a # or ; in its value`);
  const words = splitWords(text);
  if (words === undefined) throw new Unreadable(`${name} in ${origin} has a quote that is not closed`);
  return words;
}

/**
 * The paths that pytest's `fnmatch_ex` takes: a pattern without a slash is matched against the name, one with a slash
 * against the end of the path; `*` also takes slashes.
 */
function matchedNames(
  foreign: ForeignPatterns,
  patterns: readonly string[],
  paths: readonly string[],
): Set<string> {
  const withSlash = patterns.filter((pattern) => pattern.includes('/'));
  const ofNames = patterns.filter((pattern) => !pattern.includes('/'));
  const regexes = (list: readonly string[]) =>
    list.map((pattern) => ({ type: 'regex' as const, source: fnmatch(pattern) }));
  const byName = foreign.match({
    include: regexes(ofNames),
    paths: paths.map((path) => path.slice(path.lastIndexOf('/') + 1)),
  });
  const byPath = foreign.match({
    include: regexes(withSlash.map((pattern) => `*/${pattern.replace(/^\.?\//, '')}`)),
    paths: paths.map((path) => `/${path}`),
  });
  return new Set(paths.filter((_, at) => byName[at] || byPath[at]));
}

/** Python's fnmatch as the source of a regular expression. */
function fnmatch(pattern: string): string {
  const source = pattern.replaceAll(/\*+/g, '*').replaceAll(/\[!?[^\]]*\]|[\s\S]/g, (part) => {
    if (part === '*') return '[^]*';
    if (part === '?') return '[^]';
    if (part.length > 1) {
      const negated = part.startsWith('[!');
      return `[${negated ? '^' : ''}${part.slice(negated ? 2 : 1, -1).replaceAll('\\', '\\\\')}]`;
    }
    return part.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return `^${source}$`;
}
