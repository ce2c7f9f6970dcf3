import { mean } from './center.ts';

/**
 * Sample standard deviation, √(Σ(x − mean)² ÷ (n − 1)), with Bessel's correction.
 * @throws RangeError with fewer than two values: one value says nothing about spread
 */
export function sampleDeviation(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('A sample deviation needs at least two values.');
  const center = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2 / (values.length - 1), 0));
}
