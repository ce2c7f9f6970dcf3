import { readFileSync, rmSync } from 'node:fs';
import { messageOf, type ProcessOptions, type ProcessResult } from '@paceline/core';

/** The user's commands, with what stands in for those that were left out. */
export interface Commands {
  readonly setWeight: string;
  readonly promote: string;
  readonly rollback: string;
  readonly timeoutSeconds: number;
}

export type CommandName = 'set-weight' | 'promote' | 'rollback';

export interface CommandRun {
  readonly name: CommandName;
  /** Share of the traffic, 0–1. */
  readonly weight: number;
  readonly at: string;
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly stopped?: NonNullable<ProcessResult['stopped']>;
}

export interface CommandPlace {
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly groupFile: string;
  now(): number;
  print(line: string): void;
  run(command: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult>;
}

/** Less than the 2.5 s that GitHub leaves between its last signal and the kill. */
const GRACE_SECONDS = 2;
/**
 * First of every script: its shell leads the process group, so that post can end what a killed main left; and
 * one that begins after main was killed ends at once. (On Windows bash does not know its parent.)
 */
const NOTE_GROUP = 'printf "%s" "$" > "$PACELINE_CANARY_GROUP"';
const NEED_PARENT = process.platform === 'win32' ? '' : '; [ "$PPID" = "$PACELINE_CANARY_GATE" ] || exit 75';

/**
 * Runs one of the commands by `bash -euo pipefail -c`. Values are numbers of ours, so nothing from outside
 * becomes part of the script. Never throws for what the command does: that is in the result.
 */
export async function runCommand(
  place: CommandPlace,
  commands: Commands,
  name: CommandName,
  weight: number,
  facts: { step: number; steps: number },
): Promise<CommandRun> {
  const script = { 'set-weight': commands.setWeight, promote: commands.promote, rollback: commands.rollback }[
    name
  ];
  const percent = percentage(weight);
  const at = place.now();
  const base = { name, weight, at: new Date(at).toISOString() };
  place.print(`${name}: ${percent} % of the traffic to the canary`);
  try {
    const result = await place.run(
      'bash',
      [
        '--noprofile',
        '--norc',
        '-euo',
        'pipefail',
        '-c',
        `${NOTE_GROUP}${NEED_PARENT}\n${script.replaceAll('{weight}', percent)}`,
      ],
      {
        cwd: place.workspace,
        env: {
          ...childVariables(place.variables),
          WEIGHT: percent,
          BASELINE_WEIGHT: percentage(1 - weight),
          STEP: String(facts.step),
          STEPS: String(facts.steps),
          PACELINE_CANARY_GROUP: place.groupFile,
          PACELINE_CANARY_GATE: String(process.pid),
        },
        timeoutSeconds: commands.timeoutSeconds,
        graceSeconds: GRACE_SECONDS,
        onOutput: indented(place.print),
      },
    );
    return {
      ...base,
      seconds: result.seconds,
      exitCode: result.exitCode,
      ...(result.stopped ? { stopped: result.stopped } : {}),
    };
  } catch (error) {
    place.print(`  ${messageOf(error)}`);
    return { ...base, seconds: (place.now() - at) / 1000, exitCode: null };
  } finally {
    rmSync(place.groupFile, { force: true });
  }
}

export const succeeded = (run: CommandRun): boolean => run.exitCode === 0 && run.stopped === undefined;

/** `0.05` as `5`, `0.125` as `12.5`: at most four digits after the point, no exponent. */
export const percentage = (share: number): string => String(Number((share * 100).toFixed(4)));

/** How a failed command ended, for a sentence. */
export function ending(run: CommandRun): string {
  if (run.stopped === 'timeout') return `was stopped after ${run.seconds.toFixed(1)} s`;
  if (run.stopped) return 'was interrupted';
  return run.exitCode === null ? 'did not run to its end' : `ended with status ${run.exitCode}`;
}

/**
 * Ends what a killed main left running, so that it cannot set a weight after the rollback. The group's
 * leader is known by our file's path in its environment: a number alone may be somebody else's by now.
 */
export function endLeftover(groupFile: string): boolean {
  try {
    const group = Number(readFileSync(groupFile, 'utf8'));
    if (!Number.isSafeInteger(group) || group <= 1) return false;
    const environment = readFileSync(`/proc/${group}/environ`, 'utf8');
    if (!environment.split('\0').includes(`PACELINE_CANARY_GROUP=${groupFile}`)) return false;
    process.kill(-group, 'SIGKILL');
    return true;
  } catch {
    // No file, no such process, or no /proc: nothing that could be ended safely.
    return false;
  } finally {
    rmSync(groupFile, { force: true });
  }
}

/** The command needs the user's environment, but neither our inputs nor the key to the metrics. */
function childVariables(variables: CommandPlace['variables']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name]) => !/^(?:INPUT_|STATE_|PACELINE_PROMETHEUS_|ACTIONS_RUNTIME_)/.test(name),
    ),
  );
}

/** Whole lines, indented: a line of a command must not be taken for a command to the runner. */
function indented(print: (line: string) => void): (text: string) => void {
  return (text) => {
    for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) print(`  ${line}`);
  };
}
