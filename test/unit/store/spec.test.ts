import { createStack, openStore, type StoreError, storeFolders } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { bytes } from '../../../packages/core/src/run/inputs.ts';
import { parseSpec } from '../../../packages/store/src/spec.ts';

const mayWrite = { allowed: false };

describe('the store input', () => {
  test.each([
    ['disk', [{ kind: 'disk' }]],
    ['memory, disk', [{ kind: 'memory' }, { kind: 'disk' }]],
    ['disk:/a/b', [{ kind: 'disk', path: '/a/b' }]],
    ['disk:///a/b', [{ kind: 'disk', path: '/a/b' }]],
    ['disk:~/x', [{ kind: 'disk', path: '/home/me/x' }]],
    ['disk:/with%20space', [{ kind: 'disk', path: '/with space' }]],
    ['disk:/100%', [{ kind: 'disk', path: '/100%' }]],
    [
      'disk:/a?max-bytes=2GiB&max-entries=5',
      [{ kind: 'disk', path: '/a', maxBytes: 2 * 2 ** 30, maxEntries: 5 }],
    ],
    ['memory?max-bytes=1.5MB', [{ kind: 'memory', maxBytes: 1_500_000 }]],
    ['DISK', [{ kind: 'disk' }]],
    ['disk github', [{ kind: 'disk' }, { kind: 'github' }]],
    ['', []],
    ['s3://bucket', [{ kind: 's3', bucket: 'bucket', prefix: '' }]],
    [
      's3://bucket/a/b%20c/?region=eu-central-1&endpoint=https%3A%2F%2Fminio%3A9000&path-style=true&storage-class=STANDARD_IA&read-endpoint=https://cdn.example',
      [
        {
          kind: 's3',
          bucket: 'bucket',
          prefix: 'a/b c',
          region: 'eu-central-1',
          endpoint: 'https://minio:9000',
          pathStyle: true,
          storageClass: 'STANDARD_IA',
          readEndpoint: 'https://cdn.example',
        },
      ],
    ],
    ['gs://my_bucket.example/p', [{ kind: 'gs', bucket: 'my_bucket.example', prefix: 'p' }]],
    [
      'azblob://box/p?account=name&endpoint=http://127.0.0.1:10000/name',
      [
        {
          kind: 'azblob',
          container: 'box',
          prefix: 'p',
          account: 'name',
          endpoint: 'http://127.0.0.1:10000/name',
        },
      ],
    ],
    [
      's3://bucket?max-value-bytes=1MB&min-value-bytes=0&min-lifetime=2h&deadline=500ms&retries=0&max-bandwidth=50MB&concurrency=4&hedge-after=250ms',
      [
        {
          kind: 's3',
          bucket: 'bucket',
          prefix: '',
          writePolicy: { maxValueBytes: 1e6, minValueBytes: 0, minLifetimeSeconds: 7200 },
          limits: {
            deadlineSeconds: 0.5,
            retries: 0,
            maxBandwidth: 50e6,
            concurrency: 4,
            hedgeAfterSeconds: 0.25,
          },
        },
      ],
    ],
    ['github?max-bandwidth=1MiB/s', [{ kind: 'github', limits: { maxBandwidth: 2 ** 20 } }]],
  ])('%j', (text, expected) => {
    expect(parseSpec([text], '/home/me')).toEqual(expected);
  });

  test.each([
    ['floppy', 'The store tier "floppy" is not known.'],
    ['disk:relative', 'The store tier "disk:relative" is not understood.'],
    ['memory:/a', 'The store tier "memory:/a" is not understood.'],
    ['disk:/a?max-bytes=lots', 'The option "max-bytes" of the store tier "disk" has to be a size such as'],
    ['disk:/a?max-entries=0', 'has to be a whole number'],
    ['disk:/a?ttl=5', 'The store tier "disk" has no option "ttl"; allowed are max-bytes, max-entries,'],
    ['github:/a', 'The store tier "github" takes no address.'],
    ['github?max-bytes=1GB', 'The store tier "github" has no option "max-bytes"'],
    ['s3://', 'it is s3://bucket/prefix'],
    ['s3:bucket', 'it is s3://bucket/prefix'],
    ['s3://b?region=eu central', 'is not understood'],
    ['s3://bucket?region=Europe', 'has to be a region such as eu-central-1'],
    ['s3://bucket?path-style=yes', 'has to be true or false'],
    ['s3://bucket?endpoint=ftp://host', 'has to be an address such as https://host:9000'],
    ['s3://bucket?deadline=1h', 'has to be a time such as 500ms, 10s or 1m, at most 10m'],
    ['s3://bucket?retries=11', 'has to be a whole number from 0 to 10'],
    ['s3://bucket?max-bandwidth=0', 'has to be a size per second'],
    ['s3://bucket?__proto__=1', 'has an option that is not known'],
    ['azblob://UP', 'it is azblob://container/prefix'],
    ['redis://', 'it is redis://host:port/database'],
    ['redis:host', 'it is redis://host:port/database'],
    ['redis://host/name', 'it is redis://host:port/database'],
    ['redis://host:99999', 'it is redis://host:port/database'],
    ['redis://host#1', 'write it %23'],
  ])('%j is refused', (text, message) => {
    expect(() => parseSpec([text])).toThrow(
      expect.objectContaining({ code: 'PACELINE_STORE_SPEC', message: expect.stringContaining(message) }),
    );
  });

  test('reads an address of Redis with all that belongs to it', () => {
    const [tier, secure] = parseSpec(['redis://host:7000/3?retries=1', 'rediss://[::1]?cluster=true']);
    if (tier?.kind !== 'redis' || secure?.kind !== 'redis') throw new Error('not understood');
    const { hostname, port, pathname, search } = tier.url;
    expect([hostname, port, pathname, search]).toEqual(['host', '7000', '/3', '']);
    expect(tier.limits).toEqual({ retries: 1 });
    expect(secure.url.href).toBe('rediss://[::1]?cluster=true');
  });

  test('tells all that is wrong at once', () => {
    expect(() => parseSpec(['floppy s3://bucket?retries=x&region=EU', 'disk:relative'])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/"floppy".*"retries".*"region".*"disk:relative"/),
      }),
    );
  });

  test.each([
    'unknown://user:hunter22@host',
    '://hunter22',
    'redis://user:hunter22@',
    'redis://user:hunter22@host',
    'rediss://hunter22@host:6380',
    'redis://:hunter22@host',
    'redis://user:hunter22%40@host?cluster=true',
    'redis://user:hunter22@host/x',
    'redis://user:a?hunter22@host',
    'redis://user:a#hunter22@host',
    'redis://user:a,hunter22@host',
    'redis://user:a hunter22:b@host',
    'redis://user:a/hunter22@host',
    's3://key:hunter22@bucket',
    'gs://hunter22@bucket/prefix',
    'azblob://a:hunter22@box',
    's3://bucket?secret=hunter22',
    's3://bucket?hunter22',
    's3://bucket?endpoint=https://key:hunter22@host',
    's3://bucket?read-endpoint=https://key:hunter22@host',
    'azblob://box?account=name&endpoint=https://key:hunter22@host',
    's3://bucket?endpoint=https://host?sig=hunter22',
    's3://bucket?region=HUNTER22',
    'azblob://box?account=HUNTER22',
    'redis://host?retries=hunter22',
    'disk?max-bytes=hunter22',
  ])('refuses %j without a word of what may be a secret', (text) => {
    try {
      parseSpec([text]);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'PACELINE_STORE_SPEC' });
      expect(`${(error as StoreError).message} ${(error as StoreError).remedy}`).not.toMatch(/hunter22/i);
    }
  });

  test.each([
    ['redis://user:hunter22@host', /PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD/],
    ['rediss://:hunter22@host', /PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD/],
    ['s3://key:hunter22@bucket', /AWS_ACCESS_KEY_ID/],
    ['gs://key:hunter22@bucket', /PACELINE_GS_ACCESS_KEY_ID/],
    ['azblob://key:hunter22@box', /AZURE_STORAGE_KEY/],
    [
      's3://bucket?endpoint=https://key:hunter22@host',
      /without credentials \(they come from the environment/,
    ],
  ])('%s: says how it is done right', (text, remedy) => {
    expect(() => parseSpec([text])).toThrow(remedy);
  });

  test.each<[string, string, Record<string, string>]>([
    ['s3', 's3://bucket', { AWS_ENDPOINT_URL_S3: 'https://key:hunter22@host' }],
    ['s3, by the general variable', 's3://bucket', { AWS_ENDPOINT_URL: 'https://key:hunter22@host' }],
    ['any tier of PACELINE_STORE', '', { PACELINE_STORE: 'redis://user:hunter22@host' }],
  ])('an address from the environment has none either: %s', async (_, spec, variables) => {
    const error: StoreError = await openStore([spec], { home: '/nowhere', variables, mayWrite }).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toMatchObject({ code: 'PACELINE_STORE_SPEC' });
    expect(`${error.message} ${error.remedy}`).toContain('takes no credentials in its address');
    expect(`${error.message} ${error.remedy}`).not.toContain('hunter22');
  });

  test('empty means PACELINE_STORE, and without that disk', async () => {
    const tiers = async (spec: string[], variables: Record<string, string>) =>
      (await openStore(spec, { home: '/nowhere', variables, mayWrite })).statistics().map(({ tier }) => tier);
    expect(await tiers([], {})).toEqual(['disk']);
    expect(await tiers([], { PACELINE_STORE: 'memory disk:/x' })).toEqual(['memory', 'disk']);
    expect(await tiers(['memory'], { PACELINE_STORE: 'disk' })).toEqual(['memory']);
  });

  test('opens each kind without loading or asking anything', async () => {
    const store = await openStore(
      ['memory disk redis://127.0.0.1:1 s3://bucket gs://bucket s3://replica azblob://box?account=name'],
      { home: '/nowhere', variables: {}, mayWrite },
    );
    expect(store.statistics().map(({ tier }) => tier)).toEqual([
      'memory',
      'disk',
      'redis',
      's3',
      'gs',
      's3',
      'azblob',
    ]);
    await store.close();
  });

  test("empty means disk and GitHub's cache where the runner offers it", async () => {
    const offered = {
      GITHUB_ACTIONS: 'true',
      ACTIONS_RUNTIME_TOKEN: 't',
      ACTIONS_RESULTS_URL: 'https://results.example/',
      ACTIONS_CACHE_SERVICE_V2: 'True',
    };
    const tiers = async (variables: Record<string, string>) =>
      (await openStore([], { home: '/nowhere', variables, mayWrite })).statistics().map(({ tier }) => tier);
    expect(await tiers(offered)).toEqual(['disk', 'github']);
    for (const name of Object.keys(offered)) {
      expect(await tiers({ ...offered, [name]: '' }), `without ${name}`).toEqual(['disk']);
    }
  });
});

