import type { TestPlan } from '@paceline/contracts';
import { eventTrust } from '@paceline/core';
import type { BaseComparison } from '../compare.ts';
import type { PlanContext } from '../publish.ts';

type PlannedTest = TestPlan['tests'][number];

/** Reasons for which a slow file runs all the same, besides that it changed. */
const NEVER_DEFERRED: ReadonlySet<PlannedTest['reasons'][number]['code']> = new Set([
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

/**
 * Leaves slow tests to the default branch. Those that changed run, as do those that were never timed, or nothing would
 * ever be known of them.
 * @param seconds that a file takes, by runs that code of the change could not have written
 * @param comparison where it has no base, any test may have changed, and all run
 */
export function deferSlow(
  tests: readonly PlannedTest[],
  limit: number | undefined,
  seconds: (file: string) => number | undefined,
  { base, changes }: BaseComparison,
): PlannedTest[] {
  if (limit === undefined || base === undefined) return [...tests];
  const changed = new Set(changes.map(({ path }) => path));
  return tests.map((test) => {
    const { action, file, reasons } = test;
    const runs =
      (seconds(file) ?? 0) <= limit ||
      changed.has(file) ||
      reasons.some(({ code }) => NEVER_DEFERRED.has(code));
    if (action !== 'run' || runs) return test;
    return { ...test, action: 'skip', reasons: [{ code: 'deferred' }, ...reasons] };
  });
}
