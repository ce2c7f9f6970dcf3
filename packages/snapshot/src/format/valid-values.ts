const DIGEST = /^[0-9a-f]{64}$/;
/** The farthest from 1970 that a `Date` can be, in milliseconds. */
const MAX_DATE = 8.64e15;

export const isDigest = (value: unknown): boolean => typeof value === 'string' && DIGEST.test(value);

export const isCount = (value: unknown, max: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max;

/** Milliseconds since 1970. */
export const isInstant = (value: unknown): boolean =>
  Number.isFinite(value) && Math.abs(value as number) <= MAX_DATE;
