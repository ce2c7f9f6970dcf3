/** Workflow runs, their jobs and artifacts, and the caches of the repository. */
import type { StoredArtifact } from './artifact-service.ts';
import type { CacheEntry } from './cache-service.ts';
import type { ApiRequest, ApiRoute } from './github-api.ts';
import { failure, notFound, wholeSeconds } from './github-api.ts';
import { describeRepository, describeUser } from './github-api-people.ts';
import type { GitHubState, KnownRun, RunFacts } from './github-state.ts';
import type { JobResult } from './result.ts';

/** The routes of GitHub Actions. */
export function actionRoutes(state: GitHubState): ApiRoute[] {
  const read = { method: 'GET', scopes: ['actions'], level: 'read' } as const;
  const run = ({ parts }: ApiRequest) => state.runs.get(Number(parts[0]));
  const attempt = (request: ApiRequest, index = 1) =>
    run(request)
      ?.attempts()
      .find(({ runAttempt }) => runAttempt === Number(request.parts[index]));
  const jobs = (facts: readonly RunFacts[], request: ApiRequest) => ({
    status: 200,
    listKey: 'jobs',
    page: facts.flatMap((item) => item.jobs.map((job) => describeJob(job, item, request))),
  });
  const artifacts = () => [...state.runs.values()].flatMap((known) => known.artifacts());
  return [
    {
      ...{ ...read, path: /^\/actions\/runs\/(\d+)$/ },
      answer: (request) => {
        const facts = run(request)?.attempts().at(-1);
        return facts === undefined ? notFound : { status: 200, body: describeRun(facts, state, request) };
      },
    },
    {
      ...{ ...read, path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/ },
      answer: (request) => {
        const facts = attempt(request);
        return facts === undefined ? notFound : { status: 200, body: describeRun(facts, state, request) };
      },
    },
    {
      ...{ ...read, path: /^\/actions\/runs\/(\d+)\/jobs$/ },
      answer: (request) => {
        const attempts = run(request)?.attempts();
        if (attempts === undefined) return notFound;
        return jobs(request.query.get('filter') === 'all' ? attempts : attempts.slice(-1), request);
      },
    },
    {
      ...{ ...read, path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)\/jobs$/ },
      answer: (request) => {
        const facts = attempt(request);
        return facts === undefined ? notFound : jobs([facts], request);
      },
    },
    {
      ...{ ...read, path: /^\/actions\/jobs\/(\d+)$/ },
      answer: (request) => {
        for (const known of state.runs.values()) {
          for (const facts of known.attempts()) {
            const job = facts.jobs.find(({ databaseId }) => databaseId === Number(request.parts[0]));
            if (job !== undefined) return { status: 200, body: describeJob(job, facts, request) };
          }
        }
        return notFound;
      },
    },
    {
      ...{ ...read, path: /^\/actions\/runs\/(\d+)\/artifacts$/ },
      answer: (request) => {
        const known = run(request);
        if (known === undefined) return notFound;
        const name = request.query.get('name');
        const found = known.artifacts().filter((item) => name === null || item.name === name);
        const page = found.map((item) => describeArtifact(item, known, request));
        return { status: 200, listKey: 'artifacts', page };
      },
    },
    {
      ...{ ...read, path: /^\/actions\/artifacts\/(\d+)\/zip$/ },
      answer: (request) => {
        const found = artifacts().find(({ id }) => id === Number(request.parts[0]));
        const location = found === undefined ? undefined : state.artifactUrl(found.id);
        return location === undefined ? notFound : { status: 302, headers: { location } };
      },
    },
    {
      ...{ ...read, path: /^\/actions\/caches$/ },
      answer: ({ query }) => {
        const page = cachesOf(state, query.get('key') ?? '', query.get('ref'), true).map(describeCache);
        return { status: 200, listKey: 'actions_caches', page };
      },
    },
    {
      ...{ method: 'DELETE', path: /^\/actions\/caches$/, scopes: ['actions'], level: 'write' },
      answer: ({ query }) => {
        if ((query.get('key') ?? '') === '')
          return failure(422, 'Invalid request.\n\n"key" wasn\'t supplied.');
        const found = cachesOf(state, query.get('key') ?? '', query.get('ref'), false);
        if (found.length === 0) return notFound;
        state.caches.evict((entry) => found.some(({ id }) => id === entry.id));
        const body = { total_count: found.length, actions_caches: found.map(describeCache) };
        return { status: 200, body };
      },
    },
    {
      ...{ method: 'DELETE', path: /^\/actions\/caches\/(\d+)$/, scopes: ['actions'], level: 'write' },
      answer: ({ parts }) =>
        state.caches.evict(({ id }) => id === Number(parts[0])) > 0 ? { status: 204 } : notFound,
    },
  ];
}

// Listing takes the key as a prefix, deleting as it stands.
function cachesOf(state: GitHubState, key: string, ref: string | null, prefix: boolean): CacheEntry[] {
  return state.caches
    .list()
    .filter(
      (entry) =>
        (ref === null || entry.ref === ref) && (prefix ? entry.key.startsWith(key) : entry.key === key),
    );
}

