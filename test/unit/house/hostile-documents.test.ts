import {
  type CacheAdminReport,
  type DocumentOf,
  type DocumentType,
  documents,
  type PerfReport,
} from '@paceline/contracts';
import { auditTotals } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { page } from '../../../actions/cache/admin/src/page.ts';
import { summaryOf } from '../../../actions/canary-gate/src/report/summary.ts';
import * as matrix from '../../../actions/matrix/src/summary.ts';
import { markdownComment } from '../../../actions/perf-report/src/comment/comment-text.ts';
import { htmlReport } from '../../../actions/perf-report/src/page/page.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { resultLine as perfLine } from '../../../actions/perf-report/src/verdict.ts';
import { runSummary } from '../../../actions/run-tests/src/result/run-summary.ts';
import * as impact from '../../../actions/test-impact/src/summary.ts';
import { samples } from '../contracts/samples.ts';

const noAudits = auditTotals([], 'tests');

/** What a stranger may have put into every text of a document that an action reads. */
const HOSTILE = [
  '##[group]x',
  '::set-output name=a::b',
  '\n::error::x\n',
  '\n## Heading\n\n- list\n',
  '<img src="https://evil.test/x.png">',
  '<script>alert(1)</script>',
  '[sign in](https://evil.test/login)',
  '![i](https://evil.test/i.png)',
  '**bold** `code` ~~gone~~ $x$',
  '</details></summary><details open>',
  '| a | b |',
  '@octocat',
  '#12',
  'GH-12',
  '\u202eright to left',
  '\u001b[31mred',
  'https://evil.test',
  'www.evil.test',
  '<!-- hidden -->',
  '```',
];

const runAddress = (run: string) => `https://github.test/o/r/actions/runs/${run}`;

/** A plan that selects tests. */
function selection(text: string) {
  const plan = hostile(documents['test-plan'], samples['test-plan'], text);
  return { ...plan, suites: plan.suites.map(({ fallback: _, ...suite }) => suite) };
}

/** A plan of which a run that a stranger named has proved a test. */
function provenPlan(text: string) {
  const plan = selection(text);
  const [test] = plan.tests;
  const proven = { ...test!, action: 'skip' as const, reasons: [{ code: 'proven' as const, run: text }] };
  return { ...plan, totals: { ...plan.totals, selected: 0, proven: 1 }, tests: [proven] };
}

/** A sample with hostile text wherever its schema takes it, lists and maps included. */
function hostile<T extends DocumentType>(type: T, sample: DocumentOf<T>, text: string): DocumentOf<T> {
  const copy = structuredClone(sample);
  const isTaken = () => type.schema.safeParse(copy).success;
  const spoil = (parent: Record<string, unknown> | unknown[]) => {
    for (const [name, value] of Object.entries(parent)) {
      const at = parent as Record<string, unknown>;
      if (typeof value === 'object' && value !== null) spoil(value as Record<string, unknown>);
      else if (typeof value === 'string') {
        at[name] = `${value} ${text}`;
        if (!isTaken()) at[name] = value;
      }
    }
  };
  spoil(copy as Record<string, unknown>);
  return copy;
}

const report = {
  ...samples['perf-report'],
  key: 'k',
  conclusion: 'failure',
  conclusionReason: 'because',
  jobs: [
    {
      name: 'test',
      conclusion: 'failure',
      startedAt: '2026-01-02T03:04:05.678Z',
      seconds: 50,
      steps: [{ name: 'npm ci', number: 1, conclusion: 'success', seconds: 9 }],
    },
  ],
  tests: {
    ...samples['perf-report'].tests,
    files: 2,
    failed: 1,
    slowest: [{ suite: 'unit', file: 'src/a.test.ts', seconds: 4 }],
    failures: [{ suite: 'unit', file: 'src/a.test.ts', name: 'adds', message: 'no' }],
  },
  comparisons: [
    ...samples['perf-report'].comparisons,
    ...['job/test', 'step/test/npm ci', 'test/unit/src/a.test.ts'].map((metric) => ({
      ...samples['perf-report'].comparisons[0]!,
      metric,
    })),
  ],
} satisfies PerfReport;
const admin = { ...samples['cache-admin-report'], explanation: ['No entry.'] } satisfies CacheAdminReport;

