import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startAzurite } from './azurite.ts';
import { startHaproxy } from './haproxy.ts';
import { startNginx } from './nginx.ts';
import { living, outliving } from './orphans.ts';
import { startPrometheus } from './prometheus.ts';
import { startRadosgw } from './radosgw.ts';
import { startRedis } from './redis.ts';
import { startSingle } from './single.ts';

/** Where processes that are killed on purpose put their folders, which nobody is left to remove. */
const place = mkdtempSync(join(tmpdir(), 'pl-'));
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
const startAll = (...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, 'start-all.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: place },
  });

test('all at once, several of a kind too, each on its own port in its own folder', async () => {
  const servers = await Promise.all([
    startRedis(),
    startRedis(),
    startRadosgw(),
    startRadosgw(),
    startAzurite(),
    startPrometheus([]),
    startHaproxy([]),
    startNginx({}),
  ]);
  expect(new Set(servers.map(({ port }) => port)).size).toBe(servers.length);
  const pids = servers.flatMap((server) => server.pids);
  expect(living(pids)).toEqual(pids);
  await Promise.all(servers.map((server) => server.stop()));
  expect(living(pids)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s to the process that started them leaves none of them behind',
  async (signal) => {
    const child = startAll();
    const ended = once(child, 'exit');
    let written = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      written += text;
      if (written.endsWith('\n')) break;
    }
    const pids = JSON.parse(written) as number[];
    expect(living(pids)).toEqual(pids);
    child.kill(signal);
    await ended;
    expect(await outliving(pids, 5)).toEqual([]);
  },
);

test('a process that ends with an error leaves none of them behind, and no folder', async () => {
  const before = readdirSync(place);
  const child = startAll('--throw');
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(1);
  expect(errors).toContain('on purpose');
  expect(await outliving(JSON.parse(written) as number[], 5)).toEqual([]);
  expect(readdirSync(place)).toEqual(before);
});

test('a server that does not come up says so with the end of its log, and leaves nothing', async () => {
  let folder = '';
  const start = startSingle('broken', 5, (port, place) => {
    folder = place;
    return {
      program: 'redis-server',
      args: ['--port', `${port}`, '--no-such-directive', 'yes'],
      answers: async () => false,
    };
  });
  await expect(start).rejects.toThrow(/broken ended \(1\)\. Its log:[\s\S]*no-such-directive/);
  expect(existsSync(folder)).toBe(false);
});

test('a server that never answers is stopped at its deadline', async () => {
  let folder = '';
  const started = performance.now();
  const start = startSingle('silent', 0.5, (_port, place) => {
    folder = place;
    return { program: 'sleep', args: ['60'], answers: async () => false };
  });
  await expect(start).rejects.toThrow('silent did not answer within 0.5 s');
  expect(performance.now() - started).toBeLessThan(5000);
  expect(existsSync(folder)).toBe(false);
});

test('a program that is not installed is named, with the command that installs it', async () => {
  let folder = '';
  const start = startSingle('absent', 5, (_port, place) => {
    folder = place;
    return { program: 'no-such-server', args: [], answers: async () => true };
  });
  await expect(start).rejects.toThrow(/no-such-server was not found\. Run `npm run servers`/);
  expect(existsSync(folder)).toBe(false);
});
