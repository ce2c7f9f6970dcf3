import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHeader, encodeHeader } from '../../../packages/store/src/objects/object-header.ts';
import { createKeySpace } from '../../../packages/store/src/objects/object-key.ts';
import { createS3Tier } from '../../../packages/store/src/s3/s3.ts';
import { collect } from '../../contract/store/collect.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const SHORT = 'a/short';
const LONG = `a/${'long'.repeat(400)}`;
const space = createKeySpace('ci');

/** A bucket of two values, of which the name of one is cut. */
async function bucket() {
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    seen.push(request.method!);
    if (request.method === 'HEAD') {
      const about = { now: 1, namesKey: false };
      const key = request.url!.includes('short') ? SHORT : LONG;
      const header = encodeHeader(createHeader(key, Buffer.from('v'), {}, about));
      response.writeHead(200, { etag: '"x"', 'content-length': 1, 'x-amz-meta-paceline': header });
      response.end();
      return;
    }
    const contents = [SHORT, LONG].map(
      (key) =>
        `<Contents><Key>${encodeURIComponent(space.objectKey(key))}</Key><Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>${contents.join('')}</ListBucketResult>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const tier = createS3Tier({
    bucket: 'bucket',
    prefix: 'ci',
    region: 'x',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    variables: {},
  });
  open.push(tier, {
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { tier, seen };
}

test('a shallow list asks for the key of a cut name', async () => {
  const { tier, seen } = await bucket();
  const found = await collect(tier.list('a/', { shallow: true }));
  expect(found.map(({ key }) => key)).toEqual([SHORT, LONG]);
  expect(seen).toEqual(['GET', 'HEAD']);
});

test('unless the caller can do without it, and gets a call instead', async () => {
  const { tier, seen } = await bucket();
  let unnamed = 0;
  const onUnnamed = () => {
    unnamed += 1;
  };
  const found = await collect(tier.list('a/', { shallow: true, onUnnamed }));
  expect(found.map(({ key }) => key)).toEqual([SHORT]);
  expect(unnamed).toBe(1);
  expect(seen).toEqual(['GET']);
});
