import type { Comparison, LegResult, PerfReport, TestPlan } from '@paceline/contracts';
import type { RunDocuments } from '../read/documents.ts';
import { quotedNames } from '../read/gaps.ts';
import { type RunJobs, sharedNames, untimedJobs, wallSeconds } from '../read/jobs.ts';
import { jobOf, type Usage } from '../read/profiles.ts';
import type { Run } from '../read/run.ts';
import type { Tolerance } from '../tolerance/tolerance.ts';
import { alikeRuns, unlikeWords } from './alike.ts';
import { auditsOf } from './audit.ts';
import { type Baseline, compareJobs, compareTests, compareWall } from './compare.ts';
import { concludeRun } from './conclusion.ts';
import { type RunFile, shardTimes, testTotals } from './tests.ts';

export interface Evidence {
  /** Which of the run's reports this is. */
  readonly key?: string;
  readonly run: Run;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly jobs: RunJobs;
  /** What the workflow says of failed jobs; without it, none may fail. */
  readonly tolerance?: Tolerance | undefined;
  readonly documents: RunDocuments;
  /** Profiles by job; with them the processor of a job without a leg is known. */
  readonly usage?: Usage;
  readonly files: readonly RunFile[];
  readonly baseline: Baseline;
  /** What the report could not see, in plain words; more are added here. */
  readonly gaps: string[];
}

/** The report as a document: everything that is known of the run, and how it compares. */
export function buildReport(evidence: Evidence): PerfReport {
  const { run, jobs, documents, files, baseline, gaps } = evidence;
  const { shardPlan, testPlan, legs, caches } = documents;
  const wall = wallSeconds(jobs.jobs);
  const { conclusion, reason, jobs: concluded } = concludeRun(jobs, legs, evidence.tolerance);
  const marked = withMachines(concluded, evidence);
  const { alike, unlike } = alikeRuns(marked, files, baseline.records);
  const comparisons: Comparison[] = [
    ...(wall === undefined
      ? []
      : [compareWall({ wallSeconds: wall, attempt: run.facts.attempt }, alike, baseline.minChange)]),
    ...compareJobs(marked, files, baseline),
    ...compareTests(files, baseline),
  ];
  const judged = conclusion === 'success' ? comparisons.find(({ metric }) => metric === 'wall') : undefined;
  if (wall !== undefined && conclusion !== 'success') {
    gaps.push(
      conclusion === 'unknown'
        ? 'The wall time is not judged, since it is not known whether the run is green.'
        : 'The run is not green, so its wall time is not judged: a run that fails early is not faster.',
    );
  }
  if (wall !== undefined && conclusion === 'success') {
    const left = run.facts.attempt > 1 ? RAN_AGAIN : unlikeWords(unlike);
    if (left !== undefined) gaps.push(left);
  }
  const untimed = untimedJobs(jobs.jobs).map(({ name }) => name);
  if (untimed.length > 0) {
    gaps.push(
      `GitHub tells no times of ${quotedNames(untimed)} that can be right, so the wall time is not known.`,
    );
  }
  const lost = jobs.jobs.filter(({ lostRunner }) => lostRunner).map(({ name }) => name);
  if (lost.length > 0) {
    gaps.push(
      `The runner of ${quotedNames(lost)} was gone before the job's end: no test of it failed. Re-run the failed jobs.`,
    );
  }
  const shared = [...sharedNames(jobs.jobs)];
  if (shared.length > 0) {
    gaps.push(`Several jobs have the name ${quotedNames(shared)}, so their times are compared with nothing.`);
  }
  const audits = auditsOf(documents, files);
  return {
    kind: 'perf-report',
    version: 1,
    createdAt: new Date(evidence.createdAt).toISOString(),
    ...(evidence.key === undefined ? {} : { key: evidence.key }),
    run: run.facts,
    verdict: judged?.verdict ?? 'insufficient-data',
    conclusion,
    ...(reason === undefined ? {} : { conclusionReason: reason }),
    ...(wall === undefined ? {} : { wallSeconds: wall }),
    jobs: marked,
    ...(testPlan ? { plan: { ...planFacts(testPlan), ...(audits.length > 0 ? { audits } : {}) } } : {}),
    ...(shardPlan ? { shards: shardTimes(shardPlan, legs, jobs.executions) } : {}),
    tests: testTotals(legs, files, documents.earlierLegs),
    caches,
    comparisons,
    limits: gaps,
  };
}

const RAN_AGAIN = 'Jobs of this run were run again, so its wall time is not compared with other runs.';

/** Adds to each job what its time depends on: the processor, and whether it ran a leg of the tests. */
function withMachines(
  jobs: PerfReport['jobs'],
  { jobs: { executions }, documents, usage }: Evidence,
): PerfReport['jobs'] {
  const legs = new Map<number, LegResult>();
  for (const result of documents.legs) {
    const job = jobOf(result.checkRunId, executions);
    if (job !== undefined) legs.set(job.id, result);
  }
  return jobs.map((job) => {
    const result = job.id === undefined ? undefined : legs.get(job.id);
    const [profile] = (job.id === undefined ? undefined : usage?.get(job.id)) ?? [];
    const processor = result?.machine.processor ?? profile?.machine.processor;
    return {
      ...job,
      ...(result === undefined ? {} : { leg: result.leg }),
      ...(processor === undefined ? {} : { processor }),
    };
  });
}

function planFacts(plan: TestPlan): NonNullable<PerfReport['plan']> {
  const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
  const fallback = fallbackWords(plan);
  return {
    planId: plan.planId,
    mode: plan.mode,
    ...(fallback === undefined ? {} : { fallback }),
    tests,
    selected,
    ...(fullSeconds > 0 ? { savedSeconds: Math.max(0, fullSeconds - selectedSeconds) } : {}),
  };
}

/** Why everything runs, of a plan of several suites by suite; undefined where nothing falls back. */
function fallbackWords({ suites }: TestPlan): string | undefined {
  const messages = suites.flatMap(({ suite, fallback }) =>
    fallback ? [{ suite, text: fallback.message }] : [],
  );
  if (messages.length === 0) return undefined;
  const texts = [...new Set(messages.map(({ text }) => text))];
  if (texts.length === 1 && messages.length === suites.length) return texts[0];
  return messages.map(({ suite, text }) => `${suite}: ${text}`).join('; ');
}
