/** One test as the runner's own report names it. */
export interface ReportedTest {
  /** The test's file as the report writes it: absolute, a file URL, or relative to a folder the runner chose. */
  readonly file: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly message?: string | undefined;
  readonly line?: number | undefined;
  /** Repeats of this test after a failure. */
  readonly retries: number;
}

/** A file the report names, whether or not it holds tests. */
export interface ReportedFile {
  readonly file: string;
  /** Seconds of the whole file, with loading it; the sum of its tests when the runner does not say. */
  readonly seconds?: number | undefined;
  /** Why the file itself failed: it could not be loaded, or its process died. */
  readonly failure?: string | undefined;
  /** Repeats of the file after it had failed as a whole. */
  readonly retries?: number;
}

/** What failed beside the tests: a suite's set-up, failures that a report counts and does not list. */
export interface ReportedFailure {
  /** As in a test; '' when the report names none. */
  readonly file: string;
  readonly name: string;
  readonly message: string;
  readonly count: number;
}

/** What a run was to take of a file that is divided by its tests, as the test program itself divided it. */
export interface ReportedSplit {
  /** As in a test. */
  readonly file: string;
  /** Tests of the whole file, and those of them that were taken. */
  readonly tests: number;
  readonly chosen: number;
  /** SHA-256, in hex, over the ids of all of them. */
  readonly digest: string;
}

/** What was executed, in the one shape all runners' reports are turned into. */
export interface RunnerReport {
  readonly files: readonly ReportedFile[];
  readonly tests: readonly ReportedTest[];
  readonly failures?: readonly ReportedFailure[];
  readonly splits?: readonly ReportedSplit[];
  /** Why the report is not whole, without a full stop; what it holds then proves nothing green. */
  readonly problem?: string;
}
