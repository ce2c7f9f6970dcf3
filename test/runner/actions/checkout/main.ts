/** Fetches and checks out as actions/checkout does, from the bare repository of the run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { append, command, count, flag, input, main, NotSupported } from '../../stand-in/io.ts';

const workspace = process.env['GITHUB_WORKSPACE'] ?? '';
const origin = process.env['PACELINE_RUNNER_ORIGIN'] ?? '';

await main(() => {
  checkInputs();
  const directory = resolve(workspace, input('path'));
  if (relative(workspace, directory).startsWith('..')) {
    throw new Error(
      `Repository path '${directory}' is not under '${workspace}'. Give a path below the workspace.`,
    );
  }
  const git = (...args: string[]) => {
    process.stdout.write(`[command]git ${args.join(' ')}\n`);
    return execFileSync('git', args, {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
  };
  prepare(directory, git);

  const target = targetOf(git);
  const depth = count('fetch-depth', 1);
  const options = [
    ...(flag('fetch-tags') && depth > 0 ? ['--tags'] : ['--no-tags']),
    '--prune',
    '--no-recurse-submodules',
    ...(input('filter') === '' ? [] : [`--filter=${input('filter')}`]),
  ];
  if (depth > 0) git('fetch', ...options, `--depth=${depth}`, 'origin', target.refspec);
  else {
    const unshallow = existsSync(join(directory, '.git', 'shallow')) ? ['--unshallow'] : [];
    git(
      'fetch',
      ...options,
      ...unshallow,
      // The checkout the run was started from may be shallow itself.
      '--update-shallow',
      'origin',
      '+refs/heads/*:refs/remotes/origin/*',
      '+refs/tags/*:refs/tags/*',
    );
    git('fetch', '--no-tags', '--update-shallow', 'origin', target.refspec);
  }
  if (input('sparse-checkout') !== '') {
    const patterns = input('sparse-checkout')
      .split('\n')
      .map((line) => line.trim());
    git('sparse-checkout', 'set', flag('sparse-checkout-cone-mode') ? '--cone' : '--no-cone', ...patterns);
  }
  if (target.branch === undefined) git('checkout', '--quiet', '--force', '--detach', target.start);
  else git('checkout', '--quiet', '--force', '-B', target.branch, target.start);

  persistCredentials(directory);
  append('GITHUB_OUTPUT', 'ref', input('ref') || (process.env['GITHUB_REF'] ?? ''));
  append('GITHUB_OUTPUT', 'commit', git('log', '-1', '--format=%H'));
});

type Git = (...args: string[]) => string;

function checkInputs(): void {
  const own = process.env['GITHUB_REPOSITORY'] ?? '';
  if (input('repository').toLowerCase() !== own.toLowerCase()) {
    throw new NotSupported(
      `The local runner has no repository ${input('repository')}; it can check out ${own} only.`,
    );
  }
  if (!['', 'false'].includes(input('submodules')))
    throw new NotSupported('The local runner does not check out submodules.');
  if (flag('lfs')) throw new NotSupported('The local runner does not fetch Git LFS files.');
}

// A folder that holds this repository already is cleaned and used again; anything else is emptied.
function prepare(directory: string, git: Git): void {
  mkdirSync(directory, { recursive: true });
  if (existsSync(join(directory, '.git')) && git('config', '--get', 'remote.origin.url') === origin) {
    if (flag('clean')) {
      git('clean', '-ffdx');
      git('reset', '--hard');
    }
    return;
  }
  for (const entry of readdirSync(directory))
    rmSync(join(directory, entry), { recursive: true, force: true });
  git('init', '--quiet', '--initial-branch=main', '.');
  git('remote', 'add', 'origin', origin);
  git('config', 'gc.auto', '0');
}

interface Target {
  refspec: string;
  /** What to check out once it is fetched. */
  start: string;
  /** The local branch to make; none for a detached HEAD. */
  branch?: string;
}

function targetOf(git: Git): Target {
  const sha = process.env['GITHUB_SHA'] ?? '';
  const asked = input('ref');
  if (asked === '') return refTarget(process.env['GITHUB_REF'] ?? '', sha);
  if (/^[0-9a-f]{40}$/i.test(asked))
    return { refspec: `+${asked}:refs/remotes/origin/checkout`, start: asked };
  if (asked.startsWith('refs/')) return refTarget(asked, asked);
  const known = git('ls-remote', 'origin', `refs/heads/${asked}`, `refs/tags/${asked}`);
  const ref = ['heads', 'tags']
    .map((kind) => `refs/${kind}/${asked}`)
    .find((name) => known.includes(`\t${name}`));
  if (ref === undefined) throw new Error(`A branch or tag with the name '${asked}' could not be found`);
  return refTarget(ref, ref);
}

function refTarget(ref: string, from: string): Target {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch !== undefined) {
    const remote = `refs/remotes/origin/${branch}`;
    return { refspec: `+${from}:${remote}`, start: remote, branch };
  }
  const pull = /^refs\/pull\/(.+)$/.exec(ref)?.[1];
  if (pull !== undefined) {
    const remote = `refs/remotes/pull/${pull}`;
    return { refspec: `+${from}:${remote}`, start: remote };
  }
  return { refspec: `+${from}:${ref}`, start: ref };
}

function persistCredentials(directory: string): void {
  const token = input('token');
  if (!flag('persist-credentials') || token === '') return;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  command('add-mask', basic);
  execFileSync(
    'git',
    ['config', '--local', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${basic}`],
    {
      cwd: directory,
    },
  );
  append('GITHUB_STATE', 'directory', directory);
}
