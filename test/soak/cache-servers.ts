import { setTimeout as sleep } from 'node:timers/promises';
import { expectTree, generator, type Tree } from '../bench/cache-tree.ts';
import type { RedisServer } from '../servers/redis.ts';
import type { FaultyProxy, Fault as ProxyFault, Seen } from '../servers/s3-proxy.ts';
import { cachedTree, type Ended, fresh, green, job, plant, type Setting, start } from './cache-machine.ts';

/** A job that waits longer for a server that is not there is not helped by a cache. */
export const MAX_SECONDS = 60;

export interface Saved {
  readonly key: string;
  readonly tree: Tree;
}

export async function saveTree(setting: Setting, key: string, seed: number): Promise<Saved> {
  const workspace = fresh(setting, 'workspace');
  const saving = job(setting, { workspace, key, home: fresh(setting, 'home') });
  await green('main', saving.main());
  const tree = plant(workspace, seed);
  const { log } = await green('save', saving.post());
  if (!/^cache: saved /m.test(log)) throw new Error(`not saved:\n${log}`);
  return { key, tree };
}

/** What a restore under a fault came to; a tree that is not right, and a red or endless job, throw. */
export interface Restored {
  readonly hit: boolean;
  readonly tier: string;
  readonly reason: string;
  readonly seconds: number;
  readonly warnings: number;
}

/** Restores in a new workspace while `disturb` does what it does, from the moment the step starts. */
export async function restoreUnder(
  setting: Setting,
  saved: Saved,
  what: string,
  disturb: (ended: Promise<Ended>) => Promise<void> = async () => undefined,
): Promise<Restored> {
  const workspace = fresh(setting, 'reader');
  const restoring = job(setting, { workspace, key: saved.key, home: fresh(setting, 'home') });
  const main = start(restoring.main());
  const timer = setTimeout(() => main.kill(), 2 * MAX_SECONDS * 1000);
  await disturb(main.ended);
  const { code, seconds, log } = await main.ended;
  clearTimeout(timer);
  if (code !== 0 || /^::error/m.test(log)) throw new Error(`${what}: the step failed (${code}):\n${log}`);
  if (seconds > MAX_SECONDS) throw new Error(`${what}: it took ${seconds.toFixed(0)} s`);
  const outputs = restoring.outputs();
  const hit = outputs['cache-hit'] === 'true';
  const reason = outputs['miss-reason'] ?? '';
  if (!hit && reason === '') throw new Error(`${what}: a miss without a reason:\n${log}`);
  expectTree(what, cachedTree(workspace), hit ? saved.tree : new Map());
  // That there is no service for the report is not the store's matter.
  const warnings = log.match(/^::warning(?!.*(?:artifact|report)).*$/gm) ?? [];
  return { hit, tier: outputs['hit-tier'] ?? '', reason, seconds, warnings: warnings.length };
}

const isRead = ({ method }: Seen): boolean => method === 'GET' || method === 'HEAD';

/** Each fault of a bucket's answers, for all reads from the `from`-th one of a restore. */
export const S3_FAULTS: Readonly<Record<string, ProxyFault>> = {
  'answers 403': { kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' },
  'answers 429': { kind: 'answer', status: 429 },
  'answers 500': { kind: 'answer', status: 500, body: '<Error><Code>InternalError</Code></Error>' },
  'answers 503': { kind: 'answer', status: 503, body: '<Error><Code>SlowDown</Code></Error>' },
  hangs: { kind: 'hang' },
  drops: { kind: 'drop' },
  'cuts its answers': { kind: 'cut', bytes: 1000 },
  'goes silent in its answers': { kind: 'stall', bytes: 1000 },
  'changes a bit': { kind: 'flip' },
  'ignores Range': { kind: 'ignore', headers: ['range'] },
};

export function faultFrom(proxy: FaultyProxy, fault: ProxyFault, from: number, times = Infinity): void {
  let reads = 0;
  proxy.fault = (request) => {
    if (!isRead(request)) return undefined;
    reads += 1;
    return reads > from && reads <= from + times ? fault : undefined;
  };
}

/** Stops or kills a Redis at a random moment of a restore. */
export function disturbRedis(
  redis: RedisServer,
  signal: 'SIGSTOP' | 'SIGKILL',
  seed: number,
  seconds: number,
) {
  const random = generator(seed);
  return async (ended: Promise<Ended>): Promise<void> => {
    await Promise.race([sleep(random() * seconds * 1000), ended]);
    for (const pid of redis.pids) process.kill(pid, signal);
  };
}
