import { PacelineError } from '@paceline/core';
import { type Combination, fitsAny } from './combinations.ts';

/**
 * Checks that each pattern of an input fits a combination: one that fits none is a slip of the pen.
 * @throws PacelineError PACELINE_MATRIX_AXES
 */
export function checkPatternsFit(
  input: string,
  patterns: readonly Combination[],
  combinations: readonly Combination[],
): void {
  const unused = patterns.find((pattern) => !combinations.some((axes) => fitsAny(axes, [pattern])));
  if (unused === undefined) return;
  throw new PacelineError(
    'PACELINE_MATRIX_AXES',
    `"${input}" names ${JSON.stringify(unused).slice(0, 200)}, which is no combination.`,
    'Name values as they stand in "axes" and "include".',
  );
}
