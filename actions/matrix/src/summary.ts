import type { ShardPlan } from '@paceline/contracts';
import { escapeMarkdown, formatDuration, markdownCode, markdownTable, plural } from '@paceline/render';
import type { Leg } from './legs.ts';

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
}

/** The job's summary: each leg with its tests, its seconds and a bar, and what keeps it from being shorter. */
export function describe(legs: readonly Leg[], predicted: Predicted, dealt: Dealt): string {
  const { tests } = dealt;
  if (legs.length === 0) return `### Test matrix\n\n${nothing(dealt)}.\n`;
  if (dealt.unlisted > 0 && tests === 0) {
    return `### Test matrix: ${plural(legs.length, 'leg')}\n\nWhich files are tests is asked in the legs: the configuration does not say it for certain.\n`;
  }
  const longest = Math.max(...legs.map((leg) => leg.predictedSeconds));
  const rows = legs.slice(0, ROWS).map((leg) => {
    const share = longest > 0 ? leg.predictedSeconds / longest : 1;
    const bar = '█'.repeat(Math.max(1, Math.round(share * BAR_WIDTH)));
    return [escapeMarkdown(leg.name), String(leg.tests.length), formatDuration(leg.predictedSeconds), bar];
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
      `The longest file binds: ${markdownCode(binding.file)} alone takes ${formatDuration(binding.estimatedSeconds)}; more shards would not help, splitting it would.`,
    );
  }
  if (dealt.unlisted > 0) {
    parts.push(
      '',
      `In the legs of ${plural(dealt.unlisted, 'suite')} the test program is asked for its tests.`,
    );
  }
  const guess = guessed(predicted, tests);
  if (guess) parts.push('', `${guess[0]!.toUpperCase()}${guess.slice(1)}.`);
  return `${parts.join('\n')}\n`;
}

/** `matrix: 2 legs for 14 test files, predicted 41 s each (balance 1.01)` */
export function resultLine(legs: readonly Leg[], predicted: Predicted, dealt: Dealt): string {
  const { tests } = dealt;
  if (legs.length === 0) return `matrix: ${nothing(dealt)}`;
  if (dealt.unlisted > 0 && tests === 0)
    return `matrix: ${plural(legs.length, 'leg')}, which ask the test program for its tests`;
  const loads = legs.map((leg) => leg.predictedSeconds);
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
  const leg = legs.find((candidate) => candidate.predictedSeconds === predicted.makespanSeconds);
  if (leg?.shards === 1) return undefined;
  return leg?.tests.find((test) => test.estimatedSeconds >= leg.predictedSeconds * 0.999);
}

function guessed(predicted: Predicted, tests: number): string | undefined {
  if (predicted.unknownTests === 0) return undefined;
  if (predicted.unknownTests === tests) return 'no file was timed yet, all durations are guesses';
  return `${plural(predicted.unknownTests, 'file')} never timed, guessed`;
}
