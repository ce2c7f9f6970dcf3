import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import type { TestBucket } from '../servers/s3-bucket.ts';

/** What a store holds, seen from outside: as a failing disk or an intruder would change it. */
export interface Objects {
  names(): Promise<string[]>;
  read(name: string): Promise<Buffer>;
  write(name: string, content: Buffer): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The files of a folder, without those that are still being written. */
export const folderObjects = (folder: string): Objects => ({
  names: async () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/tmp'))
      .map((entry) => join(entry.parentPath, entry.name)),
  read: async (name) => readFileSync(name),
  async write(name, content) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
  },
  remove: async (name) => rmSync(name),
});

/** The objects below a prefix of a bucket. Each keeps the header it had at first, whatever becomes of its body. */
export function bucketObjects(bucket: TestBucket, prefix: string): Objects {
  const headers = new Map<string, Record<string, string>>();
  const send = async (method: string, name: string, body?: Buffer) => {
    const answer = await bucket.send(
      method,
      `/${name}`,
      body && { body: new Uint8Array(body), headers: headers.get(name) ?? {} },
    );
    if (!answer.ok) throw new Error(`${method} ${name}: HTTP ${answer.status}`);
    return answer;
  };
  return {
    names: () => bucket.objects(prefix),
    async read(name) {
      const answer = await send('GET', name);
      const header = answer.headers.get('x-amz-meta-paceline');
      if (header !== null) headers.set(name, { 'x-amz-meta-paceline': header });
      return Buffer.from(await answer.arrayBuffer());
    },
    write: async (name, content) => void (await send('PUT', name, content)),
    remove: async (name) => void (await send('DELETE', name)),
  };
}

/** The values of a Redis that holds nothing else. Ends its connection with `close()`. */
export function redisObjects(url: string): Objects & { clear(): Promise<void>; close(): void } {
  const redis = new Redis(url);
  return {
    names: async () => (await redis.keys('*')).sort(),
    async read(name) {
      const value = await redis.getBuffer(name);
      if (!value) throw new Error(`Redis has no ${name}`);
      return value;
    },
    write: async (name, content) => void (await redis.set(name, content)),
    remove: async (name) => void (await redis.del(name)),
    clear: async () => void (await redis.flushall()),
    close: () => redis.disconnect(),
  };
}
