/**
 * What can be known before anything of a repository runs: the plan, which reads files only, says what its tests
 * are; its manifests say how packages are installed; and this machine has the programs for that, or not.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type TestPlan, type TestRunner, testPlan } from '@paceline/contracts';
import { type RunOptions, runWorkflow } from '../runner/index.ts';
import { DemoError, type DemoOptions } from './options.ts';
import type { Program, Toolchain } from './toolchains/toolchain.ts';
import type { Tree } from './tree.ts';
import { unknownRunnerAdvice } from './unknown-runner.ts';

/** Plans the repository as the workflow will and returns its runner. Throws DemoError when there is none. */
export async function findRunner(
  run: Pick<RunOptions, 'workflow' | 'repo' | 'event' | 'base' | 'signal' | 'dist'> & { out: string },
  tree: Tree,
  repo: string,
): Promise<TestRunner> {
  const result = await runWorkflow({ ...run, job: 'plan' });
  const errors = result.jobs
    .flatMap((job) => job.steps.flatMap((step) => step.annotations))
    .filter((annotation) => annotation.level === 'error')
    .map((annotation) => annotation.message);
  const plan = readPlan(run.out);
  const runner = plan?.suites.find((suite) => suite.runner !== undefined)?.runner;
  if (result.conclusion === 'success' && runner !== undefined) return runner;
  if (result.conclusion === 'cancelled') throw new DemoError('Cancelled.');
  if (plan === undefined && !errors.some((message) => /runner|no test/i.test(message))) {
    throw new DemoError(`The plan failed:\n${errors.join('\n')}\nIts logs are in ${run.out}.`);
  }
  const reason = errors[0] ?? 'No test was found.';
  throw new DemoError(`${reason}\n\n${unknownRunnerAdvice(tree, repo)}`);
}

function readPlan(out: string): TestPlan | undefined {
  const [file] = globSync('artifacts/paceline-test-plan-*/test-plan.json', { cwd: out });
  return file === undefined
    ? undefined
    : parseDocument(testPlan, readFileSync(join(out, file), 'utf8'), file);
}

/** What a program of this machine answers; undefined when it is not there or does not work. */
export type Ask = (program: Program) => string | undefined;

export const askHere: Ask = ({ name, check }) => {
  // The tools of this checkout are not the machine's: steps do not find them either.
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((entry) => !/node_modules\/\.bin/.test(entry))
    .join(':');
  const env = { ...process.env, PATH: path };
  const { status, stdout } = spawnSync(name, [...check], { encoding: 'utf8', timeout: 60_000, env });
  return status === 0 ? stdout : undefined;
};

/** Refuses, with what to do, a repository whose packages cannot be installed here. */
export function checkToolchain(
  toolchain: Toolchain | undefined,
  runner: TestRunner,
  options: DemoOptions,
  ask: Ask = askHere,
): void {
  if (options.install !== undefined) return;
  const ownCommand =
    "Or give the command that does it with --install 'COMMAND' (--install true, if nothing has to be installed).";
  if (toolchain === undefined) {
    // Tests of Node itself may stand in a repository that installs nothing.
    if (runner === 'node') return;
    throw new DemoError(
      `The tests are run by ${runner}, but no manifest at the top of ${options.repo} says how its packages are installed. ` +
        "Give the command that does it with --install 'COMMAND' (--install true, if nothing has to be installed).",
    );
  }
  const answers = toolchain.programs.map((program) => ({ program, answer: ask(program) }));
  for (const { program, answer } of answers) {
    const problem = answer === undefined ? undefined : program.tooOld?.(answer);
    if (problem) throw new DemoError(`${problem}.\nInstall a newer ${program.name}: ${program.get}`);
  }
  const missing = answers.filter(({ answer }) => answer === undefined).map(({ program }) => program);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(' and ');
  throw new DemoError(
    [
      `${toolchain.sign} says that this is a project of ${toolchain.name}, and ${names} ${missing.length === 1 ? 'is' : 'are'} not on this machine.`,
      ...(toolchain.install ? [`Its packages would be installed by: ${firstLine(toolchain.install)}`] : []),
      ...missing.map(({ name, get }) => `Install ${name}: ${get}`),
      ...(toolchain.install ? [ownCommand] : []),
    ].join('\n'),
  );
}

const firstLine = (text: string): string => text.split('\n')[0]!;
