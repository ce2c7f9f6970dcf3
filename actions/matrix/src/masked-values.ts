import { PacelineError, secretValues } from '@paceline/core';

/** Shorter values are words such as `test` or `none`, which nobody keeps secret. */
const LEAST_LENGTH = 6;

/**
 * GitHub drops a whole output, with only a warning, when a masked value is anywhere in it; the jobs
 * that need the matrix then fail far away from the cause. An action cannot ask what is masked, so the
 * values of variables that usually hold credentials are looked for.
 * @throws PacelineError that names the variable and the leg, never the value
 */
export function refuseMaskedValues(
  matrix: { readonly include: readonly object[] },
  variables: Readonly<Record<string, string | undefined>>,
): void {
  const entries = matrix.include.map((leg) => JSON.stringify(leg));
  for (const value of secretValues(variables, [])) {
    const variable = Object.keys(variables).find((name) => variables[name] === value);
    // Every line of a secret with several is masked by itself.
    for (const line of value.split(/\r?\n/).map((text) => text.trim())) {
      if (line.length < LEAST_LENGTH) continue;
      const index = entries.findIndex((entry) => entry.includes(JSON.stringify(line).slice(1, -1)));
      if (index < 0) continue;
      throw new PacelineError(
        'PACELINE_MATRIX_MASKED',
        `The matrix holds the value of ${variable} (entry ${index + 1}); GitHub drops outputs that hold a secret, and the jobs would get no matrix.`,
        `Take the value out of "axes" and "include", or, if it is no secret, do not pass ${variable} to this step.`,
      );
    }
  }
}
