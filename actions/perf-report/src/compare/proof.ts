import {
  canonicalJson,
  type ExecutedFile,
  type HistoryRecord,
  type LegResult,
  SENTINEL_LEG,
  type ShardPlan,
  type TestPlan,
  testKey,
} from '@paceline/contracts';
import { passedAtOnce } from '@paceline/history';

/** What a run says of its test files for the plans of later runs. */
export interface RunProof extends Pick<HistoryRecord, 'proves' | 'ranOn'> {
  isProven(file: Pick<ExecutedFile, 'suite' | 'file'>): boolean;
}

/** Characters of an environment; axes that say more are no names of machines. */
const MAX_ENVIRONMENT = 2000;

interface ProofFacts {
  readonly shardPlan?: ShardPlan;
  readonly testPlan?: TestPlan;
  readonly legs: readonly LegResult[];
  /** Results that those of a later attempt of the same leg replaced. */
  readonly earlierLegs?: readonly LegResult[] | undefined;
  /** Whether the run has another matrix of the same test plan: then this one's tests are half the truth. */
  readonly sharesTestPlan: boolean;
}

/**
 * What the tests of a run ran on and, where the whole run was green, the files that it proves: those that passed at
 * once on every kind of leg that has them. A leg without a result, or of another commit, takes the proof from all.
 */
export function proofOf(
  conclusion: HistoryRecord['conclusion'],
  { shardPlan, testPlan, legs, earlierLegs = [], sharesTestPlan }: ProofFacts,
): RunProof {
  if (shardPlan === undefined) return NOTHING;
  const planned = sharesTestPlan ? undefined : planOfShards(shardPlan, testPlan);
  const definitions = new Map(planned?.suites.map(({ suite, definition }) => [suite, definition]));
  const results = new Map(legs.map((result) => [result.leg, result]));
  const planLegs = shardPlan.legs.filter(({ leg }) => leg !== SENTINEL_LEG);
  const known = planLegs.flatMap(({ leg, suite, axes, tests }): KnownLeg[] => {
    const result = results.get(leg);
    return result === undefined ? [] : [{ suite, axes, tests, result }];
  });
  const ranOn = [...Map.groupBy(planLegs, ({ suite }) => suite)].map(([suite, legs]) => {
    const told = known.filter((leg) => leg.suite === suite);
    const toldAxes = new Set(told.map(({ axes }) => canonicalJson(axes)));
    const untold = legs.map(({ axes }) => canonicalJson(axes)).filter((axes) => !toldAxes.has(axes));
    const definition = definitions.get(suite);
    return {
      suite,
      ...(definition === undefined ? {} : { definition }),
      environments: sorted(told.map(({ axes, result }) => environmentOf(axes, result))),
      ...(untold.length > 0 ? { untold: sorted(untold) } : {}),
    };
  });
  const isTooLong = ranOn.some(({ environments, untold = [] }) =>
    [...environments, ...untold].some((text) => text.length > MAX_ENVIRONMENT),
  );
  if (ranOn.length === 0 || isTooLong) return NOTHING;
  const { head } = shardPlan;
  const green =
    conclusion === 'success' &&
    known.length === planLegs.length &&
    known.every(({ result }) => isGreen(result, head));
  const suites = (planned?.suites ?? []).flatMap(({ suite, definition }) =>
    definition === undefined ? [] : [{ suite, definition }],
  );
  if (!green || planned?.tree === undefined || suites.length === 0) return { ranOn, isProven: () => false };
  return { ranOn, proves: { head, tree: planned.tree, suites }, isProven: provenIn(known, earlierLegs) };
}

/** The test plan that the shards were made of, and no other. */
export const planOfShards = (
  { head, testPlanId }: ShardPlan,
  testPlan: TestPlan | undefined,
): TestPlan | undefined =>
  testPlan?.planId === testPlanId && testPlan?.head === head ? testPlan : undefined;

const NOTHING: RunProof = { isProven: () => false };

type KnownLeg = Pick<ShardPlan['legs'][number], 'suite' | 'axes' | 'tests'> & { readonly result: LegResult };
type Axes = ShardPlan['legs'][number]['axes'];

const environmentOf = (axes: Axes, { machine: { os, arch, image } }: LegResult): string =>
  canonicalJson({ axes, os, arch, ...(image === undefined ? {} : { image }) });

const isGreen = ({ head, outcome, withoutFile }: LegResult, planned: string): boolean =>
  head === planned && (outcome === 'passed' || outcome === 'empty') && (withoutFile?.failed ?? 0) === 0;

function provenIn(legs: readonly KnownLeg[], earlier: readonly LegResult[]): RunProof['isProven'] {
  /** Of each suite with each combination of its axes: files that passed, and files that it does not have. */
  const byAxes = new Map<string, { suite: string; passed: Set<string>; without: Set<string> }>();
  const spoiled = new Set<string>();
  for (const { suite, axes, tests, result } of legs) {
    const key = canonicalJson({ suite, axes });
    const seen = byAxes.get(key) ?? { suite, passed: new Set(), without: new Set() };
    byAxes.set(key, seen);
    for (const file of result.executed) {
      // What passed when it was repeated may fail the next time.
      if (result.attempt === 1 && passedAtOnce(file)) seen.passed.add(testKey(file));
      else spoiled.add(testKey(file));
    }
    // It failed on this leg of a queue, though it passed on another.
    for (const file of result.queue?.handedOn ?? []) spoiled.add(testKey(file));
    // Each part of a file that is divided by its tests has to have passed; one leg that left its own out is enough.
    const ran = new Set(result.executed.map(testKey));
    for (const test of tests) if (test.split && !ran.has(testKey(test))) spoiled.add(testKey(test));
    for (const file of result.excluded ?? []) seen.without.add(testKey(file));
  }
  // It failed on a leg that ran again, and then did not have to: another leg of the queue had passed it.
  for (const { executed, queue } of earlier) {
    for (const file of [...executed, ...(queue?.handedOn ?? [])]) {
      if (!passedAtOnce(file)) spoiled.add(testKey(file));
    }
  }
  const all = [...byAxes.values()];
  return (file) => {
    const key = testKey(file);
    const kinds = all.filter(({ suite }) => suite === file.suite);
    return (
      !spoiled.has(key) &&
      kinds.some(({ passed }) => passed.has(key)) &&
      kinds.every(({ passed, without }) => passed.has(key) || without.has(key))
    );
  };
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
