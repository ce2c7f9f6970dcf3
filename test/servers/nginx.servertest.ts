import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NginxServer, startNginx } from './nginx.ts';
import { startsAndStopsTwice } from './orphans.ts';

startsAndStopsTwice(() => startNginx({}));

describe('nginx', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256);
  let server: NginxServer;
  beforeAll(async () => {
    server = await startNginx({ 'packs/one.bin': bytes, digits: '0123456789' });
  });
  afterAll(() => server?.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/${path}`, { headers });

  test('a file comes back as it is, with length, etag and ranges offered', async () => {
    const answer = await get('packs/one.bin');
    expect(answer.headers.get('content-length')).toBe('300000');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(answer.headers.get('etag')).toBeTruthy();
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=8-20', 206, '89', 'bytes 8-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ])('range %s', async (range, status, text, contentRange) => {
    const answer = await get('digits', { range });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });

  test('a range beyond the end is 416 and says the size', async () => {
    const answer = await get('digits', { range: 'bytes=10-12' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  test('two ranges come as multipart/byteranges', async () => {
    const answer = await get('digits', { range: 'bytes=0-1,8-9' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/byteranges/);
  });

  test('If-Range with another version gives the whole file; If-None-Match with this one gives 304', async () => {
    const etag = (await get('digits')).headers.get('etag')!;
    const other = await get('digits', { range: 'bytes=2-4', 'if-range': '"other"' });
    expect([other.status, await other.text()]).toEqual([200, '0123456789']);
    expect((await get('digits', { range: 'bytes=2-4', 'if-range': etag })).status).toBe(206);
    expect((await get('digits', { 'if-none-match': etag })).status).toBe(304);
  });

  test('what is not there is 404, and nothing above the folder is reachable', async () => {
    expect((await get('absent')).status).toBe(404);
    expect((await get('..%2fnginx.conf')).status).toBe(400);
  });

  test('files written later are served', async () => {
    writeFileSync(join(server.files, 'later'), 'now');
    expect(await (await get('later')).text()).toBe('now');
  });
});
