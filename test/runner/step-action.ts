/** `uses` steps: finds the action, evaluates its inputs, runs the script of the phase. */
import { existsSync } from 'node:fs';
import { findAction, isWorkspaceAction, scriptPath } from './action-source.ts';
import type { JobContext, JobStatus, StepContext, StepMemory, Unit } from './context.ts';
import { scopeOf } from './context.ts';
import { NotSupportedError } from './errors.ts';
import { evaluateString, evaluateStrings } from './expressions.ts';
import { isBasicExpression } from './parser.ts';
import { notSupportedStatus } from './stand-in/io.ts';
import { runComposite } from './step-composite.ts';
import { reportError, reportWarning, runStepProcess } from './step-process.ts';
import { writeEnv } from './step-run.ts';
import type { Step } from './workflow.ts';

/** Makes the unit of a step's main phase. */
export function mainUnit(step: Step): Unit {
  const memory: StepMemory = { postRegistered: false, children: [], childSteps: {}, childPosts: [] };
  return { step, phase: 'main', name: defaultName(step), condition: step.if, state: {}, memory };
}

/** The name of a step that has none, e.g. `Run actions/checkout@v5`. */
export function defaultName(step: Step): string {
  if (step.uses !== undefined) return `Run ${step.uses}`;
  const { run } = step;
  const script =
    run === undefined ? '' : ((isBasicExpression(run) ? run.source : undefined) ?? run.toString());
  return `Run ${script.split('\n')[0]?.trim() ?? ''}`;
}

/**
 * Finds the action of a unit and, for a composite, those of its steps. Actions of the workspace are
 * left for later unless `late`: before a checkout they are not there.
 */
export function prepareAction(unit: Unit, job: JobContext, late: boolean, depth = 0): void {
  const { uses } = unit.step;
  if (uses === undefined || (isWorkspaceAction(uses) && !late)) return;
  if (depth > 9) throw new Error(`uses: ${uses} is nested more than ten composite actions deep`);
  const { memory } = unit;
  if (memory.action === undefined) {
    try {
      memory.action = findAction(uses, job.workspace, job.run.roots);
    } catch (error) {
      if (!(error instanceof NotSupportedError)) throw error;
      memory.refused = error;
      return;
    }
    const { runs } = memory.action.manifest;
    if (runs.using === 'composite') memory.children = runs.steps.map(mainUnit);
  }
  for (const child of memory.children) {
    try {
      prepareAction(child, job, late, depth + 1);
    } catch (error) {
      // An action of the workspace is missed only when its step runs, which its condition may prevent.
      if (child.step.uses === undefined || !isWorkspaceAction(child.step.uses)) throw error;
    }
  }
}

/** The unit of another phase of a step: `pre` and `post` of its action, or of the actions in its composite. */
export function phaseUnit(unit: Unit, phase: 'pre' | 'post'): Unit | undefined {
  if (!hasPhase(unit, phase)) return undefined;
  const runs = unit.memory.action?.manifest.runs;
  const condition = runs?.using === 'node' ? (phase === 'pre' ? runs.preIf : runs.postIf) : 'always()';
  const name = `${phase === 'pre' ? 'Pre' : 'Post'} ${unit.name.replace(/^(Pre|Post) /, '')}`;
  return { ...unit, phase, name, condition };
}

