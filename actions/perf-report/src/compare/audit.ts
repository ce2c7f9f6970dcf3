import {
  type ExecutedFile,
  type LegResult,
  type PerfReport,
  type ShardPlan,
  testKey,
} from '@paceline/contracts';
import type { RunDocuments } from '../read/documents.ts';
import { planOfShards } from './proof.ts';

type Audit = NonNullable<NonNullable<PerfReport['plan']>['audit']>;

/**
 * What a plan that ran everything says of its selection: which files failed, and which of these it would have left
 * out, whether it knew them or not. Undefined where the plan was no audit, or a leg did not tell of all its tests: one
 * of the others may have failed.
 */
export function auditOf(
  { shardPlan, testPlan, legs }: RunDocuments,
  files: readonly ExecutedFile[],
): Audit | undefined {
  const plan = shardPlan && planOfShards(shardPlan, testPlan);
  const [first] = plan?.tests ?? [];
  if (shardPlan === undefined || plan?.audit === undefined || first === undefined) return undefined;
  const results = new Map(legs.map((result) => [result.leg, result]));
  if (!shardPlan.legs.every((leg) => toldAll(leg, results.get(leg.leg), shardPlan.head))) return undefined;
  const selected = new Set(
    plan.tests.filter(({ reasons }) => reasons[0]?.code !== 'audited').map((test) => testKey(test)),
  );
  const leftOut = files.filter((file) => !selected.has(testKey(file)));
  const failed = ({ outcome }: ExecutedFile) => outcome === 'failed';
  const secondsOf = (some: readonly ExecutedFile[]) => some.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    suite: first.suite,
    selected: plan.audit.selected,
    failing: files.filter(failed).length,
    missed: leftOut.filter(failed).map(({ file }) => file),
    seconds: secondsOf(files),
    savedSeconds: secondsOf(leftOut),
  };
}

/** Whether a leg came to its end on the planned commit, with all its files, and every failure is that of a file. */
function toldAll({ tests }: ShardPlan['legs'][number], result: LegResult | undefined, head: string): boolean {
  if (result === undefined || result.outcome === 'crashed' || result.head !== head) return false;
  if ((result.withoutFile?.failed ?? 0) > 0) return false;
  const known = new Set([...result.executed, ...(result.excluded ?? [])].map((file) => testKey(file)));
  return tests.every((test) => known.has(testKey(test)));
}