/** Every page of markdown that an action makes of a document. */
const pages: Record<string, (text: string) => string> = {
  'matrix, summary': (text) => {
    const { legs, predicted } = hostile(documents['shard-plan'], samples['shard-plan'], text);
    const two = legs.flatMap((leg) => [{ ...leg, shards: 2 }]);
    return matrix.describe(two as Parameters<typeof matrix.describe>[0], predicted, {
      tests: two.length,
      knownTests: 1,
      unlisted: 1,
      times: [text, 'b'].map((suite) => ({ suite, cost: undefined, shards: 1, options: [] })),
    });
  },
  'run-tests, summary': (text) => {
    const result = hostile(documents['leg-result'], samples['leg-result'], text);
    return runSummary(result, result.planned, `Tests · ${result.name}`);
  },
  'test-impact, summary': (text) =>
    impact.planSummary(hostile(documents['test-plan'], samples['test-plan'], text), noAudits, runAddress),
  'test-impact, summary of a selection': (text) => impact.planSummary(selection(text), noAudits, runAddress),
  'test-impact, summary of several suites': (text) => {
    const plan = hostile(documents['test-plan'], samples['test-plan'], text);
    return impact.planSummary({ ...plan, suites: [...plan.suites, ...plan.suites] }, noAudits, runAddress);
  },
  'test-impact, summary with what runs proved': (text) =>
    impact.planSummary(provenPlan(text), noAudits, runAddress),
  'canary-gate, summary': (text) =>
    summaryOf(hostile(documents['canary-report'], samples['canary-report'], text)),
  'cache/admin, summary': (text) => {
    const document = hostile(documents['cache-admin-report'], admin, text);
    return page(document, `listed ${text}`, 0);
  },
  'perf-report, summary': (text) => markdownSummary(hostile(documents['perf-report'], report, text)),
  'perf-report, comment': (text) =>
    markdownComment(hostile(documents['perf-report'], report, text), 60_000, { note: text }),
};

/** What our own pages are made of; all else that looks so came from the document. */
const OWN_TAGS = /<\/?(?:details|summary|code|sub|br)>/g;

const DIAGRAM = /```mermaid\n[\s\S]*?\n```/g;

function expectInert(markdown: string): void {
  // In a diagram nothing is markdown, and a name is letters, digits and a few signs.
  for (const [diagram] of markdown.matchAll(DIAGRAM)) {
    expect(diagram.slice(3, -3)).not.toMatch(/[<>[\]`*~$@#|"]|::/);
  }
  const text = markdown.replaceAll(DIAGRAM, '').replaceAll(OWN_TAGS, '');
  expect(text).not.toMatch(/<[a-z!/]/i);
  expect(text).not.toMatch(/evil\.test\/(?:login|i\.png|x\.png)[)"]/);
  expect(text).not.toMatch(/:\/\/evil|www\.evil|\]\(https:..evil/);
  expect(text).not.toMatch(/@octocat|(?<!&)#12|GH-12/);
  expect(text).not.toMatch(/^\s{0,3}(?:## Heading|- list|::)/m);
  expect(text).not.toMatch(/##\[|\*\*bold|`code`|~~gone|\$x\$|\| a \| b \|/);
  expect(text).not.toMatch(/[\u202e\u001b]/);
}

describe.each(Object.entries(pages))('%s', (_, make) => {
  test.each(HOSTILE)('has nothing alive of %j', (text) => expectInert(make(text)));

  test('nor of several at once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 4 }), (parts) =>
        expectInert(make(parts.join(' '))),
      ),
      { numRuns: 30 },
    );
  });

  test('but shows the text itself', () => expect(make('plainly')).toContain('plainly'));
});

test.each(HOSTILE)('the page of a report has no tag of %j', (text) => {
  const html = htmlReport({
    report: hostile(documents['perf-report'], report, text),
    records: [hostile(documents['history-record'], samples['history-record'], text)],
    testPlan: hostile(documents['test-plan'], samples['test-plan'], text),
  });
  expect(html).not.toMatch(/<(?:img|script)\b[^>]*evil|<script>alert|<details open>|<!-- hidden/);
  expect(html).not.toMatch(/(?:href|src)="[^"]*evil/);
  expect(html).not.toMatch(/[\u202e\u001b]/);
});

test.each(HOSTILE)('a result is one line whatever it tells of: %j', (text) => {
  const perf = perfLine(hostile(documents['perf-report'], report, text));
  const plan = impact.resultLine(hostile(documents['test-plan'], samples['test-plan'], text));
  for (const line of [perf, plan]) expect(line).not.toMatch(/[\n\r\u202e\u001b]|##\[/);
});
