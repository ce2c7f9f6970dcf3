import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMachine, type JobOptions } from '../e2e/cache/job.ts';
import { type AzuriteServer, startAzurite } from './azurite.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';

let redis: RedisServer;
let bucket: TestBucket;
let azurite: AzuriteServer;
beforeAll(async () => {
  [redis, bucket, azurite] = await Promise.all([startRedis(), startBucket(), startAzurite()]);
  const credential = new StorageSharedKeyCredential(azurite.account, azurite.key);
  await new BlobServiceClient(azurite.url, credential).createContainer('box');
});
afterAll(async () => {
  await Promise.all([redis?.stop(), bucket?.stop(), azurite?.stop()]);
});

/** Each tier alone, and a usual stack: what is true of the parts must stay true of the whole. */
const stores: [string, () => { store: string; variables: Record<string, string> }][] = [
  ['disk', () => ({ store: 'disk', variables: {} })],
  ['redis', () => ({ store: redis.url, variables: {} })],
  ['s3', () => ({ store: s3(), variables: { ...bucket.variables } })],
  ['azblob', () => ({ store: blob(), variables: { AZURE_STORAGE_KEY: azurite.key } })],
  ['disk, redis and s3', () => ({ store: `disk ${redis.url} ${s3()}`, variables: { ...bucket.variables } })],
];
const s3 = () => `s3://${bucket.bucket}/ci?endpoint=${encodeURIComponent(bucket.server.url)}&path-style=true`;
const blob = () => `azblob://box/ci?account=${azurite.account}&endpoint=${encodeURIComponent(azurite.url)}`;

const pull = (number: number, head = 'octo/app'): JobOptions => ({
  event: 'pull_request',
  ref: `refs/pull/${number}/merge`,
  payload: {
    repository: { default_branch: 'main' },
    pull_request: { number, base: { ref: 'main' }, head: { repo: { full_name: head } } },
  },
});
/** Carry the default branch's ref although strangers can start them. */
const OPEN = ['pull_request_target', 'an_event_of_next_year'];
/** A merged pull request: its ref is its base. */
const CLOSED: JobOptions = { ...pull(7), ref: 'refs/heads/main' };

describe.each(stores)("over %s a pull request's job", (name, place) => {
  let machine: ReturnType<typeof createMachine>;
  let given: ReturnType<typeof place>;
  beforeEach(() => {
    machine = createMachine();
    given = place();
  });
  afterEach(() => machine.remove());

  /** A cache step of its own job: what it found, and, where it has content to save, what it said of that. */
  function job(key: string, content: string | undefined, options: JobOptions = {}, restoreKey = key) {
    const inputs = { path: 'kept', key, 'restore-keys': restoreKey, store: given.store };
    const running = machine.job(inputs, { ...options, variables: given.variables });
    const main = running.main();
    expect(main.status).toBe(0);
    expect(main.log).not.toMatch(/cannot be reached|is left out/);
    const matched = main.outputs['cache-matched-key'];
    if (content === undefined) return { matched, log: main.log };
    mkdirSync(join(running.workspace, 'kept'), { recursive: true });
    writeFileSync(join(running.workspace, 'kept', 'file'), content);
    const post = running.post();
    expect(post.status).toBe(0);
    return { matched, log: post.log };
  }

  test('reads what main wrote, and cannot write what main reads; nor can runs that strangers start on main', () => {
    // The last of these stores is made of places that others have used.
    const [good, evil] = [`good ${name}`, `evil ${name}`].map((key) => key.replaceAll(/\W+/g, '-')) as [
      string,
      string,
    ];
    expect(job(good, 'main').log).toContain('cache: saved');
    const attempt = job(evil, 'evil', pull(7, 'stranger/app'), good);
    expect(attempt.matched).toBe(good);
    expect(attempt.log).toContain('cache: saved');
    const closed = job(`${evil}-closed`, 'evil', CLOSED, evil);
    expect(closed.matched).toBe(evil);
    expect(closed.log).toContain('cache: saved');
    for (const event of OPEN) {
      const opened = job(evil, 'evil', { ...pull(7), event, ref: 'refs/heads/main' }, good);
      expect(opened.matched).toBe(good);
      expect(opened.log).toContain(`not saved: a run on ${event} may read`);
    }
    expect(job(evil, undefined).matched).toBe('');
    expect(job(`${evil}-closed`, undefined).matched).toBe('');
    expect(job(evil, undefined, pull(8)).matched).toBe('');
    expect(job(evil, undefined, pull(7)).matched).toBe(evil);
  });
});
