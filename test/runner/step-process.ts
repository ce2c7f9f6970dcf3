/** Runs one process of a step with its environment, its command files and its workflow commands. */
import { join } from 'node:path';
import { createCommandReader } from './commands.ts';
import type { StepContext } from './context.ts';
import { githubOf } from './context.ts';
import { githubEnvironment, runnerEnvironment } from './environment.ts';
import { coerceString } from './expressions.ts';
import { commandFileEnvironment, createCommandFiles, readCommandFiles } from './file-commands.ts';
import { runProcess } from './process.ts';
import type { Annotation } from './result.ts';

/** What to start. `github` overrides keys of the `github` context for this process. */
export interface StepProcess {
  file: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  github?: Record<string, string>;
}

// GitHub shows ten annotations of each level per step.
const annotationLimit = 10;

/** Adds an annotation to a step, unless it has its ten of that level. */
export function annotate(context: Pick<StepContext, 'record' | 'job'>, annotation: Annotation): void {
  const { annotations } = context.record;
  if (annotations.filter((item) => item.level === annotation.level).length >= annotationLimit) return;
  annotations.push(context.job.run.masks.maskJson(annotation));
}

/** Shows an error of the runner itself in the log and as an annotation. */
export function reportError(context: Pick<StepContext, 'record' | 'job' | 'write'>, message: string): void {
  context.write(`##[error]${message}`);
  annotate(context, { level: 'error', message });
}

/** Shows a warning of the runner itself. */
export function reportWarning(context: Pick<StepContext, 'record' | 'job' | 'write'>, message: string): void {
  context.write(`##[warning]${message}`);
  annotate(context, { level: 'warning', message });
}

/** Runs a process and takes in what it set. `failed` is true when a command or a file was not valid. */
export async function runStepProcess(
  context: StepContext,
  options: StepProcess,
): Promise<{ code: number; failed: boolean }> {
  const { job, unit } = context;
  const { run } = job;
  let failed = false;
  const fail = (message: string) => {
    failed = true;
    reportError(context, message);
  };
  const setEnv = (name: string, value: string) => {
    // It would run code in every later Node process, also in those of actions.
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      reportError(context, "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    } else job.env[name] = value;
  };
  const addPath = (path: string) => {
    job.paths = [path, ...job.paths.filter((other) => other !== path)];
  };
  const read = createCommandReader({
    setEnv,
    addPath,
    unsecure: /^true$/i.test(context.env['ACTIONS_ALLOW_UNSECURE_COMMANDS'] ?? ''),
    write: context.write,
    annotate: (annotation) => annotate(context, annotation),
    mask: (value) => run.masks.add(value),
    setOutput: (name, value) => {
      context.outputs[name] = value;
    },
    saveState: (name, value) => {
      unit.state[name] = value;
    },
    fail,
    debug: run.debug,
  });
  const files = createCommandFiles(join(job.temp, '_runner_file_commands'));
  const code = await runProcess({
    file: options.file,
    args: options.args,
    cwd: options.cwd,
    env: environmentOf(context, options, commandFileEnvironment(files)),
    line: read,
    signal: context.signal,
    kill: run.shutdown,
    groups: job.groups,
    patience: run.patience,
  });
  const written = readCommandFiles(files);
  for (const message of written.errors) fail(message);
  if (written.summaryError !== undefined) reportError(context, written.summaryError);
  Object.assign(context.outputs, written.outputs);
  Object.assign(unit.state, written.state);
  for (const [name, value] of Object.entries(written.env)) setEnv(name, value);
  for (const path of written.paths) addPath(path);
  context.record.summary += run.masks.mask(written.summary);
  return { code, failed };
}

function environmentOf(
  context: StepContext,
  options: StepProcess,
  files: Record<string, string>,
): Record<string, string> {
  const { job } = context;
  const merged: Record<string, string> = {
    HOME: job.home,
    ...job.run.machine,
    ...context.env,
    ...options.env,
  };
  const path = merged['PATH'] ?? '';
  return {
    ...merged,
    PATH: [...job.paths, path].filter((part) => part !== '').join(':'),
    // What the runner itself sets cannot be overwritten by a workflow.
    ...githubEnvironment({ ...githubOf(context), ...options.github }),
    ...(merged['CI'] === undefined ? {} : { CI: merged['CI'] }),
    ...runnerEnvironment(job.runner),
    AGENT_TOOLSDIRECTORY: coerceString(job.runner['tool_cache'] ?? ''),
    RUNNER_TRACKING_ID: job.trackingId,
    ...files,
  };
}
