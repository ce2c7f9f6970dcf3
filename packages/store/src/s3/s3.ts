import { createHeader, type ObjectHeader } from '../objects/object-header.ts';
import { createKeySpace } from '../objects/object-key.ts';
import { StoreError } from '../tier/errors.ts';
import { mapAtMost } from '../tier/map-at-most.ts';
import { refuseCredentials } from '../tier/refuse-credentials.ts';
import type { Entry, ListingTier, ListOptions, PutOptions, Tier, Value } from '../tier/tier.ts';
import { isLive, toEntry, toValue } from '../tier/value-info.ts';
import { connectS3 } from './s3-client.ts';
import { createConditions } from './s3-conditions.ts';
import { createCreator, isOwn } from './s3-create.ts';
import { createDistribution } from './s3-distribution.ts';
import { createLister, type ListedObject } from './s3-list.ts';
import type { S3Options } from './s3-options.ts';
import { createReader, cut, type Fetched, isWhole, type ObjectStat } from './s3-read.ts';
import { createS3Register } from './s3-register.ts';
import { createWriter } from './s3-write.ts';

export type { S3Options } from './s3-options.ts';

/**
 * `newest` costs a listing and a HEAD or few, however many values there are; `list` a HEAD per value, unless it
 * is shallow.
 */
export type S3Tier = ListingTier & Required<Pick<Tier, 'newest' | 'getRange'>>;

const HEADS_AT_A_TIME = 16;
const PACK_BYTES = 8 * 1024 * 1024;
/** A listing may round to seconds, and clocks differ. */
const CLOCK_SLACK_MS = 2000;

/**
 * Values as objects of a bucket, of Amazon S3 or a compatible service. Each carries its digest, instants and
 * metadata in one piece of user metadata (≤ 2 KiB). `usedAt` is not known: a use would cost a write. An expired
 * value stays until it is replaced or deleted; a damaged one is removed when it is read.
 *
 * Needs s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload on the objects and s3:ListBucket
 * on the bucket; reading alone s3:GetObject and s3:ListBucket.
 * @throws StoreError from every call but this one: PACELINE_STORE_DENIED, _CREDENTIALS, _NO_BUCKET, _REGION,
 *   _CLOCK, _BUSY, _UNAVAILABLE, _UNREACHABLE, _BODY, _METADATA, _CLOSED, _UNEXPECTED; those with
 *   `retryable` may go better at once
 */
