import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import {
  createAzureTier,
  createDiskTier,
  createRedisTier,
  createStack,
  openStore,
  type Tier,
} from '@paceline/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SubjectOptions, storeContract } from '../contract/store/contract.ts';
import { clockAt, lifetimesContract } from '../contract/store/lifetimes.ts';
import { scopesContract } from '../contract/store/scopes.ts';
import { temporaryFolders } from '../contract/store/temporary.ts';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { startLossyProxy } from './lossy-proxy.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';

let redisServer: RedisServer;
let azurite: AzuriteServer;
let bucket: TestBucket;
beforeAll(async () => {
  [redisServer, azurite, bucket] = await Promise.all([startRedis(), startAzurite(), startBucket()]);
  const credential = new StorageSharedKeyCredential(azurite.account, azurite.key);
  await new BlobServiceClient(azurite.url, credential).createContainer('box');
  const second = await bucket.send('PUT', '-replica');
  if (!second.ok) throw new Error(`no second bucket: HTTP ${second.status}`);
});
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(() => Promise.all([redisServer?.stop(), azurite?.stop(), bucket?.stop()]));

const folder = temporaryFolders();
const fresh = () => randomBytes(6).toString('hex');
/** As open.ts has it. */
const OBJECTS = {
  writePolicy: { minValueBytes: 2 ** 20, minLifetimeSeconds: 3600 },
  limits: { deadlineSeconds: 10, retries: 3, concurrency: 16 },
};
function redis({ now }: SubjectOptions, port = redisServer.port): Tier {
  const tier = createRedisTier({
    url: new URL(`redis://127.0.0.1:${port}`),
    prefix: `${fresh()}:`,
    variables: {},
    now,
  });
  closing.push(tier.close);
  return tier;
}
const s3 = ({ now }: SubjectOptions, name = bucket.bucket): Tier => ({
  ...bucket.open({ bucket: name, now }),
  ...OBJECTS,
});
function azblob({ now }: SubjectOptions, port = azurite.port): Tier {
  const tier = createAzureTier({
    container: 'box',
    prefix: fresh(),
    account: azurite.account,
    endpoint: azurite.url.replace(`${azurite.port}`, `${port}`),
    variables: { AZURE_STORAGE_KEY: azurite.key },
    now,
  });
  closing.push(tier.close);
  return { ...tier, ...OBJECTS };
}
const disk = ({ now = Date.now }: SubjectOptions): Tier => createDiskTier(folder(), { now });

const STACKS: Record<string, (options: SubjectOptions) => Tier[]> = {
  'Redis and S3': (options) => [redis(options), s3(options)],
  'disk, Redis and S3': (options) => [disk(options), redis(options), s3(options)],
  'two replicas of a bucket': (options) => [s3(options), s3(options, `${bucket.bucket}-replica`)],
  'disk and Azure': (options) => [disk(options), azblob(options)],
};

for (const [name, tiers] of Object.entries(STACKS)) {
  storeContract(
    `a stack of ${name}`,
    async (options = {}) => {
      const store = createStack(tiers(options), {
        clock: clockAt(options.now),
        onWarning: (message) => warnings.push(message),
      });
      closing.push(store.close);
      return store;
    },
    { bounds: false, uses: false },
  );
  lifetimesContract(`a stack of ${name}`, tiers);
  scopesContract(`a stack of ${name}`, tiers);
}

/** Nothing but the contract's own faults may have gone wrong. */
const warnings: string[] = [];
afterAll(() => expect(warnings).toEqual([]));

describe('a stack', () => {
  test.each([
    ['Redis', () => redisServer.port, 'lost/a'],
    ['Azure', () => azurite.port, 'PUT /'],
  ] as const)(
    'over %s: a created value whose answer was lost is stored by its creator',
    async (name, port, text) => {
      const proxy = await startLossyProxy(port());
      const tier = name === 'Redis' ? redis({}, proxy.port) : azblob({}, proxy.port);
      const store = createStack([{ ...tier, limits: { retries: 2 } }]);
      try {
        for (const [round, before] of ['nothing', 'an expired value'].entries()) {
          const key = `lost/a${round}`;
          const create = (value: string) => store.put(key, Buffer.from(value), { ifAbsent: true });
          if (before !== 'nothing') await tier.put(key, Buffer.from('old'), { expiresAt: Date.now() - 1 });
          proxy.loseAnswerTo = text;
          expect([before, await create('mine')]).toEqual([before, 'stored']);
          expect(await create('other')).toBe('exists');
          expect(Buffer.from((await store.get(key))!.bytes).toString()).toBe('mine');
        }
        expect(proxy.lost).toBe(2);
        expect(store.statistics()[0]).toMatchObject({ retries: 2, errors: 0 });
      } finally {
        await store.close();
        await proxy.stop();
      }
    },
  );

  test('brings a value that only one of two replicas has to the other', async () => {
    const [first, second] = STACKS['two replicas of a bucket']!({}) as [Tier, Tier];
    const about = { metadata: { files: '3' }, createdAt: 999_000, expiresAt: Date.now() + 7_200_000 };
    await second.put('a', Buffer.from('v'), about);
    const store = createStack([first, second]);
    closing.push(store.close);
    expect(await store.get('a')).toMatchObject(about);
    await store.flush();
    expect(await first.get('a')).toMatchObject(about);
  });
});
test('a store over disk and Redis outlives its server: said once, and nothing of it is waited for again', async () => {
  const home = mkdtempSync(join(tmpdir(), 'paceline-stack-'));
  const server = await startRedis();
  const warnings: string[] = [];
  const open = (spec: string) =>
    openStore([spec], {
      home,
      variables: {},
      mayWrite: { allowed: true },
      onWarning: (message) => warnings.push(message),
    });
  const store = await open(`disk ${server.url}`);
  const other = await open(`memory ${server.url}`);
  try {
    const value = Buffer.alloc(3_000_000, 'abcdefg');
    const about = { metadata: { files: '3' }, expiresAt: Date.now() + 3_600_000 };
    expect(await store.put('packs/large', value, about)).toBe('stored');
    const found = (await other.get('packs/large'))!;
    expect([found.tier, found.metadata, found.expiresAt]).toEqual(['redis', about.metadata, about.expiresAt]);
    expect(Buffer.compare(found.bytes, value)).toBe(0);
    await other.flush();
    expect((await other.get('packs/large'))?.tier).toBe('memory');
    expect((await other.get('packs/large'))?.expiresAt).toBe(about.expiresAt);
    await server.stop();
    expect(warnings).toEqual([]);
    for (let round = 0; round < 10; round++) {
      expect(await store.put(`packs/${round}`, value)).toBe('stored');
      expect((await store.get(`packs/${round}`))?.tier).toBe('disk');
      expect(await store.get(`none/${round}`)).toBeUndefined();
    }
    expect(warnings).toEqual([
      expect.stringMatching(/^Redis at .* cannot be reached/),
      expect.stringContaining('is left out'),
    ]);
    expect(store.statistics()[1]).toMatchObject({ breakerOpened: 1, errors: 3 });
  } finally {
    await store.close();
    await other.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
