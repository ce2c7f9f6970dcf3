import type { Clock } from '../tier/clock.ts';

/** Failures in a row that open the breaker. */
const FAILURES = 3;
const FIRST_REST = 30_000;
const LONGEST_REST = 300_000;

/** Circuit breaker: makes no calls to a tier that does not work, and lets one call try it again after a rest. */
export interface Breaker {
  /** Whether a call may be made now; the one call after a rest is let through once. */
  admits(): boolean;
  succeeded(): void;
  /**
   * @param timedOut it did not answer in time: one such failure is enough, as the next call would cost as much again
   * @returns true when this failure opened it
   */
  failed(timedOut: boolean): boolean;
  /** The admitted call showed neither that the tier works nor that it does not. */
  undecided(): void;
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let rest = FIRST_REST;
  let openUntil: number | undefined;
  let trying = false;
  return {
    admits() {
      if (openUntil === undefined) return true;
      if (trying || clock.now() < openUntil) return false;
      trying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      rest = FIRST_REST;
      openUntil = undefined;
      trying = false;
    },
    failed(timedOut) {
      failures += 1;
      if (openUntil !== undefined) {
        // A call that began before it opened says nothing new.
        if (!trying) return false;
        trying = false;
        rest = Math.min(LONGEST_REST, rest * 2);
        openUntil = clock.now() + rest;
        return false;
      }
      if (!timedOut && failures < FAILURES) return false;
      openUntil = clock.now() + rest;
      return true;
    },
    undecided() {
      trying = false;
    },
  };
}
