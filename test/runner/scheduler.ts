/** Runs the jobs of a workflow in the order of their needs, as many at once as allowed. */
import type { Concurrency } from './concurrency.ts';
import { concurrencyOf, enterGroup } from './concurrency.ts';
import type { Mapping, RunContext } from './context.ts';
import { messageOf, NotSupportedError } from './errors.ts';
import { evaluateCondition, evaluateToken } from './expressions.ts';
import { createGate } from './gate.ts';
import { fullIdOf, jobScope, runLeg } from './job.ts';
import type { LegPlan } from './job-result.ts';
import { adoptResult, createResult } from './job-result.ts';
import type { Leg, Strategy } from './matrix.ts';
import { expandStrategy } from './matrix.ts';
import type { Conclusion, JobResult } from './result.ts';
import { calledRun, callOutputs } from './reusable-call.ts';
import type { Job } from './workflow.ts';

/** How a job ended, over all its legs: what `needs` tells the jobs after it. */
export interface JobOutcome {
  result: Conclusion;
  outputs: Record<string, string>;
}

/** Runs `jobs` (which hold every job they need). New results are pushed to the run's list as they are created. */
export async function runJobs(
  run: RunContext,
  jobs: ReadonlyMap<string, Job>,
): Promise<Map<string, JobOutcome>> {
  const outcomes = new Map<string, JobOutcome>();
  const started = new Map<string, Promise<void>>();
  const start = (id: string): Promise<void> => {
    const known = started.get(id);
    if (known !== undefined) return known;
    const job = jobs.get(id) as Job;
    const promise = Promise.all(job.needs.map(start)).then(async () => {
      outcomes.set(id, await runJob(run, jobs, job, outcomes));
    });
    started.set(id, promise);
    return promise;
  };
  await Promise.all([...jobs.keys()].map(start));
  return outcomes;
}

/** The worst of several endings: what a run, or a job over its legs, ends with. */
export function worstOf(conclusions: readonly Conclusion[]): 'success' | 'failure' | 'cancelled' {
  return (['failure', 'cancelled'] as const).find((ending) => conclusions.includes(ending)) ?? 'success';
}

