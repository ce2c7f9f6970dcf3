import { messageOf } from '@paceline/core';
import { formatDuration, oneLine } from '@paceline/render';
import type { Prometheus } from '../figures/prometheus.ts';
import { type CommandMachine, childVariables, indented, percentage } from './commands.ts';
import { MARK, markOf } from './script.ts';

/** How the canary's real weight is found out: by a command that prints it, or by a query. Both give percent. */
export type WeightObserver = { readonly command: string } | { readonly query: string };

interface ObserveMachine extends CommandMachine {
  sleep(seconds: number, options?: { uninterrupted: true }): Promise<void>;
}

const PAUSES = [0.1, 0.2, 0.5, 1, 2];

/** What was seen last, and what is wrong with it, for "…, but". */
export interface Observed {
  readonly observed?: number;
  readonly problem?: string;
}

/**
 * Looks at the weight until it is the one that was asked for, or time is up: a proxy or a scrape may need a moment.
 * @param asked share of the traffic, 0–1
 * @param how.staleSeconds for which a query may still give the earlier weight
 * @param how.signal ends it early; not given where a rollback has to know whether it worked
 */
export async function observeWeight(
  observer: WeightObserver,
  asked: number,
  how: { readonly seconds: number; readonly staleSeconds: number; readonly signal?: AbortSignal | undefined },
  machine: ObserveMachine,
  prometheus: Pick<Prometheus, 'query'>,
): Promise<Observed> {
  const { signal } = how;
  const rest = (pause: number) =>
    signal ? machine.sleep(pause) : machine.sleep(pause, { uninterrupted: true });
  const stale = 'query' in observer ? how.staleSeconds : 0;
  if (stale > 0) await rest(stale);
  const seconds = how.seconds + stale;
  const until = machine.now() + how.seconds * 1000;
  for (let attempt = 0; ; attempt++) {
    if (signal?.aborted) return { problem: 'it was interrupted before its weight was observed' };
    const left = Math.max(0.1, (until - machine.now()) / 1000);
    const seen =
      'query' in observer
        ? await askQuery(observer.query, prometheus, machine)
        : await askCommand(observer.command, left, machine, signal);
    if ('share' in seen && isNear(asked, seen.share)) return { observed: seen.share };
    const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)]!;
    if (machine.now() + pause * 1000 >= until) {
      return 'share' in seen
        ? {
            observed: seen.share,
            problem: `the canary's weight is ${percentage(seen.share)} % after ${formatDuration(seconds)}, not ${percentage(asked)} %`,
          }
        : { problem: `its weight could not be observed: ${seen.problem}` };
    }
    await rest(pause);
  }
}

/**
 * Proxies round weights to a scale of their own, so the weight may be off by half a percentage point or by a tenth of
 * itself, but not by half of itself; and at 0 and 1 not at all.
 */
function isNear(asked: number, seen: number): boolean {
  const off = Math.abs(seen - asked);
  if (asked === 0 || asked === 1) return off <= 0.0005;
  return off <= Math.max(Math.min(0.005, asked / 2), asked * 0.1);
}

type Seen = { readonly share: number } | { readonly problem: string };

async function askQuery(
  query: string,
  prometheus: Pick<Prometheus, 'query'>,
  machine: ObserveMachine,
): Promise<Seen> {
  const answer = await prometheus.query(query, machine.now());
  return 'problem' in answer ? answer : toShare(String(answer.value), 'the query');
}

async function askCommand(
  script: string,
  seconds: number,
  machine: ObserveMachine,
  signal: AbortSignal | undefined,
): Promise<Seen> {
  try {
    const { exitCode, stopped, stdout, stderr } = await machine.run(
      'bash',
      ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script],
      {
        cwd: machine.workspace,
        env: { ...childVariables(machine.variables), [MARK]: markOf(machine.progress, 'observe') },
        timeoutSeconds: seconds,
        graceSeconds: 1,
        outlivesUs: true,
        ...(signal ? { signal } : {}),
        maxOutputBytes: 65_536,
      },
    );
    if (exitCode !== 0 || stopped) {
      if (stderr !== '') await machine.foreign(async () => indented(machine.print)(stderr));
      return {
        problem: stopped
          ? `observe-weight was stopped after ${formatDuration(seconds)}`
          : `observe-weight ended with status ${exitCode}`,
      };
    }
    const line = stdout.trim().split(/\r?\n/).at(-1) ?? '';
    return toShare(line, 'observe-weight');
  } catch (error) {
    return { problem: oneLine(messageOf(error)) };
  }
}

function toShare(text: string, what: string): Seen {
  const trimmed = text.trim();
  const number = trimmed.endsWith('%') ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const percent = /^\d{1,9}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(number) ? Number(number) : Number.NaN;
  return percent >= 0 && percent <= 100
    ? { share: percent / 100 }
    : { problem: `${what} gives "${oneLine(text).slice(0, 80)}", not a percentage from 0 to 100` };
}
