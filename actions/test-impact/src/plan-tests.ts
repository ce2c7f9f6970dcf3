import type { TrackedFile } from '@paceline/core';
import { type ForeignPatterns, foreignPatterns, matchedPaths } from '@paceline/runners';
import { affectedTests } from './affected-tests.ts';
import { checkTests } from './check-tests.ts';
import { type BaseComparison, compare } from './compare.ts';
import { PATTERN_MS, PLAN_MS, startDeadline } from './deadline.ts';
import { discoverTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import { isRead } from './graph/import-graph.ts';
import type { Checkout, Machine } from './machine.ts';
import { planDocument } from './plan-document.ts';
import { type PlanContext, publish } from './publish.ts';
import { MAX_PATH } from './repository/paths.ts';
import { readProject } from './repository/project.ts';
import type { SourceTree } from './repository/tree.ts';
import { planSummary, resultLine } from './summary.ts';

/** Finds what changed and which tests that can affect, and writes the plan. */
export async function planTests(context: PlanContext, machine: Machine): Promise<void> {
  const { environment, inputs } = context;
  const checkout = await machine.openCheckout();
  const head = await checkout.head();
  const [tracked, past, comparison] = await Promise.all([
    checkout.tracked(),
    machine.past(inputs.store, inputs.suite),
    compare(context, checkout, head),
  ]);

  const files = tracked.map(({ path }) => path);
  const deadline = startDeadline(machine.milliseconds, PLAN_MS);
  const foreign = foreignPatterns(PATTERN_MS);
  const named = namedByInputs(inputs, foreign, files, comparison);
  const present = new Set(files);
  const project = readProject(treeOf(checkout, tracked, present, comparison), deadline);
  const found = await discoverTests(project, inputs.runner, inputs.tests, foreign, deadline);
  const discovery = {
    ...found,
    tests: found.tests.filter((path) => present.has(path) && path.length <= MAX_PATH),
  };
  checkTests(context, project, discovery);

  const selection = await affectedTests(context, {
    checkout,
    project,
    discovery,
    comparison,
    absent: tracked.filter(({ path, absent }) => absent && isRead(path)).map(({ path }) => path),
    goneTests: new Set(found.tests.filter((path) => !present.has(path))),
    ...named,
    deadline,
  });
  const { suite } = inputs;
  const { always } = named;
  const facts = { environment, suite, head, comparison, discovery, selection, always, past };
  const plan = planDocument(facts, machine.now());
  await publish(context, plan);
  if (selection.fallback) report(context, selection.fallback);
  context.summary(planSummary(plan));
  context.result(resultLine(plan));
}

/** Files that the inputs name: of those that changed, and for `always` of all. */
function namedByInputs(
  inputs: PlanContext['inputs'],
  foreign: ForeignPatterns,
  files: readonly string[],
  { changes }: BaseComparison,
) {
  const changed = changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  return {
    ignored: matchedPaths(foreign, inputs.ignore, changed),
    runsEverything: matchedPaths(foreign, inputs['run-everything-on'], changed),
    always: matchedPaths(foreign, inputs.always, files),
  };
}

/** The files of the checkout, and deleted ones under their old names, so that what still imports them is found. */
function treeOf(
  checkout: Checkout,
  tracked: readonly TrackedFile[],
  present: ReadonlySet<string>,
  { changes }: BaseComparison,
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

function report({ log }: PlanContext, { code, message }: Fallback): void {
  if (code === 'asked-for') return;
  const say = FAILED.has(code) ? log.warning : log.notice;
  say(`All tests run: ${message}.`);
}
