import type { TestPlan } from '@paceline/contracts';
import type { Environment, FileChange, TrackedFile } from '@paceline/core';
import { foreignPatterns, matchedPaths } from '@paceline/runners';
import { affectedTests } from './affected-tests.ts';
import { checkTests } from './check-tests.ts';
import { compare } from './compare.ts';
import { PATTERN_MS, PLAN_MS, startDeadline } from './deadline.ts';
import { type DiscoveredTests, discoverTests } from './discover/discover.ts';
import { type ImportGraph, isRead } from './graph/import-graph.ts';
import { KnownScans, keepsScans } from './graph/javascript/known-scans.ts';
import type { Checkout, Machine } from './machine.ts';
import { planDefinition, planDocument, type SuiteFacts } from './plan-document.ts';
import { auditOf, sumOfAudits } from './policy/audit.ts';
import { slowSeconds } from './policy/slow-tests.ts';
import { type ProofBase, proofBases } from './proof/proof-bases.ts';
import { type PlanContext, publish } from './publish.ts';
import { MAX_PATH, pathsOf } from './repository/paths.ts';
import { readProject } from './repository/project.ts';
import type { SourceTree } from './repository/tree.ts';
import { type Suite, wantedSuites } from './suites.ts';
import { planSummary, resultLine } from './summary.ts';

// Commits to compare with besides the base: each costs a comparison and a walk over the graph. What a pull request
// selects is rarely proven; a push needs its proofs.
const BASES = 3;
const PUSH_BASES = 20;

/** Finds what changed and which tests that can affect, and writes the plan. */
export async function planTests(context: PlanContext, machine: Machine): Promise<void> {
  const { environment, inputs } = context;
  const suites = await wantedSuites(inputs);
  const definitions = suites.map((suite) => planDefinition(context, suite));
  const checkout = comparingOnce(await machine.openCheckout());
  const head = await checkout.head();
  const asked = suites.map(({ name }, at) => ({ suite: name, definition: definitions[at]! }));
  const tracked = await checkout.tracked();
  const [tree, past, comparison] = await Promise.all([
    checkout.treeId(head),
    machine.past({ store: inputs.store, trust: inputs.trust, suites: asked, scans: keepsScans(tracked) }),
    compare(context, checkout, head),
  ]);
  const isPush = environment.eventName === 'push';
  const bases: ProofBase[][] = [];
  for (const { proofs } of inputs.mode === 'full' ? [] : past.suites) {
    bases.push(await proofBases(proofs.runs, { head, tree }, checkout, isPush ? PUSH_BASES : BASES));
  }

  const files = tracked.map(({ path }) => path);
  const present = new Set(files);
  const deadline = startDeadline(machine.milliseconds, PLAN_MS);
  const foreign = foreignPatterns(PATTERN_MS);
  const allChanges = [...comparison.changes, ...bases.flat().flatMap(({ changes }) => changes)];
  // Before the project's own patterns, which may use up the time that there is for all.
  const changedPaths = pathsOf(allChanges);
  const always = matchedPaths(foreign, inputs.always, files);
  const ignored = matchedPaths(foreign, inputs.ignore, changedPaths);
  const runsEverything = matchedPaths(foreign, inputs['run-everything-on'], changedPaths);
  const triggers = suites.map(
    ({ paths }) => new Set([...matchedPaths(foreign, paths, changedPaths), ...runsEverything]),
  );
  const project = readProject(treeOf(checkout, tracked, present, comparison.changes), deadline);
  // What was configured by files that are no more is no concern of how the tests are found today.
  const wholeProject = bases.flat().some(({ changes }) => changes.some(isGone))
    ? readProject(treeOf(checkout, tracked, present, allChanges), deadline)
    : project;

  const discovered: DiscoveredTests[] = [];
  for (const { runner, tests, forLegs } of suites) {
    discovered.push(await discoverTests(project, { runner, tests, ...forLegs.start }, foreign, deadline));
  }
  const discoveries = discovered.map((found) => ({
    ...found,
    tests: found.tests.filter((path) => present.has(path) && path.length <= MAX_PATH),
  }));
  checkTests(context, project, suites, discoveries);

  const scans = past.scans && new KnownScans(past.scans);
  const common = {
    checkout,
    project: wholeProject,
    comparison,
    absent: tracked.filter(({ path, absent }) => absent && isRead(path)).map(({ path }) => path),
    goneTests: new Set(discovered.flatMap(({ tests }) => tests).filter((path) => !present.has(path))),
    ignored,
    runsEverything,
    deadline,
    scans,
  };
  const graphs: ImportGraph[] = [];
  const planned: SuiteFacts[] = [];
  for (const [at, suite] of suites.entries()) {
    const discovery = discoveries[at]!;
    const ofSuite = past.suites[at]!;
    // A push is the last to look: what the run before it did not prove, since it was red or cancelled, runs now.
    const needed = isPush && inputs.mode !== 'full' && ofSuite.proofs.known;
    const { selection, proven, graph } = await affectedTests(context, {
      ...common,
      suite,
      discovery,
      proofBases: bases[at] ?? [],
      needsProof: needed,
      testsOfOthers: testsOfOthers(suites, discoveries, at),
      triggers: triggers[at]!,
    });
    if (graph) graphs.push(graph);
    planned.push({
      suite,
      definition: definitions[at]!,
      discovery,
      selection,
      proofs: { proven, needed },
      always: suite.rule === 'always' ? new Set(discovery.tests) : always,
      past: ofSuite,
    });
  }
  const plan = planDocument(
    {
      environment,
      head,
      tree,
      comparison,
      suites: planned,
      audit: auditOf(context, definitions.join(' ')),
      slowSeconds: slowSeconds(context),
    },
    machine.now(),
  );
  await publish(context, plan, graphs);
  report(context, planned, plan);
  context.summary(
    planSummary(plan, sumOfAudits(past.suites.map(({ audits }) => audits)), runAddress(environment)),
  );
  context.result(resultLine(plan));
  const fresh = graphs.length > 0 ? scans?.worthWriting() : undefined;
  if (fresh) await machine.keepScans(fresh, inputs);
}

