import { createHash, randomFillSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { restoreCache, saveCache } from '@actions/cache';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Service, startCacheService } from './service.ts';

// The stand-in (test/runner/cache-service.ts) is held to the real client, as a workflow's own actions/cache uses it.
let service: Service;
let workspace: string;
const here = process.cwd();

beforeAll(async () => {
  service = await startCacheService();
  workspace = join(service.folder, 'workspace');
  mkdirSync(workspace);
  // The client takes the current folder and GITHUB_WORKSPACE for the same, as they are in a job.
  process.chdir(workspace);
  vi.stubEnv('GITHUB_WORKSPACE', workspace);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
beforeEach(() => {
  for (const [name, value] of Object.entries(service.job())) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.chdir(here);
  await service.close();
});

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

async function saveFile(key: string, bytes: Uint8Array | string): Promise<number> {
  mkdirSync('data', { recursive: true });
  writeFileSync('data/file', bytes);
  return saveCache(['data'], key);
}

test('saves and restores, by the key and by a prefix of it, newest first', async () => {
  expect(await saveFile('npm-1', 'one')).toBeGreaterThan(0);
  expect(await saveFile('npm-2', 'two')).toBeGreaterThan(0);
  rmSync('data', { recursive: true });
  expect(await restoreCache(['data'], 'npm-1')).toBe('npm-1');
  expect(readFileSync('data/file', 'utf8')).toBe('one');
  expect(await restoreCache(['data'], 'npm-3', ['none-', 'npm-'])).toBe('npm-2');
  expect(readFileSync('data/file', 'utf8')).toBe('two');
  expect(await restoreCache(['data'], 'npm-3', ['npm-'], { lookupOnly: true })).toBe('npm-2');
  expect(await restoreCache(['data'], 'other')).toBeUndefined();
  expect(await restoreCache(['other'], 'npm-1')).toBeUndefined();
});

test('never replaces an entry', async () => {
  await saveFile('fixed', 'first');
  expect(await saveFile('fixed', 'second')).toBe(-1);
  await restoreCache(['data'], 'fixed');
  expect(readFileSync('data/file', 'utf8')).toBe('first');
});

test('uploads in blocks beyond 128 MiB, and every byte comes back', async () => {
  const bytes = randomFillSync(Buffer.alloc(130 * 1024 * 1024));
  expect(await saveFile('large', bytes)).toBeGreaterThan(0);
  const before = digest('data/file');
  rmSync('data', { recursive: true });
  expect(await restoreCache(['data'], 'large')).toBe('large');
  expect(digest('data/file')).toBe(before);
});

test('keeps to the scopes of the token', async () => {
  await saveFile('scoped', 'main');
  const asJob = (access: object) => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.job(access)['ACTIONS_RUNTIME_TOKEN']!);
  };
  asJob({ ref: 'refs/pull/1/merge', reads: ['refs/heads/main'] });
  expect(await restoreCache(['data'], 'scoped', [], { lookupOnly: true })).toBe('scoped');
  expect(await saveFile('mine', 'pull')).toBeGreaterThan(0);
  asJob({ ref: 'refs/heads/main' });
  expect(await restoreCache(['data'], 'mine')).toBeUndefined();
  asJob({ mode: 'read' });
  expect(await saveFile('denied', 'x')).toBe(-1);
  expect(await restoreCache(['data'], 'scoped')).toBe('scoped');
  asJob({ mode: 'none' });
  expect(await restoreCache(['data'], 'scoped')).toBeUndefined();
});

test('gives ranges, and no one without the address of it', async () => {
  await saveFile('ranged', 'x');
  const job = service.job();
  const response = await fetch(
    `${job['ACTIONS_RESULTS_URL']}twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${job['ACTIONS_RUNTIME_TOKEN']}` },
      body: JSON.stringify({
        key: 'nothing',
        restore_keys: ['ranged'],
        version: service.cache.list().at(-1)!.version,
      }),
    },
  );
  const { signed_download_url: url } = (await response.json()) as { signed_download_url: string };
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
  const part = await fetch(url, { headers: { range: 'bytes=4-9' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 4-9/${whole.byteLength}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 10));
  expect((await fetch(url, { headers: { range: 'bytes=99999-' } })).status).toBe(416);
  expect((await fetch(url.replace('sig=r', 'sig=w'))).status).toBe(403);
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
});

test('evicts what was not used for longest when it is full', async () => {
  const small = await startCacheService({ maxBytes: 3000 });
  try {
    for (const [name, value] of Object.entries(small.job())) vi.stubEnv(name, value);
    const noise = (seed: number) => randomFillSync(Buffer.alloc(900, seed));
    for (const key of ['a', 'b']) await saveFile(key, noise(1));
    await restoreCache(['data'], 'a', [], { lookupOnly: true });
    await saveFile('c', noise(2));
    expect(small.cache.list().map(({ key }) => key)).toEqual(['a', 'c']);
  } finally {
    await small.close();
  }
});

test.each([
  ['eleven keys', ['a', ...Array.from({ length: 10 }, () => 'b')]],
  ['a key of 513 characters', ['k'.repeat(513)]],
  ['a key with a comma', ['a,b']],
])('refuses %s, as the client does before it', async (_, [key, ...rest]) => {
  await expect(restoreCache(['data'], key!, rest)).rejects.toThrow('Key Validation Error');
  const job = service.job();
  const response = await fetch(
    `${job['ACTIONS_RESULTS_URL']}twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${job['ACTIONS_RUNTIME_TOKEN']}` },
      body: JSON.stringify({ key, restore_keys: rest, version: 'v' }),
    },
  );
  expect(response.status).toBe(400);
});
