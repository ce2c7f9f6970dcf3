import { createHash } from 'node:crypto';
import type { HistoryRecord } from '@paceline/contracts';

/** Where the records of one scope are: two folders, each ending in `/`. */
export interface Folders {
  /** One object per record. */
  readonly singles: string;
  /** Many records as one object. */
  readonly snapshots: string;
}

/** A branch's name may have 250 characters, of which each can become nine; a key has room for fewer. */
const LONGEST_SCOPE = 120;

/** The folders in which every scope of a workflow has its own. */
export function workflowFolders(repository: string, workflow: string): Folders {
  const hash = sha256(`${repository}\0${workflow}`).slice(0, 16);
  return { singles: `history/${hash}/`, snapshots: `history-snapshot/${hash}/` };
}

export function scopeFolders({ singles, snapshots }: Folders, scope: string): Folders {
  const name = `${scopeName(scope)}/`;
  return { singles: singles + name, snapshots: snapshots + name };
}

/** A scope as one part of a key, so that no scope is the beginning of another: `refs%2Fheads%2Fmain`. */
export function scopeName(scope: string): string {
  const name = encodeURIComponent(scope.toWellFormed());
  // No ref has a `~`, so none is named like this.
  return name.length <= LONGEST_SCOPE ? name : `${name.slice(0, 80)}~${sha256(scope).slice(0, 32)}`;
}

/** As many digits as a number can have: a beginning of them stands for ten numbers, or for a hundred. */
const DIGITS = 16;

/** The beginning of the names of all records of a run. */
export const numberedStart = (runNumber: number): string => `${numberDigits(runNumber)}-`;
export const numberDigits = (runNumber: number): string => `r${String(runNumber).padStart(DIGITS, '0')}`;
export const numberIn = (name: string): number | undefined => {
  const digits = /^r(\d{16})-/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * Name of a record's object in its folder: `[r<number>-[<h>.]]<time>-<run>-<attempt>[-<hash>]`. Where a run has
 * several reports, `<hash>` is of the report's key, and `<h>` begins it.
 */
export function recordName({ runNumber, runId, attempt, key, finishedAt }: HistoryRecord): string {
  const time = keyTime(Date.parse(finishedAt));
  const name = `${time}-${runId.replaceAll(/[^A-Za-z0-9._]/g, '_')}-${attempt}`;
  // Two reports of a run may end in the same millisecond.
  const report = key === undefined ? '' : `-${reportHash(key).slice(0, 12)}`;
  if (runNumber === undefined) return name + report;
  const start = key === undefined ? '' : `${reportHash(key).slice(0, REPORT_DIGITS)}.`;
  return numberedStart(runNumber) + start + name + report;
}

/** Digits of a report's hash by which the other reports of its run are found. */
export const REPORT_DIGITS = 2;
export const reportHash = (report: string): string => sha256(report);

/** `20261122T143000123Z`: sorts by time, and no tier has trouble with it as part of a path. */
export const keyTime = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:.]/g, '');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