/** Suites mostly compare with the same commits. */
function comparingOnce(checkout: Checkout): Checkout {
  const compared = new Map<string, Promise<FileChange[]>>();
  return {
    ...checkout,
    changedFiles(base, head) {
      const key = `${base} ${head}`;
      const known = compared.get(key) ?? checkout.changedFiles(base, head);
      compared.set(key, known);
      return known;
    },
  };
}

/** Tests of the other suites that are none of this one, each with the suite's name. */
function testsOfOthers(
  suites: readonly Suite[],
  discoveries: readonly DiscoveredTests[],
  own: number,
): Map<string, string> {
  const mine = new Set(discoveries[own]!.tests);
  return new Map(
    suites.flatMap(({ name }, at) =>
      at === own
        ? []
        : discoveries[at]!.tests.filter((file) => !mine.has(file)).map((file): [string, string] => [
            file,
            name,
          ]),
    ),
  );
}

const isGone = ({ status, from }: FileChange): boolean => status === 'deleted' || from !== undefined;

/** The files of the checkout, and deleted ones under their old names, so that what still imports them is found. */
function treeOf(
  checkout: Checkout,
  tracked: readonly TrackedFile[],
  present: ReadonlySet<string>,
  changes: readonly FileChange[],
): SourceTree {
  const gone = changes.flatMap(({ status, path, from }) => (status === 'deleted' ? [path] : (from ?? [])));
  const linkedFolders = new Map<string, string>();
  for (const { path, kind } of tracked) {
    const target = kind === 'link' ? checkout.leadsTo?.(path) : undefined;
    if (target !== undefined && !present.has(target)) linkedFolders.set(path, target);
  }
  return {
    linkedFolders,
    submodules: new Set(tracked.filter(({ kind }) => kind === 'submodule').map(({ path }) => path)),
    files: new Set([...present, ...gone]),
    read: (path) => (present.has(path) ? checkout.read(path) : undefined),
    digest: (path) => (present.has(path) ? checkout.digest?.(path) : undefined),
    refused: (path) => (present.has(path) ? checkout.refused?.(path) : undefined),
    leadsTo: (path) => checkout.leadsTo?.(path),
  };
}

/** Fallbacks that are no rule at work but something that went wrong, which is worth a look. */
const FAILED: ReadonlySet<string> = new Set([
  'no-base',
  'plan-error',
  'parse-error',
  'too-slow',
  'unreadable',
]);

/** Says why all tests of a suite run, once for suites that have the same reason. */
function report({ log }: PlanContext, planned: readonly SuiteFacts[], plan: TestPlan): void {
  const { proven = 0, deferred = 0 } = plan.totals;
  const which = `${proven > 0 ? ' that no earlier run proves' : ''}${deferred > 0 ? ' but slow ones' : ''}`;
  const fallbacks = planned.flatMap(({ suite, selection: { fallback } }) =>
    fallback === undefined || fallback.code === 'asked-for' ? [] : [{ suite: suite.name, fallback }],
  );
  for (const [message, same] of Map.groupBy(fallbacks, ({ fallback }) => fallback.message)) {
    const say = same.some(({ fallback }) => FAILED.has(fallback.code)) ? log.warning : log.notice;
    const of = same.length === planned.length ? '' : ` of ${same.map(({ suite }) => suite).join(', ')}`;
    say(`All tests${of} run${which}: ${message}.`);
  }
}

/** Where a person reads a run of this repository, by its id. */
const runAddress =
  ({ serverUrl, repository }: Environment) =>
  (runId: string): string =>
    `${serverUrl}/${repository}/actions/runs/${runId}`;
