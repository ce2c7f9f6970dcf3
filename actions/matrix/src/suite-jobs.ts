import { PacelineError } from '@paceline/core';
import { type Combination, takenKey } from './axes/combinations.ts';
import type { Value } from './axes/equal.ts';
import type { SuiteToRun } from './tests-to-run.ts';

/**
 * What the matrix says of the jobs of each suite: its name, where there are several; `container` and `services`, where
 * a suite has one, for every leg, since a workflow that asks for them needs a value: an empty container is none.
 * @param combinations with the keys that the user gave, which may not be the same
 * @returns the values of a suite's legs; of no suite, those of a leg that runs nothing
 * @throws PacelineError PACELINE_MATRIX_AXES
 */
export function suiteJobs(
  suites: readonly SuiteToRun[],
  combinations: readonly Combination[],
): (suite: string | undefined) => Combination {
  const keys = [
    ...(suites.length > 1 ? ['suite'] : []),
    ...(['container', 'services'] as const).filter((key) => suites.some(({ job }) => job[key] !== undefined)),
  ];
  const taken = takenKey(combinations, keys);
  if (taken !== undefined) {
    throw new PacelineError(
      'PACELINE_MATRIX_AXES',
      `"${taken}" cannot be an axis or a key of "include" here: the suites of the plan set it on every leg.`,
      'Name the axis otherwise.',
    );
  }
  const jobs = new Map(suites.map(({ planned, job }) => [planned.suite, job]));
  return (suite) => {
    const job = suite === undefined ? undefined : jobs.get(suite);
    const values: Combination = {
      suite: suite ?? '',
      container: (job?.container ?? '') as Value,
      services: (job?.services ?? {}) as Value,
    };
    return Object.fromEntries(keys.map((key) => [key, values[key]!]));
  };
}
