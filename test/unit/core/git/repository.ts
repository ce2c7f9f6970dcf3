import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporary } from '../../../temporary.ts';

/** Git without the configuration of this machine. */
export const gitEnvironment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** A real repository in a temporary folder. */
export function createRepository(folder = temporary()) {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      env: gitEnvironment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  return {
    folder,
    git,
    /** What `git fast-import` reads: many commits or files in little time. */
    fastImport(stream: string): void {
      execFileSync('git', ['fast-import', '--quiet', '--force'], {
        cwd: folder,
        env: gitEnvironment,
        input: stream,
        maxBuffer: 2 ** 30,
      });
    },
    /** Writes files (undefined deletes one), commits, and returns the commit. */
    commit(files: Readonly<Record<string, string | undefined>>, message = 'change'): string {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        if (text === undefined) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

/** Many empty commits at once, on the branch that is checked out. */
export function addCommits(repository: ReturnType<typeof createRepository>, count: number): void {
  const branch = repository.git('rev-parse', '--symbolic-full-name', 'HEAD');
  const stream = Array.from(
    { length: count },
    (_, index) =>
      `commit ${branch}\ncommitter a <a@example.org> ${1_700_000_000 + index} +0000\ndata ${branch.length}\n${branch}\n${index === 0 ? `from ${branch}^0\n` : ''}`,
  );
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: repository.folder,
    env: gitEnvironment,
    input: stream.join('\n'),
  });
}

export type Repository = ReturnType<typeof createRepository>;

/** A clone as actions/checkout makes it: one commit deep unless told otherwise, detached at `commit`. */
export function checkoutOf(origin: Repository, commit: string, depth: number | 'all' = 1) {
  const clone = createRepository();
  clone.git('remote', 'add', 'origin', `file://${origin.folder}`);
  const limit = depth === 'all' ? [] : [`--depth=${depth}`];
  const names = depth === 'all' ? ['+refs/heads/*:refs/remotes/origin/*', commit] : [commit];
  clone.git('fetch', '--quiet', '--no-tags', ...limit, 'origin', ...names);
  clone.git('checkout', '--quiet', '--detach', commit);
  return clone;
}
