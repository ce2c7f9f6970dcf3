import { asLiteral, equal, fold, toNumber, type Value } from './equal.ts';

export type Combination = Readonly<Record<string, Value>>;

export interface MatrixDefinition {
  /** Axis → its values, in the order that the user wrote. */
  readonly axes: Readonly<Record<string, readonly Value[]>>;
  readonly include: readonly Combination[];
  readonly exclude: readonly Combination[];
}

/** Too many combinations to be looked at one by one; GitHub allows 256 jobs. */
const MAX_COMBINATIONS = 100_000;

/** The definition cannot be expanded: what is wrong, and how to write it. */
export class MatrixProblem extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * The combinations of a matrix as GitHub expands them (the rules of MatrixBuilder in actions/runner): the
 * cross product in the order of the axes; without those that an `exclude` matches; every `include` adds its
 * other keys to all remaining combinations whose *axis* values it matches, later ones overwriting what
 * earlier ones added; an `include` that matched none becomes a combination of its own, at the end.
 *
 * A pattern matches when each value in it equals the one at the same path: a nested mapping may therefore
 * name only some of its keys, and `==` is the one of GitHub's expressions. Keys are compared without case.
 * No axes and no include: one empty combination.
 */
export function combinations({ axes, include, exclude }: MatrixDefinition): Combination[] {
  const names = new Map(Object.keys(axes).map((name) => [fold(name), name]));
  for (const pattern of exclude) {
    const foreign = Object.keys(pattern).find((key) => !names.has(fold(key)));
    if (foreign !== undefined) {
      throw new MatrixProblem(
        `"exclude" names "${foreign}", which is no axis.`,
        `Use ${[...names.values()].join(', ') || 'an axis'}, as GitHub requires.`,
      );
    }
  }
  if (names.size === 0 && include.length === 0) return [{}];

  const patterns = include.map((entry) => {
    const pairs = Object.entries(entry);
    return {
      filter: Object.fromEntries(
        pairs.flatMap(([key, value]) => (names.has(fold(key)) ? [[names.get(fold(key))!, value]] : [])),
      ),
      // As the runner has it, a combination of its own keeps the spelling of its keys.
      own: Object.fromEntries(pairs.filter(([key]) => names.has(fold(key)))),
      extra: Object.fromEntries(pairs.filter(([key]) => !names.has(fold(key)))),
      matched: false,
    };
  });
  const result: Combination[] = [];
  for (const combination of product(axes)) {
    if (exclude.some((pattern) => matches(combination, pattern))) continue;
    const extended = { ...combination };
    for (const pattern of patterns) {
      if (!matches(combination, pattern.filter)) continue;
      pattern.matched = true;
      for (const [key, value] of Object.entries(pattern.extra)) put(extended, key, value);
    }
    result.push(extended);
  }
  for (const { matched, own, extra } of patterns) if (!matched) result.push({ ...own, ...extra });
  return result;
}

/** Whether a combination fits one of some patterns, as `exclude` does. */
export const fitsAny = (combination: Combination, patterns: readonly Combination[]): boolean =>
  patterns.some((pattern) => matches(combination, pattern));

/** The first of some keys that a combination has, in whatever case, which does not count on GitHub. */
export const takenKey = (combinations: readonly Combination[], keys: readonly string[]): string | undefined =>
  keys.find((key) => combinations.some((axes) => Object.keys(axes).some((name) => fold(name) === fold(key))));

function product(axes: MatrixDefinition['axes']): Combination[] {
  const entries = Object.entries(axes);
  if (entries.length === 0) return [];
  const size = entries.reduce((count, [, values]) => count * values.length, 1);
  if (size > MAX_COMBINATIONS) {
    throw new MatrixProblem(
      `The axes make ${size} combinations, before "exclude".`,
      `Take fewer values; more than ${MAX_COMBINATIONS} are not expanded, and GitHub runs at most 256 jobs.`,
    );
  }
  let rows: Combination[] = [{}];
  for (const [name, values] of entries) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  return rows;
}

/** Every leaf of the pattern equals the value at its path; empty mappings and lists have no leaves. */
function matches(value: Value | undefined, pattern: Value): boolean {
  if (typeof pattern !== 'object' || pattern === null) return equal(value ?? null, asLiteral(pattern));
  return Object.entries(pattern).every(([key, part]) => matches(at(value, key), part));
}

function at(value: Value | undefined, key: string): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return value[Math.floor(toNumber(key))];
  if (Object.hasOwn(value, key)) return (value as Combination)[key];
  const name = Object.keys(value).find((candidate) => fold(candidate) === fold(key));
  return name === undefined ? undefined : (value as Combination)[name];
}

function put(target: Record<string, Value>, key: string, value: Value): void {
  const name = Object.keys(target).find((candidate) => fold(candidate) === fold(key)) ?? key;
  target[name] = value;
}
