import type { PerfReport } from '@paceline/contracts';
import {
  axisLine,
  barLine,
  formatDuration,
  formatPercent,
  html,
  type Markup,
  plural,
  type Span,
  shorten,
  ticks,
} from '@paceline/render';
import { type JobMark, markOf } from '../compare/job-mark.ts';
import { jobMetric, stepMetric } from '../compare/metric.ts';
import { type ReportJob, sharedNames } from '../read/jobs.ts';
import { comparisonOf, timeText } from '../words.ts';
import { clearChange, folded, section } from './parts.ts';

const OPEN_JOBS = 30;
const MOST_JOBS = 400;
/** Steps are listed for the longest jobs only, so that a page of hundreds of jobs stays small. */
const JOBS_WITH_STEPS = 40;
const STEPS = 60;
const NAME = 120;

interface Placed {
  readonly job: ReportJob;
  /** Seconds since the start of the diagram. */
  readonly start: number;
}

export function timelineSection(report: PerfReport): Markup | undefined {
  const { placed, total } = place(report.jobs);
  if (placed.length === 0) return undefined;
  const others = unplaced(report.jobs);
  const grid = ticks(total);
  const longest = [...placed]
    .sort((a, b) => (b.job.seconds ?? 0) - (a.job.seconds ?? 0))
    .slice(0, JOBS_WITH_STEPS);
  const withSteps = new Set(longest);
  const marks = grid.map((at) => ({ at, label: at === 0 ? '0' : formatDuration(at) }));
  const axis = html`<div class="row head"><span class="name"></span><div class="chart">${axisLine(marks, total)}</div></div>
`;
  const row = (entry: Placed) =>
    jobRow(entry, { total, grid, report, steps: withSteps.has(entry), open: entry === longest[0] });
  const body = folded(
    placed,
    { open: OPEN_JOBS, most: MOST_JOBS, noun: 'job' },
    (jobs) => html`<div class="rows">${axis}${jobs.map(row)}</div>`,
  );
  const legend = html`<span class="key actual"></span>steps<span class="key predicted"></span>rest of the job<span class="key wait"></span>waiting<span class="key failed"></span>failed`;
  return section('Timeline', legend, [body, others]);
}

/** Jobs on one axis from the first start. Idle time (approvals, the hours before a re-run) is taken out of it. */
function place(jobs: readonly ReportJob[]): { placed: Placed[]; total: number } {
  const timed = jobs
    .filter(({ startedAt }) => startedAt)
    .map((job) => ({ job, from: Date.parse(job.startedAt!) / 1000, wait: job.queueSeconds ?? 0 }))
    .sort((a, b) => a.from - a.wait - (b.from - b.wait));
  const placed: Placed[] = [];
  let removed = timed[0] ? timed[0].from - timed[0].wait : 0;
  let end = removed;
  for (const { job, from, wait } of timed) {
    const idle = Math.max(0, from - wait - end);
    removed += idle;
    placed.push({ job, start: from - removed });
    end = Math.max(end, from + (job.seconds ?? 0));
  }
  placed.sort((a, b) => a.start - b.start || (a.job.name < b.job.name ? -1 : 1));
  return { placed, total: Math.max(end - removed, 1) };
}

interface RowOptions {
  readonly total: number;
  readonly grid: readonly number[];
  readonly report: PerfReport;
  readonly steps: boolean;
  readonly open: boolean;
}

function jobRow({ job, start }: Placed, options: RowOptions): Markup {
  const { total, grid, report } = options;
  const wait = Math.min(job.queueSeconds ?? 0, start);
  const waiting: Span[] =
    wait > 0
      ? [
          {
            start: start - wait,
            length: wait,
            style: 'wait',
            thickness: 0.16,
            title: `waited ${formatDuration(wait)} for a runner`,
          },
        ]
      : [];
  const mark = markOf(job);
  const steps = placeSteps(job, start);
  // Steps leave gaps for the runner's own work; the bar behind them shows the job's whole length.
  const whole = {
    start,
    length: job.seconds ?? 0,
    style: wholeStyle(
      mark.style,
      steps.some(({ failed }) => failed),
    ),
    title: `${shorten(job.name, NAME)}: ${timeText(job.seconds)}`,
  };
  const visible = steps.filter(({ seconds }) => seconds / total > 0.001);
  const spans = visible.map((step) => ({
    start: step.start,
    length: step.seconds,
    style: step.failed ? 'bar cut bad' : 'bar cut',
    ...(options.steps ? { title: `${step.name}: ${formatDuration(step.seconds)}` } : {}),
  }));
  const label = `${shorten(job.name, NAME)}: ${timeText(job.seconds)}, ${mark.word}, starts at ${formatDuration(start)}`;
  const line = html`<span class="name" title="${shorten(job.name, 500)}">${shorten(job.name, NAME)}${markWord(mark)}</span><div class="chart">${barLine([...waiting, whole, ...spans], total, { grid, label })}</div><span class="figure">${timeText(job.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, jobMetric(job.name)))}</span>`;
  if (!options.steps || steps.length === 0) return html`<div class="row plain">${line}</div>\n`;
  const shared = sharedNames(job.steps);
  const change = (step: string) =>
    shared.has(step) ? undefined : clearChange(comparisonOf(report, stepMetric(job.name, step)));
  const rows = steps.slice(0, STEPS).map(
    (step) =>
      html`<div class="row"><span class="name" title="${step.name}">${shorten(step.name, NAME)}</span><div class="chart">${barLine(
        [
          {
            start: step.start,
            length: step.seconds,
            style: step.failed ? 'bar bad' : 'bar',
            thickness: 0.4,
          },
        ],
        total,
        { grid, height: 18, label: `${step.name}: ${formatDuration(step.seconds)}` },
      )}</div><span class="figure">${step.known ? formatDuration(step.seconds) : '–'}</span><span class="figure">${change(step.name)}</span></div>\n`,
  );
  return html`<details class="job"${options.open && html` open`}><summary class="row">${line}</summary><div class="steps">${rows}${
    steps.length > STEPS && html`<p>${steps.length - STEPS} further steps</p>`
  }</div></details>\n`;
}

