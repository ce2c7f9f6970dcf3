/**
 * The "GitHub side" of the repository: a bare repository that jobs fetch from, with the refs of the event.
 * The directory the user works in is only read. Objects are borrowed from it, so nothing is copied.
 */
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from './errors.ts';
import { git, tryGit } from './git.ts';

/** What happened in the repository, as the event's payload and the contexts need it. */
export interface Origin {
  /** The bare repository. */
  directory: string;
  /** Top directory of the source checkout. */
  source: string;
  repository: string;
  defaultBranch: string;
  /** GITHUB_SHA and GITHUB_REF of the event. */
  sha: string;
  ref: string;
  /** The commit that was pushed or that heads the pull request, and the repository it is from. */
  head: { sha: string; ref: string; repository: string };
  /** The base of the pull request, or what was there before the push (40 zeros: nothing). */
  base: { sha: string; ref: string };
  /** True when the source has changes that no commit holds: they are not part of the run. */
  dirty: boolean;
  /** True when the source is a shallow clone: its history, and that of every job, ends early. */
  shallow: boolean;
}

/** `base` is a revision of the source; `repository` (OWNER/NAME) overrules the source's origin remote. */
export interface OriginOptions {
  source: string;
  directory: string;
  event: string;
  base?: string | undefined;
  repository?: string | undefined;
  /** True when the head of the pull request is in a fork. */
  fork?: boolean;
}

const zeros = '0'.repeat(40);

/** Events whose GITHUB_SHA is the merge of a pull request's head into its base. */
export const pullRequestEvents: readonly string[] = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
];

// Whatever the user works on, these run on what the default branch holds.
const defaultBranchEvents = ['schedule', 'workflow_run'];

