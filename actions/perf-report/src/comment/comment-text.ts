import type { Comparison, PerfReport } from '@paceline/contracts';
import {
  characterLength,
  escapeMarkdown,
  fitWithin,
  formatDuration,
  markdownCode,
  markdownDetails,
  markdownTable,
  plural,
  shorten,
} from '@paceline/render';
import { readMetric } from '../compare/metric.ts';
import type { Usage } from '../read/profiles.ts';
import { keyName } from '../report-key.ts';
import {
  against,
  cacheLine,
  failureTable,
  flakyTable,
  gapList,
  jobCount,
  jobTable,
  shardTable,
  slowest,
  TOP,
  timeline,
} from '../summary/parts.ts';
import { planLine, reasonLine } from '../summary/summary.ts';
import { shortHeadline } from '../verdict.ts';
import { comparisonOf, metricWords, noiseText, testsLine } from '../words.ts';

export interface CommentExtras {
  readonly usage?: Usage;
  /** A line at the end, e.g. that the figures come from a fork's run. */
  readonly note?: string;
}

/** The comment on a pull request: the verdict, at most five rows, the rest folded; within `limit` characters. */
export function markdownComment(report: PerfReport, limit: number, extras: CommentExtras = {}): string {
  const versions = [
    () => render(report, extras, 100, true),
    () => render(report, extras, 100, false),
    () => render(report, extras, 20, false),
    () =>
      [
        `### ${shortHeadline(report)}\n`,
        reasonLine(report),
        factLine(report),
        changedRows(report),
        footer(report, extras),
      ].join('\n'),
  ];
  return fitWithin(limit, versions, characterLength).text;
}

/** Whether there is something that a reader has to know: a red run, or a figure beyond the noise. */
export const isWorthTelling = (report: PerfReport): boolean =>
  report.conclusion !== 'success' ||
  report.verdict === 'slower' ||
  report.verdict === 'faster' ||
  changed(report).length > 0;

function render(report: PerfReport, extras: CommentExtras, rows: number, diagram: boolean): string {
  const jobs = [jobTable(report, rows, extras.usage), shardTable(report, rows), cacheLine(report)];
  const title = `${jobCount(report)}${report.shards?.length ? `, ${plural(report.shards.length, 'shard')}` : ''}`;
  return [
    `### ${shortHeadline(report)}\n`,
    reasonLine(report),
    factLine(report),
    report.conclusion === 'success' ? changedRows(report) : failureTable(report, TOP) || changedRows(report),
    report.conclusion === 'success' ? fold('Failed tests', failureTable(report, TOP)) : '',
    flakyTable(report, TOP),
    fold(title, jobs.filter(Boolean).join('\n')),
    fold('Slowest steps and test files', slowest(report)),
    diagram ? timeline(report) : '',
    gapList(report),
    footer(report, extras),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const fold = (title: string, body: string): string => (body === '' ? '' : markdownDetails(title, body));

/** What else counts, in one line: the time, the tests, what was selected, what the cache gave. */
function factLine(report: PerfReport): string {
  const wall = comparisonOf(report, 'wall');
  const clear = report.verdict === 'slower' || report.verdict === 'faster';
  const time =
    clear && wall?.baselineMean !== undefined
      ? `${formatDuration(wall.value)}, was ${formatDuration(wall.baselineMean)}`
      : '';
  const plan = planLine(report).trim();
  const facts = [time, plan || (report.tests.files > 0 ? testsLine(report) : '')].filter(Boolean);
  return facts.length > 0 ? `${facts.join(' · ')}\n` : '';
}

/**
 * The figures beyond the noise, by difference, but first those that changed in the direction of the whole run. A
 * job is left out where one of its steps explains its change.
 */
function changed(report: PerfReport): Comparison[] {
  const clear = report.comparisons.filter(
    ({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'),
  );
  const named = clear.map((comparison) => ({ comparison, about: readMetric(comparison.metric) }));
  /** For each job, the largest and the smallest change of a step. */
  const steps = new Map<string, { most: number; least: number }>();
  for (const { comparison, about } of named) {
    if (about?.kind !== 'step') continue;
    const change = delta(comparison);
    const { most = change, least = change } = steps.get(about.job) ?? {};
    steps.set(about.job, { most: Math.max(most, change), least: Math.min(least, change) });
  }
  const explained = new Set(
    named.flatMap(({ comparison: job, about }) => {
      const its = about?.kind === 'job' ? steps.get(about.job) : undefined;
      if (!its) return [];
      const whole = delta(job);
      return (whole < 0 ? its.least : its.most) / whole >= EXPLAINS ? [job.metric] : [];
    }),
  );
  return clear
    .filter(({ metric }) => !explained.has(metric))
    .sort(
      (a, b) =>
        Number(b.verdict === report.verdict) - Number(a.verdict === report.verdict) ||
        Math.abs(delta(b)) - Math.abs(delta(a)),
    );
}

/** Share of a job's change from which on a step explains it. */
const EXPLAINS = 0.8;

const delta = ({ value, baselineMean = 0 }: Comparison): number => value - baselineMean;

/** Share of the first row's change below which a row is left out. */
const WORTH_A_ROW = 0.1;

function changedRows(report: PerfReport): string {
  const all = changed(report);
  if (all.length === 0) return '';
  const least = Math.abs(delta(all[0]!)) * WORTH_A_ROW;
  const shown = all.slice(0, TOP).filter((one) => Math.abs(delta(one)) >= least);
  const rows = shown.map((comparison) => {
    const [mean, change] = against(report, comparison.metric);
    return [
      metricWords(comparison.metric, (text) => markdownCode(shorten(text, 80))),
      formatDuration(comparison.value),
      comparison.baselineDeviation === undefined
        ? mean
        : `${mean} ±${noiseText(comparison.baselineDeviation)}`,
      change,
    ];
  });
  const table = markdownTable(
    [
      { title: 'Beyond the noise' },
      { title: 'Now', align: 'right' },
      { title: 'Mean', align: 'right' },
      { title: 'Δ', align: 'right' },
    ],
    rows,
  );
  const left = all.length - rows.length;
  return left > 0 ? `${table}\n${plural(left, 'smaller change')} in the run's summary.\n` : table;
}

function footer({ run, key }: PerfReport, { note }: CommentExtras): string {
  const url = run.url && /^https?:\/\/[\w.:/-]+$/.test(run.url) ? run.url : undefined;
  const facts = [
    url ? `[Summary and full report](${url})` : '',
    escapeMarkdown(shorten(run.workflow, 60)),
    key === undefined ? '' : escapeMarkdown(shorten(keyName(key), 60)),
    run.head.slice(0, 7),
    run.attempt > 1 ? `attempt ${run.attempt}` : '',
  ].filter(Boolean);
  return `<sub>${facts.join(' · ')}${note ? `<br>${escapeMarkdown(note)}` : ''}</sub>\n`;
}
