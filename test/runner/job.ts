/** Runs one job, or one leg of its matrix: set-up, steps, post steps, outputs, clean-up. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JobContext, JobStatus, Mapping, RunContext, StepContext, Unit } from './context.ts';
import { runnerArch, runnerOs } from './environment.ts';
import { messageOf, NotSupportedError } from './errors.ts';
import type { Scope } from './expressions.ts';
import { coerceString, evaluateString, evaluateStrings, evaluateToken, isObject } from './expressions.ts';
import { createHome, removeTree } from './home.ts';
import {
  labelsIn,
  labelWarning,
  refusedContainer,
  refusedLabels,
  refusedServices,
} from './machine-support.ts';
import type { Leg } from './matrix.ts';
import type { Permissions } from './permissions.ts';
import { readOnly } from './permissions.ts';
import { killGroups } from './process.ts';
import type { JobResult, StepResult } from './result.ts';
import { mainUnit, phaseUnit, prepareAction } from './step-action.ts';
import { annotate, reportError } from './step-process.ts';
import { openStep } from './step-record.ts';
import { performUnit } from './steps.ts';
import type { Job } from './workflow.ts';

/** A leg to run. `cancelled` ends it early: fail-fast, or the end of the run. */
export interface LegOptions {
  job: Job;
  leg: Leg;
  /** The `strategy` context. */
  strategy: Mapping;
  needs: Mapping;
  result: JobResult;
  cancelled: AbortSignal;
}

const defaultTimeoutMinutes = 360;

/** Runs a leg to its end and fills in its result. Never throws. */
export async function runLeg(run: RunContext, options: LegOptions): Promise<void> {
  const { result } = options;
  const directory = join(run.directory, 'jobs', result.slug);
  const context = createContext(run, options, directory);
  result.status = 'in_progress';
  result.startedAt = now();
  run.emit({ type: 'job-started', job: result });

  const cancel = () => cancelJob(context);
  options.cancelled.addEventListener('abort', cancel);
  let timer: NodeJS.Timeout | undefined;
  try {
    if (options.cancelled.aborted) cancel();
    const units = await setUp(context, options);
    const minutes = timeoutOf(context);
    timer = setTimeout(() => {
      const message = `The job running on runner ${result.runnerName} has exceeded the maximum execution time of ${minutes} minutes.`;
      result.annotations.push({ level: 'error', message });
      cancelJob(context);
    }, minutes * 60_000);
    for (const unit of units) await runUnit(context, unit);
    for (let post = context.posts.pop(); post !== undefined; post = context.posts.pop())
      await runUnit(context, post);
    await builtInStep(context, 'Complete job', 'complete', (write) => complete(context, write));
  } catch (error) {
    context.status = 'failure';
    result.annotations.push({ level: 'error', message: run.masks.mask(messageOf(error)) });
  } finally {
    clearTimeout(timer);
    options.cancelled.removeEventListener('abort', cancel);
    killGroups(context.groups, context.trackingId);
    if (!run.keep) removeTree(directory);
  }
  result.status = 'completed';
  result.conclusion = context.status;
  result.completedAt = now();
  run.emit({ type: 'job-finished', job: result });
}

/** What the expressions of a job itself see (its name, env, outputs, strategy). */
export function jobScope(run: RunContext, needs: Mapping, more: Partial<Scope['contexts']> = {}): Scope {
  const { github, vars, inputs, secrets } = run;
  return { contexts: { github, vars, inputs, secrets, needs, ...more } };
}

/** The id of a job over all called workflows, e.g. `release.build`. */
export function fullIdOf(run: RunContext, id: string): string {
  return `${run.below.id}${id}`;
}

/** What the token of a job may do. */
export function permissionsOfJob(run: RunContext, job: Job): Permissions {
  const declared = job.permissions ?? run.workflow.permissions ?? run.permissions;
  return run.fork ? readOnly(declared) : declared;
}

