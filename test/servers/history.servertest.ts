import { randomUUID } from 'node:crypto';
import { createRedisTier, createStack } from '@paceline/store';
import { afterAll, beforeAll, describe } from 'vitest';
import { historyContract } from '../contract/history/contract.ts';
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
    return async () => createStack([redisTier(prefix)]);
  });
});

describe('history in S3', () => {
  historyContract(async () => {
    const prefix = randomUUID();
    return async () => createStack([bucket.open({ prefix })]);
  });
});

describe('history in Redis before S3', () => {
  historyContract(async () => {
    const prefix = randomUUID();
    return async () => createStack([redisTier(prefix), bucket.open({ prefix })]);
  });
});
