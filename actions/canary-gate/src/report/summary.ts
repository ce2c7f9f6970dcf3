import type { CanaryReport } from '@paceline/contracts';
import {
  escapeMarkdown,
  formatCount,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  sparkline,
} from '@paceline/render';
import { errorRatioInterval } from '@paceline/stats';
import { percentage } from '../commands/commands.ts';
import { strength } from '../figures/watch-step.ts';

type Step = CanaryReport['steps'][number];
type Counts = Step['canary'];

const WIDTH = 48;
const HEADLINE = {
  promoted: 'promoted',
  'rolled-back': 'rolled back',
  undecided: 'undecided, rolled back',
  held: 'held: look at production',
};
const VERDICT = {
  promote: 'passed',
  'roll-back': 'rolled back',
  continue: 'undecided',
  'no-data': 'no data',
};

/** The summary page: the decision, a picture of error ratios with their intervals, the steps, the evidence. */
export function summaryOf(report: CanaryReport): string {
  const { decision, reason, steps, completed, dryRun, settings, commands = [] } = report;
  const headline =
    completed === false && decision !== 'held'
      ? 'rollback FAILED'
      : decision === 'undecided' && commands.length === 0
        ? 'undecided'
        : HEADLINE[decision];
  const alpha = settings?.alpha ?? 0.01;
  const measured = steps.filter((step) => step.canary.requests > 0 && step.baseline.requests > 0);
  return [
    `### Canary ${headline}${dryRun ? ' (dry run)' : ''}`,
    escapeMarkdown(reason),
    ...(report.release ? [aboutLine(report)] : []),
    ...(measured.length > 0 ? [picture(measured, alpha)] : []),
    ...(steps.length > 0 ? [stepTable(steps)] : []),
    ...(settings && steps.some(({ checks = [] }) => checks.length > 0) ? [evidence(steps, settings)] : []),
    ...(commands.length > 0 ? [commandTable(commands)] : []),
  ].join('\n\n');
}

function aboutLine({ release, service, guard }: CanaryReport): string {
  const about = `Release ${markdownCode(release ?? '')} of ${markdownCode(service ?? '')}`;
  return guard ? `${about}: ${escapeMarkdown(guard)}.` : `${about}.`;
}

/** One line per arm and step: the interval as a bar, the ratio as a dot, all on one scale from 0. */
function picture(steps: readonly Step[], alpha: number): string {
  const rows = steps.flatMap((step) =>
    (['canary', 'baseline'] as const).map((arm) => ({
      label: arm === 'canary' ? `${percentage(step.weight)} %`.padStart(6) : ''.padStart(6),
      arm: arm.padEnd(8),
      ratio: step[arm].errors / step[arm].requests,
      interval: errorRatioInterval(step[arm], alpha),
    })),
  );
  // A young step's interval is wide; the scale is for what can be compared, and wider bars run off it.
  const top = Math.min(
    1,
    Math.max(
      0.001,
      ...rows.map(({ ratio }) => ratio * 2.5),
      ...rows.map(({ interval }) => Math.min(interval[1], interval[0] * 3 + 0.005)),
    ),
  );
  const lines = rows.map(({ label, arm, ratio, interval: [low, high] }) => {
    const at = (value: number) => Math.min(WIDTH - 1, Math.round((value / top) * (WIDTH - 1)));
    const cells: string[] = Array.from({ length: WIDTH }, (_, index) =>
      index < at(low) || index > at(high) ? ' ' : index === at(low) ? '├' : index === at(high) ? '┤' : '─',
    );
    if (high > top) cells[WIDTH - 1] = '→';
    cells[at(Math.min(ratio, 1))] = '●';
    return `${label} ${arm} ${cells.join('')} ${formatPercent(ratio)}`;
  });
  const scale = `${''.padEnd(16)}0 %${formatPercent(top).padStart(WIDTH - 3)}`;
  const certain = formatPercent(1 - alpha);
  return `Error ratios by step, with intervals that hold at every look (${certain} each):\n\n\`\`\`text\n${scale}\n${lines.join('\n')}\n\`\`\``;
}

function stepTable(steps: readonly Step[]): string {
  const share = ({ requests, errors }: Counts) =>
    requests > 0 ? `${formatPercent(errors / requests)} of ${formatCount(requests)}` : 'no requests';
  return markdownTable(
    [
      { title: 'Traffic', align: 'right' },
      { title: 'Time', align: 'right' },
      { title: 'Errors, canary', align: 'right' },
      { title: 'Errors, baseline', align: 'right' },
      { title: 'Verdict' },
    ],
    steps.map((step) => [
      `${percentage(step.weight)} %`,
      formatDuration(step.seconds),
      share(step.canary),
      share(step.baseline),
      VERDICT[step.verdict],
    ]),
  ).trimEnd();
}

function evidence(steps: readonly Step[], { alpha, beta }: NonNullable<CanaryReport['settings']>): string {
  const checks = steps.flatMap((step) => step.checks ?? []).slice(-200);
  const line = (values: readonly number[]) =>
    markdownCode(sparkline(values.map((value) => Math.log(Math.max(value, 1e-6)))));
  const now = checks.at(-1)!;
  return [
    `Evidence that the canary is worse: **${strength(now.worse)}** of ${strength(1 / alpha)} ${line(checks.map(({ worse }) => worse))}  `,
    `Evidence that it is good: **${strength(now.good)}** of ${strength(1 / beta)} ${line(checks.map(({ good }) => good))}`,
  ].join('\n');
}

function commandTable(commands: NonNullable<CanaryReport['commands']>): string {
  const table = markdownTable(
    [
      { title: 'Command' },
      { title: 'Traffic', align: 'right' },
      { title: 'Time', align: 'right' },
      { title: 'Ended' },
      { title: 'Observed', align: 'right' },
    ],
    commands.map(({ name, weight, seconds, exitCode, stopped, observed, problem }) => [
      name,
      `${percentage(weight)} %`,
      formatDuration(seconds),
      stopped ??
        (exitCode === null
          ? 'not started'
          : exitCode !== 0
            ? `status ${exitCode}`
            : problem
              ? escapeMarkdown(problem)
              : 'well'),
      observed === undefined ? 'not observed' : `${percentage(observed)} %`,
    ]),
  );
  return markdownDetails('Commands', table);
}
