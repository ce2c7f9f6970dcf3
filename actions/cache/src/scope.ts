import type { Environment } from '@paceline/core';
import { maySave, RUNS_ON_PULL_REQUESTS } from '@paceline/store';

/** Whose entries a run may read, in the order in which it prefers them, and under which ref it writes. */
export interface Scopes {
  readonly read: readonly string[];
  /** Absent: this run may not write. */
  readonly write?: string;
}

/**
 * GitHub's rules for its own cache, for stores that have none: a run reads the entries of its ref, of the
 * base and of the default branch, and writes only those of its own ref. Taken from the event, since the ref of
 * some events is the default branch although strangers can start them (`maySave`).
 */
export function cacheScopes(
  environment: Pick<Environment, 'event' | 'eventName' | 'ref' | 'onGitHub'>,
): Scopes {
  const { event, eventName, ref } = environment;
  const defaultBranch = branch(text(event['repository'], 'default_branch'));
  const pull = record(event['pull_request']);
  const base = branch(text(pull['base'], 'ref')) ?? text(event['merge_group'], 'base_ref');
  if (RUNS_ON_PULL_REQUESTS.has(eventName)) {
    const number = pull['number'];
    // By the event's number: for a closed pull request the ref is its base branch.
    if (!Number.isSafeInteger(number)) return { read: distinct([base, defaultBranch]) };
    const own = `refs/pull/${number}/merge`;
    return { read: distinct([own, base, defaultBranch]), write: own };
  }
  if (!maySave(eventName)) return { read: distinct([base, defaultBranch]) };
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
