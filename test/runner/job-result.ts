/** The result of a job or leg: made when its name is known, or taken over from an earlier attempt. */
import type { Mapping, RunContext } from './context.ts';
import { messageOf } from './errors.ts';
import { evaluateToken } from './expressions.ts';
import { fullIdOf, jobScope, legName } from './job.ts';
import { labelsIn } from './machine-support.ts';
import type { Leg } from './matrix.ts';
import { slugOf } from './report.ts';
import type { JobResult } from './result.ts';
import type { Job } from './workflow.ts';

/** What belongs to a leg before it runs. `strategy` is its `strategy` context. */
export interface LegPlan {
  job: Job;
  needs: Mapping;
  leg: Leg;
  strategy: Mapping;
}

/** Makes the result of a leg and puts it on the list of the run. */
export function createResult(run: RunContext, { job, needs, leg, strategy }: LegPlan): JobResult {
  const { results } = run.progress;
  const id = fullIdOf(run, job.id);
  let name = id;
  let labels: string[] = [];
  const annotations: JobResult['annotations'] = [];
  try {
    name = legName(run, job, needs, leg, strategy);
    labels = labelsOf(run, { job, needs, leg, strategy });
  } catch (error) {
    // A job that is skipped may have a name that needs its matrix; one that runs says what is wrong.
    if (Object.keys(strategy).length > 0) annotations.push({ level: 'warning', message: messageOf(error) });
  }
  const result: JobResult = {
    id,
    attempt: run.progress.attempt,
    databaseId: nextId(run),
    name,
    matrix: leg.matrix,
    needs: job.needs.map((need) => fullIdOf(run, need)),
    labels,
    runnerName: `${run.runnerName} ${results.length + 1}`,
    status: 'queued',
    conclusion: null,
    createdAt: new Date().toISOString(),
    startedAt: null,
    completedAt: null,
    outputs: {},
    annotations,
    steps: [],
    slug: freeSlug(run, slugOf(leg.matrix === null ? id : `${id}-${leg.labels.join('-') || leg.index}`)),
  };
  results.push(result);
  return result;
}

/**
 * Takes a result of the earlier attempt over into this one: as on GitHub it has a new number and
 * its old times, outputs and steps.
 */
export function adoptResult(run: RunContext, earlier: JobResult): JobResult {
  const slug = freeSlug(run, earlier.slug);
  const result = { ...earlier, databaseId: nextId(run), slug };
  run.progress.results.push(result);
  run.output.adopt(earlier.slug, slug);
  return result;
}

function nextId(run: RunContext): number {
  const { numbersUsed, results } = run.progress;
  return Number(run.github['run_id']) * 1000 + numbersUsed + results.length + 1;
}

function freeSlug(run: RunContext, slug: string): string {
  const taken = new Set(run.progress.results.map((result) => result.slug));
  let unique = slug;
  for (let count = 2; taken.has(unique); count++) unique = `${slug}-${count}`;
  return unique;
}

function labelsOf(run: RunContext, { job, needs, leg, strategy }: LegPlan): string[] {
  if (job.runsOn === undefined) return [];
  return labelsIn(evaluateToken(job.runsOn, jobScope(run, needs, { matrix: leg.matrix, strategy })));
}
