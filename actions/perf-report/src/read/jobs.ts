import type { PerfReport } from '@paceline/contracts';
import type { GitHubJob, GitHubStep } from '@paceline/core';
import type { JobExecution } from './profiles.ts';

export type ReportJob = PerfReport['jobs'][number];

/** The jobs of a run as the report needs them: what is over, and what can be said of our own job. */
export interface RunJobs {
  /** Whether the run's jobs could be read: where not, none of them is here, and some may be red. */
  readonly known: boolean;
  readonly jobs: ReportJob[];
  /** Names of other jobs that were not over when they were read; their timings are missing. */
  readonly running: string[];
  /** Our own job, where it was found for certain: by its check run. */
  readonly own?: { readonly id: number; readonly name: string };
  /** Names of all jobs of the run, ours and unfinished ones among them. */
  readonly names: string[];
  /** A step before ours in our own job failed, e.g. the proof that every planned test ran. */
  readonly ownFailure: boolean;
  /** Where each of `jobs` ran. */
  readonly executions: JobExecution[];
}

/** Who we are among the run's jobs. */
interface OwnJob {
  /** The job's id in the workflow file. */
  readonly id: string;
  /** Id of our check run, which is the job's id in the API, where the runner gives it. */
  readonly checkRunId?: number | undefined;
  readonly runnerName: string | undefined;
}

/**
 * Takes the finished jobs out of the API's answer. Our own job is not over while it is reported on, so it
 * is left out. It is the one of our check run; where that is not known, the unfinished job on
 * our runner, else the one that carries our id as its name, else the only unfinished one.
 */
export function finishedJobs(found: readonly GitHubJob[], own: OwnJob): RunJobs {
  const unfinished = found.filter(({ status }) => status !== 'completed');
  const candidates = unfinished.filter(({ status }) => status === 'in_progress');
  const certain = found.find(({ id }) => id === own.checkRunId);
  const ours =
    certain ??
    only(candidates.filter((job) => own.runnerName && job.runner_name === own.runnerName)) ??
    only(candidates.filter((job) => job.name === own.id || job.name.endsWith(` / ${own.id}`))) ??
    only(candidates);
  const finished = found.filter((job) => job !== ours && job.status === 'completed');
  return {
    known: true,
    jobs: finished
      .map(describeJob)
      .sort((a, b) => compareText(a.startedAt ?? '~', b.startedAt ?? '~') || compareText(a.name, b.name)),
    running: unfinished.filter((job) => job !== ours).map(({ name }) => name),
    ...(certain ? { own: { id: certain.id, name: certain.name } } : {}),
    names: found.map(({ name }) => name),
    ownFailure: ours?.steps?.some(({ conclusion }) => conclusion === 'failure') ?? false,
    executions: finished
      .filter((job) => !neverRan(job))
      .map(({ id, name, runner_name, started_at, completed_at }) => ({
        id,
        name,
        ...(runner_name ? { runnerName: runner_name } : {}),
        from: Date.parse(started_at ?? ''),
        to: Date.parse(completed_at ?? ''),
      })),
  };
}

/** GitHub gives a job that never ran times as well: when it was created, and when that was decided. */
function neverRan({ conclusion, runner_name, steps }: GitHubJob): boolean {
  if (conclusion === 'skipped') return true;
  const withoutRunner = !runner_name && (steps ?? []).length === 0;
  return withoutRunner && WITHOUT_RUNNER.has(conclusion ?? '');
}

const WITHOUT_RUNNER = new Set(['cancelled', 'stale', 'action_required', 'neutral', 'startup_failure']);

/**
 * GitHub fails a job whose runner it no longer hears of. No step of it failed, and the one that was running never ended
 * (actions/runner#2624 and reports of its API's answers).
 */
function lostRunner({ conclusion, steps = [] }: GitHubJob): boolean {
  if (conclusion !== 'failure') return false;
  const isOver = ({ status, conclusion }: GitHubStep) => status === 'completed' || conclusion !== null;
  const failed = steps.some((step) => step.conclusion === 'failure' || step.conclusion === 'timed_out');
  return !failed && steps.some((step) => !isOver(step));
}

function describeJob(job: GitHubJob): ReportJob {
  const { id, name, conclusion, run_attempt: attempt = 1 } = job;
  const ended = {
    ...{ id, name, conclusion: conclusion ?? 'unknown' },
    ...(lostRunner(job) ? { lostRunner: true } : {}),
    ...(attempt > 1 ? { attempt } : {}),
  };
  if (neverRan(job)) return { ...ended, steps: [] };
  const startedAt = instant(job.started_at);
  const completedAt = instant(job.completed_at);
  const seconds = secondsBetween(startedAt, completedAt);
  const queueSeconds = secondsBetween(instant(job.created_at), startedAt);
  return {
    ...ended,
    ...(startedAt ? { startedAt } : {}),
    ...(completedAt ? { completedAt } : {}),
    ...(queueSeconds === undefined ? {} : { queueSeconds }),
    ...(seconds === undefined ? {} : { seconds }),
    steps: describeSteps(job.steps ?? [], seconds),
  };
}

/**
 * Steps run one after the other, each timed in whole seconds. Where they take longer together than their job, GitHub
 * gave each of them the times of all, and so none of these is a time of one.
 */
function describeSteps(found: readonly GitHubStep[], jobSeconds: number | undefined): ReportJob['steps'] {
  const steps = found
    .filter(({ conclusion }) => conclusion !== 'skipped')
    .map(({ name, number, conclusion, started_at, completed_at }) => ({
      step: { name, number, conclusion: conclusion ?? 'unknown' },
      seconds: secondsBetween(instant(started_at), instant(completed_at)),
    }));
  const together = steps.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const possible = jobSeconds === undefined || together <= jobSeconds + steps.length;
  return steps.map(({ step, seconds }) => ({
    ...step,
    ...(possible && seconds !== undefined ? { seconds } : {}),
  }));
}

/** Jobs that ran for an unknown time. With one of them, the time of the whole run is unknown too. */
export const untimedJobs = (jobs: readonly ReportJob[]): ReportJob[] =>
  jobs.filter(
    ({ conclusion, seconds }) =>
      seconds === undefined && conclusion !== 'skipped' && !WITHOUT_RUNNER.has(conclusion),
  );

/**
 * Seconds during which at least one job was waiting for a runner or running. Time in which nothing could
 * run does not count: the wait for an approval, and the hours between a run and its re-run. Undefined when no
 * job ran, or the times of one that did are not known.
 */
export function wallSeconds(jobs: readonly ReportJob[]): number | undefined {
  if (untimedJobs(jobs).length > 0) return undefined;
  const spans = jobs
    .filter(({ seconds }) => seconds !== undefined)
    .map(({ startedAt, seconds = 0, queueSeconds = 0 }) => {
      const start = Date.parse(startedAt!);
      return { from: start - queueSeconds * 1000, to: start + seconds * 1000 };
    })
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

/** Names that several jobs of a run share: figures that are kept by name cannot be compared for these jobs. */
export function sharedNames(jobs: readonly { readonly name: string }[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of jobs) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** ISO 8601 in UTC, or nothing: a step that never started has no time, or the year 1. */
function instant(text: string | null | undefined): string | undefined {
  const ms = text ? Date.parse(text) : Number.NaN;
  return ms > 0 ? new Date(ms).toISOString() : undefined;
}

/** Undefined where one of the two is not known, or the end is before the start: an unknown time, not 0 s. */
function secondsBetween(from: string | undefined, to: string | undefined): number | undefined {
  if (!from || !to) return undefined;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds >= 0 ? seconds : undefined;
}