async function runJob(
  run: RunContext,
  jobs: ReadonlyMap<string, Job>,
  job: Job,
  outcomes: ReadonlyMap<string, JobOutcome>,
): Promise<JobOutcome> {
  const needs: Mapping = Object.fromEntries(
    job.needs.map((id) => [id, { ...(outcomes.get(id) as JobOutcome) }]),
  );
  const above = ancestors(jobs, job);
  const { earlier } = run.progress;
  // What comes after a job that runs again runs again as a whole.
  const anew = [...above].some((id) => earlier?.failed(fullIdOf(run, id)) === true);
  const kept = anew || job.uses !== undefined ? undefined : earlier?.kept(fullIdOf(run, job.id));
  if (kept !== undefined) return outcomeOf(kept.map((result) => adoptResult(run, result)));

  // success() and failure() of a job look at everything before it, not only at its own needs.
  const before = [...above].map((id) => outcomes.get(id)?.result);
  const status = {
    success: !run.cancelled.aborted && before.every((result) => result === 'success'),
    failure: before.some((result) => result === 'failure'),
    cancelled: run.cancelled.aborted,
  };
  const alone: Leg = { matrix: null, labels: [], index: 0, total: 1 };
  const end = (conclusion: Conclusion, message?: string): JobOutcome => {
    const result = createResult(run, { job, needs, leg: alone, strategy: {} });
    endUnstarted(run, result, conclusion, message);
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
  return runLegs(run, { job, needs, strategy, wanted, anew });
}

interface LegsOptions {
  job: Job;
  needs: Mapping;
  strategy: Strategy;
  /** Whether the job is to run even now, when the run may have been cancelled. */
  wanted(): boolean;
  /** True when no leg of the earlier attempt counts. */
  anew: boolean;
}

async function runLegs(run: RunContext, options: LegsOptions): Promise<JobOutcome> {
  const { job, needs, strategy, anew } = options;
  const failFast = new AbortController();
  const own = createGate(strategy.maxParallel);
  const outputs: Record<string, string> = {};
  const legs = strategy.legs.map((leg) => {
    const plan: LegPlan = { job, needs, leg, strategy: strategyContext(strategy, leg) };
    if (job.uses !== undefined) return { plan };
    const kept = anew ? undefined : run.progress.earlier?.leg(fullIdOf(run, job.id), leg.matrix);
    if (kept !== undefined) return { plan, kept: adoptResult(run, kept) };
    return { plan, result: createResult(run, plan) };
  });
  const conclusions = await Promise.all(
    legs.map(async ({ plan, result, kept }): Promise<Conclusion> => {
      if (kept !== undefined) {
        Object.assign(outputs, kept.outputs);
        return 'success';
      }
      const leaveOwn = await own.enter();
      let ended: JobOutcome;
      let reason: string | undefined;
      let notSupported = false;
      try {
        const scope = jobScope(run, needs, { matrix: plan.leg.matrix, strategy: plan.strategy });
        const group = concurrencyOf(job.concurrency, scope);
        const stop = AbortSignal.any([failFast.signal, run.cancelled]);
        ended = await inGroup(run, group, stop, (cancelled) =>
          result === undefined
            ? runCall(run, plan, cancelled, options)
            : runOneLeg(run, plan, result, cancelled, options.wanted),
        );
      } catch (error) {
        ended = { result: 'failure', outputs: {} };
        if (error !== notStarted) reason = `The job ${job.id} cannot be started: ${messageOf(error)}`;
        else ended.result = 'cancelled';
        const unstarted = result ?? createResult(run, plan);
        if (error instanceof NotSupportedError) unstarted.notSupported = error.message;
        endUnstarted(run, unstarted, ended.result, reason);
        notSupported = unstarted.notSupported !== undefined;
      } finally {
        leaveOwn();
      }
      // The leg that ends last wins, but an empty output never hides another leg's.
      Object.assign(outputs, ended.outputs);
      if (ended.result !== 'failure') return ended.result;
      // What could not run here says nothing about its job: it is not excused, and it stops no other leg.
      if (notSupported || result?.notSupported !== undefined) return 'failure';
      if (continuesOnError(run, plan)) return 'success';
      if (strategy.failFast && legs.length > 1) failFast.abort();
      return 'failure';
    }),
  );
  return { result: worstOf(conclusions), outputs };
}

// Thrown when a leg was cancelled before it began.
const notStarted = new Error('cancelled');

// Runs something within its concurrency group, if it names one. Who waits for a group takes no runner.
async function inGroup(
  run: RunContext,
  group: Concurrency | undefined,
  ended: AbortSignal,
  body: (cancelled: AbortSignal) => Promise<JobOutcome>,
): Promise<JobOutcome> {
  if (group === undefined) return body(ended);
  const replaced = new AbortController();
  const cancelled = AbortSignal.any([ended, replaced.signal]);
  const leave = await enterGroup(run.origin.repository, group, () => replaced.abort(), cancelled);
  if (leave === undefined) throw notStarted;
  try {
    return await body(cancelled);
  } finally {
    leave();
  }
}

async function runOneLeg(
  run: RunContext,
  plan: LegPlan,
  result: JobResult,
  cancelled: AbortSignal,
  wanted: () => boolean,
): Promise<JobOutcome> {
  const leave = await run.progress.gate.enter();
  try {
    // Cancelled while it waited: it never starts, unless its condition asks to run even then.
    const replaced = cancelled.aborted && !run.cancelled.aborted;
    if (replaced || run.shutdown.aborted || !wanted()) throw notStarted;
    await runLeg(run, { ...plan, result, cancelled });
  } finally {
    leave();
  }
  return { result: result.conclusion ?? 'failure', outputs: result.outputs };
}

// A called workflow has no result of its own: its jobs are listed as `caller / callee`.
async function runCall(
  run: RunContext,
  plan: LegPlan,
  cancelled: AbortSignal,
  { wanted, anew }: LegsOptions,
): Promise<JobOutcome> {
  const replaced = cancelled.aborted && !run.cancelled.aborted;
  if (replaced || run.shutdown.aborted || !wanted()) throw notStarted;
  const inner = calledRun(run, plan, cancelled);
  if (anew) inner.progress = { ...inner.progress, earlier: undefined };
  const group = concurrencyOf(inner.workflow.concurrency, jobScope(inner, {}));
  return inGroup(inner, group, cancelled, async (ended) => {
    inner.cancelled = ended;
    const outcomes = await runJobs(inner, inner.workflow.jobs);
    const endings = [...outcomes.values()].map((outcome) => outcome.result);
    return { result: worstOf(endings), outputs: callOutputs(inner, outcomes) };
  });
}

function endUnstarted(run: RunContext, result: JobResult, conclusion: Conclusion, message?: string): void {
  if (message !== undefined) result.annotations.push({ level: 'error', message: run.masks.mask(message) });
  Object.assign(result, { status: 'completed', conclusion, completedAt: new Date().toISOString() });
  run.emit({ type: 'job-finished', job: result });
}

function outcomeOf(results: readonly JobResult[]): JobOutcome {
  const conclusions = results.map((result) => result.conclusion ?? 'skipped');
  return {
    result: conclusions.every((conclusion) => conclusion === 'skipped') ? 'skipped' : worstOf(conclusions),
    outputs: Object.assign({}, ...results.map((result) => result.outputs)),
  };
}

function strategyContext(strategy: Strategy, leg: Leg): Mapping {
  return {
    'fail-fast': strategy.failFast,
    'job-index': leg.index,
    'job-total': leg.total,
    'max-parallel': Number.isFinite(strategy.maxParallel) ? strategy.maxParallel : leg.total,
  };
}

function continuesOnError(run: RunContext, { job, needs, leg, strategy }: LegPlan): boolean {
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
