import { createHash, randomBytes } from 'node:crypto';
import { closeSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { MAX_ENTRIES } from '../format/bounds.ts';
import type { Signer, Verifier } from '../format/envelope.ts';
import type { FileStat } from './file-stat.ts';
import { readOwn } from './read-own.ts';
import { isSameStat, putStat, STAT_COLUMNS } from './stat-columns.ts';

/**
 * What a save or restore leaves on this machine for the next one of the same paths: a copy of the entry, and for each
 * file its stat from when its content was read or written. It says nothing of what the store has by now.
 */
export interface StatCache {
  /** The entry's value, as in the store. */
  readonly value: Uint8Array;
  /** The index blob that the value names, if it names one. */
  readonly index: Uint8Array | undefined;
  /** Digests of the packs and of the index that the entry needs of the store. */
  readonly blobs: readonly string[];
  /** The store key of the entry. */
  readonly key: string;
  /** Entries in the manifest. */
  readonly count: number;
  /** A row of `putStat` for each entry, in memory that threads share. */
  readonly stats: Float64Array;
  /**
   * Whether a stat equals the cached one of an entry, given by its row; false where none is cached.
   */
  isSame(entry: number, stat: FileStat): boolean;
  /** The same for a stat that is a row of `putStat`. */
  isSameRow(entry: number, columns: Float64Array, row: number): boolean;
}

const MAGIC = Buffer.from('paceline stats 5\n');
const MAX_SIGNATURE_BYTES = 4096;
const MAX_BYTES = 512 * 1024 * 1024;

/**
 * Layout: magic, sha256 of all that follows the signature, length of the signature, signature, length of the head, head
 * (JSON), value, index, then the rows of `putStat` as 64-bit floating-point numbers.
 * @param pathSet `version` of the path set
 * @param verifier with one, an unsigned file is not used: other jobs of this user can write the file
 * @returns undefined when there is none, or it is damaged, of another path set, format or user
 */
export function loadStatCache(file: string, pathSet: string, verifier?: Verifier): StatCache | undefined {
  try {
    const bytes = readOwn(file, MAX_BYTES);
    const digestEnd = MAGIC.byteLength + 32;
    const signatureStart = digestEnd + 4;
    const signatureEnd = signatureStart + bytes.readUInt32LE(digestEnd);
    if (signatureEnd - signatureStart > MAX_SIGNATURE_BYTES) return undefined;
    const body = bytes.subarray(signatureEnd);
    if (!bytes.subarray(0, MAGIC.byteLength).equals(MAGIC)) return undefined;
    const digest = createHash('sha256').update(body).digest();
    if (!digest.equals(bytes.subarray(MAGIC.byteLength, digestEnd))) return undefined;
    const signature = bytes.toString('latin1', signatureStart, signatureEnd);
    if (verifier && !verifier.verify(bytes.subarray(0, digestEnd), signature)) return undefined;
    const headEnd = 4 + body.readUInt32LE(0);
    const head = JSON.parse(body.toString('utf8', 4, headEnd)) as Head;
    if (head.pathSet !== pathSet || !(head.count <= MAX_ENTRIES)) return undefined;
    const valueEnd = headEnd + head.value;
    const indexEnd = valueEnd + head.index;
    if (body.byteLength !== indexEnd + head.count * STAT_COLUMNS * 8) return undefined;
    const { count, key, blobs } = head;
    // Copied, since a view would have to start at a multiple of eight bytes.
    const stats = new Float64Array(count * STAT_COLUMNS);
    new Uint8Array(stats.buffer).set(body.subarray(indexEnd));
    const isSameRow = (entry: number, others: Float64Array, row: number): boolean =>
      entry >= 0 && entry < count && isSameStat(stats, entry, others, row);
    const asked = new Float64Array(STAT_COLUMNS);
    return {
      value: body.subarray(headEnd, valueEnd),
      index: head.index > 0 ? body.subarray(valueEnd, indexEnd) : undefined,
      key,
      blobs,
      count,
      stats,
      isSame(entry, stat) {
        putStat(asked, 0, stat);
        return isSameRow(entry, asked, 0);
      },
      isSameRow,
    };
  } catch {
    return undefined;
  }
}

interface Head {
  readonly pathSet: string;
  readonly key: string;
  readonly blobs: readonly string[];
  readonly count: number;
  /** Bytes of the value, and of the index blob. */
  readonly value: number;
  readonly index: number;
}

/**
 * Replaces the cache atomically, readable by this user only. A failure only costs time later, so it is returned, not
 * thrown.
 * @param contents.stats a row for each entry of the manifest; 0 for what may have changed without a trace
 */
export function saveStatCache(
  file: string,
  pathSet: string,
  contents: {
    readonly key: string;
    readonly value: Uint8Array;
    readonly index: Uint8Array | undefined;
    readonly blobs: readonly string[];
    readonly stats: Float64Array;
    readonly signer?: Signer | undefined;
  },
): Error | undefined {
  const { key, value, index, blobs, stats, signer } = contents;
  const head: Head = {
    pathSet,
    key,
    blobs,
    count: stats.length / STAT_COLUMNS,
    value: value.byteLength,
    index: index?.byteLength ?? 0,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headBytes.byteLength);
  const parts = [length, headBytes, value, ...(index ? [index] : []), bytesOf(stats)];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const start = Buffer.concat([MAGIC, hash.digest()]);
  const signature = Buffer.from(signer?.sign(start) ?? '', 'latin1');
  const signatureLength = Buffer.alloc(4);
  signatureLength.writeUInt32LE(signature.byteLength);
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeParts(beside, [start, signatureLength, signature, ...parts]);
    // A file replaces anything but a folder.
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) rmSync(file, { recursive: true });
    renameSync(beside, file);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return error as Error;
  }
}

const bytesOf = (columns: Float64Array): Uint8Array =>
  new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength);

/** Writes a new file from parts, without joining them in memory. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const fd = openSync(file, 'wx', 0o600);
  try {
    for (const part of parts) {
      for (let done = 0; done < part.byteLength; ) done += writeSync(fd, part, done);
    }
  } finally {
    closeSync(fd);
  }
}
