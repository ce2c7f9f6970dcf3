/**
 * GitHub's REST API as far as actions use it, over a state that lives as long as the run: who asks
 * must show a job's token, and the job's `permissions` decide.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { actionRoutes } from './github-api-actions.ts';
import { checkRoutes } from './github-api-checks.ts';
import { commentRoutes } from './github-api-comments.ts';
import { contentRoutes } from './github-api-contents.ts';
import { jobBot } from './github-api-people.ts';
import { pullRoutes } from './github-api-pulls.ts';
import type { GitHubState } from './github-state.ts';
import type { Level, Permissions } from './permissions.ts';
import { allows } from './permissions.ts';
import type { Server } from './server.ts';
import { readBody, sendJson } from './server.ts';

/** A request that was let through. `parts` are what the brackets of the path's pattern held. */
export interface ApiRequest {
  parts: string[];
  query: URLSearchParams;
  /** The request's body, an object; {} without one. */
  body: Record<string, unknown>;
  /** Address of the API, without a slash at its end. */
  api: string;
  /** `api` with the repository: what the addresses of most things start with. */
  base: string;
}

/** An answer. `page` is a list that is cut to the page asked for, under `listKey` when it is counted. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
  page?: readonly unknown[];
  listKey?: string;
  headers?: Record<string, string>;
}

/** One path below /repos/OWNER/NAME and what a token needs for it: one of the scopes at the level. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: RegExp;
  scopes: readonly string[];
  level: Level;
  answer(request: ApiRequest): ApiAnswer;
}

const documentation = 'https://docs.github.com/rest';

/** The answer to what is not there. */
export const notFound: ApiAnswer = failure(404, 'Not Found');

/** An error as GitHub writes it. */
export function failure(status: number, message: string, more: Record<string, unknown> = {}): ApiAnswer {
  return { status, body: { message, ...more, documentation_url: documentation, status: String(status) } };
}

/** Adds the API to a server, below its root. */
export function addGitHubApi(server: Server, state: GitHubState): void {
  const routes = [
    ...commentRoutes(state),
    ...pullRoutes(state),
    ...actionRoutes(state),
    ...checkRoutes(state),
    ...contentRoutes(state),
  ];
  server.route(async (request, response, url) => {
    if (url.pathname === '/graphql' && request.method === 'POST') {
      const answered = answerQuery(state, request, await readBody(request));
      send(response, answered, url, server.url);
      return true;
    }
    const [, repository, path = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)$/.exec(url.pathname) ?? [];
    if (repository === undefined) return false;
    const body = request.method === 'GET' ? '' : await readBody(request);
    const own = repository.toLowerCase() === state.repository.toLowerCase();
    const answered = answerTo(request, body, own ? routes : [], state, path, url, server.url);
    send(response, answered, url, server.url);
    return true;
  });
}

function answerTo(
  request: IncomingMessage,
  text: string,
  routes: readonly ApiRoute[],
  state: GitHubState,
  path: string,
  url: URL,
  api: string,
): ApiAnswer {
  const permissions = permissionsOf(state, request);
  if (permissions === undefined) return failure(401, 'Bad credentials');
  const route = routes.find((item) => item.method === request.method && item.path.test(path));
  if (route === undefined) return notFound;
  if (!route.scopes.some((scope) => allows(permissions, scope, route.level))) {
    const accepted = route.scopes.map((scope) => `${scope.replaceAll('-', '_')}=${route.level}`).join('; ');
    return {
      ...failure(403, 'Resource not accessible by integration'),
      headers: { 'x-accepted-github-permissions': accepted },
    };
  }
  const parts = (route.path.exec(path) ?? []).slice(1).map((part) => decodeURIComponent(part ?? ''));
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    return failure(400, 'Problems parsing JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return failure(422, 'Invalid request.\n\nThe body is not an object.');
  }
  const base = `${api}/repos/${state.repository}`;
  return route.answer({ parts, query: url.searchParams, body: body as ApiRequest['body'], api, base });
}

function permissionsOf(state: GitHubState, request: IncomingMessage): Permissions | undefined {
  const token = /^(?:Bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : state.permissionsOf(token);
}

// Of GraphQL one question only: who asks. A job's token is the bot's.
function answerQuery(state: GitHubState, request: IncomingMessage, text: string): ApiAnswer {
  if (permissionsOf(state, request) === undefined) return failure(401, 'Bad credentials');
  const { query = '' } = JSON.parse(text || '{}') as { query?: string };
  if (/^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(query)) {
    return { status: 200, body: { data: { viewer: { login: jobBot } } } };
  }
  const message = 'The local runner answers { viewer { login } } only';
  return { status: 200, body: { errors: [{ message }] } };
}

function send(response: ServerResponse, answer: ApiAnswer, url: URL, api: string): void {
  const { status, page, listKey, headers = {} } = answer;
  if (page !== undefined) {
    const { items, link } = paginate(page, url, api);
    const body = listKey === undefined ? items : { total_count: page.length, [listKey]: items };
    sendJson(response, status, body, link === '' ? headers : { ...headers, link });
  } else if (answer.body !== undefined) sendJson(response, status, answer.body, headers);
  else response.writeHead(status, headers).end();
}

/** GitHub's times have whole seconds. */
export function wholeSeconds<T extends string | null>(time: T): T {
  return (time === null ? null : time.replace(/\.\d+Z$/, 'Z')) as T;
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
