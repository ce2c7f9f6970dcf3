import { messageOf, PacelineError } from '../errors.ts';

const TRIES = 4;
/** A report is not worth holding a runner for longer, neither for one answer nor for all of them. */
const MAX_WAIT_MS = 60_000;
const MAX_TOTAL_WAIT_MS = 120_000;

/** What a request is for; it stands in the error when GitHub refuses. */
export interface Purpose {
  /** What could not be done: `The run's jobs could not be read`. */
  readonly failure: string;
  /** The permission it needs, as written in YAML: `actions: read`. */
  readonly permission: string;
}

/** What octokit throws for an answer that is no success. */
interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

export interface Clock {
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Repeats a request after a rate limit (403, 429), a server error or a broken connection. Waits as long as
 * `retry-after` says, else until `x-ratelimit-reset`, else 1, 2 and 4 s. Gives up after four tries, or when it
 * would have to wait for more than a minute.
 * @throws PacelineError with the permission to add, or what else to do
 */
export async function withRetries<T>(clock: Clock, purpose: Purpose, request: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      const wait = retryDelay(error, attempt, clock.now());
      if (wait === undefined || attempt >= TRIES || waited + wait > MAX_TOTAL_WAIT_MS) {
        throw describe(error, purpose);
      }
      waited += wait;
      await clock.sleep(wait);
    }
  }
}

/** Milliseconds to wait before the next try; undefined when another try would get the same answer. */
function retryDelay(error: unknown, attempt: number, now: number): number | undefined {
  if (!isRequestFailure(error)) return undefined;
  // Octokit reports a connection that failed as status 500.
  if (!isLimited(error) && error.status < 500) return undefined;
  const headers = error.response?.headers ?? {};
  const asked = afterHeader(headers['retry-after'], now);
  const reset =
    headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : Number.NaN;
  const wait =
    [asked, reset].find((ms) => Number.isFinite(ms) && ms > -MAX_WAIT_MS) ?? 1000 * 2 ** (attempt - 1);
  return wait > MAX_WAIT_MS ? undefined : Math.max(0, wait);
}

/** `retry-after` is a number of seconds or a date. */
function afterHeader(value: string | number | undefined, now: number): number {
  if (value === undefined || value === '') return Number.NaN;
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : Date.parse(String(value)) - now;
}

function isLimited({ status, message, response }: RequestFailure): boolean {
  const headers = response?.headers ?? {};
  return (
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit|abuse/i.test(message)))
  );
}

function describe(error: unknown, { failure, permission }: Purpose): PacelineError {
  const because = (code: `PACELINE_${string}`, why: string, remedy: string) =>
    new PacelineError(code, `${failure}: ${why}.`, remedy, { cause: error });
  if (!isRequestFailure(error))
    return because('PACELINE_GITHUB_UNAVAILABLE', messageOf(error), "Check GitHub's status page.");
  if (isLimited(error)) {
    return because('PACELINE_GITHUB_BUSY', "GitHub's rate limit is reached", 'Re-run the job later.');
  }
  if (/\blocked\b/i.test(error.message)) {
    return because('PACELINE_GITHUB_LOCKED', 'the conversation is locked', 'Unlock it, or leave it so.');
  }
  if (error.status === 401 || error.status === 403 || error.status === 404) {
    return because(
      'PACELINE_GITHUB_PERMISSION',
      `GitHub answered ${error.status}, the token lacks the permission "${permission}"`,
      `Add \`permissions: { ${permission} }\` to the job.`,
    );
  }
  return because('PACELINE_GITHUB_UNAVAILABLE', error.message, "Check GitHub's status page.");
}

/** The HTTP status behind an error of this client, if an answer was its cause. */
export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof PacelineError ? error.cause : error;
  return isRequestFailure(cause) ? cause.status : undefined;
}

const isRequestFailure = (error: unknown): error is RequestFailure & Error =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';
