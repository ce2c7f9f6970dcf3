/**
 * Starts the processes of steps, each in a process group of its own. A step ends with its process;
 * what it left running in the background lives on until its job ends, as on a real runner.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process to run. `line` receives stdout and stderr line by line, in the order they arrive. */
export interface ProcessOptions {
  file: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  line(text: string): void;
  /** Stops the group: SIGINT, then SIGTERM, then SIGKILL, with patience between them. */
  signal: AbortSignal;
  patience: Patience;
  /** Kills the group at once. */
  kill: AbortSignal;
  /** Job's groups; ended by killGroups() at the end of the job. */
  groups: Set<number>;
}

/** Milliseconds between SIGINT and SIGTERM, and between SIGTERM and SIGKILL. */
export interface Patience {
  interrupt: number;
  terminate: number;
}

/** The times that GitHub's runner gives a process to end by itself when its step is stopped. */
export const runnerPatience: Patience = { interrupt: 7_500, terminate: 2_500 };

// A process that went to the background keeps the pipes open; its parent's own output arrives at once.
const drainMilliseconds = 200;

/** Runs a process to its end and resolves to its exit code (128 + n when killed). Rejects when it cannot start. */
export async function runProcess(options: ProcessOptions): Promise<number> {
  const child = spawn(options.file, [...options.args], {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = readLines(child, options.line);
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === 'SIGKILL' ? 9 : signal === 'SIGINT' ? 2 : 15)),
    );
  });
  const group = child.pid;
  if (group !== undefined) remember(group, options.groups);
  const stop = () => {
    if (group !== undefined) void stopGroup(group, exited, options.patience);
  };
  const end = () => {
    if (group !== undefined) kill(-group, 'SIGKILL');
  };
  options.signal.addEventListener('abort', stop, { once: true });
  options.kill.addEventListener('abort', end, { once: true });
  if (options.signal.aborted) stop();
  if (options.kill.aborted) end();
  try {
    const code = await exited;
    await output.settled();
    return code;
  } finally {
    options.signal.removeEventListener('abort', stop);
    options.kill.removeEventListener('abort', end);
    output.close();
  }
}

/** Kills whole process groups, and every process that still carries the tracking id of the job. */
export function killGroups(groups: Iterable<number>, trackingId?: string): void {
  for (const group of groups) {
    kill(-group, 'SIGKILL');
    alive.delete(group);
  }
  if (trackingId === undefined) return;
  // A process that left its group (setsid) is still known by the environment it inherited.
  for (const pid of processIds()) {
    if (environmentOf(pid).includes(`RUNNER_TRACKING_ID=${trackingId}\0`)) kill(pid, 'SIGKILL');
  }
}

// Whatever ends this process, even a mistake of its own, its steps must not outlive it.
const alive = new Set<number>();
let watching = false;
function remember(group: number, groups: Set<number>): void {
  groups.add(group);
  alive.add(group);
  if (!watching) process.once('exit', () => killGroups([...alive]));
  watching = true;
}

async function stopGroup(group: number, exited: Promise<number>, patience: Patience): Promise<void> {
  const ended = exited.then(
    () => true,
    () => true,
  );
  const within = (milliseconds: number) => {
    const timer = new AbortController();
    const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false);
    return Promise.race([ended, late]).finally(() => timer.abort());
  };
  kill(-group, 'SIGINT');
  if (!(await within(patience.interrupt))) {
    kill(-group, 'SIGTERM');
    await within(patience.terminate);
  }
  kill(-group, 'SIGKILL');
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) && Number(name) !== process.pid ? [Number(name)] : [],
    );
  } catch {
    return [];
  }
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function readLines(
  child: ChildProcess,
  line: (text: string) => void,
): { settled(): Promise<void>; close(): void } {
  let last = Date.now();
  let open = 0;
  let closed = false;
  const rests: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    const decoder = new StringDecoder('utf8');
    let rest = '';
    open++;
    stream.on('data', (chunk: Buffer) => {
      if (closed) return;
      last = Date.now();
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() as string;
      for (const text of lines) line(text.replace(/\r$/, ''));
    });
    stream.once('close', () => open--);
    rests.push(() => {
      rest += decoder.end();
      if (rest !== '') line(rest);
      rest = '';
    });
  }
  return {
    async settled() {
      const start = Date.now();
      while (open > 0 && Date.now() - Math.max(last, start) < drainMilliseconds) await sleep(5);
      for (const flush of rests) flush();
    },
    close() {
      closed = true;
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}
