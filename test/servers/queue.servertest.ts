import {
  type ItemResult,
  type Machine,
  openQueue,
  type Queue,
  type QueueRequest,
  systemMachine,
} from '@paceline/coordinate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LossyProxy, startLossyProxy } from './lossy-proxy.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { startRedisCluster } from './redis-cluster.ts';
import { connectRedis } from './redis-connection.ts';
import { pause } from './server-process.ts';

let redis: RedisServer;
let proxy: LossyProxy;
beforeAll(async () => {
  redis = await startRedis();
  proxy = await startLossyProxy(redis.port);
});
afterAll(async () => {
  await proxy?.stop();
  await redis?.stop();
});

let run = 0;
beforeEach(() => {
  run += 1;
});
const opened: Queue[] = [];
afterEach(() => {
  proxy.loseAnswerTo = undefined;
  for (const queue of opened.splice(0)) queue.close();
});

/** As the process of a leg that was killed: whatever it would do later, it does not. */
const killed: Machine = {
  ...systemMachine,
  after: (milliseconds, act, options) =>
    options?.background ? () => {} : systemMachine.after(milliseconds, act, options),
};

type Given = Partial<Omit<QueueRequest, 'url'>> & { url?: string; attempt?: number };
const open = async (leg: string, items: number, given: Given = {}, machine?: Machine): Promise<Queue> => {
  const { url = redis.url, attempt = 1, ...more } = given;
  const queue = await openQueue(
    {
      url: new URL(url),
      variables: {},
      name: { repository: 'octo/app', runId: `${run}`, planId: 'abc', combination: 'tests', attempt },
      leg,
      seconds: Array.from({ length: items }, () => 1),
      rules: { legs: 4, leastSeconds: 5 },
      lifeSeconds: 1,
      waitSeconds: 20,
      patienceSeconds: 3,
      ...more,
    },
    machine,
  );
  opened.push(queue);
  return queue;
};

