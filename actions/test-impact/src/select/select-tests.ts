import type { TestPlan } from '@paceline/contracts';
import type { FileChange } from '@paceline/core';
import { configurationChange, type Versions } from '../change/configuration-change.ts';
import { workflowChange } from '../change/workflow-change.ts';
import type { Deadline } from '../deadline.ts';
import type { Fallback } from '../fallback.ts';
import type { ImportGraph } from '../graph/import-graph.ts';
import { isModule } from '../repository/paths.ts';
import type { Package } from '../repository/tree.ts';
import { type Reached, reach } from './reach.ts';
import { UnusedFiles } from './unused.ts';

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
  readonly files: Iterable<string>;
  readonly packageOf: (path: string) => Package | undefined;
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
  const { changes, graph, tests, deadline } = question;
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

  const setUp = (file: string, { via }: Reached): Selection =>
    full({
      code: 'config',
      message: `${file}, which sets up the tests, depends on ${via[0]}`,
      file: via[0]!,
    });
  // A configuration is mostly a program that looks around in the repository: only its imports count.
  for (const [file, step] of reach(graph.importers, changed)) {
    if (question.configFiles.has(file) && !changed.includes(file)) return setUp(file, step);
  }
  // What the inputs declare to be no concern of tests is one only where a test names it.
  const dependents: ImportGraph['dependents'] = (file) =>
    question.ignored(file)
      ? [...graph.dependents(file)].filter(([, kind]) => kind !== 'computed')
      : graph.dependents(file);
  for (const [file, step] of reach(dependents, changed)) {
    if (question.setupFiles.has(file) && !changed.includes(file)) return setUp(file, step);
    if (isTest.has(file) && !reasons.has(file))
      reasons.set(file, { code: step.code, via: [...step.via, file] });
  }

  const unused = new UnusedFiles(question);
  const inert = new Map<string, string>();
  for (const path of changed) {
    if (isTest.has(path) || unused.reachesTest(path)) continue;
    if (question.goneTests.has(path)) {
      inert.set(path, 'a test that is no more');
      continue;
    }
    if (meansNothing(path)) {
      inert.set(path, 'changed in nothing that a test can notice');
      continue;
    }
    const answer = unused.answer(path);
    if ('inert' in answer) {
      inert.set(path, answer.inert);
      continue;
    }
    if (answer.all && !isModule(path))
      return full({ code: 'unknown-file', message: `nothing says which tests use ${path}`, file: path });
    for (const test of answer.tests) {
      if (!reasons.has(test)) reasons.set(test, { code: 'nearby', via: [path, test] });
    }
  }
  return { reasons, inert };
}

/** Manifests and other workflows come here only when their change was found to mean nothing. */
const meansNothing = (path: string): boolean =>
  /(?:^|\/)(?:package|jsr|deno|package-lock|npm-shrinkwrap)\.jsonc?$/.test(path) ||
  path.startsWith('.github/workflows/');
