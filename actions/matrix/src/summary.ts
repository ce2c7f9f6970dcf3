import type { LegCost, ShardPlan } from '@paceline/contracts';
import { escapeMarkdown, formatDuration, markdownCode, markdownTable, plural } from '@paceline/render';
import type { ShardOption } from '@paceline/schedule';
import { type Leg, legSeconds } from './shards/legs.ts';
import { describeStayed, type Stayed } from './shards/sticky-shards.ts';

const BAR_WIDTH = 20;
/** GitHub's own limit of jobs is 256; a table of all of them is no summary. */
const ROWS = 64;

type Predicted = ShardPlan['predicted'];

/** What is dealt to the legs. */
interface Dealt {
  /** Test files that run, as far as they are known, and all that are known. */
  readonly tests: number;
  readonly knownTests: number;
  /** Suites whose legs ask the test program for its tests. */
  readonly unlisted: number;
  readonly times: readonly SuiteTime[];
  /** Files that are divided by their tests. */
  readonly divided?: readonly Divided[];
}

/** A file that is divided by its tests. */
export interface Divided {
  readonly file: string;
  readonly parts: number;
}

/** What is known of a suite beside the seconds of its tests. */
export interface SuiteTime {
  readonly suite: string;
  readonly cost: LegCost | undefined;
  readonly shards: number;
  /** What numbers of shards would take and cost; undefined where that is not known. */
  readonly options: readonly ShardOption[] | undefined;
  /** Undefined where files need not stay in their shard. */
  readonly stayed?: Stayed | undefined;
}

/** Divided files that the summary names. */
const DIVIDED = 10;

/** Numbers of shards that the summary compares. */
const OPTIONS = 7;

/** The job's summary: each leg with its tests, its seconds and a bar, and what keeps it from being shorter. */
export function describe(legs: readonly Leg[], predicted: Predicted, dealt: Dealt): string {
  const { tests } = dealt;
  if (legs.length === 0) return `### Test matrix\n\n${nothing(dealt)}.\n`;
  if (dealt.unlisted > 0 && tests === 0) {
    return `### Test matrix: ${plural(legs.length, 'leg')}\n\nWhich files are tests is asked in the legs: the configuration does not say it for certain.\n`;
  }
  const longest = Math.max(...legs.map(legSeconds));
  const rows = legs.slice(0, ROWS).map((leg) => {
    const share = longest > 0 ? legSeconds(leg) / longest : 1;
    const bar = '█'.repeat(Math.max(1, Math.round(share * BAR_WIDTH)));
    return [escapeMarkdown(leg.name), String(leg.tests.length), formatDuration(legSeconds(leg)), bar];
  });
  const parts = [
    `### Test matrix: ${plural(legs.length, 'leg')} for ${plural(tests, 'test file')}`,
    '',
    markdownTable(
      [
        { title: 'leg' },
        { title: 'test files', align: 'right' },
        { title: 'predicted', align: 'right' },
        { title: '' },
      ],
      rows,
    ).trimEnd(),
  ];
  if (legs.length > ROWS) parts.push('', `…and ${plural(legs.length - ROWS, 'more leg')}.`);
  const binding = bindingTest(legs, predicted);
  if (binding) {
    parts.push(
      '',
      `The longest file binds: ${markdownCode(binding.file)} alone takes ${formatDuration(binding.estimatedSeconds)}; more shards would not help, splitting it would ("split-files" does, where its test program can).`,
    );
  }
  const { divided = [] } = dealt;
  if (divided.length > 0) parts.push('', `Divided by their tests: ${dividedWords(divided, markdownCode)}.`);
  if (dealt.unlisted > 0) {
    parts.push(
      '',
      `In the legs of ${plural(dealt.unlisted, 'suite')} the test program is asked for its tests.`,
    );
  }
  const guess = guessed(predicted, tests);
  if (guess) parts.push('', `${guess[0]!.toUpperCase()}${guess.slice(1)}.`);
  for (const time of dealt.times) parts.push(...learned(time, dealt.times.length > 1));
  return `${parts.join('\n')}\n`;
}

