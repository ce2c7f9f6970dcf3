import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  BlobServiceClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { StoreError } from '@paceline/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AzureOptions, createAzureTier } from '../../packages/store/src/azure/azure.ts';
import { collect } from '../contract/store/collect.ts';
import { storeContract } from '../contract/store/contract.ts';
import { registerContract } from '../contract/store/register.ts';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { startLossyProxy } from './lossy-proxy.ts';

let server: AzuriteServer;
let service: BlobServiceClient;
const cleanups: (() => unknown)[] = [];
beforeAll(async () => {
  server = await startAzurite();
  service = new BlobServiceClient(server.url, new StorageSharedKeyCredential(server.account, server.key));
  await service.createContainer('box');
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
afterAll(() => server?.stop());

const freshPrefix = () => `ci/${randomBytes(4).toString('hex')}`;

function openTier(options: Partial<AzureOptions> = {}) {
  const tier = createAzureTier({
    container: 'box',
    prefix: freshPrefix(),
    account: server.account,
    endpoint: server.url,
    variables: { AZURE_STORAGE_KEY: server.key },
    ...options,
  });
  cleanups.push(() => tier.close());
  return tier;
}

const bytes = (text: string) => Buffer.from(text);
const text = (value: { bytes: Uint8Array } | undefined) => value && Buffer.from(value.bytes).toString();
const keysOf = async (tier: ReturnType<typeof openTier>, prefix: string) =>
  (await collect(tier.list(prefix))).map((entry) => entry.key).sort();
const box = () => service.getContainerClient('box');
const namesUnder = async (prefix: string) =>
  (await collect(box().listBlobsFlat({ prefix }))).map((item) => item.name);

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

registerContract('the Azure tier', async (count) => {
  const prefix = freshPrefix();
  return Array.from({ length: count }, () => openTier({ prefix }).register);
});

describe("the Azure tier's register", () => {
  test('stands beside the values, is not listed with them, and says what is damaged', async () => {
    const prefix = freshPrefix();
    const tier = openTier({ prefix });
    const { register } = tier;
    const version = await register.replace('leases/octo/app', bytes('v'), undefined);
    const name = `${prefix}/!own/registers/leases/octo/app!`;
    expect(await namesUnder(prefix)).toEqual([name]);
    expect(register.locate('leases/octo/app')).toBe(`the blob ${name} in the container box`);
    expect(await keysOf(tier, '')).toEqual([]);
    expect(await tier.get('leases/octo/app')).toBeUndefined();
    for (const body of ['', 'text', 'x'.repeat(500_000)]) {
      await box().getBlockBlobClient(name).upload(body, body.length);
      await expect(register.read('leases/octo/app')).rejects.toMatchObject({
        code: 'PACELINE_STORE_DAMAGED',
        remedy: expect.stringContaining(name),
      });
      for (const expected of [version, undefined]) {
        expect(await register.replace('leases/octo/app', bytes('new'), expected)).toBeUndefined();
      }
    }
  });

  test('of which an answer is lost was replaced all the same, as reading it tells', async () => {
    const proxy = await startLossyProxy(server.port);
    cleanups.push(() => proxy.stop());
    const endpoint = server.url.replace(`:${server.port}`, `:${proxy.port}`);
    const { register } = openTier({ endpoint });
    const first = await register.replace('a', bytes('first'), undefined);
    proxy.loseAnswerTo = 'PUT /';
    expect(await failure(register.replace('a', bytes('mine'), first))).toMatchObject({ retryable: true });
    expect(proxy.lost).toBe(1);
    expect(text(await register.read('a'))).toBe('mine');
    expect(await register.replace('a', bytes('late'), first)).toBeUndefined();
  });

  test('of a container that is not there is an error, and no value that was never made', async () => {
    const { register } = openTier({ container: 'nowhere' });
    for (const call of [register.read('a'), register.replace('a', bytes('v'), undefined)]) {
      expect(await failure(call)).toMatchObject({ code: 'PACELINE_STORE_NO_CONTAINER' });
    }
  });
});

storeContract('the Azure tier', async (options) => openTier(options), { bounds: false, uses: false });

describe('the Azure tier', () => {
  test('blobs of others, beside its prefix and below it, are neither listed, counted nor removed', async () => {
    const prefix = freshPrefix();
    const tier = openTier({ prefix });
    const foreign = [`${prefix}-beside`, `${prefix}/a/mine!`, `${prefix}/a/readme.txt`, `${prefix}x/a/1!`];
    for (const name of foreign) await box().getBlockBlobClient(name).upload('x', 1);
    await tier.put('a/1', bytes('v'));
    expect(await keysOf(tier, '')).toEqual(['a/1']);
    expect(await tier.get('a/mine')).toBeUndefined();
    expect(await tier.head('a/mine')).toBeUndefined();
    expect(await tier.getRange('a/mine', 0, 1)).toBeUndefined();
    expect(await tier.delete('a/1')).toBe(true);
    await tier.close();
    expect((await namesUnder(prefix)).sort()).toEqual(foreign.sort());
    expect(tier.counters().corrupt).toBe(0);
  });

  test('keys are readable in the container, and the whole container is a prefix too', async () => {
    const prefix = freshPrefix();
    await openTier({ prefix }).put('cache/owner/name/node-1.2#abc', bytes('v'));
    expect(await namesUnder(prefix)).toEqual([`${prefix}/cache/owner/name/node-1.2!23abc!`]);
    await service.createContainer('whole');
    const whole = openTier({ container: 'whole', prefix: '' });
    await whole.put('a', bytes('v'));
    expect(await keysOf(whole, '')).toEqual(['a']);
    for (const wrong of ['a/../b', '/a', 'a//b', 'x'.repeat(600)]) {
      expect(() => openTier({ prefix: wrong })).toThrow('prefix');
    }
  });

  test('a list over several pages has every value once', async () => {
    const tier = openTier({ pageSize: 7 });
    const all = Array.from({ length: 60 }, (_, index) => `k/${index}`).sort();
    await Promise.all(all.map((key) => tier.put(key, bytes('v'))));
    expect(await keysOf(tier, 'k/')).toEqual(all);
    expect(await keysOf(tier, 'k/1')).toHaveLength(11);
  });

  test('a range comes without the rest of the value', async () => {
    let ahead = 0;
    const tier = openTier({ now: () => Date.now() + ahead });
    const value = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256));
    await tier.put('r', value, { expiresAt: Date.now() + 60_000 });
    expect(Buffer.from((await tier.getRange('r', 0, 10))!)).toEqual(value.subarray(0, 10));
    expect(Buffer.from((await tier.getRange('r', 99_990, 100))!)).toEqual(value.subarray(99_990));
    expect(Buffer.from((await tier.getRange('r', 50_000, 7))!)).toEqual(value.subarray(50_000, 50_007));
    expect(Buffer.from((await tier.getRange('r', 100_000, 5))!)).toEqual(Buffer.alloc(0));
    expect(Buffer.from((await tier.getRange('r', 200_000, 5))!)).toEqual(Buffer.alloc(0));
    expect(Buffer.from((await tier.getRange('r', 5, 0))!)).toEqual(Buffer.alloc(0));
    expect(await tier.getRange('none', 0, 5)).toBeUndefined();
    expect(await tier.getRange('none', 5, 0)).toBeUndefined();
    ahead = 60_000;
    expect(await tier.getRange('r', 0, 5)).toBeUndefined();
    expect(await tier.getRange('r', 200_000, 5)).toBeUndefined();
  });

  test.each(['nothing', 'an expired value', 'a damaged value'])(
    'of 20 creators with clients of their own, over %s, one stores',
    async (before) => {
      const prefix = freshPrefix();
      const first = openTier({ prefix, now: () => 1000 });
      if (before !== 'nothing') await first.put('race', bytes('old'), { expiresAt: 9000 });
      if (before === 'a damaged value') {
        const damaged = box().getBlockBlobClient(`${prefix}/race!`);
        const { metadata } = await damaged.getProperties();
        await damaged.upload('longer than it was', 18, { metadata: metadata! });
      }
      const tiers = Array.from({ length: 20 }, () => openTier({ prefix, now: () => 10_000 }));
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
    const at = (key: string) => box().getBlockBlobClient(`${prefix}/${key}!`);
    for (const key of ['flipped', 'cut', 'exchanged', 'other']) await tier.put(key, bytes(`value of ${key}`));
    const metadataOf = async (key: string) => (await at(key).getProperties()).metadata!;
    await at('flipped').upload('value of flippeD', 16, { metadata: await metadataOf('flipped') });
    await at('cut').upload('value', 5, { metadata: await metadataOf('cut') });
    await at('exchanged').upload('value of other', 14, { metadata: await metadataOf('other') });
    expect(await keysOf(tier, '')).toEqual(['flipped', 'other']);
    for (const key of ['flipped', 'cut', 'exchanged']) {
      expect(await tier.get(key)).toBeUndefined();
      expect(await at(key).exists()).toBe(false);
    }
    expect(tier.counters().corrupt).toBe(3);
    expect(text(await tier.get('other'))).toBe('value of other');
  });
});

