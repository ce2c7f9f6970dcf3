import { type ExecutedFile, type HistoryRecord, type PerfReport, testKey } from '@paceline/contracts';
import type { RunFile } from './tests.ts';

/**
 * Which earlier times a time of this run may be compared with. The same code takes another time on another processor,
 * with another part of the tests, and in a job that ran again, whose caches are warm and whose neighbours are idle:
 * such times differ without anything having changed, so they are left out on both sides.
 */

/** Of the seconds of either run, at most so much may lie in files that the other did not run. */
const OTHER_FILES = 0.1;
/** Counted for a file that took no measurable time, so that many of them weigh something. */
const LEAST_SECONDS = 0.001;

/** Whether two runs ran nearly the same test files, by their seconds; two runs without tests did. */
export function ranSameFiles(a: readonly ExecutedFile[], b: readonly ExecutedFile[]): boolean {
  return hasMostOf(a, b) && hasMostOf(b, a);
}

/** Whether most of `files`' seconds are in files that `other` has too. */
function hasMostOf(files: readonly ExecutedFile[], other: readonly ExecutedFile[]): boolean {
  const known = new Set(other.map(testKey));
  let total = 0;
  let alone = 0;
  for (const file of files) {
    const seconds = Math.max(file.seconds, LEAST_SECONDS);
    total += seconds;
    if (!known.has(testKey(file))) alone += seconds;
  }
  return alone <= total * OTHER_FILES;
}

type RecordJob = HistoryRecord['jobs'][number];
type RecordFile = HistoryRecord['files'][number];

/** Names of the processors that a run's jobs ran on, sorted; of jobs without a leg or a sampler none is known. */
const processorsOf = (names: readonly (string | undefined)[]): string =>
  [...new Set(names.filter((name) => name !== undefined))].sort().join('\n');

/** The processor of a job or file of a record, by its name. */
export const processorIn = (
  { processors = [] }: HistoryRecord,
  { processor }: Pick<RecordJob | RecordFile, 'processor'>,
): string | undefined => (processor === undefined ? undefined : processors[processor]);

/** What sets the runs apart that a run is not compared with; each of them is counted once. */
export interface Unlike {
  readonly records: number;
  readonly otherFiles: number;
  readonly otherProcessors: number;
  readonly ranAgain: number;
}

/** The records whose wall time this run's may be compared with, and why the others may not. */
export function alikeRuns(
  jobs: PerfReport['jobs'],
  files: readonly RunFile[],
  records: readonly HistoryRecord[],
): { alike: HistoryRecord[]; unlike: Unlike } {
  const processors = processorsOf(jobs.map(({ processor }) => processor));
  const kinds = records.map((record) => {
    if (record.attempt > 1) return 'ranAgain' as const;
    if (!ranSameFiles(files, record.files)) return 'otherFiles' as const;
    const then = processorsOf(record.jobs.map((job) => processorIn(record, job)));
    return then === processors ? ('alike' as const) : ('otherProcessors' as const);
  });
  const count = (kind: (typeof kinds)[number]) => kinds.filter((one) => one === kind).length;
  return {
    alike: records.filter((_, index) => kinds[index] === 'alike'),
    unlike: {
      records: records.length,
      otherFiles: count('otherFiles'),
      otherProcessors: count('otherProcessors'),
      ranAgain: count('ranAgain'),
    },
  };
}

/** A sentence about the runs that were left out; undefined where none was. */
export function unlikeWords({ records, otherFiles, otherProcessors, ranAgain }: Unlike): string | undefined {
  const reasons = [
    ...(otherFiles > 0 ? [`${otherFiles} ran other tests`] : []),
    ...(otherProcessors > 0 ? [`${otherProcessors} ran on other processors`] : []),
    ...(ranAgain > 0 ? [`of ${ranAgain} some jobs were run again`] : []),
  ];
  if (reasons.length === 0) return undefined;
  return `The wall time is compared with ${records - otherFiles - otherProcessors - ranAgain} of ${records} earlier runs: ${reasons.join(', ')}.`;
}
