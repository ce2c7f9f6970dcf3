/** Runs as their jobs, legs and plans tell them: the inputs of a report, for tests and for looking at pages. */
import type {
  CacheReport,
  ExecutedFile,
  HistoryRecord,
  LegResult,
  ShardPlan,
  TestPlan,
} from '@paceline/contracts';
import type { GitHubJob } from '@paceline/core';
import { baselineRecords } from '../../../actions/perf-report/src/compare/compare.ts';
import { proofOf } from '../../../actions/perf-report/src/compare/proof.ts';
import { historyRecordOf } from '../../../actions/perf-report/src/compare/record.ts';
import { buildReport } from '../../../actions/perf-report/src/compare/report.ts';
import { executedFiles } from '../../../actions/perf-report/src/compare/tests.ts';
import type { PageFacts } from '../../../actions/perf-report/src/page/page.ts';
import { finishedJobs } from '../../../actions/perf-report/src/read/jobs.ts';
import type { Tolerance } from '../../../actions/perf-report/src/tolerance/tolerance.ts';

export const HEAD = '4be1c07d9a3f2e5b8c6d7a0f1e2d3c4b5a697887';
/** The scope of every sample. */
export const MAIN = 'refs/heads/main';
export const START = Date.parse('2026-11-20T09:00:00Z');

export interface Sample {
  readonly jobs?: readonly GitHubJob[];
  readonly legs?: readonly LegResult[];
  /** Results of attempts before the latest. */
  readonly earlierLegs?: readonly LegResult[];
  readonly attempt?: number;
  readonly shardPlan?: ShardPlan;
  readonly testPlan?: TestPlan;
  readonly caches?: readonly CacheReport[];
  readonly records?: readonly HistoryRecord[];
  readonly gaps?: readonly string[];
  readonly runId?: string;
  readonly createdAt?: number;
  readonly tolerance?: Tolerance;
  readonly checkRunId?: number;
}

/** What the action makes of a sample, without its services. */
export function pageFacts(sample: Sample): PageFacts & { files: ExecutedFile[]; record: HistoryRecord } {
  const legs = [...(sample.legs ?? [])];
  const files = executedFiles(legs);
  const records = sample.records ?? [];
  const runId = sample.runId ?? '9012345678';
  const documents = {
    legs,
    earlierLegs: [...(sample.earlierLegs ?? [])],
    sharesTestPlan: false,
    caches: [...(sample.caches ?? [])],
    profiles: [],
    ...(sample.shardPlan ? { shardPlan: sample.shardPlan } : {}),
    ...(sample.testPlan ? { testPlan: sample.testPlan } : {}),
  };
  const report = buildReport({
    run: {
      runId,
      facts: {
        repository: 'acme/shop',
        runId,
        attempt: sample.attempt ?? 1,
        workflow: 'ci',
        event: 'pull_request',
        branch: 'pull/128',
        head: HEAD,
        url: `https://github.com/acme/shop/actions/runs/${runId}/attempts/1`,
      },
    },
    createdAt: sample.createdAt ?? START + 200_000,
    jobs: finishedJobs(sample.jobs ?? [], {
      id: 'tests-ok',
      checkRunId: sample.checkRunId,
      runnerName: undefined,
    }),
    tolerance: sample.tolerance,
    documents,
    files,
    baseline: { records: baselineRecords(records, runId, [MAIN], 20), minChange: 0.05 },
    gaps: [...(sample.gaps ?? [])],
  });
  return {
    report,
    records,
    testPlan: sample.testPlan,
    files,
    record: historyRecordOf(report, MAIN, files, documents, proofOf(report.conclusion, documents)),
  };
}

let jobIds = 1;

/** A finished job: its steps one after the other, `[name, seconds, conclusion?]`. */
export function job(
  name: string,
  at: number,
  steps: readonly (readonly [string, number, string?])[],
  more: Partial<GitHubJob> & { wait?: number } = {},
): GitHubJob {
  const { wait = 2, ...rest } = more;
  let now = START + at * 1000;
  const time = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const started = time(now);
  const done = steps.map(([step, seconds, conclusion = 'success'], index) => {
    const from = now;
    now += seconds * 1000;
    return {
      name: step,
      number: index + 1,
      status: 'completed',
      conclusion,
      started_at: time(from),
      completed_at: time(now),
    };
  });
  const failed = done.some(({ conclusion }) => conclusion === 'failure');
  return {
    id: jobIds++,
    name,
    status: 'completed',
    conclusion: failed ? 'failure' : 'success',
    created_at: time(START + (at - wait) * 1000),
    started_at: started,
    completed_at: time(now),
    steps: done,
    ...rest,
  };
}

