import type { EntryTable } from './entry-table.ts';

/** A manifest that no save can have written: it is damaged, or made to do harm. */
export class ManifestProblem extends Error {
  /** Digests of content that is damaged or gone, where that is the problem. */
  readonly content: readonly string[] = [];
}

/** @throws ManifestProblem with the problem where the condition does not hold */
export function ensure(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new ManifestProblem(problem);
}

/** @param problem worded to follow the path of the entry */
export const entryProblem = ({ paths }: EntryTable, row: number, problem: string): ManifestProblem =>
  new ManifestProblem(`${JSON.stringify(paths.at(row).slice(0, 120))} ${problem}`);
