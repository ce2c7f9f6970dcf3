import type { Register } from '@paceline/store';
import { type Details, isDetails } from './details.ts';
import { LeaseError, quoted } from './lease-error.ts';

/** Who had it before. */
export type Previous =
  /** It was given back, with this note. */
  | { readonly takenOver: false; readonly holder: string; readonly note: Details }
  /** It was not: its holder had not renewed it for its whole time to live. */
  | { readonly takenOver: true; readonly holder: string; readonly details: Details };

export interface HeldLease {
  readonly state: 'held';
  readonly holder: string;
  readonly details: Details;
  /** Time to live after each renewal. */
  readonly seconds: number;
  readonly previous?: Previous | undefined;
}

export interface FreeLease {
  readonly state: 'free';
  /** The last one. */
  readonly holder: string;
  readonly note: Details;
}

export type LeaseState = HeldLease | FreeLease;

/** What a register keeps of a lease. */
export type LeaseRecord = LeaseState & {
  /** Id of one acquisition: it differs between two processes of the same holder. */
  readonly grant: string;
};

const FORMAT = 'paceline lease 1';
export const MAX_HOLDER = 200;
/** Seconds. More than an hour, and a run that was killed would keep the others from their work for too long. */
export const LEAST_LIFE = 1;
export const LONGEST_LIFE = 3600;

export const encodeRecord = (record: LeaseRecord): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ format: FORMAT, ...record }));

/** @throws LeaseError PACELINE_LEASE_DAMAGED; what is not understood is never taken for free */
export function decodeRecord(
  bytes: Uint8Array,
  key: string,
  register: Pick<Register, 'locate'>,
): LeaseRecord {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged(key, register, 'is no JSON');
  }
  const record = recordOf(raw);
  if (record) return record;
  const other = isObject(raw) && typeof raw['format'] === 'string' && raw['format'] !== FORMAT;
  throw damaged(key, register, other ? 'has the format of another version' : 'has another shape');
}

const damaged = (key: string, register: Pick<Register, 'locate'>, what: string) =>
  new LeaseError(
    'PACELINE_LEASE_DAMAGED',
    `The record of the lease ${quoted(key)} ${what}, so nobody can tell who has it.`,
    `When no run relies on it, delete ${register.locate(key)}.`,
  );

function recordOf(raw: unknown): LeaseRecord | undefined {
  if (!isObject(raw) || raw['format'] !== FORMAT) return undefined;
  const { state, holder, grant, details, note, seconds, previous } = raw;
  if (!isHolder(holder) || !isHolder(grant)) return undefined;
  if (state === 'free') return isDetails(note) ? { state, holder, grant, note } : undefined;
  if (state !== 'held' || !isDetails(details) || !isLife(seconds)) return undefined;
  const before = previous === undefined ? undefined : previousOf(previous);
  if (previous !== undefined && before === undefined) return undefined;
  return { state, holder, grant, details, seconds, ...(before ? { previous: before } : {}) };
}

function previousOf(raw: unknown): Previous | undefined {
  if (!isObject(raw) || !isHolder(raw['holder'])) return undefined;
  const { takenOver, holder, details, note } = raw;
  if (takenOver === true && isDetails(details)) return { takenOver, holder, details };
  if (takenOver === false && isDetails(note)) return { takenOver, holder, note };
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isHolder = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_HOLDER;

export const isLife = (value: unknown): value is number =>
  typeof value === 'number' && value >= LEAST_LIFE && value <= LONGEST_LIFE;
