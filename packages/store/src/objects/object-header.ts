import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { keyDigest } from '../tier/digest.ts';
import { StoreError } from '../tier/errors.ts';
import { newPutId } from '../tier/put-id.ts';
import { MAX_VALUE_BYTES, type PutOptions } from '../tier/tier.ts';
import { isDigest, isInstant, isMetadata, isWhole, type ValueInfo, valueInfoOf } from '../tier/value-info.ts';

/** Name of the one piece of user metadata that each object or blob carries (`x-amz-meta-paceline`, `x-ms-meta-paceline`). */
export const HEADER_NAME = 'paceline';
/** The least that any service takes is S3's 2 KiB of user metadata in all, names included. */
const MAX_HEADER_LENGTH = 2048 - HEADER_NAME.length;
const MAX_DECODED = 64 * 1024;

/** What stands beside a value's bytes. */
export interface ObjectHeader extends ValueInfo {
  /** Differs for each put, so that a writer knows its own. */
  readonly id: string;
  /** The value never changes while it lives, so a copy in between is as good as the original. */
  readonly contentAddressed: boolean;
  /** Where the object's name does not tell it. */
  readonly key?: string;
  /** Digest of the store's key: an object under another's name is not taken for it. */
  readonly keyDigest: string;
}

/** Short, as it guards against mix-ups; what must withstand an attacker is signed by those who store it. */
export const digestKey = (key: string): string => keyDigest(key, 'base64url').slice(0, 16);

export function createHeader(
  key: string,
  bytes: Uint8Array,
  options: PutOptions,
  about: { readonly now: number; readonly namesKey: boolean },
): ObjectHeader {
  return {
    ...valueInfoOf(bytes, options, about.now),
    id: options.id ?? newPutId(),
    contentAddressed: options.contentAddressed === true,
    ...(about.namesKey ? {} : { key }),
    keyDigest: digestKey(key),
  };
}

/**
 * ASCII, as HTTP headers are: base64url of JSON, compressed where that is large.
 * @throws StoreError PACELINE_STORE_METADATA when it does not fit
 */
export function encodeHeader(header: ObjectHeader): string {
  // JSON escapes lone surrogates, so any text survives.
  const json = JSON.stringify({
    n: header.size,
    s: header.sha256,
    c: header.createdAt,
    e: header.expiresAt,
    m: Object.keys(header.metadata).length > 0 ? header.metadata : undefined,
    i: header.id,
    a: header.contentAddressed ? 1 : undefined,
    k: header.key,
    h: header.keyDigest,
  });
  const plain = `1.${Buffer.from(json).toString('base64url')}`;
  const encoded = plain.length <= 1024 ? plain : `2.${deflateRawSync(json).toString('base64url')}`;
  if (encoded.length > MAX_HEADER_LENGTH) {
    throw new StoreError(
      'PACELINE_STORE_METADATA',
      `The metadata${header.key === undefined ? '' : ' and key'} of a value take ${encoded.length} bytes; an object store keeps at most ${MAX_HEADER_LENGTH} beside an object.`,
      'Shorten the key or store less metadata with it.',
    );
  }
  return encoded;
}

/** `undefined`: damaged, of another key, or not ours. */
export function decodeHeader(text: string | undefined, key?: string): ObjectHeader | undefined {
  if (text === undefined || text.length > 2 * MAX_HEADER_LENGTH) return undefined;
  let raw: Record<string, unknown>;
  try {
    const packed = Buffer.from(text.slice(2), 'base64url');
    const json = text.startsWith('1.')
      ? packed
      : text.startsWith('2.')
        ? inflateRawSync(packed, { maxOutputLength: MAX_DECODED })
        : Buffer.from('null');
    raw = JSON.parse(json.toString());
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { n, s, c, e, m = {}, i, a, k, h } = raw;
  const sound =
    isWhole(n) &&
    n <= MAX_VALUE_BYTES &&
    isDigest(s) &&
    isInstant(c) &&
    (e === undefined || isInstant(e)) &&
    isMetadata(m) &&
    typeof i === 'string' &&
    (k === undefined || typeof k === 'string') &&
    typeof h === 'string';
  if (!sound) return undefined;
  const owner = key ?? k;
  if (owner !== undefined && digestKey(owner) !== h) return undefined;
  return {
    size: n,
    sha256: s,
    createdAt: c,
    ...(e === undefined ? {} : { expiresAt: e }),
    metadata: m,
    id: i,
    contentAddressed: a === 1,
    ...(k === undefined ? {} : { key: k }),
    keyDigest: h,
  };
}
