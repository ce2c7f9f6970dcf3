import { evaluate, NotKnown, type Value } from '@paceline/expressions';
import { byValues, type Key } from './by-values.ts';
import { type Combination, MatrixProblem } from './combinations.ts';

/**
 * The combinations for which every constraint holds: expressions as in a workflow's `if`, over `matrix` alone, where a
 * key that a combination does not have is null. They are read, never run as code.
 * @param keys that the combinations may have
 * @throws MatrixProblem for one that is no such expression
 */
export function constrained(
  rows: readonly Combination[],
  constraints: readonly string[],
  keys: readonly Key[],
): Combination[] {
  const conditions = constraints.map((constraint) => {
    const hold = (row: Combination) => holds(constraint, row);
    const names = namesIn(constraint);
    return names === undefined
      ? hold
      : byValues(
          keys.filter(([key]) => names.has(key.toLowerCase())),
          hold,
        );
  });
  return conditions.reduce((kept, hold) => kept.filter(hold), [...rows]);
}

/** The keys, in lower case, that alone can decide a constraint; undefined where it looks at the matrix as a whole. */
function namesIn(constraint: string): Set<string> | undefined {
  const names = [...constraint.matchAll(/matrix(?:\.([a-z_][\w-]*))?/gi)].map(([, name]) =>
    name?.toLowerCase(),
  );
  return names.includes(undefined) ? undefined : new Set(names as string[]);
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
