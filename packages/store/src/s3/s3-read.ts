import { Readable } from 'node:stream';
import { decodeHeader, digestKey, HEADER_NAME, type ObjectHeader } from '../objects/object-header.ts';
import { digestIn, sha256Hex } from '../tier/digest.ts';
import { retryable, StoreError } from '../tier/errors.ts';
import { MAX_VALUE_BYTES } from '../tier/tier.ts';
import type { S3Connection } from './s3-client.ts';
import { codeOf, statusOf } from './s3-errors.ts';

/** An object as HEAD shows it. */
export interface ObjectStat {
  readonly etag: string;
  /** `undefined`: damaged, cut, or not of this key. */
  readonly header: ObjectHeader | undefined;
}

/** The bytes that a GET brought, so far compared only with their announced length. */
export interface Fetched {
  readonly header: ObjectHeader | undefined;
  readonly etag: string;
  readonly bytes: Uint8Array;
  /** Of the range that was asked for, as the server understood it; absent = the whole object. */
  readonly range?: { readonly first: number; readonly total: number };
}

/** Bytes `first` to `last` of an object, both included. */
interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** What a CDN sent. Only the bytes and the range are used: its headers are not ours and prove nothing. */
type UnverifiedCopy = Pick<Fetched, 'bytes' | 'range'>;

/** Reads through a CDN in front of the bucket. */
export interface Distribution {
  /** `undefined`: it has no usable answer, for whatever reason. */
  fetch(objectKey: string, range: ByteRange | undefined): Promise<UnverifiedCopy | undefined>;
}

/**
 * Reads objects by HEAD and GET. Missing is undefined; every failure is a StoreError.
 * @param bucket and `objectKey` name the object; `key`, where it is known, must be that of its header
 */
export function createReader(
  connection: S3Connection,
  bucket: string,
  distribution: Distribution | undefined,
  now: () => number = Date.now,
) {
  // A HEAD answers 404 for a missing bucket as for a missing object; a GET tells which.
  let bucketSeen = false;

  async function stat(objectKey: string, key?: string): Promise<ObjectStat | undefined> {
    try {
      const answer = await connection.send<{
        Metadata?: Record<string, string>;
        ContentLength?: number;
        ETag?: string;
      }>((sdk) => new sdk.HeadObjectCommand({ Bucket: bucket, Key: objectKey }));
      bucketSeen = true;
      const header = decodeHeader(answer.Metadata?.[HEADER_NAME], key);
      return { etag: answer.ETag ?? '', header: header?.size === answer.ContentLength ? header : undefined };
    } catch (error) {
      if (statusOf(error) !== 404) throw connection.explain(error, 'read');
      if (!bucketSeen && (await fetchObject(objectKey, { first: 0, last: 0 }))) return stat(objectKey, key);
      return undefined;
    }
  }

  /** From the bucket itself. `undefined`: there is no such object; 416 is an empty range. */
  async function fetchObject(
    objectKey: string,
    range?: ByteRange,
    key?: string,
  ): Promise<Fetched | undefined> {
    try {
      const answer = await connection.send<{
        Metadata?: Record<string, string>;
        ContentLength?: number;
        ContentRange?: string;
        ETag?: string;
        Body?: Readable;
      }>(
        (sdk) =>
          new sdk.GetObjectCommand({
            Bucket: bucket,
            Key: objectKey,
            ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
          }),
      );
      bucketSeen = true;
      const header = decodeHeader(answer.Metadata?.[HEADER_NAME], key);
      const body = await collect(answer.Body ?? Readable.from([]), answer.ContentLength);
      return { header, etag: answer.ETag ?? '', ...withRange(body, answer.ContentRange) };
    } catch (error) {
      if (error instanceof StoreError) throw error;
      if (statusOf(error) === 416) {
        bucketSeen = true;
        const found = await stat(objectKey, key);
        return found && { ...found, bytes: new Uint8Array() };
      }
      if (statusOf(error) === 404 && codeOf(error) !== 'NoSuchBucket') {
        bucketSeen = true;
        return undefined;
      }
      throw connection.explain(error, 'read');
    }
  }

  return {
    stat,
    fetchObject,
    /**
     * From the distribution, if there is one and the key ends in the digest of its value: only then can what it
     * sends be verified without asking the bucket. All else comes from the bucket.
     */
    async fetchNearest(objectKey: string, key: string, range?: ByteRange): Promise<Fetched | undefined> {
      const digest = distribution && digestIn(key);
      const copy = digest && (await distribution.fetch(objectKey, range));
      const header = copy && headerOf(copy, key, digest, now());
      return header ? { ...copy, header, etag: '' } : fetchObject(objectKey, range, key);
    },
  };
}

/**
 * What is known of a copy: of the whole value that it has the digest; of a range no more than where it begins, since
 * only its reader can verify it.
 */
function headerOf(
  { bytes, range }: UnverifiedCopy,
  key: string,
  digest: string,
  now: number,
): ObjectHeader | undefined {
  if (!range && sha256Hex(bytes) !== digest) return undefined;
  return {
    size: range?.total ?? bytes.byteLength,
    sha256: digest,
    createdAt: now,
    metadata: {},
    id: '',
    contentAddressed: true,
    keyDigest: digestKey(key),
  };
}

export type ObjectReader = ReturnType<typeof createReader>;

export const isWhole = (header: ObjectHeader, bytes: Uint8Array): boolean =>
  bytes.byteLength === header.size && sha256Hex(bytes) === header.sha256;

/** All bytes of a body that announced its length, never more than a value may have. */
export async function collect(
  body: AsyncIterable<Uint8Array>,
  length: number | undefined,
): Promise<Uint8Array> {
  if (length !== undefined && length > MAX_VALUE_BYTES)
    throw wrongBody('is larger than a store takes (64 MiB)');
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.byteLength;
      if (size > (length ?? MAX_VALUE_BYTES)) throw wrongBody('is longer than announced');
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof StoreError ? error : retryable(wrongBody('broke off'));
  }
  if (length !== undefined && size < length) throw retryable(wrongBody('broke off'));
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}

/** Reads `Content-Range: bytes 5-9/100`. An unknown total (`*`) counts as endless. */
export function withRange(
  bytes: Uint8Array,
  contentRange: string | null | undefined,
): Pick<Fetched, 'bytes' | 'range'> {
  if (!contentRange) return { bytes };
  const [, first, last, total] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(contentRange.trim()) ?? [];
  if (first === undefined || Number(last) - Number(first) + 1 !== bytes.byteLength) {
    throw retryable(wrongBody('is not the range that its header announces'));
  }
  return {
    bytes,
    range: { first: Number(first), total: total === '*' ? Number.POSITIVE_INFINITY : Number(total) },
  };
}

/**
 * What was asked for, out of what came: a server that ignores `Range` sends the whole value.
 * @throws StoreError PACELINE_STORE_BODY when other bytes came
 */
export function cut({ bytes, range }: UnverifiedCopy, offset: number, length: number): Uint8Array {
  if (!range) return bytes.slice(offset, offset + length);
  const expected = Math.min(length, range.total - offset);
  if (range.first !== offset || bytes.byteLength > length || bytes.byteLength < Math.min(length, expected)) {
    throw retryable(wrongBody('is not the range that was asked for'));
  }
  return bytes;
}

const wrongBody = (what: string): StoreError =>
  new StoreError(
    'PACELINE_STORE_BODY',
    `The answer of the object store ${what}.`,
    'Look for a proxy in between that changes or cuts answers.',
  );
