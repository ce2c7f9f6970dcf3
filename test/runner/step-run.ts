/** `run` steps: writes the script to a file and hands it to its shell. */
import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { JobStatus, StepContext } from './context.ts';
import { scopeOf } from './context.ts';
import { NotSupportedError } from './errors.ts';
import { evaluateString } from './expressions.ts';
import { reportError, runStepProcess } from './step-process.ts';

/** A shell as started: program and arguments, `{0}` standing for the script. */
interface Shell {
  program: string;
  args: string;
  extension: string;
}

// Named shells get GitHub's arguments. Without a shell bash runs with -e only, or sh where bash is missing.
const shells: Record<string, Omit<Shell, 'program'>> = {
  bash: { args: '--noprofile --norc -e -o pipefail {0}', extension: '.sh' },
  sh: { args: '-e {0}', extension: '.sh' },
  python: { args: '{0}', extension: '.py' },
  pwsh: { args: '-command ". \'{0}\'"', extension: '.ps1' },
};

/** Runs a `run` step. */
export async function runScript(context: StepContext): Promise<JobStatus> {
  const { job, unit, scope } = context;
  const { step } = unit;
  const names = scopeOf(context);
  const script = step.run === undefined ? '' : evaluateString(step.run, names);
  // The defaults of workflow and job do not reach into composite actions.
  const defaults = scope.composite === undefined ? job.defaults : {};
  const asked = step.shell === undefined ? defaults.shell : evaluateString(step.shell, names);
  const folder =
    step.workingDirectory === undefined
      ? defaults.workingDirectory
      : evaluateString(step.workingDirectory, names);
  const cwd = resolve(job.workspace, folder ?? '.');
  const path = [...job.paths, context.env['PATH'] ?? job.run.machine['PATH'] ?? ''].join(delimiter);
  const shell = shellOf(asked, path);

  const first = script.split('\n')[0] ?? '';
  context.write(`##[group]Run ${first}`);
  for (const line of script.replace(/\n$/, '').split('\n')) context.write(line);
  context.write(`shell: ${shell.program} ${shell.args}`);
  writeEnv(context);
  context.write('##[endgroup]');

  const file = join(job.temp, `${randomUUID()}${shell.extension}`);
  writeFileSync(file, script.endsWith('\n') ? script : `${script}\n`);
  if (!existsSync(cwd)) {
    reportError(
      context,
      `The working directory ${cwd} does not exist. Check working-directory, or check out first.`,
    );
    return 'failure';
  }
  const { code, failed } = await runStepProcess(context, {
    file: shell.program,
    args: argumentsOf(shell.args, file),
    cwd,
  });
  if (context.signal.aborted) return 'cancelled';
  if (code !== 0) reportError(context, `Process completed with exit code ${code}.`);
  return code !== 0 || failed ? 'failure' : 'success';
}

/** Shows the environment a step adds, as GitHub's logs do. */
export function writeEnv(context: StepContext): void {
  const entries = Object.entries(context.env);
  if (entries.length === 0) return;
  context.write('env:');
  for (const [name, value] of entries) context.write(`  ${name}: ${value}`);
}

function shellOf(asked: string | undefined, path: string): Shell {
  if (asked === undefined || asked === '') {
    const bash = which('bash', path);
    return { program: bash ?? which('sh', path) ?? 'sh', ...(shells['sh'] as Omit<Shell, 'program'>) };
  }
  const [name = '', ...rest] = asked.trim().split(/\s+/);
  const known = shells[name];
  const args = rest.length === 0 ? known?.args : rest.join(' ');
  if (args === undefined || !args.includes('{0}')) {
    throw new Error(
      `Invalid shell option '${asked}'. Allowed are bash, sh, python, pwsh, or a command with {0} in place of the script.`,
    );
  }
  const program = which(name, path);
  if (program === undefined) {
    const message = `${name}: command not found. Install it, or choose another shell.`;
    // GitHub's machines have all of these, so there the step might well have succeeded.
    throw known === undefined ? new Error(message) : new NotSupportedError(`shell: ${message}`);
  }
  return { program, args, extension: known?.extension ?? '' };
}

function which(name: string, path: string): string | undefined {
  if (name.includes('/')) return existsSync(name) ? name : undefined;
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

// Splits a command line as the runner's process start does: quotes group, {0} is one argument.
function argumentsOf(format: string, file: string): string[] {
  const words = format.match(/"[^"]*"|'[^']*'|[^\s]+/g) ?? [];
  return words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2').replaceAll('{0}', file));
}
