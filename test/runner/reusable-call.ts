/** Calls a reusable workflow: its inputs, its secrets, what it sees of the caller, and its outputs. */
import type { Mapping, RunContext } from './context.ts';
import { NotSupportedError } from './errors.ts';
import type { Scope, Value } from './expressions.ts';
import { coerceString, evaluateString, evaluateStrings, evaluateToken } from './expressions.ts';
import { fullIdOf, jobScope, legName, permissionsOfJob } from './job.ts';
import type { LegPlan } from './job-result.ts';
import type { Call, CallInput } from './reusable.ts';
import { callInputs, entries, inheritsSecrets } from './reusable.ts';
import { find } from './workflow.ts';

/**
 * The run as the called workflow sees it: the event, `github` and `vars` are the caller's; `env` is
 * not, nor are secrets that were not passed. Throws when an input is not of its type.
 */
export function calledRun(run: RunContext, plan: LegPlan, cancelled: AbortSignal): RunContext {
  const { job, needs, leg, strategy } = plan;
  const call = run.calls.get(job.id) as Call | NotSupportedError;
  if (call instanceof NotSupportedError) throw call;
  const permissions = job.permissions ?? run.workflow.permissions ?? run.permissions;
  const scope = jobScope(run, needs, {
    matrix: leg.matrix,
    strategy,
    secrets: { ...run.secrets, GITHUB_TOKEN: run.jobToken(permissionsOfJob(run, job)) },
  });
  const given = job.with === undefined ? {} : (evaluateToken(job.with, scope) as Mapping);
  const secrets = inheritsSecrets(job) ? run.secrets : evaluateStrings(job.secrets, scope);
  for (const secret of Object.values(secrets)) if (secret !== '') run.masks.add(secret);
  const inputs: Mapping = {};
  for (const input of callInputs(call.workflow)) {
    inputs[input.name] = inputValue(input, given[input.name], jobScope({ ...run, inputs }, {}));
  }
  return {
    ...run,
    workflow: call.workflow,
    calls: call.calls,
    inputs,
    secrets,
    permissions,
    cancelled,
    below: {
      id: `${fullIdOf(run, job.id)}.`,
      name: `${legName(run, job, needs, leg, strategy)} / `,
    },
  };
}

/** The outputs of a called workflow: `on.workflow_call.outputs`, which see its jobs. */
export function callOutputs(
  run: RunContext,
  outcomes: ReadonlyMap<string, { result: string; outputs: Record<string, string> }>,
): Record<string, string> {
  const jobs = Object.fromEntries([...outcomes].map(([id, outcome]) => [id, { ...outcome }]));
  const { github, vars, inputs } = run;
  const declared = entries(find(run.workflow.eventConfig.get('workflow_call'), 'outputs'));
  const outputs: Record<string, string> = {};
  for (const [name, definition] of declared) {
    const value = find(definition, 'value');
    if (value === undefined) continue;
    const text = evaluateString(value, { contexts: { github, vars, inputs, jobs } });
    // An output that may hold a secret is left out, as one of a job.
    if (text !== '' && run.masks.mask(text) === text) outputs[name] = text;
  }
  return outputs;
}

const empty = { string: '', number: 0, boolean: false } as const;

function inputValue(input: CallInput, given: Value | undefined, scope: Scope): Value {
  const { name, type, fallback } = input;
  const value = given ?? (fallback === undefined ? empty[type] : evaluateToken(fallback, scope));
  if (typeof value === type) return value;
  if (type === 'string') return coerceString(value);
  throw new Error(`the input ${name} is '${coerceString(value)}', which is not a ${type}`);
}
