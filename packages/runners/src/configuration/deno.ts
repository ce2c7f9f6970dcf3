import { type ForeignPatterns, foreignPatterns, PATTERN_MILLISECONDS } from '../foreign-patterns.ts';
import { asObject, type Json } from '../json.ts';
import { parseJsonc } from '../jsonc.ts';
import { isBelow, isInstalled, join } from '../paths.ts';
import { matchedPaths, shellExpanded, Unreadable } from '../patterns.ts';
import { readOptions } from '../script/command-options.ts';
import { DENO_SYNTAX } from '../script/started-arguments.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** `deno test --help`, "FILES": a name of its own, or any module below a folder called `__tests__`. */
const MODULE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const TEST_NAME = /^(?:.*[._])?test\.(?:[cm]?[jt]s|[jt]sx)$/;

function isTest(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop()!;
  return TEST_NAME.test(name) || (MODULE.test(name) && folders.includes('__tests__'));
}
const DENO_PATTERNS = ['**/{*_,*.,}test.{ts,tsx,mts,cts,js,mjs,cjs,jsx}', '**/__tests__/**'];

/**
 * The files that `deno test`, as the script or task starts it, takes for tests, and the patterns for them. Names that
 * are given, in the script or in `test.include`, are files, folders, or patterns of whatever name.
 * @throws Unreadable where that cannot be known
 */
export function denoTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): { tests: string[]; patterns: readonly string[] } {
  const options = readOptions(command, DENO_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  // --ignore takes the place of what the settings leave out, but not where files are named, as legs do.
  for (const name of ['doc', 'ext', 'ignore']) {
    if (options.has(name)) throw new Unreadable(`the script gives deno the option --${name}`);
  }
  if (command?.args.some(({ text }) => text === '--')) {
    throw new Unreadable(`the script gives the tests words of their own ("${command.text}")`);
  }
  const settings = options.has('no-config') ? {} : settingsOf(tree, options.values('config').at(-1));
  const own = asObject(settings['test']) ?? {};
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  const given = shellExpanded(options.positionalWords, paths, foreign);
  const include = texts(own, 'include');
  const names = given.length > 0 ? given : (include ?? ['.']);
  const found = new Set(names.flatMap((name) => filesOf(paths, name, foreign)));
  if (given.length === 0) {
    // Members of a workspace have settings of their own, which may name more.
    for (const path of paths) {
      if (!/\/deno\.jsonc?$/.test(path) || settings['workspace'] === undefined) continue;
      if (asObject(asObject(parseJsonc(tree.read(path) ?? ''))?.['test'])?.['include'] !== undefined)
        throw new Unreadable(`${path} has test.include of its own`);
    }
  }
  const left = new Set(given.length === 0 ? excluded(settings, own, paths, foreign) : []);
  const tests = [...found].filter((path) => !left.has(path)).sort();
  return { tests, patterns: given.length === 0 && include === undefined ? DENO_PATTERNS : names };
}

function settingsOf(tree: Tree, given: string | undefined): Json {
  const at = given === undefined ? undefined : given.startsWith('/') ? undefined : join('', given);
  if (given !== undefined && (at === undefined || !tree.files.has(at)))
    throw new Unreadable(`${given}, which the script gives deno, is not in the repository`);
  const path = at ?? ['deno.json', 'deno.jsonc'].find((name) => tree.files.has(name));
  if (path === undefined) return {};
  // Names in a configuration are relative to its folder.
  if (path.includes('/')) throw new Unreadable(`the configuration ${path} lies in a folder`);
  const settings = asObject(parseJsonc(tree.read(path) ?? ''));
  if (settings === undefined) throw new Unreadable(`${path} cannot be read`);
  return settings;
}

function texts(from: Json, key: string): string[] | undefined {
  const value = from[key];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new Unreadable(`test.${key} of deno is no list of names`);
}

function filesOf(paths: readonly string[], name: string, foreign: ForeignPatterns): string[] {
  if (/^[a-z]+:/i.test(name)) throw new Unreadable(`deno is given the address ${name}`);
  const at = name.startsWith('/') ? undefined : join('', name);
  if (at === undefined) throw new Unreadable(`deno is given the path ${name}, outside the repository`);
  if (paths.includes(at)) return [at];
  const below = paths.filter((path) => isBelow(path, at) && isTest(path));
  if (!/[*?[{]/.test(name)) return below;
  return [...matchedPaths(foreign, [at], paths), ...below].filter((path) => MODULE.test(path));
}

/** Files that are certainly left out; a list with exceptions leaves nothing out here. */
function excluded(settings: Json, own: Json, paths: readonly string[], foreign: ForeignPatterns): string[] {
  const listed = [settings['exclude'], own['exclude']].flat().filter((one) => typeof one === 'string');
  if (listed.some((one) => one.startsWith('!'))) return [];
  const names = listed.flatMap((one) => join('', one) || []);
  const globs = names.filter((name) => /[*?[{]/.test(name));
  const matched = globs.length === 0 ? new Set<string>() : matchedPaths(foreign, globs, paths);
  return paths.filter(
    (path) => matched.has(path) || names.some((name) => path === name || isBelow(path, name)),
  );
}
