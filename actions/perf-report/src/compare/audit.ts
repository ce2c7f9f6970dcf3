import {
  canonicalJson,
  type ExecutedFile,
  type LegResult,
  type PerfReport,
  type ShardPlan,
  type TestPlan,
  testKey,
} from '@paceline/contracts';
import type { RunDocuments } from '../read/documents.ts';
import { planOfShards } from './proof.ts';

type Audit = NonNullable<NonNullable<PerfReport['plan']>['audits']>[number];

/**
 * What a plan that ran everything says of its selection, by suite: which files failed, and which of these it would
 * have left out, whether it knew them or not. Nothing of a suite of which nothing was left out by right or wrong, or
 * where a leg did not tell of all its tests: one of the others may have failed.
 */
export function auditsOf(
  { shardPlan, testPlan, legs }: RunDocuments,
  files: readonly ExecutedFile[],
): Audit[] {
  const plan = shardPlan && planOfShards(shardPlan, testPlan);
  if (shardPlan === undefined || plan?.audit === undefined) return [];
  const results = new Map(legs.map((result) => [result.leg, result]));
  return plan.suites.flatMap(({ suite, audited }) => {
    if (!audited) return [];
    const ofSuite = shardPlan.legs.filter((leg) => leg.suite === suite);
    if (ofSuite.length === 0 || !ofSuite.every((leg) => toldAll(leg, results.get(leg.leg), shardPlan.head)))
      return [];
    if (!isWhole(ofSuite, results)) return [];
    const planned = plan.tests.filter((test) => test.suite === suite);
    const ran = files.filter((file) => file.suite === suite);
    return planned.length === 0 ? [] : [auditOf(suite, planned, ran)];
  });
}

function auditOf(suite: string, planned: TestPlan['tests'], ran: readonly ExecutedFile[]): Audit {
  const selected = new Set(
    planned.filter(({ reasons }) => reasons[0]?.code !== 'audited').map((test) => testKey(test)),
  );
  const leftOut = ran.filter((file) => !selected.has(testKey(file)));
  const failed = ({ outcome }: ExecutedFile) => outcome === 'failed';
  const secondsOf = (some: readonly ExecutedFile[]) => some.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    suite,
    tests: planned.length,
    selected: selected.size,
    failing: ran.filter(failed).length,
    missed: leftOut.filter(failed).map(({ file }) => file),
    seconds: secondsOf(ran),
    savedSeconds: secondsOf(leftOut),
  };
}

/** The audits of a run's suites as one; undefined where there is none. */
export function wholeAudit(plan: PerfReport['plan']): Omit<Audit, 'suite'> | undefined {
  const audits = plan?.audits ?? [];
  if (audits.length === 0) return undefined;
  const sum = (of: 'tests' | 'selected' | 'failing' | 'seconds' | 'savedSeconds') =>
    audits.reduce((total, audit) => total + audit[of], 0);
  return {
    tests: sum('tests'),
    selected: sum('selected'),
    failing: sum('failing'),
    missed: audits.flatMap(({ missed }) => missed),
    seconds: sum('seconds'),
    savedSeconds: sum('savedSeconds'),
  };
}

/** Whether a leg came to its end on the planned commit, with all its files, and every failure is that of a file. */
function toldAll({ tests }: ShardPlan['legs'][number], result: LegResult | undefined, head: string): boolean {
  if (result === undefined || result.outcome === 'crashed' || result.head !== head) return false;
  if ((result.withoutFile?.failed ?? 0) > 0) return false;
  const known = new Set([...result.executed, ...(result.excluded ?? [])].map((file) => testKey(file)));
  // Of a queue each leg has what it was given; that nothing is left of the plan, all of them tell together.
  const own = result.queue === undefined ? tests : result.planned;
  return own.every((test) => known.has(testKey(test)));
}

/** Whether legs that shared a queue ran all files of the plan that their combinations of axes have. */
function isWhole(legs: ShardPlan['legs'], results: ReadonlyMap<string, LegResult>): boolean {
  return [...Map.groupBy(legs, ({ axes }) => canonicalJson(axes)).values()].every((together) => {
    const own = together.flatMap(({ leg }) => results.get(leg) ?? []);
    if (own.every(({ queue }) => queue === undefined)) return true;
    const known = new Set(
      own.flatMap(({ executed, excluded = [] }) => [...executed, ...excluded].map(testKey)),
    );
    return together.every(({ tests }) => tests.every((test) => known.has(testKey(test))));
  });
}
