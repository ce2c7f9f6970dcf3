import type { HistoryRecord, PerfReport } from '@paceline/contracts';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatPercent,
  type HtmlValue,
  html,
  type Markup,
  plural,
  shorten,
  sparkLine,
} from '@paceline/render';
import { wholeAudit } from '../compare/audit.ts';
import { cacheTotals } from '../compare/cache-totals.ts';
import { headline } from '../verdict.ts';
import { changeWords, comparisonOf } from '../words.ts';
import { changeText } from './parts.ts';

const TREND_RUNS = 20;

export function pageHeader(report: PerfReport): Markup {
  const { run, conclusion } = report;
  const known = report.jobs.length > 0 || report.tests.files > 0;
  const pill = {
    success: ['good', 'Passed'],
    failure: ['bad', 'Failed'],
    cancelled: ['', 'Cancelled'],
    unknown: ['warn', 'Not known'],
  }[conclusion];
  const { figure, rest } = headline(report);
  const link =
    run.url && /^https?:\/\//.test(run.url) ? html`<a href="${run.url}">run ${run.runId}</a>` : undefined;
  const facts = [
    run.branch,
    run.head.slice(0, 7),
    run.event,
    `${run.attempt > 1 ? `attempt ${run.attempt}, ` : ''}${report.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
  ];
  return html`<div class="top"><span><b>${run.repository}</b> / ${run.workflow}</span>${known && html`<span class="pill ${pill![0]}">${pill![1]}</span>`}</div>
<h1>${figure}${rest !== '' && html`<span class="aside">, ${rest}</span>`}</h1>
${report.conclusionReason !== undefined && html`<p>${shorten(report.conclusionReason, 500)}</p>`}<p class="meta">${facts.map((fact) => html`<span>${fact}</span>`)}${link}</p>
`;
}

/** The figures that a reader looks for first; a tile without data is left out. */
export function tiles(report: PerfReport, records: readonly HistoryRecord[]): Markup {
  const shown = [
    wallTile(report, records),
    testTile(report),
    selectionTile(report),
    shardTile(report),
    cacheTile(report),
  ];
  return html`<dl class="tiles">
${shown}</dl>
`;
}

const tile = (title: string, value: HtmlValue, note: HtmlValue): Markup =>
  html`<div class="tile"><dt>${title}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>
`;

function wallTile(report: PerfReport, records: readonly HistoryRecord[]): Markup | undefined {
  if (report.wallSeconds === undefined) return undefined;
  const wall = comparisonOf(report, 'wall');
  const earlier = records
    .slice(0, TREND_RUNS)
    .flatMap(({ wallSeconds }) => (wallSeconds === undefined ? [] : [wallSeconds]))
    .reverse();
  const value = html`<span>${formatDuration(report.wallSeconds)}</span>${sparkLine([...earlier, report.wallSeconds], `Wall time of ${earlier.length} runs and this one`)}`;
  const mean =
    wall?.baselineMean === undefined
      ? 'no earlier run to compare with'
      : html`${report.conclusion === 'success' ? changeText(wall) : changeWords(wall)} against ${formatDuration(wall.baselineMean)}`;
  return tile('Wall time', value, mean);
}

function testTile({ tests }: PerfReport): Markup {
  const count = tests.passed + tests.failed + tests.skipped;
  if (tests.files === 0) return tile('Tests', '–', 'no test results');
  const notes = [
    html`in ${plural(tests.files, 'file')}`,
    tests.failed > 0 && html`, <span class="bad">${formatCount(tests.failed)} failed</span>`,
    tests.skipped > 0 && `, ${formatCount(tests.skipped)} skipped`,
  ];
  return tile('Tests', formatCount(count), notes);
}

function selectionTile({ plan }: PerfReport): Markup | undefined {
  if (!plan || plan.tests === 0) return undefined;
  const audit = wholeAudit(plan);
  const { selected, tests } = audit ?? plan;
  const value = html`<span>${formatCount(selected)} <small>of ${formatCount(tests)}</small></span>`;
  if (audit) {
    const missed = `${plural(audit.missed.length, 'failing file')} missed`;
    const note = audit.missed.length > 0 ? html`<span class="bad">${missed}</span>` : missed;
    return tile('Would be selected', value, html`everything ran to measure it, ${note}`);
  }
  const share = `${formatPercent(plan.selected / plan.tests)} of files`;
  const saved = plan.savedSeconds ? `, ${formatDuration(plan.savedSeconds)} saved` : '';
  return tile('Selected', value, plan.fallback ? 'everything ran, see below' : `${share}${saved}`);
}

function shardTile({ shards }: PerfReport): Markup | undefined {
  const actual = (shards ?? []).flatMap(({ actualSeconds }) =>
    actualSeconds === undefined ? [] : [actualSeconds],
  );
  if (!shards || shards.length < 2 || actual.length === 0) return undefined;
  const longest = actual.reduce((a, b) => Math.max(a, b));
  const average = actual.reduce((a, b) => a + b, 0) / actual.length;
  const value = html`<span>${average > 0 ? formatPercent(average / longest) : '–'} <small>even</small></span>`;
  return tile('Shards', value, `${shards.length} legs, longest ${formatDuration(longest)}`);
}

function cacheTile(report: PerfReport): Markup | undefined {
  const { asked, hits, seconds, bytes } = cacheTotals(report);
  if (asked === 0) return undefined;
  const value = html`<span>${hits} <small>of ${asked} hit</small></span>`;
  return tile(
    'Cache',
    value,
    bytes > 0 ? `${formatBytes(bytes)} in ${formatDuration(seconds)}` : 'nothing restored',
  );
}
