import type { Environment } from '../environment.ts';
import { PacelineError } from '../errors.ts';
import { downloadWithin } from './github-download.ts';
import { type Clock, type Purpose, withRetries } from './github-retry.ts';
import type {
  GitHubArtifact,
  GitHubCalledWorkflow,
  GitHubComment,
  GitHubJob,
  GitHubPull,
} from './github-shapes.ts';

/**
 * GitHub's REST API, as far as actions need it. Lists are read to their last page; rate limits, server
 * errors and broken connections are tried again within bounds.
 * Every call throws a PacelineError: `PACELINE_GITHUB_TOKEN` without a token, `PACELINE_GITHUB_PERMISSION`
 * with the line of YAML that is missing, `PACELINE_GITHUB_BUSY`, `PACELINE_GITHUB_LOCKED` or
 * `PACELINE_GITHUB_UNAVAILABLE`.
 */
export interface GitHub {
  /**
   * The run's jobs as this attempt ends with them: of a job that was not re-run, its earlier attempt.
   * Needs `actions: read`.
   */
  listJobs(runId: string, attempt: number): Promise<GitHubJob[]>;
  /** The workflows that a run called, those of this repository among them. Needs `actions: read`. */
  calledWorkflows(runId: string): Promise<GitHubCalledWorkflow[]>;
  /**
   * A text file of at most 1 MB at a commit; of this repository unless another is given. Needs `contents: read`.
   */
  readFile(path: string, commit: string, repository?: string): Promise<string>;
  /** Comments of an issue or pull request, oldest first. Needs `pull-requests: read`. */
  listComments(number: number): Promise<GitHubComment[]>;
  /** These three need `pull-requests: write`. */
  createComment(number: number, body: string): Promise<GitHubComment>;
  updateComment(id: number, body: string): Promise<GitHubComment>;
  deleteComment(id: number): Promise<void>;
  /** The login that our token writes as; undefined where GitHub does not say. */
  viewer(): Promise<string | undefined>;
  pull(number: number): Promise<GitHubPull>;
  /** Open pull requests of this repository whose head is `<owner>:<branch>`. */
  pullsByHead(owner: string, branch: string): Promise<GitHubPull[]>;
  /** Pull requests of this repository that hold a commit. */
  pullsOfCommit(sha: string): Promise<GitHubPull[]>;
  /** Artifacts of any run of this repository. Needs `actions: read`. */
  listArtifacts(runId: string): Promise<GitHubArtifact[]>;
  /** The zip of an artifact, refused as soon as it is longer than `maxBytes`. */
  downloadArtifact(id: number, maxBytes: number): Promise<Uint8Array>;
}

interface GitHubOptions extends Partial<Clock> {
  /** What could not be done when there is no token; stands in the error. */
  readonly tokenInput?: string;
}

const PER_PAGE = 100;
/** 10,000 items: far beyond what a run can hold, and an end for a server that never says "last page". */
const MAX_PAGES = 100;
const REQUEST_TIMEOUT_MS = 30_000;
const JOBS: Purpose = { failure: "The run's jobs could not be read", permission: 'actions: read' };
const CONTENTS: Purpose = { failure: 'The file could not be read', permission: 'contents: read' };
const READ_COMMENTS: Purpose = {
  failure: "The pull request's comments could not be read",
  permission: 'pull-requests: write',
};
const WRITE_COMMENT: Purpose = {
  failure: 'The comment could not be written',
  permission: 'pull-requests: write',
};
const PULLS: Purpose = { failure: 'The pull request could not be found', permission: 'pull-requests: read' };
const ARTIFACTS: Purpose = {
  failure: "The other run's artifacts could not be read",
  permission: 'actions: read',
};

type Parameters = Readonly<Record<string, unknown>>;

