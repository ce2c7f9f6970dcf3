import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BlobServiceClient, type ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { CacheAdminReport } from '@paceline/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAction } from '../bench/cache-jobs.ts';
import { createMachine } from '../e2e/cache/job.ts';
import { expectSurvived, optimizeUnderReaders } from '../e2e/cache-admin/optimize-readers.ts';
import type { ActionRun } from '../runner/run-action.ts';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { connectRedis, type RedisConnection } from './redis-connection.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';

// The bundled actions, with real servers behind each kind of tier.
let root: string;
let dist: string;
let redis: RedisServer;
let connection: RedisConnection;
let bucket: TestBucket;
let azurite: AzuriteServer;
let box: ContainerClient;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'paceline-cache-admin-servers-'));
  dist = buildAction(root);
  process.env['PACELINE_DIST'] = dist;
  [redis, bucket, azurite] = await Promise.all([startRedis(), startBucket(), startAzurite()]);
  connection = await connectRedis(redis.port);
  const credential = new StorageSharedKeyCredential(azurite.account, azurite.key);
  box = new BlobServiceClient(azurite.url, credential).getContainerClient('box');
  await box.create();
}, 300_000);
afterAll(async () => {
  connection?.close();
  await Promise.all([redis?.stop(), bucket?.stop(), azurite?.stop()]);
  rmSync(root, { recursive: true, force: true });
});

const s3 = (prefix: string) =>
  `s3://${bucket.bucket}/${prefix}?endpoint=${encodeURIComponent(bucket.server.url)}&path-style=true&region=us-east-1`;

/** A kind of tier, as its server sees it beside the tier. */
interface Place {
  readonly store: () => string;
  readonly variables: () => Record<string, string>;
  /** Names of all values, of whomever. */
  names(): Promise<string[]>;
  /** Puts values that are none of ours, and returns what tells whether they are as they were. */
  plantForeign(): Promise<() => Promise<unknown>>;
  /** Changes the last byte of a value, and nothing else. */
  damage(name: string): Promise<void>;
}

const flipped = (bytes: Uint8Array): Buffer<ArrayBuffer> => {
  const changed = Buffer.from(bytes);
  changed[changed.length - 1]! ^= 1;
  return changed;
};