function createContext(
  run: RunContext,
  { job, leg, strategy, needs, result }: LegOptions,
  directory: string,
): JobContext {
  const repository = run.origin.repository.split('/')[1] ?? 'repository';
  const workspace = join(directory, 'work', repository, repository);
  const temp = join(directory, 'temp');
  const tools = join(directory, 'tool-cache');
  const home = join(directory, 'home');
  const token = run.jobToken(permissionsOfJob(run, job));
  for (const path of [workspace, temp, tools]) mkdirSync(path, { recursive: true });
  createHome(home, process.env['HOME']);
  return {
    run,
    job,
    result,
    status: 'success',
    github: { ...run.github, token, job: job.id, workspace },
    runner: {
      os: runnerOs(),
      arch: runnerArch(),
      name: result.runnerName,
      environment: 'github-hosted',
      temp,
      tool_cache: tools,
      workspace: join(directory, 'work', repository),
      ...(run.debug ? { debug: '1' } : {}),
    },
    secrets: { ...run.secrets, GITHUB_TOKEN: token },
    needs,
    strategy,
    matrix: leg.matrix,
    workspace,
    temp,
    home,
    env: {},
    paths: [],
    defaults: {},
    runtimeToken: run.runtimeToken({ runBackendId: run.runBackendId, jobBackendId: randomUUID() }),
    trackingId: `paceline_${randomUUID()}`,
    groups: new Set(),
    steps: {},
    posts: [],
    onCancel: new Set(),
  };
}

function cancelJob(context: JobContext): void {
  context.status = 'cancelled';
  for (const reconsider of context.onCancel) reconsider();
}

// Environment, defaults and actions. A mistake in any of them fails the job before its first step.
async function setUp(context: JobContext, { job }: LegOptions): Promise<Unit[]> {
  const { run } = context;
  const units: Unit[] = [];
  await builtInStep(context, 'Set up job', 'setup', (write) => {
    const { strategy, matrix, needs, github, secrets } = context;
    const names = jobScope(run, needs, { github, secrets, strategy, matrix });
    checkMachine(context, names, write);
    write(`Current runner: Paceline local runner, node ${process.version}, ${runnerOs()} ${runnerArch()}`);
    run.masks.add(context.runtimeToken);
    Object.assign(context.env, evaluateStrings(run.workflow.env, names), evaluateStrings(job.env, names));
    for (const defaults of [run.workflow.defaults, job.defaults]) {
      const value =
        defaults === undefined
          ? {}
          : evaluateToken(defaults, { contexts: { ...names.contexts, env: context.env } });
      const fields = isObject(value) && isObject(value['run']) ? value['run'] : {};
      if (fields['shell'] !== undefined) context.defaults.shell = coerceString(fields['shell']);
      const folder = fields['working-directory'];
      if (folder !== undefined) context.defaults.workingDirectory = coerceString(folder);
    }
    const mains = job.steps.map(mainUnit);
    for (const unit of mains) {
      prepareAction(unit, context, false);
      const { action } = unit.memory;
      if (action !== undefined) write(`Using ${action.uses} from ${action.manifest.file}`);
    }
    units.push(...mains.flatMap((unit) => phaseUnit(unit, 'pre') ?? []), ...mains);
    write(`Complete job name: ${context.result.name}`);
  });
  return units;
}

// Refuses a job whose labels, container or services this machine cannot stand for.
function checkMachine(context: JobContext, names: Scope, write: (line: string) => void): void {
  const { job, result } = context;
  if (job.runsOn !== undefined) result.labels = labelsIn(evaluateToken(job.runsOn, names));
  const warning = labelWarning(result.labels);
  if (warning !== undefined) {
    write(`##[warning]${warning}`);
    result.annotations.push({ level: 'warning', message: warning });
  }
  const evaluated = (token: Job['container']) => (token === undefined ? null : evaluateToken(token, names));
  const refused =
    refusedLabels(result.labels) ??
    refusedContainer(evaluated(job.container)) ??
    refusedServices(evaluated(job.services));
  if (refused !== undefined) throw new NotSupportedError(`The job ${job.id}: ${refused}.`);
}

