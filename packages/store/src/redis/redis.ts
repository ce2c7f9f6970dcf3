import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { newPutId } from '../tier/put-id.ts';
import {
  type Entry,
  type ListingTier,
  MAX_VALUE_BYTES,
  type PutOptions,
  type PutResult,
} from '../tier/tier.ts';
import {
  createHeader,
  decodeValueFile,
  encodeHeader,
  type FileHeader,
  headerLength,
  MAX_FILE_BYTES,
} from '../tier/value-file.ts';
import { isLive, toEntry, toValue } from '../tier/value-info.ts';
import { createRedisConnection, type RedisClient, type RedisConnectionOptions } from './redis-connection.ts';
import { redisKey, scanPattern } from './redis-key.ts';
import { createRedisRegister } from './redis-register.ts';
import { answersOf, createHeaderReader, readStart, type Start } from './redis-start.ts';

export interface RedisOptions extends RedisConnectionOptions {
  /** What the names of all keys start with. Default `paceline:`. */
  readonly prefix?: string | undefined;
  /** Larger values are better kept elsewhere. Default 1 MiB. */
  readonly maxValueBytes?: number | undefined;
  readonly now?: (() => number) | undefined;
}

/** Names that one SCAN of one node returned. */
interface Scanned {
  readonly node: Redis;
  readonly names: readonly string[];
}

/** Keys that one SCAN looks at: a step of well under a millisecond for a server that does one thing at a time. */
const SCAN_COUNT = 1000;
/** Clocks differ: Redis frees a value a little later than the header says that it is a miss. */
const GRACE_MILLISECONDS = 5000;

/** Replaces exactly that dead value; of several creators only one succeeds. */
const REPLACE = `if redis.call('GETRANGE', KEYS[1], 0, #ARGV[1] - 1) ~= ARGV[1] then return 0 end
if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3]) end
return 1`;

/** Removes a damaged value, unless a writer has put another one in its place since it was read. */
const QUARANTINE = `if redis.sha1hex(redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
return redis.call('UNLINK', KEYS[1])`;

/**
 * Values as value files (value-file.ts) in Redis 6.2 or newer (or Valkey), alone or as a cluster, under the keys
 * `<prefix>store:<key>`; those of its register under `<prefix>register:<key>`. Nothing outside that prefix is read,
 * counted or removed, and no command is used that stops the server for long: SCAN to list, UNLINK to free.
 *
 * Which value goes when memory is short is Redis's to decide (`maxmemory-policy`, best `allkeys-lru`). A value
 * with an expiry is freed by Redis itself. `list` and `newest` walk all keys of the database, the foreign ones too:
 * a database of its own (`redis://host:6379/3`) keeps that short where others use the server. Before Redis 7.2
 * the server takes them for a use.
 * @throws StoreError PACELINE_STORE_SPEC for a wrong URL. Nothing is connected before the first use
 */
