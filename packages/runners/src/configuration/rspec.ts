import type { ForeignPatterns } from '../foreign-patterns.ts';
import { isBelow, join } from '../paths.ts';
import { matchedPaths, Unreadable } from '../patterns.ts';
import { splitWords } from '../script/shell-words.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** Options that say nothing of which files are loaded, or only leave some out (`rspec --help`). */
const HARMLESS =
  /^(?:-[bcwnp]|--(?:(?:no-)?colou?r|force-colou?r|tty|(?:no-)?fail-fast(?:=\d+)?|(?:no-)?profile|warnings|backtrace|full_backtrace|dry-run|only-failures|next-failure))$/;
const WITH_VALUE =
  /^(?:-[foteEI]|--(?:format|out|order|seed|tag|example|example-matches|deprecation-out|failure-exit-code|error-exit-code|exclude-pattern))$/;
/** What a file that is loaded first can set, so that other files are found. */
const SETS_FILES =
  /\.(?:pattern|default_path|files_to_run|files_or_directories_to_run|filename_pattern)\s*(?:\|\|)?=[^=~]|\bload_spec_files\b/;
/** Files that RSpec's default pattern takes below its folder; hidden folders it does not enter. */
const DEFAULT_PATTERN = '**/*_spec.rb';

interface Options {
  pattern: string | undefined;
  defaultPath: string;
  readonly requires: string[];
}

/**
 * The files that `rspec`, started in the repository's root, loads.
 * @throws Unreadable where an option or a file that is required first may say otherwise
 */
export function rspecTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): { tests: string[]; patterns: string[] } {
  const options: Options = { pattern: undefined, defaultPath: 'spec', requires: [] };
  for (const name of ['.rspec', '.rspec-local']) {
    const text = tree.read(name) ?? '';
    if (text.includes('<%')) throw new Unreadable(`${name} is computed`);
    const words = splitWords(text);
    if (words === undefined) throw new Unreadable(`${name} has a quote that is not closed`);
    readWords(words, name, options);
  }
  if (command?.args.some(({ computed, pattern }) => computed || pattern)) {
    throw new Unreadable(`only the shell can say what "${command.text}" runs`);
  }
  readWords(command?.args.map(({ text }) => text) ?? [], `"${command?.text}"`, options);
  refuseSettings(tree, options);
  const patterns = globsOf(options);
  const paths = [...tree.files];
  const folder = join('', options.defaultPath) ?? '';
  // The default pattern enters a folder that is a link; what is in it has no path of its own here.
  const link = paths.find(
    (path) => isBelow(path, folder) && !/\.\w+$/.test(path) && tree.read(path) === undefined,
  );
  if (link !== undefined) throw new Unreadable(`${link} may be a link to a folder`);
  return { tests: [...matchedPaths(foreign, patterns, paths)].sort(), patterns };
}

function readWords(words: readonly string[], origin: string, options: Options): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const brief = /^-([Pr])([\s\S]+)$/.exec(word);
    const name = brief ? `-${brief[1]}` : word.startsWith('--') ? word.split('=', 1)[0]! : word;
    const value = () => {
      if (brief) return brief[2]!;
      if (word !== name) return word.slice(name.length + 1);
      at += 1;
      return words[at] ?? '';
    };
    if (name === '-P' || name === '--pattern') options.pattern = value();
    else if (name === '--default-path') options.defaultPath = value();
    else if (name === '-r' || name === '--require') options.requires.push(value());
    else if (WITH_VALUE.test(name)) value();
    else if (!HARMLESS.test(word) && !/^-[foteEI]./.test(word)) {
      throw new Unreadable(`${origin} has ${word}`);
    }
  }
}

/** A file that is required before the others may set where these are. */
function refuseSettings(tree: Tree, { requires, defaultPath }: Options): void {
  if (requires.length === 0) return;
  for (const name of requires) {
    const file = name.endsWith('.rb') ? name : `${name}.rb`;
    const places = [defaultPath, 'lib', ''].map((folder) => join(folder, file));
    if (!places.some((path) => path !== undefined && tree.files.has(path))) {
      throw new Unreadable(`what ${name} does, which is required first, is not known`);
    }
  }
  for (const path of tree.files) {
    const isLoaded = path.endsWith('.rb') && !path.endsWith('_spec.rb');
    const isNear = isBelow(path, defaultPath) || requires.some((name) => path.endsWith(`${name}.rb`));
    if (isLoaded && isNear && SETS_FILES.test(tree.read(path) ?? '')) {
      throw new Unreadable(`${path} sets which files are loaded`);
    }
  }
}

/** Globs from the repository's root, as RSpec's `get_files_to_run` puts them together. */
function globsOf({ pattern, defaultPath }: Options): string[] {
  const folder = join('', defaultPath);
  if (folder === undefined || /[*?[\]{}()!]/.test(defaultPath) || defaultPath.startsWith('/')) {
    throw new Unreadable(`the default path ${defaultPath} is no plain folder of the repository`);
  }
  const below = (glob: string, path: string) => (path === '' ? glob : `${path}/${glob}`);
  if (pattern === undefined) return [below(DEFAULT_PATTERN, folder)];
  const parts = splitAtCommas(pattern);
  if (parts.some((part) => part === '' || /^\/|\.\.|[()!+@|\\^$]/.test(part))) {
    throw new Unreadable(`the pattern ${pattern} is not read`);
  }
  const isWhole = pattern.replace(/^\.\//, '').startsWith(folder);
  const folders = pattern.split('/', 1)[0]!.includes('**') ? [folder] : [folder, ''];
  return [...new Set(folders.flatMap((path) => parts.map((part) => below(part, isWhole ? '' : path))))];
}

/** RSpec puts the whole pattern into braces, so that commas stand between alternatives. */
function splitAtCommas(pattern: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '{') depth += 1;
    else if (pattern[at] === '}') depth -= 1;
    else if (pattern[at] === ',' && depth === 0) {
      parts.push(pattern.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(pattern.slice(start).trim());
  return parts.map((part) => part.replace(/^(?:\.\/)+/, ''));
}
