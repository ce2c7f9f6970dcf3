import type { TestCommand } from '@paceline/runners';
import type { Alias, NameSettings } from '../graph/javascript/resolve.ts';
import { baseName, join } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { type Literal, objectsIn, textsIn } from '../syntax/literal.ts';
import type { RunnerConfig } from './configurations.ts';
import type { LocalFiles } from './local-packages.ts';

/** Settings whose values are files that run with every test. */
const RUNNING_KEYS = [
  'setupFiles',
  'setupFilesAfterEnv',
  'setupTestFrameworkScriptFile',
  'globalSetup',
  'globalTeardown',
  'testEnvironment',
  'environment',
  'environmentMatchGlobs',
  'resolver',
  'runner',
  'testRunner',
  'pool',
  'sequencer',
  'testSequencer',
  'snapshotSerializers',
  'snapshotResolver',
  'snapshotEnvironment',
  'hasteImplModulePath',
  'dependencyExtractor',
  'transform',
];
/** What runners and compilers put before a short name. */
const NAME_PREFIXES = ['', 'vitest-environment-', 'jest-environment-', 'babel-plugin-', 'babel-preset-'];
/** Of configurations of compilers: names of what they load. */
const COMPILER_KEYS = ['plugins', 'presets'];
const isCompiler = (path: string): boolean => /^\.?(?:babel|postcss|swc)/.test(baseName(path));

/**
 * Files that run before or around every test, as the configurations name them, each with the folder of the package
 * whose tests these are; '' where all.
 */
export function setupFiles(
  project: Project,
  configs: readonly RunnerConfig[],
  find: (path: string) => string[],
  localFiles: LocalFiles,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const config of configs) {
    const note = (file: string) => {
      const known = found.get(file) ?? config.concerns;
      found.set(file, known === config.concerns ? known : '');
    };
    const add = (name: string) => {
      const bare = name.replace(/^<rootDir>\/?/, './');
      for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? '', ''])) {
        const at = join(folder, bare);
        if (at === undefined || at === '') continue;
        for (const file of find(at)) note(file);
      }
      for (const prefix of NAME_PREFIXES)
        for (const file of localFiles(config.path, prefix + name)) note(file);
    };
    for (const entries of objectsIn(config.value)) {
      for (const key of RUNNING_KEYS) for (const name of textsIn(entries.get(key))) add(name);
      if (isCompiler(config.path) || config.path.endsWith('package.json')) {
        for (const key of COMPILER_KEYS) for (const name of firstTexts(entries.get(key))) add(name);
      }
      for (const [name, target] of mappings(entries)) {
        // Which names a pattern maps to one file only the pattern itself can say: any module may ask for it.
        if (isPattern(name) && target.type === 'text' && !target.value.includes('$')) add(target.value);
      }
    }
  }
  return found;
}

/** `['./plugin.js', ['./other.js', { … }]]`: names, without their options. */
function* firstTexts(value: Literal | undefined): Generator<string> {
  if (value?.type !== 'list') return;
  for (const item of value.items) {
    const name = item.type === 'list' ? item.items[0] : item;
    if (name?.type === 'text') yield name.value;
  }
}

