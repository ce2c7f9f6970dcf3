/** What went wrong in a store; `code` is stable, `remedy` says what to do. `core` recognises the two fields. */
export class StoreError extends Error {
  readonly code: `PACELINE_STORE_${string}`;
  readonly remedy: string;
  constructor(code: StoreError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** One sentence, with the remedy where there is one. */
export function describeStoreError(error: unknown): string {
  if (error instanceof StoreError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
