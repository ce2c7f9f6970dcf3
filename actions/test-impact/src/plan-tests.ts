import type { TestPlan } from '@paceline/contracts';
import type { Environment, FileChange, TrackedFile } from '@paceline/core';
import { type ForeignPatterns, foreignPatterns, matchedPaths } from '@paceline/runners';
import { affectedTests } from './affected-tests.ts';
import { checkTests } from './check-tests.ts';
import { compare } from './compare.ts';
import { PATTERN_MS, PLAN_MS, startDeadline } from './deadline.ts';
import { discoverTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import { isRead } from './graph/import-graph.ts';
import type { Checkout, Machine } from './machine.ts';
import { planDefinition, planDocument } from './plan-document.ts';
import { auditOf } from './policy/audit.ts';
import { slowSeconds } from './policy/slow-tests.ts';
import { proofBases } from './proof/proof-bases.ts';
import { type PlanContext, publish } from './publish.ts';
import { MAX_PATH } from './repository/paths.ts';
import { readProject } from './repository/project.ts';
import type { SourceTree } from './repository/tree.ts';
import { planSummary, resultLine } from './summary.ts';

// Commits to compare with besides the base: each costs a comparison and a walk over the graph. What a pull request
// selects is rarely proven; a push needs its proofs.
const BASES = 3;
const PUSH_BASES = 20;

/** Finds what changed and which tests that can affect, and writes the plan. */
export async function planTests(context: PlanContext, machine: Machine): Promise<void> {
  const { environment, inputs } = context;
  const checkout = await machine.openCheckout();
  const definition = planDefinition(context);
  const head = await checkout.head();
  const [tree, tracked, past, comparison] = await Promise.all([
    checkout.treeId(head),
    checkout.tracked(),
    machine.past({ ...inputs, definition }),
    compare(context, checkout, head),
  ]);
  const isPush = environment.eventName === 'push';
  const most = isPush ? PUSH_BASES : BASES;
  const bases =
    inputs.mode === 'full' ? [] : await proofBases(past.proofs.runs, { head, tree }, checkout, most);

  const files = tracked.map(({ path }) => path);
  const deadline = startDeadline(machine.milliseconds, PLAN_MS);
  const foreign = foreignPatterns(PATTERN_MS);
  const allChanges = [...comparison.changes, ...bases.flatMap(({ changes }) => changes)];
  const named = namedByInputs(inputs, foreign, files, allChanges);
  const present = new Set(files);
  const project = readProject(treeOf(checkout, tracked, present, comparison.changes), deadline);
  const found = await discoverTests(project, inputs.runner, inputs.tests, foreign, deadline);
  const discovery = {
    ...found,
    tests: found.tests.filter((path) => present.has(path) && path.length <= MAX_PATH),
  };
  checkTests(context, project, discovery);

  const { selection, proven, graph } = await affectedTests(context, {
    checkout,
    // What was configured by files that are no more is no concern of how the tests are found today.
    project: bases.some(({ changes }) => changes.some(isGone))
      ? readProject(treeOf(checkout, tracked, present, allChanges), deadline)
      : project,
    discovery,
    comparison,
    proofBases: bases,
    absent: tracked.filter(({ path, absent }) => absent && isRead(path)).map(({ path }) => path),
    goneTests: new Set(found.tests.filter((path) => !present.has(path))),
    ...named,
    deadline,
  });
  const { suite } = inputs;
  const { always } = named;
  const proofs = {
    proven,
    // A push is the last to look: what the run before it did not prove, since it was red or cancelled, runs now.
    needed: isPush && inputs.mode !== 'full' && past.proofs.known,
  };
  const facts = {
    environment,
    suite,
    definition,
    head,
    tree,
    comparison,
    discovery,
    selection,
    proofs,
    always,
    past,
    audit: auditOf(context, definition),
    slowSeconds: slowSeconds(context),
  };
  const plan = planDocument(facts, machine.now());
  await publish(context, plan, graph);
  if (selection.fallback) report(context, selection.fallback, plan.totals);
  context.summary(planSummary(plan, past.audits, runAddress(environment)));
  context.result(resultLine(plan));
}

/** Files that the inputs name: of those that changed, and for `always` of all. */
function namedByInputs(
  inputs: PlanContext['inputs'],
  foreign: ForeignPatterns,
  files: readonly string[],
  changes: readonly FileChange[],
) {
  const changed = changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  return {
    ignored: matchedPaths(foreign, inputs.ignore, changed),
    runsEverything: matchedPaths(foreign, inputs['run-everything-on'], changed),
    always: matchedPaths(foreign, inputs.always, files),
  };
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

function report(
  { log }: PlanContext,
  { code, message }: Fallback,
  { proven = 0, deferred = 0 }: TestPlan['totals'],
): void {
  if (code === 'asked-for') return;
  const say = FAILED.has(code) ? log.warning : log.notice;
  const which = `${proven > 0 ? ' that no earlier run proves' : ''}${deferred > 0 ? ' but slow ones' : ''}`;
  say(`All tests run${which}: ${message}.`);
}

/** Where a person reads a run of this repository, by its id. */
const runAddress =
  ({ serverUrl, repository }: Environment) =>
  (runId: string): string =>
    `${serverUrl}/${repository}/actions/runs/${runId}`;
