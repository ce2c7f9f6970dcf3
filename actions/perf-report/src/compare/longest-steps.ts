import type { PerfReport } from '@paceline/contracts';
import { sharedNames } from '../read/jobs.ts';
import { stepMetric } from './metric.ts';

interface TimedStep {
  readonly name: string;
  readonly job: string;
  readonly seconds: number;
  /** Absent where several steps of the job carry this name: their comparison is of all of them together. */
  readonly metric?: string;
}

/** The steps that took longest, over all jobs. */
export const longestSteps = ({ jobs }: Pick<PerfReport, 'jobs'>, count: number): TimedStep[] =>
  jobs
    .flatMap((job) => {
      const shared = sharedNames(job.steps);
      return job.steps.flatMap(({ name, seconds = 0 }) => {
        const metric = shared.has(name) ? {} : { metric: stepMetric(job.name, name) };
        return seconds > 0 ? [{ name, job: job.name, seconds, ...metric }] : [];
      });
    })
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, count);
