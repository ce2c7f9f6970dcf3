import type { TestPlan } from '@paceline/contracts';
import type { FileChange } from '@paceline/core';
import { configurationChange, type Versions, workflowChange } from '../change/changed-configuration.ts';
import { type Deadline, noDeadline } from '../deadline.ts';
import type { Fallback } from '../fallback.ts';
import type { EdgeKind, ImportGraph } from '../graph/import-graph.ts';
import { folderOf, isDeclaration, isModule } from '../repository/paths.ts';

export type Reason = TestPlan['tests'][number]['reasons'][number];

interface SelectionQuestion {
  readonly changes: readonly FileChange[];
  readonly tests: readonly string[];
  /** Tests that were deleted or renamed: nothing else has to run for them. */
  readonly goneTests: ReadonlySet<string>;
  readonly graph: ImportGraph;
  /** Configuration of the runner: what it imports, every test depends on. */
  readonly configFiles: ReadonlySet<string>;
  /** What runs before every test, with all that it depends on. */
  readonly setupFiles: ReadonlySet<string>;
  /** Tests check types while they run, so declarations count. */
  readonly checksTypes: boolean;
  readonly ignored: (path: string) => boolean;
  readonly runsEverything: (path: string) => boolean;
  /** Path of the workflow that runs us, if known. */
  readonly workflow: string | undefined;
  readonly versions: Versions;
  readonly deadline?: Deadline;
}

export interface Selection {
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly fallback?: Fallback;
}

/** Tests that the changes can affect, each with the shortest path to it; or why all have to run. */
export async function selectTests(question: SelectionQuestion): Promise<Selection> {
  const { changes, graph, tests, deadline = noDeadline } = question;
  const reasons = new Map<string, Reason>();
  const isTest = new Set(tests);
  const runnerFiles = new Set([...question.configFiles, ...question.setupFiles]);
  const changed = [
    ...new Set(changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))),
  ];
  const full = (fallback: Fallback): Selection => ({ reasons: new Map(), fallback });

  for (const path of changed) {
    // A manifest is compared with what it was, a workflow with the one that runs us.
    deadline.spend(10_000);
    if (question.runsEverything(path)) {
      return full({
        code: 'run-everything-on',
        message: `${path} changed, which the input run-everything-on names`,
        file: path,
      });
    }
    const configuration =
      workflowChange(path, question.workflow, question.versions.after) ??
      (await configurationChange(path, runnerFiles, question.versions));
    if (configuration) return full(configuration);
    if (graph.unparsed.has(path)) {
      return full({ code: 'parse-error', message: `${path} changed and cannot be parsed`, file: path });
    }
    if (isTest.has(path)) reasons.set(path, { code: 'changed', via: [path] });
  }

  const setUp = (file: string, { via }: Step): Selection =>
    full({
      code: 'config',
      message: `${file}, which sets up the tests, depends on ${via[0]}`,
      file: via[0]!,
    });
  // A configuration is mostly a program that looks around in the repository: only its imports count.
  for (const [file, step] of reach(graph.importers, changed)) {
    if (question.configFiles.has(file) && !changed.includes(file)) return setUp(file, step);
  }
  for (const [file, step] of reach(graph.dependents, changed)) {
    if (question.setupFiles.has(file) && !changed.includes(file)) return setUp(file, step);
    if (isTest.has(file) && !reasons.has(file))
      reasons.set(file, { code: step.code, via: [...step.via, file] });
  }

  for (const path of changed) {
    if (isTest.has(path) || question.goneTests.has(path) || !isLeaf(graph, path)) continue;
    const near = testsNear(path, tests, deadline);
    if (near !== undefined) {
      for (const test of near)
        if (!reasons.has(test)) reasons.set(test, { code: 'reference', via: [path, test] });
    } else if (isDeclaration(path) ? question.checksTypes : !isModule(path)) {
      if (question.ignored(path) || inert(path)) continue;
      return full({ code: 'unknown-file', message: `nothing says which tests use ${path}`, file: path });
    }
  }
  return { reasons };
}

/** Manifests and other workflows come here only when their change was found to mean nothing. */
const inert = (path: string): boolean =>
  /(?:^|\/)(?:package|jsr|deno|package-lock|npm-shrinkwrap)\.jsonc?$/.test(path) ||
  path.startsWith('.github/workflows/');

interface Step {
  /** Files from the change to this one, change first and without it. */
  readonly via: readonly string[];
  readonly code: EdgeKind;
}

/** Longer ways are cut: their beginning and end say why. */
const MAX_VIA = 20;

/** Breadth first from the changes against the imports: the first way found to a file is a shortest one. */
function reach(dependents: ImportGraph['dependents'], changed: readonly string[]): Map<string, Step> {
  const found = new Map<string, Step>(changed.map((path) => [path, { via: [], code: 'imports' }]));
  const queue = [...changed];
  for (let at = 0; at < queue.length; at++) {
    const file = queue[at]!;
    const step = found.get(file)!;
    for (const [dependent, kind] of dependents(file)) {
      if (found.has(dependent)) continue;
      const code = kind === 'reference' || step.code === 'reference' ? 'reference' : 'imports';
      found.set(dependent, { via: further(step.via, file), code });
      queue.push(dependent);
    }
  }
  for (const path of changed) found.set(path, { via: [path], code: 'imports' });
  return found;
}

const further = (via: readonly string[], file: string): string[] =>
  via.length < MAX_VIA ? [...via, file] : [...via.slice(0, MAX_VIA / 2), ...via.slice(MAX_VIA / 2 + 1), file];

/** Whether nothing at all is known to use a file. */
function isLeaf(graph: ImportGraph, path: string): boolean {
  for (const [dependent] of graph.dependents(path)) if (!graph.opaque.has(dependent)) return false;
  return true;
}

const TEST_FOLDER =
  /^(?:tests?|__tests?__|specs?|e2e|integration|fixtures?|__fixtures__|__mocks__|__snapshots__|testdata|test[-_].+|.+[-_]tests?)$/i;

/**
 * Tests that are likely to read a file which nothing names, when it lies in a folder for tests: those below
 * the nearest folder above it that holds any. Undefined when it lies elsewhere.
 */
function testsNear(
  path: string,
  tests: readonly string[],
  deadline: Deadline,
): readonly string[] | undefined {
  if (
    !folderOf(path)
      .split('/')
      .some((part) => TEST_FOLDER.test(part))
  )
    return undefined;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    deadline.spend(20 * tests.length);
    const below = tests.filter((test) => test.startsWith(`${folder}/`));
    if (below.length > 0) return below;
  }
  return tests;
}
