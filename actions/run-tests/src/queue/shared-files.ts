import { legResult, parseDocument, type TestFile } from '@paceline/contracts';
import type { QueueRequest } from '@paceline/coordinate';
import { describeError, PacelineError } from '@paceline/core';
import { plural } from '@paceline/render';
import { mapAtMost } from '@paceline/store';
import type { RunContext } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { type PlannedLeg, planAttempt } from '../plan/planned-leg.ts';
import { provenFiles } from '../plan/proven-files.ts';
import { queueItems, queueLegs, whyStatic } from '../plan/queue-items.ts';
import { listed } from '../words.ts';
import { takeTests } from './test-queue.ts';

/** Of a batch of a queue: starts of most test programs are a small part of that. */
const LEAST_BATCH_SECONDS = 15;
/** Results of earlier attempts that are read at the same time. */
const PARALLEL_READS = 8;

/** What a leg with a queue needs; undefined where it runs its own share of the plan. */
export function sharedFiles(context: RunContext, machine: Machine, planned: PlannedLeg | undefined) {
  const { inputs, environment, artifacts, log } = context;
  const url = inputs.queue;
  if (url === undefined) return undefined;
  const { repository, runId, attempt, variables } = environment;
  const why = whyStatic(planned, {
    runId,
    hasReports: inputs.reports.length > 0,
    namesCoverage: Array.isArray(inputs.coverage),
  });
  if (why !== undefined || planned === undefined) {
    log.notice(`The queue is not used: ${why}.`);
    return undefined;
  }
  const { plan, leg } = planned;
  const { combination, legs, tests } = queueItems(planned);
  const request: QueueRequest = {
    ...{ url, variables, leg: leg.leg },
    name: { repository, runId, planId: plan.planId, combination, attempt },
    seconds: tests.map(({ estimatedSeconds }) => estimatedSeconds),
    rules: { legs, leastSeconds: LEAST_BATCH_SECONDS },
  };
  const open = async () =>
    takeTests(() => machine.openQueue(request), {
      ...{ leg: leg.leg, tests, share: leg.tests },
      proven: await provenBefore(artifacts, planned, attempt, log),
      say: (text) => log.warning(text),
    });
  return { tests, open };
}

/** What the legs that share the queue proved in earlier attempts of the run; their artifacts say so, not the queue. */
async function provenBefore(
  artifacts: RunContext['artifacts'],
  planned: PlannedLeg,
  attempt: number,
  log: RunContext['log'],
): Promise<ReadonlySet<string>> {
  if (attempt === 1) return new Set();
  const { planId, head } = planned.plan;
  const legs = new Set(queueLegs(planned).map(({ leg }) => leg));
  try {
    const since = await planAttempt(artifacts, planId);
    const found = (await artifacts.find('leg-result', planId, 'all')).filter(
      (one) => legs.has(one.leg) && one.attempt >= since,
    );
    const results = await mapAtMost(PARALLEL_READS, found, async (one) =>
      parseDocument(legResult, await artifacts.read(one), `leg-result of leg ${one.leg}`),
    );
    return provenFiles(results, planId, head);
  } catch (error) {
    log.warning(`What earlier attempts ran is not known, so all of it runs again. ${describeError(error)}`);
    return new Set();
  }
}

export const poisonError = (poisoned: readonly TestFile[] | undefined): PacelineError | undefined =>
  poisoned &&
  new PacelineError(
    'PACELINE_TESTS_POISON',
    `Three legs were given ${listed(poisoned.map(({ file }) => file))}, and each of them died or stood still; no further leg is given ${poisoned.length === 1 ? 'it' : 'them'}, so ${plural(poisoned.length, 'file')} did not run.`,
    'See the logs of those legs: a test may use up the memory of its runner, or end its processes.',
  );
