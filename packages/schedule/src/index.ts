export { lowerBound } from './lower-bound.ts';
export { type Item, type Partition, partition } from './partition.ts';
export { shardCount } from './shard-count.ts';
