import { createHash } from 'node:crypto';
import type { TestPlan } from '@paceline/contracts';
import type { AuditTotals } from '@paceline/history';
import { formatCount, formatDuration, formatPercent, plural } from '@paceline/render';
import { upperShare } from '@paceline/stats';
import type { PlanContext } from '../publish.ts';

/**
 * Why this plan runs everything to see what its selection would have missed; undefined where it does not. Which plans
 * the rate takes is known neither before the run nor by what changed, and a run that is started again stays what it was.
 */
export function auditOf(
  { environment, inputs }: Pick<PlanContext, 'environment' | 'inputs'>,
  definition: string,
): NonNullable<TestPlan['audit']>['by'] | undefined {
  if (inputs.mode === 'observe') return 'observe';
  if (inputs.mode === 'full') return undefined;
  const hash = createHash('sha256').update(`${environment.runId} ${definition}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48 < inputs['audit-rate'] ? 'audit-rate' : undefined;
}

/** The audits of several suites as one: a run that audits one of them audits all. */
export const sumOfAudits = (audits: readonly AuditTotals[]): AuditTotals =>
  audits.reduce((sum, one) => ({
    runs: Math.max(sum.runs, one.runs),
    failing: sum.failing + one.failing,
    missed: sum.missed + one.missed,
    savedSeconds: sum.savedSeconds + one.savedSeconds,
    seconds: sum.seconds + one.seconds,
  }));

/** What the audits so far say, as a sentence; empty where there was none. */
export function auditWords({ runs, failing, missed, savedSeconds, seconds }: AuditTotals): string {
  if (runs === 0) return '';
  const saved =
    seconds > 0
      ? ` ${formatPercent(savedSeconds / seconds)} of the test time would have been saved (${formatDuration(savedSeconds)}).`
      : '';
  const found =
    failing === 0
      ? 'no test file failed in them, so they say nothing yet of what a selection misses'
      : missed === 0
        ? `all ${plural(failing, 'failing test file')} would have run (so at least ${formatPercent(1 - upperShare(0, failing))} do, with 95 % confidence)`
        : `${formatCount(missed)} of ${plural(failing, 'failing test file')} would not have run`;
  return `Measured in ${plural(runs, 'earlier run')} that ran everything: ${found}.${saved}`;
}
