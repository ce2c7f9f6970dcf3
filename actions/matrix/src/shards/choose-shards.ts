import { testKey } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import type { DealtShards } from '@paceline/history';
import { formatDuration, plural } from '@paceline/render';
import {
  firstWithin,
  type Item,
  type Partition,
  partition,
  type ShardOption,
  shardCount,
  timeAndCost,
} from '@paceline/schedule';
import type { EstimatedTest } from './estimates.ts';
import type { LegTime } from './leg-time.ts';
import { type Stayed, stickyShards } from './sticky-shards.ts';

/** A shard is given up where one fewer takes no more than this share of the target duration. */
const GIVEN_UP_BELOW = 0.9;

interface ShardLimits {
  readonly shards: number | 'auto';
  /** `auto` takes no more shards than stay within this, */
  readonly targetSeconds: number;
  /** nor more than cost this many billed minutes in all combinations. */
  readonly maxCost: number | undefined;
  /** Jobs that the whole matrix may have. */
  readonly maxJobs: number;
  /** Combinations of axes; each runs every shard. */
  readonly combinations: number;
}

interface Sharding {
  readonly partition: Partition;
  /** Why there are this many shards, where it is not simply what was asked for. */
  readonly note?: string;
  /** What other numbers of shards would take and cost, where that is known. */
  readonly options?: readonly ShardOption[];
  /** The note says that the inputs ask for more than is possible. */
  readonly limited?: boolean;
  /** Where files are to stay in their shard. */
  readonly stayed?: Stayed;
}

/**
 * Shards of a suite whose files the legs find out themselves: each takes its share of what the test program lists.
 * node:test cannot list what a script computes, so its suite runs whole, in one.
 */
export function unlistedShards(
  suite: {
    readonly runner?: string | undefined;
    readonly expectedSeconds: number;
    readonly discovery: { readonly reason?: string | undefined };
  },
  { shards, targetSeconds, maxJobs, combinations }: ShardLimits,
): { loads: number[]; note: string } {
  checkCombinations(combinations, maxJobs);
  const most = Math.floor(maxJobs / combinations);
  const wanted = shards === 'auto' ? Math.ceil(suite.expectedSeconds / targetSeconds) : shards;
  const used = suite.runner === 'node' ? 1 : Math.max(1, Math.min(wanted, most));
  const why = `since ${suite.discovery.reason ?? 'the configuration cannot be read'}`;
  return {
    loads: Array.from({ length: used }, () => suite.expectedSeconds / used),
    note:
      suite.runner === 'node'
        ? `The suite runs whole, by the project's own command, in one shard, ${why}.`
        : `${used === 1 ? 'The one shard asks' : `Each of ${used} shards asks`} ${suite.runner} for its tests, ${why}.`,
  };
}

/**
 * How many shards, and what is in each. Never more than tests, never more jobs than allowed.
 * @param tests of the suite, with their recorded seconds
 * @param time what those seconds make of a leg
 * @param dealt the shards that tests are to stay in, where they are to
 * @returns a partition whose loads are seconds of the command beside its start
 */
export function chooseShards(
  tests: readonly EstimatedTest[],
  limits: ShardLimits,
  time: LegTime,
  dealt?: DealtShards,
): Sharding {
  const { shards, maxJobs, combinations, targetSeconds } = limits;
  checkCombinations(combinations, maxJobs);
  const most = Math.floor(maxJobs / combinations);
  const items = tests.map((test) => ({
    // Parts of a file keep their order.
    key: `${testKey(test)}${test.split ? `\0${String(test.split.part).padStart(4, '0')}` : ''}`,
    seconds: time.ofFile(test.estimatedSeconds),
  }));
  const goal = shards === 'auto' ? targetSeconds - time.startSeconds : Number.POSITIVE_INFINITY;
  const asked =
    shards === 'auto'
      ? fewestShards(tests, items, { ...limits, most }, time)
      : givenShards(items, { shards, most, maxJobs });
  if (dealt === undefined) return asked;
  const usual = shards === 'auto' ? dealt.usualShards(tests) : undefined;
  const found = usual === undefined ? asked : asMany(asked, items, { ...limits, most, goal }, usual);
  if (found.partition.shards.length < 2) return found;
  return { ...found, ...stickyShards(tests, { items, free: found.partition, targetSeconds: goal }, dealt) };
}

/** As many shards as asked for, as far as that is possible. */
function givenShards(
  items: readonly Item[],
  { shards, most, maxJobs }: { readonly shards: number; readonly most: number; readonly maxJobs: number },
): Sharding {
  const used = Math.min(shards, most, items.length);
  const result = { partition: partition(items, used) };
  if (used === shards) return result;
  return used === items.length
    ? { ...result, note: `${used} of ${shards} shards: there are no more test files.` }
    : { ...result, limited: true, note: `${used} of ${shards} shards: only ${allowed(most, maxJobs)}.` };
}

