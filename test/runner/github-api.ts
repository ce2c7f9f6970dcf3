/** GitHub's REST API as far as actions ask it about their own run, answered from the live state. */
import type { JobResult } from './result.ts';
import type { Server } from './server.ts';
import { sendJson } from './server.ts';

/** What the API tells about. `jobs` is asked at every call. */
export interface GitHubState {
  repository: string;
  runId: number;
  runAttempt: number;
  headSha: string;
  headBranch: string;
  workflow: string;
  token: string;
  jobs(): JobResult[];
}

/** Adds the API to a server, below its root. */
export function addGitHubApi(server: Server, state: GitHubState): void {
  const paths = /^\/repos\/([^/]+\/[^/]+)\/actions\/runs\/(\d+)\/(?:attempts\/(\d+)\/)?jobs$/;
  server.route(async (request, response, url) => {
    if (!url.pathname.startsWith('/repos/')) return false;
    const token = /^(?:Bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== state.token) {
      sendJson(response, 401, {
        message: 'Bad credentials',
        documentation_url: 'https://docs.github.com/rest',
        status: '401',
      });
      return true;
    }
    const [, repository = '', runId, attempt] = paths.exec(url.pathname) ?? [];
    const known =
      request.method === 'GET' &&
      repository.toLowerCase() === state.repository.toLowerCase() &&
      Number(runId) === state.runId &&
      (attempt === undefined || Number(attempt) === state.runAttempt);
    if (!known) return false;
    const all = state.jobs().map((job) => describeJob(job, state, server.url));
    const { items, link } = paginate(all, url, server.url);
    sendJson(response, 200, { total_count: all.length, jobs: items }, link === '' ? {} : { link });
    return true;
  });
}

function describeJob(job: JobResult, state: GitHubState, url: string): unknown {
  const run = `${url}/repos/${state.repository}/actions/runs/${state.runId}`;
  return {
    id: job.databaseId,
    run_id: state.runId,
    run_url: run,
    run_attempt: state.runAttempt,
    node_id: `job${job.databaseId}`,
    head_sha: state.headSha,
    head_branch: state.headBranch,
    workflow_name: state.workflow,
    url: `${url}/repos/${state.repository}/actions/jobs/${job.databaseId}`,
    html_url: `https://github.com/${state.repository}/actions/runs/${state.runId}/job/${job.databaseId}`,
    check_run_url: `${url}/repos/${state.repository}/check-runs/${job.databaseId}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: seconds(job.createdAt),
    // A job that has not started yet carries the time it was created, as on GitHub.
    started_at: seconds(job.startedAt ?? job.createdAt),
    completed_at: seconds(job.completedAt),
    name: job.name,
    labels: job.labels,
    runner_id: job.startedAt === null ? null : 1,
    runner_name: job.startedAt === null ? null : job.runnerName,
    runner_group_id: job.startedAt === null ? null : 1,
    runner_group_name: job.startedAt === null ? null : 'Default',
    steps: job.steps.map((step) => ({
      name: step.name,
      number: step.number,
      status: step.status,
      conclusion: step.conclusion,
      started_at: seconds(step.startedAt),
      completed_at: seconds(step.completedAt),
    })),
  };
}

// GitHub's times have whole seconds.
function seconds(time: string | null): string | null {
  return time === null ? null : time.replace(/\.\d+Z$/, 'Z');
}

function paginate<T>(all: readonly T[], url: URL, base: string): { items: T[]; link: string } {
  const number = (name: string, fallback: number, most: number) => {
    const value = Number(url.searchParams.get(name) ?? fallback);
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
  };
  const size = number('per_page', 30, 100);
  const page = number('page', 1, 1_000_000);
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, rel: string) => {
    const address = new URL(url.pathname + url.search, base);
    address.searchParams.set('page', String(target));
    return `<${address.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return { items: all.slice((page - 1) * size, page * size), link: links.join(', ') };
}
