import type { PerfReport } from '@paceline/contracts';
import { branchName, type Environment } from '@paceline/core';
import type { Limits } from './limits.ts';
import type { RunDocuments } from './sources.ts';

export interface Run {
  readonly facts: PerfReport['run'];
  readonly runId: string;
  /** The branch whose runs are compared with first. */
  readonly baseBranch: string;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_COMMIT = '0'.repeat(40);

/** Which run this is. The commit is the one that was planned and tested, else the one GitHub names. */
export function describeRun(
  environment: Environment,
  documents: RunDocuments,
  now: number,
  limits: Limits,
): Run {
  const { repository, attempt, workflow, eventName, onGitHub, serverUrl, event } = environment;
  // Off GitHub every run has the same id, and would replace the one before in the history.
  const runId = onGitHub ? environment.runId : `local-${now}`;
  const head = [documents.shardPlan?.head, documents.testPlan?.head, environment.sha].find(
    (commit) => commit && COMMIT.test(commit),
  );
  if (!head) limits.note('The commit is not known here.');
  const branch = branchName(environment);
  return {
    runId,
    baseBranch:
      textAt(event, 'pull_request', 'base', 'ref') ?? textAt(event, 'repository', 'default_branch') ?? branch,
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

/** A text deep inside an event's payload, which may have any shape. */
function textAt(value: unknown, ...path: string[]): string | undefined {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return typeof current === 'string' && current !== '' ? current : undefined;
}