export const executed = (file: string, seconds: number, more: Partial<ExecutedFile> = {}): ExecutedFile => ({
  suite: 'unit',
  file,
  outcome: 'passed',
  seconds,
  tests: 9,
  failed: 0,
  skipped: 0,
  retries: 0,
  ...more,
});

export const leg = (
  id: string,
  files: readonly ExecutedFile[],
  more: Partial<LegResult> = {},
): LegResult => ({
  kind: 'leg-result',
  version: 1,
  planId: '0123456789abcdef',
  leg: id,
  name: `shard ${id}`,
  attempt: 1,
  head: HEAD,
  runner: 'vitest',
  startedAt: new Date(START + 40_000).toISOString(),
  finishedAt: new Date(START + 90_000).toISOString(),
  seconds: files.reduce((sum, { seconds }) => sum + seconds, 0) * 0.62,
  outcome: files.some(({ outcome }) => outcome === 'failed')
    ? 'failed'
    : files.length > 0
      ? 'passed'
      : 'empty',
  exit: 0,
  planned: files.map(({ suite, file }) => ({ suite, file })),
  executed: [...files],
  failures: [],
  slowest: [],
  machine: { os: 'linux', arch: 'x64', cores: 4, memoryBytes: 16e9 },
  ...more,
});

/** A generator of numbers in 0–1 that gives the same ones every time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FILES = [
  'packages/checkout/test/payment-retry.test.ts',
  'packages/checkout/test/cart-totals.test.ts',
  'packages/catalog/test/search-index.test.ts',
  'packages/catalog/test/facets.test.ts',
  'packages/accounts/test/session-rotation.test.ts',
  'packages/accounts/test/login.test.ts',
  'packages/shipping/test/rates.test.ts',
  'packages/shipping/test/label-pdf.test.ts',
  'packages/core/test/money.test.ts',
  'packages/core/test/retry.test.ts',
  'packages/core/test/event-bus.test.ts',
  'packages/web/test/render-product.test.ts',
  'packages/web/test/render-cart.test.ts',
  'packages/web/test/a11y.test.ts',
];
const TIMES = [11.2, 2.1, 8.4, 3.3, 6.9, 1.4, 2.8, 7.5, 0.4, 1.9, 0.8, 5.6, 4.2, 6.1];

/** One run of an ordinary project; `factor` makes everything slower, `seed` moves the noise. */
export function ordinary(seed: number, factor = 1): Sample {
  const next = random(seed);
  const noise = (seconds: number) => seconds * factor * (0.97 + next() * 0.06);
  const files = FILES.map((file, index) => executed(file, noise(TIMES[index]!)));
  const shards = [files.filter((_, index) => index % 2 === 0), files.filter((_, index) => index % 2 === 1)];
  const legs = shards.map((some, index) => leg(`${index + 1}`, some, { name: `${index + 1} of 2` }));
  const test = (name: string, index: number) =>
    job(
      name,
      14,
      [
        ['Set up job', 1],
        ['Run actions/checkout@v5', 2],
        ['Run actions/setup-node@v5', 3],
        ['Restore cache', 3],
        ['Run npm ci', Math.round(noise(13))],
        ['Run tests', Math.round(legs[index]!.seconds + 1)],
        ['Post Restore cache', 1],
        ['Complete job', 0],
      ],
      { wait: 3 + index * 4 },
    );
  return {
    jobs: [
      job('plan', 2, [
        ['Set up job', 1],
        ['Run actions/checkout@v5', 3],
        ['Select tests', 2],
        ['Plan shards', 1],
        ['Complete job', 0],
      ]),
      job('lint', 3, [
        ['Set up job', 1],
        ['Run actions/checkout@v5', 2],
        ['Run npm ci', Math.round(noise(14))],
        ['Run npm run lint', Math.round(noise(9))],
        ['Complete job', 0],
      ]),
      test('test (1 of 2)', 0),
      test('test (2 of 2)', 1),
      job(
        'tests-ok',
        60,
        [
          ['Set up job', 1],
          ['Verify', 1],
        ],
        { status: 'in_progress', conclusion: null, completed_at: null },
      ),
    ],
    legs,
    shardPlan: shardPlanOf(shards),
    testPlan: testPlanOf(FILES),
    caches: ['1', '2'].map((id) => ({
      kind: 'cache-report',
      version: 1,
      createdAt: new Date(START + 30_000).toISOString(),
      job: 'test',
      leg: id,
      key: 'npm-linux-x64-5c2f0a9be1',
      matchedKey: 'npm-linux-x64-5c2f0a9be1',
      result: 'exact',
      tier: 'disk',
      restore: { seconds: 2.4, files: 18_233, bytes: 241_000_000 },
    })),
  };
}

