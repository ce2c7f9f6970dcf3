import { createHash } from 'node:crypto';
import { SENTINEL_LEG, type ShardPlan, testKey } from '@paceline/contracts';
import type { Combination } from '../axes/combinations.ts';
import type { Value } from '../axes/equal.ts';
import type { EstimatedTest } from './estimates.ts';
import type { LegTime } from './leg-time.ts';

export type Leg = ShardPlan['legs'][number];

/** Longer job names are cut by most views. */
const NAME_LIMIT = 100;

/** Whose legs they are. */
interface LegsOf {
  readonly suite: string;
  /** Legs of the suites before it. */
  readonly before: number;
  /** Whether the legs' names say the suite: where there are several. */
  readonly isNamed: boolean;
  /** Which combinations may fail; undefined where nobody asked. */
  readonly experimental?: ((axes: Combination) => boolean) | undefined;
}

/** Every combination runs every shard of a suite; ids count up from 1, the shards of a combination side by side. */
export function legs(
  combinations: readonly Combination[],
  whose: LegsOf,
  tests: readonly EstimatedTest[],
  shards: readonly (readonly number[])[],
  time: LegTime,
): Leg[] {
  const parts = shards.map((indices) => indices.map((index) => tests[index]!));
  return crossed(combinations, whose, parts.length, (column) => {
    const part = parts[column]!;
    return {
      tests: joinedParts(part),
      predictedSeconds: part.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, 0),
      ...(time.cost === undefined ? {} : { predictedWallSeconds: time.ofLeg(part) }),
    };
  });
}

/** Parts of one file that came into the same leg are one entry; where all of them did, it is the whole file. */
function joinedParts(part: readonly EstimatedTest[]): Leg['tests'] {
  return [...Map.groupBy(part, testKey).values()].map((own) => {
    const { suite, file, split } = own[0]!;
    const estimatedSeconds = own.reduce((sum, test) => sum + test.estimatedSeconds, 0);
    const parts = own.flatMap((test) => test.split?.part ?? []).sort((a, b) => a - b);
    const isWhole = split === undefined || parts.length === split.of;
    return { suite, file, estimatedSeconds, ...(isWhole ? {} : { split: { parts, of: split.of } }) };
  });
}

/** Legs of a suite whose test program is asked in the legs; each takes its share of what it lists. */
export const unlistedLegs = (
  combinations: readonly Combination[],
  whose: LegsOf,
  loads: readonly number[],
): Leg[] =>
  crossed(combinations, whose, loads.length, (column) => ({ tests: [], predictedSeconds: loads[column]! }));

function crossed(
  combinations: readonly Combination[],
  { suite, before, isNamed, experimental }: LegsOf,
  shards: number,
  part: (column: number) => Pick<Leg, 'tests' | 'predictedSeconds' | 'predictedWallSeconds'>,
): Leg[] {
  return combinations.flatMap((axes, row) =>
    Array.from({ length: shards }, (_, column) => ({
      leg: String(before + row * shards + column + 1),
      name: legName(isNamed ? suite : '', axes, column + 1, shards),
      suite,
      axes,
      ...(experimental?.(axes) ? { experimental: true } : {}),
      shard: column + 1,
      shards,
      ...part(column),
    })),
  );
}

/** What a leg is predicted to take: its whole command where that is known, else its tests. */
export const legSeconds = ({ predictedSeconds, predictedWallSeconds }: Leg): number =>
  predictedWallSeconds ?? predictedSeconds;

/** `unit · node 22, os linux · 1/2`; the shard is left out where something else already names the only one. */
export function legName(suite: string, axes: Combination, shard: number, shards: number): string {
  const values = [suite, axesName(axes)].filter((part) => part !== '').join(' · ');
  const part = `${shard}/${shards}`;
  if (values === '') return part;
  const suffix = shards > 1 ? ` · ${part}` : '';
  const room = NAME_LIMIT - suffix.length;
  return `${values.length > room ? `${values.slice(0, room - 1)}…` : values}${suffix}`;
}

/**
 * Legs in the order in which GitHub is to start them: first those with most tests that failed when they ran last, then
 * the longest, since what starts last should not also take longest. Of equal ones the order stays.
 * @param failing keys of such tests (`testKey`)
 */
export function byPriority(legs: readonly Leg[], failing: ReadonlySet<string>): Leg[] {
  const failures = new Map(
    legs.map((leg) => [leg, leg.tests.filter((test) => failing.has(testKey(test))).length]),
  );
  return [...legs].sort((a, b) => failures.get(b)! - failures.get(a)! || legSeconds(b) - legSeconds(a));
}

/** Each combination as a job of its own, of a matrix without tests. */
export const jobsOfAxes = (
  combinations: readonly Combination[],
  jobOf: (axes: Combination) => Combination,
  experimental?: (axes: Combination) => boolean,
): { include: Record<string, Value>[] } => ({
  include: combinations.map((axes, row) => ({
    leg: String(row + 1),
    name: legName('', axes, 1, 1),
    ...(experimental ? { experimental: experimental(axes) } : {}),
    ...jobOf(axes),
    ...axes,
  })),
});

/** `node 22, os linux` */
export const axesName = (axes: Combination): string =>
  Object.entries(axes)
    .map(([key, value]) => `${key} ${plain(value)}`)
    .join(', ');

export const plain = (value: Value): string =>
  (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)).replaceAll(
    /\s+/g,
    ' ',
  );

/**
 * Sixteen hex digits that name this plan in artifacts and legs. The attempt is not part of it: a re-run
 * of only the failed legs must find the plan of the first attempt.
 */
export function planIdOf(source: string, legs: readonly Leg[], runId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([source, legs, runId]))
    .digest('hex')
    .slice(0, 16);
}

/** What the legs of a matrix carry beside ids, names and axes. */
interface MoreOfLegs {
  /** What the jobs of a suite (of no suite where nothing runs) need under such axes: values by their keys. */
  jobOf(suite: string | undefined, axes: Combination): Combination;
  /** Every leg says whether it may fail. */
  readonly hasExperimental: boolean;
}

/** What `strategy.matrix: ${{ fromJSON(…) }}` takes: ids, names and axes; the tests of each leg are in the plan. */
export function matrixOutput(
  planId: string,
  legs: readonly Leg[],
  combinations: readonly Combination[],
  { jobOf, hasExperimental }: MoreOfLegs,
): { include: Record<string, Value>[] } {
  if (legs.length === 0) {
    const { include } = emptyMatrix(combinations, { jobOf, hasExperimental });
    return { include: include.map((leg) => ({ 'plan-id': planId, ...leg })) };
  }
  return {
    include: legs.map(({ leg, name, suite, axes, experimental }) => ({
      'plan-id': planId,
      leg,
      name,
      ...(hasExperimental ? { experimental: experimental === true } : {}),
      ...jobOf(suite, axes as Combination),
      ...(axes as Combination),
    })),
  };
}

/**
 * One leg that stands for none, since GitHub fails a run on an empty matrix; with the values of the first combination,
 * so that `runs-on: ${{ matrix.os }}` still names a runner.
 */
export function emptyMatrix(
  [axes = {}]: readonly Combination[],
  { jobOf, hasExperimental }: MoreOfLegs,
): { include: Record<string, Value>[] } {
  const flag = hasExperimental ? { experimental: false } : {};
  return {
    include: [{ leg: SENTINEL_LEG, name: 'nothing to run', ...flag, ...jobOf(undefined, axes), ...axes }],
  };
}