const places: Record<'redis' | 's3' | 'azblob', Place> = {
  redis: {
    store: () => `${redis.url}?max-value-bytes=64MiB`,
    variables: () => ({}),
    names: async () => ((await connection.command('KEYS', '*')) as string[]).sort(),
    async plantForeign() {
      const names = (await connection.command('KEYS', '*')) as string[];
      const ours = names.find((name) => name.includes('cache/octo/app/'))!;
      const foreign = [
        'app:session:7',
        'packs/octo/app/x',
        `x${ours}`,
        ours.slice(0, ours.indexOf('cache/')),
      ];
      for (const name of foreign) await connection.command('SET', name, 'theirs');
      await connection.command('HSET', 'cache/octo/app/theirs', 'field', 'theirs');
      return async () => [
        await Promise.all(foreign.map((name) => connection.command('GET', name))),
        await connection.command('HGETALL', 'cache/octo/app/theirs'),
      ];
    },
    async damage(name) {
      const length = (await connection.command('STRLEN', name)) as number;
      const bit = (await connection.command('GETBIT', name, length * 8 - 1)) as number;
      await connection.command('SETBIT', name, length * 8 - 1, 1 - bit);
    },
  },
  s3: {
    store: () => s3('ci'),
    variables: () => ({ ...bucket.variables }),
    names: async () => (await bucket.objects('')).sort(),
    async plantForeign() {
      const foreign = ['ci/app/theirs', 'cache/octo/app/theirs', 'ci/packs/octo/app/theirs', 'cinema'];
      for (const name of foreign) await bucket.send('PUT', `/${name}`, { body: 'theirs' });
      return () => Promise.all(foreign.map(async (name) => (await bucket.send('GET', `/${name}`)).text()));
    },
    async damage(name) {
      const path = `/${name.split('/').map(encodeURIComponent).join('/')}`;
      const found = await bucket.send('GET', path);
      const headers = Object.fromEntries([...found.headers].filter(([key]) => key.startsWith('x-amz-meta-')));
      const body = flipped(new Uint8Array(await found.arrayBuffer()));
      expect((await bucket.send('PUT', path, { body, headers })).status).toBe(200);
    },
  },
  azblob: {
    store: () => `azblob://box/ci?account=${azurite.account}&endpoint=${encodeURIComponent(azurite.url)}`,
    variables: () => ({ AZURE_STORAGE_KEY: azurite.key }),
    async names() {
      const names: string[] = [];
      for await (const { name } of box.listBlobsFlat()) names.push(name);
      return names.sort();
    },
    async plantForeign() {
      const foreign = ['ci/app/theirs', 'cache/octo/app/theirs', 'ci/packs/octo/app/theirs', 'cinema'];
      for (const name of foreign) await box.getBlockBlobClient(name).upload('theirs', 6);
      return () =>
        Promise.all(foreign.map(async (name) => `${await box.getBlockBlobClient(name).downloadToBuffer()}`));
    },
    async damage(name) {
      const blob = box.getBlockBlobClient(name);
      const body = flipped(await blob.downloadToBuffer());
      const { metadata = {} } = await blob.getProperties();
      await blob.upload(body, body.length, { metadata });
    },
  },
};

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join('');
const shared = lines(0, 100_000);
const CONTENTS = {
  'npm-linux-3f786850e387': { shared, own: lines(0, 50_000) },
  'npm-linux-89e6c98d9288': { shared, own: lines(200_000, 250_000) },
};

