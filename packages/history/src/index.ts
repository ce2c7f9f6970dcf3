export {
  type Compaction,
  type History,
  type HistoryOptions,
  type HistoryScope,
  type HistoryStore,
  openHistory,
} from './history.ts';
export {
  JUnitError,
  type JUnitOutcome,
  type JUnitReport,
  type JUnitSuite,
  type JUnitTest,
  parseJUnit,
  parseSeconds,
} from './junit.ts';
export { type FileTiming, failedFiles, fileTimings, unknownSeconds } from './timings.ts';
