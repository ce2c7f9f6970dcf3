import { historyRecord, perfReport, writeDocument } from '@paceline/contracts';
import { fileTimings } from '@paceline/history';
import { describe, expect, it } from 'vitest';
import { baselineRecords } from '../../../actions/perf-report/src/compare/compare.ts';
import { executedFiles, testTotals } from '../../../actions/perf-report/src/compare/tests.ts';
import { headline, resultLine } from '../../../actions/perf-report/src/verdict.ts';
import { executed, job, leg, MAIN, ordinary, ordinaryHistory, pageFacts } from './samples.ts';

const find = (facts: ReturnType<typeof pageFacts>, metric: string) =>
  facts.report.comparisons.find((comparison) => comparison.metric === metric);

describe('a report', () => {
  it('of an ordinary run is a valid document, and so is its record', () => {
    const facts = pageFacts({ ...ordinary(3), records: ordinaryHistory(26) });
    writeDocument(perfReport, facts.report);
    writeDocument(historyRecord, facts.record);
    expect(facts.report).toMatchObject({
      conclusion: 'success',
      verdict: 'same',
      plan: { mode: 'selected', tests: 62, selected: 14, savedSeconds: 190 },
      tests: { files: 14, passed: 126, failed: 0 },
      limits: [],
    });
    expect(facts.report.shards?.map(({ tests }) => tests)).toEqual([7, 7]);
    expect(facts.report.jobs.map(({ name }) => name)).not.toContain('tests-ok');
  });

  it('calls a run slower or faster, with the figures that say so', () => {
    const records = ordinaryHistory(26);
    const slower = pageFacts({ ...ordinary(3, 1.4), records });
    expect(slower.report.verdict).toBe('slower');
    expect(find(slower, 'wall')).toMatchObject({ verdict: 'slower', baselineRuns: 20 });
    expect(find(slower, 'job/lint')?.verdict).toBe('slower');
    expect(find(slower, 'step/lint/Run npm ci')?.verdict).toBe('slower');
    expect(find(slower, 'test/unit/packages/web/test/a11y.test.ts')?.verdict).toBe('slower');
    expect(find(slower, 'job/plan')?.verdict).toBe('same');
    expect(pageFacts({ ...ordinary(3, 0.7), records }).report.verdict).toBe('faster');
    expect(resultLine(slower.report)).toMatch(
      /^perf-report: 1m \d\ds wall, \d\d % slower than the mean of 20 runs \(±\d.*s\); 126 tests in 14 files; slowest packages\/checkout\/test\/payment-retry\.test\.ts \d+ s$/,
    );
  });

  it('says of a run that is not judged slower or faster how far it is from the mean', () => {
    const words = (wall: number, earlier: readonly number[]) => {
      const records = earlier.map((wallSeconds, index) => ({
        ...pageFacts({}).record,
        runId: `${index}`,
        wallSeconds,
      }));
      return headline(pageFacts({ jobs: [job('a', 0, [['x', wall]], { wait: 0 })], records }).report).rest;
    };
    const noisy = [8, 12, 9, 11, 10];
    expect(words(10, noisy)).toBe('about the same as the mean of 5 runs (±1.6 s)');
    expect(words(13, noisy)).toBe('30 % more than the mean of 5 runs, within the noise (±1.6 s)');
    expect(words(7, noisy)).toBe('30 % less than the mean of 5 runs, within the noise (±1.6 s)');
    expect(words(103, [100, 100, 100, 100, 100])).toBe('about the same as the mean of 5 runs (±0 s)');
    expect(words(7, [10])).toBe('too few runs to judge: −30 % against the mean of 1 run');
  });

  it('does not judge with too few runs, or a run that is not green', () => {
    expect(pageFacts(ordinary(3)).report.verdict).toBe('insufficient-data');
    expect(pageFacts({ ...ordinary(3, 2), records: ordinaryHistory(4) }).report.verdict).toBe(
      'insufficient-data',
    );
    const sample = ordinary(3, 0.5);
    const red = pageFacts({
      ...sample,
      jobs: [...sample.jobs!, job('build', 1, [['make', 3, 'failure']])],
      records: ordinaryHistory(26),
    });
    expect(red.report).toMatchObject({ conclusion: 'failure', verdict: 'insufficient-data' });
    expect(red.report.limits).toEqual([expect.stringContaining('not judged')]);
  });

  it('is made of nothing, too', () => {
    const { report, record } = pageFacts({});
    writeDocument(perfReport, report);
    writeDocument(historyRecord, record);
    expect(resultLine(report)).toBe('perf-report: wall time not known; no test results');
  });

  it.each([
    [{ jobs: [job('a', 0, [['x', 1]], { conclusion: 'timed_out' })] }, 'failure'],
    [{ jobs: [job('a', 0, [['x', 1]], { conclusion: 'cancelled' })] }, 'cancelled'],
    [{ legs: [leg('1', [], { outcome: 'crashed' as const })] }, 'failure'],
    [{ legs: [leg('1', [executed('a.test.ts', 1, { outcome: 'failed', failed: 1 })])] }, 'failure'],
    [{ jobs: [job('a', 0, [['x', 1]], { conclusion: 'skipped' })] }, 'success'],
  ])('%# takes its conclusion from jobs and legs', (sample, conclusion) => {
    expect(pageFacts(sample).report.conclusion).toBe(conclusion);
  });
});

