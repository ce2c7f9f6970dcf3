import type { TestPlan } from '@paceline/contracts';
import type { FileChange } from '@paceline/core';
import {
  type ConfigurationContext,
  configurationChange,
  type PackagesAnswer,
} from '../change/configuration-change.ts';
import { READ_LOCKFILES } from '../change/lockfile/lockfile-change.ts';
import { workflowChange } from '../change/workflow-change.ts';
import type { WorkflowFiles } from '../change/workflow-files.ts';
import type { Deadline } from '../deadline.ts';
import type { Fallback } from '../fallback.ts';
import { type ImportGraph, packageNode } from '../graph/import-graph.ts';
import { baseName, isModule, pathsOf } from '../repository/paths.ts';
import type { Package } from '../repository/tree.ts';
import { concernedByPackages } from './installed-packages.ts';
import { type Reached, reach } from './reach.ts';
import { UnusedFiles } from './unused.ts';

export type Reason = TestPlan['tests'][number]['reasons'][number];

interface SelectionQuestion extends Omit<ConfigurationContext, 'runnerFiles' | 'packageFolder'> {
  readonly changes: readonly FileChange[];
  readonly tests: readonly string[];
  /** Tests that were deleted or renamed: nothing else has to run for them. */
  readonly goneTests: ReadonlySet<string>;
  /** Tests of other suites, each with the suite's name. */
  readonly testsOfOthers: ReadonlyMap<string, string>;
  readonly graph: ImportGraph;
  /** Configuration of the runner: what it imports, every test of the package that it concerns depends on. */
  readonly configFiles: ReadonlyMap<string, string>;
  /** What runs before every test of a package, with all that it depends on. */
  readonly setupFiles: ReadonlyMap<string, string>;
  readonly submodules?: ReadonlySet<string> | undefined;
  readonly ignored: (path: string) => boolean;
  readonly runsEverything: (path: string) => boolean;
  /** What runs us. */
  readonly workflow: Pick<WorkflowFiles, 'definitions'>;
  readonly packageOf: (path: string) => Package | undefined;
  /** Folders of the packages of the repository that list a package among their dependencies. */
  readonly owners: (name: string) => readonly string[];
  /** Names in the configurations and scripts, by which a package may be loaded. */
  readonly namesInSettings: ReadonlySet<string>;
  /** What the scripts for tests and builds start. */
  readonly startedByScripts: ReadonlySet<string>;
  readonly deadline: Deadline;
}

export interface Selection {
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Changed files that no test can notice, each with the reason, as a clause behind its name. */
  readonly inert?: ReadonlyMap<string, string>;
  readonly fallback?: Fallback;
}

/** Tests that the changes can affect, each with the shortest path to it; or why all have to run. */
export async function selectTests(question: SelectionQuestion): Promise<Selection> {
  const selector = new Selector(question);
  const { changes, goneTests } = question;
  const changed = [...new Set(pathsOf(changes))];
  const sources: string[] = [];
  // A large lock file takes longest to read, for nothing where something else runs everything.
  for (const path of lockfilesLast(changed)) {
    const fallback = await selector.configuration(path, sources);
    if (fallback) return { reasons: new Map(), fallback };
  }
  const fallback = selector.reached(changed, sources) ?? (await selector.withoutUsers(sources, goneTests));
  return fallback ? { reasons: new Map(), fallback } : selector.selection();
}

function lockfilesLast(paths: readonly string[]): string[] {
  const isLockfile = (path: string) => READ_LOCKFILES.includes(baseName(path));
  return [...paths.filter((path) => !isLockfile(path)), ...paths.filter(isLockfile)];
}

class Selector {
  readonly #reasons = new Map<string, Reason>();
  readonly #inert = new Map<string, string>();
  /** Changed files whose meaning is known by what they are. */
  readonly #answered = new Set<string>();
  /** Changed files that tests run for. */
  readonly #noticed = new Set<string>();
  readonly #context: ConfigurationContext;
  readonly #question: SelectionQuestion;
  readonly #isTest: ReadonlySet<string>;
  readonly #unused: UnusedFiles;

