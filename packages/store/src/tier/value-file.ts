import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { sha256Hex } from './digest.ts';
import { MAX_VALUE_BYTES, type PutOptions } from './tier.ts';
import { isDigest, isInstant, isMetadata, isWhole, type ValueInfo, valueInfoOf } from './value-info.ts';

/**
 * One value as a file, in the same format on disk, in Redis, in GitHub's cache and in registers:
 *
 *     "PLV1" | header length, u32 LE | sha256 of the header, 32 B | header, JSON | the value
 *
 * The header names the key and the value's size and sha256. So reading a file is enough to detect that it was torn,
 * cut, extended, swapped with another one, or has a flipped bit; there is no index beside it.
 */
export interface FileHeader extends ValueInfo {
  readonly key: string;
  /** Id of the put that wrote it, where the answer to a put can be lost. */
  readonly id?: string;
}

const MAGIC = Buffer.from('PLV1');
const PREAMBLE = 40;
const MAX_HEADER = 1024 * 1024;
/** A larger file is no value's file, and is not read. */
export const MAX_FILE_BYTES = MAX_VALUE_BYTES + 2 * MAX_HEADER;
/** Headers have a few hundred bytes, so one read of this size nearly always has the whole header. */
export const FIRST_READ = 4096;

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Header of a value that is put at the instant `now`. */
export const createHeader = (key: string, bytes: Uint8Array, put: PutOptions, now: number): FileHeader => ({
  key,
  ...valueInfoOf(bytes, put, now),
});

/** The bytes before the value. */
export function encodeHeader(header: FileHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  if (json.byteLength > MAX_HEADER) throw new RangeError('Key and metadata are longer than 1 MiB.');
  const preamble = Buffer.alloc(PREAMBLE);
  MAGIC.copy(preamble);
  preamble.writeUInt32LE(json.byteLength, 4);
  sha256(json).copy(preamble, 8);
  return Buffer.concat([preamble, json]);
}

/**
 * Header and value of a whole file; undefined when any byte of it has changed since it was written.
 * @param expected digest of the value; the caller then compares the bytes with it, and they are not hashed here
 */
export function decodeValueFile(
  file: Buffer,
  key: string,
  expected?: string,
): { header: FileHeader; bytes: Buffer } | undefined {
  const header = decodeHeader(file, file.byteLength);
  if (!header || header.key !== key) return undefined;
  const bytes = file.subarray(file.byteLength - header.size);
  return (expected ?? sha256Hex(bytes)) === header.sha256 ? { header, bytes } : undefined;
}

/** Header of an open file of `fileSize` bytes; its value is not read, only its length is checked. */
export function readHeader(fd: number, fileSize: number): FileHeader | undefined {
  const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
  const length = jsonLength(first);
  if (length === undefined) return undefined;
  const missing = PREAMBLE + length - first.byteLength;
  if (missing <= 0) return decodeHeader(first, fileSize);
  return decodeHeader(Buffer.concat([first, read(fd, missing, first.byteLength)]), fileSize);
}

function jsonLength(start: Buffer): number | undefined {
  if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return undefined;
  const length = start.readUInt32LE(4);
  return length <= MAX_HEADER ? length : undefined;
}

/** Bytes before the value, from at least the first 40 of them; undefined for what is no value's file. */
export function headerLength(start: Buffer): number | undefined {
  const length = jsonLength(start);
  return length === undefined ? undefined : PREAMBLE + length;
}

/** The header at the beginning of a file of `fileSize` bytes; undefined when it is damaged or not all there. */
export function decodeHeader(start: Buffer, fileSize: number): FileHeader | undefined {
  const length = jsonLength(start);
  if (length === undefined || start.byteLength < PREAMBLE + length) return undefined;
  const json = start.subarray(PREAMBLE, PREAMBLE + length);
  if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return undefined;
  const header = parse(json.toString());
  return isHeader(header) && fileSize === PREAMBLE + length + header.size ? header : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The digest in front of the header only shows that it was not damaged: any program can have written it. */
function isHeader(value: unknown): value is FileHeader {
  if (typeof value !== 'object' || value === null) return false;
  const { key, id, size, sha256, metadata, createdAt, expiresAt } = value as Partial<Record<string, unknown>>;
  return (
    typeof key === 'string' &&
    (id === undefined || typeof id === 'string') &&
    isWhole(size) &&
    isDigest(sha256) &&
    isMetadata(metadata) &&
    isInstant(createdAt) &&
    (expiresAt === undefined || isInstant(expiresAt))
  );
}

function read(fd: number, length: number, position: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, buffer, done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
}
