import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createGcsTier, createS3Tier } from '../../packages/store/src/s3/s3.ts';
import { signAws } from './aws-signature.ts';

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const KEYS = {
  PACELINE_GS_ACCESS_KEY_ID: 'GOOG1EXAMPLE',
  PACELINE_GS_SECRET_ACCESS_KEY: 'example-secret',
  // Of an s3 tier beside it; not for Google.
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'another-secret',
  AWS_REGION: 'eu-central-1',
};

let recorder: Server;
let recorded: Recorded[] = [];
beforeAll(async () => {
  recorder = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      recorded.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      if (request.url?.includes('list-type'))
        return void response.end('<ListBucketResult></ListBucketResult>');
      if (request.method === 'PUT') return void response.end();
      response.writeHead(404).end(request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
    });
  });
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void recorder?.close());

const url = () => `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
/** What Google's endpoint would be sent. */
async function requests(
  use: (tier: ReturnType<typeof createGcsTier>) => Promise<unknown>,
): Promise<Recorded[]> {
  recorded = [];
  const tier = createGcsTier({ bucket: 'team-cache', prefix: 'ci', variables: KEYS, endpoint: url() });
  await use(tier).catch(() => undefined);
  await tier.close();
  return recorded;
}

test('requests to Google Cloud Storage, recorded and not sent there: path style, region auto, signature of the HMAC key', async () => {
  const [put] = await requests((tier) =>
    tier.put('a b/c', Buffer.from('value'), { metadata: { files: '3' } }),
  );
  expect(put).toMatchObject({ method: 'PUT', body: Buffer.from('value') });
  expect(new URL(put!.url, url()).pathname).toBe('/team-cache/ci/a%2120b/c%21');
  const { authorization = '', ...headers } = put!.headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)![1]!.split(';');
  expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=GOOG1EXAMPLE\/\d{8}\/auto\/s3\/aws4_request/);
  // Signed anew by the rules of the reference, the same request has the same signature.
  const time = headers['x-amz-date']!;
  const date = new Date(time.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
  const given = Object.fromEntries(
    names.filter((name) => name !== 'host').map((name) => [name, headers[name]!]),
  );
  const again = signAws(
    { method: 'PUT', url: `${url()}${put!.url}`, headers: given, body: put!.body },
    { accessKey: 'GOOG1EXAMPLE', secretKey: 'example-secret', region: 'auto' },
    date,
  );
  const signature = (text: string) => /Signature=([0-9a-f]{64})$/.exec(text)?.[1];
  expect(signature(authorization)).toBe(signature(again['authorization']!));
});

test('Google Cloud Storage has no register: its conditions are not those of S3', () => {
  expect(createGcsTier({ bucket: 'b', prefix: '', variables: KEYS }).register).toBeUndefined();
});

test('requests to Google Cloud Storage, recorded and not sent there: nothing that it refuses', async () => {
  const all = await requests(async (tier) => {
    await tier.put('a', Buffer.from('value'));
    await tier.put('a', Buffer.from('value'), { ifAbsent: true, contentAddressed: true });
    await tier.getRange('a', 5, 10).catch(() => undefined);
    for await (const _ of tier.list('')) break;
  });
  expect(all.map(({ method }) => method)).toEqual(['PUT', 'HEAD', 'GET', 'PUT', 'GET', 'GET']);
  for (const { headers } of all) {
    const names = Object.keys(headers);
    expect(names.filter((name) => /checksum|trailer|^if-|^x-goog-/.test(name))).toEqual([]);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/);
  }
});

test.each([
  ['Google', createGcsTier, {}, 'storage.googleapis.com'],
  ['Amazon', createS3Tier, { region: 'eu-central-1' }, 'team-cache.s3.eu-central-1.amazonaws.com'],
  [
    'Amazon, path style',
    createS3Tier,
    { region: 'eu-central-1', pathStyle: true },
    's3.eu-central-1.amazonaws.com',
  ],
])(
  'without an endpoint the host is that of %s; its name is looked up, and nothing sent',
  async (_, create, options, host) => {
    const asked: string[] = [];
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
      asked.push(name);
      const done = rest.at(-1) as (error: Error) => void;
      setImmediate(done, Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    }) as typeof dns.lookup);
    const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    const tier = create({ bucket: 'team-cache', prefix: '', variables, ...options });
    // A resolver that is busy says so too, as the other networked tiers take it.
    await expect(tier.get('a')).rejects.toMatchObject({
      code: 'PACELINE_STORE_UNREACHABLE',
      retryable: true,
    });
    lookup.mockRestore();
    expect(new Set(asked)).toEqual(new Set([host]));
  },
);
