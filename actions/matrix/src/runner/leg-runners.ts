import type { Peaks } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import { type Combination, takenKey } from '../axes/combinations.ts';
import { chooseRunner } from './choose-runner.ts';
import { labelsText, type RunnerClass } from './runner-map.ts';

interface LegRunners {
  /** Keys of a leg in the matrix: `runner` and `runner-fallback`; none without a map. */
  of(axes: Combination, suite?: string): Combination;
  /** What people should know of the choices, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * The runners of all legs.
 * @param rows combinations of axes
 * @param suites whose legs run in each of them; empty where no tests run
 * @param peaksOf what earlier legs of a suite needed
 * @throws PacelineError PACELINE_MATRIX_AXES, PACELINE_MATRIX_RUNNER
 */
export function legRunners(
  classes: readonly RunnerClass[],
  rows: readonly Combination[],
  suites: readonly string[],
  peaksOf: (suite: string) => Peaks | undefined,
): LegRunners {
  if (classes.length === 0) return { of: () => ({}), notes: [] };
  const taken = takenKey(rows, KEYS);
  if (taken !== undefined) {
    throw new PacelineError(
      'PACELINE_MATRIX_AXES',
      `"${taken}" is a key of the axes or of "include", and "runner-map" sets it on every leg.`,
      'Name the axis otherwise, for example os.',
    );
  }
  const notes = new Set<string>();
  for (const suite of suites.length > 0 ? suites : [undefined]) {
    for (const row of rows) {
      const { runner, why } = chooseRunner(row, classes, suite === undefined ? undefined : peaksOf(suite));
      if (why !== undefined) notes.add(`Tests of ${suite} run on ${labelsText(runner.runsOn)}: ${why}.`);
    }
  }
  return {
    of(axes, suite) {
      const { runner } = chooseRunner(axes, classes, suite === undefined ? undefined : peaksOf(suite));
      return { runner: runner.runsOn, 'runner-fallback': runner.fallback ?? runner.runsOn };
    },
    notes: [...notes],
  };
}

const KEYS = ['runner', 'runner-fallback'];
