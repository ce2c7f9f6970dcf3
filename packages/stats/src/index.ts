export { upperShare } from './binomial.ts';
export { mean, median, quantile } from './center.ts';
export { type ComparisonRule, compareWithMean } from './compare.ts';
export { nonNegativeFit, type Observation } from './non-negative-fit.ts';
export {
  type ArmCounts,
  type ArmPair,
  addLimitEvidence,
  addRatioEvidence,
  type Evidence,
  logEvidence,
  logSpaced,
  noEvidence,
} from './sequential.ts';
export { errorRatioInterval } from './sequential-interval.ts';
export { sampleDeviation } from './spread.ts';
