import type { PerfReport, Profile } from '@paceline/contracts';
import {
  type Column,
  escapeMarkdown,
  formatBytes,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  markdownTableOfFilled,
  mermaidGantt,
  plural,
  shorten,
} from '@paceline/render';
import { cacheTotals } from '../compare/cache-totals.ts';
import { markOf } from '../compare/job-mark.ts';
import { longestSteps } from '../compare/longest-steps.ts';
import { jobMetric, testMetric } from '../compare/metric.ts';
import { peaksOf, type Usage } from '../read/profiles.ts';
import { changeWords, comparisonOf, MARK, metricWords, noiseText, timeText } from '../words.ts';

/** Pieces that the summary page and the comment share. Each is empty when there is nothing to say. */

const NAME = 90;
/** Rows of the open tables; the rest is folded. */
const OPEN_JOBS = 12;
/** So many rows where only the longest matter. */
export const TOP = 5;

const NO_USAGE: Usage = new Map();

export const name = (text: string): string => markdownCode(shorten(text, NAME));

/** Value against mean in two cells: `±0 %` is left out, and a mark is set only beyond the noise. */
export function against(report: PerfReport, metric: string): [string, string] {
  const found = comparisonOf(report, metric);
  if (!found || found.baselineMean === undefined) return ['–', '–'];
  const change = changeWords(found);
  const mark = MARK[found.verdict];
  return [formatDuration(found.baselineMean), `${change}${mark && ` ${mark}`}`];
}

/** Every job with its time and mean, and its peak use of the machine where a sampler ran. */
export function jobTable(report: PerfReport, rows: number, usage: Usage = NO_USAGE): string {
  if (report.jobs.length === 0) return '';
  const columns: Column[] = [
    { title: 'Job' },
    { title: 'Time', align: 'right' },
    { title: 'Mean', align: 'right' },
    { title: 'Δ', align: 'right' },
    ...(usage.size > 0
      ? [
          { title: 'CPU peak', align: 'right' as const },
          { title: 'Memory peak', align: 'right' as const },
        ]
      : []),
  ];
  // Jobs without a time come last: most of them never ran.
  const lines = [...report.jobs]
    .sort((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1))
    .slice(0, rows)
    .map((job) => [
      jobCell(job),
      timeText(job.seconds),
      ...against(report, jobMetric(job.name)),
      ...(usage.size > 0 ? peakCells(job.id === undefined ? [] : usage.get(job.id)) : []),
    ]);
  const rest = lines.slice(OPEN_JOBS);
  const left = report.jobs.length - lines.length;
  return [
    markdownTableOfFilled(columns, lines.slice(0, OPEN_JOBS)),
    ...(rest.length > 0
      ? [markdownDetails(plural(rest.length, 'more job'), markdownTable(columns, rest))]
      : []),
    ...(left > 0 ? [`${plural(left, 'more job')} not shown.\n`] : []),
  ].join('\n');
}

/** The mark, the name, and what the mark means in a word; a success has the name alone. */
function jobCell(job: PerfReport['jobs'][number]): string {
  const { icon, word } = markOf(job);
  return icon === '' ? name(job.name) : `${icon} ${name(job.name)} ${word}`;
}

