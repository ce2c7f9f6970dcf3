/** A manifest that no save can have written: it is damaged, or made to do harm. */
export class ManifestProblem extends Error {
  /** Digests of content that is damaged or gone, where that is the problem. */
  readonly content: readonly string[] = [];
}

/** @throws ManifestProblem with the problem where the condition does not hold */
export function ensure(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new ManifestProblem(problem);
}

/** A path as a message shows it. */
export const shown = (path: string): string => JSON.stringify(path.slice(0, 120));
