/** What went wrong in a store; `code` is stable, `remedy` says what to do. `core` recognises the two fields. */
export class StoreError extends Error {
  readonly code: `PACELINE_STORE_${string}`;
  readonly remedy: string;
  /** Whether the same call may succeed a moment later; see `retryable`. */
  readonly retryable: boolean = false;
  constructor(code: StoreError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
    this.remedy = remedy;
  }
}

/**
 * Marks an error after which the same call may succeed a moment later: the server was busy, or could not be reached.
 * @param after the server's `Retry-After`; only seconds are understood
 */
export const retryable = (error: StoreError, after?: string): StoreError =>
  Object.assign(error, {
    retryable: true,
    ...(Number(after) > 0 ? { retryAfterSeconds: Number(after) } : {}),
  });

/** The error of every call after `close`, and of those that `close` ended. */
export const storeClosed = (): StoreError =>
  new StoreError('PACELINE_STORE_CLOSED', 'The store was closed.', 'Open it again.');

/** One sentence, with the remedy where there is one. */
export function describeStoreError(error: unknown): string {
  if (error instanceof StoreError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
