import type { PerfReport } from '@paceline/contracts';
import {
  escapeMarkdown,
  fitWithin,
  formatBytes,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  mermaidGantt,
  plural,
  SUMMARY_LIMIT,
  shorten,
} from '@paceline/render';
import { jobMetric, stepMetric, testMetric } from './compare.ts';
import { changeWords, comparisonOf, headline, noiseText, testsLine } from './words.ts';

const NAME = 90;
/** Rows of the open tables; the rest is folded. */
const OPEN_JOBS = 12;
const TOP = 5;

/** The job's summary page: the verdict first, then what changed, then the rest folded; within GitHub's limit. */
export function markdownSummary(report: PerfReport, limit = SUMMARY_LIMIT): string {
  const versions = [Number.POSITIVE_INFINITY, 200, 50, TOP].map(
    (rows) => () => render(report, rows, rows >= 200),
  );
  // The runner may hold other parts of this step's summary already; a tenth is left to them.
  return fitWithin(Math.floor(limit * 0.9), versions).text;
}

function render(report: PerfReport, rows: number, diagram: boolean): string {
  return [
    firstLine(report),
    planLine(report),
    jobTable(report, rows),
    failureTable(report, Math.min(rows, 50)),
    shardTable(report, rows),
    cacheLine(report),
    slowest(report),
    diagram ? timeline(report) : '',
    changes(report, rows),
    limitList(report),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const MARK = { slower: '🔺', faster: '🟢', same: '', 'insufficient-data': '' } as const;

function firstLine(report: PerfReport): string {
  const known = report.jobs.length > 0 || report.tests.files > 0;
  const icon = !known ? '⚪' : { success: '✅', failure: '❌', cancelled: '⚪' }[report.conclusion];
  const { figure, rest } = headline(report);
  return `### ${icon} ${figure}${rest === '' ? '' : `, ${rest}`}\n`;
}

function planLine(report: PerfReport): string {
  const { plan, tests } = report;
  const parts = tests.files > 0 ? [`**${testsLine(report)}**`] : [];
  if (plan && plan.tests > 0) {
    const share = `${plan.selected} of ${plural(plan.tests, 'test file')} selected (${formatPercent(plan.selected / plan.tests)})`;
    const saved = plan.savedSeconds ? `, about ${formatDuration(plan.savedSeconds)} of tests not run` : '';
    parts.push(`${share}${saved}`);
  }
  if (plan?.fallback) parts.push(`everything ran: ${escapeMarkdown(plan.fallback)}`);
  return parts.length > 0 ? `${parts.join(' · ')}\n` : '';
}

const name = (text: string): string => markdownCode(shorten(text, NAME));

/** Value against mean in two cells: `±0 %` is left out, and a mark stands only beyond the noise. */
function against(report: PerfReport, metric: string): [string, string] {
  const found = comparisonOf(report, metric);
  if (!found || found.baselineMean === undefined) return ['–', '–'];
  const change = changeWords(found);
  const mark = MARK[found.verdict];
  return [formatDuration(found.baselineMean), `${change}${mark && ` ${mark}`}`];
}

function jobTable(report: PerfReport, rows: number): string {
  if (report.jobs.length === 0) return '';
  const columns = [
    { title: 'Job' },
    { title: 'Time', align: 'right' },
    { title: 'Mean', align: 'right' },
    { title: 'Δ', align: 'right' },
  ] as const;
  const lines = [...report.jobs]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, rows)
    .map((job) => [
      `${job.conclusion === 'success' ? '' : '❌ '}${name(job.name)}`,
      formatDuration(job.seconds),
      ...against(report, jobMetric(job.name)),
    ]);
  const rest = lines.slice(OPEN_JOBS);
  const left = report.jobs.length - lines.length;
  return [
    markdownTable(columns, lines.slice(0, OPEN_JOBS)),
    ...(rest.length > 0
      ? [markdownDetails(plural(rest.length, 'more job'), markdownTable(columns, rest))]
      : []),
    ...(left > 0 ? [`${plural(left, 'more job')} not shown.\n`] : []),
  ].join('\n');
}

function failureTable({ tests }: PerfReport, rows: number): string {
  if (tests.failures.length === 0) return '';
  const lines = tests.failures
    .slice(0, rows)
    .map((failure) => [
      name(failure.file),
      escapeMarkdown(shorten(failure.name, 120)),
      escapeMarkdown(shorten(failure.message ?? '', 200)),
    ]);
  const left = tests.failures.length - lines.length;
  return `#### Failed tests\n\n${markdownTable([{ title: 'File' }, { title: 'Test' }, { title: 'Message' }], lines)}${left > 0 ? `\n${left} more not shown.\n` : ''}`;
}

function shardTable({ shards }: PerfReport, rows: number): string {
  if (!shards || shards.length === 0) return '';
  const lines = shards
    .slice(0, rows)
    .map((shard) => [
      escapeMarkdown(shorten(shard.name, NAME)),
      String(shard.tests),
      formatDuration(shard.predictedSeconds),
      shard.actualSeconds === undefined ? 'no result' : formatDuration(shard.actualSeconds),
      shard.wallSeconds === undefined ? '–' : formatDuration(shard.wallSeconds),
    ]);
  return markdownTable(
    [
      { title: 'Shard' },
      { title: 'Test files', align: 'right' },
      { title: 'Predicted', align: 'right' },
      { title: 'Actual', align: 'right' },
      { title: 'Command', align: 'right' },
    ],
    lines,
  );
}

function cacheLine({ caches }: PerfReport): string {
  if (caches.length === 0) return '';
  const hits = caches.filter(({ result }) => result === 'exact').length;
  const partial = caches.filter(({ result }) => result === 'partial').length;
  const seconds = caches.reduce((sum, { restore }) => sum + (restore?.seconds ?? 0), 0);
  const bytes = caches.reduce((sum, { restore }) => sum + (restore?.bytes ?? 0), 0);
  const restored = bytes > 0 ? `, ${formatBytes(bytes)} restored in ${formatDuration(seconds)}` : '';
  return `**Cache**: ${hits} of ${caches.length} hit${partial > 0 ? `, ${partial} partly` : ''}${restored}\n`;
}

function slowest(report: PerfReport): string {
  const steps = report.jobs
    .flatMap((job) => job.steps.map((step) => ({ job: job.name, ...step })))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, TOP)
    .map((step) => [
      `${name(step.name)} in ${name(step.job)}`,
      formatDuration(step.seconds),
      ...against(report, stepMetric(step.job, step.name)),
    ]);
  const tests = report.tests.slowest
    .slice(0, TOP)
    .map((test) => [name(test.file), formatDuration(test.seconds), ...against(report, testMetric(test))]);
  const table = (title: string, lines: string[][]) =>
    lines.length === 0
      ? ''
      : markdownTable(
          [
            { title },
            { title: 'Time', align: 'right' },
            { title: 'Mean', align: 'right' },
            { title: 'Δ', align: 'right' },
          ],
          lines,
        );
  return [table('Slowest steps', steps), table('Slowest test files', tests)].filter(Boolean).join('\n');
}

