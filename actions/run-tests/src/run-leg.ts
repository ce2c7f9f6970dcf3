import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import {
  type LegResult,
  legResult,
  SENTINEL_LEG,
  type TestFile,
  testKey,
  writeDocument,
} from '@paceline/contracts';
import { describeError, PacelineError, saveDocument, workspaceFolder } from '@paceline/core';
import { plural } from '@paceline/render';
import { METRICS } from './code-coverage/thresholds.ts';
import type { RunContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { notExcluded } from './plan/listed-tests.ts';
import { checkCommit, checkSuite, findLeg, loadPlan, type PlannedLeg } from './plan/planned-leg.ts';
import { incompleteFiles, isLeftOut } from './plan/split-files.ts';
import { poisonError, sharedFiles } from './queue/shared-files.ts';
import { annotate, resultLine, runSummary, totalsOf } from './result/run-summary.ts';
import { coverageError, gatherAttachments } from './run/attachments.ts';
import { judgeRun, missingFiles, outcomeOf } from './run/judge.ts';
import type { LegRun } from './run/leg-run.ts';
import { programOf } from './run/program.ts';
import { readReports } from './run/read-reports.ts';
import { runFiles } from './run/run-files.ts';
import { listed } from './words.ts';

/** Reports beyond this are not worth their upload; the leg result holds what readers need. */
const MAX_REPORT_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Runs one leg of a plan, or the whole suite when there is no plan, and writes down what really ran. */
export async function runLeg(context: RunContext, machine: Machine): Promise<void> {
  const { inputs, environment, log } = context;
  if (inputs.leg === SENTINEL_LEG) return passAtOnce(context, 'nothing to run (leg none)');

  const planned = await findPlanned(context);
  const folder = workspaceFolder(environment, 'working-directory', inputs['working-directory']);
  const { head, root } = await machine.checkout(folder);
  if (planned) {
    checkCommit(planned.plan, head);
    checkSuite(planned.leg, inputs.suite);
    if (planned.leg.leg === SENTINEL_LEG) return passAtOnce(context, 'nothing to run (leg none)');
  }
  const startedAt = machine.now();
  const program = programOf(inputs, planned?.suite);
  const directory = program.folder === undefined ? folder : join(root, program.folder);
  const run =
    inputs.reports.length > 0
      ? await readReports(
          environment,
          { directory, root },
          { patterns: inputs.reports, suite: program.suite, planned },
        )
      : await runFiles(
          context,
          { directory, root },
          program,
          planned,
          sharedFiles(context, machine, planned),
        );
  const { files } = run;
  const missing = notRun(run, planned);
  // Of a suite that fails as a whole each part may pass; the first leg says so for all.
  const failure = (planned?.leg.shard ?? 1) === 1 ? files.failure : undefined;
  const ended = run.saysEmpty ? 'empty' : outcomeOf(run.execution, run.results);
  const attached = await gatherAttachments(
    run,
    { suite: program.suite, coverage: inputs.coverage, directory, startedAt },
    machine,
  );
  // In the result too: a leg that is red alone would leave the last job green.
  const owesCoverage = ended === 'passed' ? attached.coverageProblem : undefined;
  const isRed = failure !== undefined || owesCoverage !== undefined;
  const outcome = isRed && ended !== 'crashed' ? 'failed' : ended;
  const result: LegResult = {
    kind: 'leg-result',
    version: 1,
    planId: planned?.plan.planId ?? 'direct',
    leg: planned?.leg.leg ?? directLeg(environment.job),
    name: planned?.leg.name ?? program.suite,
    attempt: environment.attempt,
    head,
    runner: run.runner,
    startedAt: startedAt.toISOString(),
    finishedAt: machine.now().toISOString(),
    seconds: run.execution.seconds,
    outcome,
    exit: run.execution.exit,
    planned: files.planned,
    ...(files.listed ? { listed: files.listed } : {}),
    ...(files.excluded.length > 0 ? { excluded: files.excluded } : {}),
    ...(files.gaps.length > 0 ? { gaps: files.gaps } : {}),
    ...(run.splits && run.splits.length > 0 ? { splits: [...run.splits] } : {}),
    executed: run.results.executed,
    failures: run.results.failures,
    ...(run.results.withoutFile ? { withoutFile: run.results.withoutFile } : {}),
    ...(run.results.flaky.length > 0 ? { flaky: run.results.flaky } : {}),
    slowest: run.results.slowest,
    ...(run.queue ? { queue: run.queue } : {}),
    machine: machine.describe(),
    ...(inputs['check-run-id'] === undefined ? {} : { checkRunId: inputs['check-run-id'] }),
  };
  // A part of a suite may have no test; whether all parts together have some is checked by `verify`.
  const mayBeEmpty =
    planned !== undefined &&
    (planned.leg.shards > 1 || planned.suite.mode === 'selected' || planned.suite.mayBeEmpty === true);
  const judgement =
    (run.ranNothing && failure === undefined && run.queue?.poisoned === undefined) ||
    (mayBeEmpty && outcome === 'empty' && missing.length === 0)
      ? undefined
      : ((owesCoverage === undefined ? undefined : coverageError(owesCoverage)) ??
        judgeRun({
          ...run,
          outcome,
          missing,
          timeoutSeconds: inputs.timeout,
          failFast: inputs['fail-fast'],
          failure,
        }) ??
        poisonError(run.queue?.poisoned));
  logDifferences(log, run);
  if (inputs.coverage === undefined) await logUnjudgedThresholds(log, run, planned);
  for (const warning of attached.warnings) log.warning(warning);
  await presentResult(context, result, missing, run.execution.reportPaths, planned);
  await publish(
    context,
    machine,
    result,
    { ...attached, reports: run.execution.reportPaths },
    judgement,
    planned,
  );
  if (run.results.outside.length > 0) {
    log.notice(
      `The report also names what is no file of this repository: ${listed(run.results.outside)}. Its tests count, but for no file.`,
    );
  }
  if (judgement) throw judgement;
}

/** What the leg had to run and is not in its report, whole or in the part that it had. */
function notRun({ files, results, splits = [] }: LegRun, planned: PlannedLeg | undefined): TestFile[] {
  const left = new Set(splits.filter(isLeftOut).map(testKey));
  const wanted = notExcluded([...files.planned, ...files.gaps], files.excluded);
  const tests = wanted.filter((test) => !left.has(testKey(test)));
  const absent = missingFiles(tests, results.executed);
  const known = new Set([...absent, ...files.excluded].map(testKey));
  const incomplete = incompleteFiles(planned?.leg.tests ?? [], splits, results.executed);
  return [...absent, ...incomplete.filter((test) => !known.has(testKey(test)))];
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

/** Differences between the plan and the program's own list are no failure, but they are said. */
function logDifferences(
  log: RunContext['log'],
  { runner, files: { excluded, gaps, whole, listed } }: LegRun,
): void {
  if (gaps.length > 0) {
    log.warning(
      `A gap of the plan: ${runner} finds ${plural(gaps.length, 'test file')} that the plan does not have: ${namesOf(gaps)}. This leg ran ${gaps.length === 1 ? 'it' : 'them'}; please report it, with the configuration of ${runner}.`,
    );
  }
  if (excluded.length > 0) {
    log.warning(
      `${runner} does not count ${plural(excluded.length, 'planned file')} among its tests here: ${namesOf(excluded)}. Its configuration, the platform or build tags leave ${excluded.length === 1 ? 'it' : 'them'} out.`,
    );
  }
  if (listed?.digest === undefined && listed !== undefined) {
    log.notice(
      whole
        ? `${runner} cannot list its tests, so this leg runs the whole suite by the project's own command.`
        : `${runner} cannot list its tests, so the first leg runs the whole suite.`,
    );
  }
}

/** Thresholds of the project's own command are for the whole suite, which no leg sees: said once, by the first. */
async function logUnjudgedThresholds(
  log: RunContext['log'],
  { ran, execution }: LegRun,
  planned: PlannedLeg | undefined,
): Promise<void> {
  const [report] = execution.reportPaths;
  const isFirstOfSuite = planned?.suite.mode === 'full' && planned.leg.shard === 1;
  if (!isFirstOfSuite || !ran?.inParts || report === undefined) return;
  const thresholds = await ran.runner?.thresholds?.(report);
  const limits = METRICS.flatMap((metric) => {
    const limit = thresholds?.[metric] ?? 0;
    return limit === 0 ? [] : [`${metric} ${limit}`];
  });
  const all = [...limits, ...(thresholds?.others ?? [])];
  if (all.length === 0) return;
  log.warning(
    `The project's own command judges coverage (${listed(all)}), and no process runs the whole suite, so nothing judges it here. Set "coverage: true" in the legs: then the job with "mode: verify" does.`,
  );
}

const namesOf = (tests: readonly TestFile[]): string => listed(tests.map(({ file }) => file));

async function presentResult(
  context: RunContext,
  result: LegResult,
  missing: readonly TestFile[],
  reportPaths: readonly string[],
  planned: PlannedLeg | undefined,
): Promise<void> {
  const totals = totalsOf(result);
  const text = writeDocument(legResult, result);
  context.setOutput('result-path', await saveDocument(context.environment, 'leg-result.json', text));
  context.setOutput('report-path', reportPaths[0] ?? '');
  context.setOutput('outcome', result.outcome);
  context.setOutput('seconds', Number(result.seconds.toFixed(3)));
  context.setOutput('missing', missing.length);
  for (const name of ['files', 'tests', 'failed', 'skipped'] as const) context.setOutput(name, totals[name]);
  annotate(context.log, result);
  const legs = planned?.plan.legs ?? [];
  const number = legs.findIndex((leg) => leg.leg === result.leg) + 1;
  context.summary(runSummary(result, missing, `Tests · ${result.name}`));
  context.result(resultLine(result, missing.length, planned ? ` (leg ${number} of ${legs.length})` : ''));
}

/** A planned leg without a published result would look dropped, so that is an error, unless the leg is red anyway. */
async function publish(
  context: RunContext,
  machine: Machine,
  result: LegResult,
  { reports, paths }: { readonly reports: readonly string[]; readonly paths: readonly string[] },
  judgement: Error | undefined,
  planned: PlannedLeg | undefined,
): Promise<void> {
  const files: string[] = [];
  for (const path of reports) {
    if ((await machine.sizeOf(path)) <= MAX_REPORT_UPLOAD_BYTES) files.push(path);
  }
  const named: LegResult = {
    ...result,
    ...(files[0] === undefined ? {} : { reportPath: basename(files[0]) }),
    ...(paths.length > 0 ? { attachments: paths.map((path) => basename(path)) } : {}),
  };
  const { planId, leg } = result;
  try {
    await context.artifacts.publish({ kind: 'leg-result', planId, leg }, writeDocument(legResult, named), [
      ...files,
      ...paths,
    ]);
  } catch (error) {
    if (planned && !judgement) throw error;
    context.log.warning(describeError(error));
  }
}

function passAtOnce(context: RunContext, why: string): void {
  context.setOutput('outcome', 'empty');
  context.result(`run-tests: ${why}`);
}

/** Without a plan two jobs of a matrix would have the same id, and an artifact's name can be used only once. */
const directLeg = (job: string): string =>
  `${job.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 48)}-${randomBytes(4).toString('hex')}`;
