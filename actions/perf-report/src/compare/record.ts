import type { FlakyTest, HistoryRecord, PerfReport } from '@paceline/contracts';
import type { RunProof } from './proof.ts';
import type { RunFile } from './tests.ts';

/** The audits of a run, where it was one. */
const auditsIn = ({ plan }: PerfReport): Pick<HistoryRecord, 'audits'> =>
  plan?.audits ? { audits: plan.audits.map((audit) => ({ ...audit, missed: audit.missed.length })) } : {};

/**
 * What this run leaves for the next ones. Failed test files keep their outcome, so that their times do not
 * enter an estimate.
 * @param scope the ref that the run may write
 */
export function historyRecordOf(
  report: PerfReport,
  scope: string,
  files: readonly RunFile[],
  { proves, ranOn, isProven }: RunProof,
  runNumber?: number,
): HistoryRecord {
  const { run } = report;
  const named = [...report.jobs, ...files].flatMap(({ processor }) => processor ?? []);
  const processors = [...new Set(named)];
  const flaky: readonly FlakyTest[] = report.tests.flaky ?? [];
  const ranWith = ({ processor, attempt }: Pick<RunFile, 'processor' | 'attempt'>) => ({
    ...(processor === undefined ? {} : { processor: processors.indexOf(processor) }),
    ...(attempt === undefined ? {} : { attempt }),
  });
  return {
    kind: 'history-record',
    version: 2,
    runId: run.runId,
    attempt: run.attempt,
    ...(report.key === undefined ? {} : { key: report.key }),
    ...(runNumber === undefined ? {} : { runNumber }),
    workflow: run.workflow,
    head: run.head,
    scope,
    event: run.event,
    finishedAt: report.createdAt,
    conclusion: report.conclusion,
    ...(report.wallSeconds === undefined ? {} : { wallSeconds: report.wallSeconds }),
    ...(proves === undefined ? {} : { proves }),
    ...(ranOn === undefined ? {} : { ranOn }),
    ...auditsIn(report),
    files: files.map(({ processor, attempt, ...file }) => ({
      ...file,
      ...(isProven(file) ? { proven: true } : {}),
      ...ranWith({ processor, attempt }),
    })),
    ...(processors.length > 0 ? { processors } : {}),
    ...(flaky.length > 0 ? { flaky: [...flaky] } : {}),
    jobs: report.jobs.flatMap(({ name, seconds, queueSeconds, conclusion, steps, leg, ...job }) =>
      seconds === undefined
        ? []
        : [
            {
              name,
              seconds,
              ...(queueSeconds === undefined ? {} : { queueSeconds }),
              conclusion,
              ...(leg === undefined ? {} : { isLeg: true }),
              ...ranWith(job),
              steps: steps.flatMap((step) =>
                step.seconds === undefined
                  ? []
                  : [{ name: step.name, seconds: step.seconds, conclusion: step.conclusion }],
              ),
            },
          ],
    ),
    caches: report.caches
      .filter(({ result }) => result !== 'none')
      .map(({ key, result, restore }) => ({
        key,
        hit: result === 'exact',
        bytes: restore?.bytes ?? 0,
        seconds: restore?.seconds ?? 0,
      })),
  };
}