export function shardPlanOf(shards: readonly (readonly ExecutedFile[])[]): ShardPlan {
  const legs = shards.map((files, index) => ({
    leg: `${index + 1}`,
    name: `${index + 1} of ${shards.length}`,
    suite: 'unit',
    axes: {},
    shard: index + 1,
    shards: shards.length,
    tests: files.map(({ suite, file, seconds }) => ({ suite, file, estimatedSeconds: seconds * 0.62 })),
    predictedSeconds:
      files.reduce((sum, { seconds }) => sum + seconds * 0.62, 0) * (index % 2 === 0 ? 1.05 : 0.94),
  }));
  return {
    kind: 'shard-plan',
    version: 3,
    planId: '0123456789abcdef',
    testPlanId: 'fedcba9876543210',
    createdAt: new Date(START).toISOString(),
    head: HEAD,
    suites: [{ suite: 'unit', discovery: { by: 'plan' }, mode: 'selected', knownTests: 60 }],
    legs,
    predicted: { makespanSeconds: 30, lowerBoundSeconds: 28, balance: 1.05, unknownTests: 0 },
  };
}

export function testPlanOf(selected: readonly string[], others = 48): TestPlan {
  const run = selected.map((file, index) => ({
    suite: 'unit',
    file,
    action: 'run' as const,
    estimatedSeconds: 4,
    reasons: [
      index < 2
        ? { code: 'changed' as const, via: [file] }
        : index === 5
          ? { code: 'failed-before' as const }
          : {
              code: 'imports' as const,
              via: ['packages/core/src/money.ts', 'packages/core/src/index.ts', file],
            },
    ],
  }));
  const skip = Array.from({ length: others }, (_, index) => ({
    suite: 'unit',
    file: `packages/other/test/part-${index}.test.ts`,
    action: 'skip' as const,
    reasons: [{ code: 'unaffected' as const }],
  }));
  return {
    kind: 'test-plan',
    version: 3,
    planId: 'fedcba9876543210',
    createdAt: new Date(START).toISOString(),
    event: 'pull_request',
    head: HEAD,
    base: HEAD.replace('4', '5'),
    mode: 'selected',
    suites: [
      {
        suite: 'unit',
        discovery: { by: 'plan' },
        mode: 'selected',
        tests: run.length + skip.length,
        selected: run.length,
      },
    ],
    changes: [
      { path: 'packages/core/src/money.ts', status: 'modified' },
      { path: selected[0] ?? 'a.test.ts', status: 'modified' },
    ],
    totals: { tests: run.length + skip.length, selected: run.length, selectedSeconds: 62, fullSeconds: 252 },
    tests: [...run, ...skip],
  };
}

/** Records of ordinary runs, newest first. */
export function ordinaryHistory(count: number): HistoryRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const facts = pageFacts({
      ...ordinary(100 + index, 1.1 - 0.002 * index),
      runId: `${9_000_000 - index}`,
      createdAt: START - index * 7_200_000,
    });
    return {
      ...facts.record,
      conclusion: index % 11 === 7 ? ('failure' as const) : ('success' as const),
    };
  });
}
