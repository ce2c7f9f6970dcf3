import { COMMENT_ROOM } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorthTelling, markdownComment } from '../../../actions/perf-report/src/comment/comment-text.ts';
import { processorSeconds } from '../processor-time.ts';
import { nasty } from '../render/nasty.ts';
import {
  executed,
  job,
  leg,
  ordinary,
  ordinaryHistory,
  pageFacts,
  type Sample,
  shardPlanOf,
} from './samples.ts';

const past = ordinaryHistory(26);
const report = (sample: Sample) => pageFacts(sample).report;
const first = (sample: Sample) => markdownComment(report(sample), COMMENT_ROOM).split('\n')[0];

/** One step much slower, all else as ever. */
const oneSlowStep = (): Sample => {
  const sample = ordinary(3);
  const slow = (found: (typeof sample.jobs & object)[number]) =>
    job(
      found.name,
      14,
      found.steps!.map(({ name, started_at, completed_at }) => {
        const seconds = (Date.parse(completed_at!) - Date.parse(started_at!)) / 1000;
        return [name, name === 'Run npm ci' ? seconds + 48 : seconds] as const;
      }),
    );
  return {
    ...sample,
    jobs: sample.jobs!.map((found) => (found.name === 'test (1 of 2)' ? slow(found) : found)),
    records: past,
  };
};

describe('the first line is the verdict, one number and its noise', () => {
  it.each<[string, Sample, RegExp]>([
    [
      'slower',
      { ...ordinary(3, 1.4), records: past },
      /^### 🔺 1\d s slower than the last 20 runs, ±0\.\d s$/,
    ],
    [
      'faster',
      { ...ordinary(3, 0.5), records: past },
      /^### 🟢 \d\d s faster than the last 20 runs, ±0\.\d s$/,
    ],
    ['same', { ...ordinary(3, 1.07), records: past }, /^### ✅ 1m \d\ds, as the last 20 runs, ±0\.\d s$/],
    [
      'few',
      { ...ordinary(3), records: ordinaryHistory(2) },
      /^### ✅ 1m \d\ds, too few earlier runs to judge \(2\)$/,
    ],
    ['first', ordinary(3), /^### ✅ 1m \d\ds, no earlier run to compare with$/],
    [
      'red',
      { legs: [leg('1', [executed('a', 1, { outcome: 'failed', failed: 2 })])] },
      /^### ❌ 2 tests failed$/,
    ],
    [
      'cancelled',
      { jobs: [job('a', 0, [['x', 5]], { conclusion: 'cancelled' })] },
      /^### ⚪ Cancelled after 7 s$/,
    ],
    ['nothing', {}, /^### ⚪ Wall time not known$/],
  ])('%s', (_, sample, line) => expect(first(sample)).toMatch(line));
});

describe('what is open', () => {
  it('is at most five rows, the cause first, without the job that a step explains', () => {
    const text = markdownComment(report(oneSlowStep()), COMMENT_ROOM);
    const open = text.slice(0, text.indexOf('<details>'));
    const rows = open
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(5);
    expect(rows[0]).toContain('<code>Run npm ci</code> in <code>test &#40;1 of 2&#41;</code>');
    expect(open).not.toContain('job <code>test &#40;1 of 2&#41;</code>');
  });
  it('has no columns of dashes where nothing is known of earlier runs', () => {
    expect(markdownComment(report(ordinary(3)), COMMENT_ROOM)).not.toContain('Mean');
  });
  it('is worth telling only beyond the noise, or when red', () => {
    expect(isWorthTelling(report(oneSlowStep()))).toBe(true);
    expect(isWorthTelling(report(ordinary(3)))).toBe(false);
    expect(isWorthTelling(report({ jobs: [job('a', 0, [['x', 5, 'failure']])] }))).toBe(true);
  });
});

describe('limits', () => {
  const big = report({
    jobs: Array.from({ length: 600 }, (_, index) =>
      job(`job 🚀 ${index} ${'<|'.repeat(60)}`, index % 60, [
        ['build', 5],
        ['🧪'.repeat(90), 3],
      ]),
    ),
    legs: [
      leg(
        '1',
        Array.from({ length: 800 }, (_, index) => executed(`p/${'深'.repeat(70)}${index}.ts`, index)),
      ),
    ],
    shardPlan: shardPlanOf(Array.from({ length: 256 }, (_, index) => [executed(`${index}`, 1)])),
    gaps: Array.from({ length: 100 }, () => '&'.repeat(3000)),
    records: past,
  });
  it('never more characters than allowed, and always the verdict', () => {
    expect(markdownComment(big, COMMENT_ROOM)).toMatch(/^### \S+ \d[\s\S]*<\/sub>\n$/);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (limit) => {
        const text = markdownComment(big, limit);
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text.isWellFormed()).toBe(true);
        if (limit > 200) expect(text).toMatch(/^### \S+ \d/);
      }),
      { numRuns: 25 },
    );
  });
  it('holds no tag, mention or link that is not ours, whatever the names', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, step, message) => {
        const facts = report({
          jobs: [
            job(name, 0, [
              [step, 5],
              [name, 1, 'failure'],
            ]),
          ],
          legs: [
            leg('1', [executed(name || 'x', 1, { outcome: 'failed', failed: 1 })], {
              failures: [{ suite: 's', file: name || 'x', name: step, message }],
            }),
          ],
          gaps: [message],
        });
        const text = markdownComment(
          { ...facts, run: { ...facts.run, workflow: name, url: `https://github.com/a/b${step}` } },
          COMMENT_ROOM,
          { note: message },
        ).replace(/```mermaid[^`]*```/, '');
        const ours = text.replaceAll(
          /<\/?(?:code|details|summary|sub|br)>|\[Summary and full report\]\(https:\/\/github\.com\/[^\s()<>"]*\)/g,
          '',
        );
        expect(ours).not.toMatch(/<(?!\s)|\]\(|:\/\/|www\./);
        expect(ours.replaceAll(/@\u200b/g, '')).not.toContain('@');
      }),
      { numRuns: 60 },
    );
  });
});

it('takes as long as there are jobs and steps, not the square of them: a fork decides how many there are', () => {
  const { comparisons: _, ...rest } = report({ ...ordinary(3), records: past });
  const compared = (metric: string, value: number) =>
    ({ metric, unit: 'seconds', value, baselineRuns: 5, baselineMean: 1, verdict: 'slower' }) as const;
  const jobs = Array.from({ length: 10_000 }, (_, index) => `j${index}`);
  const many = {
    ...rest,
    comparisons: jobs.flatMap((name) => [
      compared(`job/${name}`, 40),
      ...Array.from({ length: 40 }, (_, step) => compared(`step/${name}/s${step}`, 2)),
    ]),
  };
  expect(processorSeconds(() => markdownComment(many, COMMENT_ROOM))).toBeLessThan(20);
});
