import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientAnswer, ClientMessage, ClientRequest } from './github-client.ts';

interface ClientReply {
  /** Undefined when the client did not answer in time, or died. */
  readonly message: ClientAnswer | undefined;
  /** What the client logged meanwhile. */
  readonly lines: readonly string[];
}

/** One process with GitHub's client and the folder in which it reads and writes files. */
export interface Client {
  readonly folder: string;
  request(request: ClientRequest, seconds: number): Promise<ClientReply>;
}

interface Clients {
  /** Lends a client and its folder to `use`, and to nobody else meanwhile; waits when all are lent. */
  with<T>(use: (client: Client) => Promise<T>): Promise<T>;
  /** A client for requests that need no folder; it can be lent for transfers at the same time. */
  any(): Client;
  close(): Promise<void>;
}

/** Processes at a time: each costs a start and some 80 MB, and moves up to eight parts of a value at once. */
const MAX_CLIENTS = 2;
/** A busy machine takes seconds to load the client. */
const START_SECONDS = 20;
const SOURCE = /\/github\/github-process(\.[jt]s)$/;
/** In sources the entry of this package, one folder up; in the bundle the bundle's, which stands beside this file. */
const ENTRY = SOURCE.test(import.meta.url)
  ? import.meta.url.replace(SOURCE, '/index$1')
  : import.meta.url.replace(/[^/]*(\.[jt]s)$/, 'index$1');
/** Variables that the client does not get: inputs and state may be secrets, and only the action writes the files. */
const WITHHELD = /^(INPUT_|STATE_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|TOKEN)$|RUNNER_DEBUG$)/;

export function createClients(variables: Readonly<Record<string, string | undefined>>): Clients {
  const all = new Set<ReturnType<typeof start>>();
  const busy = new Set<ReturnType<typeof start>>();
  const waiting: (() => void)[] = [];
  let root: string | undefined;

  const folder = (): string => {
    const temporary = variables['RUNNER_TEMP'] || tmpdir();
    mkdirSync(temporary, { recursive: true });
    root ??= mkdtempSync(join(temporary, 'paceline-github-'));
    return mkdtempSync(join(root, 'client-'));
  };
  const begin = () => {
    const client = start(folder(), variables);
    all.add(client);
    return client;
  };
  const living = () => [...all].filter((client) => client.alive());

  return {
    async with(use) {
      while (busy.size >= MAX_CLIENTS) await new Promise<void>((resolve) => waiting.push(resolve));
      const client = living().find((one) => !busy.has(one)) ?? begin();
      busy.add(client);
      try {
        return await use(client);
      } finally {
        busy.delete(client);
        waiting.shift()?.();
      }
    },
    any: () => living()[0] ?? begin(),
    async close() {
      await Promise.all([...all].map((client) => client.end()));
      all.clear();
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
  let alive = true;
  let next = 0;
  const pending = new Map<number, { lines: string[]; settle: (message: ClientAnswer | undefined) => void }>();
  let settleReady: (ready: boolean) => void = () => undefined;
  const ready = new Promise<boolean>((resolve) => {
    settleReady = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      settleReady(false);
      for (const { settle } of pending.values()) settle(undefined);
      resolve();
    };
    child.on('exit', end);
    child.on('error', end);
  });
  // All requests under way are lost.
  const kill = () => {
    alive = false;
    child.kill('SIGKILL');
  };
  const startTimer = setTimeout(kill, START_SECONDS * 1000);
  child.on('message', (message: ClientMessage) => {
    if (message.about === 'ready') {
      clearTimeout(startTimer);
      settleReady(true);
    } else if (message.about === 'line') {
      const of = message.id === undefined ? undefined : pending.get(message.id);
      for (const { lines } of of ? [of] : pending.values()) lines.push(message.text);
    } else {
      const { id, ...answer } = message;
      pending.get(id)?.settle(answer);
    }
  });
  void ended.then(() => clearTimeout(startTimer));

  return {
    folder,
    alive: () => alive,
    async request(request: ClientRequest, seconds: number): Promise<ClientReply> {
      const id = next++;
      const lines: string[] = [];
      if (!(await ready)) return { message: undefined, lines };
      let timer: NodeJS.Timeout | undefined;
      const message = await new Promise<ClientAnswer | undefined>((resolve) => {
        pending.set(id, { lines, settle: resolve });
        if (!alive) return resolve(undefined);
        timer = setTimeout(() => resolve(undefined), seconds * 1000);
        // One that ends before it could be asked settles all that is pending.
        child.send({ ...request, id }, (error) => error && resolve(undefined));
      });
      clearTimeout(timer);
      pending.delete(id);
      if (!message) kill();
      return { message, lines };
    },
    async end(): Promise<void> {
      kill();
      await ended;
    },
  };
}
