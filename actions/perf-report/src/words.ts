import type { Comparison, PerfReport } from '@paceline/contracts';
import { formatChange, formatDuration, formatPercent, oneLine, plural, shorten } from '@paceline/render';
import { resolutionOf } from './compare/compare.ts';
import { readMetric } from './compare/metric.ts';

const indexes = new WeakMap<PerfReport, Map<string, Comparison>>();

/** The comparison of one metric, if it was made; by an index, since a page asks for thousands. */
export function comparisonOf(report: PerfReport, metric: string): Comparison | undefined {
  let index = indexes.get(report);
  if (!index) {
    index = new Map(report.comparisons.map((comparison) => [comparison.metric, comparison]));
    indexes.set(report, index);
  }
  return index.get(metric);
}

/** Seconds for people; what is not known is a dash, never `0 s`. */
export const timeText = (seconds: number | undefined): string => formatDuration(seconds ?? Number.NaN);

/** A figure in words: `step/test (1)/npm ci` is `npm ci in test (1)`. `name` shows each name in its own way. */
export function metricWords(metric: string, name: (text: string) => string): string {
  const found = readMetric(metric);
  if (found?.kind === 'job') return `job ${name(found.job)}`;
  if (found?.kind === 'step') return `${name(found.step)} in ${name(found.job)}`;
  return name(found?.kind === 'test' ? found.file : metric);
}

/** How the wall time stands to the runs before, with its noise: `8 % faster than the mean of 5 runs (±3 s)`. */
export function wallVerdict(report: PerfReport): string {
  const wall = comparisonOf(report, 'wall');
  if (!wall) return '';
  const { baselineRuns, baselineMean, baselineDeviation, change, verdict } = wall;
  if (baselineRuns === 0 || baselineMean === undefined) return 'no earlier run to compare with';
  const noise = baselineDeviation === undefined ? '' : ` (±${noiseText(baselineDeviation)})`;
  const mean = `the mean of ${plural(baselineRuns, 'run')}${noise}`;
  if (verdict === 'insufficient-data') {
    return `too few runs to judge: ${change === undefined ? '' : `${formatChange(change)} against `}${mean}`;
  }
  if (verdict === 'same') {
    const difference = Math.abs(wall.value - baselineMean);
    const deviation = baselineDeviation ?? 0;
    // Close to the mean, or beyond the noise but smaller than what is worth telling.
    if (change === undefined || difference <= deviation || difference > 3 * deviation) {
      return `about the same as ${mean}`;
    }
    const runs = plural(baselineRuns, 'run');
    return `${formatPercent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than the mean of ${runs}, within the noise${noise}`;
  }
  const amount = change === undefined ? '' : `${formatPercent(Math.abs(change))} `;
  return `${amount}${verdict} than ${mean}`;
}

/** The first line: one figure, and what it means. A red run is about its failures, not about its time. */
export function headline(report: PerfReport): { figure: string; rest: string } {
  const { conclusion, tests, wallSeconds } = report;
  const wall = wallSeconds === undefined ? undefined : formatDuration(wallSeconds);
  if (conclusion === 'success') return { figure: wall ?? 'Wall time not known', rest: wallVerdict(report) };
  const failed = tests.failed > 0 ? `${plural(tests.failed, 'test')} failed` : 'Failed';
  const figure = {
    cancelled: 'Cancelled',
    unknown: tests.failed > 0 ? failed : 'Conclusion not known',
    failure: failed,
  }[conclusion];
  return { figure, rest: wall ? `after ${wall}` : '' };
}

/** The change against the mean; `≈` where it is no more than the clock resolves, whatever the percentage. */
export function changeWords({ change, value, baselineMean, metric, verdict }: Comparison): string {
  if (change === undefined || baselineMean === undefined) return '–';
  const clear = verdict === 'slower' || verdict === 'faster';
  const resolved = Math.abs(value - baselineMean) > resolutionOf(metric);
  return clear || resolved ? formatChange(change) : '≈';
}

/** A spread, in tenths of a second where it is short: more digits would claim more than it knows. */
export function noiseText(seconds: number): string {
  if (seconds >= 0.95) return formatDuration(seconds);
  return seconds < 0.05 ? formatDuration(seconds) : `${seconds.toFixed(1)} s`;
}

/** What was tested: `132 tests in 14 files`, with the failures where there are any. */
export function testsLine({ tests }: PerfReport): string {
  const count = tests.passed + tests.failed + tests.skipped;
  const text = `${plural(count, 'test')} in ${plural(tests.files, 'file')}`;
  const notes = [
    ...(tests.failed > 0 ? [`${tests.failed} failed`] : []),
    ...(tests.skipped > 0 ? [`${tests.skipped} skipped`] : []),
  ];
  return notes.length > 0 ? `${text}, ${notes.join(', ')}` : text;
}

/** `1m 42s wall, 8 % faster than the mean of 5 runs (±3 s); 132 tests in 14 files; slowest test/a.test.ts 4.2 s` */
export function resultLine(report: PerfReport): string {
  const wall =
    report.wallSeconds === undefined
      ? 'wall time not known'
      : `${formatDuration(report.wallSeconds)} wall, ${wallWords(report)}`;
  const slowest = report.tests.slowest[0];
  const parts = [
    wall,
    report.tests.files === 0 ? 'no test results' : testsLine(report),
    ...(slowest ? [`slowest ${shorten(oneLine(slowest.file), 80)} ${formatDuration(slowest.seconds)}`] : []),
  ];
  return `perf-report: ${parts.join('; ')}`;
}

function wallWords(report: PerfReport): string {
  if (report.conclusion === 'success') return wallVerdict(report);
  return report.conclusion === 'unknown'
    ? 'not judged since it is not known whether the run is green'
    : 'not judged since the run is not green';
}
