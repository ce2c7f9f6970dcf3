/** Check runs, as far as a job creates one and updates it. */
import type { ApiRequest, ApiRoute } from './github-api.ts';
import { failure, notFound, wholeSeconds } from './github-api.ts';
import type { CheckRun, GitHubState } from './github-state.ts';

/** The routes of check runs. Those of the jobs themselves are told with the jobs. */
export function checkRoutes(state: GitHubState): ApiRoute[] {
  const scopes = ['checks'];
  const find = ({ parts }: ApiRequest) => state.checks.find(({ id }) => id === Number(parts[0]));
  return [
    {
      ...{ method: 'POST', path: /^\/check-runs$/, scopes, level: 'write' },
      answer: (request) => {
        const { name, head_sha: headSha } = request.body;
        if (typeof name !== 'string' || typeof headSha !== 'string') {
          return failure(422, 'Invalid request.\n\n"name", "head_sha" weren\'t supplied.');
        }
        const id = 9_000_000 + state.checks.length + 1;
        const now = new Date().toISOString();
        const output = { title: null, summary: null };
        const fresh = { id, name, headSha, status: 'queued', conclusion: null, output };
        const check: CheckRun = { ...fresh, startedAt: now, completedAt: null };
        state.checks.push(check);
        update(check, request.body);
        return { status: 201, body: describe(check, request) };
      },
    },
    {
      ...{ method: 'PATCH', path: /^\/check-runs\/(\d+)$/, scopes, level: 'write' },
      answer: (request) => {
        const check = find(request);
        if (check === undefined) return notFound;
        update(check, request.body);
        return { status: 200, body: describe(check, request) };
      },
    },
    {
      ...{ method: 'GET', path: /^\/check-runs\/(\d+)$/, scopes, level: 'read' },
      answer: (request) => {
        const check = find(request);
        return check === undefined ? notFound : { status: 200, body: describe(check, request) };
      },
    },
  ];
}

function update(check: CheckRun, body: ApiRequest['body']): void {
  const output = body['output'] as { title?: string; summary?: string } | undefined;
  if (typeof body['status'] === 'string') check.status = body['status'];
  if (output !== undefined) check.output = { ...check.output, ...output };
  if (typeof body['conclusion'] !== 'string') return;
  // A conclusion completes the check.
  Object.assign(check, { conclusion: body['conclusion'], status: 'completed' });
  check.completedAt ??= new Date().toISOString();
}

function describe(check: CheckRun, { api, base }: ApiRequest) {
  const url = `${base}/check-runs/${check.id}`;
  const page = base.replace(`${api}/repos`, 'https://github.com');
  return {
    id: check.id,
    name: check.name,
    node_id: `CR_${check.id}`,
    head_sha: check.headSha,
    external_id: '',
    url,
    html_url: `${page}/runs/${check.id}`,
    details_url: `${page}/runs/${check.id}`,
    status: check.status,
    conclusion: check.conclusion,
    started_at: wholeSeconds(check.startedAt),
    completed_at: wholeSeconds(check.completedAt),
    output: { ...check.output, text: null, annotations_count: 0, annotations_url: `${url}/annotations` },
    check_suite: { id: 1 },
    app: null,
    pull_requests: [],
  };
}
