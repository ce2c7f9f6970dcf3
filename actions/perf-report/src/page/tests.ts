import { type HistoryRecord, type PerfReport, type TestPlan, testKey } from '@paceline/contracts';
import { formatCount, formatDuration, html, type Markup, plural, shorten, sparkLine } from '@paceline/render';
import { wholeAudit } from '../compare/audit.ts';
import { longestSteps } from '../compare/longest-steps.ts';
import { testMetric } from '../compare/metric.ts';
import { comparisonOf, MISSED_MEANS } from '../words.ts';
import { changeText, folded, nameCode, section, table } from './parts.ts';

const TREND_RUNS = 20;

export function failuresSection({ tests }: PerfReport): Markup | undefined {
  if (tests.failures.length === 0) return undefined;
  const body = folded(
    tests.failures,
    { open: 10, most: 100, noun: 'failed test' },
    (items) =>
      html`${items.map(
        ({ file, name, message }) =>
          html`<div class="failure"><div><b>${shorten(name, 300)}</b></div><div class="muted">${nameCode(file, 200)}</div>${
            message !== undefined && html`<pre>${shorten(message, 4000)}</pre>`
          }</div>\n`,
      )}`,
  );
  return section('Failed tests', plural(tests.failed, 'failure'), body);
}

/** Tests that passed only when they were run again. */
export function flakySection({ tests: { flaky = [] } }: PerfReport): Markup | undefined {
  if (flaky.length === 0) return undefined;
  const row = ({ file, name, retries }: (typeof flaky)[number]) =>
    html`<tr><td class="where">${shorten(name, 300)}<div class="muted">${nameCode(file, 200)}</div></td><td class="number">${formatCount(retries)}</td></tr>`;
  const body = folded(flaky, { open: 5, most: 100, noun: 'flaky test' }, (items) =>
    table([{ title: 'Test' }, { title: 'Failed before', style: 'number' }], items.map(row)),
  );
  return section('Flaky tests', 'failed, and passed when run again', body);
}

const HEAD = [
  { title: 'Time', style: 'number' },
  { title: 'Δ', style: 'number' },
];

/** Slowest test files and slowest steps, side by side where there is room. */
export function slowestSections(report: PerfReport, records: readonly HistoryRecord[]): Markup | undefined {
  const tests = slowestTests(report, records);
  const steps = slowestSteps(report);
  if (!tests && !steps) return undefined;
  return html`<div class="pair">${tests}${steps}</div>
`;
}

function slowestTests(report: PerfReport, records: readonly HistoryRecord[]): Markup | undefined {
  const { slowest, seconds } = report.tests;
  if (slowest.length === 0) return undefined;
  const past = pastSeconds(records, new Set(slowest.map(testKey)));
  const row = (test: (typeof slowest)[number]) => {
    const values = [...(past.get(testKey(test)) ?? []), test.seconds];
    return html`<tr><td class="where">${nameCode(test.file, 80)}</td><td class="trend">${sparkLine(values, `${values.length} runs`)}</td><td class="number">${formatDuration(test.seconds)}</td><td class="number">${changeText(comparisonOf(report, testMetric(test)))}</td></tr>`;
  };
  const body = folded(slowest, { open: 8, most: 20, noun: 'test file' }, (items) =>
    table([{ title: 'File' }, { title: 'Trend', style: 'trend number' }, ...HEAD], items.map(row)),
  );
  return section('Slowest test files', `${formatDuration(seconds)} in all`, body);
}

/** Seconds of some test files in earlier passing runs, oldest first. */
function pastSeconds(records: readonly HistoryRecord[], keys: ReadonlySet<string>): Map<string, number[]> {
  const past = new Map<string, number[]>();
  for (const record of records.slice(0, TREND_RUNS).reverse()) {
    for (const file of record.files) {
      const key = testKey(file);
      if (file.outcome !== 'passed' || !keys.has(key)) continue;
      past.set(key, [...(past.get(key) ?? []), file.seconds]);
    }
  }
  return past;
}

