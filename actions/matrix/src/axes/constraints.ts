import { evaluate, NotKnown, type Value } from '@paceline/expressions';
import { type Combination, MatrixProblem } from './combinations.ts';

/**
 * The combinations for which every constraint holds: expressions as in a workflow's `if`, over `matrix` alone, where a
 * key that a combination does not have is null. They are read, never run as code.
 * @throws MatrixProblem for one that is no such expression
 */
export function constrained(rows: readonly Combination[], constraints: readonly string[]): Combination[] {
  return rows.filter((row) => constraints.every((constraint) => holds(constraint, row)));
}

function holds(constraint: string, matrix: Combination): boolean {
  try {
    return isTrue(evaluate(constraint, { matrix: matrix as Record<string, Value> }));
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    throw new MatrixProblem(
      `Constraint "${constraint.slice(0, 200)}" cannot be evaluated.`,
      "Write an expression over matrix without braces around it, one per line, for example: matrix.os != 'windows-2025' || matrix.node >= 24",
    );
  }
}

/** As GitHub's conditions have it: false, 0, NaN, '' and null are false. */
const isTrue = (value: Value): boolean => Boolean(value);
