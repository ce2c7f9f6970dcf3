import { type ExecutedFile, type PerfReport, testKey } from '@paceline/contracts';
import type { RunDocuments } from '../read/documents.ts';
import { planOfShards } from './proof.ts';

type Audit = NonNullable<NonNullable<PerfReport['plan']>['audit']>;

/**
 * What a plan that ran everything says of its selection: which files failed, and which of these it would have left
 * out. Undefined where the plan was no audit, or a leg told nothing: it may have failed.
 */
export function auditOf(
  { shardPlan, testPlan, legs }: RunDocuments,
  files: readonly ExecutedFile[],
): Audit | undefined {
  const plan = shardPlan && planOfShards(shardPlan, testPlan);
  if (shardPlan === undefined || plan?.audit === undefined) return undefined;
  const told = new Set(legs.map(({ leg }) => leg));
  if (!shardPlan.legs.every(({ leg }) => told.has(leg))) return undefined;
  const leftOut = new Set(
    plan.tests.flatMap((test) => (test.reasons[0]?.code === 'audited' ? [testKey(test)] : [])),
  );
  const failing = files.filter(({ outcome }) => outcome === 'failed');
  const secondsOf = (some: readonly ExecutedFile[]) => some.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    selected: plan.audit.selected,
    failing: failing.length,
    missed: failing.filter((file) => leftOut.has(testKey(file))).map(({ file }) => file),
    seconds: secondsOf(files),
    savedSeconds: secondsOf(files.filter((file) => leftOut.has(testKey(file)))),
  };
}
