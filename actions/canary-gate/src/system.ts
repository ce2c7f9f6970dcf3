import { type Context, documentPath, runProcess, saveDocument } from '@paceline/core';
import type { CommandMachine } from './commands/commands.ts';
import { createPrometheus, type Prometheus } from './figures/prometheus.ts';
import type { GateContext, GateState } from './state.ts';
import { openTurn, type ReleaseTurn } from './turn/release-turn.ts';

/** What the machine lends to the gate; tests pass their own. */
export interface Machine extends CommandMachine {
  /** Aborted by the first signal that asks us to end. */
  readonly interrupted: AbortSignal;
  /** Ends early when interrupted, unless `uninterrupted`. */
  sleep(seconds: number, options?: { uninterrupted: true }): Promise<void>;
  /** Its queries end early when interrupted, unless `uninterrupted`. */
  prometheus(url: string, timeoutSeconds: number, options?: { uninterrupted: true }): Prometheus;
  /** The release in the store: its turn, and what it leaves for others. `saved` is given in post. */
  openTurn(context: GateContext, saved?: GateState): Promise<ReleaseTurn>;
  /** Ends the waiting, as a signal would. */
  interrupt(reason: string): void;
  /** Writes canary-report.json; returns its path. */
  saveReport(text: string): Promise<string>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Signals are caught from here on, before any weight is changed: the first one ends the waiting and leads to
 * the rollback, later ones must not end us in the middle of it.
 */
export function systemMachine({ environment, log }: Pick<Context, 'environment' | 'log'>): Machine {
  const interruption = new AbortController();
  for (const signal of SIGNALS)
    process.on(signal, () => interruption.abort(`The gate was interrupted by ${signal}.`));
  const { signal } = interruption;
  const machine: Machine = {
    workspace: environment.workspace,
    variables: environment.variables,
    // One per step of the job would be enough, but the path must be nobody else's: it names the process.
    progress: documentPath(environment, `canary-${process.pid}-${Date.now().toString(36)}`),
    interrupted: signal,
    interrupt: (reason) => interruption.abort(reason),
    openTurn: (context, saved) => openTurn(context, machine, saved),
    now: Date.now,
    print: (line) => log.info(line),
    foreign: log.withoutCommands,
    run: runProcess,
    sleep: (seconds, options) =>
      new Promise((resolve) => {
        if (signal.aborted && !options) return resolve();
        const timer = setTimeout(resolve, Math.min(seconds * 1000, 2 ** 31 - 1));
        if (options) return;
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    prometheus: (url, timeoutSeconds, options) =>
      createPrometheus({
        url,
        timeoutSeconds,
        variables: environment.variables,
        ...(options ? {} : { signal }),
        fetch,
      }),
    saveReport: (text) => saveDocument(environment, 'canary-report.json', text),
  };
  return machine;
}
