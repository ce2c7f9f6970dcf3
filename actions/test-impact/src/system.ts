import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testKey } from '@paceline/contracts';
import {
  branchName,
  changedFiles,
  type Environment,
  findBase,
  headCommit,
  type Log,
  listFiles,
  mayStore,
  messageOf,
  openGit,
  readAt,
} from '@paceline/core';
import type { Dependencies, Past } from './plan-tests.ts';

/** Larger files are data, whatever their name. */
const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/** What the planner needs of the machine: the clock, the checkout, and the history in its store. */
export function systemDependencies(environment: Environment, log: Log): Dependencies {
  return {
    now: () => new Date(),
    async openCheckout() {
      const git = await openGit(environment.workspace, environment.variables);
      const texts = new Map<string, string | undefined>();
      return {
        head: () => headCommit(git),
        findBase: (question) => findBase(git, question),
        changedFiles: (base, head) => changedFiles(git, base, head),
        listFiles: () => listFiles(git),
        readAt: (commit, path) => readAt(git, commit, path),
        read(path) {
          if (!texts.has(path)) texts.set(path, readText(join(git.root, path)));
          return texts.get(path);
        },
      };
    },
    past: (store, suite) => readPast(environment, log, store, suite),
  };
}

function readText(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.length > MAX_SOURCE_BYTES ? undefined : bytes.toString('utf8');
  } catch {
    return undefined; // deleted, a folder behind a link, or a submodule
  }
}

/** What earlier runs say. A store that cannot be read only costs the estimates. */
async function readPast(
  environment: Environment,
  log: Log,
  spec: readonly string[],
  suite: string,
): Promise<Past> {
  const [{ openStore }, { failedFiles, fileTimings, openHistory }] = await Promise.all([
    import('@paceline/store'),
    import('@paceline/history'),
  ]);
  const { home, variables, repository, workflow } = environment;
  const onWarning = (message: string) => log.warning(message);
  const mayWrite = mayStore(environment);
  const store = await openStore(spec, { home, variables, onWarning, mayWrite });
  try {
    const records = await openHistory(store, { repository, workflow }, { onWarning }).records();
    const timings = fileTimings(records);
    const failed = failedFiles(records, branchName(environment)).filter((test) => test.suite === suite);
    return {
      seconds: (file) => timings.get(testKey({ suite, file }))?.seconds,
      failedBefore: new Set(failed.map((test) => test.file)),
    };
  } catch (error) {
    log.warning(`Nothing is known of earlier runs, so durations are missing: ${messageOf(error)}`);
    return { seconds: () => undefined, failedBefore: new Set() };
  } finally {
    await store.close();
  }
}
