import type { Environment } from './environment.ts';
import { messageOf, PacelineError } from './errors.ts';

/** A step of a job, as far as reports use it. Instants are ISO 8601. */
export interface GitHubStep {
  readonly name: string;
  readonly number: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
}

/** A job of a workflow run, as GitHub's REST API gives it (the fields that are used here). */
export interface GitHubJob {
  readonly id: number;
  readonly name: string;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, `skipped`, …; null while the job runs. */
  readonly conclusion: string | null;
  readonly created_at?: string | null;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
  readonly runner_name?: string | null;
  readonly html_url?: string | null;
  readonly steps?: readonly GitHubStep[];
}

export interface GitHub {
  /**
   * All jobs of one attempt of a run. Needs the permission `actions: read`.
   * @throws PacelineError when GitHub refuses, cannot be reached, or stays busy over all retries
   */
  listJobs(runId: string, attempt: number): Promise<GitHubJob[]>;
}

export interface GitHubOptions {
  /** Pauses for so many milliseconds; tests pass their own. */
  readonly sleep?: (ms: number) => Promise<void>;
}

const PER_PAGE = 100;
/** 10,000 jobs: far beyond what a run can hold, and an end for a server that never says "last page". */
const MAX_PAGES = 100;
const TRIES = 4;
/** A report is not worth holding a runner for longer. */
const MAX_WAIT_MS = 60_000;

/** A client of GitHub's REST API at `GITHUB_API_URL`, loaded when it is first used. */
export function createGitHub(
  environment: Pick<Environment, 'repository' | 'variables'>,
  token: string,
  options: GitHubOptions = {},
): GitHub {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const [owner = '', repo = ''] = environment.repository.split('/');

  return {
    async listJobs(runId, attempt) {
      if (token === '') {
        throw new PacelineError(
          'PACELINE_GITHUB_TOKEN',
          "The run's jobs could not be read: there is no token.",
          'Leave the input "github-token" at its default, or pass a token.',
        );
      }
      const { getOctokit } = await import('@actions/github');
      const octokit = getOctokit(token, {
        baseUrl: environment.variables['GITHUB_API_URL'] || 'https://api.github.com',
        log: { debug() {}, info() {}, warn() {}, error() {} },
      });
      // By id: a job that starts between two pages moves the others, and would be listed twice.
      const jobs = new Map<number, GitHubJob>();
      for (let page = 1; page <= MAX_PAGES; page++) {
        const { data } = await withRetries(sleep, () =>
          octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs', {
            owner,
            repo,
            run_id: Number(runId),
            attempt_number: attempt,
            per_page: PER_PAGE,
            page,
          }),
        );
        for (const job of data.jobs as GitHubJob[]) jobs.set(job.id, job);
        if (data.jobs.length < PER_PAGE) break;
      }
      return [...jobs.values()];
    },
  };
}

/** What octokit throws for an answer that is no success. */
interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

async function withRetries<T>(sleep: (ms: number) => Promise<void>, request: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      const wait = retryDelay(error, attempt);
      if (wait === undefined || attempt >= TRIES) throw describe(error);
      await sleep(wait);
    }
  }
}

/** Milliseconds to wait before the next try; undefined when another try would get the same answer. */
function retryDelay(error: unknown, attempt: number): number | undefined {
  const backoff = 1000 * 2 ** (attempt - 1);
  if (!isRequestFailure(error)) return undefined;
  const headers = error.response?.headers ?? {};
  const after = headers['retry-after'];
  const limited =
    error.status === 429 ||
    (error.status === 403 &&
      (after !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(error.message)));
  // Octokit reports a connection that failed as status 500.
  if (!limited && error.status < 500) return undefined;
  const asked = Number(after) * 1000;
  const wait = Number.isFinite(asked) && asked >= 0 ? asked : backoff;
  return wait > MAX_WAIT_MS ? undefined : wait;
}

function describe(error: unknown): PacelineError {
  const status = isRequestFailure(error) ? error.status : undefined;
  const rejected = (code: `PACELINE_${string}`, why: string, remedy: string) =>
    new PacelineError(code, `The run's jobs could not be read: ${why}.`, remedy, { cause: error });
  if (status === 403 && /rate limit|abuse/i.test(messageOf(error))) {
    return rejected('PACELINE_GITHUB_BUSY', "GitHub's rate limit is reached", 'Re-run the job later.');
  }
  if (status === 401 || status === 403 || status === 404) {
    return rejected(
      'PACELINE_GITHUB_PERMISSION',
      `GitHub answered ${status}, the token lacks the permission "actions: read"`,
      'Add `permissions: { actions: read }` to the job.',
    );
  }
  if (status === 429) {
    return rejected('PACELINE_GITHUB_BUSY', "GitHub's rate limit is reached", 'Re-run the job later.');
  }
  return rejected('PACELINE_GITHUB_UNAVAILABLE', messageOf(error), "Check GitHub's status page.");
}

const isRequestFailure = (error: unknown): error is RequestFailure & Error =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';