/** Makes the bare repository and sets up the refs of the event. Throws UsageError when the source does not allow it. */
export async function createOrigin(options: OriginOptions): Promise<Origin> {
  const top = await tryGit(options.source, ['rev-parse', '--show-toplevel']);
  if (top.code !== 0) {
    throw new UsageError(
      `${options.source} is not a git checkout: ${top.stderr.trim()}. Give one with --repo, or run "git init" and commit.`,
    );
  }
  const source = top.stdout.trim();
  const head = await tryGit(source, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (head.code !== 0)
    throw new UsageError(`${source} has no commit yet. Commit what the workflow should run on.`);
  const headSha = head.stdout.trim();
  const bare = join(options.directory, 'origin.git');
  await borrow(source, bare);

  const branches = (await git(bare, ['for-each-ref', '--format=%(refname:short)', 'refs/heads'])).split('\n');
  const current = (await tryGit(source, ['symbolic-ref', '--quiet', '--short', 'HEAD'])).stdout.trim();
  const defaultBranch = ['main', 'master'].find((name) => branches.includes(name)) ?? (current || 'main');
  await git(bare, ['symbolic-ref', 'HEAD', `refs/heads/${defaultBranch}`]);
  const dirty = (await git(source, ['status', '--porcelain'])) !== '';
  const common = {
    directory: bare,
    source,
    repository: options.repository ?? (await repositoryOf(source)),
    defaultBranch,
    dirty,
    shallow: existsSync(join(bare, 'shallow')),
  };
  const { repository } = common;
  const fork = `octocat/${repository.split('/')[1]}`;
  if (options.event === 'merge_group') {
    const pull = await pullRequest({ bare, source, headSha, current, defaultBranch, base: options.base });
    const queue = `gh-readonly-queue/${pull.base.ref}/pr-1-${pull.base.sha}`;
    await git(bare, ['update-ref', `refs/heads/${queue}`, pull.sha]);
    const head = { sha: pull.sha, ref: queue, repository };
    return { ...common, sha: pull.sha, ref: `refs/heads/${queue}`, head, base: pull.base };
  }
  if (pullRequestEvents.includes(options.event) || options.event === 'pull_request_target') {
    const pull = await pullRequest({ bare, source, headSha, current, defaultBranch, base: options.base });
    const head = { ...pull.head, repository: options.fork === true ? fork : repository };
    if (options.event === 'pull_request_target') {
      return { ...common, ...pull, head, sha: pull.base.sha, ref: `refs/heads/${pull.base.ref}` };
    }
    return { ...common, ...pull, head };
  }
  const ofDefault = await tryGit(bare, ['rev-parse', '--verify', '--quiet', `refs/heads/${defaultBranch}`]);
  if (defaultBranchEvents.includes(options.event) && ofDefault.code === 0) {
    const sha = ofDefault.stdout.trim();
    const head = { sha, ref: defaultBranch, repository };
    return { ...common, sha, ref: `refs/heads/${defaultBranch}`, head, base: { sha, ref: defaultBranch } };
  }
  const branch = current || defaultBranch;
  await git(bare, ['update-ref', `refs/heads/${branch}`, headSha]);
  // Before a first push there was nothing, which GitHub writes as zeros.
  const before = options.base ?? `${headSha}^`;
  const known = await tryGit(source, ['rev-parse', '--verify', '--quiet', `${before}^{commit}`]);
  if (known.code !== 0 && options.base !== undefined) throw unknownBase(options.base, source);
  const base = { sha: known.stdout.trim() || zeros, ref: branch };
  const pushed = { sha: headSha, ref: branch, repository };
  return { ...common, sha: headSha, ref: `refs/heads/${branch}`, head: pushed, base };
}

// A bare repository with the branches and tags of the source and with its objects as an alternate. A clone
// would do the same, except for a shallow source, whose fetched commits it leaves out.
async function borrow(source: string, bare: string): Promise<void> {
  await git(source, ['init', '--quiet', '--bare', bare]);
  const path = async (name: string) => resolve(source, await git(source, ['rev-parse', '--git-path', name]));
  writeFileSync(join(bare, 'objects', 'info', 'alternates'), `${await path('objects')}\n`);
  const shallow = await path('shallow');
  if (existsSync(shallow)) copyFileSync(shallow, join(bare, 'shallow'));
  const refs = await git(source, [
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/heads',
    'refs/tags',
  ]);
  writeFileSync(join(bare, 'packed-refs'), refs === '' ? '' : `${refs}\n`);
  for (const setting of ['uploadpack.allowAnySHA1InWant', 'uploadpack.allowFilter']) {
    await git(bare, ['config', setting, 'true']);
  }
}

interface PullOptions {
  bare: string;
  source: string;
  headSha: string;
  current: string;
  defaultBranch: string;
  base: string | undefined;
}

interface Pull extends Pick<Origin, 'sha' | 'ref' | 'base'> {
  head: { sha: string; ref: string };
}

async function pullRequest(options: PullOptions): Promise<Pull> {
  const { bare, source, headSha } = options;
  const revision = options.base ?? options.defaultBranch;
  const base = await tryGit(source, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (base.code !== 0) throw unknownBase(revision, source);
  const baseSha = base.stdout.trim();
  if (baseSha === headSha) {
    throw new UsageError(
      `A pull request needs a head that differs from its base, but HEAD and ${revision} are both ${headSha.slice(0, 12)}. ` +
        'Give the base with --base, e.g. --base HEAD~1.',
    );
  }
  const named = (
    await tryGit(source, ['rev-parse', '--abbrev-ref', '--verify', '--quiet', revision])
  ).stdout.trim();
  const baseRef = named === '' || named === 'HEAD' ? options.defaultBranch : named.replace(/^origin\//, '');
  // A pull request cannot come from its own base branch; on that branch the head gets a name of its own.
  const headRef =
    options.current === '' || options.current === baseRef ? 'pull-request-head' : options.current;
  await git(bare, ['update-ref', `refs/heads/${baseRef}`, baseSha]);
  await git(bare, ['update-ref', `refs/heads/${headRef}`, headSha]);
  await git(bare, ['update-ref', 'refs/pull/1/head', headSha]);
  const sha = await mergeCommit(bare, baseSha, headSha);
  await git(bare, ['update-ref', 'refs/pull/1/merge', sha]);
  return {
    sha,
    ref: 'refs/pull/1/merge',
    head: { sha: headSha, ref: headRef },
    base: { sha: baseSha, ref: baseRef },
  };
}

// GitHub's test merge: base is the first parent, head the second. Dated like the head, so that the
// same two commits always give the same merge commit.
async function mergeCommit(bare: string, base: string, head: string): Promise<string> {
  const merged = await tryGit(bare, [
    'merge-tree',
    '--write-tree',
    '--name-only',
    '--no-messages',
    base,
    head,
  ]);
  const [tree = '', ...conflicts] = merged.stdout.trim().split('\n');
  if (merged.code === 1) {
    throw new UsageError(
      `The head ${head.slice(0, 12)} does not merge into the base ${base.slice(0, 12)}: conflict in ` +
        `${conflicts.filter((path) => path !== '').join(', ')}. Merge or rebase first, as GitHub also starts no run then.`,
    );
  }
  if (merged.code !== 0) {
    throw new UsageError(
      `The merge of head and base failed: ${merged.stderr.trim()}. Give another base with --base, or, in a shallow ` +
        'clone, fetch the history that the two share (git fetch --unshallow).',
    );
  }
  const date = await git(bare, ['log', '-1', '--format=%cI', head]);
  const person = { NAME: 'GitHub', EMAIL: 'noreply@github.com', DATE: date };
  const env = Object.fromEntries(
    Object.entries(person).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  return git(bare, ['commit-tree', tree, '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`], env);
}

function unknownBase(revision: string, source: string): UsageError {
  return new UsageError(
    `The base ${revision} is not a commit of ${source}. Give a branch, tag or commit with --base, e.g. --base HEAD~1.`,
  );
}

async function repositoryOf(source: string): Promise<string> {
  const remote = (await tryGit(source, ['config', '--get', 'remote.origin.url'])).stdout.trim();
  const match = /github\.com[/:]([\w.-]+\/[\w.-]+?)(\.git)?\/?$/.exec(remote);
  if (match?.[1] !== undefined) return match[1];
  const name =
    source
      .split('/')
      .pop()
      ?.replace(/[^\w.-]/g, '-') || 'repository';
  return `octo-org/${name}`;
}
