import { type CanaryReport, canaryReport, writeDocument } from '@paceline/contracts';
import { formatDuration } from '@paceline/render';
import { percentage } from './commands.ts';
import type { GateContext } from './release.ts';
import { summaryOf } from './summary.ts';
import type { Machine } from './system.ts';

/** Writes canary-report.json, the summary, the outputs and the result line. */
export async function publishReport(
  context: GateContext,
  machine: Machine,
  report: CanaryReport,
): Promise<void> {
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  context.setOutput('decision', report.decision);
  context.setOutput('reason', report.reason);
  context.setOutput('seconds', Number(seconds.toFixed(3)));
  context.setOutput(
    'steps',
    report.steps.map(({ checks: _checks, ...step }) => step),
  );
  context.summary(summaryOf(report));
  context.setOutput('report-path', await machine.saveReport(writeDocument(canaryReport, report)));
  context.result(`canary-gate: ${resultLine(report, seconds)}`);
}

function resultLine(report: CanaryReport, seconds: number): string {
  const { decision, steps, completed, dryRun } = report;
  const at = steps.at(-1);
  const where = at ? ` at ${percentage(at.weight)} %` : '';
  const dry = dryRun ? 'dry run, would be ' : '';
  const words = {
    promoted: `${dry}promoted after ${steps.length} step${steps.length === 1 ? '' : 's'}`,
    'rolled-back': `${dry}rolled back${where}`,
    undecided: `${dry}undecided${where}, ${(report.commands ?? []).length > 0 ? 'rolled back' : 'no weight changed'}`,
  };
  return completed === false
    ? `ROLLBACK FAILED${where}: the canary may still get traffic`
    : `${words[decision]} in ${formatDuration(seconds)}`;
}
