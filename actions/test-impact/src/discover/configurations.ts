import { asObject, type TestCommand } from '@paceline/runners';
import { type Deadline, FILE_MS, GaveUp } from '../deadline.ts';
import { fileAt } from '../graph/javascript/file-names.ts';
import { scanModule } from '../graph/javascript/scan-module.ts';
import { baseName, folderOf, isModule, join } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { isRunningConfiguration } from '../repository/tool-configuration.ts';
import { type Literal, objectsIn, readLiterals } from '../syntax/literal.ts';
import type { LocalFiles } from './local-packages.ts';

/** A file that says how tests run (or a field of a package.json), read without running it. */
export interface RunnerConfig {
  readonly path: string;
  readonly folder: string;
  readonly value: Literal;
  /** Only a configuration imports it: what it says counts, but it is a module like any other. */
  readonly imported: boolean;
  /** The folder of the package whose tests it concerns; '' where all. */
  readonly concerns: string;
}

/** Configurations, and what they import and extend: more is no configuration that anyone wrote. */
const MAX_CONFIGURATIONS = 2000;
/** Modules that configurations import are read up to so many steps away. */
const MAX_STEPS = 3;

const NOT_OURS = /(?:^|\/)(?:node_modules|fixtures?|__fixtures__)\//;

/** Configurations of runners whose names follow no rule. */
const isRunnerConfig = (name: string): boolean =>
  /^jest-preset\.\w+$/.test(name) || /^vitest\.(?:workspace|projects)\.json$/.test(name);

/**
 * The configurations of a repository's runner, compilers and bundlers: those whose names say so, those that the
 * script names, and what they extend and import. Those of outer folders come first.
 */
export function findConfigurations(
  project: Project,
  named: readonly string[],
  localFiles: LocalFiles,
  deadline: Deadline,
): RunnerConfig[] {
  const { tree } = project;
  const found = new Map<string, RunnerConfig>();
  const folderFor = (path: string) => project.packageOf(path)?.folder ?? '';
  const waiting = named.map((path) => ({ path, steps: 0, concerns: '' }));
  for (const path of tree.files) {
    const name = baseName(path);
    if ((isRunningConfiguration(name) || isRunnerConfig(name)) && !NOT_OURS.test(path))
      waiting.push({ path, steps: 0, concerns: folderFor(path) });
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, steps } = next;
    const known = found.get(path);
    // What two packages share concerns all.
    const concerns = known && known.concerns !== next.concerns ? '' : next.concerns;
    const imported = steps > 0 && known?.imported !== false;
    if (known?.concerns === concerns && known.imported === imported) continue;
    const text = tree.read(path);
    if (text === undefined) continue;
    if (found.size >= MAX_CONFIGURATIONS)
      throw new GaveUp('too-slow', `there are more than ${MAX_CONFIGURATIONS} configurations`);
    const config = { path, folder: folderOf(path), value: readLiterals(text), imported, concerns };
    found.set(path, config);
    waiting.push(...extendedBy(project, config).map((file) => ({ path: file, steps: 0, concerns })));
    if (steps >= MAX_STEPS || !isModule(path)) continue;
    for (const file of importedBy(project, path, text, localFiles, deadline))
      waiting.push({ path: file, steps: steps + 1, concerns });
  }
  const fields = project.packages.flatMap(({ folder, json }): RunnerConfig[] =>
    ['jest', 'babel', 'postcss'].flatMap((field) => {
      if (!asObject(json[field])) return [];
      const path = folder === '' ? 'package.json' : `${folder}/package.json`;
      return [
        { path, folder, value: readLiterals(JSON.stringify(json[field])), imported: true, concerns: folder },
      ];
    }),
  );
  return [...found.values(), ...fields].sort((a, b) => a.folder.length - b.folder.length);
}

/** Files that a configuration takes over as a whole. */
function extendedBy(project: Project, { folder, value }: RunnerConfig): string[] {
  return [...objectsIn(value)].flatMap((entries) =>
    ['extends', 'preset', 'projects', 'workspace'].flatMap((key) =>
      directTexts(entries.get(key)).flatMap((name) => {
        if (!/^(?:\.|<rootDir>)/.test(name)) return [];
        const at = join(folder, name.replace(/^<rootDir>\/?/, './'));
        return at === undefined || at === '' ? [] : fileAt(project.tree.files, at);
      }),
    ),
  );
}

/** A text, or those of a list; what else is written in it has settings of its own. */
const directTexts = (value: Literal | undefined): string[] =>
  (value?.type === 'list' ? value.items : [value]).flatMap((item) =>
    item?.type === 'text' ? [item.value] : [],
  );

function importedBy(
  project: Project,
  path: string,
  text: string,
  localFiles: LocalFiles,
  deadline: Deadline,
): readonly string[] {
  const fileDeadline = deadline.forFile(path, FILE_MS);
  const { requests } = scanModule(text, { jsx: false, typescript: true, deadline: fileDeadline });
  return requests.flatMap(({ kind, specifier }) => {
    if (kind !== 'import') return [];
    if (!specifier.startsWith('.')) return localFiles(path, specifier);
    const at = join(folderOf(path), specifier);
    return at === undefined || at === '' ? [] : fileAt(project.tree.files, at);
  });
}

/** Files of the repository that a script names beside the tests: `--config x`, `--import ./setup.mjs`. */
export function filesInCommand(project: Project, command: TestCommand | undefined): string[] {
  if (!command) return [];
  return filesInWords(project, '', [
    ...command.nodeFlags,
    ...command.args.map(({ text }) => text),
    ...Object.values(command.variables).flatMap((value) => value.split(/\s+/)),
  ]);
}

/**
 * The same of the words of a command.
 * @param folder in which it is started
 */
export function filesInWords(project: Project, folder: string, words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const name = word.replace(/^--?[\w.-]+=/, '');
    if (name === '' || name.startsWith('-') || !/[./]/.test(name)) return [];
    const at = join(folder, name);
    return at === undefined || at === '' ? [] : fileAt(project.tree.files, at);
  });
}
