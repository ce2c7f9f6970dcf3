import { mean } from './center.ts';
import { sampleDeviation } from './spread.ts';

type Verdict = 'slower' | 'faster' | 'same' | 'insufficient-data';

export interface ComparisonRule {
  /** Smallest relative change that counts, as a ratio: 0.05 is 5 %. */
  readonly minChange: number;
  /** Smallest absolute change that counts, in the unit of the values; what the clock cannot resolve. */
  readonly minDifference?: number;
  /** Fewer earlier values than this are no basis for a verdict. Default 5. */
  readonly minRuns?: number;
  /** How many sample deviations a change has to exceed. Default 3. */
  readonly deviations?: number;
}

interface MeanComparison {
  readonly value: number;
  /** Earlier values that the mean was taken over. */
  readonly runs: number;
  readonly mean?: number;
  /** Sample deviation of the earlier values; from two on. */
  readonly deviation?: number;
  /** value ÷ mean − 1; absent when the mean is 0. */
  readonly change?: number;
  readonly verdict: Verdict;
}

/**
 * Compares a value, where less is better, with the mean of the same value in earlier runs.
 *
 * `slower` or `faster` only when all hold: |value ÷ mean − 1| ≥ minChange, |value − mean| > minDifference,
 * and |value − mean| > 3·s with s the sample deviation of the earlier values (a Shewhart control limit:
 * Shewhart, "Economic Control of Quality of Manufactured Product", 1931). For normal data a run that
 * changed nothing lies outside it with p ≈ 0.05 at 5 earlier runs and p ≈ 0.009 at 20
 * (t = 3 ÷ √(1 + 1/n) with n − 1 degrees of freedom). The verdict is monotonic in `value`.
 */
export function compareWithMean(
  value: number,
  earlier: readonly number[],
  rule: ComparisonRule,
): MeanComparison {
  const runs = earlier.length;
  if (runs === 0) return { value, runs, verdict: 'insufficient-data' };
  const center = mean(earlier);
  const deviation = runs > 1 ? sampleDeviation(earlier) : undefined;
  const change = center === 0 ? undefined : value / center - 1;
  const figures = {
    value,
    runs,
    mean: center,
    ...(deviation === undefined ? {} : { deviation }),
    ...(change === undefined || !Number.isFinite(change) ? {} : { change }),
  };
  if (deviation === undefined || runs < (rule.minRuns ?? 5)) {
    return { ...figures, verdict: 'insufficient-data' };
  }
  const difference = value - center;
  const counts =
    Math.abs(difference) >= rule.minChange * Math.abs(center) &&
    Math.abs(difference) > (rule.minDifference ?? 0) &&
    Math.abs(difference) > (rule.deviations ?? 3) * deviation;
  return { ...figures, verdict: !counts ? 'same' : difference > 0 ? 'slower' : 'faster' };
}
