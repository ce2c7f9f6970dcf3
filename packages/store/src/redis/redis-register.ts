import { createHash } from 'node:crypto';
import type { Register } from '../tier/register.ts';
import { decodeRegister, encodeRegister, MAX_STORED_BYTES } from '../tier/register-value.ts';
import type { RedisConnection } from './redis-connection.ts';
import { redisKey } from './redis-key.ts';

/**
 * ARGV: the digest of what is replaced, empty where there is none; the new value. A value that is there already is
 * that of a call which was sent twice, as a client of a cluster may.
 */
const REPLACE = `local held = redis.call('GET', KEYS[1]) or ''
if held == ARGV[2] then return 1 end
if (held == '' and '' or redis.sha1hex(held)) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1`;

/**
 * Each value under one key, so that a cluster has it in one place, compared and set by one script. A server that
 * evicts keys of all kinds (`allkeys-…`) may lose one that is not used for long, a replica that takes over may not
 * have the last one.
 * @param root what the names of its keys start with
 */
export function createRedisRegister(connection: RedisConnection, root: string): Register {
  const name = (key: string) => redisKey(root, key);
  const locate = (key: string) => `the key ${name(key)} in Redis`;
  return {
    async read(key) {
      const file = await connection.use((client) => client.getrangeBuffer(name(key), 0, MAX_STORED_BYTES));
      if (file.byteLength === 0) return undefined;
      return { bytes: decodeRegister(file, key, locate(key)), version: versionOf(file) };
    },
    async replace(key, bytes, expected) {
      const file = encodeRegister(key, bytes);
      const replaced = await connection.use((client) =>
        client.eval(REPLACE, 1, name(key), expected ?? '', file),
      );
      return replaced === 1 ? versionOf(file) : undefined;
    },
    locate,
  };
}

/** What a script can compute too. */
const versionOf = (file: Buffer): string => createHash('sha1').update(file).digest('hex');
