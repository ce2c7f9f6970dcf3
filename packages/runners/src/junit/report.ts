export type JUnitOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** One test of a report. */
export interface JUnitTest {
  /** The test's file as the writer names it; absent when it names none. */
  readonly file?: string;
  /** The line it stands in, from 1, where the writer says so. */
  readonly line?: number;
  readonly classname: string;
  readonly name: string;
  /** 0 when the writer gives none. */
  readonly seconds: number;
  /** `error`: it could not run to its end (set-up, collection); `failed`: an assertion did not hold. */
  readonly outcome: JUnitOutcome;
  /** Why it failed, was in error or was skipped; at most 4000 characters. */
  readonly message?: string;
  /** Repeats after a failed attempt. */
  readonly retries: number;
}

/** What a suite reports as failed beside its tests. */
export interface JUnitSuiteFailure {
  readonly message: string;
  readonly count: number;
}

export interface JUnitSuite {
  readonly name: string;
  /** The suite's file, or that of the suite around it. */
  readonly file?: string;
  /**
   * For a suite that names no file: that of the suite before it, if that is a root suite or holds no test.
   * mocha-junit-reporter under Cypress names a file on the root suite only, and puts the others behind it.
   */
  readonly fileBefore?: string;
  /** What the writer gives as the suite's time, else the sum of its tests. */
  readonly seconds: number;
  readonly tests: readonly JUnitTest[];
  /** A `<failure>` or `<error>` of the suite itself, and failures that its counts name and no test shows. */
  readonly failures: readonly JUnitSuiteFailure[];
}

export interface JUnitReport {
  readonly suites: readonly JUnitSuite[];
  /**
   * Where and why the reading ended early; absent when the report is whole. The suites then hold what stood
   * before that place, and prove nothing green.
   */
  readonly problem?: string;
}
