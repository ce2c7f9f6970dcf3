import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signAzure } from './azure-signature.ts';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { startsAndStopsTwice } from './orphans.ts';

startsAndStopsTwice(startAzurite);

describe('Azurite', () => {
  let server: AzuriteServer;
  beforeAll(async () => {
    server = await startAzurite();
    expect((await send('PUT', '/box?restype=container')).status).toBe(201);
  });
  afterAll(() => server?.stop());

  function send(
    method: string,
    path: string,
    options: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer>; key?: string } = {},
  ): Promise<Response> {
    const { key = server.key, ...rest } = options;
    const request = { method, url: `${server.url}${path}`, ...rest };
    const headers = signAzure(request, { account: server.account, key }, new Date());
    return fetch(request.url, { method, headers, body: options.body ?? null });
  }
  const put = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    send('PUT', path, {
      body,
      headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream', ...headers },
    });

  test('a blob comes back as it was put, with its metadata', async () => {
    const body = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256);
    const stored = await put('/box/a/b', body, { 'x-ms-meta-digest': 'sha256-x' });
    expect(stored.status).toBe(201);
    const got = await send('GET', '/box/a/b');
    expect(got.headers.get('x-ms-meta-digest')).toBe('sha256-x');
    expect(got.headers.get('etag')).toBe(stored.headers.get('etag'));
    expect(Buffer.from(await got.arrayBuffer()).equals(body)).toBe(true);
  });

  test('a range gives exactly its bytes; one beyond the end is refused', async () => {
    await put('/box/range', '0123456789');
    const middle = await send('GET', '/box/range', { headers: { range: 'bytes=2-4' } });
    expect([middle.status, await middle.text()]).toEqual([206, '234']);
    expect((await send('GET', '/box/range', { headers: { range: 'bytes=11-12' } })).status).toBe(416);
    // Azure refuses this one too; Azurite answers with nothing. So a client checks what it got.
    const edge = await send('GET', '/box/range', { headers: { range: 'bytes=10-12' } });
    expect([edge.status, await edge.text()]).toEqual([206, '']);
  });

  test('If-None-Match: * creates once; of eight writers at a time one wins', async () => {
    const create = (body: string) => put('/box/race', body, { 'if-none-match': '*' });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => create(`writer ${index}`)));
    const winners = answers.flatMap((answer, index) => (answer.status === 201 ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await (await send('GET', '/box/race')).text()).toBe(`writer ${winners[0]}`);
    const late = await create('late');
    expect([late.status, late.headers.get('x-ms-error-code')]).toEqual([409, 'BlobAlreadyExists']);
  });

  test('If-Match replaces only the version that was read', async () => {
    const first = await put('/box/version', 'one');
    const tag = first.headers.get('etag')!;
    expect((await put('/box/version', 'two', { 'if-match': tag })).status).toBe(201);
    expect((await put('/box/version', 'three', { 'if-match': tag })).status).toBe(412);
    expect(await (await send('GET', '/box/version')).text()).toBe('two');
  });

  test('a listing by prefix pages with a marker and sorts by name', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `list/${`${index}`.padStart(2, '0')}`);
    await Promise.all(names.map((name) => put(`/box/${name}`, name)));
    const found: string[] = [];
    let marker = '';
    let pages = 0;
    do {
      const query = `restype=container&comp=list&prefix=list%2F&maxresults=10${marker && `&marker=${encodeURIComponent(marker)}`}`;
      const text = await (await send('GET', `/box?${query}`)).text();
      found.push(...[...text.matchAll(/<Name>([^<]+)<\/Name>/g)].map((match) => match[1]!));
      marker = /<NextMarker>([^<]+)</.exec(text)?.[1] ?? '';
      pages += 1;
    } while (marker !== '' && pages < 10);
    expect(found).toEqual(names);
    expect(pages).toBe(3);
  });

  test('blocks become one blob in the order that the list names', async () => {
    const id = (text: string) => Buffer.from(text).toString('base64');
    for (const name of ['1', '2']) {
      const answer = await send('PUT', `/box/blocks?comp=block&blockid=${encodeURIComponent(id(name))}`, {
        body: `block ${name};`,
        headers: { 'content-type': 'application/octet-stream' },
      });
      expect(answer.status).toBe(201);
    }
    const body = `<?xml version="1.0"?><BlockList><Latest>${id('2')}</Latest><Latest>${id('1')}</Latest></BlockList>`;
    const list = await send('PUT', '/box/blocks?comp=blocklist', {
      body,
      headers: { 'content-type': 'application/xml' },
    });
    expect(list.status).toBe(201);
    expect(await (await send('GET', '/box/blocks')).text()).toBe('block 2;block 1;');
  });

  test('delete says whether there was something; a wrong key is refused', async () => {
    await put('/box/gone', 'x');
    expect((await send('DELETE', '/box/gone')).status).toBe(202);
    const again = await send('DELETE', '/box/gone');
    expect([again.status, again.headers.get('x-ms-error-code')]).toEqual([404, 'BlobNotFound']);
    const refused = await send('GET', '/box/range', { key: Buffer.from('wrong').toString('base64') });
    expect(refused.status).toBe(403);
  });
});
