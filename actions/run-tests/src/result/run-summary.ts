import type { LegResult, TestFile } from '@paceline/contracts';
import type { Context } from '@paceline/core';
import { type Column, formatDuration, markdownDetails, markdownTable, plural } from '@paceline/render';
import { shownText } from '../words.ts';

const ANNOTATIONS = 10;
const ROWS = 10;

export interface Totals {
  readonly files: number;
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Tests that stand in no file of the repository count as well; only files are counted by files. */
export function totalsOf(...results: readonly Pick<LegResult, 'executed' | 'withoutFile'>[]): Totals {
  const files = results.flatMap((result) => result.executed);
  const counted = [...files, ...results.flatMap((result) => result.withoutFile ?? [])];
  return {
    files: files.length,
    tests: counted.reduce((sum, { tests }) => sum + tests, 0),
    failed: counted.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counted.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

/** `12 files, 134 tests passed in 8.2 s (leg 1 of 2)`. */
export function resultLine(result: LegResult, missing: number, legNote: string): string {
  const { files, tests, failed, skipped } = totalsOf(result);
  const parts = [
    plural(files, 'file'),
    failed > 0
      ? `${failed} of ${plural(tests, 'test')} failed`
      : `${plural(tests - skipped, 'test')} ${result.outcome === 'crashed' ? 'ended' : 'passed'}`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(missing > 0 ? [`${plural(missing, 'planned file')} not run`] : []),
  ];
  const crashed = result.outcome === 'crashed' ? `${result.runner} crashed: ` : '';
  return `run-tests: ${crashed}${parts.join(', ')} in ${formatDuration(result.seconds)}${legNote}`;
}

/** The first failures where they stand in the code; GitHub shows ten annotations of a step. */
export function annotate(log: Context['log'], { failures, withoutFile }: LegResult): void {
  // At least one without a file is shown, since nothing else points to it.
  const others = withoutFile?.failures ?? [];
  const first = failures.slice(0, others.length === 0 ? ANNOTATIONS : ANNOTATIONS - 1);
  for (const { file, line, name, message } of first) {
    log.error(message ?? 'failed', { file, title: name, ...(line === undefined ? {} : { line }) });
  }
  for (const { name, message } of others.slice(0, ANNOTATIONS - first.length)) {
    log.error(message ?? 'failed', { title: name });
  }
}

/** A short table for the job's page. */
export function runSummary(result: LegResult, missing: readonly TestFile[], title: string): string {
  const { files, tests, failed, skipped } = totalsOf(result);
  const mark = result.outcome === 'passed' && missing.length === 0 ? '✅' : '❌';
  const number = (title: string): Column => ({ title, align: 'right' });
  const parts = [
    `#### ${mark} ${shownText(title)}\n`,
    markdownTable(['files', 'tests', 'failed', 'skipped', 'not run', 'time'].map(number), [
      [files, tests, failed, skipped, missing.length, formatDuration(result.seconds)].map(String),
    ]),
  ];
  if (missing.length > 0) {
    const items = missing.slice(0, ROWS).map((test) => `- ${shownText(test.file)}\n`);
    parts.push(`Planned and not run:\n\n${items.join('')}`);
  }
  const rows = failureRows(result);
  if (rows.length > 0) {
    const more = rows.length > ROWS ? [[`… and ${rows.length - ROWS} more`]] : [];
    parts.push(
      markdownTable([{ title: 'failed test' }, { title: 'file' }], [...rows.slice(0, ROWS), ...more]),
    );
  }
  const slowest = [...result.executed].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
  if (slowest.length > 0) {
    const table = markdownTable(
      [{ title: 'file' }, number('tests'), number('time')],
      slowest.map((file) => [shownText(file.file), String(file.tests), formatDuration(file.seconds)]),
    );
    parts.push(markdownDetails('Slowest files', table));
  }
  return `${parts.join('\n')}\n`;
}

/** Failures without a file come first: only here are they seen together with what the report names instead. */
export function failureRows({ failures, withoutFile }: LegResult): string[][] {
  const others = (withoutFile?.failures ?? []).map(({ name, message, reported }) => {
    const where = reported
      ? `no file of the repository; the report names ${shownText(reported)}`
      : shownText(message ?? '', 300);
    return [shownText(name), where];
  });
  return [
    ...others,
    ...failures.map(({ name, file, line }) => [
      shownText(name),
      `${shownText(file)}${line === undefined ? '' : `:${line}`}`,
    ]),
  ];
}
