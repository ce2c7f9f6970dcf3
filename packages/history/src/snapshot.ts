import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DocumentError, type HistoryRecord, historyRecord, parseDocument } from '@paceline/contracts';

const VERSION = 1;
/** A snapshot that unpacks to more than this was not written by us. */
const MAX_SNAPSHOT_BYTES = 512 * 1024 * 1024;

/** An object of the history that cannot be used; the reading goes on without it. */
export class Unreadable extends Error {
  /** Written by a newer release, which can read it: never deleted. */
  readonly newer: boolean;
  constructor(message: string, newer: boolean) {
    super(message);
    this.newer = newer;
  }
}

/** Reads a single record. @throws Unreadable */
export function parseRecord(bytes: Uint8Array, key: string): HistoryRecord {
  return checkRecord(parseJson(bytes), key);
}

export interface Snapshot {
  readonly records: readonly HistoryRecord[];
  /** Numbers of runs that left no record, and are too old to leave one now. */
  readonly settled: readonly number[];
}

/** Many records as one object: zstd of `{kind: 'history-snapshot', version, records, settled}`. */
export function encodeSnapshot({ records, settled }: Snapshot): Uint8Array {
  return zstdCompressSync(JSON.stringify({ kind: 'history-snapshot', version: VERSION, records, settled }));
}

/** Reads a snapshot whole: one bad record makes it damaged, since it was written in one piece. @throws Unreadable */
export function parseSnapshot(bytes: Uint8Array, key: string): Snapshot {
  let unpacked: Uint8Array;
  try {
    unpacked = zstdDecompressSync(bytes, { maxOutputLength: MAX_SNAPSHOT_BYTES });
  } catch {
    throw new Unreadable('damaged', false);
  }
  const value = parseJson(unpacked) as Record<string, unknown> | null;
  if (value?.['kind'] !== 'history-snapshot' || !Array.isArray(value['records']))
    throw new Unreadable('damaged', false);
  if (value['version'] !== VERSION) throw new Unreadable('of a newer version', true);
  const settled: unknown[] = Array.isArray(value['settled']) ? value['settled'] : [];
  return {
    records: value['records'].map((record: unknown) => checkRecord(record, key)),
    settled: settled.filter((number) => Number.isSafeInteger(number)) as number[],
  };
}

function checkRecord(value: unknown, key: string): HistoryRecord {
  if (typeof value !== 'object' || value === null) throw new Unreadable('damaged', false);
  try {
    return parseDocument(historyRecord, value, key);
  } catch (error) {
    const newer = error instanceof DocumentError && error.code === 'PACELINE_DOCUMENT_NEWER';
    throw new Unreadable(newer ? 'of a newer version' : 'damaged', newer);
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Unreadable('damaged', false);
  }
}
