import { createWriteStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Log, type ProcessResult, runProcess } from '@paceline/core';
import { formatDuration } from '@paceline/render';
import type { RunnerReport } from '@paceline/runners';
import type { Invocation, Runner } from '../runners/runner.ts';
import { childEnvironment } from './child-environment.ts';

/** How the test program ended, over all its invocations. */
export interface Execution {
  readonly report: RunnerReport;
  readonly reportPaths: readonly string[];
  /** False when an invocation left no report that can be used, or not a whole one. */
  readonly complete: boolean;
  /** Why it is not complete, where that is known: a sentence without its full stop. */
  readonly problem?: string;
  readonly seconds: number;
  /** Exit status of the first invocation that did not end with 0, the signal that ended it, or `timeout`. */
  readonly exit: number | string;
  readonly stopped: ProcessResult['stopped'];
}

interface ExecuteOptions {
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly timeoutSeconds: number | undefined;
  /** No further invocation is started once one has failed. */
  readonly failFast: boolean;
  readonly log: Log;
}

/** Printed while a program is silent, so that nobody takes it for dead. */
const SILENCE_SECONDS = 60;

/**
 * Runs invocations and joins their reports: those of a slot one after the other, the slots at the same time. Of one
 * slot the output is shown as it comes; of several each invocation's once it has ended.
 */
export async function execute(
  runner: Runner,
  slots: readonly (readonly Invocation[])[],
  options: ExecuteOptions,
): Promise<Execution> {
  const started = performance.now();
  const isStopping = { now: false };
  const ofSlots = await Promise.all(
    slots.map((invocations, index) =>
      runSlot(runner, invocations, index, { ...options, slots: slots.length, isStopping }),
    ),
  );
  const ended = ofSlots.flat();
  const reports = ended.map(({ report }) => report);
  const failed = ended.find(({ exit }) => exit !== 0);
  const stopped = ended.find((one) => one.stopped !== undefined)?.stopped;
  const broken = reports.find((report) => report?.problem !== undefined)?.problem;
  const problem = ended.find((one) => one.problem !== undefined)?.problem;
  return {
    report: {
      files: reports.flatMap((report) => report?.files ?? []),
      tests: reports.flatMap((report) => report?.tests ?? []),
      failures: reports.flatMap((report) => report?.failures ?? []),
      splits: reports.flatMap((report) => report?.splits ?? []),
      ...(broken === undefined ? {} : { problem: broken }),
    },
    reportPaths: ended.flatMap(({ report, path }) => (report ? [path] : [])),
    complete: !stopped && reports.every((report) => report !== undefined && report.problem === undefined),
    ...(problem === undefined ? {} : { problem }),
    seconds: (performance.now() - started) / 1000,
    exit: failed?.exit ?? 0,
    stopped,
  };
}

interface Ended {
  readonly path: string;
  readonly report: RunnerReport | undefined;
  readonly problem: string | undefined;
  readonly exit: number | string;
  readonly stopped: ProcessResult['stopped'];
}

interface SlotOptions extends ExecuteOptions {
  readonly slots: number;
  readonly isStopping: { now: boolean };
}

async function runSlot(
  runner: Runner,
  invocations: readonly Invocation[],
  slot: number,
  options: SlotOptions,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  let spent = 0;
  for (const invocation of invocations) {
    if (options.isStopping.now) break;
    const result = await runOne(invocation, slot, options, spent);
    spent += result.seconds;
    const { stopped } = result;
    const exit = stopped === 'timeout' ? 'timeout' : (result.signal ?? result.exitCode ?? 0);
    const path = invocation.report;
    const report = await runner.read(path);
    const problem = report ? report.problem : missing(path);
    ended.push({ path, report, problem, exit, stopped });
    if (stopped || (options.failFast && exit !== 0)) options.isStopping.now = true;
  }
  return ended;
}

const missing = (report: string): string | undefined =>
  existsSync(report) ? undefined : 'It wrote none to the path it was given';

async function runOne(
  invocation: Invocation,
  slot: number,
  options: SlotOptions,
  spent: number,
): Promise<ProcessResult> {
  const { log, slots } = options;
  const store = invocation.reportOnStdout ? createWriteStream(invocation.report) : undefined;
  const held: string[] = [];
  let last = performance.now();
  const print = lineWriter((line) => {
    last = performance.now();
    if (slots === 1) log.output(line);
    else held.push(line);
  });
  const parse = lineWriter((line) => print.write(invocation.display?.(line) ?? ''));
  const started = performance.now();
  const heartbeat = setInterval(() => {
    const now = performance.now();
    if (now - last < SILENCE_SECONDS * 1000) return;
    last = now;
    const which = slots === 1 ? '' : `slot ${slot + 1} of ${slots}: `;
    log.info(`${which}running for ${formatDuration((now - started) / 1000)}`);
  }, 10_000);
  try {
    return await runProcess(invocation.command, invocation.args, {
      cwd: options.directory,
      env: childEnvironment(options.variables, {
        ...invocation.variables,
        ...(slots === 1 ? {} : { PACELINE_SLOT: String(slot + 1) }),
      }),
      ...(options.timeoutSeconds === undefined
        ? {}
        : { timeoutSeconds: Math.max(0.001, options.timeoutSeconds - spent) }),
      maxOutputBytes: 64 * 1024,
      onOutput(text, stream) {
        if (store && stream === 'stdout') {
          store.write(text);
          parse.write(text);
        } else {
          print.write(text);
        }
      },
    });
  } finally {
    clearInterval(heartbeat);
    parse.end();
    print.end();
    for (const line of held) log.output(line);
    store?.end();
    if (store) await finished(store);
  }
}

/** Passes whole lines on; the log has no way to print a part of one. */
export function lineWriter(emit: (line: string) => void) {
  let rest = '';
  return {
    write(text: string): void {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop()!;
      for (const line of lines) emit(line);
    },
    end(): void {
      if (rest !== '') emit(rest);
      rest = '';
    },
  };
}