function timeline({ jobs }: PerfReport): string {
  const started = jobs.flatMap(({ startedAt }) => (startedAt ? [Date.parse(startedAt)] : []));
  if (started.length === 0) return '';
  const zero = started.reduce((a, b) => Math.min(a, b));
  const diagram = mermaidGantt(
    jobs
      .filter(({ startedAt }) => startedAt)
      .map((job) => {
        let start = (Date.parse(job.startedAt!) - zero) / 1000;
        const tasks = job.steps
          .filter(({ seconds }) => seconds > 0)
          .map((step) => {
            const task = {
              name: `${step.name} (${formatDuration(step.seconds)})`,
              start,
              seconds: step.seconds,
              ...(step.conclusion === 'failure' ? { state: 'failed' as const } : {}),
            };
            start += step.seconds;
            return task;
          });
        return { name: job.name, tasks };
      }),
  );
  return diagram ? markdownDetails('Timeline', diagram) : '';
}

function changes(report: PerfReport, rows: number): string {
  const changed = report.comparisons
    .filter(({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'))
    .sort((a, b) => Math.abs(b.value - (b.baselineMean ?? 0)) - Math.abs(a.value - (a.baselineMean ?? 0)));
  if (changed.length === 0) return '';
  const lines = changed
    .slice(0, rows)
    .map(({ metric, value, baselineDeviation, baselineRuns }) => [
      name(metric),
      formatDuration(value),
      ...against(report, metric),
      `±${noiseText(baselineDeviation ?? 0)}, ${plural(baselineRuns, 'run')}`,
    ]);
  const slower = changed.filter(({ verdict }) => verdict === 'slower').length;
  return markdownDetails(
    `${slower} slower, ${changed.length - slower} faster than before`,
    markdownTable(
      [
        { title: 'What' },
        { title: 'Time', align: 'right' },
        { title: 'Mean', align: 'right' },
        { title: 'Δ', align: 'right' },
        { title: 'Noise', align: 'right' },
      ],
      lines,
    ),
  );
}

function limitList({ limits }: PerfReport): string {
  if (limits.length === 0) return '';
  const shown = limits.slice(0, 20).map((limit) => `- ${escapeMarkdown(shorten(limit, 400))}`);
  return markdownDetails('What this report could not see', shown.join('\n'));
}
