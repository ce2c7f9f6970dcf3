import type { Discovery, TestRunner } from '@paceline/contracts';
import {
  commandOf,
  commandsBeside,
  commandsInTestScript,
  type Detection,
  detectRunner,
  discoverTests as discoverByConfiguration,
  type ForeignPatterns,
  folderIn,
  hasUsualTests,
  isInstalled,
  type Json,
  type KnownRunner,
  manifestOf,
  matchedPaths,
  type ScriptReading,
  type Sign,
  scriptsOf,
  type TestCommand,
} from '@paceline/runners';
import { type Deadline, GaveUp } from '../deadline.ts';
import type { Fallback } from '../fallback.ts';
import { fileAt } from '../graph/javascript/file-names.ts';
import type { NameSettings } from '../graph/javascript/resolve.ts';
import { isTestOfTypes } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { filesInCommand, filesInWords, findConfigurations, type RunnerConfig } from './configurations.ts';
import { type LocalFiles, localPackageFiles } from './local-packages.ts';
import { jsxSources, nameSettings, setupFiles, textsInConfigurations } from './runner-settings.ts';

/** What is known of a repository's tests before anything runs. */
export interface DiscoveredTests {
  /** Undefined when no sign of a runner was found, or of more than one. */
  readonly runner: TestRunner | undefined;
  /** Test programs of which none is clearly meant. */
  readonly ambiguous: readonly Sign[];
  /** Test programs that are not known, or stand beside the one that was found. */
  readonly others: readonly Sign[];
  readonly found: Discovery;
  readonly tests: readonly string[];
  /** With `legs`: files that look like tests; for an estimate. */
  readonly likely: readonly string[];
  /** The patterns that were used, for the message when nothing matched. */
  readonly patterns: readonly string[];
  /** Commands of the script that start the runner again, with other arguments: not part of this suite. */
  readonly otherCommands: readonly string[];
  /** What `npm test` does beside the runner: checks of code, what stands in `pretest`. */
  readonly besides: readonly string[];
  /** Configurations of the runner and of compilers, each with the folder of the package whose tests it concerns; '' is all. */
  readonly configFiles: ReadonlyMap<string, string>;
  /** Files that the runner runs before every test, likewise. */
  readonly setupFiles: ReadonlyMap<string, string>;
  /** Texts in these configurations: a package may be loaded by its name. */
  readonly namesInSettings: ReadonlySet<string>;
  readonly names: NameSettings;
  readonly jsxImportSources: readonly string[];
  /** Tests check types while they run. */
  readonly checksTypes: boolean;
  /** Why the configurations could not be read to their end: then everything runs. */
  readonly gaveUp?: Fallback;
}

/** What the inputs say of a suite's tests. */
interface WantedTests {
  readonly runner: TestRunner | 'auto';
  /** Globs, which win over everything that configurations say. */
  readonly tests: readonly string[];
  /** Arguments that its legs give the runner beside those of the project's script, and the folder they start it in. */
  readonly args?: readonly string[] | undefined;
  readonly workingDirectory?: string | undefined;
}

/** Finds the runner and the test files. */
export async function discoverTests(
  project: Project,
  wanted: WantedTests,
  foreign: ForeignPatterns,
  deadline: Deadline,
): Promise<DiscoveredTests> {
  const { inCommand, ...found } = await findTests(project, wanted, foreign, deadline);
  const isTest = new Set(found.tests);
  // The script may name tests as well as what sets them up; what a configuration names sets up whatever else it is.
  const named = inCommand.filter((path) => !isTest.has(path)).map((path) => [path, ''] as const);
  return {
    ...found,
    setupFiles: new Map([...found.setupFiles, ...named]),
    // Its option `--typecheck` stands in no configuration.
    checksTypes: found.checksTypes || found.tests.some(isTestOfTypes),
  };
}