/** Entries of `alias` and `moduleNameMapper`, and of lists of `{ find, replacement }`. */
function* mappings(entries: ReadonlyMap<string, Literal>): Generator<readonly [string, Literal]> {
  for (const key of ['alias', 'moduleNameMapper']) {
    const table = entries.get(key);
    // A number behind `#` is the name that a statement got.
    if (table?.type === 'object')
      for (const [name, value] of table.entries) if (!/^#\d+$/.test(name)) yield [name, value];
  }
  const find = entries.get('find');
  const replacement = entries.get('replacement');
  if (replacement && (find?.type === 'text' || find?.type === 'regex')) yield [find.value, replacement];
}

/** A name may be written as a regular expression that stands for its beginning only: `^@/(.*)$`. */
const beginningOf = (name: string): string =>
  /^\^?(.*?)(?:\/?\(\.[*+]\??\)|\/?\.\*)?\$?$/.exec(name.replaceAll('\\', ''))?.[1] ?? name;
const isPattern = (name: string): boolean => /[|()[\]{}*+?]/.test(beginningOf(name)) || /^\\?\./.test(name);

/** What the configurations and the script say of names that are no paths. */
export function nameSettings(
  project: Project,
  configs: readonly RunnerConfig[],
  command: TestCommand | undefined,
): NameSettings {
  const modulePaths = new Set<string>();
  const moduleDirectories = new Set<string>();
  const addPath = (folder: string, name: string) => {
    const at = join(folder, name.replace(/^<rootDir>\/?/, './'));
    if (at !== undefined && at !== '') modulePaths.add(at);
  };
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of ['moduleDirectories', 'modules']) {
        for (const name of textsIn(entries.get(key))) {
          if (name === 'node_modules') continue;
          if (/^(?:\.|<rootDir>)/.test(name)) addPath(config.folder, name);
          else if (key === 'moduleDirectories' && !name.startsWith('/')) moduleDirectories.add(name);
        }
      }
      for (const name of textsIn(entries.get('modulePaths'))) addPath(config.folder, name);
      if (isCompiler(config.path)) {
        for (const name of textsIn(entries.get('root'))) addPath(config.folder, name);
      }
    }
  }
  for (const name of (command?.variables['NODE_PATH'] ?? '').split(':')) if (name !== '') addPath('', name);
  return {
    aliases: aliasesOf(project, configs),
    modulePaths: [...modulePaths],
    moduleDirectories: [...moduleDirectories],
  };
}

/** `resolve.alias` and `moduleNameMapper`, where their targets hold a literal path. */
function aliasesOf(project: Project, configs: readonly RunnerConfig[]): Alias[] {
  const found: Alias[] = [];
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const [name, value] of mappings(entries)) found.push(...aliases(project, config, name, value));
    }
  }
  return found;
}

function* aliases(project: Project, config: RunnerConfig, name: string, value: Literal): Generator<Alias> {
  const pattern = beginningOf(name);
  if (pattern === '') return;
  const exact = name.endsWith('$') && !/[*+]\??\)\$$/.test(name);
  const texts = [...textsIn(value)];
  for (const text of value.type === 'unknown' ? texts.slice(-1) : texts) {
    const whole = text.replace(/^<rootDir>\/?/, './').replace(/^\/(?!\/)/, './');
    const bare = beforeGroup(whole);
    if (!/^\.{0,2}\/|^[\w-]+(?:\/|$)/.test(bare) && bare !== '.') continue;
    for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? ''])) {
      const target = join(folder, bare === '' ? '.' : bare);
      if (target !== undefined) yield { name: pattern, exact, target };
    }
  }
}

/** Runtimes of JSX that a configuration names (`jsxImportSource`, `importSource`), from the repository's root. */
export function jsxSources(configs: readonly RunnerConfig[]): string[] {
  const found = new Set<string>();
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of ['jsxImportSource', 'importSource']) {
        for (const name of textsIn(entries.get(key))) {
          const at = name.startsWith('.') ? join(config.folder, name) : undefined;
          // A leading slash is the resolver's way to say "from the root".
          found.add(at === undefined ? name : `/${at}`);
        }
      }
    }
  }
  return [...found];
}

/** A target up to what stands for the matched part: `src/$1` means what is below `src`. */
function beforeGroup(target: string): string {
  const at = target.indexOf('$1');
  return at === -1 ? target : target.slice(0, target[at - 1] === '/' ? at - 1 : at);
}

/** Every text in configurations: names by which a runner may load packages. */
export const textsInConfigurations = (configs: readonly RunnerConfig[]): Set<string> =>
  new Set(configs.flatMap(({ value }) => [...textsIn(value)]));
