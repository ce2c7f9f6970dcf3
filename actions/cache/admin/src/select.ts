import { type Environment, eventTrust, PacelineError } from '@paceline/core';
import { packFolder, repositoryFolder } from '../../src/entries/entries.ts';
import { marksFolder } from '../../src/entries/marked-blobs.ts';
import { statisticsFolder } from '../../src/report/statistics.ts';
import { writtenPrefixes } from '../../src/step.ts';
import type { HeldEntry } from './inventory.ts';
import type { KeyPattern } from './key-pattern.ts';

/** Whose entries a command is about, and which of them it may remove. */
export interface Rights {
  readonly read: readonly string[];
  /** Refs whose entries this run may change: `all` on the default branch, else its own; none where anyone can start it. */
  readonly change: 'all' | readonly string[];
  /** The run in words, for messages on what it may not do. */
  readonly who: string;
}

/**
 * From the event, as for saving. A run on the default branch is under the control of those who may merge, and
 * a run off GitHub has the store's credentials anyway, so both may clean up what all other refs left behind.
 */
export function adminRights(environment: Environment): Rights {
  const { read, write, tidiesAll } = eventTrust(environment);
  return {
    read,
    change: tidiesAll ? 'all' : write === undefined ? [] : [write],
    who: `a run on ${environment.eventName}${environment.ref === '' ? '' : ` of ${environment.ref}`}`,
  };
}

/** Starts of the store keys that the run may change: all of the repository, or what a step on its ref writes. */
export const changedPrefixes = (repository: string, { change }: Rights): string[] =>
  change === 'all'
    ? [
        repositoryFolder(repository),
        statisticsFolder(repository),
        marksFolder(repository),
        packFolder(repository),
      ]
    : change.flatMap((scope) => writtenPrefixes(repository, scope));

/** Input `scope`: `own`, `all`, a ref, or the merge queue of a branch. */
export type Scope = 'own' | 'all' | `refs/${string}` | `queue/${string}`;

export const ownScope = ({ change, read }: Rights): string | undefined =>
  change === 'all' ? read[0] : change[0];

/** The entries of a scope whose keys match; without a pattern all of them. */
export function selectEntries(
  entries: readonly HeldEntry[],
  scope: Scope,
  rights: Rights,
  pattern: KeyPattern | undefined,
): HeldEntry[] {
  const own = ownScope(rights);
  return entries.filter(
    (entry) =>
      (scope === 'all' || entry.scope === (scope === 'own' ? own : scope)) &&
      (pattern === undefined || pattern.matches(entry.key)),
  );
}

/** @throws PacelineError when this run may not change entries of the scope */
export function expectRight(rights: Rights, scope: Scope, command: string): void {
  const { change, who } = rights;
  if (change === 'all') return;
  if (change.length > 0 && (scope === 'own' || (scope !== 'all' && change.includes(scope)))) return;
  const may = change.length === 0 ? 'nothing' : `only entries of ${change.join(', ')}`;
  throw new PacelineError(
    'PACELINE_CACHE_FORBIDDEN',
    `"${command}" with scope "${scope}" is not allowed here: ${who} may change ${may}.`,
    'Run it on the default branch, from schedule, workflow_dispatch or push.',
  );
}
