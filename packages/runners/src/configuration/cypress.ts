import { evaluateModule } from '../evaluate/evaluate.ts';
import { called } from '../evaluate/known-packages.ts';
import { certainTexts, emptyObject, ObjectValue, textsOf, Unknown, type Value } from '../evaluate/value.ts';
import { type ForeignPatterns, foreignPatterns, PATTERN_MILLISECONDS } from '../foreign-patterns.ts';
import { folderOf, isInstalled, join } from '../paths.ts';
import { matchedPaths, Unreadable } from '../patterns.ts';
import { readOptions } from '../script/command-options.ts';
import { CYPRESS_SYNTAX } from '../script/started-arguments.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';

/** Cypress's documentation, `specPattern`. */
const DEFAULT = { e2e: 'cypress/e2e/**/*.cy.{js,jsx,ts,tsx}', component: '**/*.cy.{js,jsx,ts,tsx}' };

/**
 * The specs that `cypress run`, as the script starts it, finds, and the patterns for them.
 * @throws Unreadable where its configuration would have to be run to know
 */
export function cypressTests(
  tree: Tree,
  command: TestCommand | undefined,
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): { tests: string[]; patterns: readonly string[] } {
  const options = readOptions(command, CYPRESS_SYNTAX);
  if (options.computed) throw new Unreadable(`the script computes a part of "${options.computed}"`);
  if (options.has('project')) throw new Unreadable('the script gives cypress the option --project');
  if (options.values('config').some((text) => /specPattern/i.test(text)))
    throw new Unreadable('the script gives cypress a specPattern');
  const type = options.has('component') ? 'component' : 'e2e';
  const config = configOf(tree, options.values('config-file').at(-1));
  const value = config === undefined ? emptyObject() : called(evaluateModule(tree, config));
  const origin = config ?? 'cypress.config';
  const include = textsIn(value, type, origin);
  const others = type === 'component' ? textsIn(value, 'e2e', origin) : [];
  // setupNodeEvents returns a configuration, in which it may set what it likes.
  const said = config === undefined ? 0 : (tree.read(config)?.match(/specPattern/g)?.length ?? 0);
  const read = ['e2e', 'component'].filter((key) => entry(value, key, 'specPattern') !== undefined).length;
  if (said > read) throw new Unreadable(`${origin} sets specPattern in more places than are read`);
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  const found = matchedPaths(foreign, include, paths);
  // Only what is certain may leave a file out.
  const exclude = [...certainTexts(entry(value, type, 'excludeSpecPattern')), ...others];
  const left = exclude.length === 0 ? new Set<string>() : matchedPaths(foreign, exclude, paths);
  const specs = options.values('spec').flatMap(splitGlobs);
  const chosen = specs.length === 0 ? found : matchedPaths(foreign, specs, paths);
  const tests = [...found].filter((path) => !left.has(path) && chosen.has(path));
  return { tests: tests.sort(), patterns: specs.length === 0 ? include : specs };
}

function configOf(tree: Tree, given: string | undefined): string | undefined {
  if (given !== undefined) {
    const at = given.startsWith('/') ? undefined : join('', given);
    if (at !== undefined && tree.files.has(at) && folderOf(at) === '') return at;
    throw new Unreadable(`${given}, which the script gives cypress, is not read`);
  }
  const own = ['ts', 'js', 'mjs', 'cjs'].map((ending) => `cypress.config.${ending}`);
  const found = own.find((path) => tree.files.has(path));
  if (found === undefined && tree.files.has('cypress.json'))
    throw new Unreadable('cypress.json of Cypress before version 10 is not read');
  return found;
}

function entry(value: Value, type: string, key: string): Value {
  const part = value instanceof ObjectValue ? value.get(type) : undefined;
  return part instanceof ObjectValue ? part.get(key) : part instanceof Unknown ? part : undefined;
}

function textsIn(value: Value, type: 'e2e' | 'component', origin: string): string[] {
  if (!(value instanceof ObjectValue)) throw computed('the configuration', value, origin);
  const own = entry(value, type, 'specPattern') ?? value.get('specPattern');
  if (own === undefined) return [DEFAULT[type]];
  const texts = textsOf(own);
  if (texts instanceof Unknown) throw computed(`${type}.specPattern`, texts, origin);
  return texts;
}

function computed(what: string, value: Value, origin: string): Unreadable {
  const why = value instanceof Unknown ? ` (${value.what})` : '';
  return new Unreadable(`${what} in ${origin} is computed${why}`);
}

/** Patterns between commas, of which those in braces belong to a pattern. */
function splitGlobs(text: string): string[] {
  const globs = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (char === ',' && depth <= 0) globs.push('');
    else globs[globs.length - 1] += char;
  }
  return globs.map((glob) => glob.trim()).filter((glob) => glob !== '');
}
