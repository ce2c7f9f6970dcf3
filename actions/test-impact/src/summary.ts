import type { TestPlan } from '@paceline/contracts';
import type { AuditTotals } from '@paceline/history';
import {
  escapeMarkdown,
  formatCount,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  oneLine,
  plural,
  shorten,
} from '@paceline/render';
import { auditWords } from './policy/audit.ts';

const SHOWN = 15;

/** `test-impact: 12 of 130 test files (9 %) can be affected by 3 changed files; 41 s of 6m 02s`. */
export function resultLine(plan: TestPlan): string {
  const { deferred = 0 } = plan.totals;
  const left = deferred > 0 ? `; ${plural(deferred, 'slow file')} left to the default branch` : '';
  return `${selectionLine(plan)}${left}`;
}

function selectionLine(plan: TestPlan): string {
  const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
  const time =
    fullSeconds > 0 ? `; ${formatDuration(selectedSeconds)} of ${formatDuration(fullSeconds)}` : '';
  const [{ discovery, fallback, mode }] = plan.suites as [Planned, ...Planned[]];
  const isOne = plan.suites.length === 1;
  if (!isOne) {
    const measured = plan.audit
      ? `, to see what a selection would miss; it would run ${formatCount(plan.audit.selected)}`
      : '';
    return `test-impact: ${plan.suites.map((suite) => `${oneLine(suite.suite)} ${suiteWords(suite)}`).join(', ')}${measured}${time}`;
  }
  if (isOne && discovery.by === 'legs') {
    return mode === 'none'
      ? 'test-impact: nothing to run'
      : `test-impact: everything runs, since ${oneLine(fallback?.message ?? UNKNOWN)}`;
  }
  if (tests === 0) return 'test-impact: no test files found, nothing to run';
  if (fallback && isOne) {
    return `test-impact: all ${plural(tests, 'test file')} run, since ${oneLine(fallback.message)}${time}`;
  }
  if (plan.audit) {
    const { selected: without, selectedSeconds: secondsWithout } = plan.audit;
    const timeWithout =
      fullSeconds > 0 ? `; ${formatDuration(secondsWithout)} of ${formatDuration(fullSeconds)}` : '';
    return `test-impact: all ${plural(tests, 'test file')} run to see what a selection would miss; it would run ${formatCount(without)} (${formatPercent(without / tests)}${timeWithout})`;
  }
  const proven = plan.totals.proven ?? 0;
  if (proven > 0) {
    const runs = [...provingRuns(plan).keys()];
    const more = runs.length > 1 ? ` (and ${runs.length - 1} more)` : '';
    const by = `passed in run ${oneLine(runs[0]!)}${more}, and nothing ${whatCounts(plan)} has changed since`;
    return selected === 0
      ? `test-impact: nothing to run: ${plural(proven, 'test file')} ${by}`
      : `test-impact: ${selected} of ${plural(tests, 'test file')} (${formatPercent(selected / tests)}) run; ${formatCount(proven)} ${by}${time}`;
  }
  const share = ` (${formatPercent(selected / tests)})`;
  if (plan.tests.some(({ reasons }) => reasons[0]?.code === 'unproven')) {
    return `test-impact: ${selected} of ${plural(tests, 'test file')}${share} run, as no earlier run proves them${time}`;
  }
  if ((plan.totals.deferred ?? 0) > 0)
    return `test-impact: ${selected} of ${plural(tests, 'test file')}${share} run${time}`;
  return `test-impact: ${selected} of ${plural(tests, 'test file')}${share} can be affected by ${plural(plan.changes.length, 'changed file')}${time}`;
}

type Planned = TestPlan['suites'][number];
const UNKNOWN = 'only the test program knows its tests';

/** `3 of 12`, `all 12`, `none of 12`, `everything`. */
function suiteWords({ mode, discovery, tests, selected }: Planned): string {
  if (discovery.by === 'legs') return mode === 'none' ? 'nothing' : 'everything';
  if (selected === 0) return `none of ${formatCount(tests)}`;
  return selected === tests
    ? `all ${formatCount(tests)}`
    : `${formatCount(selected)} of ${formatCount(tests)}`;
}

/** Of a plan of several suites, what runs of each. */
function suiteTable({ suites }: TestPlan): string {
  return markdownTable(
    [{ title: 'suite' }, { title: 'runs', align: 'right' }, { title: 'why all' }],
    suites.map((suite) => [
      escapeMarkdown(suite.suite),
      suiteWords(suite),
      suite.fallback
        ? `${escapeMarkdown(suite.fallback.message)} (${markdownCode(suite.fallback.code)})`
        : '',
    ]),
  );
}

/** For which proven tests would run: of a suite by paths that is what its author says. */
const whatCounts = ({ suites, tests }: TestPlan): string => {
  const byPaths = new Set(suites.filter(({ rule }) => rule === 'paths').map(({ suite }) => suite));
  const isByPaths = tests.some(({ suite, reasons }) => byPaths.has(suite) && reasons[0]?.code === 'proven');
  return isByPaths ? 'for which they run' : 'that they depend on';
};

