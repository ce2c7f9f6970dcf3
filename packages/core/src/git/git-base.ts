import { textAt } from '../payload.ts';
import { type Git, headCommit, isShallow } from './git.ts';

export interface BaseQuestion {
  readonly eventName: string;
  /** The webhook payload; every field of it may be missing. */
  readonly event: Readonly<Record<string, unknown>>;
  /** Full ref of the run, e.g. `refs/heads/main`. */
  readonly ref: string;
  /** A revision that the user named; it wins over the event. */
  readonly base?: string | undefined;
  /** How many commits a shallow clone may be deepened by in all. */
  readonly maxDeepen: number;
}

/** What HEAD is compared with, or why there is nothing to compare it with. */
export type BaseAnswer =
  | { readonly commit: string; readonly how: string }
  | { readonly commit?: undefined; readonly code: 'no-base' | 'default-branch'; readonly reason: string };

const ZERO = /^0+$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The commit whose tree HEAD's is to be compared with, by event:
 * - `base` given: that commit itself;
 * - pull request: the first parent of the merge commit that GitHub checks out (the payload's base drifts
 *   from it), else the merge base with the payload's base;
 * - push: what the branch was before, even when the push was forced, if the commit can still be had;
 *   else the merge base with the default branch;
 * - merge group: its base;
 * - anything else: the merge base with the default branch.
 */
export async function findBase(git: Git, question: BaseQuestion): Promise<BaseAnswer> {
  const head = await headCommit(git);
  const { event, eventName } = question;
  if (question.base !== undefined) {
    const commit = await obtain(git, question.base);
    return commit
      ? { commit, how: `base ${question.base}` }
      : no(`the base "${question.base}" is not in this clone and could not be fetched`);
  }
  if (eventName === 'pull_request' || eventName === 'pull_request_target') {
    const sha = textAt(event, 'pull_request', 'head', 'sha');
    const parents = await parentsOf(git, head);
    if (eventName === 'pull_request' && parents.length === 2 && (sha === undefined || parents[1] === sha)) {
      const commit = await obtain(git, parents[0]!);
      return commit
        ? { commit, how: 'first parent of the merge commit' }
        : no(`the first parent of the merge commit, ${short(parents[0]!)}, could not be fetched`);
    }
    const base = textAt(event, 'pull_request', 'base', 'sha');
    if (base === undefined) return withDefaultBranch(git, head, question);
    return withMergeBase(git, head, base, "the pull request's base", question.maxDeepen);
  }
  if (eventName === 'merge_group') {
    const base = textAt(event, 'merge_group', 'base_sha');
    const commit = base && (await obtain(git, base));
    return commit
      ? { commit, how: 'base of the merge group' }
      : no('the base of the merge group could not be fetched');
  }
  if (eventName === 'push') {
    const before = textAt(event, 'before');
    if (before !== undefined && COMMIT.test(before) && !ZERO.test(before)) {
      const commit = await obtain(git, before);
      if (commit) return { commit, how: 'the branch before this push' };
      const other = await withDefaultBranch(git, head, question);
      return other.commit
        ? other
        : no(`the commit before this push, ${short(before)}, is gone (a forced push?), and ${why(other)}`);
    }
  }
  return withDefaultBranch(git, head, question);
}

async function withDefaultBranch(git: Git, head: string, question: BaseQuestion): Promise<BaseAnswer> {
  const branch =
    textAt(question.event, 'repository', 'default_branch') ??
    (await git.attempt(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']))
      ?.trim()
      .replace(/^origin\//, '');
  if (branch === undefined || branch === '') return no('the default branch is not known');
  if (question.ref === `refs/heads/${branch}`) {
    return {
      code: 'default-branch',
      reason: `this run is on the default branch ${branch}, with nothing to compare it with`,
    };
  }
  const tip =
    (await resolveCommit(git, `refs/remotes/origin/${branch}`)) ??
    (await resolveCommit(git, `refs/heads/${branch}`)) ??
    (await fetchRevision(git, `refs/heads/${branch}`));
  if (tip === undefined)
    return no(`the default branch ${branch} is not in this clone and could not be fetched`);
  const answer = await withMergeBase(git, head, tip, `the default branch ${branch}`, question.maxDeepen);
  // A branch that was just made from the default branch has changed nothing, but nothing ran for it either.
  return answer.commit === head ? no(`HEAD is already part of the default branch ${branch}`) : answer;
}

/**
 * The merge base of HEAD and another commit. A shallow clone is deepened step by step (each twice the one
 * before) until the two histories meet or the limit is reached.
 */
async function withMergeBase(
  git: Git,
  head: string,
  other: string,
  name: string,
  maxDeepen: number,
): Promise<BaseAnswer> {
  const tip = await obtain(git, other);
  if (tip === undefined) return no(`${name} (${short(other)}) could not be fetched`);
  let deepened = 0;
  for (let step = 32; ; step *= 2) {
    const found = (await git.attempt(['merge-base', head, tip]))?.trim();
    if (found) return { commit: found, how: `merge base with ${name}` };
    if (!(await isShallow(git))) return no(`HEAD and ${name} have no common history`);
    const size = Math.min(step, maxDeepen - deepened);
    if (size <= 0) {
      return no(
        `this clone is shallow and ${deepened} more commits did not reach ${name}; use fetch-depth: 0`,
      );
    }
    const fetched = await git.attempt([...FETCH, `--deepen=${size}`, 'origin', head, tip]);
    if (fetched === undefined)
      return no('this clone is shallow and could not be deepened; use fetch-depth: 0');
    deepened += size;
  }
}

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];

/** The full commit id of a revision: from this clone, else fetched from origin. */
async function obtain(git: Git, revision: string): Promise<string | undefined> {
  return (await resolveCommit(git, revision)) ?? (await fetchRevision(git, revision));
}

/**
 * Whether this clone has a commit with its files.
 * @param fetch ask origin for it where it is missing
 */
export const hasCommit = async (
  git: Git,
  commit: string,
  { fetch }: { readonly fetch: boolean },
): Promise<boolean> =>
  COMMIT.test(commit) && (await (fetch ? obtain : resolveCommit)(git, commit)) === commit;

/** The full commit id of a revision that this clone has; nothing is fetched. */
export async function resolveCommit(git: Git, revision: string): Promise<string | undefined> {
  const found = await git.attempt([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  return found?.trim() || undefined;
}

async function fetchRevision(git: Git, revision: string): Promise<string | undefined> {
  // A leading dash would be an option, a colon a refspec that writes.
  if (/^[-+]/.test(revision) || revision.includes(':')) return undefined;
  const name = revision.replace(/^(?:refs\/remotes\/)?origin\//, 'refs/heads/');
  // --depth in a complete clone would cut it off.
  const depth = (await isShallow(git)) ? ['--depth=1'] : [];
  const fetched = await git.attempt([...FETCH, ...depth, 'origin', name]);
  return fetched === undefined
    ? undefined
    : resolveCommit(git, COMMIT.test(revision) ? revision : 'FETCH_HEAD');
}

/** Parents as the commit itself names them: a shallow clone hides them from `HEAD^1`. */
async function parentsOf(git: Git, commit: string): Promise<string[]> {
  const body = (await git.attempt(['cat-file', 'commit', commit])) ?? '';
  const header = body.slice(0, body.indexOf('\n\n'));
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!);
}

const no = (reason: string): BaseAnswer => ({ code: 'no-base', reason });
const why = (answer: BaseAnswer): string => (answer.commit === undefined ? answer.reason : '');
const short = (commit: string): string => commit.slice(0, 12);
