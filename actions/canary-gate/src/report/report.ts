import { type CanaryReport, canaryReport, writeDocument } from '@paceline/contracts';
import { messageOf } from '@paceline/core';
import { formatDuration, plural } from '@paceline/render';
import { percentage } from '../commands/commands.ts';
import type { GateContext } from '../state.ts';
import type { Machine } from '../system.ts';
import { summaryOf } from './summary.ts';

/**
 * Writes the outputs, the summary, the result line and canary-report.json. A full disk costs
 * the file alone: the decision is in the outputs by then.
 */
export async function publishReport(
  context: GateContext,
  machine: Pick<Machine, 'saveReport'>,
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
  context.result(`canary-gate: ${resultLine(report, seconds)}`);
  try {
    context.setOutput('report-path', await machine.saveReport(writeDocument(canaryReport, report)));
  } catch (error) {
    context.log.warning(`canary-report.json could not be written: ${messageOf(error)}.`);
  }
}

function resultLine(report: CanaryReport, seconds: number): string {
  const { decision, steps, completed, dryRun } = report;
  const at = steps.at(-1);
  const where = at ? ` at ${percentage(at.weight)} %` : '';
  const dry = dryRun ? 'dry run, would be ' : '';
  const words = {
    promoted: `${dry}promoted after ${plural(steps.length, 'step')}`,
    'rolled-back': `${dry}rolled back${where}`,
    undecided: `${dry}undecided${where}, ${(report.commands ?? []).length > 0 ? 'rolled back' : 'no weight changed'}`,
    held: `HELD${where}, nothing taken back: look at production`,
  };
  return completed === false && decision !== 'held'
    ? `ROLLBACK FAILED${where}: the canary may still get traffic`
    : `${words[decision]} in ${formatDuration(seconds)}`;
}
