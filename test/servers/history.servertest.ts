import { randomUUID } from 'node:crypto';
import { createRedisTier, createStack } from '@paceline/store';
import { afterAll, beforeAll, describe } from 'vitest';
import { historyContract, startsWith } from '../contract/history/contract.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { startBucket, type TestBucket } from './s3-bucket.ts';

let redis: RedisServer;
let bucket: TestBucket;
beforeAll(async () => {
  [redis, bucket] = await Promise.all([startRedis(), startBucket()]);
});
afterAll(() => Promise.all([redis?.stop(), bucket?.stop()]));

const redisTier = (prefix: string) =>
  createRedisTier({ url: new URL(redis.url), prefix: `${prefix}:`, variables: {} });

describe('history in Redis', () => {
  historyContract(async () => {
    const prefix = randomUUID();
    return async (_, prefixes) => createStack([redisTier(prefix)], { mayWrite: startsWith(prefixes) });
  });
});

describe('history in S3', () => {
  historyContract(async () => {
    const prefix = randomUUID();
    return async (_, prefixes) => createStack([bucket.open({ prefix })], { mayWrite: startsWith(prefixes) });
  });
});

describe('history in Redis before S3', () => {
  historyContract(async () => {
    const prefix = randomUUID();
    return async (_, prefixes) =>
      createStack([redisTier(prefix), bucket.open({ prefix })], { mayWrite: startsWith(prefixes) });
  });
});
