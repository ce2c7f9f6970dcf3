import { randomUUID } from 'node:crypto';
import { openStore } from '@paceline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collect } from '../contract/store/collect.ts';
import { storeContract } from '../contract/store/contract.ts';
import { registerContract } from '../contract/store/register.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';

const MIB = 1024 * 1024;
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString();

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(() => bucket?.stop());

registerContract('the s3 tier', async (count) => {
  const prefix = randomUUID();
  return Array.from({ length: count }, () => bucket.open({ prefix }).register!);
});
storeContract('the s3 tier', async ({ now } = {}) => bucket.open({ now }), { bounds: false, uses: false });

test('a store that is described by its URL writes to the bucket and reads from it', async () => {
  const prefix = randomUUID();
  const { server, variables } = bucket;
  const url = `s3://bucket/${prefix}/deep?endpoint=${encodeURIComponent(server.url)}&region=us-east-1`;
  const open = () =>
    openStore([url], {
      home: '/nowhere',
      variables,
      mayWrite: { allowed: true },
      onWarning: (said) => warnings.push(said),
    });
  const warnings: string[] = [];
  const first = await open();
  expect(await first.put('a/b', Buffer.from('value'), { metadata: { files: '1' } })).toBe('stored');
  await first.close();
  expect(await bucket.objects(prefix)).toEqual([`${prefix}/deep/a/b!`]);
  const second = await open();
  const found = await second.get('a/b');
  expect(found).toMatchObject({ tier: 's3', metadata: { files: '1' } });
  expect(text(found?.bytes)).toBe('value');
  await second.close();
  expect(warnings).toEqual([]);
});

describe('the register', () => {
  test('stands beside the values, is not listed with them, and says where it is', async () => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    await tier.register!.replace('leases/octo/app', Buffer.from('v'), undefined);
    const name = `${prefix}/!own/registers/leases/octo/app!`;
    expect(await bucket.objects(prefix)).toEqual([`${prefix}/!own/conditions`, name].sort());
    expect(tier.register!.locate('leases/octo/app')).toBe(`the object ${name} in the bucket bucket`);
    expect(await collect(tier.list(''))).toEqual([]);
    expect(await tier.get('leases/octo/app')).toBeUndefined();
  });

  test('says what is damaged or something else, and never replaces it', async () => {
    const prefix = randomUUID();
    const { register } = bucket.open({ prefix });
    const version = await register!.replace('a', Buffer.from('value'), undefined);
    const path = `/${prefix}/!own/registers/a!`;
    const whole = Buffer.from(await (await bucket.send('GET', path)).arrayBuffer());
    for (const body of [whole.subarray(0, -1), 'text', Buffer.alloc(500_000), new Uint8Array()]) {
      await bucket.send('PUT', path, { body: Buffer.from(body) });
      await expect(register!.read('a')).rejects.toMatchObject({
        code: 'PACELINE_STORE_DAMAGED',
        remedy: expect.stringContaining(`${prefix}/!own/registers/a!`),
      });
      for (const expected of [version, undefined]) {
        expect(await register!.replace('a', Buffer.from('new'), expected)).toBeUndefined();
      }
    }
  });

  test('of a bucket that is not there is an error, and no value that was never made', async () => {
    const { register } = bucket.open({ bucket: 'nowhere' });
    const missing = { code: 'PACELINE_STORE_NO_BUCKET' };
    await expect(register!.read('a')).rejects.toMatchObject(missing);
    await expect(register!.replace('a', Buffer.from('v'), undefined)).rejects.toMatchObject(missing);
  });
});

describe('ranges', () => {
  test.each([
    [0, 4, '0123'],
    [3, 3, '345'],
    [7, 100, '789'],
    [9, 1, '9'],
    [10, 5, ''],
    [2, 0, ''],
  ])('offset %i, length %i', async (offset, length, expected) => {
    const tier = bucket.open();
    await tier.put('a', Buffer.from('0123456789'));
    expect(text(await tier.getRange('a', offset, length))).toBe(expected);
  });

  test('of a missing, an expired and an empty value', async () => {
    let now = 1000;
    const tier = bucket.open({ now: () => now });
    await tier.put('expired', Buffer.from('0123'), { expiresAt: 2000 });
    await tier.put('empty', new Uint8Array());
    now = 3000;
    expect(await tier.getRange('none', 0, 1)).toBeUndefined();
    expect(await tier.getRange('expired', 0, 1)).toBeUndefined();
    expect(await tier.getRange('empty', 0, 10)).toEqual(new Uint8Array());
  });
});

