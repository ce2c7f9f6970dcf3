import type { CanaryReport } from '@paceline/contracts';
import { messageOf, PacelineError } from '@paceline/core';
import { oneLine } from '@paceline/render';
import type { Step } from '../figures/watch-step.ts';
import type { GateState } from '../state.ts';
import type { Machine } from '../system.ts';
import { type CommandName, type Commands, ending, percentage, runCommand, succeeded } from './commands.ts';
import { endCommand, isAlive, type LivingProcess } from './leftover.ts';
import { observeWeight, type WeightObserver } from './observe.ts';
import { createProgress, type Phase, setPhase } from './progress.ts';

/** What happened so far: the report in the making, and what post finds if we do not get to its end. */
export interface Journal {
  readonly steps: Step[];
  /**
   * Gives the canary its share, or promotes it; undefined when that succeeded, else how it failed. What post needs is
   * noted before: a command may change the weight although this process ends before the command does.
   */
  forward(name: 'set-weight' | 'promote', weight: number, step: number): Promise<string | undefined>;
  /** Takes all traffic off the canary; needs no disk and no note. */
  back(): Promise<string | undefined>;
  /** Ends what the last command left running, unless it ended well; gives what would not end. */
  endLast(): Promise<readonly LivingProcess[]>;
  /** Whether any command was run: else there is nothing to take back. */
  moved(): boolean;
  /** Whether a promote command began: then production may be new in part. */
  promoteBegan(): boolean;
  /** Notes that the traffic is as decided. False when that could be noted nowhere, so that post may undo it. */
  end(decision: CanaryReport['decision']): boolean;
  report(decision: CanaryReport['decision'], reason: string, completed: boolean): CanaryReport;
}

interface JournalFacts {
  readonly commands: Commands;
  readonly observer: WeightObserver | undefined;
  readonly prometheusUrl: string;
  readonly stepCount: number;
  readonly dryRun: boolean;
  /** Seconds for which a query of `observer` may still give the earlier weight. */
  readonly staleSeconds: number;
  /** Prefix of the ids of this process's commands, so that those of main and post differ. */
  readonly phase: 'main' | 'post';
  /** This gate's name in the lock of the service. */
  readonly holder: string;
  /** Facts of the release in the report that are known from the start. */
  readonly about: Pick<CanaryReport, 'release' | 'service' | 'guard' | 'settings' | 'queries'>;
}

const UNENDED = 'The gate was ended before it had decided.';
/** Timeout of one query of the weight. */
export const QUERY_SECONDS = 5;
/** Statuses of a command's own shell (script.ts): the command did not begin. */
const NOT_NOTED = 74;
const GATE_IS_GONE = 75;
/** Seconds between the attempts of a rollback. After the last one post tries again. */
const ROLLBACK_PAUSES = [1, 2];

