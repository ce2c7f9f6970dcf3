import { StoreError } from './errors.ts';

/** Names of failures of the network itself, as Node and its HTTP clients spell them. */
export const NETWORK_FAILURES: ReadonlySet<string> = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
  'TimeoutError',
  'UND_ERR_SOCKET',
]);

/** An error and its causes, as records: the clients of S3, Azure and Redis name their fields differently. */
function* causesOf(error: unknown): Generator<Record<string, unknown>> {
  for (let at = error, depth = 0; at instanceof Object && depth < 5; depth++) {
    yield at as Record<string, unknown>;
    at = (at as Record<string, unknown>)['cause'];
  }
}

function statusOf(error: Record<string, unknown>): number | undefined {
  const metadata = error['$metadata'] as { httpStatusCode?: unknown } | undefined;
  const status = metadata?.httpStatusCode ?? error['statusCode'] ?? error['status'];
  return typeof status === 'number' ? status : undefined;
}

/**
 * Whether the same call may succeed a moment later: failures of the network, 429 and 5xx. Not those that stay: no
 * permission, a wrong name, a value that is too large, a tier that was closed.
 */
export function isTransient(error: unknown): boolean {
  for (const part of causesOf(error)) {
    if (typeof part['retryable'] === 'boolean') return part['retryable'];
    const status = statusOf(part);
    if (status !== undefined) return status === 408 || status === 429 || status >= 500;
    if (NETWORK_FAILURES.has(String(part['code'])) || NETWORK_FAILURES.has(String(part['name']))) return true;
  }
  return false;
}

/** Whether the tier works and refused the call (4xx), which no repetition would change. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof StoreError && REFUSALS.has(error.code)) return true;
  for (const part of causesOf(error)) {
    const status = statusOf(part);
    if (status !== undefined) return status >= 400 && status < 500 && status !== 408 && status !== 429;
  }
  return false;
}

const REFUSALS = new Set<string>([
  'PACELINE_STORE_READ_ONLY',
  'PACELINE_STORE_DENIED',
  'PACELINE_STORE_TOO_LARGE',
  'PACELINE_STORE_FULL',
]);

/** Milliseconds until the next attempt, where the server asks for a pause. */
export function retryAfter(error: unknown): number | undefined {
  for (const part of causesOf(error)) {
    const seconds = part['retryAfterSeconds'];
    if (typeof seconds === 'number' && seconds >= 0) return seconds * 1000;
    const response = (part['$response'] ?? part['response']) as { headers?: unknown } | undefined;
    const headers = response?.headers as Record<string, unknown> | undefined;
    const header = Number(headers?.['retry-after'] ?? Number.NaN);
    if (header >= 0) return header * 1000;
  }
  return undefined;
}

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

/**
 * Milliseconds to wait before a repetition: exponential with full jitter (Brooker, "Exponential Backoff And
 * Jitter", AWS 2015), so that jobs which failed together do not come back together.
 * @param repetition from 0
 */
export const backoff = (repetition: number, random: () => number): number =>
  random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** repetition);
