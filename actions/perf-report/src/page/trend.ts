import type { HistoryRecord, PerfReport } from '@paceline/contracts';
import { branchName } from '@paceline/core';
import { columnChart, formatDuration, html, type Markup, plural } from '@paceline/render';
import { comparisonOf, noiseText } from '../words.ts';
import { section } from './parts.ts';

const RUNS = 48;

/** Wall time over the runs that the history knows, this run last, with the mean and its noise behind. */
export function trendSection(report: PerfReport, records: readonly HistoryRecord[]): Markup | undefined {
  const earlier = records
    .filter(({ wallSeconds }) => wallSeconds !== undefined)
    .slice(0, RUNS - 1)
    .reverse();
  if (earlier.length < 2 || report.wallSeconds === undefined) return undefined;
  const columns = earlier.map((record) => ({
    value: record.wallSeconds!,
    style: record.conclusion === 'success' ? 'bar soft' : 'bar off',
    title: `${record.finishedAt.slice(0, 16).replace('T', ' ')} · ${branchName({ ref: record.scope })} · ${formatDuration(record.wallSeconds!)}${record.conclusion === 'success' ? '' : `, ${record.conclusion}`}`,
  }));
  columns.push({
    value: report.wallSeconds,
    style: report.conclusion === 'failure' ? 'bar bad' : 'bar',
    title: `this run · ${formatDuration(report.wallSeconds)}`,
  });
  const wall = comparisonOf(report, 'wall');
  const band =
    wall?.baselineMean === undefined
      ? {}
      : {
          band: {
            low: wall.baselineMean - (wall.baselineDeviation ?? 0),
            high: wall.baselineMean + (wall.baselineDeviation ?? 0),
            middle: wall.baselineMean,
          },
        };
  const label = `Wall time of ${plural(earlier.length, 'earlier run')} and this one, ${formatDuration(report.wallSeconds)}`;
  const legend = html`<span class="key actual"></span>this run<span class="key predicted"></span>earlier${
    wall?.baselineMean !== undefined &&
    html`<span class="key mean"></span>mean ${formatDuration(wall.baselineMean)}${wall.baselineDeviation !== undefined && ` ± ${noiseText(wall.baselineDeviation)}`}`
  }`;
  const range = html`<div class="range"><span>${plural(columns.length, 'run')} since ${earlier[0]!.finishedAt.slice(0, 10)}</span></div>`;
  return section('Wall time, run by run', legend, [
    columnChart(columns, { ...band, label, format: formatDuration }),
    range,
  ]);
}
