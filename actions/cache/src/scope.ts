import type { Environment } from '@paceline/core';

/** Whose entries a run may read, in the order in which it prefers them, and under which ref it writes. */
export interface Scopes {
  readonly read: readonly string[];
  /** Absent: this run may not write. */
  readonly write?: string;
}

/** Started by people who may write to the repository (or by its own schedule), on a ref they chose. */
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
 * GitHub's rules for its own cache, for stores that have none: a run reads the entries of its ref, of the
 * base and of the default branch, and writes only those of its own ref. Taken from the event: on
 * pull_request_target, workflow_run, issue_comment and the like the ref *is* the default branch although
 * strangers can start them, so whatever is not known to be trusted writes nothing.
 */
export function cacheScopes(
  environment: Pick<Environment, 'event' | 'eventName' | 'ref' | 'onGitHub'>,
): Scopes {
  const { event, eventName, ref } = environment;
  const defaultBranch = branch(text(event['repository'], 'default_branch'));
  const pull = record(event['pull_request']);
  const base = branch(text(pull['base'], 'ref')) ?? text(event['merge_group'], 'base_ref');
  if (PULL_REQUEST.has(eventName)) {
    const number = pull['number'];
    // By the event's number: for a closed pull request the ref is its base branch.
    if (!Number.isSafeInteger(number)) return { read: distinct([base, defaultBranch]) };
    const own = `refs/pull/${number}/merge`;
    return { read: distinct([own, base, defaultBranch]), write: own };
  }
  if (!TRUSTED.has(eventName)) return { read: distinct([base, defaultBranch]) };
  const own = ref || 'local';
  return { read: distinct([own, base, defaultBranch]), write: own };
}

const branch = (name: string | undefined): string | undefined => name && `refs/heads/${name}`;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function text(value: unknown, field: string): string | undefined {
  const found = record(value)[field];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const distinct = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];
