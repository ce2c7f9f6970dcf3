import { PacelineError } from '@paceline/core';
import { escapeMarkdown, plural } from '@paceline/render';
import type { Combination } from './axes/combinations.ts';
import type { MatrixContext } from './inputs.ts';
import { refuseMaskedValues } from './masked-values.ts';
import { jobsOfAxes } from './shards/legs.ts';

/** A share of the account's jobs stays free for other runs. */
const PARALLEL_SHARE = 0.8;

/** What `strategy.max-parallel` takes: never 0, never more than there are jobs. */
export function parallelJobs(inputs: MatrixContext['inputs'], jobs: number): number {
  const given = inputs['max-parallel'] ?? jobs;
  const most = given === 'auto' ? Math.floor(inputs['concurrent-jobs'] * PARALLEL_SHARE) : given;
  return Math.max(1, Math.min(most, jobs));
}

/** Without tests: jobs that build, measure or deploy each combination. No plan is made, since there is nothing to prove. */
export function matrixOfAxes(
  context: MatrixContext,
  rows: readonly Combination[],
  experimental: ((axes: Combination) => boolean) | undefined,
): void {
  const { inputs, environment } = context;
  if (rows.length > inputs['max-jobs']) {
    throw new PacelineError(
      'PACELINE_MATRIX_TOO_LARGE',
      `The axes make ${rows.length} combinations, but "max-jobs" allows ${inputs['max-jobs']} jobs.`,
      'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).',
    );
  }
  const matrix = jobsOfAxes(rows, experimental);
  refuseMaskedValues(matrix, environment.variables);
  context.setOutput('matrix', matrix);
  context.setOutput('has-jobs', true);
  context.setOutput('count', rows.length);
  context.setOutput('max-parallel', parallelJobs(inputs, rows.length));
  const names = matrix.include.map(({ name }) => `- ${escapeMarkdown(String(name))}`);
  const more = names.length > SHOWN_JOBS ? `\n- and ${names.length - SHOWN_JOBS} more` : '';
  context.summary(
    `### Matrix: ${plural(rows.length, 'job')}\n\n${names.slice(0, SHOWN_JOBS).join('\n')}${more}\n`,
  );
  context.result(`matrix: ${plural(rows.length, 'job')}, one for each combination of axes`);
}

const SHOWN_JOBS = 64;