/**
 * As many shards as before where that is one more than needed, and fewer would hardly do: a small change of durations
 * would otherwise deal the files of a whole shard, and deal them back the next time. Not where that is no option by
 * time and cost.
 * @param limits.goal target duration without what a command takes to start, in seconds
 * @param usual how many there were
 */
function asMany(
  found: Sharding,
  items: readonly Item[],
  { most, goal, maxCost, combinations }: ShardLimits & { readonly most: number; readonly goal: number },
  usual: number,
): Sharding {
  const needed = found.partition.shards.length;
  if (found.limited || usual !== needed + 1 || usual > Math.min(most, items.length)) return found;
  if (found.partition.makespan <= GIVEN_UP_BELOW * goal) return found;
  const cost = found.options?.find(({ shards }) => shards === usual)?.billedMinutes;
  if (found.options && (cost === undefined || cost * combinations > (maxCost ?? cost * combinations))) {
    return found;
  }
  const note = `${plural(usual, 'shard')} as before: ${needed} would just do.`;
  return { ...found, partition: partition(items, usual), note };
}

const allowed = (most: number, maxJobs: number): string =>
  `${plural(most, 'shard')} per combination (max-jobs ${maxJobs})`;

/** Within the target duration and the most minutes: the cheapest number where minutes are known, else the fewest. */
function fewestShards(
  tests: readonly EstimatedTest[],
  items: readonly Item[],
  { targetSeconds, maxCost, maxJobs, combinations, most }: ShardLimits & { readonly most: number },
  time: LegTime,
): Sharding {
  const { startSeconds } = time;
  const goal = targetSeconds - startSeconds;
  if (goal <= 0) {
    return {
      partition: partition(items, 1),
      limited: true,
      note: `One shard: the test command takes ${formatDuration(startSeconds)} before its first test, by earlier legs, so no shard can be within the target duration.`,
    };
  }
  const longest = time.ofLeg(tests.filter(isLongest(tests))) - startSeconds;
  const setupSeconds = time.cost?.setupSeconds;
  if (setupSeconds === undefined && maxCost === undefined) {
    const found = shardCount(items, Math.max(goal, longest), most);
    if (found.reason !== 'limit' && longest <= goal) return { partition: found.partition };
    if (found.reason === 'limit') {
      const note = `The target duration needs more than ${allowed(most, maxJobs)}.`;
      return { partition: found.partition, limited: true, note };
    }
    return { partition: found.partition, note: longestBinds(found.shards) };
  }
  const total = items.reduce((sum, { seconds }) => sum + seconds, 0);
  const options = timeAndCost(
    { total, longest, startSeconds, setupSeconds: setupSeconds ?? 0 },
    Math.max(1, Math.min(most, items.length)),
  );
  const affordable = options.filter(
    ({ billedMinutes }) => billedMinutes * combinations <= (maxCost ?? Number.POSITIVE_INFINITY),
  );
  const inTime = affordable.filter(({ wallSeconds }) => wallSeconds <= targetSeconds * (1 + 1e-9));
  // The options are at the bound; a partition that misses it a little may be over the target.
  if (inTime.length > 0) {
    const limit = targetSeconds * (1 + 1e-3) - startSeconds;
    const counts = inTime.map(({ shards }) => shards);
    const { partition: first } = firstWithin(items, counts, limit);
    if (first.makespan <= limit) return { partition: first, options };
  }
  const fastest = affordable.at(-1) ?? options[0]!;
  const found = { partition: partition(items, fastest.shards), options };
  if (affordable.length === 0) {
    return {
      ...found,
      limited: true,
      note: `One shard: it alone needs ${plural(fastest.billedMinutes * combinations, 'minute')}, and "max-cost" is ${maxCost}.`,
    };
  }
  if (affordable.length < options.length) {
    return {
      ...found,
      note: `${plural(fastest.shards, 'shard')}: the target duration needs more than ${plural(maxCost!, 'minute')} ("max-cost").`,
    };
  }
  return longest > goal
    ? { ...found, note: longestBinds(fastest.shards) }
    : { ...found, limited: true, note: `The target duration needs more than ${allowed(most, maxJobs)}.` };
}

const longestBinds = (shards: number): string =>
  `${shards} shards: more would not help, since one test file alone is over the target duration.`;

/** The first of the longest tests. */
function isLongest(tests: readonly EstimatedTest[]): (test: EstimatedTest) => boolean {
  const longest = tests.reduce(
    (most, test) => (test.estimatedSeconds > most.estimatedSeconds ? test : most),
    tests[0]!,
  );
  return (test) => test === longest;
}

function checkCombinations(combinations: number, maxJobs: number): void {
  if (combinations <= maxJobs) return;
  throw new PacelineError(
    'PACELINE_MATRIX_TOO_LARGE',
    `The axes make ${combinations} combinations, but "max-jobs" allows ${maxJobs} jobs.`,
    'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).',
  );
}
