import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchServer, startBenchServer } from '../bench/cache-jobs.ts';
import { aptServers, missingPrograms } from '../servers/catalog.ts';
import { type RedisServer, startRedis } from '../servers/redis.ts';
import { startBucket, type TestBucket } from '../servers/s3-bucket.ts';
import { bucketObjects, folderObjects, type Objects, redisObjects } from './cache-objects.ts';

/** A kind of store, running. */
export interface Place {
  readonly title: string;
  /** What part of the soak's count is done here. */
  readonly share: { readonly kills: number; readonly damages: number };
  /** Savers and readers are on one machine, one after the other. */
  readonly shared: boolean;
  readonly variables: Readonly<Record<string, string>>;
  /** Its tier for a test with a folder of its own, as the input `store` has it. */
  spec(folder: string): string;
  /** What that tier holds. */
  objects(folder: string): Objects;
  /** Forgets everything. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

type Start = (folder: string) => Promise<Place>;

const done = async (): Promise<void> => undefined;

const disk: Start = async () => ({
  title: 'the disk',
  share: { kills: 1 / 2, damages: 1 },
  shared: true,
  variables: {},
  spec: (folder) => `disk:${join(folder, 'store')}`,
  objects: (folder) => folderObjects(join(folder, 'store')),
  clear: done,
  stop: done,
});

const github: Start = async (folder) => {
  mkdirSync(folder, { recursive: true });
  const server: BenchServer = await startBenchServer(folder);
  return {
    title: "GitHub's cache",
    share: { kills: 1 / 2, damages: 1 / 10 },
    shared: false,
    variables: server.variables,
    spec: () => 'github',
    objects: () => folderObjects(join(folder, 'caches')),
    clear: async () => void (await server.ask('rewind', 0)),
    stop: () => server.stop(),
  };
};

const redis: Start = async () => {
  const server: RedisServer = await startRedis();
  const objects = redisObjects(server.url);
  return {
    title: 'Redis',
    share: { kills: 1 / 8, damages: 1 / 10 },
    shared: false,
    variables: {},
    spec: () => `${server.url}?max-value-bytes=64MiB`,
    objects: () => objects,
    clear: () => objects.clear(),
    async stop() {
      objects.close();
      await server.stop();
    },
  };
};

const s3: Start = async () => {
  const bucket: TestBucket = await startBucket();
  // Folders differ in their names alone.
  const prefix = (folder: string) => folder.replaceAll(/[^a-z0-9]/gi, '-');
  return {
    title: 'S3',
    share: { kills: 1 / 8, damages: 1 / 10 },
    shared: false,
    variables: bucket.variables,
    spec: (folder) =>
      `s3://${bucket.bucket}/${prefix(folder)}?endpoint=${encodeURIComponent(bucket.server.url)}&path-style=true&region=us-east-1`,
    objects: (folder) => bucketObjects(bucket, prefix(folder)),
    clear: done,
    stop: () => bucket.stop(),
  };
};

export const PLACES: Readonly<Record<string, Start>> = { disk, github, redis, s3 };

/** The server that a store needs and this machine lacks; undefined where it can be started. */
export function lacking(store: string): string | undefined {
  const server = { redis: 'redis', s3: 'radosgw' }[store];
  return aptServers.find(
    ({ name, ...about }) => name === server && missingPrograms({ name, ...about }).length > 0,
  )?.name;
}