/** A client of GitHub's REST API at `GITHUB_API_URL`, loaded when it is first used. */
export function createGitHub(
  environment: Pick<Environment, 'repository' | 'variables'>,
  token: string,
  options: GitHubOptions = {},
): GitHub {
  const clock: Clock = {
    sleep: options.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms))),
    now: options.now ?? Date.now,
  };
  const [owner = '', repo = ''] = environment.repository.split('/');
  const open = async () => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, {
      baseUrl: environment.variables['GITHUB_API_URL'] || 'https://api.github.com',
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
  };
  let octokit: ReturnType<typeof open> | undefined;

  async function request<T>(purpose: Purpose, route: string, parameters: Parameters = {}) {
    if (token === '') {
      throw new PacelineError(
        'PACELINE_GITHUB_TOKEN',
        `${purpose.failure}: there is no token.`,
        `Leave the input "${options.tokenInput ?? 'github-token'}" at its default, or pass a token.`,
      );
    }
    octokit ??= open();
    const client = await octokit;
    return withRetries(clock, purpose, async () => {
      const { request: how, ...fields } = parameters as { request?: object };
      const answer = await client.request(route, {
        owner,
        repo,
        ...fields,
        request: { ...how, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) },
      });
      return { data: answer.data as T, headers: answer.headers };
    });
  }

  /** All pages, each item once by its id: what is added between two pages moves the others. */
  async function list<T extends object>(
    purpose: Purpose,
    route: string,
    parameters: Parameters,
    items: (data: unknown) => readonly T[] = (data) => data as T[],
    idOf: (item: T) => unknown = (item) => (item as { id?: unknown }).id,
  ): Promise<T[]> {
    const found = new Map<unknown, T>();
    for (let page = 1; page <= MAX_PAGES; page++) {
      const { data } = await request(purpose, route, { ...parameters, per_page: PER_PAGE, page });
      const some = items(data);
      for (const item of some) found.set(idOf(item), item);
      if (some.length < PER_PAGE) break;
    }
    return [...found.values()];
  }

  const comment = async (route: string, parameters: Parameters) =>
    (await request<GitHubComment>(WRITE_COMMENT, route, parameters)).data;

  return {
    async listJobs(runId, attempt) {
      const jobs = (route: string, parameters: Parameters) =>
        list<GitHubJob>(JOBS, route, parameters, (data) => (data as { jobs: GitHubJob[] }).jobs);
      const run = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
      if (attempt <= 1) {
        return jobs(`${run}/attempts/{attempt_number}/jobs`, {
          run_id: Number(runId),
          attempt_number: attempt,
        });
      }
      return latestJobs(await jobs(`${run}/jobs`, { run_id: Number(runId), filter: 'all' }), attempt);
    },
    async calledWorkflows(runId) {
      const { data } = await request<{ referenced_workflows?: GitHubCalledWorkflow[] | null }>(
        JOBS,
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
        { run_id: Number(runId) },
      );
      return data.referenced_workflows ?? [];
    },
    async readFile(path, commit, repository) {
      const [owner, repo] = repository?.split('/') ?? [];
      const { data } = await request<{ type?: string; encoding?: string; content?: string }>(
        CONTENTS,
        'GET /repos/{owner}/{repo}/contents/{path}',
        { path, ref: commit, ...(repository ? { owner, repo } : {}) },
      );
      // Of a folder GitHub answers a list, and of a larger file no content.
      if (data.type !== 'file' || data.encoding !== 'base64') {
        throw new PacelineError(
          'PACELINE_GITHUB_FILE',
          `${path} is no file of at most 1 MB at ${commit.slice(0, 12)}.`,
          'Name a file, or make it smaller.',
        );
      }
      return Buffer.from(data.content ?? '', 'base64').toString('utf8');
    },
    listComments: (number) =>
      list<GitHubComment>(READ_COMMENTS, 'GET /repos/{owner}/{repo}/issues/{number}/comments', { number }),
    createComment: (number, body) =>
      comment('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body }),
    updateComment: (id, body) => comment('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { id, body }),
    async deleteComment(id) {
      await request(WRITE_COMMENT, 'DELETE /repos/{owner}/{repo}/issues/comments/{id}', { id });
    },
    async viewer() {
      try {
        // The only question that a workflow's token, an app's and a person's all may ask.
        const { data } = await request<{ data?: { viewer?: { login?: string } } }>(
          READ_COMMENTS,
          'POST /graphql',
          { query: '{ viewer { login } }' },
        );
        return data.data?.viewer?.login;
      } catch {
        return undefined;
      }
    },
    pull: async (number) =>
      (await request<GitHubPull>(PULLS, 'GET /repos/{owner}/{repo}/pulls/{number}', { number })).data,
    pullsByHead: (head, branch) =>
      list<GitHubPull>(
        PULLS,
        'GET /repos/{owner}/{repo}/pulls',
        { state: 'open', head: `${head}:${branch}` },
        undefined,
        (pull) => pull.number,
      ),
    pullsOfCommit: (sha) =>
      list<GitHubPull>(
        PULLS,
        'GET /repos/{owner}/{repo}/commits/{sha}/pulls',
        { sha },
        undefined,
        (pull) => pull.number,
      ),
    listArtifacts: (runId) =>
      list<GitHubArtifact>(
        ARTIFACTS,
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
        { run_id: Number(runId) },
        (data) => (data as { artifacts: GitHubArtifact[] }).artifacts,
      ),
    async downloadArtifact(id, maxBytes) {
      const { headers } = await request(
        ARTIFACTS,
        'GET /repos/{owner}/{repo}/actions/artifacts/{id}/{format}',
        // The storage must not see our token, so its redirect is followed by a request without one.
        { id, format: 'zip', request: { redirect: 'manual' } },
      );
      return downloadWithin(headers.location ?? '', maxBytes);
    },
  };
}

/** Of each job its latest attempt up to this one; jobs that share a name (axes without one) stay together. */
export function latestJobs(jobs: readonly GitHubJob[], attempt: number): GitHubJob[] {
  const attemptOf = (job: GitHubJob) => job.run_attempt ?? 1;
  const known = jobs.filter((job) => attemptOf(job) <= attempt);
  const latest = new Map<string, number>();
  for (const job of known) latest.set(job.name, Math.max(attemptOf(job), latest.get(job.name) ?? 0));
  return known.filter((job) => attemptOf(job) === latest.get(job.name));
}
