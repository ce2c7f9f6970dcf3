export { mean, median, quantile } from './center.ts';
export { type ComparisonRule, compareWithMean, type MeanComparison, type Verdict } from './compare.ts';
export { medianAbsoluteDeviation, sampleDeviation } from './spread.ts';
