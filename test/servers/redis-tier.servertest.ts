import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreError } from '@paceline/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRedisTier, type RedisOptions } from '../../packages/store/src/redis/redis.ts';
import { createRedisConnection } from '../../packages/store/src/redis/redis-connection.ts';
import { createRedisRegister } from '../../packages/store/src/redis/redis-register.ts';
import { collect } from '../contract/store/collect.ts';
import { storeContract } from '../contract/store/contract.ts';
import { registerContract } from '../contract/store/register.ts';
import { startLossyProxy } from './lossy-proxy.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { type RedisCluster, startRedisCluster } from './redis-cluster.ts';
import { connectRedis, type RedisConnection } from './redis-connection.ts';
import { serverFolder, startProcess } from './server-process.ts';

type Options = Partial<Omit<RedisOptions, 'url'>> & { url?: string };

let server: RedisServer;
let redis: RedisConnection;
const cleanups: (() => unknown)[] = [];
beforeAll(async () => {
  server = await startRedis();
  redis = await connectRedis(server.port);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
afterAll(async () => {
  redis?.close();
  await server?.stop();
});

const freshPrefix = () => `paceline-${randomBytes(4).toString('hex')}:`;

function openTier({ url = server.url, ...options }: Options = {}) {
  const tier = createRedisTier({ prefix: freshPrefix(), variables: {}, ...options, url: new URL(url) });
  cleanups.push(() => tier.close());
  return tier;
}

async function own(options: Parameters<typeof startRedis>[0] = {}): Promise<RedisServer> {
  const started = await startRedis(options);
  cleanups.push(() => started.stop());
  return started;
}

async function connect(port: number): Promise<RedisConnection> {
  const connection = await connectRedis(port);
  cleanups.push(() => connection.close());
  return connection;
}

const bytes = (text: string) => Buffer.from(text);
const text = (value: { bytes: Uint8Array } | undefined) => value && Buffer.from(value.bytes).toString();
const keysOf = async (tier: ReturnType<typeof openTier>, prefix: string) =>
  (await collect(tier.list(prefix))).map((entry) => entry.key).sort();

/** All that an error shows to whoever prints it, its causes too. */
const printed = (error: StoreError): string =>
  `${error.stack} ${error.remedy} ${JSON.stringify(error, Object.getOwnPropertyNames(error))} ${String(error.cause)}`;

async function failure(call: Promise<unknown>): Promise<StoreError> {
  return call.then(
    () => {
      throw new Error('The call did not fail.');
    },
    (error: StoreError) => error,
  );
}

storeContract('the redis tier', async (options) => openTier(options), { bounds: false });
registerContract('the redis tier', async (count) => {
  const prefix = freshPrefix();
  return Array.from({ length: count }, () => openTier({ prefix }).register);
});

describe("the redis tier's register", () => {
  test('stands beside the values: neither listed nor freed with them, and one script makes it', async () => {
    const prefix = freshPrefix();
    const { register, ...tier } = openTier({ prefix });
    await register.replace('a', bytes('v'), undefined);
    expect(register.locate('a')).toBe(`the key ${prefix}register:a in Redis`);
    expect(await keysOf(openTier({ prefix }), '')).toEqual([]);
    expect(await tier.get('a')).toBeUndefined();
    expect(await tier.delete('a')).toBe(false);
    expect(await redis.command('PTTL', `${prefix}register:a`)).toBe(-1);
  });

  test('says what is damaged or something else, and never replaces it', async () => {
    const prefix = freshPrefix();
    const { register } = openTier({ prefix });
    const version = await register.replace('a', bytes('some value'), undefined);
    await redis.command('SETRANGE', `${prefix}register:a`, 60, '#');
    const damaged = {
      code: 'PACELINE_STORE_DAMAGED',
      remedy: expect.stringContaining(`${prefix}register:a`),
    };
    await expect(register.read('a')).rejects.toMatchObject(damaged);
    for (const expected of [version, undefined]) {
      expect(await register.replace('a', bytes('new'), expected)).toBeUndefined();
    }
    await redis.command('SET', `${prefix}register:large`, 'x'.repeat(1_000_000));
    await expect(register.read('large')).rejects.toMatchObject({ code: 'PACELINE_STORE_DAMAGED' });
    await redis.command('HSET', `${prefix}register:hash`, 'field', 'x');
    for (const call of [register.read('hash'), register.replace('hash', bytes('v'), undefined)]) {
      expect((await failure(call)).message).toContain('holds something else');
    }
  });

  test('of which an answer is lost was replaced all the same, as reading it tells', async () => {
    const proxy = await startLossyProxy(server.port);
    cleanups.push(() => proxy.stop());
    const { register } = openTier({ url: `redis://127.0.0.1:${proxy.port}` });
    const first = await register.replace('a', bytes('first'), undefined);
    proxy.loseAnswerTo = 'register:a';
    const lost = await failure(register.replace('a', bytes('mine'), first));
    expect(lost).toMatchObject({ code: 'PACELINE_STORE_REDIS', retryable: true });
    expect(proxy.lost).toBe(1);
    expect(text(await register.read('a'))).toBe('mine');
    expect(await register.replace('a', bytes('late'), first)).toBeUndefined();
  });

  test('that a client replaces twice with one call, as that of a cluster may, was replaced once', async () => {
    const connection = createRedisConnection({ url: new URL(server.url), variables: {} });
    cleanups.push(() => connection.close());
    const use: typeof connection.use = async (commands) => {
      await connection.use(commands);
      return connection.use(commands);
    };
    const register = createRedisRegister({ ...connection, use }, freshPrefix());
    const first = await register.replace('a', bytes('first'), undefined);
    const second = await register.replace('a', bytes('second'), first);
    expect(await register.read('a')).toMatchObject({ version: second });
    expect(await register.replace('a', bytes('late'), first)).toBeUndefined();
  });

  test('without the right to run it, or on a replica that takes no writes: an error that says so', async () => {
    const alone = await own();
    const admin = await connect(alone.port);
    await admin.command('ACL', 'SETUSER', 'reader', 'on', '>secret', '~*', '+@read', '+@connection');
    const login = { username: 'reader', password: 'secret' };
    const { register } = openTier({ url: alone.url, ...login });
    expect(await register.read('a')).toBeUndefined();
    expect(await failure(register.replace('a', bytes('v'), undefined))).toMatchObject({
      code: 'PACELINE_STORE_DENIED',
      message: expect.stringContaining('EVAL'),
    });
    await admin.command('REPLICAOF', '127.0.0.1', '9');
    const replica = await failure(openTier({ url: alone.url }).register.replace('a', bytes('v'), undefined));
    expect(replica.code).toMatch(/PACELINE_STORE_(?:READ_ONLY|REDIS)/);
  });
});

describe('the redis tier', () => {
  test('nothing is connected before the first use, and then one connection serves all', async () => {
    const alone = await own();
    const watcher = await connect(alone.port);
    const clients = async () =>
      String(await watcher.command('CLIENT', 'LIST'))
        .split('\n')
        .filter((line) => line.includes('name=paceline')).length;
    const tier = openTier({ url: alone.url });
    expect(await clients()).toBe(0);
    await Promise.all(Array.from({ length: 20 }, (_, index) => tier.put(`k/${index}`, bytes('v'))));
    await collect(tier.list(''));
    expect(await clients()).toBe(1);
  });

  test('10,000 keys of others stay as they are, and no command is used that stops the server', async () => {
    const alone = await own({ config: [['enable-debug-command', 'yes']] });
    const filler = await connect(alone.port);
    await filler.command('EVAL', "for i = 1, 10000 do redis.call('SET', 'foreign:' .. i, i) end", 0);
    await filler.command('HSET', 'paceline:store:hash', 'field', 'x');
    await filler.command('SET', 'paceline:lease:1', 'x');
    await filler.command('SET', 'paceline:store:no-value', 'x');
    const digest = await filler.command('DEBUG', 'DIGEST');
    const tier = openTier({ url: alone.url, prefix: 'paceline:' });
    for (const key of ['a/1', 'a/2', 'b/1']) await tier.put(key, bytes(key));
    expect(await keysOf(tier, '')).toEqual(['a/1', 'a/2', 'b/1']);
    expect(await keysOf(tier, 'a/')).toEqual(['a/1', 'a/2']);
    for (const key of ['a/1', 'a/2', 'b/1']) expect(await tier.delete(key)).toBe(true);
    await tier.close();
    expect(await filler.command('DBSIZE')).toBe(10_003);
    expect(await filler.command('DEBUG', 'DIGEST')).toBe(digest);
    const used = String(await filler.command('INFO', 'commandstats'));
    expect(used).toContain('cmdstat_scan');
    expect(used).toContain('cmdstat_unlink');
    expect(used).not.toMatch(/cmdstat_(?:keys|flushdb|flushall|del|sort|randomkey):/);
  });

  test('what stands under its prefix and is no value is neither listed nor removed', async () => {
    const prefix = freshPrefix();
    const tier = openTier({ prefix });
    await redis.command('HSET', `${prefix}store:hash`, 'field', 'x');
    await redis.command('SET', `${prefix}store:text`, 'x');
    await tier.put('mine', bytes('v'));
    expect(await keysOf(tier, '')).toEqual(['mine']);
    expect((await failure(tier.get('hash'))).message).toContain('holds something else');
    expect(await redis.command('EXISTS', `${prefix}store:hash`, `${prefix}store:text`)).toBe(2);
    expect(tier.counters().corrupt).toBe(0);
  });

  test('a prefix is text: characters of a pattern in it match themselves only', async () => {
    const odd = `${randomBytes(4).toString('hex')}[a-z]*?\\`;
    const near = odd.replace('[a-z]', 'b').replace('?', 'x');
    const tier = openTier({ prefix: odd });
    const other = openTier({ prefix: near });
    await tier.put('a/*[x]', bytes('mine'));
    await tier.put('a/?', bytes('mine too'));
    await other.put('a/b', bytes("another's"));
    expect(await keysOf(tier, '')).toEqual(['a/*[x]', 'a/?']);
    expect(await keysOf(tier, 'a/*[')).toEqual(['a/*[x]']);
    expect(await keysOf(other, '')).toEqual(['a/b']);
  });

  test('a list over several pages names each value once, also those with long headers', async () => {
    const tier = openTier();
    const metadata = { long: 'm'.repeat(9000) };
    for (let index = 0; index < 2500; index += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          tier.put(`k/${index + at}`, bytes('v'), at === 0 ? { metadata } : {}),
        ),
      );
    }
    const found = await collect(tier.list('k/'));
    expect(found).toHaveLength(2500);
    expect(new Set(found.map(({ key }) => key)).size).toBe(2500);
    expect(found.filter((entry) => entry.metadata['long'] === metadata.long)).toHaveLength(25);
    expect((await tier.head('k/0'))?.metadata).toEqual(metadata);
  });

  test('a range comes without the rest of the value, and is never of another one', async () => {
    const tier = openTier();
    const value = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256));
    await tier.put('r', value, { metadata: { some: 'thing' } });
    expect(Buffer.from((await tier.getRange('r', 0, 10))!)).toEqual(value.subarray(0, 10));
    expect(Buffer.from((await tier.getRange('r', 99_990, 100))!)).toEqual(value.subarray(99_990));
    expect(Buffer.from((await tier.getRange('r', 50_000, 7))!)).toEqual(value.subarray(50_000, 50_007));
    expect(await tier.getRange('r', 100_000, 5)).toEqual(new Uint8Array());
    expect(await tier.getRange('r', 5, 0)).toEqual(new Uint8Array());
    expect(await tier.getRange('none', 0, 5)).toBeUndefined();
    let writing = true;
    const writer = (async () => {
      for (let round = 0; writing; round += 1) {
        // Headers of different lengths: a stale one would shift the range.
        await tier.put('w', Buffer.alloc(1000, 'ab'), { metadata: { pad: 'x'.repeat(round % 50) } });
      }
    })();
    for (let round = 0; round < 200; round += 1) {
      const range = await tier.getRange('w', 10, 4);
      if (range) expect(Buffer.from(range).toString()).toBe('abab');
    }
    writing = false;
    await writer;
  });

  test('Redis itself frees what has expired, and the value is a miss before that', async () => {
    const prefix = freshPrefix();
    let ahead = 0;
    const tier = openTier({ prefix, now: () => Date.now() + ahead });
    await tier.put('short', bytes('v'), { expiresAt: Date.now() + 60_000 });
    await tier.put('forever', bytes('v'));
    await tier.put('fresh', bytes('v'), { expiresAt: Date.now() + 60_000, ifAbsent: true });
    for (const key of ['short', 'fresh']) {
      const left = Number(await redis.command('PTTL', `${prefix}store:${key}`));
      expect(left).toBeGreaterThan(50_000);
      expect(left).toBeLessThanOrEqual(65_000);
    }
    expect(await redis.command('PTTL', `${prefix}store:forever`)).toBe(-1);
    ahead = 60_000;
    expect(await tier.get('short')).toBeUndefined();
    expect(await tier.getRange('short', 0, 1)).toBeUndefined();
    expect(await redis.command('EXISTS', `${prefix}store:short`)).toBe(1);
    await tier.put('short', bytes('v'));
    expect(await redis.command('PTTL', `${prefix}store:short`)).toBe(-1);
    // Long past: it is freed at once.
    await tier.put('past', bytes('v'), { expiresAt: 1 });
    expect(await redis.command('EXISTS', `${prefix}store:past`)).toBe(0);
  });

  test.each(['nothing', 'an expired value', 'a damaged value'])(
    'of 20 creators on connections of their own, over %s, one stores',
    async (before) => {
      const prefix = freshPrefix();
      const now = () => 10_000;
      const first = openTier({ prefix, now: () => 1000 });
      if (before !== 'nothing') await first.put('race', bytes('old'), { expiresAt: 9000 });
      if (before === 'a damaged value') await redis.command('SETRANGE', `${prefix}store:race`, 45, '#');
      const tiers = Array.from({ length: 20 }, () => openTier({ prefix, now }));
      await Promise.all(tiers.map((tier) => tier.head('warm')));
      const results = await Promise.all(
        tiers.map((tier, index) => tier.put('race', bytes(`writer ${index}`), { ifAbsent: true })),
      );
      expect(results.filter((result) => result === 'stored')).toHaveLength(1);
      expect(results.filter((result) => result === 'exists')).toHaveLength(19);
      expect(text(await first.get('race'))).toBe(`writer ${results.indexOf('stored')}`);
    },
  );

  test('a flipped, cut or exchanged value is a miss, counted and removed', async () => {
    const prefix = freshPrefix();
    const tier = openTier({ prefix });
    const at = (key: string) => `${prefix}store:${key}`;
    for (const key of ['flipped', 'cut', 'exchanged', 'other']) await tier.put(key, bytes(`value of ${key}`));
    const size = Number(await redis.command('STRLEN', at('flipped')));
    await redis.command('SETRANGE', at('flipped'), size - 3, '#');
    await redis.command('APPEND', at('cut'), 'more');
    await redis.command('COPY', at('other'), at('exchanged'), 'REPLACE');
    expect(await tier.head('exchanged')).toBeUndefined();
    for (const key of ['flipped', 'cut', 'exchanged']) {
      expect(await tier.get(key)).toBeUndefined();
      expect(await redis.command('EXISTS', at(key))).toBe(0);
    }
    expect(tier.counters().corrupt).toBe(3);
    expect(text(await tier.get('other'))).toBe('value of other');
  });

  test('a number in the path is the database, and a wrong one is an error and not database 0', async () => {
    const prefix = freshPrefix();
    const third = openTier({ url: `${server.url}/3`, prefix });
    await third.put('a', bytes('v'));
    expect(await redis.command('EXISTS', `${prefix}store:a`)).toBe(0);
    await redis.command('SELECT', 3);
    expect(await redis.command('EXISTS', `${prefix}store:a`)).toBe(1);
    await redis.command('SELECT', 0);
    const nowhere = openTier({ url: `${server.url}/99`, prefix });
    const error = await failure(nowhere.put('a', bytes('v')));
    expect(error.message).toContain('no database of that number');
    expect(await redis.command('EXISTS', `${prefix}store:a`)).toBe(0);
    expect(() => openTier({ url: `${server.url}/name` })).toThrow('no number');
  });
});