/** `test_a.py into 3 parts and 2 more`: the first of them. */
export function dividedWords(divided: readonly Divided[], named: (file: string) => string): string {
  const shown = divided.slice(0, DIVIDED).map(({ file, parts }) => `${named(file)} into ${parts} parts`);
  const more = divided.length > DIVIDED ? ` and ${divided.length - DIVIDED} more` : '';
  return `${shown.join(', ')}${more}`;
}

/** `matrix: 2 legs for 14 test files, predicted 41 s each (balance 1.01)` */
export function resultLine(legs: readonly Leg[], predicted: Predicted, dealt: Dealt): string {
  const { tests } = dealt;
  if (legs.length === 0) return `matrix: ${nothing(dealt)}`;
  if (dealt.unlisted > 0 && tests === 0)
    return `matrix: ${plural(legs.length, 'leg')}, which ask the test program for its tests`;
  const loads = legs.map(legSeconds);
  const low = formatDuration(Math.min(...loads));
  const high = formatDuration(Math.max(...loads));
  const each = legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high}`;
  const guess = guessed(predicted, tests);
  return `matrix: ${plural(legs.length, 'leg')} for ${plural(tests, 'test file')}, predicted ${each} (balance ${predicted.balance.toFixed(2)}${guess ? `; ${guess}` : ''})`;
}

/** A plan that knows no test is said differently from one that selected none. */
export const nothing = ({ knownTests }: Pick<Dealt, 'knownTests'>): string =>
  knownTests === 0
    ? 'nothing to run: the plan knows no test at all'
    : `nothing to run: none of ${plural(knownTests, 'known test file')} is affected`;

/** The test that alone takes as long as its leg, when that is the longest. */
function bindingTest(legs: readonly Leg[], predicted: Predicted) {
  const leg = legs.find((candidate) => legSeconds(candidate) === predicted.makespanSeconds);
  if (leg === undefined || leg.shards === 1) return undefined;
  const binding =
    leg.tests.length === 1
      ? leg.tests[0]
      : leg.tests.find((test) => test.estimatedSeconds >= leg.predictedSeconds * 0.999);
  return binding?.split === undefined ? binding : undefined;
}

function guessed(predicted: Predicted, tests: number): string | undefined {
  if (predicted.unknownTests === 0) return undefined;
  if (predicted.unknownTests === tests) return 'no file was timed yet, all durations are guesses';
  return `${plural(predicted.unknownTests, 'file')} never timed, guessed`;
}

/** What earlier legs of a suite show, and what other numbers of shards would take and cost. */
function learned({ suite, cost, shards, options, stayed }: SuiteTime, isNamed: boolean): string[] {
  const lines: string[] = [];
  const name = isNamed ? `${markdownCode(suite)}: ` : '';
  if (cost !== undefined) {
    const { startSeconds, fileSeconds, setupSeconds, legs } = cost;
    const setup =
      setupSeconds === undefined ? '' : `, and the rest of its job ${formatDuration(setupSeconds)}`;
    lines.push(
      '',
      `${name}By ${plural(legs, 'earlier leg')}, a leg's test command takes ${formatDuration(startSeconds)} to start and ${formatDuration(fileSeconds)} for each file beside its tests${setup}.`,
    );
  }
  if (stayed !== undefined) {
    const sentence = describeStayed(stayed);
    lines.push('', `${name}${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`);
  }
  if (options === undefined) return lines;
  const at = options.findIndex((option) => option.shards === shards);
  const from = Math.max(0, Math.min(at - Math.floor(OPTIONS / 2), options.length - OPTIONS));
  const rows = options.slice(from, from + OPTIONS).map((option) => {
    const cells = [String(option.shards), formatDuration(option.wallSeconds), String(option.billedMinutes)];
    return option.shards === shards ? cells.map((cell) => `**${cell}**`) : cells;
  });
  const columns = [
    { title: 'shards', align: 'right' as const },
    { title: 'longest leg', align: 'right' as const },
    { title: 'billed minutes', align: 'right' as const },
  ];
  return [...lines, '', markdownTable(columns, rows).trimEnd()];
}