test.each(['1', '7B', '1.5kb', '2 MB', '3GB', '0.5TB', '1KiB', '2.25MiB', '3 gib', '1TiB'])(
  '%j is the same size in the store input and in any other',
  (text) => {
    const [tier] = parseSpec([`disk?max-bytes=${encodeURIComponent(text)}`]);
    expect(tier).toEqual({ kind: 'disk', maxBytes: bytes().parse(text) });
  },
);

test.each(['1PB', '1 K', '1MB/s', 'MB', '-1MB', '1,5MB', '1e3'])('%j is no size in either', (text) => {
  expect(() => parseSpec([`disk?max-bytes=${encodeURIComponent(text)}`])).toThrow();
  expect(() => bytes().parse(text)).toThrow();
});

test('a store without tiers refuses to put rather than to lose', async () => {
  await expect(createStack([]).put('a', new Uint8Array())).rejects.toThrow();
});

test('the folders of this machine that a store keeps its values in', () => {
  const folders = (spec: string[], variables: Record<string, string> = {}) =>
    storeFolders(spec, { home: '/home/me/.cache/paceline', variables });
  expect(folders([])).toEqual(['/home/me/.cache/paceline/store']);
  expect(folders(['s3://bucket/prefix'], { PACELINE_STORE: 'disk:/ignored' })).toEqual([
    '/home/me/.cache/paceline/store',
  ]);
  expect(folders(['disk:/a disk:/b?max-bytes=1GiB', 'disk:/a'])).toEqual([
    '/home/me/.cache/paceline/store',
    '/a',
    '/b',
  ]);
  expect(folders([], { PACELINE_STORE: 'disk:/c' })).toContain('/c');
});
