import { mean, median } from './center.ts';

/**
 * Sample standard deviation, √(Σ(x − mean)² ÷ (n − 1)), with Bessel's correction.
 * @throws RangeError with fewer than two values: one value says nothing about spread
 */
export function sampleDeviation(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('A sample deviation needs at least two values.');
  const center = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2 / (values.length - 1), 0));
}

/**
 * Median absolute deviation, median(|x − median(x)|): a spread that up to half of the values cannot spoil.
 * Multiply by 1.4826 to estimate the standard deviation of normal data.
 * Source: Hampel, "The Influence Curve and Its Role in Robust Estimation", JASA 69 (1974).
 * @throws RangeError when there is no value
 */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const center = median(values);
  return median(values.map((value) => Math.abs(value - center)));
}
