import { byteLength } from '@paceline/render';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../actions/perf-report/src/page/page.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { resultLine } from '../../../actions/perf-report/src/verdict.ts';
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
  testPlanOf,
} from './samples.ts';

/** Void elements and boolean attributes closed, so that an XML parser can check that every tag ends. */
function checkPage(page: string): true | object {
  const body = page.slice(page.indexOf('<body>'), page.indexOf('</html>'));
  return XMLValidator.validate(body.replaceAll('<details class="job" open>', '<details class="job">')) as
    | true
    | object;
}

const ordinaryPast = ordinaryHistory(26);
const samples: Record<string, Sample> = {
  ordinary: { ...ordinary(3), records: ordinaryPast },
  slower: { ...ordinary(3, 1.4), records: ordinaryPast },
  'no history': ordinary(3),
  'two runs': { ...ordinary(3), records: ordinaryHistory(2) },
  nothing: {},
  gaps: { gaps: ['There is no artifact service here.'] },
  'no tests': {
    jobs: ordinary(3).jobs!,
    shardPlan: shardPlanOf([[]]),
    testPlan: testPlanOf([], 0),
    legs: [leg('1', [])],
  },
  'a leg without result': { ...ordinary(3), legs: [ordinary(3).legs![0]!] },
  '200 jobs': {
    jobs: Array.from({ length: 200 }, (_, i) =>
      job(`test (node 24, shard ${i} of 200, ${'long '.repeat(30)})`, i, [
        ['install', 9],
        ['test', 60 + i],
      ]),
    ),
  },
};

describe.each(Object.entries(samples))('the pages of: %s', (_, sample) => {
  const facts = pageFacts(sample);
  it('are whole', () => {
    expect(checkPage(htmlReport(facts))).toBe(true);
    expect(htmlReport(facts)).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(markdownSummary(facts.report)).toMatch(/^### /);
    expect(markdownSummary(facts.report)).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(resultLine(facts.report)).toMatch(/^perf-report: [^\n]+$/);
  });
});

describe('what a page says', () => {
  const page = (sample: Sample) => htmlReport(pageFacts(sample));
  it('names the failed tests first, and judges no time', () => {
    const files = [executed('a.test.ts', 1, { outcome: 'failed', failed: 2 })];
    const red = leg('1', files, {
      failures: [
        { suite: 'unit', file: 'a.test.ts', name: 'adds <b>up</b>', message: 'expected 1\nto be 2' },
      ],
    });
    const text = page({ ...ordinary(3), legs: [red], records: ordinaryPast });
    expect(text).toContain('<h1>2 tests failed<span class="aside">, after ');
    expect(text).toContain('adds &lt;b&gt;up&lt;/b&gt;');
    expect(text.indexOf('Failed tests')).toBeLessThan(text.indexOf('Timeline'));
    expect(markdownSummary(pageFacts({ legs: [red] }).report)).toContain('❌ 2 tests failed');
  });
  it('shows why tests ran, shards, caches and the trend', () => {
    const text = page(samples['ordinary']!);
    for (const part of [
      'Why these tests ran',
      '11 imports a change',
      'Shards',
      'Caches',
      'Wall time, run by run',
      '460 MiB in 4.8 s',
    ]) {
      expect(text).toContain(part);
    }
  });
  it('claims no success where nothing is known', () => {
    expect(page({})).not.toContain('Passed');
    expect(markdownSummary(pageFacts({}).report)).not.toContain('✅');
  });
});

describe('whatever names and messages hold', () => {
  const hostile = fc.record({
    name: nasty,
    step: nasty,
    file: nasty,
    message: nasty,
    gap: nasty,
    key: nasty,
  });
  it('no page holds a tag, a mention or a link that is not ours', () => {
    const tags = new Set<string>();
    const collect = (page: string) =>
      [...page.matchAll(/<\/?([a-z0-9!-]+)/gi)].map(([, tag]) => tag!.toLowerCase());
    for (const sample of Object.values(samples))
      for (const tag of collect(htmlReport(pageFacts(sample)))) tags.add(tag);
    for (const tag of ['pre', 'ul', 'li']) tags.add(tag);
    fc.assert(
      fc.property(hostile, ({ name, step, file, message, gap, key }) => {
        const path = file || 'x';
        const facts = pageFacts({
          jobs: [
            job(name, 0, [
              [step, 5],
              [step, 0, 'failure'],
            ]),
          ],
          legs: [
            leg('1', [executed(path, 1, { outcome: 'failed', failed: 1 })], {
              failures: [{ suite: 's', file: path, name, message }],
            }),
          ],
          shardPlan: shardPlanOf([[executed(path, 1)]]),
          testPlan: testPlanOf([path]),
          caches: [
            {
              kind: 'cache-report',
              version: 1,
              createdAt: '2026-11-20T09:00:00Z',
              job: name,
              key,
              result: 'miss',
              missReason: message,
            },
          ],
          gaps: [gap],
        });
        const page = htmlReport(facts);
        expect(checkPage(page)).toBe(true);
        for (const tag of collect(page)) expect(tags).toContain(tag);
        const summary = markdownSummary(facts.report).replace(/```mermaid[^`]*```/, '');
        const allowed = summary.replaceAll(/<\/?(?:code|details|summary)>/g, '');
        expect(allowed).not.toMatch(/<(?!\s)/);
        expect(summary.replaceAll(/@\u200b/g, '')).not.toContain('@');
        expect(summary).not.toMatch(/\]\(|:\/\/|www\./);
        expect(resultLine(facts.report)).not.toContain('\n');
      }),
      { numRuns: 60 },
    );
  });
});

describe('limits', () => {
  const big = pageFacts({
    jobs: Array.from({ length: 1000 }, (_, i) =>
      job(
        `job ${i} ${'|'.repeat(100)}`,
        i % 60,
        Array.from({ length: 20 }, (_, s) => [`step ${s} ${'<'.repeat(80)}`, 3] as const),
      ),
    ),
    legs: [
      leg(
        '1',
        Array.from({ length: 3000 }, (_, i) =>
          executed(`packages/p${i}/${'deep/'.repeat(20)}${i}.test.ts`, i / 100),
        ),
      ),
    ],
    gaps: Array.from({ length: 100 }, (_, i) => `${i} ${'&'.repeat(3000)}`),
    records: ordinaryPast,
  });
  it('the summary becomes shorter in steps, never longer than allowed', () => {
    const full = byteLength(markdownSummary(big.report));
    expect(full).toBeLessThanOrEqual(1024 * 1024);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (limit) => {
        expect(byteLength(markdownSummary(big.report, limit))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 20 },
    );
    expect(markdownSummary(big.report, 65_536)).toMatch(/^### ✅ /);
  });
  it('the page of 1,000 jobs and 20,000 steps stays small enough to open', () => {
    expect(byteLength(htmlReport(big))).toBeLessThan(5_000_000);
  });
});
