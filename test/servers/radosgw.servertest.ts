import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsRequest, signAws } from './aws-signature.ts';
import { startsAndStopsTwice } from './orphans.ts';
import { type RadosgwServer, startRadosgw } from './radosgw.ts';

describe("signatures equal those in Amazon's S3 API reference", () => {
  const example = {
    accessKey: 'AKIAIOSFODNN7EXAMPLE',
    secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  };
  const host = 'https://examplebucket.s3.amazonaws.com';
  test.each<[string, AwsRequest, string]>([
    [
      'GET object with a range',
      { method: 'GET', url: `${host}/test.txt`, headers: { Range: 'bytes=0-9' } },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT object',
      {
        method: 'PUT',
        url: `${host}/test$file.text`,
        headers: { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        body: 'Welcome to Amazon S3.',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET with an empty query value',
      { method: 'GET', url: `${host}/?lifecycle` },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'GET list',
      { method: 'GET', url: `${host}/?prefix=J&max-keys=2` },
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s', (_name, request, signature) => {
    const { authorization } = signAws(request, example, new Date('2013-05-24T00:00:00Z'));
    expect(authorization).toMatch(new RegExp(`,Signature=${signature}$`));
  });
});

startsAndStopsTwice(startRadosgw);

describe('radosgw', () => {
  let server: RadosgwServer;
  beforeAll(async () => {
    server = await startRadosgw();
    expect((await send('PUT', '/bucket')).status).toBe(200);
  });
  afterAll(() => server?.stop());

  function send(
    method: string,
    path: string,
    options: {
      headers?: Record<string, string>;
      body?: string | Uint8Array<ArrayBuffer>;
      secretKey?: string;
    } = {},
  ): Promise<Response> {
    const { secretKey = server.secretKey, ...rest } = options;
    const request = { method, url: `${server.url}${path}`, ...rest };
    const credentials = { accessKey: server.accessKey, secretKey, region: 'us-east-1' };
    const headers = signAws(request, credentials, new Date());
    return fetch(request.url, { method, headers, body: options.body ?? null });
  }

  test('an object comes back as it was put, with its metadata', async () => {
    const body = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256);
    const put = await send('PUT', '/bucket/a/b%20c', { body, headers: { 'x-amz-meta-digest': 'sha256-x' } });
    expect(put.status).toBe(200);
    const got = await send('GET', '/bucket/a/b%20c');
    expect(got.headers.get('x-amz-meta-digest')).toBe('sha256-x');
    expect(Buffer.from(await got.arrayBuffer()).equals(body)).toBe(true);
    const head = await send('HEAD', '/bucket/a/b%20c');
    expect(head.headers.get('content-length')).toBe('100000');
    expect(head.headers.get('etag')).toBe(put.headers.get('etag'));
  });

  test('a range gives exactly its bytes; one beyond the end is refused', async () => {
    await send('PUT', '/bucket/range', { body: '0123456789' });
    const middle = await send('GET', '/bucket/range', { headers: { range: 'bytes=2-4' } });
    expect([middle.status, await middle.text()]).toEqual([206, '234']);
    expect(middle.headers.get('content-range')).toBe('bytes 2-4/10');
    const tail = await send('GET', '/bucket/range', { headers: { range: 'bytes=-3' } });
    expect([tail.status, await tail.text()]).toEqual([206, '789']);
    expect((await send('GET', '/bucket/range', { headers: { range: 'bytes=10-12' } })).status).toBe(416);
  });

  test('If-None-Match: * creates once; of eight writers at a time one wins', async () => {
    const create = (body: string) => send('PUT', '/bucket/race', { body, headers: { 'if-none-match': '*' } });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => create(`writer ${index}`)));
    const winners = answers.flatMap((answer, index) => (answer.status === 200 ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await (await send('GET', '/bucket/race')).text()).toBe(`writer ${winners[0]}`);
    expect((await create('late')).status).toBe(412);
  });

  test('a listing by prefix pages with a continuation token and sorts by key', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `list/${`${index}`.padStart(2, '0')}`);
    await Promise.all(keys.map((key) => send('PUT', `/bucket/${key}`, { body: key })));
    await send('PUT', '/bucket/unlisted', { body: 'x' });
    const found: string[] = [];
    let token = '';
    let pages = 0;
    do {
      const query = `list-type=2&prefix=list%2F&max-keys=10${token && `&continuation-token=${encodeURIComponent(token)}`}`;
      const text = await (await send('GET', `/bucket?${query}`)).text();
      found.push(...[...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1]!));
      token = /<NextContinuationToken>([^<]+)</.exec(text)?.[1] ?? '';
      pages += 1;
    } while (token !== '' && pages < 10);
    expect(found).toEqual(keys);
    expect(pages).toBe(3);
  });

  test('delete succeeds, also for what is not there; a get then answers NoSuchKey', async () => {
    await send('PUT', '/bucket/gone', { body: 'x' });
    expect((await send('DELETE', '/bucket/gone')).status).toBe(204);
    expect((await send('DELETE', '/bucket/gone')).status).toBe(204);
    const got = await send('GET', '/bucket/gone');
    expect(got.status).toBe(404);
    expect(await got.text()).toContain('<Code>NoSuchKey</Code>');
  });

  test('a wrong secret and a missing bucket have codes of their own', async () => {
    const refused = await send('GET', '/bucket/range', { secretKey: 'wrong' });
    expect([refused.status, /<Code>(\w+)/.exec(await refused.text())?.[1]]).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
    const missing = await send('GET', '/no-such-bucket/x');
    expect([missing.status, /<Code>(\w+)/.exec(await missing.text())?.[1]]).toEqual([404, 'NoSuchBucket']);
  });

  test('multipart: parts become one object', async () => {
    const started = await (await send('POST', '/bucket/parts?uploads')).text();
    const id = /<UploadId>([^<]+)</.exec(started)![1]!;
    const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
    const tags: string[] = [];
    for (const [index, body] of parts.entries()) {
      const answer = await send('PUT', `/bucket/parts?partNumber=${index + 1}&uploadId=${id}`, { body });
      tags.push(answer.headers.get('etag')!);
    }
    const list = tags.map(
      (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
    expect((await send('POST', `/bucket/parts?uploadId=${id}`, { body })).status).toBe(200);
    const end = await send('GET', '/bucket/parts', { headers: { range: 'bytes=-4' } });
    expect(await end.text()).toBe('aend');
  });
});
