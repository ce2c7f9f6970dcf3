/** Composite actions: their steps run inside the step that uses them and share its log. */
import type { Action } from './action-source.ts';
import type { JobStatus, StepContext, StepScope, Unit } from './context.ts';
import { scopeOf } from './context.ts';
import { evaluateString } from './expressions.ts';
import { phaseUnit } from './step-action.ts';
import { performUnit } from './steps.ts';

/** Runs one phase of a composite action. */
export async function runComposite(
  context: StepContext,
  action: Action,
  inputs: Record<string, string>,
): Promise<JobStatus> {
  const { unit } = context;
  const composite: StepScope['composite'] = {
    actionPath: action.directory,
    status: 'success',
    env: context.ownEnv,
    ...(action.repository === undefined ? {} : { repository: action.repository }),
    ...(action.ref === undefined ? {} : { ref: action.ref }),
  };
  const scope: StepScope = { steps: unit.memory.childSteps, inputs, composite };
  for (const child of unitsOf(unit)) {
    const nested: StepContext = {
      ...context,
      unit: child,
      scope,
      env: {},
      ownEnv: {},
      outputs: {},
      posts: unit.memory.childPosts,
    };
    const { outcome, conclusion } = await performUnit(nested);
    if (child.phase === 'main' && child.step.id !== undefined) {
      scope.steps[child.step.id] = { outputs: nested.outputs, outcome, conclusion };
    }
    if (conclusion === 'failure' || conclusion === 'cancelled') {
      composite.status = composite.status === 'cancelled' ? 'cancelled' : conclusion;
    }
  }
  if (unit.phase === 'main' && action.manifest.runs.using === 'composite') {
    const names = scopeOf({ ...context, scope });
    for (const [name, value] of action.manifest.runs.outputs)
      context.outputs[name] = evaluateString(value, names);
  }
  return composite.status;
}

function unitsOf(unit: Unit): Unit[] {
  const { children, childPosts } = unit.memory;
  if (unit.phase === 'main') return children;
  if (unit.phase === 'post') return [...childPosts].reverse();
  return children.flatMap((child) => phaseUnit(child, 'pre') ?? []);
}
