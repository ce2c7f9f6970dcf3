/** Files of the repository, as they are at a commit, branch or tag. */
import type { ApiRoute } from './github-api.ts';
import { notFound } from './github-api.ts';
import type { GitHubState } from './github-state.ts';

/** GitHub answers larger files without their content. */
const mostBytes = 1024 * 1024;

/** The route of contents, for files; folders and links are not told. */
export function contentRoutes(state: GitHubState): ApiRoute[] {
  return [
    {
      ...{ method: 'GET', path: /^\/contents\/(.+)$/, scopes: ['contents'], level: 'read' },
      answer: ({ parts, query, base }) => {
        const path = parts[0] ?? '';
        const ref = query.get('ref') ?? 'HEAD';
        const file = state.file?.(ref, path);
        if (file === undefined) return notFound;
        const { sha, bytes } = file;
        const small = bytes.length <= mostBytes;
        const url = `${base}/contents/${path}?ref=${ref}`;
        const git = `${base}/git/blobs/${sha}`;
        const html = `https://github.com/${state.repository}/blob/${ref}/${path}`;
        return {
          status: 200,
          body: {
            name: path.split('/').pop(),
            path,
            sha,
            size: bytes.length,
            url,
            html_url: html,
            git_url: git,
            download_url: `https://raw.githubusercontent.com/${state.repository}/${ref}/${path}`,
            type: 'file',
            // As on GitHub, in lines of 60 characters.
            content: small ? bytes.toString('base64').replace(/.{1,60}/g, '$&\n') : '',
            encoding: small ? 'base64' : 'none',
            _links: { self: url, git, html },
          },
        };
      },
    },
  ];
}