describe("the Azure tier's credentials", () => {
  const sas = (permissions: string, start = new Date(Date.now() - 60_000)) =>
    generateBlobSASQueryParameters(
      {
        containerName: 'box',
        permissions: ContainerSASPermissions.parse(permissions),
        startsOn: start,
        expiresOn: new Date(start.getTime() + 3_600_000),
      },
      new StorageSharedKeyCredential(server.account, server.key),
    ).toString();
  const wrongKey = Buffer.from('not the right key at all').toString('base64');

  test('a connection string, a key, and SAS tokens with and without a question mark', async () => {
    const connection = `DefaultEndpointsProtocol=http;AccountName=${server.account};AccountKey=${server.key};BlobEndpoint=${server.url};`;
    const withSas = `BlobEndpoint=${server.url};SharedAccessSignature=${sas('racwdl')}`;
    const { account } = server;
    for (const options of [
      { account: undefined, endpoint: undefined, variables: { AZURE_STORAGE_CONNECTION_STRING: connection } },
      {
        account,
        endpoint: undefined,
        variables: { AZURE_STORAGE_CONNECTION_STRING: connection, AZURE_STORAGE_KEY: wrongKey },
      },
      { account, endpoint: undefined, variables: { AZURE_STORAGE_CONNECTION_STRING: withSas } },
      { account: undefined, variables: { AZURE_STORAGE_ACCOUNT: account, AZURE_STORAGE_KEY: server.key } },
      { variables: { AZURE_STORAGE_SAS_TOKEN: sas('racwdl') } },
      { variables: { AZURE_STORAGE_SAS_TOKEN: `?${sas('racwdl')}` } },
      // The connection string is another account's.
      {
        variables: {
          AZURE_STORAGE_CONNECTION_STRING: `AccountName=another;AccountKey=${wrongKey}`,
          AZURE_STORAGE_KEY: server.key,
        },
      },
    ]) {
      const tier = openTier(options);
      expect(await tier.put('a', bytes('v'), { ifAbsent: true })).toBe('stored');
      expect(text(await tier.get('a'))).toBe('v');
      expect(await keysOf(tier, '')).toEqual(['a']);
      expect(await tier.delete('a')).toBe(true);
    }
  });

  test('none at all: an error that says what to set, and only at the first use', async () => {
    const tier = openTier({ variables: {} });
    const error = await failure(tier.get('a'));
    expect(error).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_CREDENTIALS' });
    expect(error.remedy).toContain('AZURE_STORAGE_SAS_TOKEN');
    expect((await failure(openTier({ account: undefined, variables: {} }).get('a'))).remedy).toContain(
      '?account=',
    );
  });

  test('a wrong key, an expired token and one that may only read are denied, and nothing printed shows them', async () => {
    const wrong = openTier({ variables: { AZURE_STORAGE_KEY: wrongKey } });
    for (const error of await Promise.all(
      [
        wrong.get('a'),
        wrong.head('a'),
        wrong.put('a', bytes('v')),
        wrong.delete('a'),
        collect(wrong.list('')),
      ].map(failure),
    )) {
      expect(error).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_DENIED' });
      expect(error.message).toContain('HTTP 403');
      expect(printed(error)).not.toContain(wrongKey);
    }
    const prefix = freshPrefix();
    await openTier({ prefix }).put('a', bytes('v'));
    const readToken = sas('r');
    const reader = openTier({ prefix, variables: { AZURE_STORAGE_SAS_TOKEN: readToken } });
    expect(text(await reader.get('a'))).toBe('v');
    const expired = sas('racwdl', new Date(Date.now() - 7_200_000));
    const late = openTier({ prefix, variables: { AZURE_STORAGE_SAS_TOKEN: expired } });
    for (const [call, token] of [
      [() => reader.put('b', bytes('v')), readToken],
      [() => late.get('a'), expired],
    ] as const) {
      const error = await failure(call());
      expect(error).toMatchObject({ name: 'StoreError', code: 'PACELINE_STORE_DENIED' });
      const signature = new URLSearchParams(token).get('sig')!;
      expect(printed(error)).not.toContain(signature);
      expect(printed(error)).not.toContain(encodeURIComponent(signature));
    }
  });

  test('a container that is not there is an error, and no miss', async () => {
    const tier = openTier({ container: 'nowhere' });
    for (const error of await Promise.all(
      [
        tier.get('a'),
        tier.head('a'),
        tier.put('a', bytes('v')),
        tier.put('a', bytes('v'), { ifAbsent: true }),
        tier.delete('a'),
        collect(tier.list('')),
      ].map(failure),
    )) {
      expect(error).toMatchObject({ code: 'PACELINE_STORE_NO_CONTAINER' });
    }
  });
});

