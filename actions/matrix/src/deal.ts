import type { LegCost, ShardPlan } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import type { DealtShards } from '@paceline/history';
import { plural } from '@paceline/render';
import { mean } from '@paceline/stats';
import type { Combination } from './axes/combinations.ts';
import type { MatrixContext } from './inputs.ts';
import { chooseShards, unlistedShards } from './shards/choose-shards.ts';
import type { EstimatedTest } from './shards/estimates.ts';
import { legTime } from './shards/leg-time.ts';
import { type Leg, legSeconds, legs, unlistedLegs } from './shards/legs.ts';
import { canSplitFiles, splitLongFiles } from './shards/split-files.ts';
import { describeStayed } from './shards/sticky-shards.ts';
import { type Divided, dividedWords, type SuiteTime } from './summary.ts';
import type { TestsToRun } from './tests-to-run.ts';

export type Experimental = ((axes: Combination) => boolean) | undefined;

/** What is known of the tests' durations, by suite. */
interface Estimated {
  readonly estimates: ReadonlyMap<string, readonly EstimatedTest[]>;
  readonly costs: ReadonlyMap<string, LegCost | undefined>;
  /** The shards that tests are to stay in; undefined where that is not asked for. */
  readonly dealt?: DealtShards | undefined;
}

/** The legs of all suites, one suite after the other. */
export function deal(
  { suites }: TestsToRun,
  { estimates, costs, dealt }: Estimated,
  { rows, experimental }: { rows: readonly Combination[]; experimental: Experimental },
  { inputs, log }: Pick<MatrixContext, 'inputs' | 'log'>,
) {
  const divided: Divided[] = [];
  const maySplit = ({ planned }: TestsToRun['suites'][number]) =>
    planned.discovery.by !== 'legs' && canSplitFiles(planned.runner);
  if (inputs['split-files'] && !suites.some(maySplit)) {
    log.warning(
      '"split-files" changes nothing: of no suite does the plan know both its files and a test program that can run a part of one (pytest, RSpec, Playwright).',
    );
  }
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
  const times: SuiteTime[] = [];
  let [makespanSeconds, lowerBoundSeconds] = [0, 0];
  running.forEach((suite, at) => {
    const { planned } = suite;
    const whole = estimates.get(planned.suite)!;
    const say = (note: string) => (suites.length > 1 ? `${planned.suite}: ${note}` : note);
    const limits = {
      shards: inputs.shards,
      targetSeconds: inputs['target-duration'],
      maxCost: inputs['max-cost'],
      // Each suite behind it needs a leg as well.
      maxJobs: inputs['max-jobs'] - found.length - (running.length - at - 1) * rows.length,
      combinations: rows.length,
    };
    const whose = { suite: planned.suite, before: found.length, isNamed: suites.length > 1, experimental };
    if (planned.discovery.by === 'legs') {
      const { loads, note } = unlistedShards({ ...planned, expectedSeconds: suite.expectedSeconds }, limits);
      log.info(say(note));
      found.push(...unlistedLegs(rows, whose, loads));
      return;
    }
    const time = legTime(costs.get(planned.suite));
    const tests = inputs['split-files'] ? splitLongFiles(whole, planned.runner, limits, time) : whole;
    for (const { file, split } of tests) {
      if (split?.part === 1) divided.push({ file, parts: split.of });
    }
    const { partition, note, limited, options, stayed } = chooseShards(tests, limits, time, dealt);
    if (note) (limited ? log.warning : log.info)(say(note));
    if (stayed) log.info(say(`sticky: ${describeStayed(stayed)}.`));
    const own = legs(rows, whose, tests, partition.shards, time);
    found.push(...own);
    const longest = Math.max(...own.map(legSeconds));
    makespanSeconds = Math.max(makespanSeconds, longest);
    lowerBoundSeconds = Math.max(
      lowerBoundSeconds,
      Math.min(longest, time.startSeconds + partition.lowerBound),
    );
    times.push({ suite: planned.suite, cost: time.cost, shards: partition.shards.length, options, stayed });
  });
  const tests = running.flatMap(({ planned }) => estimates.get(planned.suite)!);
  if (divided.length > 0) log.info(`Divided by their tests: ${dividedWords(divided, (file) => file)}.`);
  const predicted: ShardPlan['predicted'] = {
    makespanSeconds,
    lowerBoundSeconds,
    balance: balanceOf(found, makespanSeconds),
    unknownTests: tests.filter((test) => !test.known).length,
  };
  return {
    legs: found,
    predicted,
    times,
    divided,
    tests: tests.length,
    knownTests: suites.reduce((sum, { planned }) => sum + planned.knownTests, 0),
    unlisted: running.filter(({ planned }) => planned.discovery.by === 'legs').length,
  };
}

/** The longest leg divided by the mean of those that were predicted; 1 where nothing was. */
function balanceOf(found: readonly Leg[], makespanSeconds: number): number {
  const loads = found.filter(({ tests }) => tests.length > 0).map(legSeconds);
  return makespanSeconds > 0 ? makespanSeconds / mean(loads) : 1;
}
