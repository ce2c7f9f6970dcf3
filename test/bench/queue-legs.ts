import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openQueue } from '@paceline/coordinate';
import { openRedisCommands } from '@paceline/store';
import { Redis } from 'ioredis';
import { queueCommands } from '../../packages/coordinate/src/queue/queue-commands.ts';
import { queueKeys } from '../../packages/coordinate/src/queue/queue-keys.ts';

export interface LegsSettings {
  readonly url: string;
  readonly runId: string;
  readonly legs: number;
  readonly items: number;
  /** `bare`: the same commands by the client itself, without what is ours. */
  readonly mode: 'single' | 'guided' | 'bare';
}

export interface LegsTimes {
  /** All legs together. */
  readonly seconds: number;
  /** Of each claim and each result. */
  readonly milliseconds: number[];
  readonly claims: number;
}

const { url, runId, legs, items, mode } = workerData as LegsSettings;
const name = { repository: 'bench/queue', runId, planId: 'bench', combination: 'items', attempt: 1 };
const milliseconds: number[] = [];
let claims = 0;
let done = 0;

async function timed<T>(call: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await call();
  milliseconds.push(performance.now() - begun);
  return answer;
}

/** One item a time: what a claim and a result cost, without what decides how many. */
function singleLeg(leg: string) {
  const redis = openRedisCommands(new URL(url), {});
  const commands = queueCommands(redis, {
    ...{ keys: queueKeys(name), items, leg, consumer: leg, lifeMilliseconds: 30_000, keepSeconds: 600 },
    rest: () => sleep(20),
  });
  return {
    open: () => commands.seed(),
    async run() {
      for (;;) {
        const [entry] = await timed(() => commands.read(1));
        if (!entry) return;
        claims += 1;
        await timed(() => commands.finish([{ entry, outcome: 'passed' }]));
        done += 1;
      }
    },
    close: () => redis.close(),
  };
}

function bareLeg(leg: string) {
  const { hostname, port } = new URL(url);
  const client = new Redis({ host: hostname, port: Number(port), lazyConnect: true });
  const { stream, group, results } = queueKeys(name);
  return {
    async open() {
      await singleLeg(leg).open();
      await client.connect();
    },
    async run() {
      for (;;) {
        const read = ['GROUP', group, leg, 'COUNT', 1, 'STREAMS', stream, '>'];
        const answer = (await timed(() => client.call('XREADGROUP', read))) as [string, [string][]][] | null;
        const id = answer?.[0]?.[1][0]?.[0];
        if (id === undefined) return;
        claims += 1;
        await timed(() => client.multi().hsetnx(results, id, `passed ${leg}`).xack(stream, group, id).exec());
        done += 1;
      }
    },
    close: () => client.disconnect(),
  };
}

function guidedLeg(leg: string) {
  let queue: Awaited<ReturnType<typeof openQueue>>;
  return {
    async open() {
      queue = await openQueue({
        ...{ url: new URL(url), variables: {}, name, leg, rules: { legs, leastSeconds: 10 } },
        seconds: new Array<number>(items).fill(1),
      });
    },
    async run() {
      for (;;) {
        const step = await timed(() => queue.next());
        if ('ended' in step) return;
        claims += 1;
        await timed(() => queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' }))));
        done += step.entries.length;
      }
    },
    close: () => queue.close(),
  };
}

const LEG = { single: singleLeg, guided: guidedLeg, bare: bareLeg };
const all = Array.from({ length: legs }, (_, at) => LEG[mode](`${at}`));
// One seeds, as the first leg of a run does; the others find that it is done.
await all[0]!.open();
await Promise.all(all.slice(1).map((leg) => leg.open()));
const begun = performance.now();
await Promise.all(all.map((leg) => leg.run()));
const seconds = (performance.now() - begun) / 1000;
for (const leg of all) leg.close();
if (done !== items) throw new Error(`${done} of ${items} items were given out.`);
parentPort!.postMessage({ seconds, milliseconds, claims } satisfies LegsTimes);
