import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, join, posix, relative, resolve, sep } from 'node:path';
import { type LegResult, legResult, type TestFile, writeDocument } from '@paceline/contracts';
import { describeError, machineCapacity, PacelineError, saveDocument } from '@paceline/core';
import { chooseRunner } from './choose-runner.ts';
import { type Execution, execute } from './execute.ts';
import { createLocator, type Executed, summariseReport } from './executed.ts';
import type { RunContext } from './inputs.ts';
import { judgeRun, missingFiles, outcomeOf } from './judge.ts';
import {
  checkCommit,
  checkedOutCommit,
  checkSuite,
  findLeg,
  loadPlan,
  NOTHING_TO_RUN,
  type PlannedLeg,
} from './planned-leg.ts';
import { annotate, resultLine, runSummary, totalsOf } from './run-summary.ts';
import { listed, plural } from './words.ts';

/** Reports beyond this are not worth their upload; the leg result holds what readers need. */
const MAX_REPORT_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Runs one leg of a plan, or the whole suite when there is no plan, and writes down what really ran. */
export async function runLeg(context: RunContext): Promise<void> {
  const { inputs, environment, log } = context;
  if (inputs.leg === NOTHING_TO_RUN) return passAtOnce(context, 'nothing to run (leg none)');

  const planned = await findPlanned(context);
  const directory = workingDirectory(environment.workspace, inputs['working-directory']);
  const head = await checkedOutCommit(directory, environment.variables);
  if (planned) {
    checkCommit(planned.plan, head);
    checkSuite(planned.leg, inputs.suite);
    if (planned.leg.leg === NOTHING_TO_RUN) return passAtOnce(context, 'nothing to run (leg none)');
  }
  const tests = (planned?.leg.tests ?? []).map(({ suite, file }): TestFile => ({ suite, file }));

  const startedAt = new Date();
  const run =
    planned && tests.length === 0
      ? nothingPlanned()
      : await runTests(context, directory, planned ? tests : [], planned?.plan.runner);
  const missing = missingFiles(tests, run.executed.executed);
  const outcome = outcomeOf(run.execution, run.executed.executed);
  const { cores, memoryBytes } = machineCapacity();
  const result: LegResult = {
    kind: 'leg-result',
    version: 1,
    planId: planned?.plan.planId ?? 'direct',
    leg: planned?.leg.leg ?? directLeg(environment.job),
    name: planned?.leg.name ?? inputs.suite,
    attempt: environment.attempt,
    head,
    runner: run.runner,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    seconds: run.execution.seconds,
    outcome,
    exit: run.execution.exit,
    planned: tests,
    executed: run.executed.executed,
    failures: run.executed.failures,
    slowest: run.executed.slowest,
    machine: { os: platform(), arch: arch(), cores, memoryBytes },
    ...(inputs['check-run-id'] === undefined ? {} : { checkRunId: inputs['check-run-id'] }),
  };
  const judgement =
    planned && tests.length === 0
      ? undefined
      : judgeRun({ ...run, outcome, missing, timeoutSeconds: inputs.timeout });
  await report(context, result, missing, run.execution.reportPaths, planned);
  await publish(context, result, run.execution.reportPaths, judgement, planned);
  if (run.executed.outside.length > 0) {
    log.notice(
      `The report also names what is no file of this repository: ${listed(run.executed.outside)}. It is left out.`,
    );
  }
  if (judgement) throw judgement;
}

async function findPlanned(context: RunContext): Promise<PlannedLeg | undefined> {
  const { inputs, environment, artifacts } = context;
  if (inputs['plan-id'] === '' && inputs.plan === '') {
    if (inputs.leg === '') return undefined;
    throw new PacelineError(
      'PACELINE_PLAN_MISSING',
      `"leg" is ${inputs.leg}, but neither "plan-id" nor "plan" says of which plan.`,
      'Pass plan-id: ${{ matrix.plan-id }} beside the leg; leave both out to run the whole suite.',
    );
  }
  const plan = await loadPlan(environment, artifacts, { planId: inputs['plan-id'], path: inputs.plan });
  return findLeg(plan, inputs.leg);
}

/** The input, else what planned the tests, since that chose them as tests of this runner; else `auto` finds it. */
function runnerToUse(
  { runner, command }: RunContext['inputs'],
  planned: LegResult['runner'] | undefined,
): RunContext['inputs']['runner'] {
  const open = runner === 'auto' && command === '';
  return open && planned !== undefined && planned !== 'command' ? planned : runner;
}

interface Run {
  readonly runner: LegResult['runner'];
  readonly execution: Execution;
  readonly executed: Executed;
}

