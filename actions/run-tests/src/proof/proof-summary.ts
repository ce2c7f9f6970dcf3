import type { LegResult, ShardPlan, TestReport } from '@paceline/contracts';
import { type Column, formatDuration, markdownTable, plural } from '@paceline/render';
import { METRICS, percentOf } from '../code-coverage/thresholds.ts';
import { legsToRun } from '../plan/combinations.ts';
import { suiteOf } from '../plan/planned-leg.ts';
import { failureRows, totalsOf } from '../result/run-summary.ts';
import { listed, shownText } from '../words.ts';

const SHOWN = 20;
const MAX_ROWS = 256;

/** One sentence for the log: what is proven, or that it is not. */
export function proofLine(
  plan: ShardPlan,
  { totals, problems, suites, duplicates = [] }: TestReport,
): string {
  const legs = legsToRun(plan).length;
  const grave = problems.filter(({ tolerated }) => tolerated !== true).length;
  if (grave > 0) {
    return `run-tests: ${plural(grave, 'problem')} in ${plural(legs, 'leg')}: the plan is not proven`;
  }
  const left = leftOut(suites);
  const times = duplicates.length === 0 ? ' once' : ` (${duplicates.length} on more than one leg)`;
  const proven = problems.length > 0 ? 'but for experimental legs every planned file' : 'every planned file';
  return `run-tests: ${plural(legs, 'leg')} verified: ${proven} ran${times}, ${plural(totals.files, 'file')}, ${plural(totals.tests, 'test')}${left === '' ? '' : `; ${left}`}`;
}

/** `12 proven by earlier runs, 3 deferred`; '' where everything ran. */
function leftOut(suites: TestReport['suites']): string {
  const sum = (of: (suite: TestReport['suites'][number]) => number) =>
    suites.reduce((total, suite) => total + of(suite), 0);
  const parts: [number, string][] = [
    [sum(({ proven }) => proven), 'proven by earlier runs'],
    [sum(({ unaffected }) => unaffected), 'not affected by the change'],
    [sum(({ deferred }) => deferred), 'deferred to the default branch'],
    [sum(({ excluded }) => excluded), "no tests by the program's own list"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}

function titleOf({ outcome, problems }: TestReport): string {
  if (outcome === 'failed') return '❌ The legs do not prove the plan';
  return problems.length === 0
    ? '✅ Every planned test ran'
    : '✅ Every planned test ran, but for experimental legs';
}

/** What the last job shows: problems and failures first, then what became of each file, then the legs. */
export function proofSummary(
  plan: ShardPlan,
  results: readonly LegResult[],
  report: TestReport,
  notes: readonly string[],
): string {
  const { problems } = report;
  const rows = results.flatMap(failureRows);
  return [
    `#### ${titleOf(report)}`,
    '',
    ...problems
      .slice(0, SHOWN)
      .map(
        (problem) => `- ${problem.tolerated === true ? '⚠️ tolerated: ' : ''}${shownText(problem.text, 1000)}`,
      ),
    ...(problems.length > SHOWN ? [`- … and ${problems.length - SHOWN} more`] : []),
    ...(problems.length > 0 ? [''] : []),
    ...(rows.length > 0
      ? [
          markdownTable(
            [{ title: 'failed test' }, { title: 'file' }],
            [
              ...rows.slice(0, SHOWN),
              ...(rows.length > SHOWN ? [[`… and ${rows.length - SHOWN} more`]] : []),
            ],
          ),
        ]
      : []),
    accountTable(report.suites),
    legTable(plan, results, report),
    ...coverageLine(report),
    ...differences(results),
    ...notes.map((note) => `- ${shownText(note, 1000)}`),
    '',
  ].join('\n');
}

const right = (title: string): Column => ({ title, align: 'right' });

/** Each file once: what ran, and why the others did not. */
function accountTable(suites: TestReport['suites']): string {
  const columns = [
    ['planned', 'planned'],
    ['executed', 'ran'],
    ['proven', 'proven before'],
    ['unaffected', 'not affected'],
    ['deferred', 'deferred'],
    ['excluded', 'no tests'],
    ['missing', 'missing'],
  ] as const;
  const used = columns.filter(
    ([name]) => name === 'planned' || name === 'executed' || suites.some((suite) => suite[name] > 0),
  );
  return markdownTable(
    [{ title: 'suite' }, ...used.map(([, title]) => right(title))],
    suites
      .slice(0, MAX_ROWS)
      .map((suite) => [suiteTitle(suite), ...used.map(([name]) => String(suite[name]))]),
  );
}

function suiteTitle({ suite, axes }: TestReport['suites'][number]): string {
  const of = Object.entries(axes).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return shownText([suite, ...of].join(' · '));
}

function legTable(plan: ShardPlan, results: readonly LegResult[], { problems }: TestReport): string {
  const byLeg = new Map(results.map((result) => [result.leg, result]));
  const rows = legsToRun(plan).map((leg) => {
    const result = byLeg.get(leg.leg);
    const ran = result ? totalsOf(result) : undefined;
    const isOpen = result?.queue !== undefined || suiteOf(plan, leg).discovery.by === 'legs';
    const files = isOpen ? (result?.planned.length ?? '–') : leg.tests.length;
    return [
      `${problems.some((problem) => problem.leg === leg.leg) ? '❌' : '✅'} ${shownText(leg.name)}`,
      String(files),
      ...[ran?.files, ran?.tests, ran?.failed].map((count) => String(count ?? '–')),
      result ? formatDuration(result.seconds) : '–',
    ];
  });
  return markdownTable(
    [{ title: 'leg' }, ...['planned files', 'run', 'tests', 'failed', 'time'].map(right)],
    rows.slice(0, MAX_ROWS),
  );
}

function coverageLine({ coverage }: TestReport): string[] {
  if (coverage === undefined) return [];
  const parts = METRICS.flatMap((metric) => {
    const share = coverage[metric];
    return share === undefined
      ? []
      : [`${metric} ${percentOf(share)} % (${share.covered} of ${share.total})`];
  });
  return parts.length > 0 ? [`Coverage of all legs: ${parts.join(', ')}`, ''] : [];
}

/** Differences between the plan and the program's lists: not wrong, but worth a look. */
function differences(results: readonly LegResult[]): string[] {
  const gaps = [...new Set(results.flatMap((result) => (result.gaps ?? []).map(({ file }) => file)))];
  const excluded = [...new Set(results.flatMap((result) => (result.excluded ?? []).map(({ file }) => file)))];
  const files = (names: readonly string[]) => shownText(listed(names, 10), 1000);
  return [
    ...(gaps.length > 0
      ? [`- ⚠️ Gaps of the plan, found by the test program and run by the first leg: ${files(gaps)}`]
      : []),
    ...(excluded.length > 0
      ? [`- ⚠️ Planned, but no tests by the test program's own list: ${files(excluded)}`]
      : []),
  ];
}
