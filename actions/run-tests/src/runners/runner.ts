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
}

/** What failed beside the tests: a suite's set-up, failures that a report counts and does not list. */
export interface ReportedFailure {
  /** As in a test; '' when the report names none. */
  readonly file: string;
  readonly name: string;
  readonly message: string;
  readonly count: number;
}

/** What was executed, in the one shape all runners' reports are turned into. */
export interface RunnerReport {
  readonly files: readonly ReportedFile[];
  readonly tests: readonly ReportedTest[];
  readonly failures?: readonly ReportedFailure[];
  /** Why the report is not whole, without a full stop; what it holds then proves nothing green. */
  readonly problem?: string;
}

/** How one run of a test program is started and where it leaves its report. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  /** Where the program leaves its report. */
  readonly report: string;
  /** Variables added to the environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The report is what the program prints; it is stored there as it comes. */
  readonly reportOnStdout?: boolean;
  /** With `reportOnStdout`: what of a printed line is for people. */
  readonly display?: (line: string) => string;
}

/** Test files as the project's own command finds them. */
interface ListedTests {
  /** Absolute, or relative to the working directory. */
  readonly files: readonly string[];
  /** Why the suite as a whole fails, though parts of it may not: two modules of one name, say. */
  readonly failure?: string;
}

/** One test program: how to start it for some files, and how to read what it reported. */
export interface Runner {
  readonly name: 'vitest' | 'jest' | 'node' | 'pytest' | 'go' | 'command';
  /**
   * @param files relative to the working directory, with `/`; empty = everything
   * @param reportPath a path of its own for each invocation
   * @param options.rest also what the project's command does beside running files (see `hasRest`); with no files, only
   *   that
   * @param options.part the files are a part of the suite: thresholds of coverage, which are for the whole, do not apply
   */
  invocations(
    files: readonly string[],
    reportPath: (batch: number) => string,
    options?: { readonly rest?: boolean; readonly part?: boolean },
  ): Promise<Invocation[]>;
  /** Undefined when there is no report; one that cannot be used, or not all of it, says why in `problem`. */
  read(reportPath: string): Promise<RunnerReport | undefined>;
  /**
   * Asks the program for its tests. Undefined where it cannot say. Absent where no program of the kind can.
   */
  readonly list?: (limits: { readonly timeoutSeconds: number }) => Promise<ListedTests | undefined>;
  /**
   * The project's own command can fail by more than its test files: go test builds packages without tests too. The
   * first leg of a full run takes that over.
   */
  readonly hasRest?: boolean;
  /** The list has to be known before files are run, since files that are named are run whether they are tests or not. */
  readonly listsFirst?: boolean;
  /** False where the project starts the program in a way that is not read, so that its own list may be another. */
  readonly listIsOwn?: boolean;
  /** Exit status that says that there was no test among the files, which is no failure of a part of a suite. */
  readonly emptyStatus?: number;
}