export function createS3Tier(options: S3Options): S3Tier {
  const {
    bucket,
    prefix,
    storageClass = 'STANDARD',
    readEndpoint,
    idleTimeoutMs = 30_000,
    now = Date.now,
  } = options;
  if (Buffer.byteLength(prefix) > 512) {
    throw new StoreError(
      'PACELINE_STORE_SPEC',
      'The prefix of an S3 store is longer than 512 bytes.',
      'Shorten it.',
    );
  }
  const endpoint =
    options.endpoint ?? options.variables['AWS_ENDPOINT_URL_S3'] ?? options.variables['AWS_ENDPOINT_URL'];
  for (const address of [endpoint, readEndpoint]) {
    refuseCredentials(options.name === 'gs' ? 'gs' : 's3', address);
  }
  const keys = createKeySpace(prefix.replace(/^\/+|\/+$/g, ''));
  const connection = connectS3(options);
  const reader = createReader(
    connection,
    bucket,
    readEndpoint === undefined ? undefined : createDistribution(readEndpoint, idleTimeoutMs),
    now,
  );
  const writer = createWriter(connection, bucket, storageClass);
  const lister = createLister(connection, bucket);
  /** The header of a live value; undefined for what is dead, damaged, or not there. */
  const live = (found: Pick<ObjectStat, 'header'> | undefined): ObjectHeader | undefined =>
    found?.header && isLive(found.header, now()) ? found.header : undefined;
  const isThere = (found: ObjectStat | undefined): boolean => live(found) !== undefined;
  const onAmazon = !endpoint;
  const conditionalWrites = options.conditionalWrites ?? (onAmazon ? true : undefined);
  const conditions = createConditions(keys, writer, conditionalWrites);
  const creator = createCreator({
    keys,
    reader,
    writer,
    lister,
    isLive: isThere,
    conditions,
    claimMs: options.claimMs ?? 3000,
  });
  let corrupt = 0;

  async function get(key: string): Promise<Value | undefined> {
    const objectKey = keys.objectKey(key);
    let fetched = await reader.fetchNearest(objectKey, key);
    if (fetched && !isSound(fetched)) {
      // Once more, from the bucket itself: the damage may have happened on the way.
      fetched = await reader.fetchObject(objectKey, undefined, key);
      if (fetched && !isSound(fetched)) {
        corrupt += 1;
        // What stays would be taken for the value by those who only look whether it exists.
        await writer.remove(objectKey, fetched.etag).catch(() => undefined);
        return undefined;
      }
    }
    const header = live(fetched);
    return fetched && header && toValue(fetched.bytes, header);
  }

  async function getRange(key: string, offset: number, length: number): Promise<Uint8Array | undefined> {
    // HTTP has no empty range.
    const range = { first: offset, last: offset + Math.max(length, 1) - 1 };
    const fetched = await reader.fetchNearest(keys.objectKey(key), key, range);
    if (!fetched || !live(fetched)) return undefined;
    return length === 0 ? new Uint8Array() : cut(fetched, offset, length);
  }

  async function put(key: string, bytes: Uint8Array, putOptions: PutOptions = {}) {
    const objectKey = keys.objectKey(key);
    const namesKey = keys.storeKey(objectKey) !== 'hashed';
    const upload = {
      objectKey,
      bytes,
      header: createHeader(key, bytes, putOptions, { now: now(), namesKey }),
    };
    try {
      if (!putOptions.ifAbsent) await writer.put(upload);
      else if (!putOptions.contentAddressed) return await creator.create(upload, key);
      else {
        const found = await reader.stat(objectKey, key);
        if (isThere(found)) return isOwn(found, upload) ? ('stored' as const) : ('exists' as const);
        await writer.put(upload);
      }
    } catch (error) {
      throw connection.explain(error, 'write');
    }
    return 'stored' as const;
  }

  /** `undefined`: not a value of ours, gone in the meantime, or not to be shown. */
  async function statEntry(listed: ListedObject, expired: boolean): Promise<Entry | undefined> {
    const named = keys.storeKey(listed.objectKey);
    if (named === undefined) return undefined;
    const header = (await reader.stat(listed.objectKey, named === 'hashed' ? undefined : named.key))?.header;
    const key = named === 'hashed' ? header?.key : named.key;
    if (!header || key === undefined || (!expired && !isLive(header, now()))) return undefined;
    return toEntry(key, header);
  }

  async function* list(text: string, { shallow = false, expired = false, onUnnamed }: ListOptions = {}) {
    for await (const page of lister.pages(keys.objectPrefix(text))) {
      const entries = await mapAtMost(HEADS_AT_A_TIME, page, async (listed) => {
        const named = keys.storeKey(listed.objectKey);
        if (named !== undefined && named !== 'hashed' && !named.key.startsWith(text)) return undefined;
        if (shallow && onUnnamed && named === 'hashed') return onUnnamed();
        if (!shallow || named === undefined || named === 'hashed') return statEntry(listed, expired);
        return { key: named.key, size: listed.size, metadata: {}, createdAt: listed.modified };
      });
      for (const entry of entries) if (entry?.key.startsWith(text)) yield entry;
    }
  }

  /**
   * No value was first put after its object was written, so objects are looked at from the youngest back, and
   * only as long as they may still be newer than the best.
   */
  async function newest(prefixes: readonly string[]): Promise<Entry | undefined> {
    for (const text of prefixes) {
      const objects = (await lister.objects(keys.objectPrefix(text))).sort((a, b) => b.modified - a.modified);
      const ours = objects.filter(({ objectKey }) => {
        const named = keys.storeKey(objectKey);
        return named === 'hashed' || named?.key.startsWith(text);
      });
      let best: Entry | undefined;
      // One is mostly enough; where many were written at about the same time, several at once.
      for (let next = 0; next < ours.length; next += next === 0 ? 1 : HEADS_AT_A_TIME) {
        if (best && ours[next]!.modified + CLOCK_SLACK_MS < best.createdAt) break;
        const some = ours.slice(next, next === 0 ? 1 : next + HEADS_AT_A_TIME);
        for (const entry of await mapAtMost(HEADS_AT_A_TIME, some, (listed) => statEntry(listed, false))) {
          if (entry?.key.startsWith(text) && (!best || entry.createdAt > best.createdAt)) best = entry;
        }
      }
      if (best) return best;
    }
    return undefined;
  }

  return {
    name: options.name ?? 's3',
    packBytes: PACK_BYTES,
    shared: true,
    limits: options.limits ?? {},
    ...(conditionalWrites === false
      ? {}
      : { register: createS3Register({ connection, bucket, keys, reader, writer, conditions }) }),
    get,
    getRange,
    async head(key) {
      const header = live(await reader.stat(keys.objectKey(key), key));
      return header && toEntry(key, header);
    },
    put,
    list,
    newest,
    async delete(key) {
      const objectKey = keys.objectKey(key);
      const found = await reader.stat(objectKey, key);
      if (!found) return false;
      await writer.remove(objectKey).catch((error: unknown) => {
        throw connection.explain(error, 'delete');
      });
      return isThere(found);
    },
    async close() {
      connection.close();
    },
    counters: () => ({ evictions: 0, corrupt }),
  };
}

/**
 * Google Cloud Storage through its S3-compatible endpoint. It takes HMAC keys only: `PACELINE_GS_ACCESS_KEY_ID`
 * and `PACELINE_GS_SECRET_ACCESS_KEY`, else `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. It knows conditions
 * on writes only under headers that it refuses beside Amazon's, so values are created by claims.
 */
export function createGcsTier(options: S3Options): S3Tier {
  const accessKeyId = options.variables['PACELINE_GS_ACCESS_KEY_ID'];
  const secretAccessKey = options.variables['PACELINE_GS_SECRET_ACCESS_KEY'];
  return createS3Tier({
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    ...options,
    name: options.name ?? 'gs',
    region: options.region ?? 'auto',
    pathStyle: options.pathStyle ?? true,
    conditionalWrites: options.conditionalWrites ?? false,
    endpoint: options.endpoint ?? 'https://storage.googleapis.com',
  });
}

const isSound = ({ header, bytes }: Fetched): boolean => header !== undefined && isWhole(header, bytes);