/** `4 jobs, 2 skipped`: what never ran is not counted with the others. */
export function jobCount({ jobs }: PerfReport): string {
  const skipped = jobs.filter(({ conclusion }) => conclusion === 'skipped').length;
  return `${plural(jobs.length - skipped, 'job')}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function peakCells(profiles: readonly Profile[] = []): string[] {
  if (profiles.length === 0) return ['–', '–'];
  const { cpu, memoryBytes, memoryShare } = peaksOf(profiles);
  return [
    formatPercent(cpu),
    `${formatBytes(memoryBytes)}${memoryShare === undefined ? '' : ` (${formatPercent(memoryShare)})`}`,
  ];
}

export function failureTable({ tests }: PerfReport, rows: number): string {
  if (tests.failures.length === 0) return '';
  const lines = tests.failures
    .slice(0, rows)
    .map((failure) => [
      name(failure.file),
      escapeMarkdown(shorten(failure.name, 120)),
      escapeMarkdown(shorten(failure.message ?? '', 200)),
    ]);
  const left = tests.failures.length - lines.length;
  return `${markdownTable([{ title: 'File' }, { title: 'Test' }, { title: 'Message' }], lines)}${left > 0 ? `\n${left} more not shown.\n` : ''}`;
}

/** Tests that passed only when they were run again: the run is green by luck until they are mended. */
export function flakyTable({ tests: { flaky = [] } }: PerfReport, rows: number): string {
  if (flaky.length === 0) return '';
  const lines = flaky
    .slice(0, rows)
    .map((test) => [name(test.file), escapeMarkdown(shorten(test.name, 120)), String(test.retries)]);
  const left = flaky.length - lines.length;
  const table = markdownTable(
    [{ title: 'File' }, { title: 'Test' }, { title: 'Failed before', align: 'right' }],
    lines,
  );
  return markdownDetails(
    `${plural(flaky.length, 'flaky test')}: failed, and passed when run again`,
    `${table}${left > 0 ? `\n${left} more not shown.\n` : ''}`,
  );
}

export function shardTable({ shards }: PerfReport, rows: number): string {
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

export function cacheLine(report: PerfReport): string {
  const { asked, hits, partial, seconds, bytes, savedSeconds } = cacheTotals(report);
  if (asked === 0) return '';
  const restored = bytes > 0 ? `, ${formatBytes(bytes)} restored in ${formatDuration(seconds)}` : '';
  const saved = savedSeconds >= 1 ? `, about ${formatDuration(savedSeconds)} saved` : '';
  return `**Cache**: ${hits} of ${asked} hit${partial > 0 ? `, ${partial} partly` : ''}${restored}${saved}\n`;
}

export function slowest(report: PerfReport): string {
  const steps = longestSteps(report, TOP).map((step) => [
    `${name(step.name)} in ${name(step.job)}`,
    formatDuration(step.seconds),
    ...(step.metric === undefined ? ['–', '–'] : against(report, step.metric)),
  ]);
  const tests = report.tests.slowest
    .slice(0, TOP)
    .map((test) => [name(test.file), formatDuration(test.seconds), ...against(report, testMetric(test))]);
  const table = (title: string, lines: string[][]) =>
    lines.length === 0
      ? ''
      : markdownTableOfFilled(
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

export function timeline({ jobs }: PerfReport): string {
  const started = jobs.flatMap(({ startedAt }) => (startedAt ? [Date.parse(startedAt)] : []));
  if (started.length === 0) return '';
  const zero = started.reduce((a, b) => Math.min(a, b));
  const diagram = mermaidGantt(
    jobs
      .filter(({ startedAt }) => startedAt)
      .map((job) => {
        let start = (Date.parse(job.startedAt!) - zero) / 1000;
        const tasks = job.steps
          .filter(({ seconds = 0 }) => seconds > 0)
          .map(({ name: step, seconds = 0, conclusion }) => {
            const task = {
              name: `${step} (${formatDuration(seconds)})`,
              start,
              seconds,
              ...(conclusion === 'failure' ? { state: 'failed' as const } : {}),
            };
            start += seconds;
            return task;
          });
        return { name: job.name, tasks };
      }),
  );
  return diagram ? markdownDetails('Timeline', diagram) : '';
}

export function changes(report: PerfReport, rows: number): string {
  const changed = report.comparisons
    .filter(({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'))
    .sort((a, b) => Math.abs(b.value - (b.baselineMean ?? 0)) - Math.abs(a.value - (a.baselineMean ?? 0)));
  if (changed.length === 0) return '';
  const lines = changed
    .slice(0, rows)
    .map(({ metric, value, baselineDeviation, baselineRuns }) => [
      metricWords(metric, name),
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

export function gapList({ limits }: PerfReport): string {
  if (limits.length === 0) return '';
  const shown = limits.slice(0, 20).map((gap) => `- ${escapeMarkdown(shorten(gap, 400))}`);
  return markdownDetails('What this report could not see', shown.join('\n'));
}
