import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message, Request } from './github-client.ts';

export interface Reply {
  /** Undefined when the client did not answer in time, or died. */
  readonly message: Exclude<Message, { about: 'ready' | 'line' }> | undefined;
  /** What the client logged meanwhile. */
  readonly lines: readonly string[];
}

/** One process with GitHub's client and the folder in which it reads and writes files; one request at a time. */
export interface Client {
  readonly folder: string;
  request(request: Request, seconds: number): Promise<Reply>;
}

export interface Clients {
  /** Lends a client to `use`; waits when all are in use. */
  with<T>(use: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Processes at a time: as many as packs are restored at a time. Most runs need one. */
const MAX_CLIENTS = 4;
/** A busy machine takes seconds to load the client. */
const START_SECONDS = 20;
/** In sources the entry of this package, in the bundle the bundle's: both stand beside this file. */
const ENTRY = import.meta.url.replace(/[^/]*(\.[jt]s)$/, 'index$1');
/** Of the action, not of the client: inputs and state may be secrets, and the files are the action's to write. */
const WITHHELD = /^(INPUT_|STATE_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|TOKEN)$|RUNNER_DEBUG$)/;

export function createClients(variables: Readonly<Record<string, string | undefined>>): Clients {
  const all = new Set<ReturnType<typeof start>>();
  const idle: ReturnType<typeof start>[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let root: string | undefined;

  const folder = (): string => {
    const temporary = variables['RUNNER_TEMP'] || tmpdir();
    mkdirSync(temporary, { recursive: true });
    root ??= mkdtempSync(join(temporary, 'paceline-github-'));
    return mkdtempSync(join(root, 'client-'));
  };

  return {
    async with(use) {
      while (busy >= MAX_CLIENTS) await new Promise<void>((resolve) => waiting.push(resolve));
      busy += 1;
      try {
        let client = idle.pop();
        if (!client) {
          client = start(folder(), variables);
          all.add(client);
        }
        const result = await use(client);
        if (client.alive()) idle.push(client);
        else all.delete(client);
        return result;
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all([...all].map((client) => client.end()));
      all.clear();
      idle.length = 0;
      if (root !== undefined) rmSync(root, { recursive: true, force: true });
      root = undefined;
    },
  };
}

function start(folder: string, variables: Readonly<Record<string, string | undefined>>) {
  const temporary = join(folder, 'temp');
  mkdirSync(temporary);
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', `(await import(${JSON.stringify(ENTRY)})).serveGithubCache()`],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        ...Object.fromEntries(Object.entries(variables).filter(([name]) => !WITHHELD.test(name))),
        GITHUB_WORKSPACE: folder,
        RUNNER_TEMP: temporary,
      },
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  const ready = next(child, ended, START_SECONDS, (message) => message.about === 'ready');
  let alive = true;

  return {
    folder,
    alive: () => alive,
    async request(request: Request, seconds: number): Promise<Reply> {
      const lines: string[] = [];
      const reply = (await ready)
        ? await next(
            child,
            ended,
            seconds,
            (message) => {
              if (message.about === 'line') lines.push(message.text);
              return message.about !== 'line' && message.about !== 'ready';
            },
            () => child.send(request),
          )
        : undefined;
      if (!reply) {
        alive = false;
        child.kill('SIGKILL');
      }
      return { message: reply as Reply['message'], lines };
    },
    async end(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The next message that is wanted; undefined when the time is over or the process ended. */
function next(
  child: ChildProcess,
  ended: Promise<void>,
  seconds: number,
  wanted: (message: Message) => boolean,
  begin?: () => void,
): Promise<Message | undefined> {
  return new Promise((resolve) => {
    const done = (message?: Message) => {
      clearTimeout(timer);
      child.off('message', listen);
      resolve(message);
    };
    const listen = (message: unknown) => {
      if (wanted(message as Message)) done(message as Message);
    };
    const timer = setTimeout(done, seconds * 1000);
    child.on('message', listen);
    void ended.then(() => done());
    try {
      begin?.();
    } catch {
      // It ended before it could be asked.
      done();
    }
  });
}
