import { type Item, partition } from '@paceline/schedule';

/** Programs that use all cores by themselves; more of them at once would only be in each other's way. */
const PARALLEL = new Set(['vitest', 'jest', 'node', 'ava', 'playwright']);
/** Programs that build into one folder, or whose run is one: they are never started twice at the same time. */
const ALONE = new Set(['go', 'nextest', 'gradle', 'maven', 'bun']);

/**
 * How many processes of a test program run at the same time.
 * @param wanted `auto`: what the machine has room for, where the program does not use all of it by itself
 * @param jobs that the machine has room for
 */
export function slotCount(wanted: number | 'auto', runner: string, files: number, jobs: number): number {
  if (ALONE.has(runner)) return 1;
  const most = wanted === 'auto' ? (PARALLEL.has(runner) ? 1 : jobs) : wanted;
  return Math.max(1, Math.min(most, files));
}

/** Deals files to slots so that the longest is as short as it can be; each slot in the order of the files. */
export function dealToSlots(items: readonly Item[], slots: number): number[][] {
  return partition(items, slots).shards.map((shard) => shard.toSorted((a, b) => a - b));
}
