/** What went wrong with a lease; `code` is stable, `remedy` says what to do. `core` recognises the two fields. */
export class LeaseError extends Error {
  readonly code: `PACELINE_LEASE_${string}`;
  readonly remedy: string;
  constructor(code: LeaseError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LeaseError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** Text from outside, as a quoted part of our sentence. */
export const quoted = (text: string): string => JSON.stringify(text.slice(0, 200));

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
