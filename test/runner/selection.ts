/** Which jobs of a workflow run, and whether they can. */
import { malformedUses, unsupportedUses } from './action-source.ts';
import { messageOf, UsageError } from './errors.ts';
import type { Value } from './expressions.ts';
import { evaluateToken } from './expressions.ts';
import { labelsIn, refusedContainer, refusedLabels, refusedServices } from './machine-support.ts';
import type { ScalarToken, TemplateToken } from './parser.ts';
import { isMapping, isSequence } from './parser.ts';
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

/**
 * Says what cannot run here before anything runs, as far as it is sure to be reached; what depends on
 * an `if` or on a matrix is refused when its time has come. Throws UsageError with all of it.
 */
export function checkSupported(workflow: Workflow, jobs: ReadonlyMap<string, Job>, reached = true): void {
  const problems = [...jobs.values()].flatMap((job) => {
    const sure = reached && isSure(job, jobs);
    return problemsOf(job, sure).map((problem) => `${workflow.file}: job ${job.id}${problem}`);
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

/** True when a run reaches this job whatever happens, unless something before it fails. */
export function isSure(job: Job, jobs: ReadonlyMap<string, Job>): boolean {
  return unconditional(job.if) && job.needs.every((id) => isSure(jobs.get(id) as Job, jobs));
}

function unconditional(condition: string): boolean {
  return ['success()', 'always()', '!cancelled()'].includes(condition.trim());
}

function problemsOf(job: Job, sure: boolean): string[] {
  const malformed = job.steps.flatMap(({ uses }) => (uses === undefined ? [] : (malformedUses(uses) ?? [])));
  if (malformed.length > 0 || !sure) return malformed.map((problem) => `: ${problem}`);
  const uses = job.steps.map((step) =>
    step.uses === undefined || !unconditional(step.if) ? undefined : unsupportedUses(step.uses),
  );
  const labels = known(job.runsOn, (value) => refusedLabels(labelsIn(value)));
  const fields = [known(job.container, refusedContainer), known(job.services, refusedServices)];
  return [
    ...[labels, ...uses].flatMap((problem) => (problem === undefined ? [] : [`: ${problem}`])),
    ...fields.flatMap((problem) => (problem === undefined ? [] : [` ${problem}`])),
  ];
}

// What can be said of a field that holds no expression.
function known(
  token: TemplateToken | undefined,
  judge: (value: Value) => string | undefined,
): string | undefined {
  if (token === undefined || hasExpression(token)) return undefined;
  try {
    return judge(evaluateToken(token, { contexts: { github: null } }));
  } catch (error) {
    return messageOf(error);
  }
}

function hasExpression(token: TemplateToken): boolean {
  if (isSequence(token)) return [...token].some(hasExpression);
  if (isMapping(token))
    return [...token].some(({ key, value }) => hasExpression(key) || hasExpression(value));
  return (token as ScalarToken).isExpression;
}
