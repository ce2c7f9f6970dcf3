import type { CanaryReport } from '@paceline/contracts';
import { openJournal, promotionHeld, QUERY_SECONDS, rollBack, rollbackFailed } from './commands/journal.ts';
import { type Leftover, settleLeftover } from './commands/leftover.ts';
import { observeWeight } from './commands/observe.ts';
import { PHASES, type Phase, readPhase, setPhase } from './commands/progress.ts';
import { publishReport } from './report/report.ts';
import type { GateContext, GateState } from './state.ts';
import type { Machine } from './system.ts';

/**
 * Post: when main did not get to its end (killed, out of memory, rollback failed), takes the canary back, or finishes
 * what main had begun and must not be cut. Does nothing when there is nothing to do, so it may run again.
 * @throws PacelineError when the rollback fails or a promotion is held; the job must not be green then
 */
export async function finishGate(context: GateContext, machine: Machine): Promise<void> {
  const { saved } = context.state;
  if (!saved) return;
  const phase = phaseOf(saved);
  if (phase === 'recorded') return;
  if (phase === 'ended') return notifyStore(context, machine, saved);
  const { commands, progress } = saved;
  // First: a command of main that still runs could set a weight after our rollback.
  const leftover = await settleLeftover(
    progress,
    (command) => (command === 'promote' ? commands.promoteTimeoutSeconds : commands.timeoutSeconds),
    machine,
  );
  if (leftover) machine.print(wordsOf(leftover));
  // The way back needs no store.
  const turn = await machine.openTurn(context, saved).catch(() => undefined);
  try {
    const taken = await turn?.resume();
    const facts = {
      commands,
      observer: saved.observer,
      prometheusUrl: context.inputs['prometheus-url'],
      stepCount: saved.report.steps.length,
      dryRun: false,
      staleSeconds: context.inputs.interval,
      phase: 'post' as const,
      holder: saved.holder,
      about: {},
    };
    const journal = openJournal({ ...machine, progress }, facts, context.state.save);
    const publish = async (decision: CanaryReport['decision'], reason: string, completed: boolean) => {
      const ours = journal.report(decision, reason, completed);
      await publishReport(context, machine, {
        ...saved.report,
        decision,
        reason,
        completed,
        finishedAt: ours.finishedAt,
        commands: [
          ...(saved.report.commands ?? []),
          ...unreported(saved, leftover, ours.finishedAt),
          ...(ours.commands ?? []),
        ],
      });
    };
    const end = async (decision: CanaryReport['decision']) => {
      setPhase(progress, 'ended');
      await turn?.end(decision);
      setPhase(progress, 'recorded');
    };

    const reason = saved.report.reason;
    if (taken !== undefined) {
      setPhase(progress, 'recorded');
      await publish('held', `${reason} ${taken}`, false);
      return context.log.error(`${reason} ${taken} Nothing was taken back.`);
    }
    const promoting =
      phase === 'promoting' && leftover?.command !== 'rollback' && leftover?.command !== 'set-weight';
    const unseen =
      promoting && leftover?.status === 0 ? await promotionUnseen(context, machine, saved) : undefined;
    if (promoting && leftover?.status === 0 && unseen === undefined) {
      await end('promoted');
      await publish('promoted', 'The gate was ended while it promoted; the promotion got to its end.', true);
      return context.log.warning('The gate was ended while it promoted; the promotion got to its end.');
    }
    if (promoting && context.inputs['on-promote-failure'] === 'hold') {
      const held = unseen
        ? `The gate was ended while it promoted. The command promote ended well, but ${unseen}.`
        : 'The gate was ended while it promoted.';
      await end('held');
      await publish('held', held, false);
      throw promotionHeld(held);
    }
    // One that main had begun and that got to its end needs no other; where the weight is observed, it is looked at.
    const done = leftover?.command === 'rollback' && leftover.status === 0 && !saved.observer;
    const stuck = done
      ? undefined
      : await rollBack(
          journal,
          { ...machine, progress },
          { timeoutSeconds: commands.timeoutSeconds, left: leftover?.left ?? [] },
        );
    if (stuck === undefined) await end('undecided');
    await publish('undecided', reason, stuck === undefined);
    if (stuck !== undefined) throw rollbackFailed(`${reason} ${stuck}`);
    context.log.error(`${reason} The canary was rolled back in the post step.`);
  } finally {
    await turn?.close();
  }
}

/** The later of what was saved and what the folder says: a full disk may have kept one of them from being written. */
function phaseOf({ phase, progress }: GateState): Phase {
  const noted = readPhase(progress);
  return PHASES[Math.max(PHASES.indexOf(phase), noted ? PHASES.indexOf(noted) : 0)]!;
}

/** Main decided, and was ended before the store knew: nothing of the traffic is touched. */
async function notifyStore(context: GateContext, machine: Machine, saved: GateState): Promise<void> {
  const turn = await machine.openTurn(context, saved).catch(() => undefined);
  // Where the last state could not be written, the decision is in main's log alone.
  await turn?.end(saved.phase === 'ended' ? saved.report.decision : '');
  await turn?.close();
  setPhase(saved.progress, 'recorded');
}

/** What is wrong with the weight after a promotion by set-weight; undefined when it is right, or nothing looks. */
async function promotionUnseen(
  { inputs }: GateContext,
  machine: Machine,
  { commands, observer, progress }: GateState,
): Promise<string | undefined> {
  if (!observer || commands.promote !== commands.setWeight) return undefined;
  const how = { seconds: commands.timeoutSeconds, staleSeconds: inputs.interval };
  const prometheus = machine.prometheus(inputs['prometheus-url'], QUERY_SECONDS, { uninterrupted: true });
  return (await observeWeight(observer, 1, how, { ...machine, progress }, prometheus)).problem;
}

/** The command that main could not report any more. */
function unreported(
  { running }: GateState,
  leftover: Leftover | undefined,
  at: string,
): NonNullable<CanaryReport['commands']> {
  if (!leftover) return [];
  const exitCode = leftover.status ?? null;
  if (leftover.command === 'rollback') return [{ name: 'rollback', weight: 0, at, seconds: 0, exitCode }];
  return running && running.name === leftover.command ? [{ ...running, at, seconds: 0, exitCode }] : [];
}

function wordsOf({ command, status, was, left }: Leftover): string {
  if (left.length > 0) return `The command ${command} that main had left running could not be ended.`;
  if (was === 'ended-by-us') return `The command ${command} that main had left running was ended.`;
  const how = status === undefined ? 'did not get to its end' : `ended with status ${status}`;
  return was === 'waited-for'
    ? `The command ${command} that main had left running was waited for; it ${how}.`
    : `The last command of main, ${command}, ${how}.`;
}
