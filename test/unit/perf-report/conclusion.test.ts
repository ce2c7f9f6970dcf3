import { historyRecord, perfReport, writeDocument } from '@paceline/contracts';
import type { GitHubJob } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownComment } from '../../../actions/perf-report/src/comment/comment-text.ts';
import { baselineRecords } from '../../../actions/perf-report/src/compare/compare.ts';
import { htmlReport } from '../../../actions/perf-report/src/page/page.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import type { Tolerance } from '../../../actions/perf-report/src/tolerance/tolerance.ts';
import { nasty } from '../render/nasty.ts';
import { executed, job, leg, pageFacts, type Sample } from './samples.ts';

/** What the workflow says of jobs by their names; of others that they may not fail. */
const says =
  (answers: Record<string, boolean | undefined>): Tolerance =>
  (name) =>
    name !== undefined && name in answers
      ? { tolerates: answers[name], why: 'nobody knows' }
      : { tolerates: false };
const ended = (name: string, conclusion: string | null, more: Partial<GitHubJob> = {}) =>
  job(name, 0, [['x', 5]], { conclusion, ...more });
const red = (id: string, checkRunId?: number) =>
  leg(id, [executed('a.test.ts', 1, { outcome: 'failed', failed: 1 })], checkRunId ? { checkRunId } : {});

