import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type LegResult,
  legResult,
  parseDocument,
  type ShardPlan,
  type TestPlan,
  type TestReport,
  testKey,
  testPlan,
  testReport,
  writeDocument,
} from '@paceline/contracts';
import {
  describeError,
  type FoundArtifact,
  latestAttempts,
  messageOf,
  PacelineError,
  saveDocument,
} from '@paceline/core';
import { plural } from '@paceline/render';
import { mapAtMost } from '@paceline/store';
import type { RunContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { accountForPlan } from './plan/account-plan.ts';
import { combinations, legsToRun } from './plan/combinations.ts';
import { loadPlan, planAttempt } from './plan/planned-leg.ts';
import { provenFiles } from './plan/proven-files.ts';
import { type Problem, verifyPlan, withTolerance } from './plan/verify-plan.ts';
import { accountForQueues } from './plan/verify-queue.ts';
import { judgeCoverage } from './proof/judge-coverage.ts';
import { type MergedReports, mergeReports, type ReadLeg } from './proof/merge-reports.ts';
import { proofLine, proofSummary } from './proof/proof-summary.ts';
import { totalsOf } from './result/run-summary.ts';

const SHOWN = 20;
/** Artifacts that are read at the same time. */
const PARALLEL_READS = 8;

/** Proves from the legs' own results that together they ran the plan, no less and nothing twice, and merges their reports. */
export async function verifyLegs(context: RunContext, machine: Machine): Promise<void> {
  const { inputs, environment, artifacts } = context;
  if (inputs['plan-id'] === '' && inputs.plan === '') {
    throw new PacelineError(
      'PACELINE_VERIFY_NO_PLAN',
      '"plan-id" is empty: the job that plans did not come to its end, so nothing proves that any test ran.',
      "See that job's log. If it is green, pass its plan-id output: ${{ needs.plan.outputs.plan-id }}.",
    );
  }
  const plan = await loadPlan(environment, artifacts, { planId: inputs['plan-id'], path: inputs.plan });
  const tests = await readTestPlan(context, plan);
  if (legsToRun(plan).length === 0) return verifyNothing(context, plan, tests);
  const { legs, replaced, unreadable } = await readResults(context, plan);
  const results = legs.map(({ result }) => result);
  const earlier = replaced.map(({ result }) => result);
  const merged = mergeReports(plan, [...legs, ...stillCounting(plan, legs, replaced)]);
  const accounts = accountForPlan(plan, results, tests.plan, earlier);
  const queues = accountForQueues(plan, results, earlier);
  const coverage = judgeCoverage(merged, inputs['coverage-thresholds'], plan, accounts.suites);
  const problems = withTolerance(plan, [
    ...unreadable,
    ...tests.problems,
    ...verifyPlan(plan, results, { allowEmpty: inputs['allow-empty'], earlier }),
    ...accounts.problems,
    ...merged.problems,
    ...coverage.problems,
  ]);
  const grave = problems.filter(({ tolerated }) => tolerated !== true);
  const report = reportOf(plan, results, problems, {
    createdAt: machine.now().toISOString(),
    suites: accounts.suites,
    reports: [...merged.files.keys()].map((name) => basename(name)),
    ...(coverage.totals === undefined ? {} : { coverage: coverage.totals }),
    ...(queues.duplicates.length > 0 ? { duplicates: queues.duplicates } : {}),
  });
  await present(context, plan, results, report, [...queues.notes, ...merged.notes, ...coverage.notes]);
  await publish(context, report, merged);
  if (grave.length === 0) return;
  const shown = grave.slice(0, SHOWN).map((problem) => problem.text);
  if (grave.length > SHOWN) shown.push(`… and ${grave.length - SHOWN} more.`);
  throw new PacelineError(
    'PACELINE_VERIFY_FAILED',
    grave.length === 1 ? shown[0]! : `The legs do not prove the plan:\n- ${shown.join('\n- ')}\n`,
    'See the logs of the legs that are named; re-run the failed jobs once the cause is gone.',
  );
}

interface ReadTestPlan {
  readonly plan: TestPlan | undefined;
  readonly problems: readonly Problem[];
}

/** The test plan that the plan of legs was made from. Where it was, and cannot be had, nobody knows what it wanted. */
async function readTestPlan({ artifacts }: RunContext, plan: ShardPlan): Promise<ReadTestPlan> {
  const id = plan.testPlanId;
  if (id === undefined || !artifacts.available) return { plan: undefined, problems: [] };
  const problem = (why: string): ReadTestPlan => ({
    plan: undefined,
    problems: [
      { kind: 'unplanned', leg: '', text: `The test plan ${id} cannot be used: ${why}.`, files: [] },
    ],
  });
  try {
    const [found] = await artifacts.find('test-plan', id);
    if (!found) return problem("it is not among the run's artifacts");
    const tests = parseDocument(testPlan, await artifacts.read(found), `test-plan ${id}`);
    if (tests.planId !== id) return problem(`its artifact holds plan ${tests.planId}`);
    return tests.head === plan.head
      ? { plan: tests, problems: [] }
      : problem(`it is for commit ${tests.head}, and the plan of legs for ${plan.head}`);
  } catch (error) {
    return problem(messageOf(error).replace(/\.$/, ''));
  }
}

/** Nothing to run is green only when the plan knows tests and selected none of them. */
function verifyNothing(context: RunContext, plan: ShardPlan, tests: ReadTestPlan): void {
  const [problem] = [...tests.problems, ...accountForPlan(plan, [], tests.plan).problems];
  if (problem) {
    throw new PacelineError(
      'PACELINE_VERIFY_FAILED',
      problem.text,
      'Let the job that plans run again; artifacts of older runs are not read.',
    );
  }
  // Where only the test program knows the tests of a suite that rests, a rule of the plan decided that.
  const isEmpty = plan.suites.every(
    ({ knownTests, discovery }) => knownTests === 0 && discovery.by !== 'legs',
  );
  if (isEmpty && !context.inputs['allow-empty']) {
    throw new PacelineError(
      'PACELINE_VERIFY_EMPTY',
      `The plan ${plan.planId} knows no test at all, so nothing was run and nothing is proven.`,
      'Let test-impact find the tests ("runner", "tests"); if the suite may be empty, add "allow-empty: true" here too.',
    );
  }
  context.setOutput('outcome', 'passed');
  const knownTests = plan.suites.reduce((sum, suite) => sum + suite.knownTests, 0);
  const why = isEmpty
    ? 'The suite has no test, which "allow-empty" allows.'
    : `None of the ${plural(knownTests, 'known test file')} was selected for this change, so none had to run.`;
  context.summary(`#### ✅ Tests\n\n${why}\n`);
  context.result(`run-tests: nothing to verify: ${why}`);
}

interface ReadResults {
  /** The latest attempt of each leg. */
  readonly legs: ReadLeg[];
  /** Attempts of legs of a queue that a later one replaced: what a leg does not run again, they prove. */
  readonly replaced: ReadLeg[];
  readonly unreadable: Problem[];
}

/** A result that cannot be read proves nothing; its leg then counts as absent as well. */
async function readResults({ artifacts, log }: RunContext, plan: ShardPlan): Promise<ReadResults> {
  // A leg that ran again with all others and left no result is not proven by what it did before.
  const since = await planAttempt(artifacts, plan.planId);
  const all = (await artifacts.find('leg-result', plan.planId, 'all')).filter(
    ({ attempt }) => attempt >= since,
  );
  const latest = new Set(latestAttempts(all));
  const readAll = (wanted: readonly FoundArtifact[]) =>
    mapAtMost(PARALLEL_READS, wanted, async (found): Promise<ReadLeg | Problem> => {
      const source = `leg-result of leg ${found.leg}`;
      try {
        const artifact = await artifacts.open(found);
        const result = parseDocument(legResult, artifact.text, source);
        if (result.leg !== found.leg) throw new Error(`it is the result of leg ${result.leg}`);
        return { result, artifact };
      } catch (error) {
        const text = `The ${source} cannot be used: ${messageOf(error)}`;
        log.debug(text);
        return { kind: 'absent', leg: found.leg, text, files: [] };
      }
    });
  const isRead = (one: ReadLeg | Problem): one is ReadLeg => 'result' in one;
  const read = await readAll([...latest]);
  const legs = read.filter(isRead);
  const hasQueue = legs.some(({ result }) => result.queue !== undefined);
  const replaced = hasQueue ? await readAll(all.filter((found) => !latest.has(found))) : [];
  return {
    legs,
    replaced: replaced.filter(isRead),
    unreadable: read.filter((one): one is Problem => !isRead(one)),
  };
}

/** Of attempts that were replaced: those of which files count that their legs did not run again. */
function stillCounting(plan: ShardPlan, legs: readonly ReadLeg[], replaced: readonly ReadLeg[]): ReadLeg[] {
  const resultsOf = (read: readonly ReadLeg[]) => read.map(({ result }) => result);
  return combinations(plan, resultsOf(legs), resultsOf(replaced)).flatMap(({ results, earlier }) => {
    const only = provenFiles(earlier, plan.planId, plan.head);
    for (const test of results.flatMap(({ executed }) => executed)) only.delete(testKey(test));
    const own = replaced.filter(({ result }) => earlier.includes(result));
    return own.flatMap((leg) => {
      const files = leg.result.executed.filter((test) => only.delete(testKey(test)));
      return files.length === 0 ? [] : [{ ...leg, only: new Set(files.map(({ file }) => file)) }];
    });
  });
}

const MAX_TEXT = 4000;

function reportOf(
  plan: ShardPlan,
  results: readonly LegResult[],
  problems: readonly Problem[],
  more: Pick<TestReport, 'createdAt' | 'suites' | 'reports' | 'coverage' | 'duplicates'>,
): TestReport {
  const names = new Map(plan.legs.map(({ leg, name }) => [leg, name]));
  const totals = totalsOf(...results);
  const retries = results.flatMap(({ executed }) => executed).reduce((sum, file) => sum + file.retries, 0);
  return {
    kind: 'test-report',
    version: 1,
    planId: plan.planId,
    ...(plan.testPlanId === undefined ? {} : { testPlanId: plan.testPlanId }),
    head: plan.head,
    outcome: problems.every(({ tolerated }) => tolerated === true) ? 'passed' : 'failed',
    totals: { ...totals, files: totals.files - laterParts(results), retries },
    seconds: Math.max(0, ...results.map(({ seconds }) => seconds)),
    legs: results.map(({ leg, outcome, attempt, seconds }) => ({
      ...{ leg, name: names.get(leg) ?? leg, outcome, attempt, seconds },
    })),
    problems: problems.map(({ kind, leg, text, files, tolerated }) => ({
      ...{ kind, leg: leg.slice(0, 200), text: text.slice(0, MAX_TEXT), files: [...files] },
      ...(tolerated === true ? { tolerated } : {}),
    })),
    ...more,
  };
}

/** Files that legs ran a part of which is not the first: the leg that has that counts the file. */
const laterParts = (results: readonly LegResult[]): number =>
  results.reduce((sum, { executed, splits = [] }) => {
    const ran = new Set(executed.map(testKey));
    return sum + splits.filter((one) => one.split.parts[0] !== 1 && ran.has(testKey(one))).length;
  }, 0);

async function present(
  context: RunContext,
  plan: ShardPlan,
  results: readonly LegResult[],
  report: TestReport,
  notes: readonly string[],
): Promise<void> {
  const { totals, problems } = report;
  const lost = problems.filter(({ kind }) => kind === 'dropped' || kind === 'absent');
  context.setOutput('outcome', report.outcome);
  context.setOutput('legs', results.length);
  context.setOutput(
    'missing',
    lost.reduce((sum, problem) => sum + problem.files.length, 0),
  );
  context.setOutput('seconds', Number(report.seconds.toFixed(3)));
  for (const name of ['files', 'tests', 'failed', 'skipped'] as const) context.setOutput(name, totals[name]);
  for (const { tolerated, text } of problems) {
    if (tolerated) context.log.warning(`Tolerated, since the leg is experimental: ${text}`);
  }
  for (const note of notes) context.log.notice(note);
  context.summary(proofSummary(plan, results, report, notes));
  context.result(proofLine(plan, report));
}

/** The merged reports, as files of this job and as one artifact. They prove nothing, so their loss is no failure. */
async function publish(context: RunContext, report: TestReport, merged: MergedReports): Promise<void> {
  const { environment, artifacts, log } = context;
  const text = writeDocument(testReport, report);
  context.setOutput('result-path', await saveDocument(environment, 'test-report.json', text));
  const parent = join(environment.temp, 'paceline');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'test-report-'));
  const paths: string[] = [];
  for (const [name, content] of merged.files) {
    const path = join(folder, name);
    await writeFile(path, content);
    paths.push(path);
  }
  context.setOutput('report-path', merged.files.has('junit.xml') ? join(folder, 'junit.xml') : '');
  const covered = [...merged.files.keys()].find((name) => /^(?:coverage-final\.json|lcov\.info)$/.test(name));
  context.setOutput('coverage-path', covered === undefined ? '' : join(folder, covered));
  try {
    await artifacts.publish({ kind: 'test-report', planId: report.planId, leg: 'all' }, text, paths);
  } catch (error) {
    log.warning(describeError(error));
  }
}
