import type { CanaryReport } from '@paceline/contracts';
import { type Commands, endLeftover } from './commands.ts';
import { openJournal, rollBack, rollbackFailed } from './journal.ts';
import type { GateContext } from './release.ts';
import { publishReport } from './report.ts';
import type { Machine } from './system.ts';

/**
 * Post: when main did not get to its end (killed, out of memory, rollback failed), takes the canary back.
 * Does nothing when there is nothing to do, so it may run again.
 * @throws PacelineError when the rollback fails; the job must not be green then
 */
export async function finishGate(context: GateContext, machine: Machine): Promise<void> {
  const { saved } = context.state;
  if (!saved || saved.ended) return;
  // First: a command of main that still runs could set a weight after our rollback.
  if (endLeftover(saved.groupFile)) machine.print('A command that main had left running was ended.');
  const facts = { commands: saved.commands, stepCount: saved.report.steps.length, dryRun: false };
  const journal = openJournal(machine, facts, context.state.save);
  const stuck = await rollBack(journal, machine);
  const report: CanaryReport = {
    ...saved.report,
    finishedAt: new Date(machine.now()).toISOString(),
    completed: stuck === undefined,
    commands: [...(saved.report.commands ?? []), ...(journal.report('undecided', '', false).commands ?? [])],
  };
  await publishReport(context, machine, report);
  if (stuck !== undefined) throw rollbackFailed(`${saved.report.reason} ${stuck}`);
  context.log.error(`${saved.report.reason} The canary was rolled back in the post step.`);
}

/** In another job, when the runner of the gate itself was lost: no post ran there. */
export async function reconcile(context: GateContext, machine: Machine, commands: Commands): Promise<void> {
  const decision = context.inputs.decision;
  if (decision === 'promoted') {
    context.setOutput('decision', 'promoted');
    context.setOutput('reason', 'The gate had promoted the canary.');
    return context.result('canary-gate: promoted before, nothing to reconcile');
  }
  const facts = { commands, stepCount: 0, dryRun: context.inputs['dry-run'] };
  const journal = openJournal(machine, facts, context.state.save);
  const stuck = await rollBack(journal, machine);
  if (stuck === undefined) journal.end();
  const reason =
    decision === ''
      ? 'The gate left no decision.'
      : `The gate's decision was ${decision.replaceAll(/[^a-z-]/g, '').slice(0, 20)}.`;
  const ending = decision === 'rolled-back' ? 'rolled-back' : 'undecided';
  await publishReport(context, machine, journal.report(ending, reason, stuck === undefined));
  if (stuck !== undefined) throw rollbackFailed(`${reason} ${stuck}`);
}
