import { dependencyGraph, type TestPlan, testPlan, writeDocument } from '@paceline/contracts';
import { type Context, saveDocument } from '@paceline/core';
import { graphDocument } from './graph/graph-document.ts';
import type { ImportGraph } from './graph/import-graph.ts';
import type { inputs } from './inputs.ts';

export const outputs = {
  'plan-path': '',
  'graph-path': '',
  'plan-id': '',
  mode: '',
  discovery: '',
  'has-tests': 'false',
  'selected-count': '0',
  'proven-count': '0',
  'deferred-count': '0',
  'audited-count': '0',
  'total-count': '0',
  base: '',
  head: '',
  'fallback-code': '',
  'fallback-reason': '',
  suites: '{}',
  'has-performance-critical-changes': 'false',
};

export type PlanContext = Context<typeof inputs, keyof typeof outputs>;

/** The plan as a file of this job, as an artifact for the next ones, and as outputs. */
export async function publish(
  context: PlanContext,
  plan: TestPlan,
  graphs: readonly ImportGraph[],
): Promise<void> {
  const text = writeDocument(testPlan, plan);
  const path = await saveDocument(context.environment, 'test-plan.json', text);
  await context.artifacts.publish({ kind: 'test-plan', planId: plan.planId, leg: 'all' }, text);
  context.setOutput('plan-path', path);
  if (graphs.length > 0) {
    const text = writeDocument(dependencyGraph, graphDocument(graphs, plan));
    const path = await saveDocument(context.environment, 'dependency-graph.json', text);
    context.setOutput('graph-path', path);
  }
  context.setOutput('plan-id', plan.planId);
  context.setOutput('mode', plan.mode);
  context.setOutput('discovery', [...new Set(plan.suites.map(({ discovery }) => discovery.by))].join(','));
  context.setOutput('has-tests', plan.mode !== 'none');
  context.setOutput('selected-count', plan.totals.selected);
  context.setOutput('proven-count', plan.totals.proven ?? 0);
  context.setOutput('deferred-count', plan.totals.deferred ?? 0);
  context.setOutput('audited-count', plan.audit ? plan.totals.tests - plan.audit.selected : 0);
  context.setOutput('total-count', plan.totals.tests);
  context.setOutput('base', plan.base ?? '');
  context.setOutput('head', plan.head);
  const fallback = plan.suites.find((suite) => suite.fallback)?.fallback;
  context.setOutput('fallback-code', fallback?.code ?? '');
  context.setOutput('fallback-reason', fallback?.message ?? '');
  context.setOutput(
    'suites',
    Object.fromEntries(plan.suites.map((suite) => [suite.suite, suiteOutput(suite)])),
  );
  context.setOutput('has-performance-critical-changes', hasPerformanceCriticalChanges(plan));
}

const suiteOutput = ({ mode, selected, tests, runner }: TestPlan['suites'][number]) => ({
  mode,
  'has-tests': mode !== 'none',
  'selected-count': selected,
  'total-count': tests,
  runner: runner ?? '',
});

/** Reasons for which a test runs although nothing that changed can affect it. */
const WHATEVER_CHANGED: ReadonlySet<string> = new Set(['always', 'failed-before', 'unproven', 'audited']);

/** Whether a test that measures performance runs for what changed, or may have to. */
function hasPerformanceCriticalChanges({ suites, tests }: TestPlan): boolean {
  const names = new Set(suites.filter(({ performance }) => performance).map(({ suite }) => suite));
  const isUnlisted = suites.some(
    ({ suite, tests, mode }) => names.has(suite) && tests === 0 && mode === 'full',
  );
  return (
    isUnlisted ||
    tests.some(
      ({ suite, action, reasons }) =>
        names.has(suite) && action === 'run' && !WHATEVER_CHANGED.has(reasons[0]?.code ?? ''),
    )
  );
}
