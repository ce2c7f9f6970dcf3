import { type FileParts, type LegResult, type SplitFile, type TestFile, testKey } from '@paceline/contracts';
import type { Locate, ReportedSplit } from '@paceline/runners';
import type { Leg } from './planned-leg.ts';

/** Planned files of which a leg has only a part, by their paths in the repository. */
export const splitsOf = (tests: Leg['tests']): Map<string, FileParts> =>
  new Map(tests.flatMap(({ file, split }) => (split ? [[file, split] as const] : [])));

/**
 * Whether a leg runs nothing of a file that it has a part of: where the test program cannot divide files, the leg with
 * the first part runs the whole file. All legs find that out for themselves and come to the same.
 */
export const isLeftOut = ({ split, digest }: Pick<SplitFile, 'split' | 'digest'>): boolean =>
  digest === undefined && split.parts[0] !== 1;

/** What a leg says of its parts, where the test program cannot divide files. */
export const undivided = (tests: Leg['tests']): SplitFile[] =>
  tests.flatMap(({ suite, file, split }) => (split ? [{ suite, file, split, tests: 0, chosen: 0 }] : []));

/**
 * What a leg says of its parts, from what the test program reported of them. Where it named a file several times (in
 * each attempt, say) and they differ, nobody knows what ran: the file has no entry then.
 */
export function dividedFiles(
  tests: Leg['tests'],
  reported: readonly ReportedSplit[],
  locate: Locate,
): SplitFile[] {
  const byFile = Map.groupBy(reported, ({ file }) => locate(file));
  return tests.flatMap(({ suite, file, split }) => {
    const [first, ...others] = (split && byFile.get(file)) ?? [];
    if (split === undefined || first === undefined) return [];
    const { digest, chosen } = first;
    if (others.some((other) => other.digest !== digest || other.chosen !== chosen)) return [];
    return [{ suite, file, split, tests: first.tests, chosen, digest }];
  });
}

/**
 * Files of which a leg did not run what it had: those whose parts the test program said nothing of, and those of which
 * fewer tests are in its report than it took. A failure explains that some are not there.
 */
export function incompleteFiles(
  tests: Leg['tests'],
  splits: readonly SplitFile[],
  executed: LegResult['executed'],
): TestFile[] {
  const entries = new Map(splits.map((entry) => [testKey(entry), entry]));
  const ran = new Map(executed.map((file) => [testKey(file), file]));
  return tests.flatMap(({ suite, file, split }) => {
    if (split === undefined) return [];
    const entry = entries.get(testKey({ suite, file }));
    if (entry && isLeftOut(entry)) return [];
    const own = ran.get(testKey({ suite, file }));
    const isWhole = entry !== undefined && own !== undefined && own.tests >= entry.chosen;
    return isWhole || (own?.failed ?? 0) > 0 ? [] : [{ suite, file }];
  });
}
