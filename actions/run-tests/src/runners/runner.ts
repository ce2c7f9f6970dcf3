import type { TestRunner } from '@paceline/contracts';
import type { RunnerReport } from './reports/report.ts';

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
  readonly name: TestRunner;
  /** Ending of its report's name: `json` where none is given. */
  readonly reportFormat?: 'xml' | 'jsonl';
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
  /** Other files that a run left beside its report, to be published with the leg's result. */
  readonly attachments?: (reportPath: string) => Promise<string[]>;
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