async function runTests(
  context: RunContext,
  directory: string,
  tests: readonly TestFile[],
  plannedRunner: LegResult['runner'] | undefined,
): Promise<Run> {
  const { inputs, environment, log } = context;
  const { workspace } = environment;
  const temporary = join(environment.temp, 'paceline');
  await mkdir(temporary, { recursive: true });
  const reports = await mkdtemp(join(temporary, 'report-'));
  // A file outside the working directory is named from there, with ../, which every runner understands.
  const files = tests
    .map((test) => relative(directory, join(workspace, test.file)).split(sep).join('/'))
    // No file's name may be taken for an option.
    .map((file) => (file.startsWith('-') ? join(directory, file) : file));
  const runner = await chooseRunner(
    { runner: runnerToUse(inputs, plannedRunner), command: inputs.command },
    { directory, workspace, args: inputs.args },
    files,
    temporary,
    environment.variables,
  );
  const ending = runner.name === 'pytest' || runner.name === 'command' ? 'xml' : 'json';
  const invocations = await runner.invocations(files, (batch) =>
    join(reports, `${runner.name}-${batch + 1}.${ending}`),
  );
  const what = files.length === 0 ? 'all tests' : plural(files.length, 'file');
  const execution = await log.group(`${runner.name}: ${what}`, () =>
    withoutCommands(context, () =>
      execute(runner, invocations, {
        directory,
        variables: environment.variables,
        timeoutSeconds: inputs.timeout,
        log,
      }),
    ),
  );
  const locate = createLocator(workspace, directory, new Set(tests.map((test) => test.file)));
  return {
    runner: runner.name,
    execution,
    executed: summariseReport(execution.report, inputs.suite, locate),
  };
}

/** What tests print must not act as commands to the runner: annotations, groups, masks. */
async function withoutCommands<T>(context: RunContext, body: () => Promise<T>): Promise<T> {
  if (!context.environment.onGitHub) return body();
  const token = randomBytes(16).toString('hex');
  context.log.info(`::stop-commands::${token}`);
  try {
    return await body();
  } finally {
    context.log.info(`::${token}::`);
  }
}

async function report(
  context: RunContext,
  result: LegResult,
  missing: readonly TestFile[],
  reportPaths: readonly string[],
  planned: PlannedLeg | undefined,
): Promise<void> {
  const totals = totalsOf(result.executed);
  const text = writeDocument(legResult, result);
  context.setOutput('result-path', await saveDocument(context.environment, 'leg-result.json', text));
  context.setOutput('report-path', reportPaths[0] ?? '');
  context.setOutput('outcome', result.outcome);
  context.setOutput('seconds', Number(result.seconds.toFixed(3)));
  context.setOutput('missing', missing.length);
  for (const name of ['files', 'tests', 'failed', 'skipped'] as const) context.setOutput(name, totals[name]);
  annotate(context.log, result.failures);
  const legs = planned?.plan.legs ?? [];
  const number = legs.findIndex((leg) => leg.leg === result.leg) + 1;
  context.summary(runSummary(result, missing, `Tests · ${result.name}`));
  context.result(resultLine(result, missing.length, planned ? ` (leg ${number} of ${legs.length})` : ''));
}

/** A planned leg whose result cannot be handed on would look dropped, so that is an error; but no second one. */
async function publish(
  context: RunContext,
  result: LegResult,
  reportPaths: readonly string[],
  judgement: Error | undefined,
  planned: PlannedLeg | undefined,
): Promise<void> {
  const files: string[] = [];
  for (const path of reportPaths) {
    const size = (await stat(path).catch(() => undefined))?.size ?? Number.POSITIVE_INFINITY;
    if (size <= MAX_REPORT_UPLOAD_BYTES) files.push(path);
  }
  const named = files[0] === undefined ? result : { ...result, reportPath: basename(files[0]) };
  const { planId, leg } = result;
  try {
    await context.artifacts.publish(
      { kind: 'leg-result', planId, leg },
      writeDocument(legResult, named),
      files,
    );
  } catch (error) {
    if (planned && !judgement) throw error;
    context.log.warning(describeError(error));
  }
}

/** A leg may get no file when there are fewer files than legs. */
const nothingPlanned = (): Run => ({
  runner: 'command',
  execution: {
    report: { files: [], tests: [] },
    reportPaths: [],
    complete: true,
    seconds: 0,
    exit: 0,
    stopped: undefined,
  },
  executed: { executed: [], failures: [], slowest: [], outside: [] },
});

function passAtOnce(context: RunContext, why: string): void {
  context.setOutput('outcome', 'empty');
  context.result(`run-tests: ${why}`);
}

/** Without a plan nothing tells two jobs of a matrix apart, and artifacts of one name refuse each other. */
const directLeg = (job: string): string =>
  `${job.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 48)}-${randomBytes(4).toString('hex')}`;

function workingDirectory(workspace: string, input: string): string {
  const directory = resolve(workspace, input);
  const inside = relative(workspace, directory).split(sep).join(posix.sep);
  if (inside === '..' || inside.startsWith('../')) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "working-directory": ${input} lies outside the repository.`,
      'Give a folder relative to the repository.',
    );
  }
  return directory;
}
