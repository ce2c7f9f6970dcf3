import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CanaryReport } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import { type CommandName, type Commands, ending, percentage, runCommand, succeeded } from './commands.ts';
import type { GateState } from './state.ts';
import type { Machine } from './system.ts';

export type Step = CanaryReport['steps'][number];
export type Check = NonNullable<Step['checks']>[number];

/** What happened so far: the report in the making, and the state that post finds if we do not get to its end. */
export interface Journal {
  readonly steps: Step[];
  /** Runs one of the user's commands; undefined when it succeeded, else how it failed. */
  command(name: CommandName, weight: number, step: number): Promise<string | undefined>;
  /** Nothing is left to do: post has no work. */
  end(): void;
  report(decision: CanaryReport['decision'], reason: string, completed: boolean): CanaryReport;
}

export interface JournalFacts {
  readonly commands: Commands;
  readonly stepCount: number;
  readonly dryRun: boolean;
  readonly settings?: CanaryReport['settings'];
  readonly queries?: CanaryReport['queries'];
}

const UNENDED = 'The gate was ended before it had decided.';
/** Between attempts of a rollback; the last one is post's, later. */
const ROLLBACK_PAUSES = [1, 2];

export function openJournal(
  machine: Machine,
  facts: JournalFacts,
  save: (state: GateState) => void,
): Journal {
  const { commands, stepCount, dryRun, settings, queries } = facts;
  const startedAt = new Date(machine.now()).toISOString();
  const steps: Step[] = [];
  const runs: NonNullable<CanaryReport['commands']> = [];
  const report: Journal['report'] = (decision, reason, completed) => ({
    kind: 'canary-report',
    version: 1,
    startedAt,
    finishedAt: new Date(machine.now()).toISOString(),
    decision,
    reason,
    ...(dryRun ? { dryRun } : {}),
    completed,
    ...(settings ? { settings } : {}),
    ...(queries ? { queries } : {}),
    steps: [...steps],
    commands: [...runs],
  });
  const write = (ended: boolean) =>
    save({
      ended,
      commands,
      groupFile: machine.groupFile,
      startedAt,
      report: report('undecided', UNENDED, false),
    });
  return {
    steps,
    report,
    end: () => write(true),
    async command(name, weight, step) {
      if (dryRun) {
        machine.print(`dry run: ${name} with ${percentage(weight)} % is not run`);
        return undefined;
      }
      // Before, not after: a command that we do not live to see the end of may have changed the weight.
      write(false);
      mkdirSync(dirname(machine.groupFile), { recursive: true });
      const run = await runCommand(machine, commands, name, weight, { step, steps: stepCount });
      runs.push(run);
      return succeeded(run) ? undefined : `The command ${name} ${ending(run)}.`;
    },
  };
}

/** Takes all traffic off the canary, with a few attempts; undefined when that succeeded. */
export async function rollBack(journal: Journal, machine: Machine): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    const failure = await journal.command('rollback', 0, 0);
    if (failure === undefined || attempt >= ROLLBACK_PAUSES.length) return failure;
    machine.print(`  ${failure} Trying again.`);
    await machine.sleep(ROLLBACK_PAUSES[attempt]!, { whatever: true });
  }
}

export const rollbackFailed = (what: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_ROLLBACK_FAILED',
    `${what} The rollback failed: the canary may still get traffic.`,
    'Take the traffic off the canary by hand now, then correct the rollback command.',
  );
