import type { FileParts, TestRunner } from '@paceline/contracts';
import type { RunnerReport } from '@paceline/runners';
import type { Thresholds } from '../code-coverage/thresholds.ts';

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
   * @param options.coverage the folder for the coverage of a batch, as coverage-final.json or lcov.info; undefined where
   *   none is wanted
   * @param options.splits files of which only some of their tests run, by their names in `files`; given only where
   *   `canSplit` says so
   */
  invocations(
    files: readonly string[],
    reportPath: (batch: number) => string,
    options?: {
      readonly rest?: boolean;
      readonly part?: boolean;
      readonly coverage?: ((batch: number) => string) | undefined;
      readonly splits?: ReadonlyMap<string, FileParts>;
    },
  ): Promise<Invocation[]>;
  /** Undefined when there is no report; one that cannot be used, or not all of it, says why in `problem`. */
  read(reportPath: string): Promise<RunnerReport | undefined>;
  /** Whether it can run a part of a file's tests, by a list of them that is the same in every leg. */
  readonly canSplit?: () => Promise<boolean>;
  /**
   * Asks the program for its tests. Undefined where it cannot say. Absent where no program of the kind can.
   */
  readonly list?: (limits: { readonly timeoutSeconds: number }) => Promise<ListedTests | undefined>;
  /**
   * The project's own command can fail by more than its test files: go test builds packages without tests too. The
   * first leg of a full run takes that over.
   */
  readonly hasRest?: boolean;
  /**
   * It fails by nothing that its report does not tell of, file by file. Where that is not so, a failure beside the tests
   * (an error that nobody catches, say) could hide behind a test that fails, and only a run of all files says that it
   * is gone.
   */
  readonly reportsEveryFailure?: boolean;
  /** It leaves its coverage where `options.coverage` says. */
  readonly collectsCoverage?: boolean;
  /**
   * Thresholds of coverage by the project's configuration, in percent or, negative, in parts that may be left out: they
   * are for the whole suite, so the last job holds them against the coverage of all legs.
   */
  readonly thresholds?: (reportPath: string) => Promise<Thresholds | undefined>;
  /** Files beside the report that the last job merges, such as Playwright's blob, by the names they are to have. */
  readonly attachments?: (reportPath: string) => Promise<readonly string[]>;
  /** The list has to be known before files are run, since files that are named are run whether they are tests or not. */
  readonly listsFirst?: boolean;
  /** False where the project starts the program in a way that is not read, so that its own list may be another. */
  readonly listIsOwn?: boolean;
  /** Exit status that says that there was no test among the files, which is no failure of a part of a suite. */
  readonly emptyStatus?: number;
}
