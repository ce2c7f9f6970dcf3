import { PacelineError } from '@paceline/core';
import type { Commands } from './commands/commands.ts';
import { openJournal, promotionHeld, rollBack, rollbackFailed } from './commands/journal.ts';
import { publishReport } from './report/report.ts';
import type { GateContext } from './state.ts';
import type { Machine } from './system.ts';

/**
 * In another job, when the runner of the gate itself was lost and no post ran there: takes back what this release
 * moved, and nothing else. The release was recorded in the store before it moved anything, so one that moved nothing,
 * or that ended, is left alone; and so is traffic that another release has since.
 */
export async function reconcile(context: GateContext, machine: Machine, commands: Commands): Promise<void> {
  const { inputs } = context;
  const turn = await machine.openTurn(context);
  context.setOutput('release', turn.release);
  const nothing = (decision: string, why: string): void => {
    context.setOutput('decision', decision);
    context.setOutput('reason', why);
    context.result(`canary-gate: ${why} Nothing to reconcile.`);
  };
  try {
    const record = await turn.read();
    const done = inputs.decision === 'promoted' || inputs.decision === 'held';
    // The gate's own output counts where the store has no record; but outputs of a matrix are those of its last leg.
    if (done && !('state' in record && record.state === 'moving')) {
      return nothing(inputs.decision, `The gate had ended: ${inputs.decision}.`);
    }
    if (done) {
      throw unknown(
        turn,
        `the gate's output says ${inputs.decision}, the store that it moved traffic and did not end (outputs of a matrix are those of one leg)`,
      );
    }
    if ('none' in record) {
      return nothing(
        inputs.decision || 'undecided',
        `The store has no word of release ${turn.release} of ${turn.service} moving traffic.`,
      );
    }
    if ('unknown' in record) {
      throw unknown(turn, record.unknown);
    }
    if (record.state === 'ended') {
      const how = record.decision === '' ? '' : `: ${record.decision}`;
      const what = `Release ${turn.release} of ${turn.service} had ended${how}.`;
      return nothing(record.decision || 'undecided', what);
    }
    if (record.later !== undefined) {
      return nothing(
        'undecided',
        `Release ${record.later} of ${turn.service} began after release ${turn.release}.`,
      );
    }
    const taken = await turn.resume();
    if (taken !== undefined) return nothing('undecided', taken);
    const reason = `Release ${turn.release} of ${turn.service} was lost ${record.state === 'promoting' ? 'while it promoted' : 'on its way'}.`;
    const facts = {
      commands,
      observer: inputs['observe-weight'],
      prometheusUrl: inputs['prometheus-url'],
      stepCount: 0,
      dryRun: inputs['dry-run'],
      staleSeconds: inputs.interval,
      phase: 'post' as const,
      holder: turn.holder,
      about: { release: turn.release, service: turn.service },
    };
    const journal = openJournal(machine, facts, context.state.save);
    if (record.state === 'promoting' && inputs['on-promote-failure'] === 'hold') {
      await publishReport(context, machine, journal.report('held', reason, false));
      await turn.end('held');
      throw promotionHeld(reason);
    }
    const stuck = await rollBack(journal, machine, { timeoutSeconds: commands.timeoutSeconds });
    if (stuck === undefined) await turn.end('undecided');
    await publishReport(context, machine, journal.report('undecided', reason, stuck === undefined));
    if (stuck !== undefined) throw rollbackFailed(`${reason} ${stuck}`);
    context.log.warning(`${reason} The canary was rolled back.`);
  } finally {
    await turn.close();
  }
}

const unknown = ({ release, service }: { release: string; service: string }, why: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_RELEASE_UNKNOWN',
    `How release ${release} of ${service} ended cannot be known: ${why}. Nothing was changed.`,
    'Look at the traffic by hand. Give both jobs the same service and a store that every machine reads, and leave this job out where the gate was skipped.',
  );