describe('the Azure tier where the service is gone', () => {
  test('nobody listens: an error that another try may mend; a closed tier says so', async () => {
    const tier = openTier({ endpoint: `http://127.0.0.1:9/${server.account}` });
    expect(await failure(tier.get('a'))).toMatchObject({
      code: 'PACELINE_STORE_UNREACHABLE',
      retryable: true,
    });
    await tier.close();
    await tier.close();
    expect(await failure(tier.get('a'))).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
  });

  test('a service that hangs: a call ends at its deadline, and close ends what is under way', async () => {
    const hung = await startAzurite();
    try {
      const place = { endpoint: hung.url };
      const tier = openTier({ ...place, requestSeconds: 0.3 });
      await failure(tier.get('a'));
      process.kill(hung.pids[0]!, 'SIGSTOP');
      for (const call of [() => tier.get('a'), () => tier.head('a'), () => collect(tier.list(''))]) {
        const error = await failure(call());
        expect(error).toMatchObject({ code: 'PACELINE_STORE_UNREACHABLE', retryable: true });
        expect(error.message).toContain('did not answer within 0.3 s');
      }
      const patient = openTier(place);
      const waiting = failure(patient.get('a'));
      await patient.close();
      expect(await waiting).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
    } finally {
      await hung.stop();
    }
  });

  test('busy, broken, silent within the body, cut within it: errors, each once asked for', async () => {
    const requests: string[] = [];
    const odd: Server = createServer((request, response) => {
      requests.push(request.url!);
      const busy = { 'x-ms-error-code': 'ServerBusy' };
      if (request.url!.includes('/busy')) return response.writeHead(503, busy).end();
      if (request.url!.includes('/broken')) return response.writeHead(500).end('<html>');
      response.writeHead(200, { 'content-length': 1000, etag: '"x"' });
      response.write('some');
      if (request.url!.includes('/cut')) setTimeout(() => response.destroy(), 20);
    });
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => {
      odd.closeAllConnections();
      odd.close();
    });
    const endpoint = `http://127.0.0.1:${(odd.address() as AddressInfo).port}/${server.account}`;
    const tier = openTier({ endpoint, requestSeconds: 0.5 });
    expect(await failure(tier.get('busy'))).toMatchObject({ code: 'PACELINE_STORE_BUSY', retryable: true });
    expect(await failure(tier.get('broken'))).toMatchObject({
      code: 'PACELINE_STORE_UNAVAILABLE',
      retryable: true,
    });
    for (const key of ['cut', 'silent']) {
      expect(await failure(tier.get(key))).toMatchObject({
        code: 'PACELINE_STORE_UNREACHABLE',
        retryable: true,
      });
    }
    expect(requests).toHaveLength(4);
  });
});