async function findTests(
  project: Project,
  { tests, args = [], workingDirectory = '', ...wanted }: WantedTests,
  foreign: ForeignPatterns,
  deadline: Deadline,
): Promise<DiscoveredTests & { readonly inCommand: readonly string[] }> {
  const detection = wanted.runner === 'auto' ? detect(project) : undefined;
  const runner = detection ? detection.runner : (wanted.runner as TestRunner);
  const manifest = manifestOf((name) => project.tree.read(name) ?? '');
  const command =
    runner === undefined || runner === 'command'
      ? undefined
      : (detection?.command ?? commandOf(manifest, runner));
  const inCommand = [...filesInCommand(project, command), ...filesInWords(project, workingDirectory, args)];
  const localFiles = localPackageFiles(project, deadline);
  const { configs, gaveUp } = configurationsOf(project, inCommand, localFiles, deadline);
  const find = (path: string) => fileAt(project.tree.files, path);
  const common = {
    runner,
    ambiguous: detection?.ambiguous ?? [],
    others: detection?.others ?? [],
    otherCommands:
      runner === undefined ? [] : commandsBeside(manifest, runner, command).map(({ text }) => text),
    besides: [] as string[],
    ...(gaveUp ? { gaveUp } : {}),
    likely: [] as string[],
    configFiles: new Map(
      configs.filter(({ imported }) => !imported).map(({ path, concerns }) => [path, concerns]),
    ),
    setupFiles: setupFiles(project, configs, find, localFiles),
    inCommand,
    namesInSettings: new Set([...textsInConfigurations(configs), ...wordsOfScripts(manifest)]),
    names: nameSettings(project, configs, command),
    jsxImportSources: jsxSources(configs),
    checksTypes: checksTypes(project, runner, configs),
  };
  if (tests.length > 0) {
    const paths = [...project.tree.files].filter((path) => !isInstalled(path));
    return {
      ...common,
      otherCommands: [],
      found: { by: 'input' },
      tests: [...matchedPaths(foreign, tests, paths)].sort(),
      patterns: tests,
    };
  }
  if (runner === undefined || runner === 'command') {
    return { ...common, found: { by: 'plan' }, tests: [], patterns: [] };
  }
  const inTestScript = commandsNotPlanned(commandsInTestScript(manifest), runner, command);
  const notPlanned = {
    ...inTestScript,
    otherCommands: [...common.otherCommands, ...inTestScript.otherCommands],
  };
  const files = await discoverByConfiguration(
    project.tree,
    runner,
    commandInRoot(command, project, runner),
    foreign,
  );
  if (!files.certain) {
    const found = { by: 'legs' as const, reason: files.reason.slice(0, 1000) };
    return { ...common, ...notPlanned, found, tests: [], likely: files.likely, patterns: [] };
  }
  return { ...common, ...notPlanned, found: { by: 'plan' }, tests: files.tests, patterns: files.patterns };
}

function configurationsOf(
  project: Project,
  named: readonly string[],
  localFiles: LocalFiles,
  deadline: Deadline,
): { readonly configs: readonly RunnerConfig[]; readonly gaveUp?: Fallback } {
  try {
    return { configs: findConfigurations(project, named, localFiles, deadline) };
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    return { configs: [], gaveUp: error.fallback };
  }
}

const wordsOfScripts = (manifest: Json | undefined): string[] =>
  Object.values(scriptsOf(manifest)).flatMap((script) => script.split(/[\s'"=]+/));

/** What the `test` script does besides the command that is planned. */
const commandsNotPlanned = (
  { commands, rest, unread }: ScriptReading,
  runner: KnownRunner,
  planned: TestCommand | undefined,
): Pick<DiscoveredTests, 'otherCommands' | 'besides'> => ({
  otherCommands: commands
    .filter(({ program, text }) => program === runner && text !== planned?.text)
    .map(({ text }) => text),
  besides: commands.some(({ program }) => program === runner) ? [...rest, ...unread] : [],
});

/** A repository whose root says nothing may start its runner in the packages. */
const commandInRoot = (
  command: TestCommand | undefined,
  { packages }: Project,
  runner: KnownRunner,
): TestCommand | undefined => {
  if (command || runner !== 'node') return command;
  return packages.map(({ json }) => commandOf(json, runner)).find((one) => one !== undefined);
};

function detect({ tree, packages, dependencies }: Project): Detection {
  return detectRunner(folderIn(tree, ''), {
    fits: (runner) => hasUsualTests(tree, runner),
    workspaceDependencies: dependencies,
    workspaceScripts: packages.filter(({ folder }) => folder !== '').map(({ json }) => scriptsOf(json)),
  });
}

function checksTypes(
  project: Project,
  runner: TestRunner | undefined,
  configs: readonly RunnerConfig[],
): boolean {
  const { dependencies } = project;
  if (runner === 'jest') return dependencies.has('ts-jest') || dependencies.has('jest-runner-tsd');
  // It checks what it loads, unless a setting says otherwise.
  if (runner === 'node') return dependencies.has('ts-node');
  return (
    runner === 'vitest' && configs.some(({ path }) => /\btypecheck\b/.test(project.tree.read(path) ?? ''))
  );
}
