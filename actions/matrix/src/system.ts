import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestFile, testKey } from '@paceline/contracts';
import {
  changedFiles,
  type Environment,
  eventTrust,
  findBase,
  headCommit,
  type Log,
  loadDocument,
  mayWrite,
  messageOf,
  openGit,
} from '@paceline/core';
import type { Machine } from './machine.ts';
import { noTimings, type Timings } from './shards/estimates.ts';

export function systemMachine(environment: Environment, log: Log): Machine {
  const { workspace, variables } = environment;
  /** What cannot be read costs the timings, not the job. */
  async function reading(
    read: (from: typeof import('./timings/read-timings.ts')) => Promise<Map<string, number>>,
  ): Promise<Map<string, number>> {
    try {
      return await read(await import('./timings/read-timings.ts'));
    } catch (error) {
      log.warning(`"timings" is not read: ${messageOf(error)}`);
      return new Map();
    }
  }
  return {
    now: () => new Date(),
    readPlan: (path) => loadDocument(environment, path, 'plan'),
    head: async () => headCommit(await openGit(workspace, variables)),
    exists: (file) =>
      access(join(workspace, file)).then(
        () => true,
        () => false,
      ),
    changedPaths: (maxDeepen) => changedPaths(environment, maxDeepen),
    timings: (store) => readHistory(environment, log, store),
    recordedTimings: (patterns, planned) =>
      reading(({ readTimings }) => readTimings(patterns, planned, { root: workspace, log })),
    namedTimings: (patterns) => reading(({ readNamed }) => readNamed(patterns, { root: workspace, log })),
  };
}

/**
 * Only what asks to be merged is compared: of a push nobody knows whether the push before it was green, and what it
 * broke would never run again.
 */
async function changedPaths(
  { workspace, variables, eventName, event, ref }: Environment,
  maxDeepen: number,
): ReturnType<Machine['changedPaths']> {
  // pull_request_target has the base checked out, unless the workflow says otherwise.
  if (eventName !== 'pull_request' && eventName !== 'merge_group') {
    return {
      unknown: `only pull requests and merge groups are compared with their base, and this run is of the event ${eventName}`,
    };
  }
  try {
    const git = await openGit(workspace, variables);
    const base = await findBase(git, { eventName, event, ref, maxDeepen });
    if (base.commit === undefined) return { unknown: base.reason };
    const changes = await changedFiles(git, base.commit, await headCommit(git));
    return changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  } catch (error) {
    return { unknown: `what changed is not known: ${messageOf(error).replace(/\.$/, '')}` };
  }
}

/** A store that is named wrongly is the user's to correct; one that cannot be read only costs the timings. */
async function readHistory(environment: Environment, log: Log, spec: readonly string[]): Promise<Timings> {
  // Loaded only here: a plan that already knows every duration needs neither.
  const [
    { openStore },
    { dealtShards, fileTimings, historyPrefixes, legCosts, legPeaks, openHistory, unknownSeconds },
  ] = await Promise.all([import('@paceline/store'), import('@paceline/history')]);
  const { home, variables, repository, workflow, runNumber } = environment;
  const access = { repository, workflow, ...eventTrust(environment) };
  const onWarning = (message: string) => log.warning(message);
  const rights = { ...mayWrite(environment), prefixes: historyPrefixes(access) };
  const store = await openStore(spec, { home, variables, onWarning, mayWrite: rights });
  try {
    const records = await openHistory(store, access, { onWarning, runNumber }).records();
    const known = fileTimings(records);
    const costs = legCosts(records);
    const peaks = legPeaks(records);
    return {
      seconds: (test: TestFile) => known.get(testKey(test))?.seconds,
      guess: (file) => unknownSeconds(records, file),
      failedLast: (test: TestFile) => known.get(testKey(test))?.lastOutcome === 'failed',
      legCost: (suite) => costs.get(suite),
      peaks: (suite) => peaks.get(suite),
      dealt: () => dealtShards(records),
    };
  } catch (error) {
    log.warning(`No timings of earlier runs, so durations are guessed: ${messageOf(error)}`);
    return noTimings;
  } finally {
    await store.close();
  }
}
