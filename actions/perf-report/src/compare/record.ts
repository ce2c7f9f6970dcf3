import type { ExecutedFile, HistoryRecord, PerfReport } from '@paceline/contracts';
import type { RunProof } from './proof.ts';

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
  files: readonly ExecutedFile[],
  { proves, ranOn, isProven }: RunProof,
  runNumber?: number,
): HistoryRecord {
  const { run } = report;
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
    files: files.map((file) => (isProven(file) ? { ...file, proven: true } : file)),
    jobs: report.jobs.flatMap(({ name, seconds, queueSeconds, conclusion, steps }) =>
      seconds === undefined
        ? []
        : [
            {
              name,
              seconds,
              ...(queueSeconds === undefined ? {} : { queueSeconds }),
              conclusion,
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
