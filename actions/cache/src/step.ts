import { type Context, type EventTrust, eventTrust } from '@paceline/core';
import { oneLine } from '@paceline/render';
import { type PathSet, parsePaths } from '@paceline/snapshot';
import { type OpenOptions, type Store, storeFolders } from '@paceline/store';
import { packFolder, scopeFolder } from './entries/entries.ts';
import { statisticsScope } from './report/statistics.ts';
import { type CacheRequest, resolveRequest } from './request/cache-request.ts';
import type { SharedInputs } from './request/inputs.ts';
import { readSigningKey, type SigningKey, signedWithin } from './request/signing.ts';

/** What the machine lends to the actions. */
export interface Machine {
  openStore(spec: readonly string[], options: OpenOptions): Promise<Store>;
  /** Hides a credential in the log. */
  mask(value: string): void;
  /** The user's home folder, `~` in paths. */
  readonly home: string;
  now(): number;
}

/** What every step gets, of `cache` as of `cache/restore` and `cache/save`. */
export type StepContext = Pick<Context, 'environment' | 'log' | 'artifacts' | 'summary' | 'result'> & {
  readonly inputs: SharedInputs;
};

/** What a step works on, worked out once from its inputs and its event. */
export interface Step {
  readonly request: CacheRequest;
  readonly paths: PathSet;
  readonly trust: EventTrust;
  /** Undefined without `sign-with`, and when its variable is empty. */
  readonly signing: SigningKey | undefined;
}

/** @param known for post: the request that main worked out, as files and inputs may have changed since */
export async function prepareStep(
  context: StepContext,
  machine: Machine,
  known?: CacheRequest,
): Promise<Step> {
  const { environment, inputs, log } = context;
  const request =
    known ?? (await resolveRequest(inputs, environment, machine, (note) => log.warning(oneLine(note))));
  const paths = parsePaths(request.lines, {
    workspace: environment.workspace,
    home: machine.home,
    anyPlatform: inputs.enableCrossOsArchive,
    // A store that held itself would grow with every save, and one of a stranger's would be ours.
    own: [environment.home, ...storeFolders(inputs.store, environment)],
  });
  const name = inputs['sign-with'];
  const key = name === undefined ? undefined : readSigningKey(name, environment.variables);
  if (key?.secret) machine.mask(key.secret);
  if (key?.warning !== undefined) log.warning(`The key that sign-with names is weak: ${key.warning}.`);
  const signing = key && signedWithin(key, inputs['signed-max-age'], machine.now());
  return { request, paths, trust: eventTrust(environment), signing };
}

/**
 * Why a step with `sign-with` cannot verify entries: forks and Dependabot get no secrets. The name of the variable is
 * not shown, as it may be the key itself.
 */
export function unverifiable(inputs: SharedInputs, signing: SigningKey | undefined): string | undefined {
  return inputs['sign-with'] !== undefined && !signing
    ? 'the environment variable that sign-with names is empty or not set in this run'
    : undefined;
}

/** Why a step with `sign-with` cannot sign entries. */
export const unsignable = (inputs: SharedInputs, signing: SigningKey | undefined): string | undefined =>
  signing && !signing.signer
    ? 'sign-with names a public key, which verifies but cannot sign'
    : unverifiable(inputs, signing);

export function openStep(context: StepContext, machine: Machine, trust: EventTrust): Promise<Store> {
  const { environment, inputs, log } = context;
  return machine.openStore(inputs.store, {
    home: environment.home,
    variables: environment.variables,
    mayWrite: {
      allowed: trust.write !== undefined,
      reason: `a run on ${environment.eventName} may come from anyone`,
      prefixes: writtenPrefixes(environment.repository, trust.write),
    },
    onWarning: (message) => log.warning(message),
  });
}

/** Starts of the store keys that a step writes: entries and statistics of its own ref, and content. */
export const writtenPrefixes = (repository: string, scope: string | undefined): string[] =>
  scope === undefined
    ? []
    : [scopeFolder(repository, scope), statisticsScope(repository, scope), packFolder(repository)];

/** Whether the step's `mode` and its event allow it to write. */
export const mayWrite = (inputs: SharedInputs, trust: EventTrust): boolean =>
  inputs.mode !== 'read-only' && trust.write !== undefined;