function slowestSteps(report: PerfReport): Markup | undefined {
  const steps = longestSteps(report, 20);
  if (steps.length === 0) return undefined;
  const row = (step: (typeof steps)[number]) =>
    html`<tr><td class="where">${shorten(step.name, 80)} <span class="muted">in ${shorten(step.job, 60)}</span></td><td class="number">${formatDuration(step.seconds)}</td><td class="number">${changeText(step.metric === undefined ? undefined : comparisonOf(report, step.metric))}</td></tr>`;
  const body = folded(steps, { open: 8, most: 20, noun: 'step' }, (items) =>
    table([{ title: 'Step' }, ...HEAD], items.map(row)),
  );
  return section('Slowest steps', '', body);
}

const REASONS: Record<TestPlan['tests'][number]['reasons'][number]['code'], string> = {
  changed: 'changed itself',
  imports: 'imports a change',
  config: 'its configuration changed',
  reference: 'names a changed file',
  computed: 'may load a changed file',
  nearby: 'is near a changed file',
  always: 'always runs',
  path: 'runs for a changed file',
  'failed-before': 'failed before',
  unknown: 'new to the history',
  fallback: 'everything runs',
  unproven: 'no earlier run proves it',
  unaffected: 'not affected',
  deferred: 'left to the default branch',
  audited: 'runs to measure the selection',
  proven: 'proven by an earlier run',
};

/**
 * Why each test was selected: the reason, and the imports from the change to the test.
 * @param report says which failing files a selection would have left out, where everything ran to measure that
 */
export function whySection(plan: TestPlan, report: PerfReport): Markup | undefined {
  const missed = wholeAudit(report.plan)?.missed ?? [];
  const selected = plan.tests.filter(({ action }) => action === 'run');
  if (plan.tests.length === 0) return undefined;
  const explained = selected.filter(({ reasons }) => reasons[0]?.code !== 'audited');
  const counts = new Map<string, number>();
  for (const { reasons } of selected) {
    const words = reasonWords(reasons[0]?.code);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const kinds = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([words, count]) => `${formatCount(count)} ${words}`);
  const proven = plan.totals.proven ?? 0;
  const deferred = plan.totals.deferred ?? 0;
  const unaffected = plan.tests.length - selected.length - proven - deferred;
  const note = [
    ...kinds,
    ...(proven > 0 ? [`${formatCount(proven)} ${REASONS.proven}`] : []),
    ...(deferred > 0 ? [`${formatCount(deferred)} ${REASONS.deferred}`] : []),
    ...(unaffected > 0 ? [`${formatCount(unaffected)} ${REASONS.unaffected}`] : []),
  ].join(', ');
  const isOne = plan.suites.length === 1;
  const row = ({ suite, file, reasons }: TestPlan['tests'][number]) => {
    const reason = reasons[0];
    const path = (reason?.via ?? []).slice(0, -1);
    const where = isOne ? '' : html` <span class="muted">in ${shorten(suite, 60)}</span>`;
    return html`<tr><td class="where">${nameCode(file, 80)}${where}</td><td>${reasonWords(reason?.code)}</td><td>${path.map((step, index) => [index > 0 && ' → ', nameCode(step, 60)])}</td></tr>`;
  };
  const body = [
    missed.length > 0 &&
      html`<p><span class="bad">The selection would not have run ${plural(missed.length, 'failing test file')}</span>: ${missed.slice(0, 20).map((file, index) => [index > 0 && ', ', nameCode(file, 80)])}${missed.length > 20 && ` and ${missed.length - 20} more`}; ${MISSED_MEANS}.</p>`,
    report.plan?.fallback !== undefined && html`<p>Everything ran: ${shorten(report.plan.fallback, 500)}</p>`,
    explained.length > 0 &&
      folded(explained, { open: 10, most: 300, noun: 'test file' }, (items) =>
        table([{ title: 'Test file' }, { title: 'Why' }, { title: 'From the change' }], items.map(row)),
      ),
  ];
  const changed = plural(plan.changes.length, 'changed file');
  return section('Why these tests ran', `${changed}: ${note}`, body);
}

const reasonWords = (code: keyof typeof REASONS | undefined): string => (code ? REASONS[code] : 'selected');
