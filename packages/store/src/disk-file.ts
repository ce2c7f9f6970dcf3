import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { Metadata } from './tier.ts';

/**
 * A value's file:
 *
 *     "PLV1" | header length, u32 LE | sha256 of the header, 32 B | header, JSON | the value
 *
 * The header names the key and the value's size and sha256, so a file that was torn, truncated, flipped,
 * extended or swapped with another one is found out by reading it, without any index beside it.
 */
export interface Header {
  readonly key: string;
  readonly metadata: Metadata;
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly size: number;
  readonly sha256: string;
}

const MAGIC = Buffer.from('PLV1');
const PREAMBLE = 40;
const MAX_HEADER = 1024 * 1024;
/** Headers are a few hundred bytes, so one read of this size nearly always has all of one. */
const FIRST_READ = 4096;

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The bytes before the value. */
export function encodeHeader(header: Header): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  if (json.byteLength > MAX_HEADER) throw new RangeError('Key and metadata are longer than 1 MiB.');
  const preamble = Buffer.alloc(PREAMBLE);
  MAGIC.copy(preamble);
  preamble.writeUInt32LE(json.byteLength, 4);
  sha256(json).copy(preamble, 8);
  return Buffer.concat([preamble, json]);
}

/** Header and value of a whole file; undefined when any byte of it is not as it was written. */
export function decodeFile(file: Buffer, key: string): { header: Header; bytes: Buffer } | undefined {
  const header = decodeHeader(file, file.byteLength);
  if (!header || header.key !== key) return undefined;
  const bytes = file.subarray(file.byteLength - header.size);
  return sha256(bytes).toString('hex') === header.sha256 ? { header, bytes } : undefined;
}

/** Header of an open file of `fileSize` bytes; its value is not read, only its length is checked. */
export function readHeader(fd: number, fileSize: number): Header | undefined {
  const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
  const length = headerLength(first);
  if (length === undefined) return undefined;
  const missing = PREAMBLE + length - first.byteLength;
  if (missing <= 0) return decodeHeader(first, fileSize);
  return decodeHeader(Buffer.concat([first, read(fd, missing, first.byteLength)]), fileSize);
}

function headerLength(start: Buffer): number | undefined {
  if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return undefined;
  const length = start.readUInt32LE(4);
  return length <= MAX_HEADER ? length : undefined;
}

function decodeHeader(start: Buffer, fileSize: number): Header | undefined {
  const length = headerLength(start);
  if (length === undefined || start.byteLength < PREAMBLE + length) return undefined;
  const json = start.subarray(PREAMBLE, PREAMBLE + length);
  if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return undefined;
  const header = JSON.parse(json.toString()) as Header;
  return fileSize === PREAMBLE + length + header.size ? header : undefined;
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