describe('the redis tier where the server refuses', () => {
  const secret = 'S3cret-pa55/word';

  test('a user with a password from the environment or the URL, and no more rights than needed', async () => {
    const guarded = await own();
    const admin = await connect(guarded.port);
    await admin.command(
      'ACL',
      'SETUSER',
      'ci',
      'on',
      `>${secret}`,
      '~paceline:*',
      '+@read',
      '+@write',
      '+@scripting',
      '+@connection',
    );
    const variables = { PACELINE_REDIS_USERNAME: 'ci', PACELINE_REDIS_PASSWORD: secret };
    for (const options of [{ variables }, { username: 'ci', password: secret }]) {
      const tier = openTier({ url: guarded.url, prefix: 'paceline:', ...options });
      await tier.put('a', bytes('v'), { expiresAt: Date.now() + 60_000 });
      expect(text(await tier.get('a'))).toBe('v');
      expect(await keysOf(tier, '')).toEqual(['a']);
      expect(await tier.delete('a')).toBe(true);
      await tier.close();
    }
    await admin.command(
      'ACL',
      'SETUSER',
      'reader',
      'on',
      `>${secret}`,
      '~paceline:*',
      '+get',
      '+getrange',
      '+strlen',
    );
    const reader = openTier({ url: guarded.url, prefix: 'paceline:', username: 'reader', password: secret });
    expect(await reader.get('none')).toBeUndefined();
    const error = await failure(reader.put('a', bytes('v')));
    expect(error).toMatchObject({ code: 'PACELINE_STORE_DENIED', retryable: false });
    expect(error.message).toContain('does not let this user run SET');
    const elsewhere = openTier({ url: guarded.url, prefix: 'other:', username: 'ci', password: secret });
    expect((await failure(elsewhere.get('a'))).message).toContain("use the store's keys");
  });

  test('no password, a wrong one, a wrong user: denied, and nothing that is printed shows them', async () => {
    const guarded = await own({ config: [['requirepass', secret]] });
    const none = await failure(openTier({ url: guarded.url }).get('a'));
    expect(none).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_DENIED' });
    expect(none.message).toContain('asks for a password');
    expect(none.remedy).toContain('PACELINE_REDIS_PASSWORD');
    const wrong = 'Wr0ng-pa55';
    for (const options of [
      { variables: { PACELINE_REDIS_PASSWORD: wrong } },
      { variables: { PACELINE_REDIS_USERNAME: 'somebody-else', PACELINE_REDIS_PASSWORD: wrong } },
      { username: 'somebody-else', password: wrong },
    ]) {
      const error = await failure(openTier({ url: guarded.url, ...options }).put('a', bytes('v')));
      expect(error).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_DENIED' });
      expect(error.message).toContain('refuses the user name or password');
      expect(printed(error)).not.toContain(wrong);
      expect(printed(error)).not.toContain('somebody-else');
    }
    const inAddress = guarded.url.replace('//', `//:${encodeURIComponent(secret)}@`);
    expect(() => openTier({ url: inAddress })).toThrow('takes no credentials in its address');
    const right = openTier({ url: guarded.url, variables: { PACELINE_REDIS_PASSWORD: secret } });
    await right.put('a', bytes('v'));
    expect(text(await right.get('a'))).toBe('v');
  });

  test('a read-only replica serves reads and says that it takes no writes', async () => {
    const master = await own({ config: [['repl-diskless-sync-delay', '0']] });
    const replica = await own({ config: [['replicaof', `127.0.0.1 ${master.port}`]] });
    const prefix = freshPrefix();
    await openTier({ url: master.url, prefix }).put('a', bytes('v'));
    const watcher = await connect(replica.port);
    await expect.poll(() => watcher.command('DBSIZE'), { timeout: 15_000 }).toBe(1);
    const tier = openTier({ url: replica.url, prefix });
    expect(text(await tier.get('a'))).toBe('v');
    expect(await keysOf(tier, '')).toEqual(['a']);
    for (const error of await Promise.all(
      [tier.put('b', bytes('v')), tier.put('b', bytes('v'), { ifAbsent: true }), tier.delete('a')].map(
        failure,
      ),
    )) {
      expect(error).toMatchObject({ code: 'PACELINE_STORE_READ_ONLY', retryable: false });
    }
  });

  test('above maxmemory a put says that the server is full, and reads go on', async () => {
    const small = await own({
      config: [
        ['maxmemory', '3mb'],
        ['maxmemory-policy', 'noeviction'],
      ],
    });
    const tier = openTier({ url: small.url });
    await tier.put('early', bytes('v'));
    const fill = async () => {
      for (let index = 0; index < 40; index += 1)
        await tier.put(`big/${index}`, Buffer.alloc(200_000, index));
    };
    const error = await failure(fill());
    expect(error).toMatchObject({ code: 'PACELINE_STORE_FULL', retryable: false });
    expect(error.remedy).toContain('maxmemory');
    expect(text(await tier.get('early'))).toBe('v');
  });

  test('with allkeys-lru nothing is refused, and what is left is whole', async () => {
    const small = await own({
      config: [
        ['maxmemory', '4mb'],
        ['maxmemory-policy', 'allkeys-lru'],
      ],
    });
    const tier = openTier({ url: small.url });
    for (let index = 0; index < 60; index += 1) {
      expect(await tier.put(`big/${index}`, Buffer.alloc(200_000, index))).toBe('stored');
    }
    const left = await keysOf(tier, '');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(60);
    for (const key of left) {
      expect(Buffer.from((await tier.get(key))!.bytes)).toEqual(Buffer.alloc(200_000, Number(key.slice(4))));
    }
  });
});

