import { messageOf, type ProcessOptions, type ProcessResult } from '@paceline/core';
import { formatDuration, oneLine } from '@paceline/render';
import { shellCommand } from './script.ts';

/** The user's commands, with defaults for those that were left out. */
export interface Commands {
  readonly setWeight: string;
  readonly promote: string;
  readonly rollback: string;
  readonly timeoutSeconds: number;
  /** Of promote alone: a rollout takes longer than setting a weight, and must not be cut. */
  readonly promoteTimeoutSeconds: number;
}

export type CommandName = 'set-weight' | 'promote' | 'rollback';

interface CommandRun {
  readonly name: CommandName;
  /** Share of the traffic, 0–1. */
  readonly weight: number;
  readonly at: string;
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly stopped?: NonNullable<ProcessResult['stopped']>;
  /** The weight that was seen after it, 0–1; absent when nothing looked. */
  readonly observed?: number;
  /** Why it counts as failed although it exited with 0: the weight that was seen is another one. */
  readonly problem?: string;
}

/** What a command needs of the machine. */
export interface CommandMachine {
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The folder of progress.ts. */
  readonly progress: string;
  now(): number;
  /** A line of ours. */
  print(line: string): void;
  /** While `body` runs, `print` gets lines of the user's programs, and none is a command to the runner. */
  foreign<T>(body: () => Promise<T>): Promise<T>;
  run(command: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult>;
}

/** Less than the 2.5 s that GitHub leaves between its last signal and the kill. */
const GRACE_SECONDS = 2;

/**
 * Runs one of the commands by `bash -euo pipefail -c`. Values are numbers of ours, so nothing from outside
 * becomes part of the script. Never throws: how it ended is in the result.
 *
 * A signal to us ends `set-weight`, as the rollback is next. It does not end a rollback, nor a promotion, which
 * would leave production half new: both run to their end or their time.
 */
export async function runCommand(
  machine: CommandMachine,
  commands: Commands,
  name: CommandName,
  weight: number,
  facts: { id: string; step: number; steps: number },
): Promise<CommandRun> {
  const script = { 'set-weight': commands.setWeight, promote: commands.promote, rollback: commands.rollback }[
    name
  ];
  const percent = percentage(weight);
  const at = machine.now();
  const base = { name, weight, at: new Date(at).toISOString() };
  machine.print(`${name}: ${percent} % of the traffic to the canary`);
  try {
    const { args, env } = shellCommand(
      name,
      facts.id,
      script.replaceAll('{weight}', percent),
      machine.progress,
    );
    const result = await machine.foreign(() =>
      machine.run('bash', args, {
        cwd: machine.workspace,
        env: {
          ...childVariables(machine.variables),
          WEIGHT: percent,
          BASELINE_WEIGHT: percentage(1 - weight),
          STEP: String(facts.step),
          STEPS: String(facts.steps),
          ...env,
        },
        timeoutSeconds: name === 'promote' ? commands.promoteTimeoutSeconds : commands.timeoutSeconds,
        graceSeconds: GRACE_SECONDS,
        outlivesUs: name !== 'set-weight',
        onOutput: indented(machine.print),
      }),
    );
    return {
      ...base,
      seconds: result.seconds,
      exitCode: result.exitCode,
      ...(result.stopped ? { stopped: result.stopped } : {}),
    };
  } catch (error) {
    machine.print(`  ${oneLine(messageOf(error))}`);
    return { ...base, seconds: (machine.now() - at) / 1000, exitCode: null };
  }
}

export const succeeded = (run: CommandRun): boolean =>
  run.exitCode === 0 && run.stopped === undefined && run.problem === undefined;

/** `0.05` as `5`, `0.125` as `12.5`: at most four digits after the point, no exponent. */
export const percentage = (share: number): string => String(Number((share * 100).toFixed(4)));

/** How a failed command ended, for a sentence. */
export function ending(run: CommandRun): string {
  if (run.stopped === 'timeout') return `was stopped after ${formatDuration(run.seconds)}`;
  if (run.stopped) return 'was interrupted';
  if (run.exitCode === null) return 'did not run to its end';
  return run.exitCode === 0 && run.problem
    ? `ended well, but ${run.problem}`
    : `ended with status ${run.exitCode}`;
}

/** The command needs the user's environment, but neither our inputs nor the key to the metrics. */
export function childVariables(variables: CommandMachine['variables']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name]) => !/^(?:INPUT_|STATE_|PACELINE_PROMETHEUS_|PACELINE_REDIS_|ACTIONS_RUNTIME_)/.test(name),
    ),
  );
}

/** Whole lines, indented. */
export function indented(print: (line: string) => void): (text: string) => void {
  return (text) => {
    for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) print(`  ${line}`);
  };
}
