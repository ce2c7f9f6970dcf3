import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startsAndStopsTwice } from './orphans.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { connectRedis, type RedisConnection } from './redis-connection.ts';
import { pause } from './server-process.ts';

startsAndStopsTwice(startRedis);

describe('redis-server', () => {
  let server: RedisServer;
  let redis: RedisConnection;
  beforeAll(async () => {
    server = await startRedis();
    redis = await connectRedis(server.port);
  });
  afterAll(async () => {
    redis?.close();
    await server?.stop();
  });

  test('SET NX stores once', async () => {
    expect(await redis.command('SET', 'once', 'first', 'NX')).toBe('OK');
    expect(await redis.command('SET', 'once', 'second', 'NX')).toBeNull();
    expect(await redis.command('GET', 'once')).toBe('first');
  });

  test('of eight connections that race with SET NX one wins', async () => {
    const connections = await Promise.all(Array.from({ length: 8 }, () => connectRedis(server.port)));
    const answers = await Promise.all(
      connections.map((connection, index) => connection.command('SET', 'race', index, 'NX', 'PX', 60_000)),
    );
    for (const connection of connections) connection.close();
    const winner = answers.indexOf('OK');
    expect(answers.filter((answer) => answer === 'OK')).toHaveLength(1);
    expect(await redis.command('GET', 'race')).toBe(`${winner}`);
  });

  test('SET PX expires, and PTTL tells when', async () => {
    await redis.command('SET', 'short', 'x', 'PX', 120);
    const left = (await redis.command('PTTL', 'short')) as number;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(120);
    await pause(150);
    expect(await redis.command('GET', 'short')).toBeNull();
    expect(await redis.command('PTTL', 'short')).toBe(-2);
  });

  test('SCAN with MATCH finds every key of a prefix, over several pages', async () => {
    const keys = Array.from({ length: 500 }, (_, index) => `scan/${index}`);
    await Promise.all(keys.map((key) => redis.command('SET', key, 'x')));
    await redis.command('SET', 'elsewhere', 'x');
    const found = new Set<string>();
    let cursor = '0';
    let pages = 0;
    do {
      const [next, page] = (await redis.command('SCAN', cursor, 'MATCH', 'scan/*', 'COUNT', 100)) as [
        string,
        string[],
      ];
      for (const key of page) found.add(key);
      cursor = next;
      pages += 1;
    } while (cursor !== '0');
    expect([...found].sort()).toEqual(keys.sort());
    expect(pages).toBeGreaterThan(1);
  });

  test('a Lua script is one step: counters of four connections lose nothing', async () => {
    const script = `local value = tonumber(redis.call('GET', KEYS[1]) or '0') + tonumber(ARGV[1])
redis.call('SET', KEYS[1], value)
return value`;
    const digest = (await redis.command('SCRIPT', 'LOAD', script)) as string;
    const connections = await Promise.all(Array.from({ length: 4 }, () => connectRedis(server.port)));
    await Promise.all(
      connections.flatMap((connection) =>
        Array.from({ length: 50 }, () => connection.command('EVALSHA', digest, 1, 'sum', 2)),
      ),
    );
    for (const connection of connections) connection.close();
    expect(await redis.command('GET', 'sum')).toBe('400');
  });

  test('a script that is not loaded answers NOSCRIPT', async () => {
    await expect(redis.command('EVALSHA', '0'.repeat(40), 0)).rejects.toThrow(/^NOSCRIPT/);
  });

  test('above maxmemory with noeviction a write is refused and a read is not', async () => {
    const full = await startRedis({
      config: [
        ['maxmemory', '2mb'],
        ['maxmemory-policy', 'noeviction'],
      ],
    });
    try {
      const connection = await connectRedis(full.port);
      await connection.command('SET', 'early', 'x');
      const write = async () => {
        for (let index = 0; index < 40; index += 1) {
          await connection.command('SET', `big/${index}`, 'x'.repeat(100_000));
        }
      };
      await expect(write()).rejects.toThrow(/^OOM/);
      expect(await connection.command('GET', 'early')).toBe('x');
      connection.close();
    } finally {
      await full.stop();
    }
  });

  test('a server that stops closes the connection, and a waiting command ends with an error', async () => {
    const short = await startRedis();
    const connection = await connectRedis(short.port);
    const blocked = connection.command('BLPOP', 'never', 30);
    await pause(20);
    const closed = expect(blocked).rejects.toThrow(/closed|UNBLOCKED|shut/i);
    await short.stop();
    await closed;
  });
});
