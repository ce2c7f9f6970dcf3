export { createDiskTier, type DiskOptions } from './disk.ts';
export { describeStoreError, StoreError } from './errors.ts';
export { createMemoryTier, type MemoryOptions } from './memory.ts';
export { type OpenOptions, openStore } from './open.ts';
export { createStack, type Store, type TierStatistics } from './stack.ts';
export {
  type Entry,
  MAX_VALUE_BYTES,
  type Metadata,
  type PutOptions,
  type PutResult,
  type Tier,
  type TierCounters,
  type Value,
} from './tier.ts';
