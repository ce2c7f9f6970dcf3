import { shardPlan, testKey, writeDocument } from '@paceline/contracts';
import { PacelineError, saveDocument } from '@paceline/core';
import { keysOf } from './axes/by-values.ts';
import { checkPatternsFit } from './axes/check-patterns.ts';
import { type Combination, combinations, fitsAny, MatrixProblem, takenKey } from './axes/combinations.ts';
import { constrained } from './axes/constraints.ts';
import { misreadNumbers } from './axes/yaml-numbers.ts';
import { deal, type Experimental } from './deal.ts';
import type { MatrixContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { refuseMaskedValues } from './masked-values.ts';
import { matrixOfAxes, parallelJobs } from './matrix-of-axes.ts';
import { refuseTooLargeOutput } from './output-size.ts';
import { legRunners } from './runner/leg-runners.ts';
import { estimate, noTimings, withRecorded } from './shards/estimates.ts';
import { byPriority, matrixOutput, planIdOf } from './shards/legs.ts';
import { suiteJobs } from './suite-jobs.ts';
import { describe, nothing, resultLine } from './summary.ts';
import { type TestsToRun, testsToRun } from './tests-to-run.ts';

/**
 * From the tests that have to run to the jobs that run them: expand the axes, estimate the tests, deal them
 * to shards, and hand on the plan (to the legs, as a document) and the matrix (to the workflow, as an output).
 */
export async function makeMatrix(context: MatrixContext, machine: Machine): Promise<void> {
  const { inputs, environment, log } = context;
  const rows = expand(inputs);
  for (const { source, value } of [inputs.axes, inputs.include, inputs.exclude].flatMap(misreadNumbers)) {
    log.warning(`YAML reads ${source} as ${value}; if it is a version, write it in quotes: '${source}'.`);
  }
  const experimental = experimentalIn(inputs.experimental, rows);
  if (inputs.plan === undefined && inputs.tests.length === 0 && hasAxes(inputs)) {
    return matrixOfAxes(context, rows, experimental, machine);
  }
  if (inputs.pack.length > 0) {
    throw new PacelineError(
      'PACELINE_MATRIX_AXES',
      '"pack" is for axes alone; the tests of a leg run in one combination.',
      'Leave "pack" out, or give "axes" without "plan" and "tests".',
    );
  }
  if (inputs.affected.length > 0) {
    throw new PacelineError(
      'PACELINE_MATRIX_AXES',
      '"affected" is for axes alone; with tests, test-impact decides what a change can affect.',
      'Leave "affected" out, or leave out "plan" and "tests".',
    );
  }
  const chosen = await testsToRun(inputs, machine);
  const jobOf = suiteJobs(chosen.suites, rows);
  const { failing, peaksOf, ...estimated } = await estimatesOf(chosen, context, machine);
  const dealt = deal(chosen, estimated, { rows, experimental }, context);
  const { legs: planned, predicted } = dealt;
  const suites = chosen.suites.map((suite) => suite.planned.suite);
  const runners = legRunners(inputs['runner-map'], rows, suites, peaksOf);
  for (const note of runners.notes) log.notice(note);

  const planId = planIdOf(chosen.testPlanId ?? chosen.head, planned, environment.runId);
  const isEmpty = planned.length === 0;
  if (isEmpty && inputs['on-empty'] === 'error') {
    throw new PacelineError(
      'PACELINE_MATRIX_EMPTY',
      `There is ${nothing(dealt)}, which "on-empty: error" does not allow.`,
      'Let test-impact find the tests, or use "on-empty: skip".',
    );
  }
  const first = inputs.priority === 'none' ? planned : byPriority(planned, failing);
  const matrix = matrixOutput(planId, first, rows, {
    jobOf: (suite, axes) => ({ ...jobOf(suite), ...runners.of(axes, suite) }),
    hasExperimental: experimental !== undefined,
  });
  refuseMaskedValues(matrix, environment.variables);
  refuseTooLargeOutput(matrix, false);
  const text = writeDocument(shardPlan, {
    kind: 'shard-plan',
    version: 3,
    planId,
    ...(chosen.testPlanId === undefined ? {} : { testPlanId: chosen.testPlanId }),
    createdAt: machine.now().toISOString(),
    head: chosen.head,
    suites: chosen.suites.map((suite) => suite.planned),
    legs: planned,
    predicted,
  });
  const path = await saveDocument(environment, 'shard-plan.json', text);
  await context.artifacts.publish({ kind: 'shard-plan', planId, leg: 'all' }, text);

  context.setOutput('matrix', matrix);
  context.setOutput('has-jobs', !isEmpty || inputs['on-empty'] === 'sentinel');
  context.setOutput('max-parallel', parallelJobs(inputs, planned.length));
  context.setOutput('count', planned.length);
  context.setOutput('plan-id', planId);
  context.setOutput('plan-path', path);
  context.setOutput('predicted-seconds', round(predicted.makespanSeconds));
  context.setOutput('lower-bound-seconds', round(predicted.lowerBoundSeconds));
  context.setOutput('balance', round(predicted.balance));
  context.summary(describe(planned, predicted, dealt));
  context.result(resultLine(planned, predicted, dealt));
}

/**
 * Which combinations may fail; undefined where nobody asked. Where all may, nothing would be proven.
 * @throws PacelineError PACELINE_MATRIX_AXES
 */
function experimentalIn(patterns: readonly Combination[], rows: readonly Combination[]): Experimental {
  if (patterns.length === 0) return undefined;
  const may = (axes: Combination) => fitsAny(axes, patterns);
  const problem = (message: string, remedy: string) =>
    new PacelineError('PACELINE_MATRIX_AXES', message, remedy);
  if (takenKey(rows, ['experimental']) !== undefined) {
    throw problem(
      '"experimental" is an input and a key of the axes or of "include"; the input sets it on every leg.',
      'Leave one of them out.',
    );
  }
  checkPatternsFit('experimental', patterns, rows);
  if (rows.every(may)) {
    throw problem(
      '"experimental" fits every combination: all legs might fail, and the proof would be green.',
      'Name only what may fail.',
    );
  }
  return may;
}

const hasAxes = ({ axes, include }: MatrixContext['inputs']): boolean =>
  Object.keys(axes).length + include.length > 0;

function expand(inputs: MatrixContext['inputs']): Combination[] {
  try {
    const rows = constrained(combinations(inputs), inputs.constraints, keysOf(inputs));
    if (rows.length > 0) return rows;
  } catch (error) {
    if (!(error instanceof MatrixProblem)) throw error;
    throw new PacelineError('PACELINE_MATRIX_AXES', error.message, error.remedy);
  }
  throw new PacelineError(
    'PACELINE_MATRIX_AXES',
    `${inputs.constraints.length > 0 ? '"exclude" and "constraints" remove' : '"exclude" removes'} every combination, so nothing would run anywhere.`,
    'Exclude less, or add a combination with "include".',
  );
}

/** Seconds of each suite's tests; the history is asked only about tests that the plan has no seconds of. */
async function estimatesOf({ suites }: TestsToRun, { inputs, log }: MatrixContext, machine: Machine) {
  const all = suites.flatMap(({ tests }) => tests);
  const untimed = all.filter((test) => test.estimatedSeconds === undefined);
  const needsHistory = untimed.length > 0 || inputs['runner-map'].length > 0 || inputs.sticky;
  const history = needsHistory ? await machine.timings(inputs.store) : noTimings;
  const timings = await withOthers(history);

  /** What other programs recorded is only asked for what the history does not know. */
  async function withOthers(known: typeof history) {
    if (inputs.timings.length === 0) return known;
    if (untimed.every((test) => known.seconds(test) !== undefined)) {
      log.info('"timings" is not read: earlier runs tell how long every test file takes.');
      return known;
    }
    const files = [...new Set(all.map(({ file }) => file))];
    return withRecorded(known, await machine.recordedTimings(inputs.timings, files));
  }
  const failing = suites.flatMap(({ tests }) =>
    tests.filter((test) => test.failedLast === true || timings.failedLast(test)).map(testKey),
  );
  return {
    estimates: new Map(suites.map(({ planned, tests }) => [planned.suite, estimate(tests, timings)])),
    /** What legs of each suite take beside their tests, as far as earlier ones show it. */
    costs: new Map(
      suites.map((one) => [one.planned.suite, one.legCost ?? timings.legCost(one.planned.suite)]),
    ),
    /** Keys of tests that failed when they ran last. */
    failing: new Set(failing),
    dealt: inputs.sticky ? timings.dealt() : undefined,
    peaksOf: (suite: string) => timings.peaks(suite),
  };
}

/** Milliseconds are finer than any timing is repeatable. */
const round = (value: number): number => Math.round(value * 1000) / 1000;
