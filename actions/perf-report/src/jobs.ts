import type { PerfReport } from '@paceline/contracts';
import type { GitHubJob } from '@paceline/core';
import type { JobPlace } from './profiles.ts';

export type ReportJob = PerfReport['jobs'][number];

/** The jobs of a run as the report needs them: what is over, and what can be said of our own job. */
export interface RunJobs {
  readonly jobs: ReportJob[];
  /** Names of other jobs that were not over when they were read; their timings are missing. */
  readonly running: string[];
  /** A step before ours in our own job failed, e.g. the proof that every planned test ran. */
  readonly ownFailure: boolean;
  /** Where each of `jobs` ran. */
  readonly places: JobPlace[];
}

/** Who we are among the run's jobs. */
export interface OwnJob {
  /** The job's id in the workflow file. */
  readonly id: string;
  /** Id of our check run, which is the job's id in the API, where the runner tells it. */
  readonly checkRunId?: number | undefined;
  readonly runnerName: string | undefined;
}

/**
 * Takes the finished jobs out of the API's answer. Our own job is not over while it is reported on, so it
 * is left out. It is the one of our check run; where the runner does not tell that, the unfinished job on
 * our runner, else the one that carries our id as its name, else the only unfinished one.
 */
export function finishedJobs(found: readonly GitHubJob[], own: OwnJob): RunJobs {
  const unfinished = found.filter(({ status }) => status !== 'completed');
  const candidates = unfinished.filter(({ status }) => status === 'in_progress');
  const ours =
    found.find(({ id }) => id === own.checkRunId) ??
    only(candidates.filter((job) => own.runnerName && job.runner_name === own.runnerName)) ??
    only(candidates.filter((job) => job.name === own.id || job.name.endsWith(` / ${own.id}`))) ??
    only(candidates);
  const finished = found.filter(
    (job) => job !== ours && job.status === 'completed' && job.conclusion !== 'skipped',
  );
  return {
    jobs: finished
      .map(describeJob)
      .sort((a, b) => compareText(a.startedAt ?? '', b.startedAt ?? '') || compareText(a.name, b.name)),
    running: unfinished.filter((job) => job !== ours).map(({ name }) => name),
    ownFailure: ours?.steps?.some(({ conclusion }) => conclusion === 'failure') ?? false,
    places: finished.map(({ id, name, runner_name, started_at, completed_at }) => ({
      id,
      name,
      ...(runner_name ? { runnerName: runner_name } : {}),
      from: Date.parse(started_at ?? ''),
      to: Date.parse(completed_at ?? ''),
    })),
  };
}

function describeJob(job: GitHubJob): ReportJob {
  const startedAt = instant(job.started_at);
  const completedAt = instant(job.completed_at);
  const createdAt = instant(job.created_at);
  return {
    name: job.name,
    conclusion: job.conclusion ?? 'unknown',
    ...(startedAt ? { startedAt } : {}),
    ...(completedAt ? { completedAt } : {}),
    ...(createdAt && startedAt ? { queueSeconds: secondsBetween(createdAt, startedAt) } : {}),
    seconds: secondsBetween(startedAt, completedAt),
    steps: (job.steps ?? [])
      .filter(({ conclusion }) => conclusion !== 'skipped')
      .map((step) => ({
        name: step.name,
        number: step.number,
        conclusion: step.conclusion ?? 'unknown',
        seconds: secondsBetween(instant(step.started_at), instant(step.completed_at)),
      })),
  };
}

/**
 * Seconds during which at least one job was waiting for a runner or running. Time in which nothing could
 * run does not count: the wait for an approval, and the hours between a run and its re-run.
 */
export function wallSeconds(jobs: readonly ReportJob[]): number | undefined {
  const spans = jobs
    .filter(({ startedAt, completedAt }) => startedAt && completedAt)
    .map(({ startedAt, completedAt, queueSeconds = 0 }) => ({
      from: Date.parse(startedAt!) - queueSeconds * 1000,
      to: Date.parse(completedAt!),
    }))
    .sort((a, b) => a.from - b.from);
  if (spans.length === 0) return undefined;
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total / 1000;
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** ISO 8601 in UTC, or nothing: a step that never started has no time, or the year 1. */
function instant(text: string | null | undefined): string | undefined {
  const ms = text ? Date.parse(text) : Number.NaN;
  return ms > 0 ? new Date(ms).toISOString() : undefined;
}

/** Never negative: clocks of API and runner may differ by a second. */
const secondsBetween = (from: string | undefined, to: string | undefined): number =>
  from && to ? Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000) : 0;
