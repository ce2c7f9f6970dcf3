import { type HistoryRecord, type Outcome, type TestFile, testKey } from '@paceline/contracts';
import { median } from '@paceline/stats';
import { loadsOf, type TimedRun, unloaded } from './legs/leg-loads.ts';

export interface FileTiming {
  readonly suite: string;
  readonly file: string;
  /** Median seconds of the recent passing runs, each without what its machine was slower than usual. */
  readonly seconds: number;
  /** Passing runs that the median was taken over. */
  readonly runs: number;
  /** How it ended in the newest record that names it. */
  readonly lastOutcome: Outcome;
}

/** Old enough to outvote an outlier, young enough to follow a test that grew. */
const RECENT_RUNS = 10;

const memory = new WeakMap<readonly HistoryRecord[], Map<string, FileTiming>>();

/**
 * Seconds of each test file, by its key (`testKey`): the median of its ten most recent passing runs, each divided by how
 * much slower than usual its processor and its leg were (`loadsOf`).
 *
 * The median, because one run on a slow machine may take many times as long and must not move the estimate:
 * it stands firm until half of the values are spoiled (its breakdown point; Huber, "Robust Statistics", 1981).
 * Failed and skipped runs are left out, since a test that fails early, or waits for its time limit, says
 * nothing of its usual length. A file that never passed has no estimate.
 * @param records newest first, as `History.records` gives them
 */
export function fileTimings(records: readonly HistoryRecord[]): Map<string, FileTiming> {
  const known = memory.get(records);
  if (known) return known;
  const found = new Map<string, { test: TestFile; runs: TimedRun[]; lastOutcome: Outcome; run: string }>();
  let legsBefore = 0;
  for (const record of records) {
    const { legs = [] } = record;
    for (const { suite, file, outcome, seconds, leg, processor } of record.files) {
      const key = testKey({ suite, file });
      const known = found.get(key);
      // Another report of the same run tells of the same execution.
      if (record.key !== undefined && known?.run === record.runId) continue;
      const entry = known ?? { test: { suite, file }, runs: [], lastOutcome: outcome, run: '' };
      entry.run = record.runId;
      found.set(key, entry);
      const passed = outcome === 'passed' || outcome === 'empty';
      if (!passed || entry.runs.length >= RECENT_RUNS) continue;
      entry.runs.push({
        seconds,
        leg: leg === undefined || leg >= legs.length ? undefined : legsBefore + leg,
        processor: processor === undefined ? undefined : record.processors?.[processor],
      });
    }
    legsBefore += legs.length;
  }
  const timings = new Map<string, FileTiming>();
  const loads = loadsOf(
    [...found.values()].map(({ runs }) => runs),
    legsBefore,
  );
  for (const [key, { test, runs, lastOutcome }] of found) {
    if (runs.length === 0) continue;
    const seconds = median(runs.map((run) => unloaded(run, loads)));
    timings.set(key, { ...test, seconds, runs: runs.length, lastOutcome });
  }
  memory.set(records, timings);
  return timings;
}

const directories = new WeakMap<Map<string, FileTiming>, Map<string, number>>();

/**
 * A guess for a file that the history does not know: the median estimate of the files in its directory, or
 * in the nearest directory above it that holds any, up to the repository's root (so: of all files).
 * Undefined when the history knows no file at all.
 * @param file path below the repository's root, with `/`
 */
export function unknownSeconds(records: readonly HistoryRecord[], file: string): number | undefined {
  const timings = fileTimings(records);
  let medians = directories.get(timings);
  if (!medians) {
    medians = directoryMedians(timings);
    directories.set(timings, medians);
  }
  for (const directory of parents(file)) {
    const seconds = medians.get(directory);
    if (seconds !== undefined) return seconds;
  }
  return undefined;
}

/** The median of each directory over all files below it, so that the nearest one is as local as it can be. */
function directoryMedians(timings: ReadonlyMap<string, FileTiming>): Map<string, number> {
  const seconds = new Map<string, number[]>();
  for (const timing of timings.values()) {
    for (const directory of parents(timing.file)) {
      const list = seconds.get(directory);
      if (list) list.push(timing.seconds);
      else seconds.set(directory, [timing.seconds]);
    }
  }
  return new Map([...seconds].map(([directory, values]) => [directory, median(values)]));
}

/** `a/b/c.ts` → `a/b`, `a`, `` (the root). */
function parents(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, index) =>
    parts.slice(0, parts.length - index).join('/'),
  );
}

/**
 * Test files that failed in the newest run of a scope, by all its reports; empty when the scope has none.
 * @param scope as in the records, e.g. `refs/heads/main` or `refs/pull/12/merge`
 */
export function failedFiles(records: readonly HistoryRecord[], scope: string | undefined): TestFile[] {
  const newest = records.find((record) => record.scope === scope);
  const failed = records
    .filter(({ runId }) => runId === newest?.runId)
    .flatMap(({ files }) => files.filter(({ outcome }) => outcome === 'failed'))
    .map(({ suite, file }): [string, TestFile] => [testKey({ suite, file }), { suite, file }]);
  return [...new Map(failed).values()];
}
