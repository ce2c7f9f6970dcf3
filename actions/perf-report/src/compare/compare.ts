import { type Comparison, type HistoryRecord, type PerfReport, testKey } from '@paceline/contracts';
import { type ComparisonRule, compareWithMean } from '@paceline/stats';
import { sharedNames } from '../read/jobs.ts';
import { processorIn, ranSameFiles } from './alike.ts';
import { jobMetric, readMetric, stepMetric, testMetric } from './metric.ts';
import type { RunFile } from './tests.ts';

/** GitHub gives the times of jobs and steps in whole seconds: two of the same length can differ by one. */
const API_RESOLUTION = 1;
/** Test runners time in milliseconds; below a tenth of a second it is start-up and chance. */
const TEST_RESOLUTION = 0.1;

export interface Baseline {
  readonly records: readonly HistoryRecord[];
  readonly minChange: number;
}

/** The records of this report, not of the run's other reports. Records of older releases do not say whose they are. */
export const recordsOf = (records: readonly HistoryRecord[], key: string): HistoryRecord[] =>
  records.filter((record) => record.key === undefined || record.key === key);

/**
 * The earlier runs to compare with: successful ones of the base branch, then of the default branch, without this
 * run's own earlier attempts. Runs of other refs are never a baseline, since anyone can start them.
 * @param scopes in the order in which they are preferred
 */
export function baselineRecords(
  records: readonly HistoryRecord[],
  runId: string,
  scopes: readonly string[],
  count: number,
): HistoryRecord[] {
  const usable = records.filter((record) => record.conclusion === 'success' && record.runId !== runId);
  return scopes.flatMap((scope) => usable.filter((record) => record.scope === scope)).slice(0, count);
}

/**
 * The wall time of a first attempt against that of runs like it.
 * @param alike of the baseline's records those that `alikeRuns` left
 */
export function compareWall(
  { wallSeconds = 0, attempt }: { wallSeconds?: number; attempt: number },
  alike: readonly HistoryRecord[],
  minChange: number,
): Comparison {
  const earlier = alike.flatMap(({ wallSeconds }) => (wallSeconds === undefined ? [] : [wallSeconds]));
  return comparison('wall', wallSeconds, attempt > 1 ? [] : earlier, {
    minChange,
    minDifference: API_RESOLUTION,
  });
}

/**
 * Every job that succeeded, and its steps, against the job and step of the same name on the same processor; a job that
 * ran tests, only where the run ran the same. Where several jobs of a run share a name, it is not known from run to
 * run which is which, so none of them is compared.
 */
export function compareJobs(
  jobs: PerfReport['jobs'],
  files: readonly RunFile[],
  { records, minChange }: Baseline,
): Comparison[] {
  const rule = { minChange, minDifference: API_RESOLUTION };
  const sameFiles = new Map(records.map((record) => [record, ranSameFiles(files, record.files)]));
  const current = uniquelyNamed(jobs).filter(({ conclusion }) => conclusion === 'success');
  const byName = new Map(current.map((job) => [job.name, job]));
  const jobSeconds = new Map<string, number[]>();
  const stepSeconds = new Map<string, number[]>();
  for (const record of records) {
    for (const job of uniquelyNamed(record.jobs)) {
      const now = byName.get(job.name);
      if (now === undefined || job.conclusion !== 'success') continue;
      const ranAgain = (job.attempt ?? now.attempt) !== undefined;
      const otherFiles = now.leg !== undefined && !sameFiles.get(record);
      if (ranAgain || otherFiles || processorIn(record, job) !== now.processor) continue;
      add(jobSeconds, job.name, job.seconds);
      for (const [name, seconds] of stepTimes(job.steps)) add(stepSeconds, `${job.name}\0${name}`, seconds);
    }
  }
  return current.flatMap((job) => [
    ...(job.seconds === undefined
      ? []
      : [comparison(jobMetric(job.name), job.seconds, jobSeconds.get(job.name) ?? [], rule)]),
    ...[...stepTimes(job.steps)].map(([name, seconds]) =>
      comparison(stepMetric(job.name, name), seconds, stepSeconds.get(`${job.name}\0${name}`) ?? [], rule),
    ),
  ]);
}

/**
 * Every test file that passed at once, against its earlier runs of that kind on the same processor: a red test's time
 * says nothing of its length, and neither does that of one that was repeated.
 */
export function compareTests(files: readonly RunFile[], { records, minChange }: Baseline): Comparison[] {
  const rule = { minChange, minDifference: TEST_RESOLUTION };
  const seconds = new Map<string, number[]>();
  const keyOf = (file: Pick<RunFile, 'suite' | 'file'>, processor: string | undefined) =>
    `${testKey(file)}\0${processor ?? ''}`;
  for (const record of records) {
    for (const file of record.files) {
      if (passedAtOnce(file)) add(seconds, keyOf(file, processorIn(record, file)), file.seconds);
    }
  }
  return files
    .filter(({ outcome }) => outcome === 'passed')
    .map((file) => {
      const earlier = passedAtOnce(file) ? (seconds.get(keyOf(file, file.processor)) ?? []) : [];
      return comparison(testMetric(file), file.seconds, earlier, rule);
    });
}

const passedAtOnce = ({ outcome, retries, attempt }: Omit<RunFile, 'processor'>): boolean =>
  outcome === 'passed' && retries === 0 && attempt === undefined;

/** Differences up to this many seconds can come from how times are measured. */
export const resolutionOf = (metric: string): number =>
  readMetric(metric)?.kind === 'test' ? TEST_RESOLUTION : API_RESOLUTION;

function uniquelyNamed<T extends { readonly name: string }>(jobs: readonly T[]): T[] {
  const shared = sharedNames(jobs);
  return jobs.filter(({ name }) => !shared.has(name));
}

function comparison(
  metric: string,
  value: number,
  earlier: readonly number[],
  rule: ComparisonRule,
): Comparison {
  const { runs, mean, deviation, change, verdict } = compareWithMean(value, earlier, rule);
  return {
    metric,
    unit: 'seconds',
    value,
    baselineRuns: runs,
    ...(mean === undefined ? {} : { baselineMean: mean }),
    ...(deviation === undefined ? {} : { baselineDeviation: deviation }),
    ...(change === undefined ? {} : { change }),
    verdict,
  };
}

/**
 * Steps by name; two of the same name count together, since it is not known from run to run which is which.
 * A step whose time is not known is left out.
 */
function stepTimes(
  steps: readonly { readonly name: string; readonly seconds?: number | undefined }[],
): Map<string, number> {
  const times = new Map<string, number>();
  for (const { name, seconds = Number.NaN } of steps) times.set(name, (times.get(name) ?? 0) + seconds);
  for (const [name, seconds] of times) if (Number.isNaN(seconds)) times.delete(name);
  return times;
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