function describeCache(entry: CacheEntry) {
  return {
    id: entry.id,
    ref: entry.ref,
    key: entry.key,
    version: entry.version,
    last_accessed_at: wholeSeconds(entry.usedAt),
    created_at: wholeSeconds(entry.createdAt),
    size_in_bytes: entry.size,
  };
}

function describeArtifact(artifact: StoredArtifact, run: KnownRun, { base }: ApiRequest) {
  const facts = run.attempts().at(-1) as RunFacts;
  const url = `${base}/actions/artifacts/${artifact.id}`;
  const created = wholeSeconds(artifact.createdAt);
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    digest: artifact.digest === '' ? null : artifact.digest,
    created_at: created,
    updated_at: created,
    expires_at: wholeSeconds(new Date(Date.parse(created) + 90 * 86_400_000).toISOString()),
    workflow_run: {
      id: facts.runId,
      repository_id: 1,
      head_repository_id: facts.head.repository === facts.repository ? 1 : 2,
      head_branch: facts.head.ref,
      head_sha: facts.head.sha,
    },
  };
}

/** A run as the API and the payload of workflow_run tell it. */
export function describeRun(
  facts: RunFacts,
  state: Pick<GitHubState, 'pulls'>,
  { api, base }: Pick<ApiRequest, 'api' | 'base'>,
) {
  const { runId, head, repository } = facts;
  const url = `${base}/actions/runs/${runId}`;
  const page = `https://github.com/${repository}/actions/runs/${runId}`;
  const jobs = facts.jobs;
  const started = jobs[0]?.createdAt ?? '2026-01-01T00:00:00Z';
  const updated = jobs.at(-1)?.completedAt ?? started;
  const fork = head.repository !== repository;
  const pulls = state.pulls.filter(
    (pull) => pull.head.repository === repository && pull.head.sha === head.sha && !fork,
  );
  const short = (name: string) => ({ id: 1, url: `${api}/repos/${name}`, name: name.split('/')[1] ?? '' });
  return {
    id: runId,
    name: facts.workflow,
    node_id: `WFR_${runId}`,
    check_suite_id: 1,
    check_suite_node_id: 'CS_1',
    head_branch: head.ref,
    head_sha: head.sha,
    path: `.github/workflows/${facts.file.split('/').pop()}`,
    display_title: facts.workflow,
    run_number: 1,
    run_attempt: facts.runAttempt,
    event: facts.event,
    status: facts.conclusion === null ? 'in_progress' : 'completed',
    conclusion: facts.conclusion,
    workflow_id: 1,
    url,
    html_url: page,
    // Empty for a fork's pull request: who wants it must ask for the head's branch and repository.
    pull_requests: pulls.map((pull) => ({
      id: pull.number,
      number: pull.number,
      url: `${base}/pulls/${pull.number}`,
      head: { ref: pull.head.ref, sha: pull.head.sha, repo: short(pull.head.repository) },
      base: { ref: pull.base.ref, sha: pull.base.sha, repo: short(pull.base.repository) },
    })),
    created_at: wholeSeconds(started),
    updated_at: wholeSeconds(updated),
    run_started_at: wholeSeconds(started),
    actor: describeUser('octocat'),
    triggering_actor: describeUser('octocat'),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/1`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: facts.runAttempt > 1 ? `${url}/attempts/${facts.runAttempt - 1}` : null,
    workflow_url: `${base}/actions/workflows/1`,
    head_commit: {
      id: head.sha,
      tree_id: head.sha,
      message: '',
      timestamp: wholeSeconds(started),
      author: { name: 'octocat', email: 'octocat@github.com' },
      committer: { name: 'GitHub', email: 'noreply@github.com' },
    },
    repository: describeRepository(repository, api),
    head_repository: describeRepository(head.repository, api, fork),
    referenced_workflows: [],
  };
}

function describeJob(job: JobResult, facts: RunFacts, { base }: ApiRequest) {
  return {
    id: job.databaseId,
    run_id: facts.runId,
    run_url: `${base}/actions/runs/${facts.runId}`,
    run_attempt: facts.runAttempt,
    node_id: `job${job.databaseId}`,
    head_sha: facts.head.sha,
    head_branch: facts.head.ref,
    workflow_name: facts.workflow,
    url: `${base}/actions/jobs/${job.databaseId}`,
    html_url: `https://github.com/${facts.repository}/actions/runs/${facts.runId}/job/${job.databaseId}`,
    check_run_url: `${base}/check-runs/${job.databaseId}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: wholeSeconds(job.createdAt),
    // A job that has not started yet carries the time it was created, as on GitHub.
    started_at: wholeSeconds(job.startedAt ?? job.createdAt),
    completed_at: wholeSeconds(job.completedAt),
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
      started_at: wholeSeconds(step.startedAt),
      completed_at: wholeSeconds(step.completedAt),
    })),
  };
}
