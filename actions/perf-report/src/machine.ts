import type { createGitHub } from '@paceline/core';

/** What the machine lends to a report: the clock, and GitHub's API. */
export interface Machine {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly createGitHub: typeof createGitHub;
}
