import type { Environment } from '../environment.ts';
import { textAt } from '../payload.ts';
import type { GitHub } from './github.ts';
import type { GitHubPull } from './github-shapes.ts';

/** What an event says of whose code runs and of whose stored entries a run may read and write. */
export interface EventTrust {
  /**
   * `trusted`: started by people who may write to the repository, or by its own schedule, on a ref of
   * theirs. `pull-request`: runs code of a pull request, which anyone may have sent. `open`: carries the
   * default branch's ref although strangers can start it (pull_request_target, workflow_run, …).
   */
  readonly level: 'trusted' | 'pull-request' | 'open';
  /** True where the token can only read, whatever the workflow declares: forks, and Dependabot's runs. */
  readonly readOnlyToken: boolean;
  /** Refs whose entries this run may read, in the order in which it prefers them. */
  readonly read: readonly string[];
  /**
   * The ref under which it may write; absent: it may not. Runs of a merge queue share the scope `queue/<branch>` of the
   * branch that they queue for, since each entry has a ref of its own that no later run reads.
   */
  readonly write?: string;
  /**
   * Refs whose runs this one is compared with: its base and the default branch. Its own ref only where neither
   * is known and only people who may write can have started it.
   */
  readonly baseline: readonly string[];
  /** On a branch the scope of the runs of its merge queue, which test what a push then brings. */
  readonly queue?: string;
  /** True on the default branch, and off GitHub: such a run may remove what other refs left behind. */
  readonly tidiesAll: boolean;
}

type EventEnvironment = Pick<Environment, 'event' | 'eventName' | 'ref' | 'repository' | 'variables'>;

const TRUSTED = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'workflow_call',
  'merge_group',
  'create',
  'release',
  'deployment',
  'local',
]);
/** Run on a pull request's merge commit, so on code that anyone may have sent. */
const PULL_REQUEST = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

/**
 * Trust and scopes from the event, by GitHub's rules for its own cache: a run reads the entries of its ref,
 * of the base and of the default branch, and writes only those of its own ref. Whatever is not known to be
 * trusted writes nothing.
 */
export function eventTrust(environment: EventEnvironment): EventTrust {
  const { event, eventName, ref } = environment;
  const defaultBranch = branchRef(textAt(event, 'repository', 'default_branch'));
  const pull = record(event['pull_request']);
  const base = branchRef(textAt(pull, 'base', 'ref')) ?? textAt(event, 'merge_group', 'base_ref');
  const baseline = distinct([base, defaultBranch]);
  const readOnlyToken = hasReadOnlyToken(environment);
  if (PULL_REQUEST.has(eventName)) {
    const number = numberOf(pull['number']);
    // By the event's number: for a closed pull request the ref is its base branch.
    const own = number === undefined ? undefined : `refs/pull/${number}/merge`;
    return {
      level: 'pull-request',
      readOnlyToken,
      read: distinct([own, base, defaultBranch]),
      ...(own ? { write: own } : {}),
      baseline,
      tidiesAll: false,
    };
  }
  if (!TRUSTED.has(eventName))
    return { level: 'open', readOnlyToken, read: baseline, baseline, tidiesAll: false };
  const queuedFor = textAt(event, 'merge_group', 'base_ref');
  const own = eventName === 'merge_group' && queuedFor !== undefined ? queueScope(queuedFor) : ref || 'local';
  return {
    level: 'trusted',
    readOnlyToken,
    read: distinct([own, base, defaultBranch]),
    write: own,
    baseline: baseline.length > 0 ? baseline : [own],
    ...(eventName === 'push' && ref.startsWith(BRANCH) ? { queue: queueScope(ref) } : {}),
    tidiesAll: own === defaultBranch || eventName === 'local',
  };
}

/** Whether a run may keep anything in a store, and if not, why: what a store wants to know when it is opened. */
export function mayWrite(environment: EventEnvironment): {
  readonly allowed: boolean;
  readonly reason: string;
} {
  const { level, write } = eventTrust(environment);
  return {
    allowed: write !== undefined,
    reason:
      level === 'open'
        ? `a run on ${environment.eventName} may come from anyone`
        : 'its event does not say of which pull request it is',
  };
}

function hasReadOnlyToken({ event, eventName, repository, variables }: EventEnvironment): boolean {
  if (!PULL_REQUEST.has(eventName)) return false;
  const head = textAt(event, 'pull_request', 'head', 'repo', 'full_name');
  return !sameName(head, repository) || variables['GITHUB_ACTOR'] === 'dependabot[bot]';
}

/** The run that started this one, as GitHub's own payload of `workflow_run` names it. */
export interface TriggeringRun {
  readonly runId: string;
  readonly attempt: number;
  readonly workflow: string;
  /** Its event, e.g. `pull_request`. */
  readonly event: string;
  readonly conclusion: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** `owner/name`; of a fork's run the fork. Empty when the fork was deleted. */
  readonly headRepository: string;
}

