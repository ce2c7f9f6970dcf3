import { type ShardPlan, shardPlan, testKey, writeDocument } from '@paceline/contracts';
import { type Context, PacelineError, saveDocument } from '@paceline/core';
import { type Combination, combinations, MatrixProblem } from './combinations.ts';
import { estimate, noTimings } from './estimates.ts';
import type { inputs } from './inputs.ts';
import { type Leg, legs, matrixOutput, planIdOf } from './legs.ts';
import type { Machine } from './machine.ts';
import { refuseMaskedValues } from './masked-values.ts';
import type { outputs } from './outputs.ts';
import { chooseShards, unlistedShards } from './shards.ts';
import { describe, resultLine } from './summary.ts';
import { type TestsToRun, testsToRun } from './tests-to-run.ts';
import { misreadNumbers } from './yaml-numbers.ts';

type MatrixContext = Context<typeof inputs, keyof typeof outputs>;

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
  const chosen = await testsToRun(inputs, machine);
  const tests = await estimated(chosen, inputs.store, machine);
  const items = tests.map((test) => ({ key: testKey(test), seconds: test.estimatedSeconds }));

  let planned: Leg[] = [];
  let predicted: ShardPlan['predicted'] = {
    makespanSeconds: 0,
    lowerBoundSeconds: 0,
    balance: 1,
    unknownTests: 0,
  };
  const limits = {
    shards: inputs.shards,
    targetSeconds: inputs['target-duration'],
    maxJobs: inputs['max-jobs'],
    combinations: rows.length,
  };
  if (chosen.discovery.by === 'legs') {
    const { partition, note } = unlistedShards(chosen, limits);
    log.info(note);
    planned = legs(rows, [], partition);
  } else if (tests.length > 0) {
    const { partition, note, limited } = chooseShards(items, limits);
    if (note) (limited ? log.warning : log.info)(note);
    planned = legs(rows, tests, partition);
    predicted = {
      makespanSeconds: partition.makespan,
      lowerBoundSeconds: partition.lowerBound,
      balance: partition.balance,
      unknownTests: tests.filter((test) => !test.known).length,
    };
  }

  const planId = planIdOf(chosen.testPlanId ?? chosen.head, planned, environment.runId);
  const matrix = matrixOutput(planId, planned, rows);
  refuseMaskedValues(matrix, environment.variables);
  const text = writeDocument(shardPlan, {
    kind: 'shard-plan',
    version: 2,
    planId,
    ...(chosen.testPlanId === undefined ? {} : { testPlanId: chosen.testPlanId }),
    createdAt: machine.now().toISOString(),
    head: chosen.head,
    ...(chosen.runner === undefined ? {} : { runner: chosen.runner }),
    discovery: chosen.discovery,
    mode: chosen.mode,
    knownTests: chosen.knownTests,
    legs: planned,
    predicted,
  });
  const path = await saveDocument(environment, 'shard-plan.json', text);
  await context.artifacts.publish({ kind: 'shard-plan', planId, leg: 'all' }, text);

  context.setOutput('matrix', matrix);
  context.setOutput('has-jobs', planned.length > 0);
  context.setOutput('count', planned.length);
  context.setOutput('plan-id', planId);
  context.setOutput('plan-path', path);
  context.setOutput('predicted-seconds', round(predicted.makespanSeconds));
  context.setOutput('lower-bound-seconds', round(predicted.lowerBoundSeconds));
  context.setOutput('balance', round(predicted.balance));
  context.summary(describe(planned, predicted, chosen));
  context.result(resultLine(planned, predicted, chosen));
}

function expand(inputs: MatrixContext['inputs']): Combination[] {
  try {
    const rows = combinations(inputs);
    if (rows.length > 0) return rows;
  } catch (error) {
    if (!(error instanceof MatrixProblem)) throw error;
    throw new PacelineError('PACELINE_MATRIX_AXES', error.message, error.remedy);
  }
  throw new PacelineError(
    'PACELINE_MATRIX_AXES',
    '"exclude" removes every combination, so no test would run anywhere.',
    'Exclude less, or add a combination with "include".',
  );
}

/** The history is asked only about tests that the plan has no seconds of. */
async function estimated(chosen: TestsToRun, store: readonly string[], machine: Machine) {
  const complete = chosen.tests.every((test) => test.estimatedSeconds !== undefined);
  return estimate(chosen.tests, complete ? noTimings : await machine.timings(store));
}

/** Milliseconds are finer than any timing is repeatable. */
const round = (value: number): number => Math.round(value * 1000) / 1000;
