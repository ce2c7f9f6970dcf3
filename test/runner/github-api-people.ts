/** Users, owners and repositories, in the short form in which other things carry them. */

/** Whom the token of a job writes as. */
export const jobBot = 'github-actions[bot]';

/** The app behind the token of a job. */
export function describeJobApp() {
  const time = '2018-07-30T09:30:17Z';
  return {
    ...{ id: 15368, node_id: 'MDM6QXBwMTUzNjg=', slug: 'github-actions', name: 'GitHub Actions' },
    owner: describeUser('github'),
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    ...{ created_at: time, updated_at: time, permissions: {}, events: [] },
  };
}

/** A user or an app's bot. */
export function describeUser(login: string) {
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  const lists = Object.fromEntries(
    ['followers', 'subscriptions', 'organizations', 'repos', 'received_events'].map((name) => [
      `${name}_url`,
      `${url}/${name === 'organizations' ? 'orgs' : name}`,
    ]),
  );
  return {
    login,
    id: 1,
    node_id: 'U_1',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login.replace('[bot]', '')}`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    events_url: `${url}/events{/privacy}`,
    ...lists,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

const listNames =
  `archive assignees blobs branches collaborators comments commits compare contents contributors deployments
  downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels
  languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags
  teams trees`.split(/\s+/);

/** A repository as runs and pull requests carry it: GitHub's "minimal repository". */
export function describeRepository(fullName: string, api: string, fork = false) {
  const [owner = '', name = ''] = fullName.split('/');
  const url = `${api}/repos/${fullName}`;
  return {
    id: fork ? 2 : 1,
    node_id: fork ? 'R_2' : 'R_1',
    name,
    full_name: fullName,
    owner: describeUser(owner),
    private: false,
    html_url: `https://github.com/${fullName}`,
    description: null,
    fork,
    url,
    ...Object.fromEntries(listNames.map((list) => [`${list}_url`, `${url}/${list}`])),
  };
}