describe('the baseline', () => {
  const scoped = (count: number) =>
    ordinaryHistory(count).map((record, index) => ({
      ...record,
      scope: ['refs/heads/release', 'refs/pull/12/merge', MAIN, 'refs/pull/7/merge'][index % 4]!,
    }));

  it('is the base branch, then the default branch, green runs only, never this run', () => {
    const records = scoped(40);
    const baseline = baselineRecords(records, records[0]!.runId, ['refs/heads/release', MAIN], 12);
    expect(baseline.every(({ conclusion }) => conclusion === 'success')).toBe(true);
    expect(baseline.map(({ runId }) => runId)).not.toContain(records[0]!.runId);
    const scopes = baseline.map(({ scope }) => scope);
    const release = scopes.lastIndexOf('refs/heads/release') + 1;
    expect(release).toBeGreaterThan(5);
    expect(new Set(scopes.slice(0, release))).toEqual(new Set(['refs/heads/release']));
    expect(new Set(scopes.slice(release))).toEqual(new Set([MAIN]));
    expect(baseline).toHaveLength(12);
  });

  it('has no run of a pull request, its own included, however few others there are', () => {
    const records = scoped(4);
    expect(baselineRecords(records, 'this', [MAIN], 20).map(({ scope }) => scope)).toEqual([MAIN]);
    expect(baselineRecords(records, 'this', [], 20)).toEqual([]);
  });
});

describe('test files', () => {
  it('count once: of several legs the slowest, red when red anywhere', () => {
    const legs = [
      leg('1', [executed('a.test.ts', 1), executed('b.test.ts', 5, { outcome: 'failed', failed: 1 })]),
      leg('2', [executed('a.test.ts', 3), executed('b.test.ts', 9)]),
    ];
    const files = executedFiles(legs);
    expect(files).toMatchObject([
      { file: 'a.test.ts', seconds: 3, outcome: 'passed' },
      { file: 'b.test.ts', seconds: 9, outcome: 'failed' },
    ]);
    expect(testTotals(legs, files)).toMatchObject({ files: 2, passed: 35, failed: 1, seconds: 18 });
  });

  it('that are divided by their tests are the sum of their parts, of each part the slowest', () => {
    const part = (number: number, seconds: number, more = {}) => ({
      executed: [executed('a.test.ts', seconds, { tests: 2, ...more })],
      splits: [
        {
          suite: 'unit',
          file: 'a.test.ts',
          split: { parts: [number], of: 2 },
          tests: 4,
          chosen: 2,
          digest: 'd'.repeat(64),
        },
      ],
    });
    const legs = [
      { ...leg('linux-1', []), ...part(1, 10) },
      { ...leg('linux-2', []), ...part(2, 7, { outcome: 'skipped', skipped: 2 }) },
      { ...leg('windows-1', []), ...part(1, 20) },
      { ...leg('windows-2', []), ...part(2, 5, { outcome: 'failed', failed: 1 }) },
    ];
    expect(executedFiles(legs)).toMatchObject([
      { file: 'a.test.ts', seconds: 27, tests: 4, failed: 1, outcome: 'failed', legId: 'windows-1' },
    ]);
    const again = executedFiles([legs[0]!, { ...legs[1]!, attempt: 2 }]);
    expect(again).toMatchObject([{ seconds: 17, attempt: 2 }]);
    const passed = executedFiles(legs.slice(0, 2));
    expect(passed).toMatchObject([{ seconds: 17, tests: 4, skipped: 2, outcome: 'passed' }]);
  });

  it('of no file count and are shown with their names', () => {
    const failures = [{ suite: 'tests', name: 'Login rejects', message: 'expected 401' }];
    const legs = [
      { ...leg('1', [executed('a.test.ts', 2)]), withoutFile: { tests: 3, failed: 1, skipped: 1, failures } },
    ];
    const totals = testTotals(legs, executedFiles(legs));
    const known = testTotals([leg('1', [executed('a.test.ts', 2)])], []);
    expect(totals).toMatchObject({
      files: 1,
      passed: known.passed + 1,
      failed: 1,
      skipped: known.skipped + 1,
    });
    expect(totals.failures).toEqual([{ ...failures[0], file: '(no file of the repository)' }]);
  });

  it('that failed do not spoil the estimates of the next run', () => {
    const good = pageFacts({ legs: [leg('1', [executed('a.test.ts', 2)])], createdAt: 1e12 });
    const red = pageFacts({
      legs: [leg('1', [executed('a.test.ts', 300, { outcome: 'failed', failed: 1 })])],
      createdAt: 1e12 + 1,
    });
    const [timing] = fileTimings([red.record, good.record]).values();
    expect(timing).toMatchObject({ seconds: 2, runs: 1, lastOutcome: 'failed' });
  });
});
