import type { FileChange } from '@paceline/core';
import { pathsOf } from '../repository/paths.ts';
import type { Reason, Selection } from './select-tests.ts';

/** The first of the changed files that is one of the given ones, by its name now or before. */
export const firstOf = (changes: readonly FileChange[], paths: ReadonlySet<string>): string | undefined =>
  pathsOf(changes).find((path) => paths.has(path));

/**
 * All tests of a suite where a changed file is one for which it runs; otherwise those that changed themselves.
 * @param triggers changed files that the suite names
 */
export function selectByPaths(
  changes: readonly FileChange[],
  tests: readonly string[],
  triggers: ReadonlySet<string>,
): Selection {
  const trigger = firstOf(changes, triggers);
  const changed = new Set(changes.map(({ path }) => path));
  const reasons = new Map<string, Reason>();
  for (const test of tests) {
    if (changed.has(test)) reasons.set(test, { code: 'changed', via: [test] });
    else if (trigger !== undefined) reasons.set(test, { code: 'path', via: [trigger, test] });
  }
  const inert = new Map(
    [...changed].filter((path) => !triggers.has(path) && !reasons.has(path)).map((path) => [path, OUTSIDE]),
  );
  return { reasons, inert };
}

const OUTSIDE = 'none of the files for which the suite runs';
