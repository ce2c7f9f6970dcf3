import { randomUUID } from 'node:crypto';
import { lookup } from '@paceline/snapshot';
import { createRedisTier, createStack } from '@paceline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis } from './redis.ts';
import { connectRedis } from './redis-connection.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';
import { type FaultyProxy, startFaultyProxy } from './s3-proxy.ts';
import { pause } from './server-process.ts';

const ENTRIES = 2000;
const FOLDER = 'cache/o/r/main/0123456789abcdef/';
const digest = (digit: number) => (digit % 16).toString(16).repeat(64);
const nameOf = (index: number) => `npm-${index}#${digest(index)}`;
const wish = {
  folders: ['cache/o/r/own/0123456789abcdef/', FOLDER],
  key: 'npm-new',
  exactName: `npm-new#${digest(1)}`,
  restoreKeys: ['npm-', ''],
};

let bucket: TestBucket;
let proxy: FaultyProxy;
beforeAll(async () => {
  bucket = await startBucket();
  proxy = await startFaultyProxy(bucket.server);
});
afterAll(async () => {
  await proxy?.stop();
  await bucket?.stop();
});

/** Puts all entries, 32 at a time; the last one is the newest. */
async function fill(put: (key: string, createdAt: number) => Promise<unknown>) {
  const start = Date.now() - ENTRIES * 1000;
  let next = 0;
  const work = async () => {
    for (let index = next++; index < ENTRIES - 1; index = next++) {
      await put(FOLDER + nameOf(index), start + index * 1000);
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
  // What was written within the same two seconds could all be the newest, and would be asked for.
  await pause(3000);
  await put(FOLDER + nameOf(ENTRIES - 1), Date.now());
}

test(`a prefix is looked up among ${ENTRIES} entries in S3 by listing names, not by asking for each`, async () => {
  const prefix = randomUUID();
  const direct = bucket.open({ prefix });
  await fill((key, createdAt) => direct.put(key, Buffer.from('v'), { createdAt, metadata: { files: '1' } }));
  const store = createStack([bucket.open({ prefix, endpoint: proxy.url })]);
  const requests = () => {
    const count = (method: string) => proxy.seen.filter((request) => request.method === method).length;
    const listings = proxy.seen.filter(({ path }) => path.includes('list-type=2')).map(({ path }) => path);
    // A loaded radosgw now and then answers 500, and is asked the same once more: that is no listing more.
    const different = [...new Set(listings)];
    const further = different.filter((path) => path.includes('continuation-token=')).length;
    const counted = {
      lists: different.length - further,
      further,
      heads: count('HEAD'),
      gets: count('GET') - listings.length,
    };
    proxy.seen.length = 0;
    return counted;
  };
  try {
    const candidates = lookup(store, wish);
    const { value } = await candidates.next();
    expect(value).toMatchObject({ key: `npm-${ENTRIES - 1}`, exact: false, metadata: { files: '1' } });
    const first = requests();
    // Three prefixes of an empty folder, one without a match, and the one that has them all: a listing each.
    expect(first.lists).toBe(3 + 1 + 1);
    // Pages of 1000. A loaded radosgw now and then says after the last one that there was more.
    expect(first.further).toBeOneOf([1, 2]);
    // Two for the exact entry in two folders; the first miss asks with a GET whether there is a bucket.
    expect(first.heads).toBeLessThanOrEqual(2 + 2);
    expect(first.gets).toBeLessThanOrEqual(1);
    // The next ones, should that one turn out damaged: by one listing, and a HEAD each.
    for (let more = 0; more < 2; more++) expect((await candidates.next()).value?.exact).toBe(false);
    const next = requests();
    expect(next).toMatchObject({ lists: 1, heads: 2, gets: 0 });
    expect(next.further).toBeOneOf([1, 2]);
    await candidates.return(undefined);
    expect(await lookup(store, { ...wish, restoreKeys: ['pip-'] }).next()).toMatchObject({ done: true });
    expect(requests()).toMatchObject({ lists: 4, further: 0, gets: 0 });
  } finally {
    await store.close();
  }
});

test('a prefix is looked up in Redis by one walk, and headers only of what could be it', async () => {
  const server = await startRedis();
  const raw = await connectRedis(server.port);
  const tier = createRedisTier({ url: new URL(server.url), variables: {} });
  const store = createStack([tier]);
  try {
    await fill((key, createdAt) => tier.put(key, Buffer.from('v'), { createdAt }));
    await tier.put('cache/o/r/main/other/npm-x', Buffer.from('v'));
    const calls = async (command: string) =>
      Number(
        new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(
          String(await raw.command('INFO', 'commandstats')),
        )?.[1] ?? 0,
      );
    await raw.command('CONFIG', 'RESETSTAT');
    expect((await lookup(store, wish).next()).value?.key).toBe(`npm-${ENTRIES - 1}`);
    // A walk looks at a thousand keys or a few more at a time.
    expect(await calls('scan')).toBeLessThanOrEqual(4);
    expect(await calls('getrange')).toBeLessThanOrEqual(ENTRIES + 2);
  } finally {
    await store.close();
    raw.close();
    await server.stop();
  }
});
