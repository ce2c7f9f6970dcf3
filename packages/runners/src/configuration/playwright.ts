import { evaluateModule } from '../evaluate/evaluate.ts';
import { called } from '../evaluate/known-packages.ts';
import {
  emptyObject,
  ListValue,
  ObjectValue,
  PathValue,
  Regex,
  Unknown,
  type Value,
} from '../evaluate/value.ts';
import type { ForeignPattern, ForeignPatterns } from '../foreign-patterns.ts';
import { folderOf, isBelow, isInstalled, join } from '../paths.ts';
import { Unreadable } from '../patterns.ts';
import { readOptions } from '../script/command-options.ts';
import { PLAYWRIGHT_SYNTAX } from '../script/started-arguments.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** Playwright's documentation, `testMatch`. */
const PLAYWRIGHT_DEFAULT = '**/*.@(spec|test).?(c|m)[jt]s?(x)';
const CONFIG = /(?:^|\/)playwright\.config\.[cm]?[jt]s$/;

/**
 * The files that `playwright test`, as the script starts it, takes for tests, and the patterns for them. Projects and
 * names that the script gives only leave files out.
 * @throws Unreadable where the configuration would have to be run to know
 */
export function playwrightTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns,
): { tests: string[]; patterns: readonly string[] } {
  const options = readOptions(command, PLAYWRIGHT_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  if (options.has('browser')) throw new Unreadable('the script gives playwright the option --browser');
  const config = configOf(tree, options.values('config').at(-1));
  const value = config === undefined ? emptyObject() : called(evaluateModule(tree, config));
  const origin = config ?? 'playwright.config';
  const folder = config === undefined ? '' : folderOf(config);
  const found = projectsOf(value, origin).map((project) => read(project, value, { folder, origin }));
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  const tests = new Set<string>();
  for (const { testDir, match, ignore } of found) {
    const below = paths.filter((path) => isBelow(path, testDir));
    // Its globs are for the whole path, and do not tell capitals from other letters.
    const at = below.map((path) => `/${path}`);
    const small = at.map((path) => path.toLowerCase());
    const globs = foreign.match({ include: match.globs, exclude: ignore.globs, paths: small });
    const regexes = foreign.match({ include: match.regexes, paths: at });
    // On the real machine the path is longer in front, which these cannot mean.
    const plain = ignore.regexes.filter(({ source }) => !/\^|\(\?/.test(source));
    const ignored = foreign.match({ include: plain, paths: at });
    const left = foreign.match({ include: ignore.globs, paths: small });
    for (const [index, path] of below.entries()) {
      if ((globs[index] || regexes[index]) && !ignored[index] && !left[index]) tests.add(path);
    }
  }
  const words = found.flatMap(({ testDir, match }) =>
    [...match.globs, ...match.regexes].map(({ source }) =>
      testDir === '' ? source : `${testDir}/${source}`,
    ),
  );
  return { tests: [...tests].sort(), patterns: [...new Set(words)] };
}

function configOf(tree: Tree, given: string | undefined): string | undefined {
  const inFolder = (folder: string) =>
    ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs']
      .map((ending) => join(folder, `playwright.config.${ending}`)!)
      .find((path) => tree.files.has(path));
  if (given === undefined) {
    const own = inFolder('');
    if (own !== undefined) return own;
    const other = [...tree.files].find((path) => CONFIG.test(path) && !isInstalled(path));
    if (other !== undefined) throw new Unreadable(`${other} is not where playwright looks for it`);
    return undefined;
  }
  const at = given.startsWith('/') ? undefined : join('', given);
  if (at !== undefined && tree.files.has(at)) return at;
  const inside = at === undefined ? undefined : inFolder(at);
  if (inside !== undefined) return inside;
  throw new Unreadable(`${given}, which the script gives playwright, is not in the repository`);
}

function projectsOf(value: Value, origin: string): Value[] {
  if (!(value instanceof ObjectValue)) throw computed('the configuration', value, origin);
  const projects = value.get('projects');
  if (projects === undefined) return [emptyObject()];
  if (!(projects instanceof ListValue)) throw computed('projects', projects, origin);
  // A project that a condition leaves out is no project.
  const items = projects.items.filter((item) => item !== undefined && item !== null && item !== false);
  return items.length === 0 ? [emptyObject()] : items;
}

interface Matcher {
  readonly globs: readonly ForeignPattern[];
  readonly regexes: readonly ForeignPattern[];
}

function read(
  project: Value,
  config: Value,
  { folder, origin }: { folder: string; origin: string },
): { testDir: string; match: Matcher; ignore: Matcher } {
  if (!(project instanceof ObjectValue)) throw computed('a project', project, origin);
  const setting = (key: string): Value => project.get(key) ?? (config as ObjectValue).get(key);
  const own = setting('testDir');
  if (own !== undefined && typeof own !== 'string' && !(own instanceof PathValue)) {
    throw computed('testDir', own, origin);
  }
  const name = own instanceof PathValue ? `/${own.path}` : (own ?? '.');
  const testDir = own instanceof PathValue ? own.path : name.startsWith('/') ? undefined : join(folder, name);
  if (testDir === undefined) throw new Unreadable(`testDir in ${origin} leads outside the repository`);
  const match = setting('testMatch') ?? PLAYWRIGHT_DEFAULT;
  const ignore = setting('testIgnore');
  return {
    testDir,
    match: matcher(match, (item) => {
      throw computed('testMatch', item, origin);
    }),
    // Only what is certain may leave a file out.
    ignore: matcher(ignore ?? new ListValue([]), () => undefined),
  };
}

/** @param other what to do with an item that is neither a glob nor a regular expression */
function matcher(value: Value, other: (item: Value) => void): Matcher {
  const globs: ForeignPattern[] = [];
  const regexes: ForeignPattern[] = [];
  for (const item of value instanceof ListValue ? value.items : [value]) {
    if (item instanceof Regex && /^[gimsy]*$/.test(item.flags)) {
      const flags = item.flags.replaceAll(/[gy]/g, '');
      regexes.push({ type: 'regex', source: flags === '' ? item.source : `(?${flags}:${item.source})` });
    } else if (item instanceof PathValue)
      globs.push({ type: 'glob', source: `**/${item.path}`.toLowerCase() });
    else if (typeof item === 'string') {
      // A pattern is made to fit at any depth; one that begins with a slash names a place of its own.
      const glob = item.startsWith('**/') ? item : `**/${item.replace(/^\/+/, '')}`;
      globs.push({ type: 'glob', source: glob.toLowerCase() });
    } else other(item);
  }
  return { globs, regexes };
}

function computed(what: string, value: Value, origin: string): Unreadable {
  const why = value instanceof Unknown ? ` (${value.what})` : '';
  return new Unreadable(`${what} in ${origin} is computed${why}`);
}