/** Takes what comes until the end, and says what it ran. */
async function work(queue: Queue, runItem: (index: number) => Promise<void> | void = () => {}) {
  const ran: number[] = [];
  const poisoned: number[] = [];
  const first: (ItemResult | undefined)[] = [];
  for (let batches = 0; ; batches++) {
    const step = await queue.next();
    if ('ended' in step) return { ran, poisoned, first, batches, ended: step.ended };
    poisoned.push(...step.poisoned);
    for (const { index } of step.entries) {
      await runItem(index);
      ran.push(index);
    }
    first.push(...(await queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' as const })))));
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
const taken = async (queue: Queue) => {
  const step = await queue.next();
  if ('ended' in step) throw new Error(`nothing more: ${step.ended}`);
  return step;
};

describe('a queue', () => {
  test('that 8 legs seed and empty at the same time gives each item to one of them, the longest first', async () => {
    const legs = await Promise.all(
      upTo(8).map(async (leg) =>
        work(await open(`${leg}`, 3000, { rules: { legs: 8, leastSeconds: 10 } }), () => pause(0)),
      ),
    );
    expect(sorted(legs.flatMap(({ ran }) => ran))).toEqual(upTo(3000));
    expect(legs.every(({ ended }) => ended === 'done')).toBe(true);
    expect(legs.reduce((sum, { batches }) => sum + batches, 0)).toBeLessThan(200);
    for (const { ran } of legs) expect(ran).toEqual(sorted(ran));
    const admin = await connectRedis(redis.port);
    const keys = (await admin.command('KEYS', `paceline:queue:{octo/app:${run}:*`)) as string[];
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(await admin.command('TTL', key)).toBeGreaterThan(86_400);
    admin.close();
  });

  test('of which a seeder left the half is completed by the next one', async () => {
    await open('1', 1200);
    const admin = await connectRedis(redis.port);
    const [stream] = (await admin.command('KEYS', `paceline:queue:{octo/app:${run}:*stream`)) as string[];
    await admin.command('DEL', stream!);
    for (const index of upTo(450)) await admin.command('XADD', stream!, `${index + 1}-0`, 'i', index);
    admin.close();
    expect(sorted((await work(await open('2', 1200))).ran)).toEqual(upTo(1200));
  });

  test('that takes no more items, as a stranger was there first, is lost and ends no leg', async () => {
    await open('1', 10);
    const admin = await connectRedis(redis.port);
    const [stream] = (await admin.command('KEYS', `paceline:queue:{octo/app:${run}:*stream`)) as string[];
    await admin.command('XADD', stream!, '999-0', 'i', '5');
    await admin.command('XDEL', stream!, '999-0');
    admin.close();
    const queue = await open('2', 20);
    const lost = (await work(queue).catch((error: Error) => error)) as Error;
    expect(lost.message).toContain('no longer has all of the queue');
  });

  test('of one leg and of an empty plan ends', async () => {
    expect(await work(await open('1', 0))).toMatchObject({ ran: [], ended: 'done' });
    expect(await work(await open('1', 1, { attempt: 2 }))).toMatchObject({ ran: [0], ended: 'done' });
  });

  test('gives what a killed leg had to the others, once it has shown no sign of life', async () => {
    const dead = await taken(await open('1', 40, {}, killed));
    expect(dead.entries.length).toBeGreaterThan(3);
    const begun = performance.now();
    const heir = await work(await open('2', 40));
    expect(sorted(heir.ran)).toEqual(upTo(40));
    expect(heir.first.every((result) => result?.leg === '2')).toBe(true);
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  test('does not give away what a leg has that lives, and ends the wait of the others', async () => {
    const slow = await open('1', 8, { rules: { legs: 1, leastSeconds: 100 } });
    const { entries } = await taken(slow);
    expect(await work(await open('2', 8, { waitSeconds: 3 }))).toMatchObject({ ran: [], ended: 'waited' });
    const first = await slow.finish(entries.map((entry) => ({ entry, outcome: 'passed' })));
    expect(first.map((result) => result?.leg)).toEqual(entries.map(() => '1'));
  });

  test('takes the first result of a leg that was taken for dead and of the one that took over', async () => {
    const zombie = await open('1', 6, { rules: { legs: 1, leastSeconds: 100 } }, killed);
    const { entries } = await taken(zombie);
    await pause(1200);
    const heir = await open('2', 6);
    const step = await taken(heir);
    const same = entries.filter(({ index }) => step.entries.some((entry) => entry.index === index));
    expect(same.length).toBeGreaterThan(0);
    await zombie.finish(same.map((entry) => ({ entry, outcome: 'failed' })));
    const second = await heir.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' })));
    expect(second.filter((result) => result?.leg === '1' && result.outcome === 'failed')).toHaveLength(
      same.length,
    );
    expect(sorted((await work(heir)).ran.concat(step.entries.map(({ index }) => index)))).toEqual(upTo(6));
  });

  test('gives an item to nobody any more of which three legs died, and all others are run', async () => {
    const dying = async (leg: string) => {
      const queue = await open(leg, 20, { rules: { legs: 2, leastSeconds: 3 } }, killed);
      for (;;) {
        const step = await queue.next();
        if ('ended' in step) return 'lived';
        if (step.entries.some(({ index }) => index === 3)) return 'died';
        await queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' })));
      }
    };
    expect(await dying('1')).toBe('died');
    expect(await dying('2')).toBe('died');
    expect(await dying('3')).toBe('died');
    const last = await open('4', 20, { rules: { legs: 2, leastSeconds: 3 } });
    const { poisoned, ran, ended } = await work(last);
    expect({ poisoned, ended }).toEqual({ poisoned: [3], ended: 'done' });
    expect(ran).not.toContain(3);
    const results = await last.results(upTo(20));
    expect(results[3]).toEqual({ outcome: 'poisoned', leg: '4' });
    expect(results.filter((result) => result?.outcome === 'passed')).toHaveLength(19);
  });

  test('gives a failed item to another leg when asked, and never to the same one', async () => {
    const one = await open('1', 4, { rules: { legs: 1, leastSeconds: 100 } });
    const { entries } = await taken(one);
    await one.finish(
      entries.map((entry) =>
        entry.index === 2 ? { entry, outcome: 'again' } : { entry, outcome: 'passed' },
      ),
    );
    const waits = work(one);
    await pause(2500);
    const other = await open('2', 4);
    const { entries: again } = await taken(other);
    expect(again).toMatchObject([{ index: 2, round: 2, not: '1' }]);
    await other.finish([{ entry: again[0]!, outcome: 'passed' }]);
    expect(await waits).toMatchObject({ ran: [], ended: 'done' });
    expect(await one.results([2])).toEqual([{ outcome: 'passed', leg: '2' }]);
  });

  test('leaves a failed item failed where no other leg is there', async () => {
    const alone = await open('1', 1, { waitSeconds: 60 });
    const { entries } = await taken(alone);
    await alone.finish([{ entry: entries[0]!, outcome: 'again' }]);
    expect(await work(alone)).toMatchObject({ ran: [], ended: 'done' });
    expect(await alone.results([0])).toEqual([{ outcome: 'failed', leg: '1' }]);
  });

  test('is there again for the next attempt of the run, beside one that still goes on', async () => {
    const first = await open('1', 30, {}, killed);
    await taken(first);
    const again = await work(await open('1', 30, { attempt: 2 }));
    expect(sorted(again.ran)).toEqual(upTo(30));
    expect((await taken(first)).entries.length).toBeGreaterThan(0);
  });

  test('takes foreign entries for none of its items', async () => {
    const queue = await open('1', 3);
    const admin = await connectRedis(redis.port);
    const [stream] = (await admin.command('KEYS', `paceline:queue:{octo/app:${run}:*stream`)) as string[];
    await admin.command('XADD', stream!, '*', 'i', '77');
    await admin.command('XADD', stream!, '*', 'what', 'ever');
    admin.close();
    expect(await work(queue)).toMatchObject({ ran: [0, 1, 2], ended: 'done' });
  });
});

describe('a queue whose Redis fails', () => {
  const lostWith = (queue: Queue) => work(queue).catch((error: Error) => error);

  test('finds what it was given when the answer was lost, and says each result once', async () => {
    const queue = await open('1', 30, { url: `redis://127.0.0.1:${proxy.port}` });
    await queue.results([0]);
    proxy.loseAnswerTo = 'XREADGROUP';
    const { entries } = await taken(queue);
    expect(entries[0]!.index).toBe(0);
    const { lost } = proxy;
    proxy.loseAnswerTo = 'HSETNX';
    const first = await queue.finish(entries.map((entry) => ({ entry, outcome: 'passed' })));
    expect(proxy.lost).toBe(lost + 1);
    expect(first.every((result) => result?.leg === '1' && result.outcome === 'passed')).toBe(true);
    expect(sorted((await work(queue)).ran.concat(entries.map(({ index }) => index)))).toEqual(upTo(30));
  });

  test('goes on after a restart that keeps its data', async () => {
    const own = await startRedis({
      config: [
        ['appendonly', 'yes'],
        ['appendfsync', 'always'],
      ],
    });
    const queue = await open('1', 60, { url: own.url, patienceSeconds: 30 });
    const step = await taken(queue);
    const admin = await connectRedis(own.port);
    // As after a crash: what was written is read again, and the connections are gone.
    await admin.command('DEBUG', 'RESTART').catch(() => undefined);
    admin.close();
    await queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' })));
    const rest = await work(queue);
    expect(sorted(rest.ran.concat(step.entries.map(({ index }) => index)))).toEqual(upTo(60));
    await own.stop();
  });

  test('says so when it is stopped, within the patience', async () => {
    const own = await startRedis();
    const queue = await open('1', 30, { url: own.url });
    await taken(queue);
    await own.stop();
    const begun = performance.now();
    expect(await lostWith(queue)).toMatchObject({ code: 'PACELINE_STORE_REDIS' });
    expect(performance.now() - begun).toBeLessThan(8000);
    await expect(open('2', 30, { url: own.url })).rejects.toMatchObject({ code: 'PACELINE_STORE_REDIS' });
  });

  test('says so when it hangs, within a deadline', async () => {
    const own = await startRedis();
    const queue = await open('1', 30, { url: own.url });
    process.kill(own.pids[0]!, 'SIGSTOP');
    const begun = performance.now();
    expect(await lostWith(queue)).toMatchObject({ code: 'PACELINE_STORE_DEADLINE' });
    expect(performance.now() - begun).toBeLessThan(12_000);
    process.kill(own.pids[0]!, 'SIGCONT');
    await own.stop();
  });

  test('says so when it was flushed, also after it has given all', async () => {
    const own = await startRedis();
    const early = await open('1', 30, { url: own.url });
    const late = await open('2', 30, { url: own.url, rules: { legs: 1, leastSeconds: 100 } });
    await taken(early);
    const { entries } = await taken(late);
    const admin = await connectRedis(own.port);
    await admin.command('FLUSHALL');
    admin.close();
    await late.finish(entries.map((entry) => ({ entry, outcome: 'passed' })));
    for (const queue of [early, late]) {
      const lost = (await lostWith(queue)) as Error;
      expect(lost).toMatchObject({ code: 'PACELINE_STORE_REDIS' });
      expect(lost.message).toContain('no longer has what was kept there');
    }
    await own.stop();
  });

  test('says so when it lost some items for good', async () => {
    const own = await startRedis();
    const queue = await open('1', 30, { url: own.url });
    const { entries } = await taken(queue);
    const admin = await connectRedis(own.port);
    const [stream] = (await admin.command('KEYS', '*stream')) as string[];
    await admin.command('XACK', stream!, 'attempt-1', ...entries.map(({ id }) => id));
    admin.close();
    expect(((await lostWith(queue)) as Error).message).toContain('no longer has all of the queue');
    await own.stop();
  });

  test('says so without credentials, with wrong ones, and where it is full, at once', async () => {
    const own = await startRedis({ config: [['requirepass', 'S3cret']] });
    const begun = performance.now();
    const none = open('1', 30, { url: own.url });
    await expect(none).rejects.toMatchObject({ code: 'PACELINE_STORE_DENIED' });
    const wrong = open('1', 30, { url: own.url, variables: { PACELINE_REDIS_PASSWORD: 'other' } });
    await expect(wrong).rejects.toMatchObject({ code: 'PACELINE_STORE_DENIED' });
    const full = await startRedis({
      config: [
        ['maxmemory', '2mb'],
        ['maxmemory-policy', 'noeviction'],
      ],
    });
    const other = { repository: 'octo/app', runId: 'small', planId: 'abc', combination: 'tests', attempt: 1 };
    const small = await open('1', 3, { url: full.url, name: other });
    const given = await taken(small);
    await expect(open('1', 200_000, { url: full.url })).rejects.toMatchObject({
      code: 'PACELINE_STORE_FULL',
    });
    // What was refused has left room for a small one.
    const admin = await connectRedis(full.port);
    await admin.command('CONFIG', 'SET', 'maxmemory', '1');
    admin.close();
    const ended = small.finish(given.entries.map((entry) => ({ entry, outcome: 'passed' })));
    await expect(ended).rejects.toMatchObject({ code: 'PACELINE_STORE_FULL' });
    const text = await open('1', 3, { url: own.url, variables: { PACELINE_REDIS_PASSWORD: 'S3cret' } });
    expect((await work(text)).ended).toBe('done');
    expect(performance.now() - begun).toBeLessThan(20_000);
    await own.stop();
    await full.stop();
  });

  test('needs no more rights than a store is said to need', async () => {
    const own = await startRedis();
    const admin = await connectRedis(own.port);
    const rights = ['~paceline:*', '+@read', '+@write', '+@scripting', '+@transaction', '+@connection'];
    await admin.command('ACL', 'SETUSER', 'ci', 'on', '>S3cret', ...rights);
    const variables = { PACELINE_REDIS_USERNAME: 'ci', PACELINE_REDIS_PASSWORD: 'S3cret' };
    expect((await work(await open('1', 30, { url: own.url, variables }))).ended).toBe('done');
    await admin.command('ACL', 'SETUSER', 'ci', '-@transaction');
    admin.close();
    const refused = (await lostWith(await open('2', 30, { url: own.url, variables, attempt: 2 }))) as Error;
    expect(refused.message).toContain('does not let this user run');
    expect(refused).toMatchObject({ code: 'PACELINE_STORE_DENIED' });
    await own.stop();
  });
});

test('a cluster keeps a queue in one place', async () => {
  const cluster = await startRedisCluster();
  try {
    const { url } = cluster;
    const legs = await Promise.all(upTo(3).map(async (leg) => work(await open(`${leg}`, 200, { url }))));
    expect(sorted(legs.flatMap(({ ran }) => ran))).toEqual(upTo(200));
  } finally {
    await cluster.stop();
  }
});
