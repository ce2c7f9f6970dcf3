import { createHash, randomUUID } from 'node:crypto';
import { createStack } from '@paceline/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { S3Options } from '../../packages/store/src/s3/s3.ts';
import { collect } from '../contract/store/collect.ts';
import { storeContract } from '../contract/store/contract.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';
import { type FaultyProxy, type Seen, startFaultyProxy } from './s3-proxy.ts';

const MIB = 1024 * 1024;
const VALUE = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 31) % 251));
/** As content is named: by the digest that it has. */
const PACK = `packs/${createHash('sha256').update(VALUE).digest('hex')}`;
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString();
const IGNORED_CONDITIONS = { kind: 'ignore', headers: ['if-none-match', 'if-match'] } as const;
const isCondition = ({ headers }: Seen) =>
  headers['if-none-match'] !== undefined || headers['if-match'] !== undefined;

let bucket: TestBucket;
let proxy: FaultyProxy;
let cdn: FaultyProxy;
beforeAll(async () => {
  bucket = await startBucket();
  proxy = await startFaultyProxy(bucket.server);
  cdn = await startFaultyProxy(bucket.server, { unsigned: true });
});
afterAll(async () => {
  await Promise.all([proxy?.stop(), cdn?.stop()]);
  await bucket?.stop();
});
afterEach(() => {
  for (const one of [proxy, cdn]) {
    one.fault = () => undefined;
    one.seen.length = 0;
  }
});

const open = (options: Partial<S3Options> = {}) =>
  bucket.open({ endpoint: proxy.url, idleTimeoutMs: 700, ...options });
/** A tier that holds `VALUE`. */
async function filled(options: Partial<S3Options> = {}, key = 'a') {
  const tier = open(options);
  await tier.put(key, VALUE, { contentAddressed: true });
  proxy.seen.length = 0;
  return tier;
}
const failure = (call: Promise<unknown>) =>
  call.then(
    (value) => ({ code: 'none', value }) as unknown as Error & { code: string; remedy: string },
    (error: Error & { code: string; remedy: string }) => error,
  );

