import { type Context, type GitHub, messageOf } from '@paceline/core';
import type { ReportInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { Gaps } from './gaps.ts';
import { finishedJobs, type RunJobs } from './jobs.ts';

type JobsContext = Pick<Context, 'environment'> & {
  readonly inputs: Pick<ReportInputs, 'github-token' | 'check-run-id'>;
};

/** The run's finished jobs; a failure is named in `gaps`. */
export async function readJobs(
  context: JobsContext,
  machine: Pick<Machine, 'createGitHub'>,
  gaps: Gaps,
): Promise<RunJobs> {
  const { inputs, environment } = context;
  const nothing: RunJobs = {
    known: false,
    ...{ jobs: [], running: [], names: [], ownFailure: false, executions: [] },
  };
  if (!environment.onGitHub) {
    gaps.note('Jobs and steps are missing: this did not run on GitHub.');
    return nothing;
  }
  try {
    const github: GitHub = machine.createGitHub(environment, tokenOf(context));
    const found = finishedJobs(await github.listJobs(environment.runId, environment.attempt), {
      id: environment.job,
      checkRunId: inputs['check-run-id'],
      runnerName: environment.variables['RUNNER_NAME'],
    });
    if (found.running.length > 0) {
      gaps.warn(
        `${found.running.length} other job(s) were not over yet and are missing; let the report's job need them.`,
      );
    }
    return found;
  } catch (error) {
    const remedy = error instanceof Error && 'remedy' in error ? ` ${error.remedy}` : '';
    gaps.warn(`${messageOf(error)}${remedy}`);
    return nothing;
  }
}

export const tokenOf = ({ inputs }: Pick<JobsContext, 'inputs'>): string => inputs['github-token'] ?? '';
