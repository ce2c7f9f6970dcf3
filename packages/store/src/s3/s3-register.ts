import { setTimeout as sleep } from 'node:timers/promises';
import { createKeySpace, type KeySpace } from '../objects/object-key.ts';
import { retryable, StoreError } from '../tier/errors.ts';
import type { Register } from '../tier/register.ts';
import { decodeRegister, encodeRegister, MAX_STORED_BYTES } from '../tier/register-value.ts';
import type { S3Connection } from './s3-client.ts';
import { conditionalPut, type WriteConditions } from './s3-conditions.ts';
import type { Fetched, ObjectReader } from './s3-read.ts';
import type { ObjectWriter } from './s3-write.ts';

const ATTEMPTS = 8;

interface Parts {
  readonly connection: S3Connection;
  readonly bucket: string;
  readonly keys: KeySpace;
  readonly reader: ObjectReader;
  readonly writer: ObjectWriter;
  readonly conditions: WriteConditions;
}

/**
 * Each value as an object of the tier's own, replaced by PUT with `If-None-Match: *` or `If-Match`, and read from the
 * bucket itself, never through a CDN. A server that does not keep both is asked before it is believed, and refused.
 */
export function createS3Register({ connection, bucket, keys, reader, writer, conditions }: Parts): Register {
  const names = createKeySpace(keys.ownKey('registers'));
  const locate = (key: string) => `the object ${names.objectKey(key)} in the bucket ${bucket}`;

  const fetch = (key: string): Promise<Fetched | undefined> =>
    reader.fetchObject(names.objectKey(key), { first: 0, last: MAX_STORED_BYTES });

  async function ensureConditions(): Promise<void> {
    for (const kind of ['ifNoneMatch', 'ifMatch'] as const) {
      if (!(await conditions.keeps(kind))) throw unconditional(bucket);
    }
  }

  async function replace(key: string, bytes: Uint8Array, expected: string | undefined) {
    const file = encodeRegister(key, bytes);
    await ensureConditions();
    let refusals = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const condition = expected === undefined ? { ifNoneMatch: '*' as const } : conditions.ifMatch(expected);
      let etag = '';
      const said = await conditionalPut(async () => {
        etag = await writer.mark(names.objectKey(key), { condition, bytes: file });
      });
      if (said === 'stored' && etag !== '') return etag;
      if (said === 'unknown') throw unconditional(bucket);
      if (said === 'conflict') {
        await sleep(Math.random() * 50 * 2 ** attempt);
        continue;
      }
      const found = await fetch(key);
      // Ours after all: a proxy in between sent it twice, or the answer had no ETag.
      if (found && file.equals(found.bytes)) return found.etag;
      // Replaced, and replaced again since.
      if (said === 'stored') break;
      if (found?.etag !== expected) return undefined;
      // There was one, and it was deleted since.
      if (expected === undefined) continue;
      conditions.spellOtherwise(expected, condition);
      refusals += 1;
      if (refusals > 2) throw unconditional(bucket);
    }
    throw retryable(
      new StoreError('PACELINE_STORE_BUSY', 'Too many writers replace the same value.', 'Try again later.'),
    );
  }

  return {
    async read(key) {
      const found = await fetch(key);
      return found && { bytes: decodeRegister(found.bytes, key, locate(key)), version: found.etag };
    },
    replace: (key, bytes, expected) =>
      replace(key, bytes, expected).catch((error: unknown) => {
        throw connection.explain(error, 'write');
      }),
    locate,
  };
}

const unconditional = (bucket: string): StoreError =>
  new StoreError(
    'PACELINE_STORE_CONDITIONS',
    `The s3 bucket "${bucket}" is on a server that does not keep If-None-Match and If-Match on PUT, so it cannot hold what several runs agree on.`,
    'Name a Redis, Azure Blob Storage, Amazon S3 or a newer server as a tier for that.',
  );
