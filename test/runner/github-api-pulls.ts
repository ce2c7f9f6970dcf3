/** Pull requests. */
import type { ApiRequest, ApiRoute } from './github-api.ts';
import { notFound } from './github-api.ts';
import { describeRepository, describeUser } from './github-api-people.ts';
import type { GitHubState, PullRequest, PullSide } from './github-state.ts';

/** The routes of pull requests. */
export function pullRoutes(state: GitHubState): ApiRoute[] {
  const scopes = ['pull-requests'];
  const describe = (pull: PullRequest, request: ApiRequest) => describePull(pull, state.repository, request);
  return [
    {
      ...{ method: 'GET', path: /^\/pulls$/, scopes, level: 'read' },
      answer: (request) => {
        const wanted = request.query.get('state') ?? 'open';
        const head = request.query.get('head');
        const base = request.query.get('base');
        const found = state.pulls.filter(
          (pull) =>
            (wanted === 'all' || pull.state === wanted) &&
            (base === null || pull.base.ref === base) &&
            // GitHub ignores a head that is not OWNER:BRANCH.
            (head === null || !head.includes(':') || labelOf(pull.head) === head),
        );
        return { status: 200, page: found.map((pull) => describe(pull, request)) };
      },
    },
    {
      ...{ method: 'GET', path: /^\/pulls\/(\d+)$/, scopes, level: 'read' },
      answer: (request) => {
        const pull = state.pulls.find(({ number }) => number === Number(request.parts[0]));
        if (pull === undefined) return notFound;
        const counts = { comments: 0, review_comments: 0, commits: 1, additions: 0, deletions: 0 };
        return {
          status: 200,
          body: {
            ...describe(pull, request),
            merged: false,
            mergeable: true,
            rebaseable: true,
            mergeable_state: 'clean',
            merged_by: null,
            maintainer_can_modify: false,
            ...counts,
            changed_files: 0,
          },
        };
      },
    },
    {
      ...{ method: 'GET', path: /^\/commits\/([^/]+)\/pulls$/, scopes, level: 'read' },
      // Commits of a fork are not commits of this repository: for them the list is empty.
      answer: (request) => ({
        status: 200,
        page: state.pulls
          .filter(({ head }) => head.sha === request.parts[0] && head.repository === state.repository)
          .map((pull) => describe(pull, request)),
      }),
    },
  ];
}

function labelOf({ repository, ref }: PullSide): string {
  return `${repository.split('/')[0]}:${ref}`;
}

function describePull(pull: PullRequest, repository: string, { api, base }: ApiRequest) {
  const { number, title, state } = pull;
  const url = `${base}/pulls/${number}`;
  const page = `https://github.com/${repository}/pull/${number}`;
  const issue = `${base}/issues/${number}`;
  const time = '2026-01-01T00:00:00Z';
  const side = (at: PullSide) => ({
    label: labelOf(at),
    ref: at.ref,
    sha: at.sha,
    user: describeUser(at.repository.split('/')[0] ?? ''),
    repo: describeRepositoryWhole(at.repository, api, at.repository !== repository),
  });
  const links = {
    ...{ self: url, html: page, issue, comments: `${issue}/comments`, review_comments: `${url}/comments` },
    ...{ review_comment: `${base}/pulls/comments{/number}`, commits: `${url}/commits` },
    statuses: `${base}/statuses/${pull.head.sha}`,
  };
  return {
    id: number,
    node_id: `PR_${number}`,
    number,
    state,
    locked: false,
    title,
    body: '',
    user: describeUser(pull.user),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: false,
    auto_merge: null,
    active_lock_reason: null,
    author_association: 'CONTRIBUTOR',
    head: side(pull.head),
    base: side(pull.base),
    merge_commit_sha: null,
    created_at: time,
    updated_at: time,
    closed_at: state === 'closed' ? time : null,
    merged_at: null,
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

// Inside a pull request a repository is shown with its settings and counts too.
function describeRepositoryWhole(fullName: string, api: string, fork: boolean) {
  const zeros = ['forks', 'open_issues', 'watchers', 'size', 'stargazers_count', 'watchers_count'];
  return {
    ...describeRepository(fullName, api, fork),
    ...Object.fromEntries([...zeros, 'forks_count', 'open_issues_count'].map((name) => [name, 0])),
    clone_url: `https://github.com/${fullName}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: `https://github.com/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    archived: false,
    disabled: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    pushed_at: '2026-01-01T00:00:00Z',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };
}
