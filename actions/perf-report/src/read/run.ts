import type { PerfReport } from '@paceline/contracts';
import { branchName, type Environment, eventTrust } from '@paceline/core';
import type { RunDocuments } from './documents.ts';
import type { Gaps } from './gaps.ts';

export interface Run {
  readonly facts: PerfReport['run'];
  readonly runId: string;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_COMMIT = '0'.repeat(40);

/** Which run this is. The commit is the one that was planned and tested, else the one GitHub names. */
export function describeRun(environment: Environment, documents: RunDocuments, now: number, gaps: Gaps): Run {
  const { repository, attempt, workflow, eventName, onGitHub, serverUrl } = environment;
  // Off GitHub every run has the same id, and would replace the one before in the history.
  const runId = onGitHub ? environment.runId : `local-${now}`;
  const head = [documents.shardPlan?.head, documents.testPlan?.head, environment.sha].find(
    (commit) => commit && COMMIT.test(commit),
  );
  if (!head) gaps.note('The commit is not known here.');
  // A pull request that was closed carries the ref of its base.
  const branch = branchName({ ref: eventTrust(environment).write ?? environment.ref });
  return {
    runId,
    facts: {
      repository,
      runId,
      attempt,
      workflow,
      event: eventName,
      branch,
      head: head ?? UNKNOWN_COMMIT,
      ...(onGitHub ? { url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}` } : {}),
    },
  };
}
