import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGithubTier, type GithubOptions, StoreError, type Tier } from '@paceline/store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storeContract } from './contract.ts';
import { type Service, startCacheService } from './service.ts';

const opened: Tier[] = [];
const openTier = (options: Omit<GithubOptions, 'mayWrite'> & Partial<GithubOptions>): Tier => {
  const tier = createGithubTier({ mayWrite: { allowed: true }, ...options });
  opened.push(tier);
  return tier;
};
const closeAll = () => Promise.all(opened.splice(0).map((tier) => tier.close()));
const bytes = (text: string) => Buffer.from(text);

describe('with a service for each of many stores', () => {
  let service: Service;
  let refs = 0;
  beforeAll(async () => {
    service = await startCacheService();
  });
  afterEach(closeAll);
  afterAll(() => service.close());

  for (const [name, archives] of [
    ["the tier on GitHub's cache", false],
    ["the tier on GitHub's cache, through GitHub's own client", true],
  ] as const) {
    storeContract(
      name,
      async ({ now } = {}) =>
        openTier({
          variables: service.job({ ref: `refs/heads/${refs++}` }),
          archives,
          ...(now ? { now } : {}),
        }),
      { lists: false, bounds: false, expires: false },
    );
  }
});

// The same, however the service is spoken to.
describe.each([
  ["the tier on GitHub's cache", {}],
  ["the tier on GitHub's cache, through GitHub's own client", { archives: true }],
] as const)('%s', (_, way) => {
  const open = (options: Parameters<typeof openTier>[0]) => openTier({ ...way, ...options });
  let service: Service;
  beforeEach(async () => {
    service = await startCacheService();
  });
  afterEach(async () => {
    await closeAll();
    await service.close();
  });

  test('tells the newest of the first prefix that has any, over any number of prefixes', async () => {
    const tier = open({ variables: service.job() });
    for (const key of ['a/1', 'b/1', 'a/2', 'a,3']) await tier.put(key, bytes(key));
    expect(await tier.newest!(['none', 'a/', 'b/'])).toEqual({ key: 'a/2' });
    expect(await tier.newest!(['b/', 'a/'])).toEqual({ key: 'b/1' });
    expect(await tier.newest!(['a,'])).toEqual({ key: 'a,3' });
    expect(await tier.newest!(['a*'])).toBeUndefined();
    const many = Array.from({ length: 30 }, (_, index) => `none/${index}`);
    expect(await tier.newest!([...many, 'b/'])).toEqual({ key: 'b/1' });
    await tier.delete('a/2');
    expect(await tier.newest!(['a/2', 'b/'])).toEqual({ key: 'b/1' });
    const [sample] = service.cache.list();
    expect(sample).toMatchObject({ key: expect.stringMatching(/^paceline\/a\/1!r[0-9a-f]{12}$/) });
  });

  test('reads what its own ref, the base and the default branch saved, and no other', async () => {
    const main = open({ variables: service.job() });
    const pull = service.job({ ref: 'refs/pull/1/merge', reads: ['refs/heads/main'] });
    const first = open({ variables: pull });
    const other = open({ variables: service.job({ ref: 'refs/pull/2/merge', reads: ['refs/heads/main'] }) });
    await main.put('a', bytes('main'), { ifAbsent: true });
    expect(await first.put('a', bytes('pull'), { ifAbsent: true })).toBe('exists');
    await first.put('b', bytes('pull'), { ifAbsent: true });
    expect(await first.get('b')).toBeDefined();
    expect(await main.get('b')).toBeUndefined();
    expect(await other.get('b')).toBeUndefined();
  });

  test('takes a second copy of content that a dead writer has reserved', async () => {
    const variables = service.job();
    const tier = open({ variables });
    service.fault({ path: /^PUT .*results\/caches/, answer: 400, times: 1 });
    await expect(tier.put('packs/x', bytes('x'), { ifAbsent: true })).rejects.toThrow();
    expect(await tier.put('packs/x', bytes('x'), { ifAbsent: true })).toBe('exists');
    expect(await tier.get('packs/x')).toBeUndefined();
    expect(await tier.put('packs/x', bytes('x'), { ifAbsent: true, contentAddressed: true })).toBe('stored');
    expect(await tier.get('packs/x')).toBeDefined();
  });

  test('an evicted value is a miss and can be put again', async () => {
    const tier = open({ variables: service.job() });
    await tier.put('a', bytes('a'), { ifAbsent: true });
    expect(service.cache.evict(() => true)).toBe(1);
    expect(await tier.get('a')).toBeUndefined();
    expect(await tier.put('a', bytes('b'), { ifAbsent: true })).toBe('stored');
  });

  test('keeps its processes and files within its temporary folder, and leaves none', async () => {
    const variables = service.job();
    const tier = open({ variables });
    await tier.put('a', bytes('a'));
    await tier.get('a');
    await tier.close();
    expect(readdirSync(variables['RUNNER_TEMP']!)).toEqual([]);
  });

  describe('asked for many at once', () => {
    const keys = Array.from({ length: 8 }, (_, index) => `many/${index}`);

    test('one that is silent holds up no other', async () => {
      const tier = open({ variables: service.job(), lookupSeconds: 4 });
      await tier.put('a', bytes('a'));
      const reached = service.fault({ path: /GetCacheEntryDownloadURL/, answer: 'hang', times: 1 });
      let silent = true;
      const hanging = tier.head('b').finally(() => {
        silent = false;
      });
      hanging.catch(() => undefined);
      // Or the fault could meet one of those that come next.
      await reached;
      for (let round = 0; round < 3; round++) expect(await tier.head('a')).toEqual({ key: 'a' });
      expect(silent).toBe(true);
      await expect(hanging).rejects.toThrow('did not answer within 4 s');
    });

    test('a failure is that of the one it belongs to', async () => {
      const tier = open({ variables: service.job() });
      for (const key of keys) await tier.put(key, bytes(key));
      service.fault({ path: /GetCacheEntryDownloadURL/, answer: 401, times: 1 });
      const heads = await Promise.allSettled(keys.map((key) => tier.head(key)));
      const failed = heads.filter(({ status }) => status === 'rejected');
      expect(failed).toHaveLength(1);
      expect(heads.filter((head) => !failed.includes(head))).toEqual(
        keys
          .filter((_, index) => heads[index]!.status === 'fulfilled')
          .map((key) => ({ status: 'fulfilled', value: { key } })),
      );
    });
  });

  describe('when the service fails', () => {
    const failing = async (tier: Tier) => {
      const error = await tier.get('a').catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreError);
      return (error as StoreError).message;
    };

    test.each([
      [503, 2, /\(503\).*, and it did not answer within 2 s/],
      [429, 15, /Rate limited: .*\(429\)/],
      [401, 15, /\(401\)/],
    ] as const)('with %i: said, and not asked again', async (answer, lookupSeconds, message) => {
      service.fault({ path: /CacheService/, answer });
      const tier = open({ variables: service.job(), lookupSeconds, transferSeconds: lookupSeconds });
      const said = await failing(tier);
      expect(said).toMatch(message);
      const before = service.spoiled();
      expect(before).toBeGreaterThan(0);
      expect(await failing(tier)).toBe(said);
      await expect(tier.put('a', bytes('a'))).rejects.toThrow(said);
      await expect(tier.newest!(['a'])).rejects.toThrow(said);
      expect(service.spoiled()).toBe(before);
    });

    test.each(['GetCacheEntryDownloadURL', 'CreateCacheEntry', 'results/caches'])(
      'with silence at %s: ended at the deadline',
      async (path) => {
        const tier = open({ variables: service.job(), lookupSeconds: 3, transferSeconds: 3 });
        service.fault({ path: new RegExp(path), answer: 'hang' });
        const error = await tier
          .put('a', bytes('a'), { ifAbsent: true })
          .catch((reason: unknown) => reason as StoreError);
        expect(error).toMatchObject({ message: expect.stringContaining('did not answer within 3 s') });
      },
    );

    test('with a download that breaks off: a failure of this value only', async () => {
      const tier = open({ variables: service.job() });
      await tier.put('a', Buffer.alloc(1_000_000, 'x'));
      service.cache.truncateDownloads(0.5);
      expect(await failing(tier)).toMatch(/GitHub's cache cannot be used: /);
      service.cache.truncateDownloads(1);
      expect((await tier.get('a'))!.bytes.byteLength).toBe(1_000_000);
    });

    test('with a connection that is dropped', async () => {
      service.fault({ path: /CacheService/, answer: 'drop' });
      expect(await failing(open({ variables: service.job(), transferSeconds: 3 }))).toContain(
        'cannot be used',
      );
    });
  });

  describe('what a run may do', () => {
    const READ_ONLY = { code: 'PACELINE_STORE_READ_ONLY' };
    const DENIED = { code: 'PACELINE_STORE_DENIED' };
    const variables = (more: Record<string, string>) => ({ ...service.job(), ...more });

    test.each(['read', 'none'])('ACTIONS_CACHE_MODE=%s saves nothing, and asks nothing', async (mode) => {
      const tier = open({ variables: variables({ ACTIONS_CACHE_MODE: mode }) });
      const said = mode === 'none' ? DENIED : READ_ONLY;
      await expect(tier.put('a', bytes('a'))).rejects.toMatchObject(said);
      await expect(tier.delete('a')).rejects.toMatchObject(said);
      if (mode === 'none') await expect(tier.get('a')).rejects.toMatchObject(DENIED);
      expect(service.cache.calls()).toEqual({});
    });

    test('ACTIONS_CACHE_MODE=write-only saves and reads nothing', async () => {
      const tier = open({ variables: variables({ ACTIONS_CACHE_MODE: 'write-only' }) });
      expect(await tier.put('a', bytes('a'), { ifAbsent: true })).toBe('stored');
      expect(await tier.put('a', bytes('a'), { ifAbsent: true })).toBe('exists');
      await expect(tier.get('a')).rejects.toMatchObject(DENIED);
    });

    test('a token that the service denies is read-only from then on', async () => {
      await open({ variables: service.job() }).put('a', bytes('a'));
      const tier = open({ variables: service.job({ mode: 'read' }) });
      for (let round = 0; round < 2; round++) {
        await expect(tier.put('b', bytes('b'), { ifAbsent: true })).rejects.toMatchObject(READ_ONLY);
      }
      expect(service.cache.calls()['CreateCacheEntry']).toBe(2);
      expect(await tier.get('a')).toBeDefined();
      const blind = open({ variables: service.job({ mode: 'write-only' }) });
      await expect(blind.get('a')).rejects.toMatchObject(DENIED);
    });

    test.each([
      ['may not write', { allowed: false, reason: 'it is not' }],
      ['does not say that it may write', undefined],
    ])('a run that %s saves nothing, and reads', async (_, mayWrite) => {
      const tier = open({ variables: variables({}), mayWrite: mayWrite as GithubOptions['mayWrite'] });
      await expect(tier.put('a', bytes('a'))).rejects.toMatchObject(READ_ONLY);
      await expect(tier.delete('a')).rejects.toMatchObject(READ_ONLY);
      expect(await tier.get('a')).toBeUndefined();
      expect(service.cache.list()).toEqual([]);
    });

    test.each(['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'GITHUB_ACTIONS', 'ACTIONS_CACHE_SERVICE_V2'])(
      'without %s there is no cache here',
      async (name) => {
        const tier = open({ variables: variables({ [name]: '' }) });
        await expect(tier.get('a')).rejects.toMatchObject({
          message: expect.stringContaining('not offered here'),
        });
      },
    );
  });
});

describe("GitHub's own client is what speaks to the service", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startCacheService();
  });
  afterEach(closeAll);
  afterAll(() => service.close());

  test.each<[string, Record<string, string>, boolean]>([
    ['behind a proxy', { https_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' }, true],
    ['behind a proxy, in capitals', { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' }, true],
    ['not on github.com', { GITHUB_SERVER_URL: 'https://github.com' }, false],
    ['not on data residency', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }, false],
  ])('%s', async (_, variables, archives) => {
    const tier = openTier({ variables: { ...service.job(), ...variables } });
    expect(await tier.put('a', bytes('a'))).toBe('stored');
    expect(Buffer.from((await tier.get('a'))!.bytes).toString()).toBe('a');
    // An archive is made in a folder of its own.
    expect(
      readdirSync(join(service.folder, 'temp'), { recursive: true }).some((name) =>
        /client-/.test(`${name}`),
      ),
    ).toBe(archives);
  });
});
