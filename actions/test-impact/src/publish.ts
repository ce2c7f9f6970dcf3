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
};

export type PlanContext = Context<typeof inputs, keyof typeof outputs>;

/** The plan as a file of this job, as an artifact for the next ones, and as outputs. */
export async function publish(context: PlanContext, plan: TestPlan, graph?: ImportGraph): Promise<void> {
  const text = writeDocument(testPlan, plan);
  const path = await saveDocument(context.environment, 'test-plan.json', text);
  await context.artifacts.publish({ kind: 'test-plan', planId: plan.planId, leg: 'all' }, text);
  context.setOutput('plan-path', path);
  if (graph) {
    const text = writeDocument(dependencyGraph, graphDocument(graph, plan));
    const path = await saveDocument(context.environment, 'dependency-graph.json', text);
    context.setOutput('graph-path', path);
  }
  context.setOutput('plan-id', plan.planId);
  context.setOutput('mode', plan.mode);
  context.setOutput('discovery', plan.discovery.by);
  context.setOutput('has-tests', plan.totals.selected > 0 || plan.discovery.by === 'legs');
  context.setOutput('selected-count', plan.totals.selected);
  context.setOutput('proven-count', plan.totals.proven ?? 0);
  context.setOutput('deferred-count', plan.totals.deferred ?? 0);
  context.setOutput('audited-count', plan.audit ? plan.totals.tests - plan.audit.selected : 0);
  context.setOutput('total-count', plan.totals.tests);
  context.setOutput('base', plan.base ?? '');
  context.setOutput('head', plan.head);
  context.setOutput('fallback-code', plan.fallback?.code ?? '');
  context.setOutput('fallback-reason', plan.fallback?.message ?? '');
}
