import type { Comparison, PerfReport } from '@paceline/contracts';
import { formatChange, formatDuration, plural } from '@paceline/render';
import { resolutionOf } from './compare/compare.ts';
import { readMetric } from './compare/metric.ts';

/** The sign of a change beyond the noise. */
export const MARK = { slower: '🔺', faster: '🟢', same: '', 'insufficient-data': '' } as const;

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

/** What a failing file may be that the selection would have left out. */
export const MISSED_MEANS =
  'each is flaky, fails without this change too, or is a miss that we want to hear of';

/** Seconds for people; what is not known is a dash, never `0 s`. */
export const timeText = (seconds: number | undefined): string => formatDuration(seconds ?? Number.NaN);

/** A figure in words: `step/test (1)/npm ci` is `npm ci in test (1)`. `name` shows each name in its own way. */
export function metricWords(metric: string, name: (text: string) => string): string {
  const found = readMetric(metric);
  if (found?.kind === 'job') return `job ${name(found.job)}`;
  if (found?.kind === 'step') return `${name(found.step)} in ${name(found.job)}`;
  return name(found?.kind === 'test' ? found.file : metric);
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

/** What was tested: `132 tests in 14 files`, with the failed, skipped and flaky ones where there are any. */
export function testsLine({ tests }: PerfReport): string {
  const count = tests.passed + tests.failed + tests.skipped;
  const text = `${plural(count, 'test')} in ${plural(tests.files, 'file')}`;
  const notes = [
    ...(tests.failed > 0 ? [`${tests.failed} failed`] : []),
    ...(tests.skipped > 0 ? [`${tests.skipped} skipped`] : []),
    ...(tests.flaky ? [`${tests.flaky.length} flaky`] : []),
  ];
  return notes.length > 0 ? `${text}, ${notes.join(', ')}` : text;
}
