import { existsSync, realpathSync } from 'node:fs';
import { type HistoryRecord, testKey } from '@paceline/contracts';
import {
  changedFiles,
  commitTree,
  type Environment,
  eventTrust,
  findBase,
  type Git,
  hasCommit,
  headCommit,
  type Log,
  mayWrite,
  messageOf,
  openGit,
  PacelineError,
  readAt,
  trackedFiles,
  workspaceFolder,
} from '@paceline/core';
import type { Scans } from './graph/javascript/known-scans.ts';
import type { Machine, Past } from './machine.ts';
import { believedScopes, mayBeShownItsOwn } from './proof/believed-scopes.ts';
import { noPast } from './proof/no-past.ts';
import { workingTree } from './repository/working-tree.ts';

/**
 * The clock and the checkout of this machine, and the history in its store.
 * @param folder where the repository is checked out, relative to the workspace
 */
export function systemMachine(environment: Environment, folder: string, log: Log): Machine {
  return {
    now: () => new Date(),
    milliseconds: () => performance.now(),
    async openCheckout() {
      const git = await openCheckout(environment, folder);
      return {
        head: () => headCommit(git),
        findBase: (question) => findBase(git, question),
        changedFiles: (base, head) => changedFiles(git, base, head),
        treeId: (commit) => commitTree(git, commit),
        has: (commit, options) => hasCommit(git, commit, options),
        tracked: () => trackedFiles(git),
        readAt: (commit, path) => readAt(git, commit, path),
        ...workingTree(git.root),
      };
    },
    past: (question) => readPast(environment, log, question),
    keepScans: (scans, question) => keepScans(environment, log, scans, question),
  };
}

/** @throws PacelineError when the folder is not the top of a checkout: a plan is of a whole repository */
async function openCheckout(environment: Environment, folder: string): Promise<Git> {
  const { workspace, variables } = environment;
  const directory = workspaceFolder(environment, 'working-directory', folder);
  if (!existsSync(directory)) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "working-directory": there is no folder ${folder}.`,
      'Give the path that actions/checkout was given; leave it out where that was given none.',
    );
  }
  const git = await openGit(directory, variables);
  if (directory !== workspace && realpathSync(directory) !== realpathSync(git.root)) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "working-directory": ${folder} is a folder inside of a repository, but a plan is of a whole one.`,
      'Leave it out, and name the tests of the folder with "tests"; run-tests has a "working-directory" to start them in it.',
    );
  }
  return git;
}

/** What earlier runs say of each suite. A store that cannot be read only costs the estimates. */
async function readPast(
  environment: Environment,
  log: Log,
  { store: spec, suites, trust, scans: wantsScans }: Parameters<Machine['past']>[0],
): ReturnType<Machine['past']> {
  const [
    { openStore },
    { auditTotals, failedFiles, fileTimings, historyPrefixes, legCosts, openHistory, proofsOf },
    { readScans, scanKeys },
  ] = await Promise.all([
    import('@paceline/store'),
    import('@paceline/history'),
    import('./stored-scans.ts'),
  ]);
  const { home, variables, repository, workflow, runId, runNumber } = environment;
  const named = believedScopes(environment, trust);
  const trusted = eventTrust(environment);
  const read = [...new Set([...trusted.read, ...named])];
  const access = { repository, workflow, ...trusted, read };
  const onWarning = (message: string) => log.warning(message);
  const keys = scanKeys(environment, trust);
  const prefixes = [...historyPrefixes(access), ...(keys.write === undefined ? [] : [keys.write])];
  const rights = { ...mayWrite(environment), prefixes };
  const store = await openStore(spec, { home, variables, onWarning, mayWrite: rights });
  // Under `own` the records of this ref are believed in any case; scans never are.
  const isUntold = mayBeShownItsOwn(environment, store);
  const scopes = isUntold && trust === 'base' ? [] : named;
  try {
    const [records, scans] = await Promise.all([
      openHistory(store, access, { onWarning, runNumber }).records(),
      wantsScans ? readScans(store, isUntold ? { ...keys, read: [] } : keys, log) : undefined,
    ]);
    const timings = fileTimings(records);
    const base = new Set(believedScopes(environment, trust === 'own' ? 'own' : 'base'));
    const costs = legCosts(records);
    // Mostly all of them, of which the timings are known already.
    const isBelieved = ({ scope }: HistoryRecord) => base.has(scope);
    const believed = records.every(isBelieved) ? records : records.filter(isBelieved);
    const believedTimings = fileTimings(believed);
    // Failures of this ref; of its base where this ref has no record.
    const failed = failedFiles(records, access.read[0]);
    const ofSuites = suites.map(
      ({ suite, definition }): Past => ({
        seconds: (file) => timings.get(testKey({ suite, file }))?.seconds,
        believedSeconds: (file) => believedTimings.get(testKey({ suite, file }))?.seconds,
        failedBefore: new Set(failed.filter((test) => test.suite === suite).map(({ file }) => file)),
        proofs: proofsOf(records, { suite, definition, scopes, runId }),
        audits: auditTotals(records, suite),
        legCost: costs.get(suite),
      }),
    );
    return { suites: ofSuites, scans };
  } catch (error) {
    log.warning(
      `Nothing is known of earlier runs, so durations are missing, and a push runs all tests: ${messageOf(error)}`,
    );
    return { suites: suites.map(() => noPast(scopes.length > 0)) };
  } finally {
    await store.close();
  }
}

async function keepScans(
  environment: Environment,
  log: Log,
  scans: Scans,
  { store: spec, trust }: Parameters<Machine['keepScans']>[1],
): Promise<void> {
  const [{ openStore }, { scanKeys, writeScans }] = await Promise.all([
    import('@paceline/store'),
    import('./stored-scans.ts'),
  ]);
  const { write } = scanKeys(environment, trust);
  if (write === undefined) return;
  const { home, variables } = environment;
  const onWarning = (message: string) => log.warning(message);
  const rights = { ...mayWrite(environment), prefixes: [write] };
  const store = await openStore(spec, { home, variables, onWarning, mayWrite: rights });
  try {
    await writeScans(store, write, scans, { now: Date.now(), log });
  } finally {
    await store.close();
  }
}
