/** Comments of issues and pull requests. */
import type { ApiAnswer, ApiRequest, ApiRoute } from './github-api.ts';
import { failure, notFound, wholeSeconds } from './github-api.ts';
import { describeJobApp, describeUser, jobBot } from './github-api-people.ts';
import type { GitHubState, IssueComment } from './github-state.ts';

/** The longest comment that GitHub takes, in characters. */
const longest = 65_536;

/** The routes of comments. */
export function commentRoutes(state: GitHubState): ApiRoute[] {
  const scopes = ['issues', 'pull-requests'];
  const list = /^\/issues\/(\d+)\/comments$/;
  const one = /^\/issues\/comments\/(\d+)$/;
  const find = ({ parts }: ApiRequest) => state.comments.find(({ id }) => id === Number(parts[0]));
  const nextId = () => Math.max(0, ...state.comments.map(({ id }) => id)) + 1;
  return [
    {
      ...{ method: 'GET', path: list, scopes, level: 'read' },
      answer: (request) => ({
        status: 200,
        page: state.comments
          .filter(({ issue }) => issue === Number(request.parts[0]))
          .map((comment) => describe(comment, request)),
      }),
    },
    {
      ...{ method: 'POST', path: list, scopes, level: 'write' },
      answer: (request) => {
        const problem = problemOf(request.body['body']);
        if (problem !== undefined) return problem;
        const now = new Date().toISOString();
        const comment: IssueComment = {
          id: nextId(),
          issue: Number(request.parts[0]),
          body: String(request.body['body']),
          user: jobBot,
          createdAt: now,
          updatedAt: now,
        };
        state.comments.push(comment);
        const body = describe(comment, request);
        return { status: 201, body, headers: { location: body.url } };
      },
    },
    {
      ...{ method: 'GET', path: one, scopes, level: 'read' },
      answer: (request) => {
        const comment = find(request);
        return comment === undefined ? notFound : { status: 200, body: describe(comment, request) };
      },
    },
    {
      ...{ method: 'PATCH', path: one, scopes, level: 'write' },
      answer: (request) => {
        const comment = find(request);
        if (comment === undefined) return notFound;
        const problem = problemOf(request.body['body']);
        if (problem !== undefined) return problem;
        Object.assign(comment, { body: String(request.body['body']), updatedAt: new Date().toISOString() });
        return { status: 200, body: describe(comment, request) };
      },
    },
    {
      ...{ method: 'DELETE', path: one, scopes, level: 'write' },
      answer: (request) => {
        const comment = find(request);
        if (comment === undefined) return notFound;
        state.comments.splice(state.comments.indexOf(comment), 1);
        return { status: 204 };
      },
    },
  ];
}

function problemOf(body: unknown): ApiAnswer | undefined {
  const error = (code: string, message: string) =>
    failure(422, 'Validation Failed', {
      errors: [{ resource: 'IssueComment', code, field: 'body', message }],
    });
  if (typeof body !== 'string' || body.trim() === '') {
    return error('unprocessable', "Body can't be blank");
  }
  if ([...body].length > longest) {
    return error('unprocessable', `Body is too long (maximum is ${longest} characters)`);
  }
  return undefined;
}

function describe(comment: IssueComment, { api, base }: ApiRequest) {
  const page = base.replace(`${api}/repos`, 'https://github.com');
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${base}/issues/comments/${comment.id}`,
    html_url: `${page}/issues/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${base}/issues/${comment.issue}`,
    body: comment.body,
    user: describeUser(comment.user),
    created_at: wholeSeconds(comment.createdAt),
    updated_at: wholeSeconds(comment.updatedAt),
    performed_via_github_app: comment.user === jobBot ? describeJobApp() : null,
    author_association: comment.user.endsWith('[bot]') ? 'NONE' : 'MEMBER',
  };
}