describe('create only', () => {
  test('20 creators with a connection each: one stores', async () => {
    const prefix = randomUUID();
    const tiers = Array.from({ length: 20 }, () => bucket.open({ prefix }));
    const results = await Promise.all(
      tiers.map((tier, index) => tier.put('a', Buffer.from(`writer ${index}`), { ifAbsent: true })),
    );
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(text((await tiers[0]!.get('a'))?.bytes)).toBe(`writer ${results.indexOf('stored')}`);
  });

  test('20 creators of a value above the size of a multipart upload: one stores', async () => {
    const prefix = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        bucket.open({ prefix }).put('a', Buffer.alloc(17 * MIB, index), { ifAbsent: true }),
      ),
    );
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    const { bytes } = (await bucket.open({ prefix }).get('a'))!;
    expect(bytes[0]).toBe(results.indexOf('stored'));
  });

  test('content-addressed values are not sent twice, and a cut one is replaced', async () => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    const options = { ifAbsent: true, contentAddressed: true };
    expect(await tier.put('a', Buffer.from('content'), options)).toBe('stored');
    expect(await tier.put('a', Buffer.from('content'), options)).toBe('exists');
    const [name] = await bucket.objects(prefix);
    const { headers } = await bucket.send('HEAD', `/${name}`);
    const about = { 'x-amz-meta-paceline': headers.get('x-amz-meta-paceline')! };
    await bucket.send('PUT', `/${name}`, { body: 'cont', headers: about });
    expect(await tier.head('a')).toBeUndefined();
    expect(await tier.put('a', Buffer.from('content'), options)).toBe('stored');
    expect(text((await tier.get('a'))?.bytes)).toBe('content');
  });
});

describe('damage', () => {
  const damaged = async (
    change: (body: string, header: string) => [body: string, header: string | undefined],
  ) => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    await tier.put('a', Buffer.from('content'));
    const [name] = await bucket.objects(prefix);
    const { headers } = await bucket.send('HEAD', `/${name}`);
    const [body, header] = change('content', headers.get('x-amz-meta-paceline')!);
    const put = await bucket.send('PUT', `/${name}`, {
      body,
      headers: header === undefined ? {} : { 'x-amz-meta-paceline': header },
    });
    expect(put.ok).toBe(true);
    return { tier, prefix };
  };
  test.each<[string, Parameters<typeof damaged>[0]]>([
    ['a changed byte', (_, header) => ['c0ntent', header]],
    ['a missing end', (_, header) => ['conten', header]],
    ['something appended', (body, header) => [`${body}.`, header]],
    ['no header', (body) => [body, undefined]],
    ['a header that is no header', (body) => [body, '1.bm90IGpzb24']],
    ['a header that unpacks to gigabytes', (body) => [body, `2.${'A'.repeat(500)}`]],
    ['the header of another format', (body, header) => [body, header.replace('1.', '7.')]],
  ])('%s is a miss, counted and removed', async (_, change) => {
    const { tier, prefix } = await damaged(change);
    expect(await tier.get('a')).toBeUndefined();
    expect(tier.counters().corrupt).toBe(1);
    expect(await bucket.objects(prefix)).toEqual([]);
    expect(await tier.put('a', Buffer.from('again'), { ifAbsent: true })).toBe('stored');
    expect(text((await tier.get('a'))?.bytes)).toBe('again');
  });

  test('an object under the name of another is a miss', async () => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    await tier.put('a', Buffer.from('of a'));
    await tier.put('b', Buffer.from('of b'));
    const names = await bucket.objects(prefix);
    const copy = await bucket.send('PUT', `/${names[1]}`, {
      headers: { 'x-amz-copy-source': `/bucket/${encodeURIComponent(names[0]!)}` },
    });
    expect(copy.ok).toBe(true);
    expect(await tier.get('b')).toBeUndefined();
    expect(text((await tier.get('a'))?.bytes)).toBe('of a');
  });
});

