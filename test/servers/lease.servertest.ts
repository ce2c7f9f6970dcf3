import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { acquireLease, type Machine, readLease, systemMachine } from '@paceline/coordinate';
import { type OpenedRegister, openRegister } from '@paceline/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { type LossyProxy, startLossyProxy } from './lossy-proxy.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { connectRedis } from './redis-connection.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';
import { pause } from './server-process.ts';

/** A service, and the way to it on which answers can be lost. */
interface Service {
  /** As a user writes the store. */
  spec(): string;
  readonly variables: () => Record<string, string>;
  readonly proxy: () => LossyProxy;
  /** What is in a request that replaces. */
  readonly writes: string;
}

let redis: RedisServer;
let bucket: TestBucket;
let azurite: AzuriteServer;
const proxies: LossyProxy[] = [];
beforeAll(async () => {
  [redis, bucket, azurite] = await Promise.all([startRedis(), startBucket(), startAzurite()]);
  const credential = new StorageSharedKeyCredential(azurite.account, azurite.key);
  await new BlobServiceClient(azurite.url, credential).createContainer('box');
  for (const { port } of [redis, bucket.server, azurite]) proxies.push(await startLossyProxy(port));
});
afterAll(async () => {
  for (const proxy of proxies) await proxy.stop();
  await Promise.all([redis?.stop(), bucket?.stop(), azurite?.stop()]);
});

const SERVICES: [string, Service][] = [
  [
    'Redis',
    {
      spec: () => `redis://127.0.0.1:${proxies[0]!.port}`,
      variables: () => ({}),
      proxy: () => proxies[0]!,
      writes: 'eval',
    },
  ],
  [
    'S3',
    {
      spec: () => `s3://bucket/ci?region=us-east-1&endpoint=http://127.0.0.1:${proxies[1]!.port}`,
      variables: () => ({ ...bucket.variables }),
      proxy: () => proxies[1]!,
      writes: 'PUT /bucket/ci/',
    },
  ],
  [
    'Azure Blob Storage',
    {
      spec: () => {
        const endpoint = `http://127.0.0.1:${proxies[2]!.port}/${azurite.account}`;
        return `azblob://box/ci?account=${azurite.account}&endpoint=${endpoint}`;
      },
      variables: () => ({ AZURE_STORAGE_KEY: azurite.key }),
      proxy: () => proxies[2]!,
      writes: 'PUT /',
    },
  ],
];

const opened: OpenedRegister[] = [];
afterEach(async () => {
  for (const register of opened.splice(0)) await register.close();
});

/** As the process of a killed holder: whatever it would do later, it does not. */
const killed: Machine = {
  ...systemMachine,
  after: (milliseconds, run, options) =>
    options?.background ? () => {} : systemMachine.after(milliseconds, run, options),
};

describe.each(SERVICES)('a lease in %s', (_, { spec, variables, proxy, writes }) => {
  let count = 0;
  const key = () => `leases/octo/app/service-${count}`;
  const open = async () => {
    const register = (await openRegister([spec()], {
      home: '/nowhere',
      variables: variables(),
      mayWrite: { allowed: true, prefixes: ['leases/octo/app/'] },
    }))!;
    opened.push(register);
    return register;
  };
  const request = (holder: string, seconds = 30) => ({
    key: key(),
    holder,
    details: { who: holder },
    seconds,
    waitSeconds: 100,
  });
  afterEach(() => {
    count += 1;
    proxy().loseAnswerTo = undefined;
  });

  test('goes from one to the next of five that ask at once, each with the note of the one before', async () => {
    let inside = 0;
    const notes: unknown[] = [];
    await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const { lease } = await acquireLease(await open(), request(`job ${index}`));
        expect(++inside).toBe(1);
        expect(await lease!.check()).toBe(true);
        const { previous } = lease!;
        notes.push(previous?.takenOver === false ? previous.note['index'] : undefined, index);
        await pause(20);
        inside -= 1;
        expect(await lease!.end({ index })).toEqual({ written: true });
      }),
    );
    expect(notes).toHaveLength(10);
    expect(notes.slice(0, -1).filter((_, at) => at % 2 === 1)).toEqual(
      notes.slice(1).filter((_, at) => at % 2 === 1),
    );
  });

  test('whose answers are lost is got, renewed and given back all the same', async () => {
    const register = await open();
    // Whatever is learned of the server is learned.
    const first = await acquireLease(register, request('before'));
    await first.lease!.check();
    await first.lease!.end({ release: 'v1' });
    const { lost } = proxy();
    proxy().loseAnswerTo = writes;
    const { lease } = await acquireLease(register, request('one'));
    expect(proxy().lost).toBe(lost + 1);
    expect(lease!.resumed).toBe(false);
    expect(lease!.previous).toMatchObject({ takenOver: false, note: { release: 'v1' } });
    expect(await lease!.check()).toBe(true);
    proxy().loseAnswerTo = writes;
    expect(await lease!.end({ release: 'v2' })).toEqual({ written: true });
    expect(proxy().lost).toBe(lost + 2);
    expect(await readLease(register, key())).toMatchObject({ state: 'free', note: { release: 'v2' } });
  });

  test('of a holder that was killed is free after its time to live, and not before', async () => {
    const register = await open();
    const dead = await acquireLease(register, request('dead', 3), killed);
    expect(dead.lease).toBeDefined();
    const begun = performance.now();
    const { lease } = await acquireLease(await open(), request('heir', 3));
    const waited = performance.now() - begun;
    expect(waited).toBeGreaterThan(2900);
    expect(waited).toBeLessThan(8000);
    expect(lease!.previous).toEqual({ takenOver: true, holder: 'dead', details: { who: 'dead' } });
    expect(await dead.lease!.check()).toBe(false);
    expect(await dead.lease!.end({})).toMatchObject({ written: false });
    await pause(3500);
    expect(lease!.isHeld()).toBe(true);
    expect(await lease!.end({})).toEqual({ written: true });
  });

  test('is not given to a run that may not write, nor outside of its prefixes', async () => {
    const register = (await openRegister([spec()], {
      home: '/nowhere',
      variables: variables(),
      mayWrite: { allowed: false, reason: 'it is a pull request of a fork' },
    }))!;
    opened.push(register);
    const refused = { code: 'PACELINE_STORE_READ_ONLY' };
    await expect(acquireLease(register, request('fork'))).rejects.toMatchObject(refused);
    const outside = { ...request('one'), key: 'leases/octo/other/web' };
    await expect(acquireLease(await open(), outside)).rejects.toMatchObject({ code: 'PACELINE_STORE_SCOPE' });
  });
});

test('a Redis that forgets all at a restart is told again who has it', async () => {
  const own = await startRedis();
  try {
    const register = (await openRegister([own.url], {
      home: '/nowhere',
      variables: {},
      mayWrite: { allowed: true },
    }))!;
    opened.push(register);
    const request = { key: 'a', holder: 'one', details: {}, seconds: 3 };
    const { lease } = await acquireLease(register, request);
    const admin = await connectRedis(own.port);
    await admin.command('FLUSHALL');
    admin.close();
    await pause(1000);
    expect(await readLease(register, 'a')).toMatchObject({ state: 'held', holder: 'one' });
    expect(lease!.isHeld()).toBe(true);
    await lease!.end({});
  } finally {
    await own.stop();
  }
});
