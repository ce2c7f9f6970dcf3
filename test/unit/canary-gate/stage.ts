import type { CanaryReport } from '@paceline/contracts';
import { type Context, type ProcessOptions, type ProcessResult, readInputs } from '@paceline/core';
import { outputs, inputs as parsers } from '../../../actions/canary-gate/src/inputs.ts';
import type { Answer, Prometheus } from '../../../actions/canary-gate/src/prometheus.ts';
import type { GateContext } from '../../../actions/canary-gate/src/release.ts';
import type { GateState } from '../../../actions/canary-gate/src/state.ts';
import type { Machine } from '../../../actions/canary-gate/src/system.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';

const metadata = metadataOf(readActions().find(({ name }) => name === 'canary-gate')!);

/** Counters as they stand at a time, as if scraped continuously; undefined = no series. */
export interface World {
  /** Requests per second of both. */
  rate: number;
  baseline: number;
  canary: number;
  /** Replaces any answer. */
  answer?: ((name: string, seconds: number, honest: () => Answer) => Answer) | undefined;
  /** What a command does; default: succeeds. */
  command?: (script: string, env: Record<string, string | undefined>) => number | null;
  /** Interrupts at this many seconds. */
  interruptAt?: number;
}

export interface Played {
  readonly error: unknown;
  readonly outputs: Record<string, string>;
  readonly summary: string;
  readonly result: string;
  readonly log: string;
  readonly states: GateState[];
  readonly report: CanaryReport | undefined;
  /** Weights that were really set, percent. */
  readonly weights: number[];
  readonly scripts: string[];
  readonly seconds: number;
}

const GIVEN = {
  'set-weight': 'shift {weight}',
  'prometheus-url': 'http://127.0.0.1:9',
  'canary-requests': 'canary-requests[{window}]',
  'canary-errors': 'canary-errors[{window}]',
  'baseline-requests': 'baseline-requests[{window}]',
  'baseline-errors': 'baseline-errors[{window}]',
  'negligible-errors': '0%',
};

/** Plays main (or another phase) against a world with a clock of its own; nothing waits. */
export async function play(
  run: (context: GateContext, machine: Machine) => Promise<void>,
  world: World,
  given: Record<string, string> = {},
  saved?: GateState,
): Promise<Played> {
  const values: Record<string, string> = { ...GIVEN, ...given };
  const read = (name: string) => values[name] ?? metadata.inputs[name]?.default ?? '';
  let clock = Date.UTC(2026, 0, 2);
  const start = clock;
  let weight = 0;
  const weights: number[] = [];
  const scripts: string[] = [];
  const totals = { 'canary-requests': 0, 'canary-errors': 0, 'baseline-requests': 0, 'baseline-errors': 0 };
  const history: { at: number; totals: typeof totals }[] = [{ at: clock, totals: { ...totals } }];
  const interruption = new AbortController();
  const pass = (seconds: number) => {
    const until =
      world.interruptAt === undefined ? Number.POSITIVE_INFINITY : start + world.interruptAt * 1000;
    const from = clock;
    clock = Math.min(clock + seconds * 1000, Math.max(from, until));
    if (clock >= until && !interruption.signal.aborted) interruption.abort('SIGTERM');
    const took = (clock - from) / 1000;
    const share = weight / 100;
    totals['canary-requests'] += world.rate * share * took;
    totals['canary-errors'] += world.rate * share * took * world.canary;
    totals['baseline-requests'] += world.rate * (1 - share) * took;
    totals['baseline-errors'] += world.rate * (1 - share) * took * world.baseline;
    history.push({ at: clock, totals: { ...totals } });
  };
  const prometheus: Prometheus = {
    async query(expression, at) {
      const [, name, window] = /^([a-z-]+)\[(\d+)ms\]$/.exec(expression)!;
      const key = name as keyof typeof totals;
      const value = (time: number) =>
        (history.findLast((entry) => entry.at <= time) ?? history[0]!).totals[key];
      const honest = (): Answer => ({ value: value(at) - value(at - Number(window)) });
      return world.answer ? world.answer(key, (at - start) / 1000, honest) : honest();
    },
  };
  const found = { outputs: { ...outputs } as Record<string, string>, summary: '', result: '', log: '' };
  const states: GateState[] = [];
  let report: CanaryReport | undefined;
  const machine: Machine = {
    workspace: '/workspace',
    variables: {},
    groupFile: '/tmp/paceline-canary-stage/group',
    interrupted: interruption.signal,
    now: () => clock,
    print: (line) => {
      found.log += `${line}\n`;
    },
    async run(
      _command: string,
      args: readonly string[],
      { env = {} }: ProcessOptions,
    ): Promise<ProcessResult> {
      const script = args.at(-1)!.split('\n').slice(1).join('\n');
      scripts.push(script);
      pass(0.2);
      const exitCode = world.command ? world.command(script, env) : 0;
      if (exitCode === 0) {
        weight = Number(env['WEIGHT']);
        weights.push(weight);
      }
      return {
        exitCode,
        signal: null,
        stopped: undefined,
        seconds: 0.2,
        stdout: '',
        stderr: '',
        truncated: false,
      };
    },
    async sleep(seconds) {
      if (!interruption.signal.aborted) pass(seconds);
    },
    prometheus: () => prometheus,
    async saveReport(text) {
      report = JSON.parse(text) as CanaryReport;
      return '/temp/canary-report.json';
    },
  };
  const say = (message: string) => {
    found.log += `${message}\n`;
  };
  const context = {
    inputs: readInputs(parsers, read, (name) => metadata.inputs[name]?.required === true),
    log: { debug: say, info: say, notice: say, warning: say, error: say },
    state: { saved, save: (state: GateState) => states.push(structuredClone(state)) },
    setOutput(name: string, value: unknown) {
      found.outputs[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
    result(line: string) {
      found.result = line;
    },
    summary(text: string) {
      found.summary += text;
    },
  } as unknown as Context & GateContext;
  let error: unknown;
  try {
    await run(context, machine);
  } catch (thrown) {
    error = thrown;
  }
  return { error, ...found, states, report, weights, scripts, seconds: (clock - start) / 1000 };
}
