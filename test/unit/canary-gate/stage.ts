import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { CanaryReport } from '@paceline/contracts';
import { type Context, type ProcessOptions, type ProcessResult, readInputs } from '@paceline/core';
import { noteFile } from '../../../actions/canary-gate/src/commands/progress.ts';
import type { Answer, Prometheus } from '../../../actions/canary-gate/src/figures/prometheus.ts';
import { outputs, inputs as parsers } from '../../../actions/canary-gate/src/inputs.ts';
import type { GateContext, GateState } from '../../../actions/canary-gate/src/state.ts';
import type { Machine } from '../../../actions/canary-gate/src/system.ts';
import type { ReleaseTurn } from '../../../actions/canary-gate/src/turn/release-turn.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';

const metadata = metadataOf(readActions().find(({ name }) => name === 'canary-gate')!);

/** Counters as they stand at a time, as if scraped continuously; undefined = no series. */
export interface World {
  /** Requests per second of both. */
  rate: number;
  baseline: number;
  canary: number;
  /** Replaces any answer. */
  answer?: ((name: string, seconds: number, honest: () => Answer, windowMs: number) => Answer) | undefined;
  /** What a command does; default: succeeds. */
  command?: (script: string, env: Record<string, string | undefined>) => number | null;
  /** Requests of the canary that its figures count; default all. */
  counted?: (seconds: number) => number;
  /** What the store says; default: nothing is guarded, and every word is kept. */
  turn?: Partial<ReleaseTurn>;
  /** Commands that end well and do nothing. */
  noEffect?: (script: string) => boolean;
  /** What observe-weight prints, by the weight that was really set. */
  observed?: (weight: number) => string | number;
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
  /** Words left in the store. */
  readonly notes: string[];
}

/** A hundredth of a percent. */
const UNEVEN = 1.0001;
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
  const none = { ...totals };
  // The baseline has a past, and the two are never the same to the last digit, as nothing is that was measured.
  totals['baseline-requests'] = world.rate * 60 * UNEVEN;
  totals['baseline-errors'] = totals['baseline-requests'] * world.baseline;
  const history: { at: number; totals: typeof totals }[] = [
    { at: Number.NEGATIVE_INFINITY, totals: none },
    { at: clock, totals: { ...totals } },
  ];
  const interruption = new AbortController();
  const pass = (seconds: number) => {
    const until =
      world.interruptAt === undefined ? Number.POSITIVE_INFINITY : start + world.interruptAt * 1000;
    const from = clock;
    clock = Math.min(clock + seconds * 1000, Math.max(from, until));
    if (clock >= until && !interruption.signal.aborted)
      interruption.abort('The gate was interrupted by SIGTERM.');
    const took = (clock - from) / 1000;
    const share = weight / 100;
    const counted = world.counted?.((clock - start) / 1000) ?? 1;
    totals['canary-requests'] += world.rate * share * took * counted;
    totals['canary-errors'] += world.rate * share * took * counted * world.canary;
    totals['baseline-requests'] += world.rate * (1 - share) * took * UNEVEN;
    totals['baseline-errors'] += world.rate * (1 - share) * took * UNEVEN * world.baseline;
    history.push({ at: clock, totals: { ...totals } });
  };
  const prometheus: Prometheus = {
    async query(expression, at) {
      const [, name, window] = /^([a-z-]+)\[(\d+)ms\]$/.exec(expression)!;
      const key = name as keyof typeof totals;
      const value = (time: number) =>
        (history.findLast((entry) => entry.at <= time) ?? history[0]!).totals[key];
      const honest = (): Answer => ({ value: value(at) - value(at - Number(window)) });
      return world.answer ? world.answer(key, (at - start) / 1000, honest, Number(window)) : honest();
    },
  };
  const found = { outputs: { ...outputs } as Record<string, string>, summary: '', result: '', log: '' };
  const states: GateState[] = [];
  const notes: string[] = [];
  let report: CanaryReport | undefined;
  const machine: Machine = {
    workspace: '/workspace',
    variables: {},
    progress: temporary(),
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
      const script = args.at(-1)!;
      const name = env['PACELINE_CANARY_COMMAND'];
      if (name) scripts.push(script);
      pass(0.2);
      const exitCode = name && world.command ? world.command(script, env) : 0;
      // As the command's shell does, so that it is known that it began.
      if (name && existsSync(noteFile(machine.progress)))
        writeFileSync(
          noteFile(machine.progress),
          `ended ${name} ${env['PACELINE_CANARY_ID']} ${exitCode ?? 1}\n`,
        );
      if (name && exitCode === 0 && !world.noEffect?.(script)) {
        weight = Number(env['WEIGHT']);
        weights.push(weight);
      }
      return {
        exitCode,
        signal: null,
        stopped: undefined,
        seconds: 0.2,
        stdout: name ? '' : `${world.observed?.(weight) ?? weight}\n`,
        stderr: '',
        truncated: false,
      };
    },
    async sleep(seconds) {
      if (!interruption.signal.aborted) pass(seconds);
    },
    foreign: (body) => body(),
    interrupt: (reason) => interruption.abort(reason),
    async openTurn() {
      return { ...openTurn(notes), ...world.turn };
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
    environment: { repository: 'octo/app', runId: '7' },
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
  rmSync(machine.progress, { recursive: true, force: true });
  return { error, ...found, notes, states, report, weights, scripts, seconds: (clock - start) / 1000 };
}

function openTurn(notes: string[]): ReleaseTurn {
  return {
    release: '7',
    service: 'octo/app',
    holder: '7/1/x',
    take: async () => ({ words: 'not guarded' }),
    resume: async () => undefined,
    stillOurs: async () => true,
    takenOver: async () => undefined,
    async begin() {
      notes.push('moving');
      return 'kept';
    },
    async note(state) {
      notes.push(state);
      return true;
    },
    read: async () => ({ none: true }),
    async end(decision) {
      notes.push(`ended ${decision}`);
    },
    close: async () => {},
  };
}
