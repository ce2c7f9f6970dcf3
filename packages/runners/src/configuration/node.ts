import { type ForeignPatterns, foreignPatterns, PATTERN_MILLISECONDS } from '../foreign-patterns.ts';
import { isInstalled } from '../paths.ts';
import { matchedPaths, Unreadable } from '../patterns.ts';
import type { ShellWord } from '../script/shell-words.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/**
 * Node's documentation, "Running tests from the command line". Versions that do not strip types look for the
 * JavaScript among them only.
 */
export const NODE_DEFAULT = [
  '**/*{.,-,_}test.{c,m,}{j,t}s',
  '**/test-*.{c,m,}{j,t}s',
  '**/test.{c,m,}{j,t}s',
  '**/test/**/*.{c,m,}{j,t}s',
];
/** borp's README: what it looks for without a pattern. */
const BORP_DEFAULT = ['**/*.test.{cjs,mjs,js,cts,mts,ts}'];

/** Options of Node's test runner, and of borp, that take the next word. */
const WITH_VALUE =
  /^--test-(?:name-pattern|skip-pattern|concurrency|timeout|reporter|reporter-destination|isolation|global-setup|shard|coverage-\w+|rerun-failures)$|^(?:-[cptrTgi]|--(?:pattern|ignore|concurrency|timeout|reporter|coverage-exclude|lines|branches|functions|statements|ts-build|post-compile))$/;

/**
 * The files that `node --test`, as the script starts it, takes for tests, and the patterns for them.
 * @throws Unreadable where the script computes them, or makes the files itself
 */
export function nodeTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): { tests: string[]; patterns: readonly string[] } {
  const positional: ShellWord[] = [];
  const words = command?.args ?? [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word.computed) throw new Unreadable(`the script computes a part of "${command!.text}"`);
    if (!word.text.startsWith('-')) positional.push(word);
    else if (WITH_VALUE.test(word.text)) at += 1;
  }
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  if (positional.length === 0) {
    const patterns = command?.executable === 'borp' ? borpPatterns(tree) : NODE_DEFAULT;
    return { tests: [...matchedPaths(foreign, patterns, paths)].sort(), patterns };
  }
  const found = new Set<string>();
  for (const word of positional) {
    const files = filesOf(paths, word, foreign);
    if (files.length === 0) {
      throw new Unreadable(`no tracked file fits "${word.text}", which the script gives node --test`);
    }
    for (const file of files) found.add(file);
  }
  return { tests: [...found].sort(), patterns: positional.map(({ text }) => text) };
}

function filesOf(paths: readonly string[], word: ShellWord, foreign: ForeignPatterns): string[] {
  const name = word.text.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  if (name.startsWith('../') || name.startsWith('/')) {
    throw new Unreadable(`the script gives node --test the path ${word.text}, outside the repository`);
  }
  if (paths.includes(name)) return [name];
  // The shell expands what is not quoted: it reads ** as *, and passes on unchanged what matches nothing.
  if (word.pattern) {
    const expanded = [...matchedPaths(foreign, [name.replaceAll(/\*{2,}/g, '*')], paths)];
    if (expanded.length > 0) return expanded;
  }
  const below = [...matchedPaths(foreign, [name], paths)];
  if (below.length > 0) return below;
  // Of a folder Node 20 runs every module.
  return paths.filter(
    (path) => (name === '' || name === '.' || path.startsWith(`${name}/`)) && /\.[cm]?[jt]s$/.test(path),
  );
}

/** borp takes its patterns from a file; of that only the list is read. */
function borpPatterns(tree: Tree): string[] {
  const text = tree.read('.borp.yaml') ?? tree.read('.borp.yml') ?? '';
  const listed: string[] = [];
  let inFiles = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) inFiles = line.startsWith('files:');
    const item = line.trimStart();
    if (!inFiles || !item.startsWith('- ')) continue;
    const value = item.slice(2).trim();
    const quoted = /^(['"])(.*)\1$/.exec(value);
    listed.push(quoted ? quoted[2]! : value);
  }
  return listed.length > 0 ? listed : BORP_DEFAULT;
}
