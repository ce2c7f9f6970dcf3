import { parse } from 'yaml';
import { evaluateModule, fromJson } from '../evaluate/evaluate.ts';
import { certainTexts, ObjectValue, textsOf, Unknown, type Value } from '../evaluate/value.ts';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { asObject, parseObject } from '../json.ts';
import { parseJsonc } from '../jsonc.ts';
import { folderOf, isBelow, isInstalled, join } from '../paths.ts';
import { foldersOf, matchedPaths, Unreadable } from '../patterns.ts';
import { mochaOptions, scriptArguments } from '../script/command-options.ts';
import type { ShellWord } from '../script/shell-words.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** mocha's documentation, "Configuring Mocha": the first that is there counts. */
const CONFIGURATIONS = ['cjs', 'js', 'yaml', 'yml', 'jsonc', 'json'].map((ending) => `.mocharc.${ending}`);
/** mocha's documentation, "--extension". */
const EXTENSIONS = ['js', 'cjs', 'mjs'];

/**
 * The files that mocha, as the script starts it, loads for tests, and the words that name them.
 * @throws Unreadable where the configuration would have to be run to know
 */
export function mochaTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): { tests: string[]; patterns: readonly string[] } {
  const options = mochaOptions(command);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  if (command?.variables['MOCHA_OPTIONS'] !== undefined)
    throw new Unreadable('the script sets MOCHA_OPTIONS');
  const configurations = [runConfiguration(tree, options), packageConfiguration(tree, options)];
  const texts = (...keys: string[]) =>
    configurations.flatMap((one) => keys.flatMap((key) => one?.texts(key) ?? []));
  const given = [...scriptArguments('mocha', command).words, ...texts('spec', '_').map(quoted)];
  const extensions = [...options.values('extension'), ...texts('extension')].flatMap((text) =>
    text.split(',').map((one) => one.trim()),
  );
  const words = given.length > 0 ? given : [quoted('test')];
  const search: Search = {
    paths: [...tree.files].filter((path) => !isInstalled(path)),
    folders: [...foldersOf(tree)].filter((folder) => !isInstalled(`${folder}/`)),
    extensions: extensions.length > 0 ? extensions : EXTENSIONS,
    recursive: options.has('recursive') || configurations.some((one) => one?.mayBeOn('recursive')),
    foreign,
  };
  const found = words.flatMap((word) => {
    const files = filesOf(search, word);
    if (files.length === 0 && given.length > 0)
      throw new Unreadable(`no tracked file fits "${word.text}", which mocha is given`);
    return files;
  });
  const setUp = [...options.values('file'), ...texts('file')].flatMap((path) => join('', path) ?? []);
  const files = found.length > 0 ? found : setUp.filter((path) => tree.files.has(path));
  const ignored = configurations.flatMap((one) => [
    ...(one?.certain('ignore') ?? []),
    ...(one?.certain('exclude') ?? []),
  ]);
  const left = notIgnored(
    [...new Set(files)],
    words,
    [...ignored, ...options.values('ignore'), ...options.values('exclude')],
    foreign,
  );
  return { tests: left.sort(), patterns: words.map(({ text }) => text) };
}

const quoted = (text: string): ShellWord => ({ text, computed: false, pattern: false });

interface Configuration {
  /** @throws Unreadable where it is computed */
  texts(key: string): string[];
  certain(key: string): string[];
  /** Whether a switch is on, or may be. */
  mayBeOn(key: string): boolean;
}

function runConfiguration(tree: Tree, options: ReturnType<typeof mochaOptions>): Configuration | undefined {
  if (options.has('no-config')) return undefined;
  const given = options.values('config').at(-1);
  const path = given === undefined ? CONFIGURATIONS.find((name) => tree.files.has(name)) : join('', given);
  if (path === undefined && given === undefined) return undefined;
  const text = path === undefined ? undefined : tree.read(path);
  if (path === undefined || text === undefined)
    throw new Unreadable(`${given ?? path}, the configuration of mocha, is not in the repository`);
  if (/\.ya?ml$/.test(path)) return configuration(fromJson(yaml(text, path)), path);
  if (!/\.c?js$/.test(path)) return configuration(json(text), path);
  // Loaded by `require`, such a module is an object with the key `default`, of which mocha reads nothing.
  if (/^[ \t]*export\s/m.test(text)) throw new Unreadable(`${path} is a module that mocha may not read`);
  return configuration(evaluateModule(tree, path), path);
}