describe('the conclusion', () => {
  const own = ended('tests-ok', null, {
    id: 9,
    status: 'in_progress',
    steps: job('x', 0, [['verify', 1, 'failure']]).steps!,
  });
  const test = (conclusion: string) => ended('test', conclusion, { id: 5 });
  it.each<[string, Sample, string]>([
    ['a failed job', { jobs: [test('failure')] }, 'failure'],
    ['one that may fail', { jobs: [test('failure')], tolerance: says({ test: true }) }, 'success'],
    [
      'one of which that is not known',
      { jobs: [test('failure')], tolerance: says({ test: undefined }) },
      'unknown',
    ],
    [
      'one that may fail beside one that may not',
      { jobs: [test('failure'), ended('b', 'failure')], tolerance: says({ test: true }) },
      'failure',
    ],
    [
      'one that may not fail beside one of which that is not known',
      { jobs: [test('failure'), ended('b', 'failure')], tolerance: says({ test: undefined }) },
      'failure',
    ],
    [
      'one that may fail beside a cancelled one',
      { jobs: [test('failure'), ended('b', 'cancelled')], tolerance: says({ test: true }) },
      'cancelled',
    ],
    ['a job that timed out', { jobs: [test('timed_out')], tolerance: says({}) }, 'failure'],
    [
      'one that timed out and may fail',
      { jobs: [test('timed_out')], tolerance: says({ test: true }) },
      'unknown',
    ],
    [
      'one that did not start',
      { jobs: [test('startup_failure')], tolerance: says({ test: true }) },
      'failure',
    ],
    ['neutral and skipped', { jobs: [test('neutral'), ended('b', 'skipped')] }, 'success'],
    ['action required', { jobs: [test('action_required')] }, 'unknown'],
    ['stale', { jobs: [test('stale')] }, 'unknown'],
    ['nothing that GitHub says today', { jobs: [test('constructor')] }, 'unknown'],
    ['no conclusion', { jobs: [ended('test', null)] }, 'unknown'],
    ['a step before ours', { jobs: [own], checkRunId: 9, tolerance: says({}) }, 'failure'],
    [
      'a step before ours, which may',
      { jobs: [own], checkRunId: 9, tolerance: says({ 'tests-ok': true }) },
      'success',
    ],
    [
      'red tests of a job that may fail',
      { jobs: [test('failure')], legs: [red('1', 5)], tolerance: says({ test: true }) },
      'success',
    ],
    [
      'red tests of a green job',
      { jobs: [test('success')], legs: [red('1', 5)], tolerance: says({}) },
      'failure',
    ],
    ['red tests of no job', { legs: [red('1')], tolerance: says({}) }, 'failure'],
    [
      'red tests that may be those of a job that may fail',
      { jobs: [test('failure')], legs: [red('1')], tolerance: says({ test: true }) },
      'unknown',
    ],
  ])('of %s', (_, sample, conclusion) => {
    const { report, record } = pageFacts(sample);
    expect(report.conclusion).toBe(conclusion);
    writeDocument(perfReport, report);
    writeDocument(historyRecord, record);
    expect(baselineRecords([record], 'another', [record.scope], 5)).toHaveLength(
      conclusion === 'success' ? 1 : 0,
    );
    expect(report.conclusionReason !== undefined).toBe(
      conclusion === 'unknown' ||
        (sample.tolerance !== undefined && ['success', 'cancelled'].includes(conclusion)),
    );
  });

  it('that is not known is said in plain words, with the reason, and is never called green or red', () => {
    const facts = pageFacts({ jobs: [test('failure')], tolerance: says({ test: undefined }) });
    const words =
      'It is not known whether this run is green, so it is no baseline: "test" failed, and nobody knows.';
    expect(facts.report.conclusionReason).toBe(words);
    const shown = [markdownSummary(facts.report), markdownComment(facts.report, 60_000)];
    for (const text of shown) {
      expect(text).toMatch(/^### ❔ Conclusion not known,? after 7 s$/m);
      expect(text).toContain('It is not known whether this run is green');
      expect(text.split('\n')[0]).not.toMatch(/✅|❌/);
    }
    const page = htmlReport(facts);
    expect(page).toContain('<span class="pill warn">Not known</span>');
    expect(page).toContain('It is not known whether this run is green');
    expect(page).not.toContain('Passed');
  });
});

it('holds no tag, mention or link that is not ours, whatever jobs and reasons are called', () => {
  fc.assert(
    fc.property(nasty, nasty, fc.constantFrom(true, undefined), (name, why, tolerates) => {
      const jobs = [ended(name, 'failure'), ended(`${name}/`, 'skipped'), ended(name, why)];
      const facts = pageFacts({ jobs, tolerance: () => ({ tolerates, why }) });
      for (const text of [
        markdownSummary(facts.report),
        markdownComment({ ...facts.report, key: name }, 60_000),
      ]) {
        const ours = text
          .replace(/```mermaid[^`]*```/, '')
          .replaceAll(
            /<\/?(?:code|details|summary|sub|br)>|\[Summary and full report\]\(https:[^\s()<>"]*\)/g,
            '',
          );
        expect(ours).not.toMatch(/<(?!\s)|\]\(|:\/\/|www\./);
        expect(ours.replaceAll(/@\u200b/g, '')).not.toContain('@');
      }
      const page = htmlReport(facts);
      expect(page).not.toMatch(/<(?:script|img|iframe|b>x)/i);
    }),
    { numRuns: 60 },
  );
});

describe('how jobs ended', () => {
  const CONCLUSIONS = [
    'failure',
    'timed_out',
    'cancelled',
    'skipped',
    'neutral',
    'action_required',
    'stale',
    null,
  ];
  const jobs = [
    ended('good', 'success'),
    ...CONCLUSIONS.map((conclusion) => ended(`was ${conclusion}`, conclusion)),
  ];
  const { report } = pageFacts({ jobs });
  const cells = markdownSummary(report)
    .split('\n')
    .flatMap((line) => /^\| ([^|]*<code>[^|]*) \|/.exec(line)?.[1] ?? []);
  it('has a mark and a word for each', () => {
    const table = cells.slice(0, jobs.length);
    const marks = table.map((cell) => /^(\S+) <code>was/.exec(cell)?.[1]).filter(Boolean);
    expect(new Set(marks).size).toBe(CONCLUSIONS.length);
    expect(table.find((cell) => cell.includes('good'))).toBe('<code>good</code>');
    expect(marks.filter((mark) => mark === '❌')).toHaveLength(1);
    for (const words of ['cancelled', 'skipped', 'neutral', 'timed out', 'action required', 'stale']) {
      expect(table.filter((cell) => cell.endsWith(`</code> ${words}`))).toHaveLength(1);
    }
  });
  it('stands on the page too, also of those that never ran', () => {
    const page = htmlReport(pageFacts({ jobs }));
    expect(page).toContain('<span class="muted">cancelled</span>');
    expect(page).toContain('was skipped (skipped)');
  });
  it('counts what was skipped apart', () => {
    expect(markdownComment(report, 60_000)).toContain('<summary>8 jobs, 1 skipped</summary>');
  });
});
