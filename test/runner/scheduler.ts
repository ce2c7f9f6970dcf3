/** Runs the jobs of a workflow in the order of their needs, as many at once as allowed. */
import type { Mapping, RunContext } from './context.ts';
import { messageOf } from './errors.ts';
import { evaluateCondition, evaluateToken, isObject } from './expressions.ts';
import { jobScope, legName, runLeg } from './job.ts';
import type { Leg, Strategy } from './matrix.ts';
import { expandStrategy } from './matrix.ts';
import { slugOf } from './report.ts';
import type { Conclusion, JobResult } from './result.ts';
import type { Job } from './workflow.ts';

/** How a job ended, over all its legs: what `needs` tells the jobs after it. */
interface JobOutcome {
  result: Conclusion;
  outputs: Record<string, string>;
}

/** Takes at most `count` at once; the others wait in line. */
export interface Gate {
  enter(): Promise<() => void>;
}

/** Creates a gate. */
export function createGate(count: number): Gate {
  let free = count;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return {
    async enter() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
  };
}

/** Runs `jobs` (which hold every job they need). New results are pushed to `results` as they are created. */
export async function runJobs(
  run: RunContext,
  jobs: ReadonlyMap<string, Job>,
  concurrency: number,
  results: JobResult[],
): Promise<Map<string, JobOutcome>> {
  const gate = createGate(concurrency);
  const outcomes = new Map<string, JobOutcome>();
  const started = new Map<string, Promise<void>>();
  const start = (id: string): Promise<void> => {
    const known = started.get(id);
    if (known !== undefined) return known;
    const job = jobs.get(id) as Job;
    const promise = Promise.all(job.needs.map(start)).then(async () => {
      outcomes.set(id, await runJob(run, jobs, job, outcomes, gate, results));
    });
    started.set(id, promise);
    return promise;
  };
  await Promise.all([...jobs.keys()].map(start));
  return outcomes;
}

async function runJob(
  run: RunContext,
  jobs: ReadonlyMap<string, Job>,
  job: Job,
  outcomes: ReadonlyMap<string, JobOutcome>,
  gate: Gate,
  results: JobResult[],
): Promise<JobOutcome> {
  const needs: Mapping = Object.fromEntries(
    job.needs.map((id) => [id, { ...(outcomes.get(id) as JobOutcome) }]),
  );
  // success() and failure() of a job look at everything before it, not only at its own needs.
  const before = [...ancestors(jobs, job)].map((id) => outcomes.get(id)?.result);
  const status = {
    success: !run.cancelled.aborted && before.every((result) => result === 'success'),
    failure: before.some((result) => result === 'failure'),
    cancelled: run.cancelled.aborted,
  };
  const alone: Leg = { matrix: null, labels: [], index: 0, total: 1 };
  const end = (conclusion: Conclusion, message?: string): JobOutcome => {
    const result = createResult(run, results, job, needs, alone, {});
    Object.assign(result, { status: 'completed', conclusion, completedAt: result.createdAt });
    if (message !== undefined) result.annotations.push({ level: 'error', message: run.masks.mask(message) });
    run.emit({ type: 'job-finished', job: result });
    return { result: conclusion, outputs: {} };
  };
  if (run.shutdown.aborted) return end('cancelled');
  let strategy: Strategy;
  try {
    const scope = jobScope(run, needs);
    if (!evaluateCondition(job.if, { ...scope, status })) {
      return end(run.cancelled.aborted ? 'cancelled' : 'skipped');
    }
    strategy = expandStrategy(job.strategy === undefined ? undefined : evaluateToken(job.strategy, scope));
  } catch (error) {
    return end('failure', `The job ${job.id} cannot be started: ${messageOf(error)}`);
  }
  const wanted = () => {
    const cancelled = run.cancelled.aborted;
    const now = { ...status, success: status.success && !cancelled, cancelled };
    return !cancelled || evaluateCondition(job.if, { ...jobScope(run, needs), status: now });
  };
  return runLegs(run, job, needs, strategy, wanted, gate, results);
}

