import { PacelineError } from '@paceline/core';
import { plural } from '@paceline/render';
import { type Item, type Partition, partition, shardCount } from '@paceline/schedule';

interface ShardLimits {
  readonly shards: number | 'auto';
  /** `auto` takes the fewest shards that stay within this. */
  readonly targetSeconds: number;
  /** Jobs that the whole matrix may have. */
  readonly maxJobs: number;
  /** Combinations of axes; each runs every shard. */
  readonly combinations: number;
}

interface Sharding {
  readonly partition: Partition;
  /** Why there are this many shards, where it is not simply what was asked for. */
  readonly note?: string;
  /** The note says that the inputs ask for more than is possible. */
  readonly limited?: boolean;
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
): { partition: Pick<Partition, 'shards' | 'loads'>; note: string } {
  checkCombinations(combinations, maxJobs);
  const most = Math.floor(maxJobs / combinations);
  const wanted = shards === 'auto' ? Math.ceil(suite.expectedSeconds / targetSeconds) : shards;
  const used = suite.runner === 'node' ? 1 : Math.max(1, Math.min(wanted, most));
  const why = `since ${suite.discovery.reason ?? 'the configuration cannot be read'}`;
  return {
    partition: {
      shards: Array.from({ length: used }, () => []),
      loads: Array.from({ length: used }, () => suite.expectedSeconds / used),
    },
    note:
      suite.runner === 'node'
        ? `The suite runs whole, by the project's own command, in one shard, ${why}.`
        : `${used === 1 ? 'The one shard asks' : `Each of ${used} shards asks`} ${suite.runner} for its tests, ${why}.`,
  };
}

/** How many shards, and what is in each. Never more than tests, never more jobs than allowed. */
export function chooseShards(items: readonly Item[], limits: ShardLimits): Sharding {
  const { shards, targetSeconds, maxJobs, combinations } = limits;
  checkCombinations(combinations, maxJobs);
  const most = Math.floor(maxJobs / combinations);
  const allowed = `${plural(most, 'shard')} per combination (max-jobs ${maxJobs})`;
  if (shards === 'auto') {
    const found = shardCount(items, targetSeconds, most);
    if (found.reason === 'target') return { partition: found.partition };
    return {
      partition: found.partition,
      limited: found.reason === 'limit',
      note:
        found.reason === 'limit'
          ? `The target duration needs more than ${allowed}.`
          : `${found.shards} shards: more would not help, since one test file alone is over the target duration.`,
    };
  }
  const used = Math.min(shards, most, items.length);
  const result = { partition: partition(items, used) };
  if (used === shards) return result;
  return used === items.length
    ? { ...result, note: `${used} of ${shards} shards: there are no more test files.` }
    : { ...result, limited: true, note: `${used} of ${shards} shards: only ${allowed}.` };
}

function checkCombinations(combinations: number, maxJobs: number): void {
  if (combinations <= maxJobs) return;
  throw new PacelineError(
    'PACELINE_MATRIX_TOO_LARGE',
    `The axes make ${combinations} combinations, but "max-jobs" allows ${maxJobs} jobs.`,
    'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).',
  );
}
