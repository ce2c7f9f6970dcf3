export { createDiskTier, type DiskOptions } from './disk.ts';
export { describeStoreError, StoreError } from './errors.ts';
export { maySave, RUNS_ON_PULL_REQUESTS } from './events.ts';
export { createGithubTier, type GithubOptions } from './github.ts';
export { serveGithubCache } from './github-client.ts';
export { createMemoryTier, type MemoryOptions } from './memory.ts';
export { type OpenOptions, openStore } from './open.ts';
export { createStack, type Store, type TierStatistics } from './stack.ts';
export {
  type Entry,
  type Found,
  type ListingTier,
  MAX_VALUE_BYTES,
  type Metadata,
  type PutOptions,
  type PutResult,
  type Tier,
  type TierCounters,
  type Value,
} from './tier.ts';