async function runLegs(
  run: RunContext,
  job: Job,
  needs: Mapping,
  strategy: Strategy,
  wanted: () => boolean,
  gate: Gate,
  results: JobResult[],
): Promise<JobOutcome> {
  const failFast = new AbortController();
  const cancelled = AbortSignal.any([failFast.signal, run.cancelled]);
  const own = createGate(strategy.maxParallel);
  const outputs: Record<string, string> = {};
  const legs = strategy.legs.map((leg) => {
    const context = strategyContext(strategy, leg);
    return { leg, context, result: createResult(run, results, job, needs, leg, context) };
  });
  const conclusions = await Promise.all(
    legs.map(async ({ leg, context, result }): Promise<Conclusion> => {
      const leaveOwn = await own.enter();
      const leave = await gate.enter();
      try {
        // Cancelled while it waited: it never starts, unless its condition asks to run even then.
        if (failFast.signal.aborted || run.shutdown.aborted || !wanted()) {
          const completedAt = new Date().toISOString();
          Object.assign(result, { status: 'completed', conclusion: 'cancelled', completedAt });
          run.emit({ type: 'job-finished', job: result });
          return 'cancelled';
        }
        await runLeg(run, { job, leg, strategy: context, needs, result, cancelled });
      } finally {
        leave();
        leaveOwn();
      }
      // The leg that ends last wins, but an empty output never hides another leg's.
      Object.assign(outputs, result.outputs);
      if (result.conclusion !== 'failure') return result.conclusion ?? 'failure';
      if (continuesOnError(run, job, needs, leg, context)) return 'success';
      if (strategy.failFast && legs.length > 1) failFast.abort();
      return 'failure';
    }),
  );
  const worst = (['failure', 'cancelled'] as const).find((conclusion) => conclusions.includes(conclusion));
  return { result: worst ?? 'success', outputs };
}

function createResult(
  run: RunContext,
  results: JobResult[],
  job: Job,
  needs: Mapping,
  leg: Leg,
  strategy: Mapping,
): JobResult {
  let name = job.id;
  let labels: string[] = [];
  const annotations: JobResult['annotations'] = [];
  try {
    name = legName(run, job, needs, leg, strategy);
    labels = labelsOf(run, job, needs, leg, strategy);
  } catch (error) {
    // A job that is skipped may have a name that needs its matrix; one that runs says what is wrong.
    if (Object.keys(strategy).length > 0) annotations.push({ level: 'warning', message: messageOf(error) });
  }
  const taken = new Set(results.map((result) => result.slug));
  const slug = slugOf(leg.matrix === null ? job.id : `${job.id}-${leg.labels.join('-') || leg.index}`);
  let unique = slug;
  for (let count = 2; taken.has(unique); count++) unique = `${slug}-${count}`;
  const result: JobResult = {
    id: job.id,
    databaseId: Number(run.github['run_id']) * 1000 + results.length + 1,
    name,
    matrix: leg.matrix,
    needs: job.needs,
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
    slug: unique,
  };
  results.push(result);
  return result;
}

function labelsOf(run: RunContext, job: Job, needs: Mapping, leg: Leg, strategy: Mapping): string[] {
  if (job.runsOn === undefined) return [];
  const value = evaluateToken(job.runsOn, jobScope(run, needs, { matrix: leg.matrix, strategy }));
  const labels = isObject(value) ? value['labels'] : value;
  return (Array.isArray(labels) ? labels : [labels]).map(String);
}

function strategyContext(strategy: Strategy, leg: Leg): Mapping {
  return {
    'fail-fast': strategy.failFast,
    'job-index': leg.index,
    'job-total': leg.total,
    'max-parallel': Number.isFinite(strategy.maxParallel) ? strategy.maxParallel : leg.total,
  };
}

function continuesOnError(run: RunContext, job: Job, needs: Mapping, leg: Leg, strategy: Mapping): boolean {
  if (job.continueOnError === undefined) return false;
  return evaluateToken(job.continueOnError, jobScope(run, needs, { matrix: leg.matrix, strategy })) === true;
}

function ancestors(jobs: ReadonlyMap<string, Job>, job: Job, seen = new Set<string>()): Set<string> {
  for (const id of job.needs) {
    if (seen.has(id)) continue;
    seen.add(id);
    const needed = jobs.get(id);
    if (needed !== undefined) ancestors(jobs, needed, seen);
  }
  return seen;
}
