import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAction } from '../bench/cache-jobs.ts';
import type { Setting } from '../soak/cache-machine.ts';
import { raceSaves } from '../soak/cache-race.ts';
import { disturbRedis, faultFrom, restoreUnder, S3_FAULTS, saveTree } from '../soak/cache-servers.ts';
import { startRedis } from './redis.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';
import { type FaultyProxy, startFaultyProxy } from './s3-proxy.ts';

// The bundled action, with real servers that fail it in the middle.
let root: string;
let dist: string;
let bucket: TestBucket;
let settings = 0;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'paceline-cache-servers-'));
  dist = buildAction(root);
  bucket = await startBucket();
}, 300_000);
afterAll(async () => {
  await bucket?.stop();
  rmSync(root, { recursive: true, force: true });
});
/** What a test has of its own, as others run beside it: it waits for deadlines most of the time. */
function own() {
  settings += 1;
  const name = `${settings}`;
  const folder = join(root, name);
  mkdirSync(folder);
  return {
    /** The deadline is short only where silence costs it: a loaded machine may be slow without any fault. */
    s3: (url: string, deadline = '20s') =>
      `s3://${bucket.bucket}/test-${name}?endpoint=${encodeURIComponent(url)}&path-style=true&region=us-east-1&deadline=${deadline}`,
    setting: (store: string): Setting => ({
      dist,
      folder,
      store: store.replaceAll('OWN', folder),
      variables: bucket.variables,
    }),
  };
}

/** Between the action and the bucket, for one test. */
async function withProxy(use: (proxy: FaultyProxy) => Promise<void>): Promise<void> {
  const proxy = await startFaultyProxy(bucket.server);
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
}

describe.concurrent('S3', () => {
  test.each(Object.entries(S3_FAULTS))(
    '%s in the middle of a restore: whole, or a miss that says why',
    (name, fault) =>
      withProxy(async (proxy) => {
        const { s3, setting } = own();
        const saved = await saveTree(setting(s3(bucket.server.url)), 'npm-s3', 1);
        // Silence costs its deadline each time.
        const silent = fault.kind === 'hang' || fault.kind === 'stall';
        const through = setting(s3(proxy.url, silent ? '3s' : '20s'));
        for (const from of silent ? [0, 1] : [0, 1, 2]) {
          faultFrom(proxy, fault, from);
          const what = `S3 ${name} from read ${from} on`;
          const { hit } = await restoreUnder(through, saved, what);
          if (name === 'ignores Range') expect(hit).toBe(true);
          else if (from === 0) expect(hit).toBe(false);
        }
        // One bad answer is not the end where asking again may help.
        if (['answers 500', 'answers 503', 'drops'].includes(name)) {
          faultFrom(proxy, fault, 1, 1);
          const { hit } = await restoreUnder(through, saved, `S3 ${name} once`);
          expect(hit).toBe(true);
        }
      }),
  );

  test('fails, and a disk before it has the entry', () =>
    withProxy(async (proxy) => {
      const { s3, setting } = own();
      const both = setting(`disk:OWN/store ${s3(proxy.url)}`);
      const saved = await saveTree(both, 'npm-both', 1);
      faultFrom(proxy, S3_FAULTS['answers 500']!, 0);
      expect(await restoreUnder(both, saved, 'S3 down behind a disk')).toMatchObject({
        hit: true,
        tier: 'disk',
      });
    }));

  test('savers of one key at once: one entry', async () => {
    const { s3, setting } = own();
    expect(await raceSaves(setting(s3(bucket.server.url)), 5, false)).toMatch('1 saved, 4 kept');
  });
});

describe.concurrent('Redis', () => {
  test.each(['SIGSTOP', 'SIGKILL'] as const)(
    '%s while it is restored from: whole, or a miss that says why',
    async (signal) => {
      const { setting } = own();
      for (let seed = 0; seed < 2; seed += 1) {
        const redis = await startRedis();
        try {
          const on = setting(`${redis.url}?max-value-bytes=64MiB&deadline=3s`);
          const saved = await saveTree(on, 'npm-redis', 1);
          const { hit, seconds } = await restoreUnder(on, saved, 'Redis');
          expect(hit).toBe(true);
          await restoreUnder(on, saved, `Redis ${signal}`, disturbRedis(redis, signal, seed, seconds));
        } finally {
          await redis.stop();
        }
      }
    },
  );

  test.each(['SIGSTOP', 'SIGKILL'] as const)('%s, and S3 behind it has the entry', async (signal) => {
    const { s3, setting } = own();
    const redis = await startRedis();
    try {
      const both = setting(`${redis.url}?max-value-bytes=64MiB&deadline=2s ${s3(bucket.server.url)}`);
      const saved = await saveTree(both, 'npm-redis-s3', 1);
      const kill = disturbRedis(redis, signal, 1, 0);
      const { hit } = await restoreUnder(both, saved, `Redis ${signal} before S3`, kill);
      expect(hit).toBe(true);
    } finally {
      await redis.stop();
    }
  });

  test('savers of one key at once: one entry', async () => {
    const { setting } = own();
    const redis = await startRedis();
    try {
      const on = setting(`${redis.url}?max-value-bytes=64MiB`);
      expect(await raceSaves(on, 5, false)).toMatch('1 saved, 4 kept');
    } finally {
      await redis.stop();
    }
  });
});
