import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitHubArtifact, GitHubComment, GitHubPull } from '@paceline/core';

type Author = Pick<GitHubComment, 'user' | 'performed_via_github_app'>;

/** How a workflow's own token signs what it writes. */
export const BOT: Author = {
  user: { login: 'github-actions[bot]', type: 'Bot' },
  performed_via_github_app: { slug: 'github-actions' },
};
export const PERSON: Author = { user: { login: 'mallory', type: 'User' }, performed_via_github_app: null };

export interface ApiServer {
  readonly url: string;
  /** Paths with queries, in the order they were asked for; with the method where it is not GET. */
  readonly requests: string[];
  /** The answers to come, for the first requests; then the state is served. */
  readonly failures: { status: number; headers?: Record<string, string>; message?: string }[];
  /** Comments of pull request 12, oldest first. */
  comments: GitHubComment[];
  pulls: GitHubPull[];
  /** Artifacts of every run, and their zips by id. */
  artifacts: (GitHubArtifact & { zip: Uint8Array })[];
  /** Files of the repository by `<commit>:<path>`. */
  files: Record<string, string>;
  /** What the token may do; what it may not is answered as GitHub does. */
  permissions: Set<
    'actions: read' | 'contents: read' | 'pull-requests: read' | 'pull-requests: write' | 'graphql'
  >;
  close(): Promise<void>;
}

const NOT_ALLOWED = 'Resource not accessible by integration';

/** The part of GitHub's API that reports use, on loopback: stateful, paged, and failing on request. */
export async function startApi(jobs: () => readonly object[]): Promise<ApiServer> {
  let lastId = 1000;
  const api: Omit<ApiServer, 'url' | 'close'> = {
    requests: [],
    failures: [],
    comments: [],
    pulls: [],
    artifacts: [],
    files: {},
    permissions: new Set([
      'actions: read',
      'contents: read',
      'pull-requests: read',
      'pull-requests: write',
      'graphql',
    ]),
  };
  const answer = (method: string, url: URL, body: Record<string, unknown>): [number, unknown] => {
    const path = url.pathname.replace('/repos/acme/shop', '');
    const page = <T>(items: readonly T[]) => {
      const size = Number(url.searchParams.get('per_page') ?? 30);
      const number = Number(url.searchParams.get('page') ?? 1);
      return items.slice((number - 1) * size, number * size);
    };
    const may = (permission: Parameters<typeof api.permissions.has>[0]) => api.permissions.has(permission);
    const text = String(body['body'] ?? '');
    const comment = Number(/^\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
    const index = api.comments.findIndex(({ id }) => id === comment);

    if (url.pathname === '/graphql') {
      return may('graphql')
        ? [200, { data: { viewer: { login: 'github-actions[bot]' } } }]
        : [403, { message: NOT_ALLOWED }];
    }
    if (/^\/actions\//.test(path)) {
      if (!may('actions: read')) return [403, { message: NOT_ALLOWED }];
      const zip = /^\/actions\/artifacts\/(\d+)\/zip$/.exec(path)?.[1];
      if (zip) return [302, `http://${url.host}/storage/${zip}`];
      if (/^\/actions\/runs\/\d+\/artifacts$/.test(path)) {
        return [
          200,
          {
            total_count: api.artifacts.length,
            artifacts: page(api.artifacts.map(({ zip: _, ...rest }) => rest)),
          },
        ];
      }
      if (/^\/actions\/runs\/\d+\/(?:attempts\/\d+\/)?jobs$/.test(path)) {
        return [200, { total_count: jobs().length, jobs: page(jobs()) }];
      }
    }
    if (path.startsWith('/contents/')) {
      if (!may('contents: read')) return [403, { message: NOT_ALLOWED }];
      const name = decodeURIComponent(path.slice('/contents/'.length));
      const text = api.files[`${url.searchParams.get('ref')}:${name}`];
      const content = Buffer.from(text ?? '').toString('base64');
      return text === undefined
        ? [404, { message: 'Not Found' }]
        : [200, { type: 'file', encoding: 'base64', content, name, path: name }];
    }
    if (/^\/pulls\/\d+$/.test(path)) {
      const pull = api.pulls.find(({ number }) => `/pulls/${number}` === path);
      return pull ? [200, pull] : [404, { message: 'Not Found' }];
    }
    if (path === '/pulls') {
      const [owner, branch] = (url.searchParams.get('head') ?? '').split(':');
      return [
        200,
        page(
          api.pulls.filter(
            ({ head, state }) =>
              state === 'open' && head.ref === branch && head.repo?.full_name.startsWith(`${owner}/`),
          ),
        ),
      ];
    }
    const sha = /^\/commits\/(\w+)\/pulls$/.exec(path)?.[1];
    if (sha) return [200, page(api.pulls.filter(({ head }) => head.sha === sha))];
    if (path === '/issues/12/comments' && method === 'GET') {
      return may('pull-requests: read') ? [200, page(api.comments)] : [403, { message: NOT_ALLOWED }];
    }
    if (path === '/issues/12/comments' || index >= 0) {
      if (!may('pull-requests: write')) return [403, { message: NOT_ALLOWED }];
      if (text.length >= 65_536) return [422, { message: 'body is too long' }];
      if (method === 'POST') {
        lastId += 1;
        const made = {
          id: lastId,
          body: text,
          html_url: `https://github.test/acme/shop/pull/12#issuecomment-${lastId}`,
          ...BOT,
        };
        api.comments.push(made);
        return [201, made];
      }
      if (method === 'DELETE') return [204, api.comments.splice(index, 1) && ''];
      api.comments[index] = { ...api.comments[index]!, body: text };
      return [200, api.comments[index]];
    }
    return [404, { message: 'Not Found' }];
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith('/storage/')) {
      // As on GitHub, the storage belongs to somebody else, and must not be shown the token.
      const file = api.artifacts.find(({ id }) => `/storage/${id}` === url.pathname);
      response.writeHead(file && !request.headers.authorization ? 200 : 400);
      return response.end(file?.zip);
    }
    api.requests.push(`${method === 'GET' ? '' : `${method} `}${request.url}`);
    const body = await readBody(request);
    const failure = api.failures.shift();
    const [status, data] = failure
      ? [failure.status, { message: failure.message ?? 'no' }]
      : answer(method, url, body);
    response.writeHead(status, {
      ...(status === 302 ? { location: String(data) } : { 'content-type': 'application/json' }),
      ...failure?.headers,
    });
    response.end(status === 302 || status === 204 ? '' : JSON.stringify(data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(api, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += part;
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
