import type { PerfReport } from '@paceline/contracts';
import { formatChange, formatDuration, formatPercent, oneLine, plural, shorten } from '@paceline/render';
import { comparisonOf, MARK, noiseText, testsLine } from './words.ts';

/** The verdict in words, for every reader: the page and the summary, the comment, the log. */

const ICON: Record<PerfReport['conclusion'], string> = {
  success: '✅',
  failure: '❌',
  cancelled: '⚪',
  unknown: '❔',
};

/** The sign before a heading; of a run of which nothing is known, `⚪`. */
export function conclusionIcon({ conclusion, jobs, tests }: PerfReport): string {
  return jobs.length > 0 || tests.files > 0 ? ICON[conclusion] : '⚪';
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

/** How the wall time compares with earlier runs, with its noise: `8 % faster than the mean of 5 runs (±3 s)`. */
function wallVerdict(report: PerfReport): string {
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
    // Close to the mean, or beyond the noise but smaller than `min-change` or what the clock resolves.
    if (change === undefined || difference <= deviation || difference > 3 * deviation) {
      return `about the same as ${mean}`;
    }
    const runs = plural(baselineRuns, 'run');
    return `${formatPercent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than the mean of ${runs}, within the noise${noise}`;
  }
  const amount = change === undefined ? '' : `${formatPercent(Math.abs(change))} `;
  return `${amount}${verdict} than ${mean}`;
}

/**
 * The comment's first line: `🔺 14 s slower than the last 20 runs, ±3 s`. Shorter than the headline, since mails
 * show it first: where the time changed, the difference alone.
 */
export function shortHeadline(report: PerfReport): string {
  const { conclusion, wallSeconds, verdict } = report;
  if (conclusion !== 'success') {
    const { figure, rest } = headline(report);
    return `${ICON[conclusion]} ${figure}${rest === '' ? '' : ` ${rest}`}`;
  }
  if (wallSeconds === undefined) return '⚪ Wall time not known';
  const wall = formatDuration(wallSeconds);
  const { baselineRuns = 0, baselineMean, baselineDeviation } = comparisonOf(report, 'wall') ?? {};
  if (baselineMean === undefined) return `✅ ${wall}, no earlier run to compare with`;
  const runs = baselineRuns === 1 ? 'the last run' : `the last ${baselineRuns} runs`;
  const noise = baselineDeviation === undefined ? '' : `, ±${noiseText(baselineDeviation)}`;
  if (verdict === 'slower' || verdict === 'faster') {
    const difference = formatDuration(Math.abs(wallSeconds - baselineMean));
    return `${MARK[verdict]} ${difference} ${verdict} than ${runs}${noise}`;
  }
  if (verdict === 'same') return `✅ ${wall}, as ${runs}${noise}`;
  return `✅ ${wall}, too few earlier runs to judge (${baselineRuns})`;
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
