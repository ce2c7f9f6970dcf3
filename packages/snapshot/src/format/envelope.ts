import { createHash } from 'node:crypto';
import { ensure, ManifestProblem } from '../tables/manifest-problem.ts';
import { MAX_TEXT_BYTES, maxTextBytes } from './bounds.ts';
import { FORMAT } from './manifest.ts';
import { isCount, isDigest, isInstant } from './valid-values.ts';

/** Proves that an entry was made by someone who has a key. */
export interface Signer {
  readonly algorithm: 'hmac-sha256' | 'ed25519';
  /** Base64. */
  sign(bytes: Uint8Array): string;
}
export interface Verifier {
  readonly algorithm: Signer['algorithm'];
  verify(bytes: Uint8Array, signature: string): boolean;
  /** When an entry must have been signed, by its signed time; milliseconds since 1970. Absent = at any time. */
  readonly signedWithin?: { readonly from: number; readonly until: number };
}

/** Refers to compressed bytes: their digest and number, and their size when decompressed. */
export interface BlobReference {
  readonly sha256: string;
  readonly bytes: number;
  readonly size: number;
}

/** The head of an entry's value. It is signed, and refers to all else by digest, so that is signed too. */
export interface EnvelopeHead {
  readonly format: typeof FORMAT;
  readonly key: string;
  /** Milliseconds since 1970. Signed, so that an old entry cannot pass for a new one. */
  readonly createdAt: number;
  readonly expiresAt?: number | undefined;
  /** A blob beside the packs with a full index. */
  readonly index?: BlobReference | undefined;
  /** What follows the head: a full index, or the difference to `index` if that is there. */
  readonly body?: BlobReference | undefined;
}

const VERSION = 2;
const MAGIC = Buffer.from(`paceline snapshot ${VERSION}\n`);
const MAX_HEAD_BYTES = 64 * 1024;
const MAX_STORED_BYTES = 64 * 1024 * 1024;

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Layout: magic, length of the head, length of the signature, head, signature (both JSON), body. */
export function encodeEnvelope(head: EnvelopeHead, body: Uint8Array, signer: Signer | undefined): Buffer {
  const headBytes = Buffer.from(JSON.stringify(head));
  const signature = signer
    ? Buffer.from(
        JSON.stringify({ algorithm: signer.algorithm, signature: signer.sign(signedBytes(headBytes)) }),
      )
    : Buffer.alloc(0);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(headBytes.byteLength, 0);
  lengths.writeUInt32LE(signature.byteLength, 4);
  return Buffer.concat([MAGIC, lengths, headBytes, signature, body]);
}

/**
 * @param key the store key that was asked for
 * @throws ManifestProblem when it is not whole, of another entry, or, with a verifier, not signed as it expects
 */
export function decodeEnvelope(
  value: Uint8Array,
  key: string,
  verifier: Verifier | undefined,
): { head: EnvelopeHead; body: Uint8Array } {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const start = MAGIC.byteLength + 8;
  ensure(
    bytes.byteLength >= start && bytes.subarray(0, MAGIC.byteLength).equals(MAGIC),
    'it is of another format',
  );
  const headEnd = start + bytes.readUInt32LE(MAGIC.byteLength);
  const signatureEnd = headEnd + bytes.readUInt32LE(MAGIC.byteLength + 4);
  ensure(signatureEnd - start <= MAX_HEAD_BYTES && signatureEnd <= bytes.byteLength, 'it is cut off');
  const headBytes = bytes.subarray(start, headEnd);
  if (verifier) expectSigned(headBytes, bytes.subarray(headEnd, signatureEnd), verifier);
  const head = parse(headBytes) as EnvelopeHead;
  ensure(isObject(head) && head.format === FORMAT, 'it is of another format');
  ensure(head.key === key, 'it belongs to another entry');
  ensure(
    isInstant(head.createdAt) && (head.expiresAt === undefined || isInstant(head.expiresAt)),
    'it has no valid time',
  );
  if (verifier?.signedWithin) {
    const { from, until } = verifier.signedWithin;
    ensure(head.createdAt >= from, 'its signature is older than it may be');
    ensure(head.createdAt <= until, 'it is signed with a time that is yet to come');
  }
  for (const reference of [head.index, head.body]) {
    ensure(reference === undefined || isReference(reference), 'it names its index in no valid way');
    ensure(
      reference === undefined || reference.size <= maxTextBytes(reference.bytes),
      'its index says it is far larger than it is stored',
    );
  }
  const body = bytes.subarray(signatureEnd);
  ensure(body.byteLength === (head.body?.bytes ?? 0), 'it is cut off');
  ensure(!head.body || sha256Hex(body) === head.body.sha256, 'its index has another digest');
  ensure(head.index || head.body, 'it has no index');
  return { head, body };
}

/** Whether an entry's value carries a signature, valid or not. */
export function isSigned(value: Uint8Array): boolean {
  const at = MAGIC.byteLength + 4;
  if (value.byteLength < at + 4) return false;
  return new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(at, true) > 0;
}

/** Whether a value says that a later release wrote it. Anybody can write that; what it needs, we cannot know. */
export function isOfNewerRelease(value: Uint8Array): boolean {
  const start = Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, MAGIC.byteLength + 8));
  const version = /^paceline snapshot (\d{1,9})\n/.exec(start.toString('latin1'))?.[1];
  if (version === undefined || Number(version) !== VERSION) return Number(version ?? 0) > VERSION;
  try {
    const length = start.readUInt32LE(MAGIC.byteLength);
    const from = MAGIC.byteLength + 8;
    if (length > MAX_HEAD_BYTES || from + length > value.byteLength) return false;
    const { format } = parse(value.subarray(from, from + length)) as { format?: unknown };
    return Number.isSafeInteger(format) && (format as number) > FORMAT;
  } catch {
    return false;
  }
}

function expectSigned(head: Uint8Array, signature: Uint8Array, verifier: Verifier): void {
  ensure(signature.byteLength > 0, 'it is not signed');
  const parsed = parse(signature) as { algorithm?: unknown; signature?: unknown };
  ensure(isObject(parsed) && typeof parsed.signature === 'string', 'its signature is not valid');
  ensure(parsed.algorithm === verifier.algorithm, 'it is signed in another way');
  ensure(verifier.verify(signedBytes(head), parsed.signature), 'its signature is not valid');
}

/** With the format in front, so that no signature of something else is valid here. */
const signedBytes = (head: Uint8Array): Uint8Array => Buffer.concat([MAGIC, head]);

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new ManifestProblem('it cannot be decoded');
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isReference = ({ sha256, bytes, size }: BlobReference): boolean =>
  isDigest(sha256) && isCount(bytes, MAX_STORED_BYTES) && isCount(size, MAX_TEXT_BYTES);
