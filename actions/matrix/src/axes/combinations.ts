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

  const added = include.map((entry) => {
    const pairs = Object.entries(entry);
    return {
      parts: partsOf(entry, names),
      // As the runner has it, a combination of its own keeps the spelling of its keys.
      own: Object.fromEntries(pairs.filter(([key]) => names.has(fold(key)))),
      extra: pairs.filter(([key]) => !names.has(fold(key))),
      matched: false,
    };
  });
  const hasOneSpelling = areSpelledAlike(added.flatMap(({ extra }) => extra.map(([key]) => key)));
  const result: Combination[] = [];
  product(
    axes,
    { exclude: exclude.map((entry) => ({ parts: partsOf(entry, names) })), include: added },
    (row, fit) => {
      for (const pattern of fit) {
        pattern.matched = true;
        for (const [key, value] of pattern.extra) row[hasOneSpelling ? key : spelling(row, key)] = value;
      }
      result.push(row);
    },
  );
  for (const { matched, own, extra } of added) {
    if (!matched) result.push({ ...own, ...Object.fromEntries(extra) });
  }
  return result;
}

/** Whether a combination fits one of some patterns, as `exclude` does. */
export const fitsAny = (combination: Combination, patterns: readonly Combination[]): boolean =>
  patterns.some((pattern) => matches(combination, pattern));

/** The first of some keys that a combination has, in whatever case, which does not count on GitHub. */
export const takenKey = (combinations: readonly Combination[], keys: readonly string[]): string | undefined =>
  keys.find((key) => combinations.some((axes) => Object.keys(axes).some((name) => fold(name) === fold(key))));

/** What a pattern asks of each axis that it names. */
interface Pattern {
  readonly parts: ReadonlyMap<string, readonly Value[]>;
}

function partsOf(pattern: Combination, names: ReadonlyMap<string, string>): Map<string, Value[]> {
  const parts = new Map<string, Value[]>();
  for (const [key, value] of Object.entries(pattern)) {
    const name = names.get(fold(key));
    if (name !== undefined) parts.set(name, [...(parts.get(name) ?? []), value]);
  }
  return parts;
}

/**
 * Every combination of the axes that no pattern of `exclude` fits, with those of `include` that fit it. Patterns are
 * compared with the values of an axis, not with combinations: with hundreds of patterns that would take seconds.
 */
function product<Include extends Pattern>(
  axes: MatrixDefinition['axes'],
  patterns: { readonly exclude: readonly Pattern[]; readonly include: readonly Include[] },
  each: (row: Record<string, Value>, fit: readonly Include[]) => void,
): void {
  const entries = Object.entries(axes);
  if (entries.length === 0) return;
  const size = entries.reduce((count, [, values]) => count * values.length, 1);
  if (size > MAX_COMBINATIONS) {
    throw new MatrixProblem(
      `The axes make ${size} combinations, before "exclude".`,
      `Take fewer values; more than ${MAX_COMBINATIONS} are not expanded, and GitHub runs at most 256 jobs.`,
    );
  }
  const fitting = entries.map(([name, values]) => {
    const fits = (value: Value) => {
      const known = new Map<Pattern, boolean>();
      return (pattern: Pattern): boolean => {
        const before = known.get(pattern);
        if (before !== undefined) return before;
        const found = (pattern.parts.get(name) ?? []).every((part) => matches(value, part));
        known.set(pattern, found);
        return found;
      };
    };
    return values.map((value) => ({ value, fits: fits(value) }));
  });
  // One mapping with all keys, of which each combination is a copy: to put key after key into each takes twice as long.
  const row: Record<string, Value> = Object.fromEntries(entries.map(([name]) => [name, null]));
  const extend = (depth: number, exclude: readonly Pattern[], include: readonly Include[]): void => {
    if (depth === entries.length) {
      if (exclude.length === 0) each({ ...row }, include);
      return;
    }
    const [name] = entries[depth]!;
    const choices = fitting[depth]!;
    for (let at = 0; at < choices.length; at++) {
      const { value, fits } = choices[at]!;
      row[name] = value;
      extend(depth + 1, those(exclude, fits), those(include, fits));
    }
  };
  extend(0, patterns.exclude, patterns.include);
}

/** Those that fit, mostly none or all of them, without a new list for each of 100,000 combinations. */
function those<One>(patterns: readonly One[], fits: (pattern: One) => boolean): readonly One[] {
  let fitting = 0;
  for (let at = 0; at < patterns.length; at++) if (fits(patterns[at]!)) fitting += 1;
  return fitting === patterns.length ? patterns : fitting === 0 ? NONE : patterns.filter(fits);
}

const NONE: readonly never[] = [];

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

/** A key as a combination has it already, in whatever case. */
const spelling = (target: Combination, key: string): string =>
  Object.keys(target).find((candidate) => fold(candidate) === fold(key)) ?? key;

const areSpelledAlike = (keys: readonly string[]): boolean =>
  new Set(keys).size === new Set(keys.map(fold)).size;
