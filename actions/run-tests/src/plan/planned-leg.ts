import { parseDocument, type ShardPlan, shardPlan } from '@paceline/contracts';
import { type Artifacts, type Environment, loadDocument, PacelineError } from '@paceline/core';

export type Leg = ShardPlan['legs'][number];
export interface PlannedLeg {
  readonly plan: ShardPlan;
  readonly leg: Leg;
  /** What the plan says of the leg's suite. */
  readonly suite: ShardPlan['suites'][number];
}

/** The shard plan: from the run's artifacts by its id (latest attempt), or from a file. */
export async function loadPlan(
  environment: Environment,
  artifacts: Artifacts,
  inputs: { planId: string; path: string },
): Promise<ShardPlan> {
  const { planId, path } = inputs;
  if (path !== '') {
    const plan = parseDocument(shardPlan, await loadDocument(environment, path, 'plan'), path);
    if (planId !== '' && plan.planId !== planId) {
      throw new PacelineError(
        'PACELINE_PLAN_OTHER',
        `${path} is plan ${plan.planId}, but "plan-id" is ${planId}.`,
        'Pass the file and the id of the same plan, or only one of them.',
      );
    }
    return plan;
  }
  const [found] = await artifacts.find('shard-plan', planId);
  if (!found) {
    throw new PacelineError(
      'PACELINE_PLAN_MISSING',
      artifacts.available
        ? `This run has no shard plan ${planId}.`
        : `The shard plan ${planId} cannot be had: there is no artifact service here.`,
      artifacts.available
        ? 'Pass the plan-id output of the matrix step of this very run; artifacts of older runs are not read.'
        : 'Pass the path of shard-plan.json as "plan".',
    );
  }
  const plan = parseDocument(shardPlan, await artifacts.read(found), `artifact shard-plan ${planId}`);
  if (plan.planId === planId) return plan;
  throw new PacelineError(
    'PACELINE_PLAN_OTHER',
    `The artifact of plan ${planId} holds plan ${plan.planId}.`,
    'Let the job that plans run again.',
  );
}

/**
 * The attempt of the run in which the plan was made. Where all jobs run again, the plan is made again too, under the same
 * id: who starts that wants to see it all again, and what ran before it proves nothing of it.
 * @returns 1 for a plan that is no artifact of the run
 */
export async function planAttempt(artifacts: Artifacts, planId: string): Promise<number> {
  const [found] = await artifacts.find('shard-plan', planId);
  return found?.attempt ?? 1;
}

/** The leg of the plan that this job is to run. */
export function findLeg(plan: ShardPlan, id: string): PlannedLeg {
  const leg = id === '' && plan.legs.length === 1 ? plan.legs[0] : plan.legs.find((one) => one.leg === id);
  if (leg) return { plan, leg, suite: suiteOf(plan, leg) };
  const legs = plan.legs.map((one) => one.leg);
  throw new PacelineError(
    'PACELINE_PLAN_LEG',
    id === ''
      ? `"leg" is empty, but the plan has ${legs.length} legs.`
      : `The plan ${plan.planId} has no leg "${id}".`,
    `Pass the leg of the matrix: \${{ matrix.leg }}. The plan's legs are ${legs.slice(0, 20).join(', ') || '(none)'}.`,
  );
}

/**
 * What the plan says of a leg's suite.
 * @throws PacelineError when it says nothing: then nobody knows what its legs have to prove
 */
export function suiteOf(plan: ShardPlan, leg: Leg): ShardPlan['suites'][number] {
  const suite = plan.suites.find((one) => one.suite === leg.suite);
  if (suite) return suite;
  throw new PacelineError(
    'PACELINE_PLAN_SUITE',
    `Leg ${leg.leg} of the plan ${plan.planId} is of suite "${leg.suite}", which the plan does not describe.`,
    'Let the job that plans run again.',
  );
}

/**
 * Files of another suite would need another command, so a leg that mixes them is refused rather than cut.
 * @param suite that this step is to run; undefined for that of the leg
 */
export function checkSuite(leg: Leg, suite: string | undefined): void {
  const own = suite ?? leg.suite;
  const others = [...new Set([leg.suite, ...leg.tests.map((test) => test.suite)])].filter(
    (name) => name !== own,
  );
  if (others.length === 0) return;
  throw new PacelineError(
    'PACELINE_PLAN_SUITE',
    `Leg ${leg.leg} has tests of ${others.map((name) => `suite "${name}"`).join(', ')}; this step runs suite "${own}".`,
    'Leave "suite" out, or set it here to the one that the plan was made for.',
  );
}

/** Tests of another commit would prove nothing about this one. */
export function checkCommit(plan: ShardPlan, head: string): void {
  if (plan.head === head) return;
  throw new PacelineError(
    'PACELINE_PLAN_OTHER_COMMIT',
    `The plan ${plan.planId} was made for commit ${plan.head}, but ${head} is checked out.`,
    'Check out the same ref in the job that plans and in every leg, and plan anew after a push.',
  );
}