describe('an answer of a failing server', () => {
  test.each<[number, string | undefined, string, boolean]>([
    [403, '<Error><Code>AccessDenied</Code></Error>', 'PACELINE_STORE_DENIED', false],
    [403, '<Error><Code>RequestTimeTooSkewed</Code></Error>', 'PACELINE_STORE_CLOCK', true],
    [400, '<Error><Code>ExpiredToken</Code></Error>', 'PACELINE_STORE_DENIED', false],
    [403, '<html>a proxy says no</html>', 'PACELINE_STORE_DENIED', false],
    [429, undefined, 'PACELINE_STORE_BUSY', true],
    [503, '<Error><Code>SlowDown</Code></Error>', 'PACELINE_STORE_BUSY', true],
    [500, '<Error><Code>InternalError</Code></Error>', 'PACELINE_STORE_UNAVAILABLE', true],
    [500, undefined, 'PACELINE_STORE_UNAVAILABLE', true],
    [502, '<html>bad gateway</html>', 'PACELINE_STORE_UNAVAILABLE', true],
    [400, 'not XML', 'PACELINE_STORE_UNEXPECTED', false],
  ])('HTTP %i %s is %s in every call', async (status, body, code, again) => {
    const tier = await filled();
    proxy.fault = () => ({ kind: 'answer', status, ...(body === undefined ? {} : { body }) });
    const calls = {
      get: () => tier.get('a'),
      range: () => tier.getRange('a', 0, 10),
      put: () => tier.put('b', VALUE),
      create: () => tier.put('b', VALUE.subarray(0, 10), { ifAbsent: true }),
      list: () => collect(tier.list('')),
    };
    for (const call of Object.values(calls)) {
      const error = await failure(call());
      expect(error).toMatchObject({ code, remedy: expect.stringMatching(/./), retryable: again });
    }
    // No body, so no code.
    const plain =
      { PACELINE_STORE_CLOCK: 'PACELINE_STORE_DENIED' }[code] ??
      (status === 400 ? 'PACELINE_STORE_UNEXPECTED' : code);
    expect(await failure(tier.head('a'))).toMatchObject({ code: plain });
    expect(tier.counters().corrupt).toBe(0);
    proxy.fault = () => undefined;
    expect((await tier.get('a'))?.bytes.byteLength).toBe(VALUE.length);
  });

  test('a denial names the permission', async () => {
    const tier = open();
    proxy.fault = () => ({ kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' });
    expect((await failure(tier.get('a'))).remedy).toContain('s3:ListBucket');
    expect((await failure(tier.put('a', VALUE))).remedy).toContain('s3:PutObject');
    expect((await failure(collect(tier.list('')))).remedy).toContain('s3:ListBucket');
  });

  test.each([
    [301, '<Error><Code>PermanentRedirect</Code></Error>', { 'x-amz-bucket-region': 'eu-central-1' }],
    [400, '<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-central-1</Region></Error>', {}],
    [301, '', { 'x-amz-bucket-region': 'eu-central-1' }],
  ])('HTTP %i for another region names the right one', async (status, body, headers) => {
    const tier = open({ region: 'us-west-2' });
    proxy.fault = () => ({ kind: 'answer', status, body, headers });
    const error = await failure(tier.get('a'));
    expect(error).toMatchObject({ code: 'PACELINE_STORE_REGION' });
    expect(error.message).toContain('not in the region us-west-2, but in eu-central-1');
  });

  test('a server that recovers at once is not noticed, and repetitions are the stack alone', async () => {
    const tier = await filled({ limits: { retries: 3 } });
    const store = createStack([tier]);
    let left = 1;
    proxy.fault = () => (left-- > 0 ? { kind: 'answer', status: 503 } : undefined);
    expect((await store.get('a'))?.bytes.byteLength).toBe(VALUE.length);
    proxy.seen.length = 0;
    proxy.fault = () => ({ kind: 'answer', status: 503 });
    await failure(tier.get('a'));
    expect(proxy.seen).toHaveLength(1);
    expect(await store.get('a')).toBeUndefined();
    expect(proxy.seen).toHaveLength(1 + 4);
  });
});

describe('a connection that fails', () => {
  test.each<[string, ReturnType<FaultyProxy['fault']>]>([
    ['never answers', { kind: 'hang' }],
    ['closes', { kind: 'drop' }],
    ['closes amid the body', { kind: 'cut', bytes: 5000 }],
    ['goes silent amid the body', { kind: 'stall', bytes: 5000 }],
  ])('one that %s is an error that may be retried, and no damage', async (_, fault) => {
    const tier = await filled();
    proxy.fault = ({ method }) => (method === 'GET' ? fault : undefined);
    for (const call of [() => tier.get('a'), () => tier.getRange('a', 10, 50_000)]) {
      const error = await failure(call());
      expect(error.code).toMatch(/^PACELINE_STORE_(UNREACHABLE|BODY)$/);
      expect(error).toMatchObject({ retryable: true });
    }
    expect(tier.counters().corrupt).toBe(0);
    proxy.fault = () => undefined;
    expect((await tier.get('a'))?.bytes.byteLength).toBe(VALUE.length);
  });

  test('a byte changed on the way is read again, and nothing is removed', async () => {
    const tier = await filled();
    let left = 1;
    proxy.fault = ({ method }) => (method === 'GET' && left-- > 0 ? { kind: 'flip' } : undefined);
    expect(VALUE.equals((await tier.get('a'))!.bytes)).toBe(true);
    expect(tier.counters().corrupt).toBe(0);
  });

  test.each([
    ['small', 10, {}],
    ['large', 100_000, {}],
    ['content-addressed', 10, { contentAddressed: true }],
    ['claimed', 10, { conditionalWrites: false, claimMs: 200 }],
  ])('a created value (%s) whose answer was lost is still stored by its creator', async (_, size, about) => {
    const { contentAddressed, ...options } = about as { contentAddressed?: boolean } & Partial<S3Options>;
    const store = createStack([open(options)]);
    let lost = 0;
    proxy.fault = ({ method, path }) =>
      method === 'PUT' && path.includes('/b%21') && lost++ === 0 ? { kind: 'lose' } : undefined;
    const create = (text: string) =>
      store.put('b', Buffer.alloc(size, text), { ifAbsent: true, contentAddressed });
    expect(await create('v')).toBe('stored');
    expect(lost).toBeGreaterThan(0);
    expect(await create('w')).toBe('exists');
    expect((await store.get('b'))?.bytes[0]).toBe('v'.charCodeAt(0));
    expect(store.statistics()[0]).toMatchObject({ retries: 1, errors: 0 });
  });

  test('connections are kept between requests', async () => {
    const tier = await filled();
    for (let round = 0; round < 5; round++) await tier.put('big', Buffer.alloc(3 * MIB));
    // Nothing asks the server for leave to send: that would cost a connection each.
    expect(proxy.seen.filter(({ headers }) => headers.expect !== undefined)).toEqual([]);
    expect(new Set(proxy.seen.map(({ connection }) => connection)).size).toBe(1);
  });
});

describe('a range', () => {
  test('that the server ignores is cut from the whole', async () => {
    const tier = await filled();
    proxy.fault = () => ({ kind: 'ignore', headers: ['range'] });
    expect(VALUE.subarray(100, 300).equals((await tier.getRange('a', 100, 200))!)).toBe(true);
    expect(VALUE.subarray(99_990).equals((await tier.getRange('a', 99_990, 200))!)).toBe(true);
  });

  test.each([
    ['another one', 'bytes 0-9/100000', '0123456789'],
    ['a shorter one', 'bytes 5-9/100000', '01234'],
    ['a longer one', 'bytes 5-24/100000', '01234567890123456789'],
    ['one that announces what it is not', 'bytes 5-14/100000', '012'],
    ['one that cannot be read', 'lines 5-14', '0123456789'],
  ])('that comes as %s is an error, never bytes', async (_, contentRange, body) => {
    const prefix = randomUUID();
    const tier = await filled({ prefix });
    const { headers } = await bucket.send('HEAD', `/${(await bucket.objects(prefix))[0]}`);
    const header = { 'x-amz-meta-paceline': headers.get('x-amz-meta-paceline')! };
    proxy.fault = () => ({
      kind: 'answer',
      status: 206,
      body,
      headers: { 'content-range': contentRange, ...header },
    });
    expect(await failure(tier.getRange('a', 5, 10))).toMatchObject({ code: 'PACELINE_STORE_BODY' });
  });
});

describe('an upload in parts', () => {
  // Silence is not the point here, and a busy machine takes its time over 40 MiB.
  const patient = () => open({ idleTimeoutMs: 20_000 });
  const uploads = async () =>
    (await (await bucket.send('GET', '?uploads')).text()).match(/<UploadId>/g)?.length ?? 0;

  test('that fails leaves neither a value nor parts', async () => {
    const tier = patient();
    let parts = 0;
    proxy.fault = ({ path }) =>
      path.includes('partNumber=') && parts++ >= 2 ? { kind: 'answer', status: 403 } : undefined;
    expect(await failure(tier.put('a', Buffer.alloc(40 * MIB, 7)))).toMatchObject({
      code: 'PACELINE_STORE_DENIED',
    });
    proxy.fault = () => undefined;
    expect(proxy.seen.some(({ method, path }) => method === 'DELETE' && path.includes('uploadId='))).toBe(
      true,
    );
    expect(await uploads()).toBe(0);
    expect(await tier.get('a')).toBeUndefined();
  });

  test('that cannot be completed leaves the value before it', async () => {
    const tier = patient();
    await tier.put('a', Buffer.from('before'));
    proxy.fault = ({ method, path }) =>
      method === 'POST' && path.includes('uploadId=') ? { kind: 'answer', status: 500 } : undefined;
    expect(await failure(tier.put('a', Buffer.alloc(20 * MIB, 7)))).toMatchObject({
      code: 'PACELINE_STORE_UNAVAILABLE',
    });
    proxy.fault = () => undefined;
    expect(await uploads()).toBe(0);
    expect(text((await tier.get('a'))?.bytes)).toBe('before');
  });
});

describe('what is sent', () => {
  test('the storage class, and how long a copy in between may live', async () => {
    const tier = open({ storageClass: 'STANDARD_IA' });
    proxy.fault = ({ method }) => (method === 'PUT' ? { kind: 'answer', status: 200 } : undefined);
    await tier.put('a', VALUE);
    await tier.put('a', VALUE, { contentAddressed: true });
    await open().put('a', VALUE);
    expect(proxy.seen.map(({ headers }) => headers['x-amz-storage-class'])).toEqual([
      'STANDARD_IA',
      'STANDARD_IA',
      'STANDARD',
    ]);
    expect(proxy.seen.map(({ headers }) => headers['cache-control'])).toEqual([
      'no-cache',
      'public, max-age=31536000, immutable',
      'no-cache',
    ]);
    expect(
      proxy.seen.some(({ headers }) => Object.keys(headers).some((name) => /checksum|trailer/.test(name))),
    ).toBe(false);
  });

  test('one HEAD or two for the newest of 50 that were written one after the other', async () => {
    const prefix = randomUUID();
    const tier = open({ prefix });
    const now = Date.now();
    for (let index = 0; index < 50; index++) {
      await tier.put(`a/${index}`, Buffer.from('v'), { createdAt: now - (50 - index) * 1000 + 60_000 });
    }
    proxy.seen.length = 0;
    await tier.newest(['a/']);
    expect(proxy.seen.filter(({ method }) => method === 'HEAD').length).toBeLessThanOrEqual(2);
    await collect(tier.list('a/', { shallow: true }));
    expect(proxy.seen.filter(({ method }) => method === 'HEAD').length).toBeLessThanOrEqual(2);
  });
});

describe('a server that ignores conditions on writes', () => {
  storeContract(
    'the s3 tier over it',
    async ({ now } = {}) => {
      proxy.fault = (request) => (isCondition(request) ? IGNORED_CONDITIONS : undefined);
      return open({ now, claimMs: 1500, idleTimeoutMs: 10_000 });
    },
    { bounds: false, uses: false },
  );

  test('is found out; 20 creators with a connection each: one stores, and no claim stays', async () => {
    proxy.fault = (request) => (isCondition(request) ? IGNORED_CONDITIONS : undefined);
    const prefix = randomUUID();
    const tiers = Array.from({ length: 20 }, () => open({ prefix, claimMs: 3000, idleTimeoutMs: 10_000 }));
    const results = await Promise.all(
      tiers.map((tier, index) => tier.put('a', Buffer.from(`writer ${index}`), { ifAbsent: true })),
    );
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(results.filter((result) => result === 'exists')).toHaveLength(19);
    expect(text((await tiers[0]!.get('a'))?.bytes)).toBe(`writer ${results.indexOf('stored')}`);
    expect((await bucket.objects(prefix)).filter((name) => name.includes('claims'))).toEqual([]);
    expect((await collect(tiers[0]!.list(''))).map(({ key }) => key)).toEqual(['a']);
  });

  test('one that says 501 to them is served by claims too', async () => {
    proxy.fault = (request) => (isCondition(request) ? { kind: 'answer', status: 501 } : undefined);
    const tier = open({ claimMs: 500 });
    expect(await tier.put('a', Buffer.from('v'), { ifAbsent: true })).toBe('stored');
    expect(await tier.put('a', Buffer.from('w'), { ifAbsent: true })).toBe('exists');
  });

  test('one that keeps them is asked once', async () => {
    const tier = open();
    for (const key of ['a', 'b', 'c']) await tier.put(key, Buffer.from('v'), { ifAbsent: true });
    const asked = proxy.seen.filter(({ path }) => path.includes('conditions'));
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

describe('a register', () => {
  const bytes = (value: string) => Buffer.from(value);

  test.each([
    ['ignores conditions', { kind: 'ignore', headers: ['if-none-match', 'if-match'] }],
    ['ignores If-Match', { kind: 'ignore', headers: ['if-match'] }],
    ['ignores If-None-Match', { kind: 'ignore', headers: ['if-none-match'] }],
    ['says 501 to conditions', { kind: 'answer', status: 501 }],
  ] as const)('is refused on a server that %s, and nothing is written', async (_, fault) => {
    proxy.fault = (request) => (isCondition(request) ? fault : undefined);
    const prefix = randomUUID();
    const { register } = open({ prefix });
    for (const expected of [undefined, '"some"']) {
      expect(await failure(register!.replace('a', bytes('v'), expected))).toMatchObject({
        code: 'PACELINE_STORE_CONDITIONS',
      });
    }
    expect(await register!.read('a')).toBeUndefined();
    expect((await bucket.objects(prefix)).filter((name) => name.includes('registers'))).toEqual([]);
  });

  test('that is said not to keep them has none', () => {
    expect(open({ conditionalWrites: false }).register).toBeUndefined();
  });

  test('of which an answer is lost was replaced all the same, as reading it tells', async () => {
    const { register } = open();
    const made = (await register!.replace('a', bytes('made'), undefined))!;
    // How the server wants an ETag is known from here on.
    const first = (await register!.replace('a', bytes('first'), made))!;
    proxy.fault = ({ method }) => (method === 'PUT' ? { kind: 'lose' } : undefined);
    const lost = await failure(register!.replace('a', bytes('mine'), first));
    expect(lost).toMatchObject({ code: 'PACELINE_STORE_UNREACHABLE', retryable: true });
    proxy.fault = () => undefined;
    expect(text((await register!.read('a'))?.bytes)).toBe('mine');
    expect(await register!.replace('a', bytes('late'), first)).toBeUndefined();
  });

  test('is asked for again where the server says that two writers met', async () => {
    const { register } = open();
    const first = (await register!.replace('a', bytes('first'), undefined))!;
    let again = true;
    proxy.fault = (request) => {
      if (request.method !== 'PUT' || !again) return undefined;
      again = false;
      return { kind: 'answer', status: 409, body: '<Error><Code>ConditionalRequestConflict</Code></Error>' };
    };
    const second = (await register!.replace('a', bytes('second'), first))!;
    expect(second).toMatch(/./);
    expect(await register!.replace('a', bytes('third'), second)).toMatch(/./);
  });

  test('is not read from a distribution in front of the bucket', async () => {
    const { register } = open({ readEndpoint: `${cdn.url}/${bucket.bucket}` });
    await register!.replace('a'.repeat(64), bytes('v'), undefined);
    await register!.read('a'.repeat(64));
    expect(cdn.seen).toEqual([]);
  });

  test('whose answer is cut, or hangs, is an error and not a value', async () => {
    const { register } = open();
    await register!.replace('a', Buffer.alloc(30_000, 'x'), undefined);
    for (const fault of [
      { kind: 'cut', bytes: 5000 },
      { kind: 'stall', bytes: 5000 },
      { kind: 'hang' },
      { kind: 'answer', status: 503 },
    ] as const) {
      proxy.fault = ({ method }) => (method === 'GET' ? fault : undefined);
      expect(await failure(register!.read('a'))).toMatchObject({ retryable: true });
    }
  });
});

describe('a distribution in front', () => {
  const reads = ({ seen }: FaultyProxy) => seen.filter(({ method }) => method === 'GET').length;

  test('values and ranges are read from it, unsigned, and not from the bucket', async () => {
    const tier = await filled({ readEndpoint: `${cdn.url}/bucket/` }, PACK);
    expect(VALUE.equals((await tier.get(PACK))!.bytes)).toBe(true);
    expect(VALUE.subarray(5, 15).equals((await tier.getRange(PACK, 5, 10))!)).toBe(true);
    expect([reads(cdn), proxy.seen.length]).toEqual([2, 0]);
    expect(cdn.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  test.each<[string, ReturnType<FaultyProxy['fault']>]>([
    ['has nothing', { kind: 'answer', status: 404 }],
    ['refuses', { kind: 'answer', status: 403 }],
    ['fails', { kind: 'answer', status: 502 }],
    ['drops the connection', { kind: 'drop' }],
    ['hangs', { kind: 'hang' }],
    ['breaks off', { kind: 'cut', bytes: 100 }],
    ['changes a byte', { kind: 'flip' }],
    ['answers with a page of its own', { kind: 'answer', status: 200, body: '<html>sign in</html>' }],
    ['hides the metadata', { kind: 'hide', headers: ['x-amz-meta-paceline'] }],
  ])('one that %s costs time, never a value', async (_, fault) => {
    const tier = await filled({ readEndpoint: `${cdn.url}/bucket` }, PACK);
    cdn.fault = () => fault;
    expect(VALUE.equals((await tier.get(PACK))!.bytes)).toBe(true);
    if (fault?.kind !== 'flip') {
      expect(VALUE.subarray(5, 15).equals((await tier.getRange(PACK, 5, 10))!)).toBe(true);
    }
    expect(tier.counters().corrupt).toBe(0);
  });

  test('a range that it ignores is cut from the whole', async () => {
    const tier = await filled({ readEndpoint: `${cdn.url}/bucket` }, PACK);
    cdn.fault = () => ({ kind: 'ignore', headers: ['range'] });
    expect(VALUE.subarray(5, 15).equals((await tier.getRange(PACK, 5, 10))!)).toBe(true);
    expect(proxy.seen).toHaveLength(0);
  });

  test('a value that may be replaced is not read from it: it may have kept the one before', async () => {
    const tier = await filled({ readEndpoint: `${cdn.url}/bucket` });
    expect(VALUE.equals((await tier.get('a'))!.bytes)).toBe(true);
    expect(VALUE.subarray(5, 15).equals((await tier.getRange('a', 5, 10))!)).toBe(true);
    expect(cdn.seen).toEqual([]);
  });

  test('a value that is not there is a miss', async () => {
    const tier = open({ readEndpoint: `${cdn.url}/bucket` });
    expect(await tier.get(`packs/${'0'.repeat(64)}`)).toBeUndefined();
    expect(await tier.getRange(`packs/${'0'.repeat(64)}`, 0, 5)).toBeUndefined();
  });
});