async function builtInStep(
  context: JobContext,
  name: string,
  phase: StepResult['phase'],
  body: (write: (line: string) => void) => void,
): Promise<void> {
  const step = openStep(context, { name, phase });
  let status: JobStatus = 'success';
  try {
    body(step.write);
  } catch (error) {
    if (error instanceof NotSupportedError) context.result.notSupported = error.message;
    reportError({ record: step.record, job: context, write: step.write }, messageOf(error));
    status = 'failure';
    if (context.status === 'success') context.status = 'failure';
  }
  step.close({ outcome: status, conclusion: status });
}

async function runUnit(context: JobContext, unit: Unit): Promise<void> {
  const { uses, id } = unit.step;
  const step = openStep(context, {
    name: unit.name,
    phase: unit.phase,
    ...(uses === undefined ? {} : { uses }),
    ...(id === undefined ? {} : { id }),
  });
  const scope = { steps: context.steps, inputs: context.run.inputs };
  const stepContext: StepContext = {
    job: context,
    unit,
    scope,
    record: step.record,
    write: step.write,
    signal: new AbortController().signal,
    env: {},
    ownEnv: {},
    outputs: step.record.outputs,
    posts: context.posts,
  };
  const ended = await performUnit(stepContext, step.start);
  step.close(ended);
  if (unit.phase === 'main' && id !== undefined) {
    scope.steps[id] = { outputs: { ...stepContext.outputs }, ...ended };
  }
  if (ended.conclusion === 'failure' && context.status === 'success') context.status = 'failure';
}

function timeoutOf(context: JobContext): number {
  const token = context.job.timeoutMinutes;
  if (token === undefined) return defaultTimeoutMinutes;
  const { strategy, matrix, needs } = context;
  const minutes = Number(
    evaluateToken(token, jobScope(context.run, needs, { github: context.github, strategy, matrix })),
  );
  if (!(minutes > 0)) throw new Error('timeout-minutes of the job must be a number above 0');
  // setTimeout takes at most 2^31 ms.
  return Math.min(minutes, 35_000);
}

function complete(context: JobContext, write: (line: string) => void): void {
  const { run, job, result, strategy, matrix, needs, env } = context;
  const names = jobScope(run, needs, {
    github: context.github,
    secrets: context.secrets,
    strategy,
    matrix,
    env,
    runner: context.runner,
    steps: context.steps,
    job: { status: context.status },
  });
  const record = result.steps.at(-1);
  const outputs =
    job.outputs === undefined || context.status === 'cancelled' ? {} : evaluateStrings(job.outputs, names);
  for (const [name, value] of Object.entries(outputs)) {
    if (value === '') continue;
    if (run.masks.mask(value) === value) {
      result.outputs[name] = value;
      write(`Set output '${name}'`);
      continue;
    }
    const message = `Skip output '${name}' since it may contain secret.`;
    write(`##[warning]${message}`);
    if (record !== undefined) annotate({ record, job: context }, { level: 'warning', message });
  }
  write('Cleaning up orphan processes');
}

/**
 * The name of a leg: `name` evaluated, or the id and the values of the matrix in brackets; below a
 * caller `caller / name`.
 */
export function legName(run: RunContext, job: Job, needs: Mapping, leg: Leg, strategy: Mapping): string {
  return run.below.name + ownName(run, job, needs, leg, strategy);
}

function ownName(run: RunContext, job: Job, needs: Mapping, leg: Leg, strategy: Mapping): string {
  const literal = job.name === undefined ? job.id : job.name.isExpression ? undefined : job.name.toString();
  if (literal === undefined && job.name !== undefined) {
    const name = evaluateString(job.name, jobScope(run, needs, { matrix: leg.matrix, strategy }));
    if (name !== '') return run.masks.mask(name);
  }
  const name =
    leg.labels.length === 0 ? (literal ?? job.id) : `${literal ?? job.id} (${leg.labels.join(', ')})`;
  return run.masks.mask(name.length > 100 ? `${name.slice(0, 97)}...` : name);
}

function now(): string {
  return new Date().toISOString();
}