describe('the redis tier where the server is gone', () => {
  test('nobody listens: an error that names the address, and the next call tries again', async () => {
    const gone = await startRedis();
    await gone.stop();
    const tier = openTier({ url: gone.url });
    for (let call = 0; call < 3; call += 1) {
      const error = await failure(tier.get('a'));
      expect(error).toMatchObject({ code: 'PACELINE_STORE_REDIS', retryable: true });
      expect(error.message).toContain(`127.0.0.1:${gone.port} cannot be reached: ECONNREFUSED`);
    }
    await tier.close();
    await tier.close();
    expect(await failure(tier.get('a'))).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
  });

  test('killed between two calls and midway: errors, and it serves again when the server is back', async () => {
    const short = await own();
    const tier = openTier({ url: short.url });
    await tier.put('a', bytes('v'));
    const calls = Array.from({ length: 50 }, (_, index) => tier.put(`k/${index}`, Buffer.alloc(500_000)));
    process.kill(short.pids[0]!, 'SIGKILL');
    const results = await Promise.allSettled(calls);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed)
      expect(reason).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_REDIS' });
    expect(await failure(tier.get('a'))).toMatchObject({ code: 'PACELINE_STORE_REDIS' });
    const back = startProcess({
      name: 'redis-back',
      program: 'redis-server',
      args: ['--port', `${short.port}`, '--bind', '127.0.0.1', '--save', ''],
      folder: short.folder,
      stopSignal: 'SIGKILL',
    });
    cleanups.push(() => back.stop());
    await back.ready(() => tier.get('a').then((value) => value === undefined), 10);
    await tier.put('a', bytes('again'));
    expect(text(await tier.get('a'))).toBe('again');
  });

  test('a connection that the server closed while idle is replaced', async () => {
    const tier = openTier();
    await tier.put('a', bytes('v'));
    await redis.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await expect.poll(() => tier.get('a').then(text, () => 'lost')).toBe('v');
  });

  test('a server that hangs: a call ends at its deadline, connected before or not, and close does not wait', async () => {
    const hung = await own();
    const limits = { connectSeconds: 0.3, commandSeconds: 0.3 };
    const connected = openTier({ url: hung.url, ...limits });
    const fresh = openTier({ url: hung.url, ...limits });
    await connected.put('a', bytes('v'));
    process.kill(hung.pids[0]!, 'SIGSTOP');
    try {
      for (const tier of [connected, fresh, connected]) {
        const error = await failure(tier.head('a'));
        expect(error).toMatchObject({ code: 'PACELINE_STORE_DEADLINE', retryable: false });
        expect(error.message).toContain('did not answer within');
      }
      const waiting = failure(openTier({ url: hung.url }).head('a'));
      for (const cleanup of cleanups.slice(1)) await cleanup();
      expect(await waiting).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
    } finally {
      process.kill(hung.pids[0]!, 'SIGCONT');
    }
    const again = openTier({ url: hung.url });
    expect(await again.head('a')).toBeUndefined();
  });

  test('close while a call is under way ends it', async () => {
    const tier = openTier();
    await tier.head('a');
    const call = failure(
      Promise.all(Array.from({ length: 20 }, () => tier.put('k', Buffer.alloc(2_000_000)))),
    );
    await tier.close();
    expect(await call).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
  });
});