/** Undefined unless the event is `workflow_run` of this very repository's run. */
export function triggeringRun({
  event,
  eventName,
}: Pick<Environment, 'event' | 'eventName'>): TriggeringRun | undefined {
  if (eventName !== 'workflow_run') return undefined;
  const run = record(event['workflow_run']);
  const id = numberOf(run['id']);
  const headSha = textAt(run, 'head_sha');
  if (id === undefined || headSha === undefined) return undefined;
  return {
    runId: String(id),
    attempt: numberOf(run['run_attempt']) ?? 1,
    workflow: textAt(run, 'name') ?? textAt(event, 'workflow', 'name') ?? '',
    event: textAt(run, 'event') ?? '',
    conclusion: textAt(run, 'conclusion') ?? '',
    headSha,
    headBranch: textAt(run, 'head_branch') ?? '',
    headRepository: textAt(run, 'head_repository', 'full_name') ?? '',
  };
}

/** The pull request that a run belongs to. */
interface RunPullRequest {
  readonly number: number;
  /** `owner/name`; empty when the fork was deleted. */
  readonly headRepository: string;
  readonly headSha: string;
  readonly baseBranch: string;
  /** True when its head is in this repository, so that only people who may write can have sent it. */
  readonly trusted: boolean;
}

/** True for the events that are about one pull request, so that a comment is expected. */
export function isAboutPullRequest(environment: Pick<Environment, 'event' | 'eventName'>): boolean {
  const { eventName } = environment;
  return (
    PULL_REQUEST.has(eventName) ||
    eventName === 'pull_request_target' ||
    /^pull_request/.test(triggeringRun(environment)?.event ?? '')
  );
}

/**
 * The pull request of this run, undefined when it has none (or no longer has this commit as its head).
 * - `pull_request…`: from the payload, which GitHub wrote.
 * - `workflow_run`: by head repository and commit through the API. The payload's own list is empty for
 *   forks, and what the other run uploaded may name any pull request.
 * - `merge_group`: the one that GitHub's queue named its branch after, the last of the group.
 * - everything else (push, schedule, workflow_dispatch): the open one of this repository whose head is this
 *   commit.
 * @throws PacelineError when the API is needed and refuses
 */
export async function findPullRequest(
  environment: EventEnvironment & Pick<Environment, 'sha'>,
  github: PullRequests,
): Promise<RunPullRequest | undefined> {
  const { event, eventName, repository, sha } = environment;
  if (PULL_REQUEST.has(eventName) || eventName === 'pull_request_target') {
    return fromPayload(record(event['pull_request']), repository);
  }
  if (eventName === 'workflow_run') {
    const run = triggeringRun(environment);
    return run && findByHead(github, repository, run);
  }
  if (eventName === 'merge_group') {
    const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec(textAt(event, 'merge_group', 'head_ref') ?? '');
    return queued ? describePull(await github.pull(Number(queued[1])), repository) : undefined;
  }
  if (sha === '') return undefined;
  return findByHead(github, repository, {
    headRepository: repository,
    headSha: sha,
    headBranch: /^refs\/heads\/(.+)$/.exec(environment.ref)?.[1] ?? '',
  });
}

type PullRequests = Pick<GitHub, 'pull' | 'pullsByHead' | 'pullsOfCommit'>;

async function findByHead(
  github: PullRequests,
  repository: string,
  head: Pick<TriggeringRun, 'headRepository' | 'headSha' | 'headBranch'>,
): Promise<RunPullRequest | undefined> {
  if (head.headRepository === '') return undefined;
  const fits = (pull: GitHubPull) =>
    pull.state === 'open' &&
    pull.head.sha === head.headSha &&
    sameName(pull.head.repo?.full_name, head.headRepository);
  const owner = head.headRepository.split('/')[0]!;
  // The branch only narrows the list; what counts is the repository and the commit of each.
  const byBranch =
    head.headBranch === '' ? [] : (await github.pullsByHead(owner, head.headBranch)).filter(fits);
  const found = byBranch.length > 0 ? byBranch : (await github.pullsOfCommit(head.headSha)).filter(fits);
  const pull = found.sort((a, b) => a.number - b.number)[0];
  return pull && describePull(pull, repository);
}

function describePull({ number, head, base }: GitHubPull, repository: string): RunPullRequest {
  const headRepository = head.repo?.full_name ?? '';
  const trusted = sameName(headRepository, repository);
  return { number, headRepository, headSha: head.sha, baseBranch: base.ref, trusted };
}

function fromPayload(pull: Record<string, unknown>, repository: string): RunPullRequest | undefined {
  const number = numberOf(pull['number']);
  const headSha = textAt(pull, 'head', 'sha');
  if (number === undefined || headSha === undefined) return undefined;
  const headRepository = textAt(pull, 'head', 'repo', 'full_name') ?? '';
  return {
    number,
    headRepository,
    headSha,
    baseBranch: textAt(pull, 'base', 'ref') ?? '',
    trusted: sameName(headRepository, repository),
  };
}

const BRANCH = 'refs/heads/';

const queueScope = (branch: string): string =>
  `queue/${branch.startsWith(BRANCH) ? branch.slice(BRANCH.length) : branch}`;

const branchRef = (name: string | undefined): string | undefined => name && `${BRANCH}${name}`;

/** GitHub's names of owners and repositories are the same in any case. */
const sameName = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

const numberOf = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const distinct = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];
