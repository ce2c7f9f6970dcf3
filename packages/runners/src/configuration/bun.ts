import { parse } from 'smol-toml';
import { type ForeignPatterns, foreignPatterns, PATTERN_MILLISECONDS } from '../foreign-patterns.ts';
import { asObject, type Json } from '../json.ts';
import { isBelow, isInstalled, join } from '../paths.ts';
import { matchedPaths, shellExpanded, Unreadable } from '../patterns.ts';
import { readOptions } from '../script/command-options.ts';
import { BUN_SYNTAX } from '../script/started-arguments.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** bun's documentation, "Finding tests"; capitals count only in the ending. */
const TEST = /(?:\.test|_test|\.spec|_spec)\.(?:[jt]sx?|[cm][jt]s)$/i;
const BUN_PATTERNS = ['**/*{.test,_test,.spec,_spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}'];

/**
 * The files that `bun test`, as the script starts it, takes for tests, and the patterns for them: by its own rules
 * below `root`, which what the script names narrows; a name that begins with `./` is a file or a folder instead.
 * @throws Unreadable where that cannot be known
 */
export function bunTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): { tests: string[]; patterns: readonly string[] } {
  const options = readOptions(command, BUN_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  const given = options.values('config').at(-1);
  const at = given === undefined ? 'bunfig.toml' : given.startsWith('/') ? undefined : join('', given);
  if (at === undefined || (given !== undefined && !tree.files.has(at)))
    throw new Unreadable(`${given}, which the script gives bun, is not in the repository`);
  const settings = bunSettings(tree.read(at) ?? '');
  if (settings === undefined) throw new Unreadable(`${at} cannot be read`);
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  const named = shellExpanded(options.positionalWords, paths, foreign);
  const root = join('', text(settings['root'], `test.root in ${at}`) ?? '.');
  if (root === undefined) throw new Unreadable(`test.root in ${at} leads outside the repository`);
  const found = named.some((name) => /^\.{0,2}\//.test(name))
    ? named.flatMap((name) => belowName(paths, name))
    : paths.filter(
        (path) => isTest(path, root) && (named.length === 0 || named.some((part) => path.includes(part))),
      );
  const ignored = [settings['pathIgnorePatterns'] ?? [], options.values('path-ignore-patterns')].flat();
  const globs = ignored.filter((one) => typeof one === 'string' && one !== '');
  const left = globs.length === 0 ? new Set() : matchedPaths(foreign, globs as string[], paths);
  const tests = [...new Set(found)].filter((path) => !left.has(path)).sort();
  return { tests, patterns: named.length === 0 ? BUN_PATTERNS : named };
}

/** The part of a bunfig.toml that is for tests; undefined where it is no TOML. */
export function bunSettings(toml: string): Json | undefined {
  try {
    return asObject(asObject(parse(toml))?.['test']) ?? {};
  } catch {
    return undefined;
  }
}

/** bun looks into no folder whose name begins with a dot. */
const isTest = (path: string, root: string): boolean =>
  isBelow(path, root) &&
  TEST.test(path) &&
  !/(?:^|\/)\./.test(root === '' ? path : path.slice(root.length + 1));

function belowName(paths: readonly string[], name: string): string[] {
  const at = name.startsWith('/') ? undefined : join('', name);
  if (at === undefined) throw new Unreadable(`the script gives bun the path ${name}, outside the repository`);
  return paths.includes(at) ? [at] : paths.filter((path) => isTest(path, at));
}

function text(value: unknown, what: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new Unreadable(`${what} is no text`);
}
