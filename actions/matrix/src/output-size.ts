import { PacelineError } from '@paceline/core';
import { formatCount } from '@paceline/render';

/**
 * Bytes that all outputs of a job may have together, as GitHub counts them: two for each UTF-16 unit. GitHub's own
 * limit is 1,048,576; what is left is for the job's other outputs.
 */
const MOST_BYTES = 1_000_000;

/**
 * GitHub fails a job whose outputs are too large after its last step, with a message that names neither the output nor
 * its size.
 * @throws PacelineError PACELINE_MATRIX_TOO_LARGE
 */
export function refuseTooLargeOutput(
  matrix: { readonly include: readonly object[] },
  isPacked: boolean,
): void {
  const bytes = JSON.stringify(matrix).length * 2;
  if (bytes <= MOST_BYTES) return;
  const jobs = formatCount(matrix.include.length);
  throw new PacelineError(
    'PACELINE_MATRIX_TOO_LARGE',
    `The matrix of ${jobs} jobs has ${formatCount(bytes)} bytes, counted in UTF-16 as GitHub does; an output may have ${formatCount(MOST_BYTES)}.`,
    isPacked
      ? 'Take shorter values in "pack" or fewer combinations, or let each job look up long values by a short one.'
      : 'Take shorter values in "axes" and "include", or let each job look up long values by a short one.',
  );
}
