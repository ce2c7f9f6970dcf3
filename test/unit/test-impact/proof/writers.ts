import type { HistoryRecord } from '@paceline/contracts';
import { type Environment, eventTrust, type Log, mayWrite, readEnvironment } from '@paceline/core';
import { historyPrefixes, openHistory, type Proofs } from '@paceline/history';
import { openStore } from '@paceline/store';
import type { Scans } from '../../../../actions/test-impact/src/graph/javascript/known-scans.ts';
import type { Trust } from '../../../../actions/test-impact/src/machine.ts';
import { systemMachine } from '../../../../actions/test-impact/src/system.ts';
import { recordName, scopeFolders, workflowFolders } from '../../../../packages/history/src/keys.ts';
import { recordText } from '../../../../packages/history/src/retention.ts';
import { file, record } from '../../history/records.ts';

export const MAIN = 'refs/heads/main';
export const PLAN = '0123456789abcdef';
export const LINUX = '{"arch":"x64","axes":{},"os":"linux"}';

/** A run by its event, as GitHub describes it. */
export interface Event {
  readonly eventName: string;
  readonly ref: string;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly repository?: string;
  readonly workflow?: string;
}

export const push = (branch: string): Event => ({ eventName: 'push', ref: `refs/heads/${branch}` });
export const pull = (number: number, base = 'main', from = 'o/r'): Event => ({
  eventName: 'pull_request',
  ref: `refs/pull/${number}/merge`,
  event: { pull_request: { number, base: { ref: base }, head: { repo: { full_name: from } } } },
});
export const queued = (base: string): Event => ({
  eventName: 'merge_group',
  ref: `refs/heads/gh-readonly-queue/${base}/pr-1-${'a'.repeat(40)}`,
  event: { merge_group: { base_ref: `refs/heads/${base}` } },
});

/** A store that several runs share, as each of them sees it. */
export interface Place {
  readonly spec: string;
  variablesOf(run: Event): Readonly<Record<string, string>>;
}

function environmentOf(run: Event, place: Place): Environment {
  const variables = place.variablesOf(run);
  return {
    ...readEnvironment({
      GITHUB_REPOSITORY: run.repository ?? 'o/r',
      GITHUB_WORKFLOW: run.workflow ?? 'ci',
      GITHUB_RUN_ID: '999',
      GITHUB_RUN_NUMBER: '50',
      GITHUB_EVENT_NAME: run.eventName,
      GITHUB_REF: run.ref,
      ...variables,
    }),
    event: { repository: { default_branch: 'main' }, ...run.event },
    variables,
  };
}

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** A record of a run that was green, and proves `a.test.ts`. */
export const proving = (run: string, by: Event, more: Partial<HistoryRecord> = {}): HistoryRecord =>
  record(run, 0, {
    runNumber: 10,
    workflow: by.workflow ?? 'ci',
    scope: eventTrust({ event: {}, repository: 'o/r', variables: {}, ...by }).write ?? '',
    event: by.eventName,
    finishedAt: secondsAgo(600),
    proves: {
      head: 'c'.repeat(40),
      tree: 'd'.repeat(40),
      suites: [{ suite: 'unit', definition: PLAN }],
    },
    ranOn: [{ suite: 'unit', definition: PLAN, environments: [LINUX] }],
    files: [{ ...file('a.test.ts', 1), proven: true }],
    ...more,
  });

/** Opens the history as `perf-report` does: with the rights of the run, and no others. */
async function withHistory(
  by: Event,
  place: Place,
  work: (history: ReturnType<typeof openHistory>) => unknown,
) {
  const environment = environmentOf(by, place);
  const { home, variables, repository, workflow } = environment;
  const access = { repository, workflow, ...eventTrust(environment) };
  const rights = { ...mayWrite(environment), prefixes: historyPrefixes(access) };
  const store = await openStore([place.spec], { home, variables, mayWrite: rights });
  try {
    await work(openHistory(store, access));
  } finally {
    await store.close();
  }
}

/** What an honest run leaves behind. */
export const leave = (run: string, by: Event, place: Place, more: Partial<HistoryRecord> = {}) =>
  withHistory(by, place, (history) => history.append(proving(run, by, more)));

/** An honest run that makes one object of its scope's records. */
export const fold = (by: Event, place: Place) =>
  withHistory(by, place, (history) => history.compact({ minObjects: 1 }));

/** Puts bytes past our code, with whatever rights the job has. */
export async function putRaw(key: string, bytes: Uint8Array, by: Event, place: Place): Promise<void> {
  const { home, variables } = environmentOf(by, place);
  const store = await openStore([place.spec], { home, variables, mayWrite: { allowed: true, reason: '' } });
  try {
    await store.put(key, bytes);
  } finally {
    await store.close();
  }
}

/** Where the records of a scope are. */
export const folderOf = (scope: string, { repository = 'o/r', workflow = 'ci' } = {}) =>
  scopeFolders(workflowFolders(repository, workflow), scope);
export const keyOf = (scope: string, value: HistoryRecord): string =>
  folderOf(scope).singles + recordName(value);
export const bytesOf = (value: HistoryRecord): Uint8Array => new TextEncoder().encode(recordText(value));

/** What a plan of this run is told of earlier runs. */
export async function told(
  run: Event,
  place: Place,
  trust: Trust = 'base',
): Promise<{ readonly proofs: Proofs; readonly scans: Scans | undefined; readonly warnings: string[] }> {
  const environment = environmentOf(run, place);
  const warnings: string[] = [];
  const log = { info: () => {}, debug: () => {}, warning: (text: string) => warnings.push(text) };
  const suites = [{ suite: 'unit', definition: PLAN }];
  const machine = systemMachine(environment, '.', log as unknown as Log);
  const past = await machine.past({ store: [place.spec], trust, suites, scans: true });
  return { proofs: past.suites[0]!.proofs, scans: past.scans, warnings };
}

/** Ids of the runs that a plan of this run believes. */
export const believed = async (...asked: Parameters<typeof told>): Promise<string[]> =>
  (await told(...asked)).proofs.runs.map(({ runId }) => runId);
