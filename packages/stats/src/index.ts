export { mean, median, quantile } from './center.ts';
export { type ComparisonRule, compareWithMean, type MeanComparison, type Verdict } from './compare.ts';
export {
  type ArmCounts,
  type ArmPair,
  addLimitEvidence,
  addRatioEvidence,
  type Evidence,
  logEvidence,
  logSpaced,
  noEvidence,
  type RatioHypothesis,
} from './sequential.ts';
export { errorRatioInterval } from './sequential-interval.ts';
export { medianAbsoluteDeviation, sampleDeviation } from './spread.ts';
