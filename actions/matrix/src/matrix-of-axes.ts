import { PacelineError } from '@paceline/core';
import { escapeMarkdown, plural } from '@paceline/render';
import { affectedCombinations } from './axes/affected.ts';
import { keysOf } from './axes/by-values.ts';
import { checkPatternsFit } from './axes/check-patterns.ts';
import type { Combination } from './axes/combinations.ts';
import type { MatrixContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { refuseMaskedValues } from './masked-values.ts';
import { refuseTooLargeOutput } from './output-size.ts';
import { nothingPacked } from './pack/pack.ts';
import { type AxesJobs, type OfJobs, packedJobs } from './packed-jobs.ts';
import { legRunners } from './runner/leg-runners.ts';
import { emptyMatrix, jobsOfAxes } from './shards/legs.ts';

/** A share of the account's jobs stays free for other runs. */
const PARALLEL_SHARE = 0.8;

/** What `strategy.max-parallel` takes: never 0, never more than there are jobs. */
export function parallelJobs(inputs: MatrixContext['inputs'], jobs: number): number {
  const given = inputs['max-parallel'] ?? jobs;
  const most = given === 'auto' ? Math.floor(inputs['concurrent-jobs'] * PARALLEL_SHARE) : given;
  return Math.max(1, Math.min(most, jobs));
}

/** Without tests: jobs that build, measure or deploy each combination. No plan is made, since there is nothing to prove. */
export async function matrixOfAxes(
  context: MatrixContext,
  all: readonly Combination[],
  experimental: ((axes: Combination) => boolean) | undefined,
  machine: Pick<Machine, 'changedPaths' | 'namedTimings'>,
): Promise<void> {
  const { inputs, environment } = context;
  const rows = await affected(context, all, machine);
  const isPacked = inputs.pack.length > 0;
  if (rows.length > inputs['max-jobs'] && !isPacked) {
    throw new PacelineError(
      'PACELINE_MATRIX_TOO_LARGE',
      `The axes make ${rows.length} combinations, but "max-jobs" allows ${inputs['max-jobs']} jobs.`,
      'Name in "pack" the axes of which a job may take several values, exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).',
    );
  }
  const untouched = all.length - rows.length;
  const said = `${plural(untouched, 'combination')} not affected by this change`;
  const isEmpty = rows.length === 0;
  if (isEmpty && inputs['on-empty'] === 'error') {
    throw new PacelineError(
      'PACELINE_MATRIX_EMPTY',
      `There is nothing to run: ${said}, which "on-empty: error" does not allow.`,
      'Name more files in "affected", or use "on-empty: skip".',
    );
  }
  const runners = legRunners(inputs['runner-map'], all, [], () => undefined);
  const ofJobs = { runnerOf: runners.of, experimental };
  const jobs = isEmpty
    ? noJobs(inputs, all, ofJobs)
    : isPacked
      ? await packedJobs(context, rows, ofJobs, machine)
      : singleJobs(rows, ofJobs, untouched > 0);
  const matrix = { include: jobs.include };
  refuseMaskedValues(matrix, environment.variables);
  refuseTooLargeOutput(matrix, isPacked);
  const count = isEmpty ? 0 : jobs.include.length;
  context.setOutput('matrix', matrix);
  context.setOutput('has-jobs', !isEmpty || inputs['on-empty'] === 'sentinel');
  context.setOutput('count', count);
  context.setOutput('max-parallel', parallelJobs(inputs, count));
  const left = untouched > 0 ? ['', `${said[0]!.toUpperCase()}${said.slice(1)}.`] : [];
  context.summary(`${[jobs.summary, ...left].join('\n')}\n`);
  context.result(`matrix: ${jobs.result}${untouched > 0 ? `; ${said}` : ''}`);
}

/** Each combination is a job of its own. */
function singleJobs(
  rows: readonly Combination[],
  { runnerOf, experimental }: OfJobs,
  areAffected: boolean,
): AxesJobs {
  const { include } = jobsOfAxes(rows, runnerOf, experimental);
  const names = include.map(({ name }) => `- ${escapeMarkdown(String(name))}`);
  const more = names.length > SHOWN_JOBS ? [`- and ${names.length - SHOWN_JOBS} more`] : [];
  const title = `### Matrix: ${plural(rows.length, 'job')}`;
  return {
    include,
    summary: [title, '', ...names.slice(0, SHOWN_JOBS), ...more].join('\n'),
    result: `${plural(rows.length, 'job')}, one for each ${areAffected ? 'affected ' : ''}combination of axes`,
  };
}

/** The leg that stands for none, with the keys that legs have otherwise. */
function noJobs(
  inputs: MatrixContext['inputs'],
  [first = {}]: readonly Combination[],
  { runnerOf, experimental }: OfJobs,
): AxesJobs {
  const { pack } = inputs;
  const axes = pack.length > 0 ? nothingPacked(first, { pack, keys: keysOf(inputs) }) : first;
  const jobOf = () => runnerOf(first);
  return {
    include: emptyMatrix([axes], { jobOf, hasExperimental: experimental !== undefined }).include,
    summary: '### Matrix: 0 jobs',
    result: '0 jobs, one for each affected combination of axes',
  };
}

/** The combinations that the change can affect; all of them where what changed is not known, or how it is run. */
async function affected(
  { inputs, environment, log }: MatrixContext,
  rows: readonly Combination[],
  machine: Pick<Machine, 'changedPaths'>,
): Promise<readonly Combination[]> {
  const rules = inputs.affected;
  if (rules.length === 0) return rows;
  checkPatternsFit(
    'affected',
    rules.map(({ combination }) => combination),
    rows,
  );
  const changed = await machine.changedPaths(inputs['max-deepen']);
  if ('unknown' in changed) {
    log.notice(`All combinations run: ${changed.unknown}.`);
    return rows;
  }
  const workflow = changed.find((path) => isHowItRuns(path, environment.variables['GITHUB_WORKFLOW_REF']));
  if (workflow !== undefined) {
    log.notice(`All combinations run: ${workflow}, which says how they run, changed.`);
    return rows;
  }
  const { foreignPatterns, matchedPaths } = await import('@paceline/runners');
  const foreign = foreignPatterns(PATTERN_MILLISECONDS);
  return affectedCombinations(rows, rules, (globs) => matchedPaths(foreign, globs, changed).size > 0);
}

/** The workflow of this run, `owner/name/path@ref`, and what it may start or take from beside the workflows. */
const isHowItRuns = (path: string, workflowRef = ''): boolean =>
  /^\.github\/(?!workflows\/|ISSUE_TEMPLATE\/).*(?<!\.md)$/s.test(path) ||
  workflowRef.replace(/@.*$/s, '').endsWith(`/${path}`);

const SHOWN_JOBS = 64;
/** For all globs together; one that takes longer is an error that names it. */
const PATTERN_MILLISECONDS = 5000;
