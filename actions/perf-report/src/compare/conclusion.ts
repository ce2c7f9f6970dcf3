import type { LegResult, PerfReport } from '@paceline/contracts';
import type { ReportJob, RunJobs } from '../read/jobs.ts';
import { jobOf } from '../read/profiles.ts';
import type { Tolerance } from '../tolerance/tolerance.ts';
import { isRed, markOf } from './job-mark.ts';

export interface Conclusion {
  readonly conclusion: PerfReport['conclusion'];
  /** Why it is unknown, or what failed although the run is green. */
  readonly reason?: string;
  /** The jobs; those whose failure the workflow tolerates are marked. */
  readonly jobs: ReportJob[];
}

type Legs = readonly Pick<LegResult, 'name' | 'outcome' | 'checkRunId'>[];

/** Conclusions that a green run can hold. */
const HARMLESS = new Set(['success', 'skipped', 'neutral', 'cancelled']);

/** Whether something is red, so that it matters what the workflow tolerates. */
export const isAnythingRed = ({ jobs, ownFailure }: RunJobs, legs: Legs): boolean =>
  ownFailure || jobs.some(({ conclusion }) => isRed(conclusion)) || failedLegs(legs).length > 0;

/**
 * How the run ends, if the rest of our own job succeeds: red when a job, a leg's tests or a step of our own
 * job is red and the workflow does not tolerate it; unknown when that could not be found out for one of them.
 * @param tolerance absent when nothing is red
 */
export function concludeRun(run: RunJobs, legs: Legs, tolerance: Tolerance | undefined): Conclusion {
  const ask: Tolerance = tolerance ?? (() => ({ tolerates: false }));
  const tolerated: string[] = [];
  const doubts: string[] = [];
  let red = false;
  const judge = (what: string, { tolerates, why }: ReturnType<Tolerance>): boolean => {
    if (tolerates === false) red = true;
    else if (tolerates) tolerated.push(what);
    else doubts.push(`${what}, and ${why ?? 'nothing says whether that is allowed'}`);
    return tolerates === true;
  };

  const jobs = run.jobs.map((job) => {
    const { word } = markOf(job);
    const what = `"${job.name}" ${word}`;
    if (job.conclusion === 'startup_failure') red = true;
    else if (job.conclusion === 'failure') {
      return judge(what, ask(job.name)) ? { ...job, tolerated: true } : job;
    } else if (isRed(job.conclusion)) {
      // GitHub does not say what becomes of a job that timed out where failures are tolerated.
      const answer = ask(job.name);
      const why = 'GitHub does not say what that means where failures are allowed';
      judge(what, answer.tolerates ? { tolerates: undefined, why } : answer);
    } else if (!HARMLESS.has(job.conclusion)) doubts.push(`"${job.name}" ended with: ${word}`);
    return job;
  });
  if (run.ownFailure) judge('a step before this one failed', ask(run.own?.name));
  for (const { name, checkRunId } of failedLegs(legs)) {
    // Our own job and a red one have been judged; a green job may still not hide a red test.
    const own = checkRunId !== undefined && checkRunId === run.own?.id && run.ownFailure;
    const job = jobOf(checkRunId, run.executions);
    if (own || (job && isRed(run.jobs.find(({ id }) => id === job.id)?.conclusion ?? ''))) continue;
    if (!job && tolerated.length > 0) judge(`the tests of "${name}" failed`, { tolerates: undefined });
    else red = true;
  }

  if (red) return { conclusion: 'failure', jobs };
  if (doubts.length > 0) {
    const reason = `It is not known whether this run is green, so it is no baseline: ${listed(doubts, '; ')}.`;
    return { conclusion: 'unknown', reason, jobs };
  }
  const cancelled = jobs.some(({ conclusion }) => conclusion === 'cancelled');
  return {
    conclusion: cancelled ? 'cancelled' : 'success',
    ...(tolerated.length > 0 ? { reason: `Allowed by continue-on-error: ${listed(tolerated, ', ')}.` } : {}),
    jobs,
  };
}

const failedLegs = (legs: Legs): Legs[number][] =>
  legs.filter(({ outcome }) => outcome === 'failed' || outcome === 'crashed');

function listed(items: readonly string[], between: string): string {
  const shown = items.slice(0, 3).join(between);
  return items.length > 3 ? `${shown}${between}and ${items.length - 3} more` : shown;
}