/** Runs the phase of an action step. */
export async function runAction(context: StepContext): Promise<JobStatus> {
  const { job, unit } = context;
  prepareAction(unit, job, true);
  const { action, refused } = unit.memory;
  if (refused !== undefined) throw refused;
  if (action === undefined) throw new Error('the step uses no action');
  const { runs } = action.manifest;
  if (unit.phase === 'main' && action.kind === 'workspace' && hasPhase(unit, 'pre')) {
    reportWarning(context, `\`pre\` execution is not supported for local action from '${action.uses}'`);
  }
  if (unit.phase !== 'post' && !unit.memory.postRegistered) {
    const post = phaseUnit(unit, 'post');
    unit.memory.postRegistered = post !== undefined;
    if (post !== undefined) context.posts.push(post);
  }
  const inputs = inputsOf(context);
  if (unit.phase === 'post') context.write('Post job cleanup.');
  else {
    context.write(`##[group]Run ${action.uses}`);
    const given = Object.entries(inputs).filter(([, value]) => value !== '');
    if (given.length > 0) context.write('with:');
    for (const [name, value] of given) context.write(`  ${name}: ${value}`);
    writeEnv(context);
    context.write('##[endgroup]');
  }
  if (runs.using === 'composite') return runComposite(context, action, inputs);

  const script = unit.phase === 'main' ? runs.main : unit.phase === 'pre' ? runs.pre : runs.post;
  const path = scriptPath(action, script ?? '', job.workspace, job.run.roots);
  if (!existsSync(path)) {
    reportError(
      context,
      `File not found: '${path}' (runs.${unit.phase} of ${action.uses}). Is the action built?`,
    );
    return 'failure';
  }
  const { code, failed } = await runStepProcess(context, {
    file: process.execPath,
    args: [path],
    cwd: job.workspace,
    env: {
      ...inputEnvironment(inputs),
      ...Object.fromEntries(Object.entries(unit.state).map(([name, value]) => [`STATE_${name}`, value])),
      ...serviceEnvironment(job),
      ...(action.kind === 'stand-in' ? standInEnvironment(job) : {}),
    },
    github: { action_repository: action.repository ?? '', action_ref: action.ref ?? '' },
  });
  if (context.signal.aborted) return 'cancelled';
  if (action.kind === 'stand-in' && code === notSupportedStatus) {
    job.result.notSupported ??=
      context.record.annotations.findLast(({ level }) => level === 'error')?.message ?? action.uses;
  }
  return code !== 0 || failed ? 'failure' : 'success';
}

function hasPhase(unit: Unit, phase: 'pre' | 'post'): boolean {
  const runs = unit.memory.action?.manifest.runs;
  if (runs?.using === 'node') return runs[phase] !== undefined;
  return unit.memory.children.some((child) => hasPhase(child, phase));
}

// Evaluated anew for each phase, as the runner does: a post step sees its inputs with the contexts of then.
function inputsOf(context: StepContext): Record<string, string> {
  const { step, memory } = context.unit;
  const names = scopeOf(context);
  const declared = memory.action?.manifest.inputs ?? new Map();
  const given = evaluateStrings(step.with, names);
  const known = new Map([...declared.keys()].map((name: string) => [name.toLowerCase(), name]));
  const inputs: Record<string, string> = {};
  const unexpected: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const key = known.get(name.toLowerCase());
    if (key === undefined) unexpected.push(name);
    inputs[key ?? name] = value;
    const deprecation = key === undefined ? undefined : declared.get(key)?.deprecation;
    if (deprecation !== undefined)
      reportWarning(context, `Input '${name}' has been deprecated with message: ${deprecation}`);
  }
  for (const [name, { fallback }] of declared) {
    if (inputs[name] === undefined)
      inputs[name] = fallback === undefined ? '' : evaluateString(fallback, names);
  }
  if (unexpected.length > 0) {
    const valid = [...declared.keys()].join("', '");
    reportWarning(context, `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid}']`);
  }
  return inputs;
}

// Only spaces are replaced: `fetch-depth` becomes INPUT_FETCH-DEPTH.
function inputEnvironment(inputs: Record<string, string>): Record<string, string> {
  const entries = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(entries);
}

// Given to JavaScript actions only, never to `run` steps.
function serviceEnvironment(job: JobContext): Record<string, string> {
  return {
    ACTIONS_RUNTIME_URL: `${job.run.serverUrl}/`,
    ACTIONS_RUNTIME_TOKEN: job.runtimeToken,
    ACTIONS_RESULTS_URL: `${job.run.serverUrl}/`,
    ...(job.run.cacheMode === undefined
      ? {}
      : { ACTIONS_CACHE_SERVICE_V2: '1', ACTIONS_CACHE_MODE: job.run.cacheMode }),
    ACTIONS_ORCHESTRATION_ID: `${job.run.runBackendId}.${job.result.id}.${job.result.databaseId}`,
  };
}

function standInEnvironment(job: JobContext): Record<string, string> {
  const { origin } = job.run;
  return {
    PACELINE_RUNNER_ORIGIN: `file://${origin.directory}`,
    PACELINE_RUNNER_DEFAULT_BRANCH: origin.defaultBranch,
  };
}
