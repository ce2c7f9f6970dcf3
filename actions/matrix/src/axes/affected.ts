import { type Combination, fitsAny } from './combinations.ts';

/** Combinations that fit `combination` are jobs only where a changed file is one of `paths`. */
export interface PathRule {
  readonly combination: Combination;
  /** Globs, relative to the repository; ! excludes. */
  readonly paths: readonly string[];
}

/**
 * The combinations that a change can affect: those for which a rule has a changed file, and those that no rule is about.
 * @param hasChanged whether a changed file is one of these globs
 */
export function affectedCombinations(
  rows: readonly Combination[],
  rules: readonly PathRule[],
  hasChanged: (globs: readonly string[]) => boolean,
): Combination[] {
  const touched = rules.map(({ paths }) => hasChanged(paths));
  return rows.filter((row) => {
    const own = rules.flatMap(({ combination }, index) => (fitsAny(row, [combination]) ? [index] : []));
    return own.length === 0 || own.some((index) => touched[index]);
  });
}
