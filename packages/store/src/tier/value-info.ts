import { sha256Hex } from './digest.ts';
import type { Entry, Metadata, PutOptions, Value } from './tier.ts';

/** What every tier keeps beside a value's bytes. Instants are milliseconds since 1970. */
export interface ValueInfo {
  /** Bytes of the value. */
  readonly size: number;
  /** Digest of the value, in hexadecimal. */
  readonly sha256: string;
  readonly metadata: Metadata;
  readonly createdAt: number;
  readonly expiresAt?: number;
}

export const isWhole = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
export const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const isMetadata = (value: unknown): value is Metadata =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');

/** The info of a value that is put at the instant `now`. */
export const valueInfoOf = (bytes: Uint8Array, put: PutOptions, now: number): ValueInfo => ({
  size: bytes.byteLength,
  sha256: put.sha256 ?? sha256Hex(bytes),
  metadata: { ...put.metadata },
  createdAt: put.createdAt ?? now,
  ...(put.expiresAt === undefined ? {} : { expiresAt: put.expiresAt }),
});

export const isLive = ({ expiresAt }: Pick<ValueInfo, 'expiresAt'>, now: number): boolean =>
  expiresAt === undefined || expiresAt > now;

/** @param usedAt where the tier knows it */
export const toEntry = (key: string, info: Omit<ValueInfo, 'sha256'>, usedAt?: number): Entry => ({
  key,
  size: info.size,
  metadata: info.metadata,
  createdAt: info.createdAt,
  ...(usedAt === undefined ? {} : { usedAt }),
  ...(info.expiresAt === undefined ? {} : { expiresAt: info.expiresAt }),
});

/** @param bytes not copied */
export const toValue = (bytes: Uint8Array, info: Omit<ValueInfo, 'size' | 'sha256'>): Value => ({
  bytes,
  metadata: info.metadata,
  createdAt: info.createdAt,
  ...(info.expiresAt === undefined ? {} : { expiresAt: info.expiresAt }),
});
