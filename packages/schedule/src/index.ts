export { lowerBound } from './lower-bound.ts';
export { type Item, type Partition, partition } from './partition.ts';
export { firstWithin, shardCount } from './shard-count.ts';
export { type StickyPartition, stickyPartition } from './sticky/sticky-partition.ts';
export { type ShardOption, timeAndCost } from './time-and-cost.ts';
