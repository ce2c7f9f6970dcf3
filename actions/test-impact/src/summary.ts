import type { TestPlan } from '@paceline/contracts';
import {
  escapeMarkdown,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  oneLine,
  plural,
  shorten,
} from '@paceline/render';

const SHOWN = 15;

/** `test-impact: 12 of 130 test files (9 %) can be affected by 3 changed files; 41 s of 6m 02s`. */
export function resultLine(plan: TestPlan): string {
  const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
  const time =
    fullSeconds > 0 ? `; ${formatDuration(selectedSeconds)} of ${formatDuration(fullSeconds)}` : '';
  if (plan.discovery.by === 'legs') {
    return `test-impact: everything runs, since ${oneLine(plan.fallback?.message ?? 'only the test program knows its tests')}`;
  }
  if (tests === 0) return 'test-impact: no test files found, nothing to run';
  if (plan.fallback) {
    return `test-impact: all ${plural(tests, 'test file')} run, since ${oneLine(plan.fallback.message)}${time}`;
  }
  const share = ` (${formatPercent(selected / tests)})`;
  return `test-impact: ${selected} of ${plural(tests, 'test file')}${share} can be affected by ${plural(plan.changes.length, 'changed file')}${time}`;
}

/** The part of the job's summary page: how many of all, and why. */
export function planSummary(plan: TestPlan): string {
  const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
  const running = plan.tests.filter((test) => test.action === 'run');
  const lines = ['### Tests to run', ''];
  if (plan.discovery.by === 'legs') {
    lines.push(
      `Everything runs: ${escapeMarkdown(plan.fallback?.message ?? 'only the test program knows its tests')}. Each leg asks for the tests and takes its share.`,
      '',
    );
    return lines.join('\n');
  }
  lines.push(
    markdownTable(
      [
        { title: '' },
        { title: 'selected', align: 'right' },
        { title: 'of all', align: 'right' },
        { title: 'share', align: 'right' },
      ],
      [
        ['test files', String(selected), String(tests), tests > 0 ? formatPercent(selected / tests) : '–'],
        ...(fullSeconds > 0
          ? [
              [
                'recorded time',
                formatDuration(selectedSeconds),
                formatDuration(fullSeconds),
                formatPercent(selectedSeconds / fullSeconds),
              ],
            ]
          : []),
      ],
    ),
  );
  if (plan.fallback)
    lines.push(
      `All tests run: ${escapeMarkdown(plan.fallback.message)} (${markdownCode(plan.fallback.code)}).`,
      '',
    );
  else if (tests === 0) lines.push('No test files were found.', '');
  else if (running.length > 0) {
    const rows = running
      .slice(0, SHOWN)
      .map((test) => [
        markdownCode(shorten(test.file, 80)),
        test.reasons.map(({ code }) => code).join(', '),
        way(test.reasons[0]?.via),
      ]);
    const rest = running.length - rows.length;
    const table = markdownTable(
      [{ title: 'test file' }, { title: 'why' }, { title: 'from the change' }],
      rows,
    );
    lines.push(
      markdownDetails(
        'Why each runs',
        `${table}${rest > 0 ? `\nand ${plural(rest, 'more file')} in the plan\n` : ''}`,
      ),
    );
  }
  const inert = plan.changes.flatMap(({ path, inert: why }) =>
    why === undefined ? [] : [[path, why] as const],
  );
  if (inert.length > 0) {
    const rows = inert
      .slice(0, SHOWN)
      .map(([path, why]) => [markdownCode(shorten(path, 80)), escapeMarkdown(shorten(why, 160))]);
    const rest = inert.length - rows.length;
    const table = markdownTable([{ title: 'changed file' }, { title: 'why no test runs for it' }], rows);
    lines.push(
      markdownDetails(
        `${plural(inert.length, 'changed file')} that no test can notice`,
        `${table}${rest > 0 ? `\nand ${plural(rest, 'more file')} in the plan\n` : ''}`,
      ),
    );
  }
  return lines.join('\n');
}

/** A long way is shown by its ends. */
function way(via: readonly string[] | undefined): string {
  if (via === undefined || via.length < 2) return '';
  const steps = via.length > 4 ? [via[0]!, via[1]!, '…', via.at(-1)!] : via;
  return steps.map((step) => (step === '…' ? '…' : markdownCode(shorten(step, 60)))).join(' → ');
}