function json(text: string): Value {
  const value = parseJsonc(text);
  return value === undefined ? new Unknown('JSON that cannot be read') : fromJson(value);
}

function yaml(text: string, path: string): unknown {
  try {
    return parse(text) ?? {};
  } catch {
    throw new Unreadable(`${path} is no YAML that can be read`);
  }
}

function packageConfiguration(
  tree: Tree,
  options: ReturnType<typeof mochaOptions>,
): Configuration | undefined {
  if (options.has('no-package')) return undefined;
  const path = join('', options.values('package').at(-1) ?? 'package.json');
  const value = path === undefined ? undefined : parseObject(tree.read(path) ?? '')?.['mocha'];
  return value === undefined ? undefined : configuration(fromJson(asObject(value) ?? {}), path!);
}

function configuration(value: Value, origin: string): Configuration {
  if (!(value instanceof ObjectValue)) {
    throw new Unreadable(
      `the configuration in ${origin} is computed${value instanceof Unknown ? ` (${value.what})` : ''}`,
    );
  }
  if (value.get('extends') !== undefined) throw new Unreadable(`${origin} extends another configuration`);
  return {
    texts(key) {
      const setting = value.get(key);
      if (setting === undefined || setting === null) return [];
      const list = textsOf(setting);
      if (list instanceof Unknown) throw new Unreadable(`${key} in ${origin} is computed (${list.what})`);
      return list;
    },
    certain: (key) => certainTexts(value.get(key)),
    mayBeOn: (key) => ![undefined, null, false].includes(value.get(key) as undefined),
  };
}

interface Search {
  readonly paths: readonly string[];
  readonly folders: readonly string[];
  readonly extensions: readonly string[];
  readonly recursive: boolean;
  readonly foreign: ForeignPatterns;
}

/** Every file that mocha could find for a word: a file, a folder, or a pattern, which the shell may expand before it. */
function filesOf(search: Search, { text, pattern }: ShellWord): string[] {
  const { paths, folders, foreign } = search;
  const name = text.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  if (name.startsWith('../') || name === '..' || name.startsWith('/'))
    throw new Unreadable(`mocha is given the path ${text}, outside the repository`);
  if (name === '' || name === '.') return filesIn(search, '');
  if (paths.includes(name)) return [name];
  if (folders.includes(name)) return filesIn(search, name);
  const globs = [name, `${name}+(${endingsOf(search).join('|')})`];
  const found = [...matchedPaths(foreign, globs, paths)];
  if (!pattern) return found;
  const expanded = matchedPaths(foreign, [name], folders);
  return [...found, ...[...expanded].flatMap((folder) => filesIn(search, folder))];
}

const endingsOf = ({ extensions }: Search): string[] =>
  extensions.map((extension) => (extension.startsWith('.') ? extension : `.${extension}`));

function filesIn(search: Search, folder: string): string[] {
  const endings = endingsOf(search);
  return search.paths.filter(
    (path) =>
      (search.recursive ? isBelow(path, folder) : folderOf(path) === folder) &&
      endings.some((ending) => path.endsWith(ending)),
  );
}

/**
 * Leaves out what is ignored, as far as that is certain: mocha compares the pattern with the name as it found it, which
 * begins with `./` in some versions, and matches it by other rules than ours where it is more than plain.
 */
function notIgnored(
  files: readonly string[],
  words: readonly ShellWord[],
  ignored: readonly string[],
  foreign: ForeignPatterns,
): string[] {
  if (words.some(({ text }) => /^\.?\//.test(text))) return [...files];
  const plain = ignored.filter((source) => /^\w[\w./*{},-]*$/.test(source) && !source.endsWith('/'));
  if (plain.length === 0) return [...files];
  const refused = matchedPaths(
    foreign,
    plain,
    files.filter((path) => !/(?:^|\/)\./.test(path)),
  );
  return files.filter((path) => !refused.has(path));
}
