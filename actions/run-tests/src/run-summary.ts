import type { LegResult, TestFile } from '@paceline/contracts';
import type { Context } from '@paceline/core';
import { cell, plural, secondsText } from './words.ts';

const ANNOTATIONS = 10;
const ROWS = 10;

export interface Totals {
  readonly files: number;
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
}

export const totalsOf = (executed: LegResult['executed']): Totals => ({
  files: executed.length,
  tests: executed.reduce((sum, file) => sum + file.tests, 0),
  failed: executed.reduce((sum, file) => sum + file.failed, 0),
  skipped: executed.reduce((sum, file) => sum + file.skipped, 0),
});

/** `12 files, 134 tests passed in 8.2 s (leg 1 of 2)`. */
export function resultLine(result: LegResult, missing: number, place: string): string {
  const { files, tests, failed, skipped } = totalsOf(result.executed);
  const parts = [
    plural(files, 'file'),
    failed > 0
      ? `${failed} of ${plural(tests, 'test')} failed`
      : `${plural(tests - skipped, 'test')} ${result.outcome === 'crashed' ? 'ended' : 'passed'}`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(missing > 0 ? [`${plural(missing, 'planned file')} not run`] : []),
  ];
  const crashed = result.outcome === 'crashed' ? `${result.runner} crashed: ` : '';
  return `run-tests: ${crashed}${parts.join(', ')} in ${secondsText(result.seconds)}${place}`;
}

/** The first failures where they stand in the code; GitHub shows ten annotations of a step. */
export function annotate(log: Context['log'], failures: LegResult['failures']): void {
  for (const { file, line, name, message } of failures.slice(0, ANNOTATIONS)) {
    log.error(message ?? 'failed', { file, title: name, ...(line === undefined ? {} : { line }) });
  }
}

/** A short table for the job's page. */
export function runSummary(result: LegResult, missing: readonly TestFile[], title: string): string {
  const { files, tests, failed, skipped } = totalsOf(result.executed);
  const mark = result.outcome === 'passed' && missing.length === 0 ? '✅' : '❌';
  const lines = [
    `#### ${mark} ${cell(title)}`,
    '',
    '| files | tests | failed | skipped | not run | time |',
    '|-:|-:|-:|-:|-:|-:|',
    `| ${files} | ${tests} | ${failed} | ${skipped} | ${missing.length} | ${secondsText(result.seconds)} |`,
    '',
  ];
  if (missing.length > 0) {
    lines.push(
      'Planned and not run:',
      '',
      ...missing.slice(0, ROWS).map((test) => `- ${cell(test.file)}`),
      '',
    );
  }
  if (result.failures.length > 0) {
    lines.push('| failed test | file |', '|-|-|');
    for (const { name, file, line } of result.failures.slice(0, ROWS)) {
      lines.push(`| ${cell(name)} | ${cell(file)}${line === undefined ? '' : `:${line}`} |`);
    }
    if (result.failures.length > ROWS) lines.push(`| … and ${result.failures.length - ROWS} more | |`);
    lines.push('');
  }
  const slowest = [...result.executed].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
  if (slowest.length > 0) {
    lines.push('<details><summary>Slowest files</summary>', '', '| file | tests | time |', '|-|-:|-:|');
    for (const file of slowest) {
      lines.push(`| ${cell(file.file)} | ${file.tests} | ${secondsText(file.seconds)} |`);
    }
    lines.push('', '</details>', '');
  }
  return `${lines.join('\n')}\n`;
}