describe.each(Object.entries(places))('every command over %s', (tier, place) => {
  const TTL = 4;
  let machine: ReturnType<typeof createMachine>;
  let foreign: () => Promise<unknown>;
  let foreignBefore: unknown;
  beforeAll(() => {
    machine = createMachine();
  });
  afterAll(() => machine.remove());

  function step(
    action: string,
    inputs: Record<string, string>,
    content?: Record<string, string>,
    repository = 'octo/app',
  ) {
    const variables = { ...place.variables(), GITHUB_REPOSITORY: repository };
    const running = machine.job({ store: place.store(), ...inputs }, { action, variables });
    for (const [name, text] of Object.entries(content ?? {})) {
      mkdirSync(join(running.workspace, 'kept'), { recursive: true });
      writeFileSync(join(running.workspace, 'kept', name), text);
    }
    const phase = running.main();
    expect(phase.log).not.toMatch(/cannot be reached|is left out/);
    return phase;
  }
  function save(
    key: string,
    content: Record<string, string>,
    more: Record<string, string> = {},
    repository?: string,
  ) {
    const { status, log, outputs } = step('cache-save', { path: 'kept', key, ...more }, content, repository);
    expect(status, log).toBe(0);
    expect(outputs['outcome'], log).toBe('saved');
  }
  function admin(inputs: Record<string, string>): ActionRun & { report: CacheAdminReport } {
    const phase = step('cache-admin', inputs);
    const report = JSON.parse(readFileSync(phase.outputs['report-path']!, 'utf8')) as CacheAdminReport;
    return { ...phase, report };
  }
  beforeAll(async () => {
    for (const [key, content] of Object.entries(CONTENTS)) save(key, content);
    save('docker-linux-1', { layer: lines(300_000, 300_100) });
    // Of another repository in the same place.
    save('npm-linux-theirs', { own: 'theirs' }, {}, 'octo/other');
    foreign = await place.plantForeign();
    foreignBefore = await foreign();
  });

  test('stats counts what this repository has there, and nothing else', async () => {
    const restored = step('cache-restore', {
      path: 'kept',
      key: 'npm-linux-000000000000',
      'restore-keys': 'npm-linux-',
    });
    expect(restored.outputs['cache-matched-key']).toBe('npm-linux-89e6c98d9288');
    const { status, outputs, report, log } = admin({ command: 'stats' });
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ entries: '3', requests: '1', hits: '1', misses: '0', 'hit-rate': '1' });
    const [row] = report.tiers;
    const packs = (await place.names()).filter((name) => /packs\/octo\/app\/[0-9a-f]{64}/.test(name));
    expect(row).toMatchObject({ tier, lists: true, answered: true, entries: 3, blobs: packs.length });
    expect(row!.bytes).toBeGreaterThan(1000);
    expect(report.prefixes!.map(({ prefix }) => prefix).sort()).toEqual(['docker-linux-1', 'npm-linux-']);
  });

  test('list', () => {
    const { outputs, report } = admin({ command: 'list', pattern: 'npm-*' });
    expect(outputs).toMatchObject({ entries: '3', matched: '2' });
    expect(report.entries!.map(({ key }) => key)).toEqual([
      'npm-linux-89e6c98d9288',
      'npm-linux-3f786850e387',
    ]);
    for (const { tiers, files, bytes } of report.entries!) {
      expect({ tiers, files }).toEqual({ tiers: [tier], files: 2 });
      expect(bytes).toBeGreaterThan(1_000_000);
    }
  });

  test('explain', () => {
    const { outputs } = admin({ command: 'explain', key: 'npm-linux-89e6c98d0000', path: 'kept' });
    expect(outputs['explanation']).toMatch(/Nearest: npm-linux-89e6c98d9288, saved .* ago/);
  });

  test('warm copies to a disk what a job then finds there', () => {
    const store = `disk:${machine.root}/near ${place.store()}`;
    const { outputs, report } = admin({ command: 'warm', key: 'npm-linux-89e6*', store });
    expect(outputs).toMatchObject({ matched: '1', warmed: '1', failed: '0' });
    expect(report.entries![0]).toMatchObject({ key: 'npm-linux-89e6c98d9288' });
    const restored = step('cache-restore', { path: 'kept', key: 'npm-linux-89e6c98d9288', store });
    expect(restored.outputs).toMatchObject({ 'cache-hit': 'true', 'hit-tier': 'disk' });
    expect(admin({ command: 'warm', key: 'npm-linux-89e6*', store }).outputs).toMatchObject({ warmed: '0' });
  });

  test('invalidate with dry-run removes nothing', async () => {
    const before = await place.names();
    const { outputs, log } = admin({ command: 'invalidate', pattern: 'npm-*', 'dry-run': 'true' });
    expect(outputs).toMatchObject({ matched: '2', deleted: '0' });
    expect(log).toContain('dry run: would remove 2 entries');
    expect(await place.names()).toEqual(before);
  });

  test('optimize with dry-run says what expired and removes nothing; without it removes that', async () => {
    save('brief-linux-1', { brief: lines(400_000, 400_100) }, { ttl: `${TTL}s` });
    await sleep(TTL * 1000 + 500);
    const before = await place.names();
    const dry = admin({ command: 'optimize', 'dry-run': 'true' });
    expect(dry.status, dry.log).toBe(0);
    expect(dry.outputs).toMatchObject({ matched: '1', problems: '0' });
    expect(dry.log).toContain('dry run: would have removed 1 entry (1 expired');
    expect(dry.report.entries!.map(({ key, note }) => [key, note])).toEqual([['brief-linux-1', 'expired']]);
    expect(await place.names()).toEqual(before);

    const { outputs, log } = admin({ command: 'optimize' });
    expect(outputs, log).toMatchObject({ deleted: '1', problems: '0', failed: '0' });
    const entries = (await place.names()).filter(
      (name) => /cache\/octo\/app\//.test(name) && name.includes('brief'),
    );
    expect(entries).toEqual([]);
  });

  test('optimize deletes in two runs what no entry refers to', async () => {
    const blobs = async () =>
      (await place.names()).filter((name) => /packs\/octo\/app\/[0-9a-f]{64}/.test(name));
    const before = await blobs();
    admin({ command: 'invalidate', pattern: 'docker-*' });
    await sleep(1100);
    const marked = admin({ command: 'optimize', grace: '1s' });
    expect(marked.log).toMatch(/and 0 blobs; freed .*; [1-9]\d* blobs? marked for a later run/);
    expect(await blobs()).toEqual(before);
    await sleep(1100);
    const deleted = admin({ command: 'optimize', grace: '1s' });
    expect(deleted.log).toMatch(/and [1-9]\d* blobs?; freed/);
    expect((await blobs()).length).toBeLessThan(before.length);
    expect(admin({ command: 'verify' }).outputs).toMatchObject({ matched: '2', problems: '0' });
  });

  test('verify finds a damaged pack, and with fix removes what cannot be restored', async () => {
    const [pack] = (await place.names()).filter((name) => /packs\/octo\/app\/[0-9a-f]{64}/.test(name));
    await place.damage(pack!);
    const found = admin({ command: 'verify' });
    expect(found.status, found.log).toBe(1);
    expect(found.log).toContain('[PACELINE_CACHE_PROBLEMS]');
    expect(Number(found.outputs['problems'])).toBeGreaterThan(0);
    expect(found.outputs['deleted']).toBe('0');
    const dry = admin({ command: 'verify', fix: 'true', 'dry-run': 'true', 'fail-on-problems': 'false' });
    expect(dry.status, dry.log).toBe(0);
    expect(dry.outputs).toMatchObject({ problems: found.outputs['problems'], deleted: '0' });
    const fixed = admin({ command: 'verify', fix: 'true', 'fail-on-problems': 'false' });
    expect(fixed.outputs).toMatchObject({ problems: found.outputs['problems'], failed: '0' });
    expect(Number(fixed.outputs['deleted'])).toBeGreaterThan(0);
    const after = admin({ command: 'verify' });
    expect(after.status, after.log).toBe(0);
    expect(Number(after.outputs['matched'])).toBe(2 - Number(fixed.outputs['deleted']));
    // The same content again has the same packs: what is damaged must not be taken for there.
    for (const [key, content] of Object.entries(CONTENTS)) {
      if (!fixed.report.entries!.some((entry) => entry.key === key)) continue;
      save(key, content, { mode: 'write-only' });
    }
    expect(admin({ command: 'verify' }).outputs).toMatchObject({ matched: '2', problems: '0' });
  });

  test('invalidate removes, explain knows of it, and what is not of this repository is as it was', async () => {
    save('npm-linux-ffffffffffff', { own: lines(0, 1000) });
    const { outputs } = admin({ command: 'invalidate', pattern: '*' });
    expect(Number(outputs['deleted'])).toBeGreaterThan(0);
    expect(outputs['deleted']).toBe(outputs['matched']);
    expect(admin({ command: 'list' }).outputs).toMatchObject({ entries: '0' });
    expect(admin({ command: 'explain', key: 'npm-linux-ffffffffffff' }).outputs['explanation']).toMatch(
      /It was there \(last saved .*\) and was removed .* UTC by "invalidate"/,
    );
    expect(await foreign()).toEqual(foreignBefore);
    const theirs = step('cache-restore', { path: 'kept', key: 'npm-linux-theirs' }, {}, 'octo/other');
    expect(theirs.outputs['cache-hit']).toBe('true');
  });
});

test.each([
  ['redis', () => `${redis.url}?max-value-bytes=64MiB&prefix=readers:`],
  ['s3', () => s3('readers')],
] as const)(
  'over %s jobs restore and save while optimize runs: whole trees, or misses that a rule explains',
  async (_, store) => {
    const folder = mkdtempSync(join(root, 'readers-'));
    const setting = { dist, folder, store: store(), variables: bucket.variables };
    expectSurvived(await optimizeUnderReaders(setting));
  },
);
