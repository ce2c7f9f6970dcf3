import type { FlakyTest, HistoryRecord, LegResult, PerfReport, ShardPlan } from '@paceline/contracts';
import { highShares, type Usage } from '../read/profiles.ts';
import type { RunProof } from './proof.ts';
import type { RunFile } from './tests.ts';

/** The audits of a run, where it was one. */
const auditsIn = ({ plan }: PerfReport): Pick<HistoryRecord, 'audits'> =>
  plan?.audits ? { audits: plan.audits.map((audit) => ({ ...audit, missed: audit.missed.length })) } : {};

/** What else is known of the run. */
interface RecordFacts {
  readonly legs: readonly LegResult[];
  readonly shardPlan?: ShardPlan;
  readonly usage?: Usage;
}

/** A leg as the record keeps it, with its id in the plan. */
interface RanLeg {
  readonly id: string;
  readonly kept: Omit<NonNullable<HistoryRecord['legs']>[number], 'processor' | 'attempt'>;
  readonly processor: string | undefined;
  readonly attempt: number | undefined;
}

/** Legs of the plan that ran test files, with what they took; reports without a plan say nothing of a test command. */
function ranLegs(jobs: PerfReport['jobs'], { legs: results, shardPlan: plan, usage }: RecordFacts): RanLeg[] {
  const suites = new Map(plan?.legs.map(({ leg, suite }) => [leg, suite]));
  const jobOfLeg = new Map(jobs.map((job) => [job.leg, job]));
  return results.flatMap((result) => {
    const suite = suites.get(result.leg);
    if (suite === undefined || result.executed.length === 0) return [];
    const job = jobOfLeg.get(result.leg);
    const profiles = (job?.id === undefined ? undefined : usage?.get(job.id)) ?? [];
    return {
      id: result.leg,
      kept: {
        suite,
        passed: result.outcome === 'passed',
        files: result.executed.length,
        testSeconds: result.executed.reduce((sum, file) => sum + file.seconds, 0),
        wallSeconds: result.seconds,
        ...(result.queue === undefined ? {} : { batches: result.queue.batches }),
        ...(job?.seconds === undefined ? {} : { jobSeconds: job.seconds }),
        ...(profiles.length > 0 ? { peaks: highShares(profiles) } : {}),
      },
      processor: result.machine.processor,
      attempt: result.attempt > 1 ? result.attempt : undefined,
    };
  });
}

/**
 * What this run leaves for the next ones. Failed test files keep their outcome, so that their times do not
 * enter an estimate.
 * @param scope the ref that the run may write
 */
export function historyRecordOf(
  report: PerfReport,
  scope: string,
  files: readonly RunFile[],
  facts: RecordFacts,
  { proves, ranOn, isProven }: RunProof,
  runNumber?: number,
): HistoryRecord {
  const { run } = report;
  const legs = ranLegs(report.jobs, facts);
  const legIds = legs.map(({ id }) => id);
  const named = [...report.jobs, ...files, ...legs].flatMap(({ processor }) => processor ?? []);
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
    files: files.map(({ processor, attempt, legId, ...file }) => ({
      ...file,
      ...(isProven(file) ? { proven: true } : {}),
      ...(legId !== undefined && legIds.includes(legId) ? { leg: legIds.indexOf(legId) } : {}),
      ...ranWith({ processor, attempt }),
    })),
    ...(legs.length > 0 ? { legs: legs.map((leg) => ({ ...leg.kept, ...ranWith(leg) })) } : {}),
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
