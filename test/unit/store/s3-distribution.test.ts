import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHeader, encodeHeader } from '../../../packages/store/src/objects/object-header.ts';
import { createS3Tier, type S3Options } from '../../../packages/store/src/s3/s3.ts';

// Stand-ins of two lines each: whatever a CDN or the bucket sends, not how a server of S3 behaves.
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(answer: RequestListener): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const GOOD = Buffer.from('what the bucket has under this key');
const EVIL = Buffer.from('made by the operator of the CDN');
const digest = createHash('sha256').update(GOOD).digest('hex');
const PACK = `packs/octo/app/${digest}`;
const ENTRY = `cache/octo/app/refs%2Fheads%2Fmain/0123456789abcdef/k#${digest}`;

/** As the object's metadata, saying all that helps its sender. */
const headers = (key: string, bytes: Buffer) => ({
  'x-amz-meta-paceline': encodeHeader(
    createHeader(
      key,
      bytes,
      { contentAddressed: true, metadata: { job: 'release' }, expiresAt: 4e12 },
      { now: 1, namesKey: false },
    ),
  ),
  'content-length': bytes.byteLength,
});

async function reading(key: string, sent: Buffer, more: Record<string, string> = {}) {
  const cdn = await serve((request, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = first === undefined ? sent : sent.subarray(Number(first), Number(last) + 1);
    const range = first === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${sent.byteLength}` };
    response.writeHead(first === undefined ? 200 : 206, {
      ...headers(key, sent),
      'content-length': part.byteLength,
      ...range,
      ...more,
    });
    response.end(part);
  });
  const bucket = await serve((request, response) => {
    response.writeHead(200, { etag: '"x"', ...headers(key, GOOD) });
    response.end(request.method === 'HEAD' ? undefined : GOOD);
  });
  const tier = createS3Tier({
    bucket: 'bucket',
    prefix: 'ci',
    region: 'x',
    endpoint: bucket.url,
    readEndpoint: cdn.url,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    variables: {},
    now: () => 1000,
  } satisfies S3Options);
  open.push(tier);
  return { tier, cdn, bucket };
}

test('what a key names by its digest is read from the CDN, and the bucket is not asked', async () => {
  const { tier, bucket } = await reading(PACK, GOOD);
  expect(GOOD.equals((await tier.get(PACK))!.bytes)).toBe(true);
  expect(GOOD.subarray(5, 15).equals((await tier.getRange(PACK, 5, 10))!)).toBe(true);
  expect(bucket.seen).toEqual([]);
});

test('of what the CDN says beside the bytes nothing is believed', async () => {
  const { tier } = await reading(PACK, GOOD, {
    'x-amz-meta-paceline': headers(PACK, EVIL)['x-amz-meta-paceline'],
  });
  expect(await tier.get(PACK)).toEqual({ bytes: new Uint8Array(GOOD), metadata: {}, createdAt: 1000 });
});

test('other bytes under a digest are not taken, whatever their header says: the bucket has the value', async () => {
  const { tier, bucket } = await reading(PACK, EVIL);
  expect(GOOD.equals((await tier.get(PACK))!.bytes)).toBe(true);
  expect(bucket.seen).toHaveLength(1);
});

test.each([
  ['an entry, whose key ends in another digest', ENTRY],
  ['a history record', 'history/octo/app/refs%2Fheads%2Fmain/1'],
  ['a value with a digest in the middle of its key', `${PACK}/more`],
  ['a digest that is a letter too long', `${PACK}0`],
])('%s is never read from the CDN', async (_, key) => {
  const { tier, cdn, bucket } = await reading(key, EVIL);
  expect(GOOD.equals((await tier.get(key))!.bytes)).toBe(true);
  await tier.getRange(key, 0, 5);
  expect(cdn.seen).toEqual([]);
  expect(bucket.seen.length).toBeGreaterThan(0);
});
