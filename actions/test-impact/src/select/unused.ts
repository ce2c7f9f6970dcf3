import type { Versions } from '../change/configuration-change.ts';
import type { Deadline } from '../deadline.ts';
import { type ImportGraph, packageNode } from '../graph/import-graph.ts';
import { ancestors } from '../repository/paths.ts';
import type { Package } from '../repository/tree.ts';
import { checkerOf, inertReason } from './inert.ts';
import { testsNear } from './tests-near.ts';
import { isTypesOnly } from './types-only.ts';

interface UnusedContext {
  readonly files: Iterable<string>;
  readonly submodules?: ReadonlySet<string> | undefined;
  readonly tests: readonly string[];
  /** Tests of other suites, each with the suite's name. */
  readonly testsOfOthers: ReadonlyMap<string, string>;
  readonly graph: ImportGraph;
  readonly packageOf: (path: string) => Package | undefined;
  readonly ignored: (path: string) => boolean;
  /** What the scripts for tests and builds start. */
  readonly startedByScripts: ReadonlySet<string>;
  /** Texts in configurations and words in scripts. */
  readonly namesInSettings: ReadonlySet<string>;
  /** Files that configure or set up the tests, each with the folder of the package whose tests it concerns; '' is all. */
  readonly runnerFiles: ReadonlyMap<string, string>;
  readonly versions: Versions;
  /** Folders of the packages of the repository that list a package among their dependencies. */
  readonly owners: (name: string) => readonly string[];
  readonly checksTypes: boolean;
  readonly deadline: Deadline;
}

/** What becomes of a changed file that no test depends on, as far as imports and names say. */
type UnusedAnswer =
  | { readonly inert: string }
  /** `all`: nothing is known of the file, and every test may use it. */
  | { readonly tests: readonly string[]; readonly all: boolean };

const NONE: ReadonlySet<string> = new Set();

/**
 * Answers for files whose use nothing shows: a test may load them in a way that is not seen, so either there is a
 * reason why no test can notice them, or the tests nearest to them run, else all of the package.
 */
export class UnusedFiles {
  readonly #context: UnusedContext;
  readonly #isTest: ReadonlySet<string>;
  /** Files from which no test is reached. */
  readonly #unreaching = new Set<string>();
  readonly #ofPackage = new Map<string, readonly string[]>();

  constructor(context: UnusedContext) {
    this.#context = context;
    this.#isTest = new Set(context.tests);
  }

