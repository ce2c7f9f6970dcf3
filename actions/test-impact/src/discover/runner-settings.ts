import { asObject } from '@paceline/runners';
import type { Alias } from '../graph/javascript/resolve.ts';
import { baseName, folderOf, join } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { type Literal, objectsIn, readLiterals, textsIn } from '../syntax/literal.ts';

/** A test configuration file (or the `jest` field of a package.json), read without running it. */
export interface RunnerConfig {
  readonly path: string;
  readonly folder: string;
  readonly value: Literal;
}

/** `vitest.unit.config.ts`, `vite.config.mjs`, `vitest.workspace.json`, `jest.e2e-config.js`, `jest-preset.cjs`, … */
function isConfig(name: string, runner: 'vitest' | 'jest'): boolean {
  const [first = '', ...rest] = name.split('.');
  const ending = rest.pop() ?? '';
  if (!/^(?:[cm]?[jt]s|json)$/.test(ending) || !rest.every((part) => /^[\w-]+$/.test(part))) return false;
  if (runner === 'vitest') {
    return /^vite(?:st)?$/.test(first) && rest.some((part) => /^(?:config|workspace|projects)$/.test(part));
  }
  return (
    first === 'jest-preset' ||
    ((first === 'jest' || first.startsWith('jest-')) &&
      rest.some((part) => /(?:^|-)(?:config|preset)(?:-|$)/.test(part)))
  );
}

export function findConfigs(project: Project, runner: 'vitest' | 'jest'): RunnerConfig[] {
  const found: RunnerConfig[] = [];
  for (const path of project.tree.files) {
    if (!isConfig(baseName(path), runner) || /(?:^|\/)(?:node_modules|fixtures?|__fixtures__)\//.test(path))
      continue;
    const text = project.tree.read(path);
    if (text !== undefined) found.push({ path, folder: folderOf(path), value: readLiterals(text) });
  }
  if (runner === 'jest') {
    for (const { folder, json } of project.packages) {
      if (!asObject(json['jest'])) continue;
      const path = folder === '' ? 'package.json' : `${folder}/package.json`;
      found.push({ path, folder, value: readLiterals(JSON.stringify(json['jest'])) });
    }
  }
  return found.sort((a, b) => a.folder.length - b.folder.length);
}

/** Files that run before every test, as the configuration names them. */
export function setupFiles(
  project: Project,
  configs: readonly RunnerConfig[],
  find: (path: string) => string[],
): string[] {
  const keys = [
    'setupFiles',
    'setupFilesAfterEnv',
    'globalSetup',
    'globalTeardown',
    'testEnvironment',
    'resolver',
    'runner',
    'environment',
    'snapshotSerializers',
    'transform',
  ];
  const found = new Set<string>();
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of keys) {
        for (const name of textsIn(entries.get(key))) {
          const bare = name.replace(/^<rootDir>\/?/, './');
          for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? '', ''])) {
            const at = join(folder, bare);
            if (at !== undefined && at !== '') for (const file of find(at)) found.add(file);
          }
        }
      }
    }
  }
  return [...found];
}

/** `resolve.alias` and `moduleNameMapper`, where their targets hold a literal path. */
export function aliasesOf(project: Project, configs: readonly RunnerConfig[]): Alias[] {
  const found: Alias[] = [];
  const add = (config: RunnerConfig, name: string, value: Literal) => {
    const pattern = /^\^?(.*?)(?:\/?\(\.[*+]\??\)|\/?\.\*)?\$?$/.exec(name.replaceAll('\\', ''))?.[1] ?? name;
    const exact = name.endsWith('$') && !/[*+]\??\)\$$/.test(name);
    const texts = [...textsIn(value)];
    for (const text of value.type === 'unknown' ? texts.slice(-1) : texts) {
      const whole = text.replace(/^<rootDir>\/?/, './').replace(/^\/(?!\/)/, './');
      const bare = beforeGroup(whole);
      if (!/^\.{0,2}\/|^[\w-]+(?:\/|$)/.test(bare) && bare !== '.') continue;
      for (const folder of new Set([config.folder, project.packageOf(config.path)?.folder ?? ''])) {
        const target = join(folder, bare === '' ? '.' : bare);
        if (target !== undefined && pattern !== '') found.push({ name: pattern, exact, target });
      }
    }
  };
  for (const config of configs) {
    for (const entries of objectsIn(config.value)) {
      for (const key of ['alias', 'moduleNameMapper']) {
        const table = entries.get(key);
        if (table?.type === 'object') {
          for (const [name, value] of table.entries) if (!name.startsWith('#')) add(config, name, value);
          // `#x` is a name of its own, unlike the made-up ones of statements.
          for (const [name, value] of table.entries) if (/^#(?!\d+$)/.test(name)) add(config, name, value);
        }
      }
      const find = entries.get('find');
      const replacement = entries.get('replacement');
      if (replacement && (find?.type === 'text' || find?.type === 'regex'))
        add(config, find.value, replacement);
    }
  }
  return found;
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
