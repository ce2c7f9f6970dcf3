import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { whereIs } from './catalog.ts';

const POLL_MILLISECONDS = 25;
/** A server that is asked to stop and does not is killed after this long. */
const GRACE_MILLISECONDS = 3000;

/** What every starter's answer has. */
export interface Server {
  /** Process ids, for tests that look for orphans. */
  readonly pids: readonly number[];
  /** Ends the processes and removes their folder; a second call does nothing. */
  stop(): Promise<void>;
}

export interface Program {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the log is kept. */
  readonly folder: string;
  /** SIGKILL for servers with nothing to save. */
  readonly stopSignal?: 'SIGTERM' | 'SIGKILL';
}

export interface ServerProcess {
  readonly pid: number;
  /** Waits until `answers` gives true. @throws Error with the server's own log at its end or after the deadline */
  ready(answers: () => Promise<boolean>, deadlineSeconds: number): Promise<void>;
  stop(): Promise<void>;
}

const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder for one server. Short, because Unix sockets in it may have 107 bytes of path. */
export function serverFolder(name: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `paceline-server-${name}-`));
  folders.add(path);
  return {
    path,
    remove() {
      folders.delete(path);
      // A server that was killed a moment ago may still be closing files.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

/**
 * Starts a server that cannot outlive this process: the kernel kills it when this process ends, whatever
 * ended it (`setpriv --pdeathsig`), so an interrupted test run needs no handler to leave nothing behind.
 */
export function startProcess({ name, program, args, env, folder, stopSignal }: Program): ServerProcess {
  const [command, ...mortal] = mortalCommand(program, args);
  const log = join(folder, `${name}.log`);
  const output = openSync(log, 'a');
  const child = spawn(command, mortal, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => {});
  if (child.pid === undefined) throw new Error(`${name} could not be started.`);
  return {
    pid: child.pid,
    async ready(answers, deadlineSeconds) {
      const until = performance.now() + deadlineSeconds * 1000;
      for (;;) {
        if (hasEnded(child)) throw failed(`ended (${child.exitCode ?? child.signalCode})`);
        if (await answers().catch(() => false)) return;
        if (performance.now() > until) throw failed(`did not answer within ${deadlineSeconds} s`);
        await pause(POLL_MILLISECONDS);
      }
    },
    stop: () => end(child, stopSignal ?? 'SIGTERM'),
  };

  function failed(what: string): Error {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40);
    return new Error(`${name} ${what}. Its log:\n${lines.join('\n')}`);
  }
}

/**
 * A command of a server's set-up, bounded in time; it cannot outlive this process either.
 * @throws Error with what it wrote
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { env: Readonly<Record<string, string>>; timeoutSeconds: number },
): Promise<void> {
  const [command, ...mortal] = mortalCommand(program, args);
  try {
    await promisify(execFile)(command, mortal, {
      env: { ...process.env, ...options.env },
      timeout: options.timeoutSeconds * 1000,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    const { stdout, stderr, killed } = error as { stdout?: string; stderr?: string; killed?: boolean };
    const why = killed ? `did not end within ${options.timeoutSeconds} s` : 'failed';
    throw new Error(`${program} ${args[0] ?? ''} ${why}.\n${stdout ?? ''}${stderr ?? ''}`.trimEnd(), {
      cause: error,
    });
  }
}

function mortalCommand(program: string, args: readonly string[]): [string, ...string[]] {
  const path = program.startsWith('/') ? program : whereIs(program);
  const setpriv = whereIs('setpriv');
  if (!path) throw new Error(`${program} was not found. Run \`npm run servers\`, which installs it.`);
  if (!setpriv) throw new Error('setpriv was not found. It comes with util-linux.');
  return [setpriv, '--pdeathsig', 'KILL', '--', path, ...args];
}

/**
 * Runs `start` with a free loopback port, and again with another when something else took that port in
 * between. Ports are drawn below those that the kernel gives to outgoing connections.
 */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (attempt === 3 || !/in use|cannot bind|could not bind/i.test((error as Error).message)) throw error;
    }
  }
}

/** A loopback port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 21_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (free) return port;
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** True when the server gives a successful answer to a GET. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.arrayBuffer();
  return response.ok;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS);
  await ended;
  clearTimeout(timer);
}