describe('uploads in parts', () => {
  test('a value of 40 MiB comes back, and its ranges across the seams', async () => {
    const tier = bucket.open();
    const value = Buffer.alloc(40 * MIB);
    for (let at = 0; at < value.length; at += 4096) value.writeUInt32LE(at, at);
    expect(await tier.put('a', value, { metadata: { a: '1' } })).toBe('stored');
    const found = await tier.get('a');
    expect(value.equals(found!.bytes)).toBe(true);
    expect(found!.metadata).toEqual({ a: '1' });
    const seam = await tier.getRange('a', 8 * MIB - 10, 20);
    expect(value.subarray(8 * MIB - 10, 8 * MIB + 10).equals(seam!)).toBe(true);
  });
});

describe('names of objects', () => {
  test('start with the readable key, and long ones are found by any beginning', async () => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    const long = Array.from({ length: 200 }, (_, index) => `part-${index}`).join('/');
    await tier.put('cache/owner/name/linux npm', Buffer.from('a'));
    await tier.put(long, Buffer.from('b'));
    await tier.put(`${long}/other`, Buffer.from('c'));
    const names = await bucket.objects(prefix);
    expect(names[0]).toBe(`${prefix}/cache/owner/name/linux!20npm!`);
    expect(names.every((name) => Buffer.byteLength(name) <= 1024)).toBe(true);
    for (const length of [3, 900, 1000, 1100, long.length]) {
      const found = await collect(tier.list(long.slice(0, length)));
      expect(found.map(({ key }) => key).sort()).toEqual([long, `${long}/other`]);
    }
    expect((await collect(tier.list(`${long}/`))).map(({ key }) => key)).toEqual([`${long}/other`]);
    expect((await tier.newest([`${long}/o`]))?.key).toBe(`${long}/other`);
  });

  test('the exact key is found, never one that starts with it', async () => {
    const tier = bucket.open();
    await tier.put('npm-abc', Buffer.from('longer'));
    expect(await tier.get('npm-ab')).toBeUndefined();
    expect(await tier.head('npm-ab')).toBeUndefined();
    expect(await tier.delete('npm-ab')).toBe(false);
  });

  test('metadata that does not fit is refused with its size', async () => {
    const random = Array.from({ length: 200 }, () => randomUUID()).join('');
    await expect(bucket.open().put('a', Buffer.from('v'), { metadata: { random } })).rejects.toMatchObject({
      code: 'PACELINE_STORE_METADATA',
    });
  });
});

describe('objects of others', () => {
  test('under the same prefix are neither listed nor touched', async () => {
    const prefix = randomUUID();
    const tier = bucket.open({ prefix });
    const at = (name: string) => `/${prefix}/${name.split('/').map(encodeURIComponent).join('/')}`;
    const foreign = ['readme.txt', 'folder/', 'a!', 'x!zz!', 'sp ace!', 'control\u0001', '!own'];
    await tier.put('b', Buffer.from('ours'));
    for (const name of foreign) {
      const put = await bucket.send('PUT', at(name), { body: 'theirs' });
      expect([name, put.status]).toEqual([name, 200]);
    }
    expect((await collect(tier.list(''))).map(({ key }) => key)).toEqual(['b']);
    expect((await tier.newest(['']))?.key).toBe('b');
    expect(await tier.put('b', Buffer.from('ours'), { ifAbsent: true })).toBe('exists');
    for (const name of foreign) {
      const got = await bucket.send('GET', at(name));
      expect(await got.text()).toBe('theirs');
    }
  });

  test('beside the prefix are not seen, though it starts like theirs', async () => {
    const prefix = randomUUID();
    await bucket.open({ prefix: `${prefix}-other` }).put('a', Buffer.from('v'));
    expect(await collect(bucket.open({ prefix }).list(''))).toEqual([]);
  });
});

