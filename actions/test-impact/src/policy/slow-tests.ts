import type { TestPlan } from '@paceline/contracts';
import { eventTrust } from '@paceline/core';
import type { PlanContext } from '../publish.ts';

type PlannedTest = TestPlan['tests'][number];

/** Reasons for which a slow file runs all the same. */
const NEVER_DEFERRED: ReadonlySet<PlannedTest['reasons'][number]['code']> = new Set([
  'changed',
  'always',
  'failed-before',
]);

/**
 * Seconds above which a test file is left to the default branch; undefined where none is: there, in its merge queue,
 * on a schedule, a tag or by hand, and where the event does not say which branch is the default.
 */
export function slowSeconds({ environment, inputs }: PlanContext): number | undefined {
  const { eventName, ref } = environment;
  const { write, baseline } = eventTrust(environment);
  const isOfBranch = eventName === 'pull_request' || (eventName === 'push' && ref.startsWith('refs/heads/'));
  if (!isOfBranch || inputs.mode === 'full' || write === undefined || baseline.includes(write))
    return undefined;
  return inputs['skip-slow'];
}

/** The test, left to the default branch if it is slow. One that was never timed runs, or it would never be known. */
export function deferSlow(test: PlannedTest, limit: number | undefined): PlannedTest {
  const { action, estimatedSeconds, reasons } = test;
  if (limit === undefined || action !== 'run' || (estimatedSeconds ?? 0) <= limit) return test;
  if (reasons.some(({ code }) => NEVER_DEFERRED.has(code))) return test;
  return { ...test, action: 'skip', reasons: [{ code: 'deferred' }, ...reasons] };
}
