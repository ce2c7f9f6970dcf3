import type { LegCost } from '@paceline/contracts';

/** Predicts what a leg's test command takes from the recorded seconds of its tests. */
export interface LegTime {
  /** What was learned from earlier legs; undefined where only the tests' own seconds are known. */
  readonly cost: LegCost | undefined;
  /** Seconds of the command before and after its files. */
  readonly startSeconds: number;
  /** Seconds that a file adds to its leg. */
  ofFile(testSeconds: number): number;
  /** Seconds of a whole command. A program that runs files side by side still takes as long as the longest one. */
  ofLeg(tests: readonly { readonly estimatedSeconds: number }[]): number;
}

export function legTime(cost: LegCost | undefined): LegTime {
  const { startSeconds = 0, fileSeconds = 0, testFactor = 1 } = cost ?? {};
  const ofFile = (testSeconds: number) => fileSeconds + testFactor * testSeconds;
  return {
    cost,
    startSeconds,
    ofFile,
    ofLeg(tests) {
      const sum = tests.reduce((total, { estimatedSeconds }) => total + ofFile(estimatedSeconds), 0);
      const longest = tests.reduce((most, { estimatedSeconds }) => Math.max(most, estimatedSeconds), 0);
      return startSeconds + Math.max(sum, longest);
    },
  };
}