/** Runs that proved tests, each with how many, the one that proved most first. */
function provingRuns(plan: TestPlan): Map<string, number> {
  const runs = new Map<string, number>();
  for (const { reasons } of plan.tests) {
    const run = reasons[0]?.code === 'proven' ? reasons[0].run : undefined;
    if (run !== undefined) runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return new Map([...runs].sort((a, b) => b[1] - a[1]));
}

/**
 * The part of the job's summary page: how many of all, and why.
 * @param audits what runs that ran everything said of their selections
 * @param runAddress where a person reads a run, by its id
 */
export function planSummary(
  plan: TestPlan,
  audits: AuditTotals,
  runAddress: (runId: string) => string,
): string {
  const { tests, fullSeconds } = plan.totals;
  const { selected, selectedSeconds } = plan.audit ?? plan.totals;
  const running = plan.tests.filter(
    ({ action, reasons }) => action === 'run' && reasons[0]?.code !== 'audited',
  );
  const lines = ['### Tests to run', ''];
  const [{ discovery, fallback, mode }] = plan.suites as [Planned, ...Planned[]];
  const isOne = plan.suites.length === 1;
  if (isOne && discovery.by === 'legs' && mode !== 'none') {
    lines.push(
      `Everything runs: ${escapeMarkdown(fallback?.message ?? UNKNOWN)}. Each leg asks for the tests and takes its share.`,
      '',
    );
    return lines.join('\n');
  }
  if (!isOne) lines.push(suiteTable(plan));
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
  if (plan.audit) {
    const why = plan.audit.by === 'observe' ? 'the mode is observe' : 'the audit rate chose this run';
    const audited = plan.suites.filter((suite) => suite.audited).map(({ suite }) => suite);
    const of = isOne ? '' : ` of ${escapeMarkdown(audited.join(', '))}`;
    lines.push(`All tests${of} run to see what the selection would miss, since ${why}.`, '');
  }
  const measured = auditWords(audits);
  if (measured !== '') lines.push(measured, '');
  if (fallback && isOne)
    lines.push(`All tests run: ${escapeMarkdown(fallback.message)} (${markdownCode(fallback.code)}).`, '');
  else if (tests === 0) lines.push('No test files were found.', '');
  else if (running.length > 0) {
    const columns = [{ title: 'test file' }, { title: 'why' }, { title: 'from the change' }];
    const suiteOf = ({ suite }: { suite: string }) => (isOne ? [] : [escapeMarkdown(suite)]);
    lines.push(
      folded('Why each runs', isOne ? columns : [{ title: 'suite' }, ...columns], running, (test) => [
        ...suiteOf(test),
        markdownCode(shorten(test.file, 80)),
        test.reasons.map(({ code }) => code).join(', '),
        way(test.reasons[0]?.via),
      ]),
    );
  }
  const deferred = plan.tests
    .filter(({ reasons }) => reasons[0]?.code === 'deferred')
    .sort((a, b) => (b.estimatedSeconds ?? 0) - (a.estimatedSeconds ?? 0));
  if (deferred.length > 0) {
    const columns: Columns = [{ title: 'test file' }, { title: 'takes', align: 'right' }];
    lines.push(
      folded(
        `${plural(deferred.length, 'slow test file')} left to the default branch`,
        columns,
        deferred,
        ({ file, estimatedSeconds = 0 }) => [
          markdownCode(shorten(file, 80)),
          formatDuration(estimatedSeconds),
        ],
      ),
    );
  }
  const proving = [...provingRuns(plan)];
  if (proving.length > 0) {
    const named = proving
      .slice(0, SHOWN)
      .map(([run, files]) => `${linked(run, runAddress)} (${plural(files, 'file')})`);
    const rest = proving.length > SHOWN ? ` and ${proving.length - SHOWN} more` : '';
    lines.push(
      `Proven by earlier runs: ${plural(plan.totals.proven ?? 0, 'test file')} passed there, and nothing ${whatCounts(plan)} has changed since: ${named.join(', ')}${rest}.`,
      '',
    );
  }
  const inert = plan.changes.flatMap(({ path, inert: why }) =>
    why === undefined ? [] : [[path, why] as const],
  );
  if (inert.length > 0) {
    const columns = [{ title: 'changed file' }, { title: 'why no test runs for it' }];
    lines.push(
      folded(
        `${plural(inert.length, 'changed file')} that no test can notice`,
        columns,
        inert,
        ([path, why]) => [markdownCode(shorten(path, 80)), escapeMarkdown(shorten(why, 160))],
      ),
    );
  }
  return lines.join('\n');
}

type Columns = Parameters<typeof markdownTable>[0];

/** A table of the first items, folded away; the plan has them all. */
function folded<Item>(
  title: string,
  columns: Columns,
  items: readonly Item[],
  row: (item: Item) => string[],
): string {
  const rows = items.slice(0, SHOWN).map(row);
  const rest = items.length - rows.length;
  const more = rest > 0 ? `\nand ${plural(rest, 'more file')} in the plan\n` : '';
  return markdownDetails(title, `${markdownTable(columns, rows)}${more}`);
}

/** GitHub's ids are numbers; what else a record may say is no part of an address. */
const linked = (run: string, address: (runId: string) => string): string =>
  /^\d+$/.test(run) ? `[run ${run}](${address(run)})` : `run ${escapeMarkdown(run)}`;

/** A long way is shown by its ends. */
function way(via: readonly string[] | undefined): string {
  if (via === undefined || via.length < 2) return '';
  const steps = via.length > 4 ? [via[0]!, via[1]!, '…', via.at(-1)!] : via;
  return steps.map((step) => (step === '…' ? '…' : markdownCode(shorten(step, 60)))).join(' → ');
}
