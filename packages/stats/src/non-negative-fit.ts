import { median } from './center.ts';

/** One observation: `value` ≈ Σ coefficient × term, counted `weight` times (in squares). */
export interface Observation {
  readonly terms: readonly number[];
  readonly value: number;
  readonly weight: number;
}

/** Of normally distributed residuals the estimate keeps 95 % of the efficiency of least squares. */
const HUBER = 1.345;
/** Median of absolute residuals × this = standard deviation, where residuals are normally distributed. */
const DEVIATIONS = 1.4826;
const ROUNDS = 20;

/**
 * Coefficients ≥ 0 of a linear model by least squares, in which observations far from the model count less: iteratively
 * reweighted with Huber's weights (Huber, "Robust Statistics", 1981). Meant for a few coefficients, since every choice
 * of those that are 0 is tried.
 * @param observations each with as many terms as there are coefficients, in units that make these of one magnitude
 * @param prior observations that count whole, however far they are: what is believed where the others do not say it
 */
export function nonNegativeFit(
  observations: readonly Observation[],
  prior: readonly Observation[],
): number[] {
  let weights = observations.map(({ weight }) => weight);
  let fit = leastSquares(observations, weights, prior);
  for (let round = 0; round < ROUNDS && observations.length > 0; round++) {
    const residuals = observations.map(
      (one) => Math.sqrt(one.weight) * Math.abs(one.value - dot(one.terms, fit)),
    );
    const limit = HUBER * DEVIATIONS * median(residuals);
    if (limit === 0) break;
    weights = observations.map(
      ({ weight }, index) => weight * Math.min(1, limit / Math.max(residuals[index]!, limit)),
    );
    const next = leastSquares(observations, weights, prior);
    const moved = next.some((value, index) => Math.abs(value - fit[index]!) > 1e-6 * Math.max(1e-9, value));
    fit = next;
    if (!moved) break;
  }
  return fit;
}

/** The best of all fits in which some coefficients are 0 and the others are not below it. */
function leastSquares(
  observations: readonly Observation[],
  weights: readonly number[],
  prior: readonly Observation[],
): number[] {
  const rows = [...observations, ...prior];
  const allWeights = [...weights, ...prior.map(({ weight }) => weight)];
  const count = rows[0]?.terms.length ?? 0;
  const error = (fit: readonly number[]) =>
    rows.reduce((sum, row, index) => sum + allWeights[index]! * (row.value - dot(row.terms, fit)) ** 2, 0);
  let best = { fit: Array.from({ length: count }, () => 0), error: Number.POSITIVE_INFINITY };
  for (let used = 0; used < 2 ** count; used++) {
    const indices = Array.from({ length: count }, (_, index) => index).filter((index) => used & (1 << index));
    const values = solve(
      indices.map((row) => indices.map((column) => sumOf(rows, allWeights, row, (terms) => terms[column]!))),
      indices.map((row) => sumOf(rows, allWeights, row, (_, value) => value)),
    );
    if (values === undefined || values.some((value) => value < 0)) continue;
    const fit = Array.from({ length: count }, () => 0);
    indices.forEach((index, at) => {
      fit[index] = values[at]!;
    });
    const found = { fit, error: error(fit) };
    if (found.error < best.error) best = found;
  }
  return best.fit;
}

function sumOf(
  rows: readonly Observation[],
  weights: readonly number[],
  term: number,
  of: (terms: readonly number[], value: number) => number,
): number {
  return rows.reduce(
    (sum, { terms, value }, index) => sum + weights[index]! * terms[term]! * of(terms, value),
    0,
  );
}

/** Gaussian elimination with pivots; undefined where the matrix is singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  const size = rows.length;
  const scale = Math.max(0, ...matrix.flat().map(Math.abs));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    if (Math.abs(rows[pivot]![column]!) <= scale * 1e-12) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}

const dot = (terms: readonly number[], fit: readonly number[]): number =>
  terms.reduce((sum, term, index) => sum + term * fit[index]!, 0);
