/**
 * An error that a user can act on. `code` is stable and can be searched for, the message says what
 * happened, `remedy` what to do now. Anything else that is thrown is a bug of ours and is reported as one.
 */
export class PacelineError extends Error {
  readonly code: string;
  readonly remedy: string;
  constructor(code: `PACELINE_${string}`, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PacelineError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** Errors of packages below `core` carry the same two fields without importing the class. */
interface Actionable {
  code: string;
  message: string;
  remedy: string;
}

export function isActionable(error: unknown): error is Actionable {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('PACELINE_') &&
    'remedy' in error
  );
}

/** One paragraph for the log: what happened, what to do, and the code to search for. */
export function describeError(error: unknown): string {
  if (isActionable(error)) return `${error.message} ${error.remedy} [${error.code}]`;
  const message = error instanceof Error ? error.message : String(error);
  return `Unexpected error: ${message}. Re-run with debug logging for the stack, and please report it. [PACELINE_UNEXPECTED]`;
}

/** The message of anything thrown, for use inside a longer sentence. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