export function openJournal(
  machine: Machine,
  facts: JournalFacts,
  save: (state: GateState) => void,
): Journal {
  const { commands, observer, stepCount, dryRun, about } = facts;
  const startedAt = new Date(machine.now()).toISOString();
  const steps: Step[] = [];
  const runs: NonNullable<CanaryReport['commands']> = [];
  let prepared = false;
  let promoteBegan = false;
  let last: { readonly id: string; readonly well: boolean } | undefined;
  const report: Journal['report'] = (decision, reason, completed) => ({
    kind: 'canary-report',
    version: 1,
    startedAt,
    finishedAt: new Date(machine.now()).toISOString(),
    decision,
    reason,
    ...(dryRun ? { dryRun } : {}),
    completed,
    ...about,
    steps: [...steps],
    commands: [...runs],
  });
  const write = (phase: Phase, running?: GateState['running'], decision?: CanaryReport['decision']) => {
    const whole = report(decision ?? 'undecided', UNENDED, false);
    save({
      phase,
      commands,
      ...(observer ? { observer } : {}),
      progress: machine.progress,
      holder: facts.holder,
      ...(running ? { running } : {}),
      report: { ...whole, steps: whole.steps.map(({ checks: _checks, ...step }) => step) },
    });
  };
  /** Undefined when post can know of it, else why not. */
  const note = (phase: 'moving' | 'promoting', running: GateState['running']): string | undefined => {
    try {
      if (!prepared) {
        createProgress(machine.progress);
        write(phase, running);
        prepared = true;
        return undefined;
      }
      const noted = setPhase(machine.progress, phase);
      try {
        write(phase, running);
      } catch (error) {
        // The phase's name is enough: the first state says all the rest.
        if (!noted) throw error;
      }
      return undefined;
    } catch (error) {
      return `${messageOf(error)}${error instanceof PacelineError ? ` ${error.remedy}` : ''}`;
    }
  };
  const runOne = async (name: CommandName, weight: number, step: number): Promise<string | undefined> => {
    const id = `${facts.phase}${runs.length + 1}`;
    last = { id, well: false };
    const run = await runCommand(machine, commands, name, weight, { id, step, steps: stepCount });
    last = { id, well: succeeded(run) };
    if (name === 'promote') promoteBegan = run.exitCode !== NOT_NOTED && run.exitCode !== GATE_IS_GONE;
    // What a promote command of the user's leaves behind is not known: the canary may be gone by then.
    const known = name === 'set-weight' || name === 'rollback' || commands.promote === commands.setWeight;
    const seen =
      observer && known && succeeded(run) && !(name === 'set-weight' && machine.interrupted.aborted)
        ? await observeWeight(
            observer,
            weight,
            {
              seconds: commands.timeoutSeconds,
              staleSeconds: facts.staleSeconds,
              // A rollback has to know whether it worked; a step that is given up has not.
              ...(name === 'set-weight' ? { signal: machine.interrupted } : {}),
            },
            machine,
            machine.prometheus(facts.prometheusUrl, QUERY_SECONDS, { uninterrupted: true }),
          )
        : {};
    const observed = { ...run, ...seen };
    runs.push(observed);
    if (seen.observed !== undefined && !seen.problem)
      machine.print(`  observed: ${percentage(seen.observed)} %`);
    return succeeded(observed) ? undefined : `The command ${name} ${ending(observed)}.`;
  };
  const dry = (name: CommandName, weight: number) => {
    machine.print(`dry run: ${name} with ${percentage(weight)} % is not run`);
    return undefined;
  };
  return {
    steps,
    report,
    moved: () => runs.length > 0,
    promoteBegan: () => promoteBegan,
    endLast: async () =>
      last && !last.well ? (await endCommand(machine.progress, last.id, undefined, machine)).left : [],
    end(decision) {
      if (dryRun || !prepared) return true;
      let written = true;
      try {
        // Before the phase, since it holds the decision: post passes that on if this process ends before it does.
        write('ended', undefined, decision);
      } catch {
        written = false;
      }
      return setPhase(machine.progress, 'ended') || written;
    },
    async forward(name, weight, step) {
      if (dryRun) return dry(name, weight);
      const problem = note(name === 'promote' ? 'promoting' : 'moving', { name, weight });
      if (problem) {
        return `The command ${name} was not run, since the post step could not know of it: ${oneLine(problem)}`;
      }
      return runOne(name, weight, step);
    },
    async back() {
      return dryRun ? dry('rollback', 0) : runOne('rollback', 0, 0);
    },
  };
}

/**
 * Takes all traffic off the canary, with a few attempts; undefined when that succeeded. What an earlier command left
 * running could set a weight after it: where that cannot be ended, it is waited for, and the rollback is run again.
 */
export async function rollBack(
  journal: Pick<Journal, 'back' | 'endLast'>,
  machine: Machine,
  facts: { readonly timeoutSeconds: number; readonly left?: readonly LivingProcess[] },
): Promise<string | undefined> {
  const left = [...(facts.left ?? []), ...(await journal.endLast())];
  const failure = await attempts(journal, machine);
  if (failure !== undefined || left.length === 0) return failure;
  machine.print(
    `  Processes ${left.map(({ pid }) => pid).join(', ')} of an earlier command could not be ended. Waiting for them.`,
  );
  const until = machine.now() + facts.timeoutSeconds * 1000;
  while (left.some(isAlive) && machine.now() < until) await machine.sleep(0.1, { uninterrupted: true });
  const again = await attempts(journal, machine);
  const still = left.filter(isAlive).map(({ pid }) => pid);
  return (
    again ??
    (still.length > 0
      ? `Processes ${still.join(', ')} of an earlier command still run and may change the weight.`
      : undefined)
  );
}

async function attempts(
  journal: Pick<Journal, 'back' | 'endLast'>,
  machine: Machine,
): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    if (attempt > 0) await journal.endLast();
    const failure = await journal.back();
    if (failure === undefined || attempt >= ROLLBACK_PAUSES.length) return failure;
    machine.print(`  ${failure} Trying again.`);
    await machine.sleep(ROLLBACK_PAUSES[attempt]!, { uninterrupted: true });
  }
}

export const rollbackFailed = (what: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_ROLLBACK_FAILED',
    `${what} The rollback failed: the canary may still get traffic.`,
    'Take the traffic off the canary by hand now, then correct the rollback command.',
  );

export const promotionHeld = (what: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_PROMOTE_FAILED',
    `${what} Production may be new in part, so nothing was taken back (on-promote-failure: hold).`,
    'Look at production now: finish the promotion or roll back by hand.',
  );
