import type { TestRunner } from '@paceline/contracts';
import { type FileChange, messageOf } from '@paceline/core';
import type { Proof } from '@paceline/history';
import { plural } from '@paceline/render';
import { Lockfiles } from './change/lockfile/lockfile-change.ts';
import { scriptsForTests } from './change/manifest-difference.ts';
import { hasOwnRule, workflowFiles } from './change/workflow-files.ts';
import type { BaseComparison } from './compare.ts';
import { type Deadline, GaveUp } from './deadline.ts';
import type { DiscoveredTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import { buildGraph, type ImportGraph } from './graph/import-graph.ts';
import type { KnownScans } from './graph/javascript/known-scans.ts';
import { programsOf } from './graph/programs.ts';
import type { Checkout } from './machine.ts';
import type { ProofBase } from './proof/proof-bases.ts';
import { provenTests } from './proof/proven-tests.ts';
import type { PlanContext } from './publish.ts';
import { ancestors, baseName, folderOf, isStorable } from './repository/paths.ts';
import type { Project } from './repository/project.ts';
import type { Package } from './repository/tree.ts';
import { checkerOf } from './select/inert.ts';
import { firstOf, selectByPaths } from './select/select-by-paths.ts';
import { type Selection, selectTests } from './select/select-tests.ts';
import type { Suite } from './suites.ts';

const GRAPH_RUNNERS: ReadonlySet<TestRunner> = new Set(['vitest', 'jest', 'node']);

/** Packages that run TypeScript's own compiler where sources are loaded. */
const COMPILING = ['ts-jest', 'ts-node', '@swc-node/register', 'ts-patch', 'ttypescript', 'ts-loader'];

interface AffectedQuestion {
  readonly suite: Suite;
  readonly checkout: Checkout;
  readonly project: Project;
  /** Its tests are those that are there to run. */
  readonly discovery: DiscoveredTests;
  readonly comparison: BaseComparison;
  /** Commits whose tests earlier runs proved; the files that were deleted since then are in the project, too. */
  readonly proofBases: readonly ProofBase[];
  /** Whether tests run that no run proves, whatever changed. */
  readonly needsProof: boolean;
  /** Tests of other suites of the plan, each with the suite's name. */
  readonly testsOfOthers: ReadonlyMap<string, string>;
  /** Changed files that the suite's paths name, or `run-everything-on`. */
  readonly triggers: ReadonlySet<string>;
  /** Tests that were deleted or renamed. */
  readonly goneTests: ReadonlySet<string>;
  /** Tracked files that a sparse checkout leaves out and that would be read. */
  readonly absent: readonly string[];
  /** Changed files that the input `ignore` names, and those that `run-everything-on` names. */
  readonly ignored: ReadonlySet<string>;
  readonly runsEverything: ReadonlySet<string>;
  readonly deadline: Deadline;
  readonly scans: KnownScans | undefined;
}

export interface AffectedTests {
  /** What the changes since the base can affect. */
  readonly selection: Selection;
  /** Tests that a run proved since which nothing can have affected them. */
  readonly proven: ReadonlyMap<string, Proof>;
  /** What depends on what; absent where it was not needed, or could not be had. */
  readonly graph?: ImportGraph | undefined;
}

interface OverGraph {
  readonly graph: ImportGraph;
  select(changes: readonly FileChange[], before: string | undefined): Promise<Selection>;
}

/** The tests that the changes can affect. A failure in here costs time, never a missed test. */
export async function affectedTests(
  context: PlanContext,
  question: AffectedQuestion,
): Promise<AffectedTests> {
  const { comparison, proofBases, discovery } = question;
  if (question.suite.rule !== 'impacted') return affectedByRule(question);
  if (discovery.found.by === 'legs') {
    const message = `only ${discovery.runner} itself can say which files are tests: ${discovery.found.reason}`;
    return { selection: everything({ code: 'tests-unknown', message }), proven: new Map() };
  }
  let whatever = withoutGraph(question);
  let overGraph: OverGraph | undefined;
  const select: OverGraph['select'] = async (changes, before) => {
    const known = whatever ?? strangeName(changes);
    if (known) return known;
    try {
      overGraph ??= selectOverGraph(context, question);
      return await overGraph.select(changes, before);
    } catch (error) {
      context.log.debug((error as Error).stack ?? '');
      // What went wrong once is not tried for another base.
      whatever = everything(
        error instanceof GaveUp
          ? error.fallback
          : { code: 'plan-error', message: `planning failed (${messageOf(error)}); please report it` },
      );
      return whatever;
    }
  };
  const selection = comparison.fallback
    ? everything(comparison.fallback)
    : await select(comparison.changes, comparison.base);
  const proven = await provenTests(proofBases, ({ proof, changes }) =>
    changes.length === 0 ? Promise.resolve({ reasons: new Map() }) : select(changes, proof.head),
  );
  return { selection, proven, graph: overGraph?.graph };
}

const everything = (reason: Fallback): Selection => ({ reasons: new Map(), fallback: reason });

/** Of a suite whose tests always run, or all of them where a changed file is one that the suite names. */
async function affectedByRule(question: AffectedQuestion): Promise<AffectedTests> {
  const { suite, comparison, discovery, proofBases, triggers, needsProof } = question;
  const { tests } = discovery;
  const byLegs = discovery.found.by === 'legs';
  const all = (message: string): Selection => everything({ code: 'tests-unknown', message });
  if (suite.rule === 'always') {
    const selection = byLegs ? all('the suite always runs') : { reasons: new Map() };
    return { selection, proven: new Map() };
  }
  const chosen = (changes: readonly FileChange[]) => selectByPaths(changes, tests, triggers);
  if (!byLegs) {
    const selection = comparison.fallback ? everything(comparison.fallback) : chosen(comparison.changes);
    const proven = await provenTests(proofBases, async ({ changes }) => chosen(changes));
    return { selection, proven };
  }
  const trigger = firstOf(comparison.changes, triggers);
  if (comparison.fallback || trigger !== undefined) {
    return { selection: all(comparison.fallback?.message ?? `${trigger} changed`), proven: new Map() };
  }
  // Which tests are unproven nobody knows, so either a run proves them all, or all run.
  const isProven = proofBases.some(({ changes }) => firstOf(changes, triggers) === undefined);
  const selection =
    needsProof && !isProven
      ? all('no earlier run proves them since they last had to run')
      : { reasons: new Map() };
  return { selection, proven: new Map() };
}

/** What is to run whatever changed, where that is known without reading a source file. */
function withoutGraph({ project, discovery, absent }: AffectedQuestion): Selection | undefined {
  if (discovery.tests.length === 0) return { reasons: new Map() };
  if (discovery.runner === undefined || !GRAPH_RUNNERS.has(discovery.runner)) {
    return everything({
      code: 'no-graph',
      message: `${discovery.runner ?? 'this runner'} has no import graph yet`,
    });
  }
  if (discovery.gaveUp) return everything(discovery.gaveUp);
  if (absent.length > 0) {
    const [first] = absent;
    return everything({
      code: 'unreadable',
      message: `a sparse checkout leaves out ${plural(absent.length, 'file')}, such as ${first}, so what these import is not known`,
    });
  }
  const [unread] = project.unread;
  if (!unread) return undefined;
  const [file, why] = unread;
  return everything(new GaveUp('unreadable', `${file} ${why}`, file).fallback);
}

function strangeName(changes: readonly FileChange[]): Selection | undefined {
  const strange = changes.find(
    ({ path, from }) => !isStorable(path) || (from !== undefined && !isStorable(from)),
  );
  return (
    strange &&
    everything({
      code: 'unknown-file',
      message: `the changed file ${JSON.stringify(strange.path)} has a name that a plan cannot hold`,
    })
  );
}

/** @throws GaveUp when the graph cannot be had, or not in time */
function selectOverGraph({ environment, log }: PlanContext, question: AffectedQuestion): OverGraph {
  const { checkout, project, discovery, deadline } = question;
  const tests = new Set(discovery.tests);
  const started = performance.now();
  const graph = buildGraph(project, {
    ...discovery.names,
    jsxImportSources: discovery.jsxImportSources,
    keepTypes: discovery.checksTypes,
    keepInlineTypes: discovery.runner === 'node',
    isTest: (path) => tests.has(path) || question.testsOfOthers.has(path),
    isConfiguration: (path) => discovery.configFiles.has(path) && !tests.has(path),
    deadline,
    scans: question.scans,
  });
  log.debug(
    `${graph.edges} dependencies in ${Math.round(performance.now() - started)} ms; unknown imports in: ${[...graph.opaque].slice(0, 20).join(', ') || 'no file'}`,
  );
  const lockfiles = new Lockfiles();
  const own = workflowPath(environment.variables['GITHUB_WORKFLOW_REF'], environment.repository);
  const workflow = workflowFiles(project.tree.files, own, (path) => project.tree.read(path), deadline);
  // What sets up the tests beside their own configuration, and has no rule of its own.
  const named = [...workflow.used].filter(
    (path) =>
      !(tests.has(path) || question.testsOfOthers.has(path) || hasOwnRule(path)) &&
      checkerOf(path, project.packageOf(path)?.folder ?? '') === undefined,
  );
  const startedByScripts = programsOf(project, scriptsForTests);
  const select: OverGraph['select'] = (changes, before) =>
    selectTests({
      changes,
      tests: discovery.tests,
      goneTests: question.goneTests,
      testsOfOthers: question.testsOfOthers,
      graph,
      configFiles: new Map([...named.map((path) => [path, ''] as const), ...discovery.configFiles]),
      setupFiles: discovery.setupFiles,
      checksTypes: discovery.checksTypes,
      compilesTypeScript: COMPILING.some((name) => project.ownersOf(name).length > 0),
      ignored: (path) => question.ignored.has(path),
      runsEverything: (path) => question.runsEverything.has(path),
      workflow,
      setsTools: (path) => workflow.used.has(path),
      versions: {
        before: (path) => (before === undefined ? Promise.resolve(undefined) : checkout.readAt(before, path)),
        after: (path) => project.tree.read(path),
      },
      lockfiles,
      files: project.tree.files,
      submodules: project.tree.submodules,
      packageOf: withGonePackages(project, changes),
      owners: project.ownersOf,
      namesInSettings: discovery.namesInSettings,
      startedByScripts,
      deadline,
    });
  return { graph, select };
}

/** The package of a file; of a file of a package that the change deleted, that one. */
function withGonePackages(
  project: Project,
  changes: readonly FileChange[],
): (path: string) => Package | undefined {
  const gone = new Map(
    changes.flatMap(({ path, from, status }) => {
      const manifest = status === 'deleted' ? path : from;
      if (manifest === undefined || baseName(manifest) !== 'package.json') return [];
      const folder = folderOf(manifest);
      return [[folder, { folder, json: {} }] as const];
    }),
  );
  return (path) => {
    const found = project.packageOf(path);
    if (gone.size === 0) return found;
    const nearest = [...ancestors(folderOf(path))].find((folder) => gone.has(folder));
    return nearest !== undefined && nearest.length > (found?.folder ?? '').length ? gone.get(nearest) : found;
  };
}

/** `owner/name/.github/workflows/ci.yml@ref`, when it is of this repository. */
const workflowPath = (ref: string | undefined, repository: string): string | undefined =>
  ref?.startsWith(`${repository}/`) ? ref.slice(repository.length + 1).replace(/@.*$/s, '') : undefined;
