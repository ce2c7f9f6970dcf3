/** Runs one step: environment, condition, timeout, body, continue-on-error. */
import type { JobStatus, StepContext } from './context.ts';
import { scopeOf } from './context.ts';
import { messageOf, NotSupportedError } from './errors.ts';
import {
  coerceString,
  evaluateCondition,
  evaluateString,
  evaluateStrings,
  evaluateToken,
} from './expressions.ts';
import type { Conclusion } from './result.ts';
import { runAction } from './step-action.ts';
import { reportError } from './step-process.ts';
import { runScript } from './step-run.ts';

/** How a step ended, before and after `continue-on-error`. */
export interface StepOutcome {
  outcome: Conclusion;
  conclusion: Conclusion;
}

const ended = (conclusion: Conclusion): StepOutcome => ({ outcome: conclusion, conclusion });

/**
 * Runs a step in a context whose `env` is still empty. Never throws: what goes wrong is shown in the
 * step's log and fails it. `named` is told the name once it can be evaluated.
 */
export async function performUnit(
  context: StepContext,
  named?: (name: string) => void,
): Promise<StepOutcome> {
  const { job, unit } = context;
  const { step } = unit;
  try {
    Object.assign(context.ownEnv, context.scope.composite?.env);
    Object.assign(context.env, job.env, context.ownEnv);
    const own = evaluateStrings(step.env, scopeOf(context));
    Object.assign(context.ownEnv, own);
    Object.assign(context.env, own);
  } catch (error) {
    reportError(context, messageOf(error));
    return ended('failure');
  }
  if (unit.phase === 'main') {
    try {
      unit.name = nameOf(context);
    } catch {
      // A name is shown at best effort; its expression may need what a skipped step would have set.
    }
  }
  named?.(unit.name);
  if (job.run.shutdown.aborted) return ended('skipped');
  try {
    if (!evaluateCondition(unit.condition, scopeOf(context))) return ended('skipped');
  } catch (error) {
    reportError(context, messageOf(error));
    return ended('failure');
  }
  const outcome = await withLimits(context);
  // What could not run here did not fail: how it would have ended is not known, and is never excused.
  const excused = outcome === 'failure' && job.result.notSupported === undefined && continuesOnError(context);
  return { outcome, conclusion: excused ? 'success' : outcome };
}

function nameOf(context: StepContext): string {
  const { step, name } = context.unit;
  if (step.name !== undefined) return evaluateString(step.name, scopeOf(context));
  if (step.run === undefined) return name;
  const lines = evaluateString(step.run, scopeOf(context)).trim().split('\n');
  return `Run ${lines[0]?.trim() ?? ''}`;
}

// The step ends early when its time is up, when the step around it ends, or when the job is cancelled
// and the step's condition does not hold any more.
async function withLimits(context: StepContext): Promise<JobStatus> {
  const { job, unit } = context;
  const controller = new AbortController();
  const stop = () => controller.abort();
  const reconsider = () => {
    if (job.run.shutdown.aborted || !holds(context)) stop();
  };
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  context.signal.addEventListener('abort', stop);
  job.run.shutdown.addEventListener('abort', stop);
  job.onCancel.add(reconsider);
  try {
    const minutes = unit.phase === 'main' ? timeoutOf(context) : undefined;
    if (minutes !== undefined) {
      timer = setTimeout(() => {
        late = true;
        stop();
      }, minutes * 60_000);
    }
    if (context.signal.aborted || job.run.shutdown.aborted) stop();
    const inner = { ...context, signal: controller.signal };
    const status = await (unit.step.uses === undefined ? runScript(inner) : runAction(inner));
    if (!late) return status;
    reportError(context, `The action '${unit.name}' has timed out after ${minutes} minutes.`);
    return 'failure';
  } catch (error) {
    if (error instanceof NotSupportedError) job.result.notSupported ??= error.message;
    reportError(context, messageOf(error));
    return 'failure';
  } finally {
    clearTimeout(timer);
    job.onCancel.delete(reconsider);
    job.run.shutdown.removeEventListener('abort', stop);
    context.signal.removeEventListener('abort', stop);
  }
}

function holds(context: StepContext): boolean {
  try {
    return evaluateCondition(context.unit.condition, scopeOf(context));
  } catch {
    return false;
  }
}

function timeoutOf(context: StepContext): number | undefined {
  const token = context.unit.step.timeoutMinutes;
  if (token === undefined) return undefined;
  const value = evaluateToken(token, scopeOf(context));
  const minutes = Number(value);
  if (Number.isFinite(minutes) && minutes >= 0) return minutes === 0 ? undefined : minutes;
  throw new Error(`timeout-minutes must be a number, not '${coerceString(value)}'`);
}

function continuesOnError(context: StepContext): boolean {
  const token = context.unit.step.continueOnError;
  if (token === undefined || context.unit.phase !== 'main') return false;
  try {
    return evaluateToken(token, scopeOf(context)) === true;
  } catch (error) {
    reportError(context, messageOf(error));
    return false;
  }
}