describe('the redis tier over TLS', () => {
  let certified: RedisServer;
  let ca: string;
  let folder: ReturnType<typeof serverFolder>;
  beforeAll(async () => {
    folder = serverFolder('redis-tls');
    const file = (name: string) => join(folder.path, name);
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
        ...['-keyout', file('key.pem'), '-out', file('cert.pem')],
      ],
      { stdio: 'ignore' },
    );
    ca = file('cert.pem');
    const tlsPort = server.port + 1;
    certified = await startRedis({
      config: [
        ['tls-port', `${tlsPort}`],
        ['tls-cert-file', file('cert.pem')],
        ['tls-key-file', file('key.pem')],
        ['tls-auth-clients', 'no'],
      ],
    });
    certified = { ...certified, url: `rediss://localhost:${tlsPort}` };
  });
  afterAll(async () => {
    await certified?.stop();
    folder?.remove();
  });

  test.each(['the text', 'a file', 'an option'])(
    'with its authority from the environment as %s',
    async (how) => {
      const pem = readFileSync(ca, 'utf8');
      const tier = openTier({
        url: certified.url,
        ...(how === 'an option'
          ? { tls: { ca: pem } }
          : { variables: { PACELINE_REDIS_CA: how === 'a file' ? ca : pem } }),
      });
      await tier.put('a', bytes('v'));
      expect(text(await tier.get('a'))).toBe('v');
    },
  );

  test('an unknown authority, a plain port and a plain URL each say what is wrong', async () => {
    const unknown = await failure(openTier({ url: certified.url }).get('a'));
    expect(unknown).toMatchObject({ code: 'PACELINE_STORE_REDIS', retryable: false });
    expect(unknown.message).toContain('certificate that nothing here vouches for');
    expect(unknown.remedy).toContain('PACELINE_REDIS_CA');
    const plainPort = await failure(openTier({ url: server.url.replace('redis:', 'rediss:') }).get('a'));
    // It waits for a command, and so do we for its half of the handshake.
    expect(plainPort).toMatchObject({ code: 'PACELINE_STORE_DEADLINE', retryable: false });
    expect(plainPort.remedy).toMatch(/redis:\/\/|TLS/);
    const plainUrl = await failure(openTier({ url: certified.url.replace('rediss:', 'redis:') }).get('a'));
    expect(plainUrl.remedy).toContain('rediss://');
    const noFile = await failure(
      openTier({ url: certified.url, variables: { PACELINE_REDIS_CA: '/none/such.pem' } }).get('a'),
    );
    expect(noFile.message).toContain('PACELINE_REDIS_CA');
  });
});