  /** Whether a test depends on a file by imports and names. */
  reachesTest(path: string): boolean {
    if (this.#isTest.has(path)) return true;
    const users = this.#users(path, (file) => this.#isTest.has(file), this.#unreaching);
    if (users === undefined) return true;
    for (const file of users) this.#unreaching.add(file);
    return false;
  }

  /**
   * The suite whose tests a file is of, or is used by: of a file that a test of this suite uses as well, the question
   * makes no sense.
   */
  otherSuiteOf(path: string): string | undefined {
    const { testsOfOthers } = this.#context;
    if (testsOfOthers.size === 0) return undefined;
    let suite = testsOfOthers.get(path);
    if (suite !== undefined) return suite;
    this.#users(path, (file) => {
      suite = testsOfOthers.get(file);
      return suite !== undefined;
    });
    return suite;
  }

  async answer(path: string): Promise<UnusedAnswer> {
    const { tests, graph, packageOf, ignored, owners, startedByScripts, checksTypes, deadline } =
      this.#context;
    const folderOfPackage = (file: string) => packageOf(file)?.folder ?? '';
    const isPackage = (at: string) => packageOf(`${at}/x`)?.folder === at;
    const near = testsNear(path, tests, isPackage, deadline);
    const folder = folderOfPackage(path);
    const ofPackage = near ?? this.testsOf(folder);
    // A linter's own configuration mostly imports it; jest may run it in the place of tests.
    const importsPackage = (name: string) =>
      owners(`jest-runner-${name}`).length > 0 ||
      [...graph.importers(packageNode(name))].some(
        ([file]) => checkerOf(file, folderOfPackage(file)) !== name,
      );
    // That a linter leaves a folder out says nothing of who uses it.
    const isOfChecker = (file: string) => {
      const tool = checkerOf(file, folderOfPackage(file));
      return tool !== undefined && !importsPackage(tool);
    };
    const reason = inertReason({
      path,
      packageFolder: folder,
      ignored: ignored(path),
      onlyTypesTaken:
        graph.hasTypesTaken(path) &&
        [...graph.importers(path)].length === 0 &&
        (await this.#isTypesOnly(path)),
      importsPackage,
      checksTypes,
      isSubmodule: this.#context.submodules?.has(path) ?? false,
      isInTestFolder: near !== undefined,
      ...(ofPackage.length === 0 && folder !== '' ? { untestedPackage: folder } : {}),
      isUsedOutside: (outer) => {
        const counts = (file: string) =>
          startedByScripts.has(file) || !(file.startsWith(`${outer}/`) || isOfChecker(file));
        return (
          startedByScripts.has(path) || this.#isInSettings(path) || this.#users(path, counts) === undefined
        );
      },
    });
    if (reason !== undefined) return { inert: reason };
    return ofPackage.length > 0
      ? { tests: ofPackage, all: near === undefined && folder === '' }
      : { tests, all: true };
  }

  /** Whether nothing was and is in a module that another could load while it runs. */
  async #isTypesOnly(path: string): Promise<boolean> {
    const { versions } = this.#context;
    const texts = [await versions.before(path), versions.after(path)];
    return texts.every((text) => text === undefined || isTypesOnly(path, text));
  }

  /** Whether a configuration or a script names the path of a file, or of a folder that it is in. */
  #isInSettings(path: string): boolean {
    const { namesInSettings, packageOf } = this.#context;
    const folder = packageOf(path)?.folder ?? '';
    return [...ancestors(path)].some((at) => {
      const inPackage = folder !== '' && at.startsWith(`${folder}/`) ? at.slice(folder.length + 1) : at;
      // A single word (`scripts`) may be anything.
      return [at, inPackage].some(
        (name) =>
          name !== '' &&
          [
            `./${name}`,
            `./${name}/`,
            `<rootDir>/${name}`,
            ...(/[./]/.test(name) ? [name, `${name}/`] : []),
          ].some((text) => namesInSettings.has(text)),
      );
    });
  }

  /** Tests below the folder of a package, and those that depend on a file of it. */
  testsOf(folder: string): readonly string[] {
    const known = this.#ofPackage.get(folder);
    if (known) return known;
    const { files, tests, graph, runnerFiles, deadline } = this.#context;
    // Packages may configure each other.
    this.#ofPackage.set(folder, []);
    const found = new Set<string>();
    if (folder === '') for (const test of tests) found.add(test);
    else {
      const seen = new Set<string>();
      for (const path of files) if (path.startsWith(`${folder}/`)) seen.add(path);
      for (const path of seen) {
        if (this.#isTest.has(path)) found.add(path);
        // Whatever configuration is made of, all tests are that it concerns.
        const whom = runnerFiles.get(path);
        if (whom !== undefined && whom !== folder) for (const test of this.testsOf(whom)) found.add(test);
        for (const [user, kind] of graph.dependents(path)) if (kind !== 'computed') seen.add(user);
        deadline.spend(100);
      }
    }
    const answer = [...found].sort();
    this.#ofPackage.set(folder, answer);
    return answer;
  }

  /**
   * The file and all that depend on it by imports and names, without those to be left out; undefined as soon as one
   * that depends on it is `wanted`.
   */
  #users(
    path: string,
    wanted: (file: string) => boolean,
    leftOut: ReadonlySet<string> = NONE,
  ): Set<string> | undefined {
    const { graph, deadline } = this.#context;
    const found = new Set([path]);
    for (const file of found) {
      deadline.spend(50);
      for (const [user, kind] of graph.dependents(file)) {
        if (kind === 'computed' || leftOut.has(user)) continue;
        if (wanted(user)) return undefined;
        found.add(user);
      }
    }
    return found;
  }
}