export function createRedisTier(
  options: RedisOptions,
): ListingTier & Required<Pick<ListingTier, 'getRange' | 'newest' | 'register'>> {
  const { prefix = 'paceline:', maxValueBytes = 2 ** 20, now = Date.now } = options;
  const connection = createRedisConnection(options);
  const root = `${prefix}store:`;
  const name = (key: string) => redisKey(root, key);
  const headers = createHeaderReader();
  let corrupt = 0;

  const live = (header: FileHeader | undefined): header is FileHeader =>
    header !== undefined && isLive(header, now());

  async function start(client: RedisClient, key: string): Promise<Start | undefined> {
    const found = await readStart(client, name(key));
    return found?.header && found.header.key !== key ? { ...found, header: undefined } : found;
  }

  /** Instant at which Redis frees the value; by the clock of this machine, whatever `now` is. */
  const freedAt = (expiresAt: number | undefined): number | undefined =>
    expiresAt === undefined
      ? undefined
      : Math.max(1, Math.ceil(Date.now() + (expiresAt - now()) + GRACE_MILLISECONDS));

  /** @param id of this put: a live value with it was stored by an earlier attempt of the same put */
  async function create(
    client: RedisClient,
    key: string,
    { file, id, until }: { file: Buffer; id: string; until: number | undefined },
  ): Promise<boolean> {
    for (;;) {
      const stored =
        until === undefined
          ? await client.set(name(key), file, 'NX')
          : await client.set(name(key), file, 'PXAT', until, 'NX');
      if (stored === 'OK') return true;
      const dead = await start(client, key);
      if (dead === undefined) continue;
      if (live(dead.header)) return dead.header.id === id;
      const replaced = await client.eval(REPLACE, 1, name(key), dead.first, file, until ?? '');
      if (replaced === 1) return true;
    }
  }

  async function* scan(start: string): AsyncGenerator<Scanned> {
    const seen = new Set<string>();
    const pattern = scanPattern(root, start);
    const nodes = await connection.use(async (client) =>
      'nodes' in client ? client.nodes('master') : [client],
    );
    for (const node of nodes) {
      let cursor = '0';
      do {
        const [next, names] = await connection.use(() =>
          node.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT),
        );
        cursor = next;
        // SCAN may name a key twice, and while slots move two nodes name it.
        const fresh = names.filter((text) => !seen.has(text) && seen.add(text));
        if (fresh.length > 0) yield { node, names: fresh };
      } while (cursor !== '0');
    }
  }

  return {
    name: 'redis',
    shared: true,
    register: createRedisRegister(connection, `${prefix}register:`),
    writePolicy: { maxValueBytes },
    // It answers at once, or not at all.
    limits: { deadlineSeconds: 5, retries: 2, concurrency: 32 },
    async get(key, { sha256: expected } = {}) {
      return connection.use(async (client) => {
        const file = await client.getrangeBuffer(name(key), 0, MAX_FILE_BYTES);
        if (file.byteLength === 0) return undefined;
        const found = decodeValueFile(file, key, expected);
        if (!found) {
          corrupt += 1;
          const digest = createHash('sha1').update(file).digest('hex');
          await client.eval(QUARANTINE, 1, name(key), digest).catch(() => undefined);
          return undefined;
        }
        return live(found.header) ? toValue(found.bytes, found.header) : undefined;
      }, maxValueBytes);
    },
    async getRange(key, offset, length) {
      return connection.use(async (client) => {
        for (;;) {
          const found = await start(client, key);
          if (!live(found?.header)) return undefined;
          const { first, header } = found as Start & { header: FileHeader };
          const end = Math.min(offset + length, header.size);
          if (end <= offset) return new Uint8Array();
          const base = headerLength(first)!;
          const answers = await answersOf(
            client
              .pipeline()
              .getrangeBuffer(name(key), base + offset, base + end - 1)
              .getrangeBuffer(name(key), 0, first.byteLength - 1),
          );
          const [range, again] = answers as [Buffer, Buffer];
          // Otherwise another value was put there since.
          if (again.equals(first)) return range;
        }
      }, length);
    },
    async head(key) {
      return connection.use(async (client) => {
        const found = await start(client, key);
        return live(found?.header) ? toEntry(key, found.header, now()) : undefined;
      });
    },
    async put(key, bytes, put: PutOptions = {}): Promise<PutResult> {
      if (bytes.byteLength > MAX_VALUE_BYTES) return 'refused';
      const id = put.id ?? newPutId();
      const header = encodeHeader({ ...createHeader(key, bytes, put, now()), id });
      const file = Buffer.concat([header, bytes]);
      const until = freedAt(put.expiresAt);
      return connection.use(async (client) => {
        if (put.ifAbsent) return (await create(client, key, { file, id, until })) ? 'stored' : 'exists';
        if (until === undefined) await client.set(name(key), file);
        else await client.set(name(key), file, 'PXAT', until);
        return 'stored';
      }, file.byteLength);
    },
    async *list(start, { expired = false } = {}) {
      for await (const { node, names } of scan(start)) {
        for (const { header, idleSeconds } of await connection.use((client) =>
          headers(client, node, names),
        )) {
          if ((!expired && !live(header)) || !header.key.startsWith(start)) continue;
          const usedAt = idleSeconds === undefined ? undefined : now() - idleSeconds * 1000;
          yield toEntry(header.key, header, usedAt);
        }
      }
    },
    /** One walk for all prefixes, and headers only of what starts with the one that counts. */
    async newest(prefixes) {
      const byPrefix = prefixes.map((start) => ({
        start,
        named: redisKey(root, start),
        found: [] as Scanned[],
      }));
      for await (const { node, names } of scan(commonStart(prefixes))) {
        for (const { named, found } of byPrefix) {
          const own = names.filter((text) => text.startsWith(named));
          if (own.length > 0) found.push({ node, names: own });
        }
      }
      for (const { start, found } of byPrefix) {
        let best: Entry | undefined;
        for (const { node, names } of found) {
          for (const { header } of await connection.use((client) => headers(client, node, names))) {
            if (!live(header) || !header.key.startsWith(start)) continue;
            if (!best || header.createdAt > best.createdAt) best = toEntry(header.key, header);
          }
        }
        if (best) return best;
      }
      return undefined;
    },
    async delete(key) {
      return connection.use(async (client) => {
        const found = await start(client, key);
        if (found === undefined) return false;
        return (await client.unlink(name(key))) === 1 && live(found.header);
      });
    },
    async close() {
      connection.close();
    },
    counters: () => ({ evictions: 0, corrupt }),
  };
}

/** What all of the texts start with. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  return first.slice(0, length);
}