describe('the redis tier over a cluster', () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  }, 60_000);
  afterAll(() => cluster?.stop());
  const url = () => cluster.url;

  registerContract('a redis cluster', async (count) => {
    const prefix = freshPrefix();
    return Array.from({ length: count }, () => openTier({ url: url(), prefix }).register);
  });

  test('values are spread over all nodes, and listed, read, raced for and deleted from all', async () => {
    const prefix = freshPrefix();
    const tier = openTier({ url: url(), prefix });
    const all = Array.from({ length: 90 }, (_, index) => `k/${index}{same}`).sort();
    await Promise.all(all.map((key) => tier.put(key, bytes(key), { expiresAt: Date.now() + 60_000 })));
    for (const node of cluster.nodes) {
      const connection = await connect(node.port);
      expect(Number(await connection.command('DBSIZE'))).toBeGreaterThan(5);
    }
    expect(await keysOf(tier, 'k/')).toEqual(all);
    for (const key of all) expect(text(await tier.get(key))).toBe(key);
    expect(Buffer.from((await tier.getRange(all[0]!, 2, 3))!).toString()).toBe(all[0]!.slice(2, 5));
    const others = Array.from({ length: 5 }, () => openTier({ url: url(), prefix }));
    const results = await Promise.all(
      others.map((other) => other.put('race', bytes('v'), { ifAbsent: true })),
    );
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    for (const key of [...all, 'race']) expect(await tier.delete(key)).toBe(true);
    expect(await keysOf(tier, '')).toEqual([]);
  });

  test('a node of a cluster without cluster=true, and a single server with it, say so', async () => {
    const tier = openTier({ url: cluster.nodes[0]!.url });
    const calls = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => tier.head(`${index}`)));
    const failed = calls.find((call) => call.status === 'rejected');
    expect((failed as PromiseRejectedResult).reason.remedy).toContain('cluster=true');
    const single = await failure(openTier({ url: `${server.url}?cluster=true` }).get('a'));
    expect(single).toMatchObject({ code: 'PACELINE_STORE_REDIS' });
    expect(single.message).toContain('is no cluster');
    expect(() => openTier({ url: `${server.url}/2?cluster=true` })).toThrow('none but 0');
  });

  // Last, since the cluster has a node less afterwards.
  test('a node that is killed fails what it held by its deadline, and close does not wait', async () => {
    const tier = openTier({ url: url(), connectSeconds: 1, commandSeconds: 2 });
    const keys = Array.from({ length: 30 }, (_, index) => `k/${index}`);
    for (const key of keys) await tier.put(key, bytes(key));
    process.kill(cluster.nodes[2]!.pids[0]!, 'SIGKILL');
    const results = await Promise.allSettled(keys.map((key) => tier.get(key)));
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed)
      expect(reason).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_REDIS' });
    await tier.close();
  });
});
