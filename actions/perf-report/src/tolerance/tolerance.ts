import { fits, isWhole } from './name-pattern.ts';
import type { DeclaredJob } from './workflow-jobs.ts';

/** Whether the run can be green although a job failed, and why that is not known. */
export interface Answer {
  readonly tolerates: boolean | undefined;
  readonly why?: string;
}

/** What the workflow says of the job of this name; for an unknown name, what it says of all jobs. */
export type Tolerance = (name: string | undefined) => Answer;

/** Nothing is known, for one reason. */
export const unknownTolerance =
  (why: string): Tolerance =>
  () => ({ tolerates: undefined, why });

/**
 * Answers for the names that GitHub gives the jobs of a run. Where several declared jobs can have a name, what all
 * of them say counts; when they differ, it is not known.
 * @param names of all jobs of the run
 */
export function toleranceFrom(declared: readonly DeclaredJob[], names: readonly string[]): Tolerance {
  return (name) => {
    const all = agreed(declared);
    if (all.tolerates !== undefined) return all;
    if (name === undefined) return { tolerates: undefined, why: 'its name is not known' };
    const fitting = declared.filter((job) => fits(name, job.name));
    const whole = fitting.filter((job) => isWhole(job.name));
    // Each of them is in the run exactly once, so that none of this name is left for a matrix that is not known.
    const taken = names.filter((other) => other === name).length <= whole.length;
    const candidates = taken && whole.length > 0 ? whole : fitting;
    if (candidates.length === 0) {
      return { tolerates: undefined, why: 'the workflow file has no job that is surely this one' };
    }
    return agreed(candidates);
  };
}

function agreed(jobs: readonly DeclaredJob[]): Answer {
  const [first] = jobs;
  if (!first) return { tolerates: undefined };
  if (jobs.every(({ tolerates }) => tolerates === first.tolerates && tolerates !== undefined)) {
    return { tolerates: first.tolerates };
  }
  const why = jobs.find((job) => job.why)?.why;
  return { tolerates: undefined, why: why ?? 'several jobs of the workflow file can have this name' };
}
