import type { ShardPlan, TestReport } from '@paceline/contracts';
import {
  type CoverageTotals,
  METRICS,
  missedThresholds,
  type Thresholds,
  totalsOfCoverage,
} from '../code-coverage/thresholds.ts';
import type { Problem } from '../plan/verify-plan.ts';
import { listed } from '../words.ts';
import type { MergedReports } from './merge-reports.ts';

interface JudgedCoverage {
  readonly totals?: CoverageTotals | undefined;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * Holds the coverage of all legs against the thresholds. They are for the whole suite, so where a part ran, they say
 * nothing, and that is said.
 * @param wanted by the inputs; they win over those of the project's configuration
 */
export function judgeCoverage(
  { coverage, thresholds, withoutCoverage }: MergedReports,
  wanted: Thresholds,
  plan: ShardPlan,
  suites: TestReport['suites'],
): JudgedCoverage {
  const limits: Thresholds = { ...thresholds, ...wanted };
  const hasLimits = METRICS.some((metric) => limits[metric] !== undefined);
  const totals = coverage.size > 0 ? totalsOfCoverage(coverage) : undefined;
  const problem = (text: string): Problem => ({ kind: 'coverage', leg: '', text, files: [] });
  if (totals === undefined) {
    const text = '"coverage-thresholds" is given, and no leg left coverage. Set "coverage" in the legs too.';
    return {
      problems: METRICS.some((metric) => wanted[metric] !== undefined) ? [problem(text)] : [],
      notes: [],
    };
  }
  const notes =
    limits.others === undefined
      ? []
      : [
          `Thresholds of coverage for each file or for some files (${listed(limits.others)}) are not held against merged coverage.`,
        ];
  if (!hasLimits) return { totals, problems: [], notes };
  const isPart =
    plan.suites.some(({ mode }) => mode !== 'full') ||
    suites.some(({ proven, deferred, unaffected }) => proven + deferred + unaffected > 0);
  if (isPart) {
    const note =
      'Thresholds of coverage are for the whole suite; this run left tests out, so they were not judged.';
    return { totals, problems: [], notes: [...notes, note] };
  }
  const missed = missedThresholds(totals, limits);
  if (withoutCoverage.length > 0) {
    missed.push(`Coverage is lacking of legs that ran tests: ${listed(withoutCoverage)}.`);
  }
  return { totals, problems: missed.map(problem), notes };
}
