import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { PacelineError } from '../errors.ts';
import { removeGroup, signalGroup } from './process-group.ts';

/** After SIGTERM a process group has this long to write its report before SIGKILL. */
const GRACE_SECONDS = 5;
/** How long output may still arrive after the process ended; a grandchild may hold the pipe for ever. */
const DRAIN_SECONDS = 1;
const DEFAULT_OUTPUT_BYTES = 1024 * 1024;

export interface ProcessOptions {
  readonly cwd?: string;
  /** The whole environment of the process; ours when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Seconds until the group is stopped; no deadline when absent. */
  readonly timeoutSeconds?: number;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly graceSeconds?: number;
  /** Gets all output as it comes, whole characters only. */
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Text for standard input, which is closed after it. */
  readonly input?: string;
  /** Bytes that the result keeps of the end of each stream. */
  readonly maxOutputBytes?: number;
  /** Stops the group when aborted. */
  readonly signal?: AbortSignal;
  /**
   * Signals to us are not passed on, and our own end does not end it: for what must not be cut half-way, such as a
   * rollback. Its deadline and `signal` still hold. It must not depend on us to read its output.
   */
  readonly outlivesUs?: boolean;
}

export interface ProcessResult {
  /** Exit status; null when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why we stopped it, if we did: its deadline, the caller, or a signal that was sent to us. */
  readonly stopped: 'timeout' | 'aborted' | 'interrupted' | undefined;
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** True when more was written than `maxOutputBytes`, so the beginning is missing. */
  readonly truncated: boolean;
}

/**
 * Runs a program without a shell, in a process group of its own, and leaves nothing of that group behind:
 * whatever the reason for its end, processes still in the group get SIGTERM, then SIGKILL. A signal to us
 * (a cancelled job, Ctrl-C) is passed on to the group and answered by the result, so that the caller can
 * still write down what happened.
 * @throws PacelineError `PACELINE_PROCESS_NOT_FOUND` when the program or `cwd` does not exist,
 *   `PACELINE_PROCESS_NOT_STARTED` when it cannot be run
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  const started = performance.now();
  const child = start(command, args, options);
  const output = collectOutput(child, options);
  // A program that does not read its input closes the pipe; that is its right.
  child.stdin!.on('error', () => {});
  child.stdin!.end(options.input ?? '');

  let stopped: ProcessResult['stopped'];
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (why: NonNullable<ProcessResult['stopped']>) => {
    if (stopped) return;
    stopped = why;
    signalGroup(child, 'SIGTERM');
    killTimer = setTimeout(
      () => signalGroup(child, 'SIGKILL'),
      (options.graceSeconds ?? GRACE_SECONDS) * 1000,
    );
  };
  const release = guard(child, stop, options);
  try {
    const [exitCode, signal] = await ended(child, command, options.cwd);
    await removeGroup(child, options.graceSeconds ?? GRACE_SECONDS);
    await output.drained();
    return {
      exitCode,
      signal,
      stopped,
      seconds: (performance.now() - started) / 1000,
      ...output.kept(),
    };
  } finally {
    clearTimeout(killTimer);
    release();
  }
}

function start(command: string, args: readonly string[], options: ProcessOptions): ChildProcess {
  try {
    return spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: (options.env ?? process.env) as NodeJS.ProcessEnv,
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  } catch (error) {
    throw notStarted(command, options.cwd, error);
  }
}

/** Deadline, abort, signals to us, and our own sudden end: each stops the group. Returns how to undo it. */
function guard(
  child: ChildProcess,
  stop: (why: NonNullable<ProcessResult['stopped']>) => void,
  options: ProcessOptions,
): () => void {
  const { timeoutSeconds, signal } = options;
  const deadline =
    timeoutSeconds === undefined
      ? undefined
      : setTimeout(() => stop('timeout'), Math.min(timeoutSeconds * 1000, 2 ** 31 - 1));
  const onAbort = () => stop('aborted');
  const onSignal = () => stop('interrupted');
  const onExit = () => signalGroup(child, 'SIGKILL');
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  const signals = options.outlivesUs ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
  for (const name of signals) process.on(name, onSignal);
  if (!options.outlivesUs) process.on('exit', onExit);
  return () => {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', onAbort);
    for (const name of signals) process.off(name, onSignal);
    process.off('exit', onExit);
  };
}

async function ended(
  child: ChildProcess,
  command: string,
  cwd: string | undefined,
): Promise<[number | null, NodeJS.Signals | null]> {
  try {
    return (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  } catch (error) {
    throw notStarted(command, cwd, error);
  }
}

function notStarted(command: string, cwd: string | undefined, error: unknown): PacelineError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new PacelineError(
      'PACELINE_PROCESS_NOT_FOUND',
      `${command} was not found${cwd === undefined ? '' : ` (working directory ${cwd})`}.`,
      'Install it in a step before this one, or correct its name or the working directory.',
      { cause: error },
    );
  }
  return new PacelineError(
    'PACELINE_PROCESS_NOT_STARTED',
    `${command} could not be started: ${code === 'E2BIG' ? 'its arguments are too long' : message}.`,
    code === 'EACCES' ? 'Make it executable.' : 'Correct the command.',
    { cause: error },
  );
}

function collectOutput(child: ChildProcess, options: ProcessOptions) {
  const limit = options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
  const streams = (['stdout', 'stderr'] as const).map((name) => {
    const decoder = new StringDecoder('utf8');
    const kept: Buffer[] = [];
    let bytes = 0;
    let cut = false;
    const stream = child[name]!;
    stream.on('data', (chunk: Buffer) => {
      const text = decoder.write(chunk);
      if (text !== '') options.onOutput?.(text, name);
      kept.push(chunk);
      bytes += chunk.length;
      while (kept.length > 1 && bytes - kept[0]!.length >= limit) {
        bytes -= kept.shift()!.length;
        cut = true;
      }
    });
    const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
    return {
      stream,
      closed,
      flush() {
        const rest = decoder.end();
        if (rest !== '') options.onOutput?.(rest, name);
      },
      text() {
        const all = Buffer.concat(kept);
        cut ||= all.length > limit;
        return { text: all.subarray(Math.max(0, all.length - limit)).toString('utf8'), cut };
      },
    };
  });
  return {
    async drained(): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, DRAIN_SECONDS * 1000);
      });
      await Promise.race([Promise.all(streams.map((stream) => stream.closed)), patience]);
      clearTimeout(timer);
      for (const { stream, flush } of streams) {
        stream.destroy();
        flush();
      }
    },
    kept() {
      const [stdout, stderr] = streams.map((stream) => stream.text());
      return { stdout: stdout!.text, stderr: stderr!.text, truncated: stdout!.cut || stderr!.cut };
    },
  };
}
