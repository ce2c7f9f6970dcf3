import type { Comparison, ExecutedFile, PerfReport, TestPlan } from '@paceline/contracts';
import { type Baseline, compareJobs, compareTests, compareWall } from './compare.ts';
import { type RunJobs, wallSeconds } from './jobs.ts';
import type { Run } from './run.ts';
import type { RunDocuments } from './sources.ts';
import { shardTimes, testTotals } from './tests.ts';

export interface Evidence {
  readonly run: Run;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly jobs: RunJobs;
  readonly documents: RunDocuments;
  readonly files: readonly ExecutedFile[];
  readonly baseline: Baseline;
  /** Filled further here. */
  readonly limits: string[];
}

/** The report as a document: everything that is known of the run, and how it compares. */
export function buildReport(evidence: Evidence): PerfReport {
  const { run, jobs, documents, files, baseline, limits } = evidence;
  const { shardPlan, testPlan, legs, caches } = documents;
  const wall = wallSeconds(jobs.jobs);
  const comparisons: Comparison[] = [
    ...(wall === undefined ? [] : [compareWall(wall, baseline)]),
    ...compareJobs(jobs.jobs, baseline),
    ...compareTests(files, baseline),
  ];
  const conclusion = conclusionOf(jobs, documents);
  const judged = conclusion === 'success' ? comparisons.find(({ metric }) => metric === 'wall') : undefined;
  if (conclusion !== 'success' && wall !== undefined)
    limits.push(
      'The run is not green, so its wall time is not judged: a run that fails early is not faster.',
    );
  return {
    kind: 'perf-report',
    version: 1,
    createdAt: new Date(evidence.createdAt).toISOString(),
    run: run.facts,
    verdict: judged?.verdict ?? 'insufficient-data',
    conclusion,
    ...(wall === undefined ? {} : { wallSeconds: wall }),
    jobs: jobs.jobs,
    ...(testPlan ? { plan: planFacts(testPlan) } : {}),
    ...(shardPlan ? { shards: shardTimes(shardPlan, legs, jobs.places) } : {}),
    tests: testTotals(legs, files),
    caches,
    comparisons,
    limits,
  };
}

function planFacts(plan: TestPlan): NonNullable<PerfReport['plan']> {
  const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
  return {
    planId: plan.planId,
    mode: plan.mode,
    ...(plan.fallback ? { fallback: plan.fallback.message } : {}),
    tests,
    selected,
    ...(fullSeconds > 0 ? { savedSeconds: Math.max(0, fullSeconds - selectedSeconds) } : {}),
  };
}

/** Red when any job is red, our own job failed before this step, or a leg's tests did. */
function conclusionOf({ jobs, ownFailure }: RunJobs, { legs }: RunDocuments): PerfReport['conclusion'] {
  const ended = new Set(jobs.map(({ conclusion }) => conclusion));
  const red = ['failure', 'timed_out', 'startup_failure'].some((conclusion) => ended.has(conclusion));
  if (red || ownFailure || legs.some(({ outcome }) => outcome === 'failed' || outcome === 'crashed')) {
    return 'failure';
  }
  return ended.has('cancelled') ? 'cancelled' : 'success';
}
