import { describe, expect, it } from 'vitest';
import { markdownComment } from '../../../actions/perf-report/src/comment/comment-text.ts';
import { readMetric, stepMetric, testMetric } from '../../../actions/perf-report/src/compare/metric.ts';
import { htmlReport } from '../../../actions/perf-report/src/page/page.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { job, pageFacts, type Sample } from './samples.ts';

/** A run, and six like it before. */
function compared(jobs: Sample['jobs'], before: Sample['jobs'] = jobs) {
  const records = Array.from({ length: 6 }, (_, index) => ({
    ...pageFacts({ jobs: before! }).record,
    runId: `${index}`,
  }));
  return pageFacts({ jobs: jobs!, records });
}

describe('two jobs of one name', () => {
  const before = [
    job('build', 0, [['make', 10]]),
    job('build', 0, [['make', 100]]),
    job('lint', 0, [['x', 5]]),
  ];
  const now = [job('build', 0, [['make', 10]]), job('build', 0, [['make', 100]]), job('lint', 0, [['x', 5]])];
  it('are compared with nothing, which is said; the others are compared as ever', () => {
    const { report } = compared(now, before);
    const metrics = report.comparisons.map(({ metric }) => metric);
    expect(metrics).toEqual(['wall', 'job/lint', 'step/lint/x']);
    expect(report.limits).toEqual([
      'Several jobs have the name "build", so their times are compared with nothing.',
    ]);
    expect(markdownSummary(report)).toContain('| <code>build</code> | 1m 40s | – | – |');
  });
  it('of an earlier run are no baseline of a job that has the name alone', () => {
    const { report } = compared([job('build', 0, [['make', 55]])], before);
    expect(report.comparisons.find(({ metric }) => metric === 'job/build')).toMatchObject({
      baselineRuns: 0,
      verdict: 'insufficient-data',
    });
  });
});

describe('names with slashes', () => {
  // Of one job a step became slow; the other one has a step whose name ends the first one's.
  const jobs = (seconds: number) => [
    job('build', 0, [
      ['linux/make', seconds],
      ['x', 40],
    ]),
    job('build/linux', 0, [
      ['make', 30],
      ['x', 40],
    ]),
    job('build / linux', 0, [['make', 20]]),
  ];
  const { report } = compared(jobs(90), jobs(10));
  it('give each figure a name of its own, which can be read again', () => {
    const metrics = report.comparisons.map(({ metric }) => metric);
    expect(new Set(metrics).size).toBe(metrics.length);
    for (const [name, step] of [
      ['build', 'linux/make'],
      ['build/linux', 'make'],
      ['50%2F', '/'],
      ['', ''],
    ] as const) {
      expect(readMetric(stepMetric(name, step))).toEqual({ kind: 'step', job: name, step });
      expect(readMetric(testMetric({ suite: name, file: step }))).toEqual({
        kind: 'test',
        suite: name,
        file: step,
      });
    }
  });
  it('blame the job that became slower, and no other', () => {
    const slower = report.comparisons
      .filter(({ verdict }) => verdict === 'slower')
      .map(({ metric }) => metric);
    expect(slower).toEqual(['wall', 'job/build', 'step/build/linux/make']);
    const text = markdownComment(report, 60_000);
    const open = text.slice(0, text.indexOf('<details>'));
    expect(open).toContain('<code>linux/make</code> in <code>build</code>');
    expect(open).not.toContain('build/linux');
  });
});

it('a step whose name stands in its job twice is not shown with the figure of both', () => {
  const jobs = [
    job('build', 0, [
      ['npm ci', 10],
      ['test', 30],
      ['npm ci', 2],
    ]),
  ];
  const { report } = compared(jobs);
  const lines = markdownSummary(report).split('\n');
  expect(
    lines
      .filter((line) => line.includes('<code>npm ci</code> in'))
      .map((line) => line.split('|').slice(2, 5)),
  ).toEqual([
    [' 10 s ', ' – ', ' – '],
    [' 2 s ', ' – ', ' – '],
  ]);
  expect(lines.find((line) => line.includes('<code>test</code> in'))).toContain('| 30 s | 30 s |');
});

describe('times that are not known', () => {
  const odd = [
    job('fine', 0, [['x', 60]]),
    job('backwards', 10, [['x', 5]], { completed_at: '2026-11-20T09:00:09Z' }),
    job('without start', 0, [['x', 5]], { started_at: null }),
    job('without end', 0, [['x', 5]], { completed_at: null }),
  ];
  it('are a dash and never 0 s, and the wall time is not known either', () => {
    const facts = pageFacts({ jobs: odd });
    const { report, record } = facts;
    expect(report.wallSeconds).toBeUndefined();
    expect(report.limits).toEqual([
      'GitHub tells no times of "without end", "backwards" and "without start" that can be right, so the wall time is not known.',
    ]);
    const summary = markdownSummary(report);
    for (const name of ['backwards', 'without start', 'without end'])
      expect(summary).toContain(`| <code>${name}</code> | – |`);
    for (const text of [summary, markdownComment(report, 60_000), htmlReport(facts)]) {
      expect(text).not.toMatch(/\b0 s\b|NaN|undefined/);
    }
    expect(record.jobs.map(({ name }) => name)).toEqual(['fine']);
    expect(htmlReport(facts)).toContain('without start (time not known)');
  });
  it('enter no comparison', () => {
    const { report } = compared(odd, [job('fine', 0, [['x', 60]]), job('backwards', 0, [['x', 5]])]);
    const metrics = report.comparisons.map(({ metric }) => metric);
    expect(metrics).not.toContain('job/backwards');
    expect(metrics).toContain('step/backwards/x');
  });
});
