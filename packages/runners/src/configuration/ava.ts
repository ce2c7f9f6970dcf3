import { evaluateModule, fromJson } from '../evaluate/evaluate.ts';
import { called } from '../evaluate/known-packages.ts';
import { emptyObject, ListValue, ObjectValue, textsOf, Unknown, type Value } from '../evaluate/value.ts';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { parseObject } from '../json.ts';
import { isBelow, isInstalled, join } from '../paths.ts';
import { foldersOf, matchedPaths, Unreadable } from '../patterns.ts';
import { avaOptions, scriptArguments } from '../script/command-options.ts';
import type { ShellWord } from '../script/shell-words.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

const CONFIGURATIONS = ['js', 'cjs', 'mjs'].map((ending) => `ava.config.${ending}`);
/** AVA's documentation, "Configuration"; version 7 looks for no .cjs. */
const EXTENSIONS = ['js', 'cjs', 'mjs'];
/** Of @ava/typescript. */
const TYPESCRIPT = ['ts', 'cts', 'mts'];

/** AVA's documentation, "Test files". */
const DEFAULT = [
  ...['test', '{src,source}/test', '**/__tests__/**/*', '**/*.spec', '**/*.test'].map((name) => `${name}.*`),
  ...['**/test-*.*', '**/test/**/*', '**/tests/**/*'],
  ...['!**/__tests__/**/__{helper,fixture}?(s)__/**/*', '!**/test?(s)/**/{helper,fixture}?(s)/**/*'],
];

/**
 * The files that AVA, as the script starts it, runs, and the patterns for them.
 * @throws Unreadable where the configuration would have to be run to know
 */
export function avaTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): { tests: string[]; patterns: readonly string[] } {
  const options = avaOptions(command);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  const { value, origin } = configuration(tree, options.values('config').at(-1));
  const extensions = new Set([
    ...(value.get('typescript') === undefined ? [] : TYPESCRIPT),
    ...(extensionsOf(value.get('extensions'), origin) ?? EXTENSIONS),
  ]);
  const paths = [...tree.files].filter(
    (path) => !isInstalled(path) && extensions.has(/\.([^./]+)$/.exec(path)?.[1] ?? '') && !isHelper(path),
  );
  const given = filesOf(value.get('files'), origin);
  const globs = given?.some((glob) => !glob.startsWith('!')) ? given : [...DEFAULT, ...(given ?? [])];
  const found = paths.filter(matching(foreign, globs, paths));
  const { words } = scriptArguments('ava', command);
  if (words.length === 0) return { tests: found.sort(), patterns: globs };
  const chosen = new Set(words.flatMap((word) => chosenBy(word, { tree, found, foreign })));
  return { tests: [...chosen].sort(), patterns: words.map(({ text }) => text) };
}

const isHelper = (path: string): boolean => /(?:^|\/)_[^/]*$/.test(path);

/** globby, which AVA uses, knows no case here, and lets a pattern that refuses hold for those before it alone. */
function matching(
  foreign: ForeignPatterns,
  globs: readonly string[],
  paths: readonly string[],
): (path: string) => boolean {
  const lower = paths.map((path) => path.toLowerCase());
  const taken = new Set<string>();
  for (const [at, glob] of globs.entries()) {
    if (glob.startsWith('!')) continue;
    const refused = globs.slice(at + 1).filter((one) => one.startsWith('!'));
    const own = [glob, ...refused].map((one) => one.toLowerCase());
    for (const path of matchedPaths(foreign, own, lower)) taken.add(path);
  }
  return (path) => taken.has(path.toLowerCase());
}

interface Suite {
  readonly tree: Tree;
  /** Files that the configuration takes for tests. */
  readonly found: readonly string[];
  readonly foreign: ForeignPatterns;
}

/** A word of the command line is a pattern over the tests, a folder of tests, or any file, also one that is no test. */
function chosenBy({ text, pattern }: ShellWord, { tree, found, foreign }: Suite): string[] {
  const name = text
    .replace(/:[\d,\s-]+$/, '')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/$/, '');
  if (name.startsWith('../') || name === '..' || name.startsWith('/'))
    throw new Unreadable(`AVA is given the path ${text}, outside the repository`);
  if (name === '' || name === '.') return [...found];
  if (tree.files.has(name)) return [name];
  const all = [...tree.files].filter((path) => !isInstalled(path) && !isHelper(path));
  const folders = matchedPaths(foreign, [name], [...foldersOf(tree)]);
  const chosen = [
    // What the shell expands is a list of files, tests or not.
    ...matchedPaths(foreign, [name], pattern ? all : found),
    ...found.filter((path) => [...folders].some((folder) => isBelow(path, folder))),
  ];
  if (chosen.length === 0) throw new Unreadable(`no tracked file fits "${text}", which AVA is given`);
  return chosen;
}

function configuration(tree: Tree, given: string | undefined): { value: ObjectValue; origin: string } {
  const path = given === undefined ? CONFIGURATIONS.find((name) => tree.files.has(name)) : join('', given);
  if (path === undefined && given === undefined) {
    const own = fromJson(parseObject(tree.read('package.json') ?? '')?.['ava']);
    return { value: own instanceof ObjectValue ? own : emptyObject(), origin: 'package.json' };
  }
  if (path === undefined || !tree.files.has(path))
    throw new Unreadable(`${given}, the configuration of AVA, is not in the repository`);
  const value = called(evaluateModule(tree, path));
  if (value instanceof ObjectValue) return { value, origin: path };
  throw new Unreadable(
    `the configuration in ${path} is computed${value instanceof Unknown ? ` (${value.what})` : ''}`,
  );
}

function filesOf(value: Value, origin: string): string[] | undefined {
  if (value === undefined) return undefined;
  const texts = textsOf(value);
  if (texts instanceof Unknown) throw new Unreadable(`files in ${origin} is computed (${texts.what})`);
  return texts;
}

/** A list, or an object by extension. */
function extensionsOf(value: Value, origin: string): string[] | undefined {
  if (value === undefined) return undefined;
  if (value instanceof ObjectValue && value.open === undefined) return [...value.entries.keys()];
  const texts = value instanceof ListValue ? textsOf(value) : undefined;
  if (texts === undefined || texts instanceof Unknown)
    throw new Unreadable(`extensions in ${origin} is computed`);
  return texts;
}
