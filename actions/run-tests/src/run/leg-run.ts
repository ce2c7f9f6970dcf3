import type { LegResult, SplitFile } from '@paceline/contracts';
import { summariseReport, type TestResults } from '@paceline/runners';
import type { LegFiles } from '../plan/listed-tests.ts';
import type { Execution } from './execute.ts';
import type { Ran } from './run-program.ts';

/** What a leg ran, and what it was to run. */
export interface LegRun {
  readonly runner: LegResult['runner'];
  readonly execution: Execution;
  readonly results: TestResults;
  readonly files: LegFiles;
  /** The leg had no file to run, so no program was started. */
  readonly ranNothing: boolean;
  /** The program ended by saying that there was no test among its files. */
  readonly saysEmpty: boolean;
  /** What the files beside the result are made from; undefined where no program ran. */
  readonly ran?: Ran;
  /** Planned files of which the leg had only a part. */
  readonly splits?: readonly SplitFile[];
  /** Where the leg took its files from a queue. */
  readonly queue?: LegResult['queue'];
}

export const noFiles: LegFiles = { planned: [], excluded: [], gaps: [], whole: false, listed: undefined };
/** A leg that had no file to run. */
export const ranNothing = (runner: LegResult['runner'], files: LegFiles): LegRun => ({
  runner,
  files,
  execution: {
    report: { files: [], tests: [] },
    reportPaths: [],
    complete: true,
    seconds: 0,
    exit: 0,
    stopped: undefined,
  },
  results: summariseReport({ files: [], tests: [] }, '', () => undefined),
  ranNothing: true,
  saysEmpty: false,
});
