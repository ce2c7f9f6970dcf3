import { canonicalJson, testKey } from '@paceline/contracts';
import { legsToRun } from './combinations.ts';
import type { Leg, PlannedLeg } from './planned-leg.ts';

/** What the legs of a suite and a combination of axes share in a queue. */
interface QueueItems {
  /** Suite and axes as one text, the same in every leg. */
  readonly combination: string;
  readonly legs: number;
  /** All of their files, the longest first: the order in which they are given out. Every leg comes to the same. */
  readonly tests: Leg['tests'];
}

type LegOfPlan = Pick<PlannedLeg, 'plan' | 'leg'>;

const combinationOf = ({ suite, axes }: Leg): string => canonicalJson({ suite, axes });

/** The legs that share a queue with this one, itself included. */
export const queueLegs = ({ plan, leg }: LegOfPlan): Leg[] =>
  legsToRun(plan).filter((one) => combinationOf(one) === combinationOf(leg));

export function queueItems(planned: LegOfPlan): QueueItems {
  const combination = combinationOf(planned.leg);
  const legs = queueLegs(planned);
  const byKey = new Map(legs.flatMap(({ tests }) => tests).map((test) => [testKey(test), test]));
  const tests = [...byKey]
    .sort(([a, one], [b, other]) => other.estimatedSeconds - one.estimatedSeconds || (a < b ? -1 : 1))
    .map(([, test]) => test);
  return { combination, legs: legs.length, tests };
}

/** Of the inputs and the surroundings: what decides whether a leg can take its files from a queue. */
interface QueueConditions {
  /** Without it two runs would share a queue. */
  readonly runId: string;
  readonly hasReports: boolean;
  /** Coverage is in files that each start of the program writes anew. */
  readonly namesCoverage: boolean;
}

/** Why a leg runs its own share of the plan although a queue is named; undefined where it can use it. */
export function whyStatic(
  planned: PlannedLeg | undefined,
  { runId, hasReports, namesCoverage }: QueueConditions,
): string | undefined {
  if (hasReports) return 'other steps ran the tests';
  if (planned === undefined) return 'there is no plan';
  if (planned.suite.discovery.by === 'legs') return 'the plan names no files, each leg asks the test program';
  if (queueLegs(planned).length === 1) return 'this leg is the only one of its suite and axes';
  if (queueLegs(planned).some(({ tests }) => tests.some(({ split }) => split !== undefined)))
    return 'the plan divides files by their tests, and a queue gives out whole files';
  if (namesCoverage)
    return 'each start of the test program would write the coverage anew that "coverage" names';
  if (runId === '0') return 'this run has no id';
  return undefined;
}
