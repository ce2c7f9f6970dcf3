import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis } from '../servers/redis-connection.ts';
import { freePort, type ServerProcess, startProcess } from '../servers/server-process.ts';
import type { WorkerSettings } from './queue-worker.ts';
import type { SoakOptions } from './soak.ts';

const ITEMS = 1_000_000;
const PROCESSES = 6;
const LEGS = 4;
const LIFE_SECONDS = 10;
/** After so long nothing that was to happen happens any more. */
const LIMIT_SECONDS = 3600;

const WORKER = new URL('queue-worker.ts', import.meta.url).pathname;

/**
 * Many legs in processes that are killed and replaced, or stopped for longer than their time to live, on a Redis that is
 * killed and started again with its append-only file: each item is run, and each that was run twice is known.
 * Where three legs end with an item by chance it is given to nobody any more, which is said and no loss. It ends
 * only what it started.
 */
export default async function queue({
  count = ITEMS,
  seconds = LIMIT_SECONDS,
}: SoakOptions): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-soak-queue-'));
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  const port = await freePort();
  let redis = await startRedis(port, folder);
  const children = new Set<ChildProcess>();
  const faults = { killed: 0, stopped: 0, restarts: 0 };
  let started = 0;
  const start = () => {
    started += 1;
    const settings: WorkerSettings = {
      ...{ url: `redis://127.0.0.1:${port}`, runId: '1', name: `w${started}`, items: count },
      ...{ legs: LEGS, lifeSeconds: LIFE_SECONDS },
      log: join(logs, `w${started}`),
    };
    const child = spawn(process.execPath, [WORKER, JSON.stringify(settings)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  try {
    for (let at = 0; at < PROCESSES; at++) start();
    while (children.size > 0) {
      await sleep(2000 + Math.random() * 3000);
      const done = await finished(port);
      if (elapsed() > seconds) throw new Error(`After ${seconds} s ${done} of ${count} items have a result.`);
      // In the last part all are left in peace, so that it comes to its end.
      if (done > count * 0.95) continue;
      const [child] = [...children].sort(() => Math.random() - 0.5);
      const dice = Math.random();
      if (dice < 0.15) {
        await redis.stop();
        await sleep(Math.random() * 2000);
        redis = await startRedis(port, folder);
        faults.restarts += 1;
      } else if (dice < 0.55) {
        child?.kill('SIGKILL');
        start();
        faults.killed += 1;
      } else if (child) {
        child.kill('SIGSTOP');
        faults.stopped += 1;
        setTimeout(() => child.kill('SIGCONT'), LIFE_SECONDS * 1000 * (0.5 + Math.random() * 2));
      }
    }
    const took = elapsed();
    const account = accountFor(logs, count);
    if (account.lost > 0 || account.unknown > 0 || account.done === 0) {
      throw new Error(`${JSON.stringify(account)} of ${count} items; ${JSON.stringify(faults)}`);
    }
    return [
      `${count} items, ${account.runs} runs, 0 lost, ${took.toFixed(0)} s`,
      `${account.poisoned} items given to nobody any more, as three legs ended with each, and said to be so`,
      `${account.repeats} runs of items that another leg ran too: ${account.reported} by the queue's answer, ${account.unanswered} by legs that ended before its answer, ${account.forgotten} after a restart of Redis`,
      `${started} processes of ${LEGS} legs: ${faults.killed} killed, ${faults.stopped} stopped and continued; ${faults.restarts} restarts of Redis`,
    ];
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all([...children].map((child) => once(child, 'exit')));
    await redis.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startRedis(port: number, folder: string): Promise<ServerProcess> {
  const server = startProcess({
    ...{ name: 'redis', program: 'redis-server', folder, stopSignal: 'SIGKILL' },
    args: [
      ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--daemonize', 'no'],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
    ],
  });
  await server.ready(async () => (await finished(port)) >= 0, 120);
  return server;
}

/** Items with a result; -1 where the server does not answer. */
async function finished(port: number): Promise<number> {
  try {
    const connection = await connectRedis(port);
    try {
      const keys = (await connection.command('KEYS', '*:results:1')) as string[];
      return keys[0] === undefined ? 0 : Number(await connection.command('HLEN', keys[0]));
    } finally {
      connection.close();
    }
  } catch {
    return -1;
  }
}

/** What the legs' own notes say. */
function accountFor(logs: string, count: number) {
  const runs = new Uint16Array(count);
  const answers = new Uint16Array(count);
  const firsts = new Uint16Array(count);
  const poisoned = new Set<number>();
  let [reported, done] = [0, 0];
  for (const name of readdirSync(logs)) {
    for (const line of readFileSync(join(logs, name), 'utf8').split('\n')) {
      const [word, at, how] = line.split(' ');
      const index = Number(at);
      if (word === 'ran') runs[index]! += 1;
      else if (word === 'first' || word === 'second') {
        answers[index]! += 1;
        if (word === 'first') firsts[index]! += 1;
        else reported += 1;
      } else if (word === 'poisoned') poisoned.add(index);
      else if (word === 'ended' && how === 'done') done += 1;
    }
  }
  let [total, lost, repeats, unanswered, forgotten, unknown] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < count; index++) {
    const ran = runs[index]!;
    total += ran;
    if (ran === 0 && !poisoned.has(index)) lost += 1;
    if (ran < 2) continue;
    repeats += ran - 1;
    // Of several runs one is the first; the others are told by the answer, or their leg ended before it came.
    unanswered += Math.max(0, ran - Math.max(1, answers[index]!));
    forgotten += Math.max(0, firsts[index]! - 1);
    const told = answers[index]! - Math.min(1, firsts[index]!) - Math.max(0, firsts[index]! - 1);
    const explained = told + Math.max(0, firsts[index]! - 1) + (ran - answers[index]!);
    if (explained < ran - 1) unknown += 1;
  }
  const said = poisoned.size;
  return { runs: total, lost, repeats, reported, unanswered, forgotten, unknown, poisoned: said, done };
}