describe('listings', () => {
  test('of 1100 values go over pages; shallow ones know key, size and about when', async () => {
    const tier = bucket.open();
    const keys = Array.from({ length: 1100 }, (_, index) => `many/${index}`).sort();
    const left = [...keys];
    const before = Date.now();
    const work = async () => {
      for (let key = left.pop(); key !== undefined; key = left.pop()) await tier.put(key, Buffer.from(key));
    };
    await Promise.all(Array.from({ length: 16 }, work));
    const shallow = await collect(tier.list('many/', { shallow: true }));
    expect(shallow.map(({ key }) => key).sort()).toEqual(keys);
    for (const { key, size, createdAt } of shallow) {
      expect(size).toBe(key.length);
      expect(createdAt).toBeGreaterThan(before - 2000);
      expect(createdAt).toBeLessThan(Date.now() + 2000);
    }
    const whole = await collect(tier.list('many/'));
    expect(whole.map(({ key }) => key).sort()).toEqual(keys);
  });

  test('newest is the one first put last, also among copies written later, and none that has expired', async () => {
    let now = 100_000;
    const tier = bucket.open({ now: () => now });
    await tier.put('a/old', Buffer.from('v'), { createdAt: 1000 });
    await tier.put('a/new', Buffer.from('v'), { createdAt: 3000, expiresAt: 200_000 });
    await tier.put('a/copy', Buffer.from('v'), { createdAt: 2000 });
    expect((await tier.newest(['b/', 'a/']))?.key).toBe('a/new');
    now = 200_000;
    expect((await tier.newest(['b/', 'a/']))?.key).toBe('a/copy');
    expect(await tier.newest(['b/'])).toBeUndefined();
  });

  test('expired values are listed for those who delete them', async () => {
    let now = 1000;
    const prefix = randomUUID();
    const tier = bucket.open({ prefix, now: () => now });
    await tier.put('a', Buffer.from('v'), { expiresAt: 2000 });
    now = 3000;
    expect(await collect(tier.list(''))).toEqual([]);
    expect(await collect(tier.list('', { expired: true }))).toMatchObject([{ key: 'a', expiresAt: 2000 }]);
    expect(await tier.delete('a')).toBe(false);
    expect(await bucket.objects(prefix)).toEqual([]);
  });
});

describe('failures have a name and a remedy', () => {
  const calls = ['get', 'head', 'put', 'create', 'list', 'delete', 'range'] as const;
  const call = (tier: ReturnType<TestBucket['open']>, name: (typeof calls)[number]): Promise<unknown> =>
    ({
      get: () => tier.get('a'),
      head: () => tier.head('a'),
      put: () => tier.put('a', Buffer.from('v')),
      create: () => tier.put('a', Buffer.from('v'), { ifAbsent: true }),
      list: () => collect(tier.list('')),
      delete: () => tier.delete('a'),
      range: () => tier.getRange('a', 0, 1),
    })[name]();
  const failure = (tier: ReturnType<TestBucket['open']>, name: (typeof calls)[number]) =>
    call(tier, name).then(
      () => ({ code: 'none', message: '', remedy: '' }),
      (error: { code: string; message: string; remedy: string }) => error,
    );

  test.each(calls)('%s in a bucket that does not exist', async (name) => {
    const error = await failure(bucket.open({ bucket: 'missing' }), name);
    expect(error).toMatchObject({ code: 'PACELINE_STORE_NO_BUCKET' });
    expect(error.message).toContain('"missing"');
  });

  test.each(calls)('%s with a wrong secret, which is not told', async (name) => {
    const secret = 'wrong-SECRET-0123456789';
    const variables = { ...bucket.variables, AWS_SECRET_ACCESS_KEY: secret };
    const error = await failure(bucket.open({ variables }), name);
    expect(error).toMatchObject({ code: 'PACELINE_STORE_DENIED' });
    const told = `${error.message} ${error.remedy} ${JSON.stringify(error)} ${String((error as { stack?: unknown }).stack)}`;
    expect(told).not.toContain(secret);
    expect(told).not.toContain(bucket.server.accessKey);
  });

  test('no server', async () => {
    const error = await failure(bucket.open({ endpoint: 'http://127.0.0.1:1' }), 'get');
    expect(error).toMatchObject({ code: 'PACELINE_STORE_UNREACHABLE', retryable: true });
  });

  test('a closed tier says so', async () => {
    const tier = bucket.open();
    await tier.close();
    for (const name of calls) {
      expect(await failure(tier, name)).toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
    }
  });
});