/** A failed step is red itself; the bar of a job that is red for another reason is. */
const wholeStyle = (style: JobMark['style'], failedStep: boolean): string =>
  style === 'bad' && !failedStep ? 'bar bad' : style === 'off' ? 'bar off' : 'bar soft';

/** A success says nothing. The word alone: not every machine has the signs of the marks. */
const markWord = ({ word, style }: JobMark): Markup | undefined =>
  style === 'good' ? undefined : html` <span class="${style === 'bad' ? 'bad' : 'muted'}">${word}</span>`;

/** Jobs that the axis cannot show: those that never ran, and those whose start GitHub does not give. */
function unplaced(jobs: readonly ReportJob[]): Markup | undefined {
  const others = jobs.filter(({ startedAt }) => !startedAt);
  if (others.length === 0) return undefined;
  const shown = others.slice(0, OPEN_JOBS).map((job, index) => {
    const { word, style } = markOf(job);
    return html`${index > 0 && ', '}${shorten(job.name, NAME)} (${style === 'good' ? 'time not known' : word})`;
  });
  const left = others.length - shown.length;
  return html`<p class="muted apart">Without a time: ${shown}${left > 0 && ` and ${plural(left, 'more job')}`}.</p>`;
}

/** Steps run one after the other; their starts are not in the report, so they are laid end to end. */
function placeSteps(job: ReportJob, start: number) {
  let at = start;
  return job.steps
    .filter(({ seconds = 0, conclusion }) => seconds > 0 || conclusion === 'failure')
    .map(({ name, seconds, conclusion }) => {
      const failed = conclusion === 'failure';
      const step = { name, seconds: seconds ?? 0, known: seconds !== undefined, start: at, failed };
      at += step.seconds;
      return step;
    });
}

export function shardSection({ shards }: PerfReport): Markup | undefined {
  if (!shards || shards.length === 0) return undefined;
  const total = shards.reduce(
    (most, { predictedSeconds, actualSeconds = 0 }) => Math.max(most, predictedSeconds, actualSeconds),
    0.001,
  );
  const rows = folded(
    shards,
    { open: 24, most: 256, noun: 'shard' },
    (items) =>
      html`<div class="rows">${items.map((shard) => {
        const { name, job, predictedSeconds, actualSeconds, wallSeconds, tests } = shard;
        const actual = actualSeconds === undefined ? 'no result' : formatDuration(actualSeconds);
        const command = wallSeconds === undefined ? '' : `, the command took ${formatDuration(wallSeconds)}`;
        const label = `${name}: tests predicted ${formatDuration(predictedSeconds)}, actual ${actual}${command}`;
        const spans: Span[] = [
          {
            start: 0,
            length: predictedSeconds,
            style: 'bar soft',
            title: `predicted ${formatDuration(predictedSeconds)}`,
          },
          ...(actualSeconds === undefined
            ? []
            : [{ start: 0, length: actualSeconds, style: 'bar', thickness: 0.3, title: `actual ${actual}` }]),
        ];
        return html`<div class="row"><span class="name" title="${job ?? name}">${shorten(name, NAME)} <span class="muted">${plural(tests, 'file')}</span></span><div class="chart">${barLine(spans, total, { label, height: 26 })}</div><span class="figure">${actualSeconds === undefined ? html`<span class="bad">no result</span>` : actual}</span><span class="figure"><span class="muted">of ${formatDuration(predictedSeconds)}</span></span></div>\n`;
      })}</div>`,
  );
  const sums = shards.filter(({ actualSeconds }) => actualSeconds !== undefined);
  const predicted = sums.reduce((sum, { predictedSeconds }) => sum + predictedSeconds, 0);
  const actual = sums.reduce((sum, { actualSeconds = 0 }) => sum + actualSeconds, 0);
  const off =
    predicted > 0 && sums.length > 0
      ? `, together ${formatPercent(actual / predicted)} of the prediction`
      : '';
  const legend = html`<span class="key actual"></span>actual seconds of tests<span class="key predicted"></span>predicted${off}`;
  return section('Shards', legend, rows);
}