  constructor(question: SelectionQuestion) {
    this.#question = question;
    this.#isTest = new Set(question.tests);
    const runnerFiles = new Map([...question.configFiles, ...question.setupFiles]);
    this.#unused = new UnusedFiles({ ...question, runnerFiles });
    this.#context = {
      ...question,
      runnerFiles,
      packageFolder: (file) => question.packageOf(file)?.folder ?? '',
    };
  }

  /**
   * What a changed file means by what it is. Files that count for what uses them only are added to `sources`.
   * @returns why all tests run
   */
  async configuration(path: string, sources: string[]): Promise<Fallback | undefined> {
    const question = this.#question;
    const { graph, versions } = question;
    // A manifest is compared with what it was, a workflow with the one that runs us.
    question.deadline.spend(10_000);
    if (question.runsEverything(path)) {
      const message = `${path} changed, which the input run-everything-on names`;
      return { code: 'run-everything-on', message, file: path };
    }
    const workflow = await workflowChange(path, question.workflow, versions);
    if (workflow) return workflow;
    const answer = await configurationChange(path, this.#context);
    if (answer) {
      // A test may read it, too.
      sources.push(path);
      this.#answered.add(path);
      if (answer.kind === 'package') {
        const { folder, fallback, formerName } = answer;
        // By the name of a package that is no more, nothing would be found to depend on it.
        const isMissed =
          formerName !== undefined &&
          (question.owners(formerName).length > 0 || graph.usesPackage(formerName) !== 'unknown');
        return this.#concern(isMissed ? '' : folder, fallback);
      }
      if (answer.kind === 'packages') return this.#installed(path, answer);
      this.#inert.set(path, answer.reason);
      return undefined;
    }
    const unused = this.#unused;
    if (graph.unparsed.has(path) && (unused.reachesTest(path) || !('inert' in (await unused.answer(path))))) {
      return { code: 'parse-error', message: `${path} changed and cannot be parsed`, file: path };
    }
    if (this.#isTest.has(path)) this.#reasons.set(path, { code: 'changed', via: [path] });
    sources.push(path);
    return undefined;
  }

  /** All tests of a package, and those that use it, run for what a fallback says; of the root's package all tests. */
  #concern(folder: string, fallback: Fallback): Fallback | undefined {
    if (folder === '') return fallback;
    const path = fallback.file!;
    const tests = this.#unused.testsOf(folder);
    if (tests.length === 0) {
      this.#inert.set(path, `in the package ${folder}, which holds no test and which no test uses`);
    }
    for (const test of tests) this.#add(test, { code: 'config', via: [path, test] });
    return undefined;
  }

  /** Tests that use packages of which a lock file, or a manifest without one, names other versions. */
  #installed(lock: string, { folder, change, listed, fallback }: PackagesAnswer): Fallback | undefined {
    const { graph, owners, namesInSettings, checksTypes, compilesTypeScript } = this.#question;
    const folders = concernedByPackages({
      change,
      owners: (name) => [
        // A lock file of a package of its own, or of a workspace below the root, is not that of the others.
        ...owners(name).filter((owner) => folder === '' || `${owner}/`.startsWith(`${folder}/`)),
        ...(listed.has(name) ? [folder] : []),
      ],
      graph,
      namesInSettings,
      checksTypes,
      compilesTypeScript,
    });
    for (const [owner, name] of folders) {
      const message = `${lock} has another ${name}, and nothing shows which tests use it`;
      const all = this.#concern(owner, { ...fallback, message });
      if (all) return all;
    }
    if (folders.size === 0) this.#inert.set(lock, 'changed in packages that no test uses');
    const found = reach(graph.dependents, [...change.packages].map(packageNode));
    return this.#follow(found, new Set(), lock);
  }

  /** Adds the tests that are reached from changed files; or says what sets up all tests and depends on one. */
  reached(changed: readonly string[], sources: readonly string[]): Fallback | undefined {
    const { graph, ignored, configFiles } = this.#question;
    const isChanged = new Set(changed);
    // A configuration is mostly a program that looks around in the repository: only its imports count.
    for (const [file, step] of reach(graph.importers, sources)) {
      if (!configFiles.has(file) || isChanged.has(file)) continue;
      const fallback = this.#setUp(file, step);
      if (fallback) return fallback;
    }
    // What the inputs declare to be no concern of tests is one only where a test names it.
    const dependents: ImportGraph['dependents'] = (file) =>
      ignored(file)
        ? [...graph.dependents(file)].filter(([, kind]) => kind !== 'computed')
        : graph.dependents(file);
    return this.#follow(reach(dependents, sources), isChanged);
  }

  /** @param start what a way begins with, in the place of the node that it was found from */
  #follow(
    found: ReadonlyMap<string, Reached>,
    isChanged: ReadonlySet<string>,
    start?: string,
  ): Fallback | undefined {
    const { setupFiles, configFiles } = this.#question;
    for (const [file, step] of found) {
      const via = start === undefined ? step.via : [start, ...step.via.slice(1)];
      const setsUp = setupFiles.has(file) || (start !== undefined && configFiles.has(file));
      if (setsUp && !isChanged.has(file)) {
        const fallback = this.#setUp(file, { ...step, via });
        if (fallback) return fallback;
      }
      if (this.#isTest.has(file)) this.#add(file, { code: step.code, via: [...via, file] });
    }
    return undefined;
  }

  #setUp(file: string, { via }: Reached): Fallback | undefined {
    const { configFiles, setupFiles } = this.#question;
    const [first] = via;
    return this.#concern(setupFiles.get(file) ?? configFiles.get(file) ?? '', {
      code: 'config',
      message: `${file}, which sets up the tests, depends on ${first}`,
      file: first!,
    });
  }

  /** Answers for changed files that no test depends on. */
  async withoutUsers(
    sources: readonly string[],
    goneTests: ReadonlySet<string>,
  ): Promise<Fallback | undefined> {
    for (const path of sources) {
      if (this.#isTest.has(path) || this.#answered.has(path) || this.#unused.reachesTest(path)) continue;
      if (goneTests.has(path)) {
        this.#inert.set(path, 'a test that is no more');
        continue;
      }
      const suite = this.#unused.otherSuiteOf(path);
      if (suite !== undefined) {
        this.#inert.set(path, `only in tests of ${suite}`);
        continue;
      }
      const answer = await this.#unused.answer(path);
      if ('inert' in answer) {
        this.#inert.set(path, answer.inert);
        continue;
      }
      if (answer.all && !isModule(path))
        return { code: 'unknown-file', message: `nothing says which tests use ${path}`, file: path };
      for (const test of answer.tests) this.#add(test, { code: 'nearby', via: [path, test] });
    }
    return undefined;
  }

  selection(): Selection {
    for (const path of this.#noticed) this.#inert.delete(path);
    return { reasons: this.#reasons, inert: this.#inert };
  }

  #add(test: string, reason: Reason): void {
    if (reason.via) this.#noticed.add(reason.via[0]!);
    if (!this.#reasons.has(test)) this.#reasons.set(test, reason);
  }
}
