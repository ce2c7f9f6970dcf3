import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestFile, testKey } from '@paceline/contracts';
import {
  type Environment,
  eventTrust,
  headCommit,
  type Log,
  loadDocument,
  mayWrite,
  messageOf,
  openGit,
} from '@paceline/core';
import { noTimings, type Timings } from './estimates.ts';
import type { Machine } from './machine.ts';

export function systemMachine(environment: Environment, log: Log): Machine {
  const { workspace, variables } = environment;
  return {
    now: () => new Date(),
    readPlan: (path) => loadDocument(environment, path, 'plan'),
    head: async () => headCommit(await openGit(workspace, variables)),
    exists: (file) =>
      access(join(workspace, file)).then(
        () => true,
        () => false,
      ),
    timings: (store) => readHistory(environment, log, store),
    async recordedTimings(patterns, planned) {
      try {
        const { readTimings } = await import('./timings/read-timings.ts');
        return await readTimings(patterns, planned, { root: workspace, log });
      } catch (error) {
        log.warning(`"timings" is not read: ${messageOf(error)}`);
        return new Map();
      }
    },
  };
}

/** A store that is named wrongly is the user's to correct; one that cannot be read only costs the timings. */
async function readHistory(environment: Environment, log: Log, spec: readonly string[]): Promise<Timings> {
  // Loaded only here: a plan that already knows every duration needs neither.
  const [{ openStore }, { fileTimings, historyPrefixes, openHistory, unknownSeconds }] = await Promise.all([
    import('@paceline/store'),
    import('@paceline/history'),
  ]);
  const { home, variables, repository, workflow, runNumber } = environment;
  const access = { repository, workflow, ...eventTrust(environment) };
  const onWarning = (message: string) => log.warning(message);
  const rights = { ...mayWrite(environment), prefixes: historyPrefixes(access) };
  const store = await openStore(spec, { home, variables, onWarning, mayWrite: rights });
  try {
    const records = await openHistory(store, access, { onWarning, runNumber }).records();
    const known = fileTimings(records);
    return {
      seconds: (test: TestFile) => known.get(testKey(test))?.seconds,
      guess: (file) => unknownSeconds(records, file),
      failedLast: (test: TestFile) => known.get(testKey(test))?.lastOutcome === 'failed',
    };
  } catch (error) {
    log.warning(`No timings of earlier runs, so durations are guessed: ${messageOf(error)}`);
    return noTimings;
  } finally {
    await store.close();
  }
}
