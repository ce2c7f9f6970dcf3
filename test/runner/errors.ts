/**
 * A mistake in what the user handed over: arguments, the workflow file, the repository.
 * The command line prints it without a stack and exits with 2.
 */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/**
 * Something that GitHub runs and this runner cannot. How it would have ended is not known, so no
 * `continue-on-error` makes it green.
 */
export class NotSupportedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotSupportedError';
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
