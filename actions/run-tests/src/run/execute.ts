import { createWriteStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Log, type ProcessResult, runProcess } from '@paceline/core';
import type { RunnerReport } from '../runners/reports/report.ts';
import type { Invocation, Runner } from '../runners/runner.ts';
import { childEnvironment } from './child-environment.ts';

/** How the test program ended, over all its invocations. */
export interface Execution {
  readonly report: RunnerReport;
  readonly reportPaths: readonly string[];
  /** What is published beside the reports. */
  readonly attachments: readonly string[];
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
  readonly log: Log;
}

/** Runs the invocations one after the other, shows their output, and joins their reports. */
export async function execute(
  runner: Runner,
  invocations: readonly Invocation[],
  options: ExecuteOptions,
): Promise<Execution> {
  const reports: (RunnerReport | undefined)[] = [];
  const reportPaths: string[] = [];
  const attachments: string[] = [];
  let seconds = 0;
  let exit: number | string = 0;
  let stopped: ProcessResult['stopped'];
  let problem: string | undefined;
  for (const invocation of invocations) {
    const result = await runOne(invocation, options, seconds);
    seconds += result.seconds;
    stopped = result.stopped;
    if (exit === 0) exit = stopped === 'timeout' ? 'timeout' : (result.signal ?? result.exitCode ?? 0);
    const report = await runner.read(invocation.report);
    reports.push(report);
    if (report) reportPaths.push(invocation.report);
    attachments.push(...((await runner.attachments?.(invocation.report)) ?? []));
    problem ??= report ? report.problem : missing(invocation.report);
    if (stopped) break;
  }
  const broken = reports.find((report) => report?.problem !== undefined)?.problem;
  return {
    report: {
      files: reports.flatMap((report) => report?.files ?? []),
      tests: reports.flatMap((report) => report?.tests ?? []),
      failures: reports.flatMap((report) => report?.failures ?? []),
      ...(broken === undefined ? {} : { problem: broken }),
    },
    reportPaths,
    attachments,
    complete: !stopped && reports.every((report) => report !== undefined && report.problem === undefined),
    ...(problem === undefined ? {} : { problem }),
    seconds,
    exit,
    stopped,
  };
}

const missing = (report: string): string | undefined =>
  existsSync(report) ? undefined : 'It wrote none to the path it was given';

async function runOne(
  invocation: Invocation,
  options: ExecuteOptions,
  spent: number,
): Promise<ProcessResult> {
  const { log } = options;
  const store = invocation.reportOnStdout ? createWriteStream(invocation.report) : undefined;
  const print = lineWriter((line) => log.output(line));
  const parse = lineWriter((line) => print.write(invocation.display?.(line) ?? ''));
  try {
    return await runProcess(invocation.command, invocation.args, {
      cwd: options.directory,
      env: childEnvironment(options.variables, invocation.variables),
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
    parse.end();
    print.end();
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
