import { type ShardPlan, shardPlan, testKey, writeDocument } from '@paceline/contracts';
import { PacelineError, saveDocument } from '@paceline/core';
import { plural } from '@paceline/render';
import { mean } from '@paceline/stats';
import { type Combination, combinations, fitsAny, MatrixProblem } from './axes/combinations.ts';
import { constrained } from './axes/constraints.ts';
import { misreadNumbers } from './axes/yaml-numbers.ts';
import { type EstimatedTest, estimate, noTimings, withRecorded } from './estimates.ts';
import type { MatrixContext } from './inputs.ts';
import { byPriority, type Leg, legs, matrixOutput, planIdOf } from './legs.ts';
import type { Machine } from './machine.ts';
import { refuseMaskedValues } from './masked-values.ts';
import { matrixOfAxes, parallelJobs } from './matrix-of-axes.ts';
import { chooseShards, unlistedShards } from './shards.ts';
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
    return matrixOfAxes(context, rows, experimental);
  }
  const chosen = await testsToRun(inputs, machine);
  const jobOf = suiteJobs(chosen.suites, rows);
  const { estimates, failing } = await estimatesOf(chosen, context, machine);
  const dealt = deal(chosen, estimates, { rows, experimental }, context);
  const { legs: planned, predicted } = dealt;

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
  const matrix = matrixOutput(planId, first, rows, jobOf, experimental !== undefined);
  refuseMaskedValues(matrix, environment.variables);
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

type Experimental = ((axes: Combination) => boolean) | undefined;

/**
 * Which combinations may fail; undefined where nobody asked. Where all may, nothing would be proven.
 * @throws PacelineError PACELINE_MATRIX_AXES
 */
function experimentalIn(patterns: readonly Combination[], rows: readonly Combination[]): Experimental {
  if (patterns.length === 0) return undefined;
  const may = (axes: Combination) => fitsAny(axes, patterns);
  const problem = (message: string, remedy: string) =>
    new PacelineError('PACELINE_MATRIX_AXES', message, remedy);
  if (rows.some((row) => Object.keys(row).some((key) => key.toLowerCase() === 'experimental'))) {
    throw problem(
      '"experimental" is an input and a key of the axes or of "include"; the input sets it on every leg.',
      'Leave one of them out.',
    );
  }
  const unused = patterns.find((pattern) => !rows.some((row) => fitsAny(row, [pattern])));
  if (unused !== undefined) {
    throw problem(
      `"experimental" names ${JSON.stringify(unused).slice(0, 200)}, which is no combination.`,
      'Name values as they stand in "axes" and "include".',
    );
  }
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

/** The legs of all suites, one suite after the other. */
function deal(
  { suites }: TestsToRun,
  estimates: ReadonlyMap<string, readonly EstimatedTest[]>,
  { rows, experimental }: { rows: readonly Combination[]; experimental: Experimental },
  { inputs, log }: Pick<MatrixContext, 'inputs' | 'log'>,
) {
  const running = suites.filter(({ tests, planned, rests }) =>
    planned.discovery.by === 'legs' ? !rests : tests.length > 0,
  );
  const least = running.length * rows.length;
  if (running.length > 1 && least > inputs['max-jobs']) {
    throw new PacelineError(
      'PACELINE_MATRIX_TOO_LARGE',
      `${running.length} suites with ${plural(rows.length, 'combination')} of axes each need ${least} jobs, but "max-jobs" allows ${inputs['max-jobs']}.`,
      'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).',
    );
  }
  const found: Leg[] = [];
  let [makespanSeconds, lowerBoundSeconds] = [0, 0];
  running.forEach((suite, at) => {
    const { planned } = suite;
    const tests = estimates.get(planned.suite)!;
    const say = (note: string) => (suites.length > 1 ? `${planned.suite}: ${note}` : note);
    const limits = {
      shards: inputs.shards,
      targetSeconds: inputs['target-duration'],
      // Each suite behind it needs a leg as well.
      maxJobs: inputs['max-jobs'] - found.length - (running.length - at - 1) * rows.length,
      combinations: rows.length,
    };
    const whose = { suite: planned.suite, before: found.length, isNamed: suites.length > 1, experimental };
    if (planned.discovery.by === 'legs') {
      const { partition, note } = unlistedShards(
        { ...planned, expectedSeconds: suite.expectedSeconds },
        limits,
      );
      log.info(say(note));
      found.push(...legs(rows, whose, [], partition));
      return;
    }
    const items = tests.map((test) => ({ key: testKey(test), seconds: test.estimatedSeconds }));
    const { partition, note, limited } = chooseShards(items, limits);
    if (note) (limited ? log.warning : log.info)(say(note));
    found.push(...legs(rows, whose, tests, partition));
    makespanSeconds = Math.max(makespanSeconds, partition.makespan);
    lowerBoundSeconds = Math.max(lowerBoundSeconds, partition.lowerBound);
  });
  const tests = running.flatMap(({ planned }) => estimates.get(planned.suite)!);
  const predicted: ShardPlan['predicted'] = {
    makespanSeconds,
    lowerBoundSeconds,
    balance: balanceOf(found, makespanSeconds),
    unknownTests: tests.filter((test) => !test.known).length,
  };
  return {
    legs: found,
    predicted,
    tests: tests.length,
    knownTests: suites.reduce((sum, { planned }) => sum + planned.knownTests, 0),
    unlisted: running.filter(({ planned }) => planned.discovery.by === 'legs').length,
  };
}

/** The longest leg divided by the mean of those that were predicted; 1 where nothing was. */
function balanceOf(found: readonly Leg[], makespanSeconds: number): number {
  const loads = found.filter(({ tests }) => tests.length > 0).map(({ predictedSeconds }) => predictedSeconds);
  return makespanSeconds > 0 ? makespanSeconds / mean(loads) : 1;
}

function expand(inputs: MatrixContext['inputs']): Combination[] {
  try {
    const rows = constrained(combinations(inputs), inputs.constraints);
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
  const history = untimed.length === 0 ? noTimings : await machine.timings(inputs.store);
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
    /** Keys of tests that failed when they ran last. */
    failing: new Set(failing),
  };
}

/** Milliseconds are finer than any timing is repeatable. */
const round = (value: number): number => Math.round(value * 1000) / 1000;
