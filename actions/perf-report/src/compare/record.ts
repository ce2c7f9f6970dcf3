import {
  type FlakyTest,
  type HistoryRecord,
  type LegResult,
  type PerfReport,
  type ShardPlan,
  testKey,
} from '@paceline/contracts';
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
  const planned = new Map(plan?.legs.map((leg) => [leg.leg, leg]));
  const modes = new Map(plan?.suites.map(({ suite, mode }) => [suite, mode]));
  const jobOfLeg = new Map(jobs.map((job) => [job.leg, job]));
  return results.flatMap((result) => {
    const leg = planned.get(result.leg);
    if (leg === undefined || result.executed.length === 0) return [];
    const job = jobOfLeg.get(result.leg);
    const profiles = (job?.id === undefined ? undefined : usage?.get(job.id)) ?? [];
    return {
      id: result.leg,
      kept: {
        suite: leg.suite,
        passed: result.outcome === 'passed',
        shard: leg.shard,
        shards: leg.shards,
        mode: modes.get(leg.suite),
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

/** The shard that a plan dealt each whole test file to, by its key; it is the same in every combination of axes. */
const shardsOf = (plan: ShardPlan | undefined): Map<string, number> =>
  new Map(
    plan?.legs.flatMap(({ shard, tests }) =>
      tests.flatMap((test) => (test.split === undefined ? [[testKey(test), shard] as const] : [])),
    ),
  );

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
  const legIds = new Map(legs.map(({ id }, index) => [id, index]));
  const dealt = shardsOf(facts.shardPlan);
  const named = [...report.jobs, ...files, ...legs].flatMap(({ processor }) => processor ?? []);
  const processors = [...new Set(named)];
  const flaky: readonly FlakyTest[] = report.tests.flaky ?? [];
  const ranWith = ({ processor, attempt }: Pick<RunFile, 'processor' | 'attempt'>) => ({
    ...(processor === undefined ? {} : { processor: processors.indexOf(processor) }),
    ...(attempt === undefined ? {} : { attempt }),
  });
  /** Its leg and, where the plan dealt it to another leg of a queue, its shard. */
  const ranIn = (file: RunFile, leg: number | undefined) => {
    if (leg === undefined) return {};
    const shard = dealt.get(testKey(file)) ?? legs[leg]!.kept.shard;
    return { leg, ...(shard === legs[leg]!.kept.shard ? {} : { shard }) };
  };
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
      ...ranIn(file, legIds.get(legId ?? '')),
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
