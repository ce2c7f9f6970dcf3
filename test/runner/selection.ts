/** Which jobs of a workflow run, and whether they can. */
import { unsupportedUses } from './action-source.ts';
import { UsageError } from './errors.ts';
import type { Job, Workflow } from './workflow.ts';

/** All jobs, or the one asked for and those it needs. */
export function chooseJobs(workflow: Workflow, asked: string | undefined): Map<string, Job> {
  if (asked === undefined) return workflow.jobs;
  const chosen = new Set<string>();
  const add = (id: string) => {
    const job = workflow.jobs.get(id);
    if (job === undefined) {
      const known = [...workflow.jobs.keys()].join(', ');
      throw new UsageError(
        `${workflow.file} has no job ${id}; its jobs are ${known}. Choose one with --job.`,
      );
    }
    if (chosen.has(id)) return;
    chosen.add(id);
    job.needs.forEach(add);
  };
  add(asked);
  return new Map([...workflow.jobs].filter(([id]) => chosen.has(id)));
}

/** Says what cannot run here before anything runs. Throws UsageError with all of it. */
export function checkSupported(workflow: Workflow, jobs: ReadonlyMap<string, Job>): void {
  const problems = [...jobs.values()].flatMap((job) => {
    const at = `${workflow.file}: job ${job.id}`;
    const fields = [
      job.container === undefined
        ? ''
        : `${at} has a container; the local runner runs jobs on this machine only`,
      job.services === undefined ? '' : `${at} has services; the local runner does not start any yet`,
    ];
    const uses = job.steps.map((step) => (step.uses === undefined ? undefined : unsupportedUses(step.uses)));
    return [...fields, ...uses.map((problem) => (problem === undefined ? '' : `${at}: ${problem}`))].filter(
      (text) => text !== '',
    );
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}
