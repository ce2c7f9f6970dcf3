export { type AzureOptions, createAzureTier } from './azure/azure.ts';
export { createDiskTier, type DiskOptions } from './disk/disk.ts';
export { createGithubTier, type GithubOptions } from './github/github.ts';
export { serveGithubCache } from './github/github-client.ts';
export { createMemoryTier, type MemoryOptions } from './memory.ts';
export { createMemoryRegister } from './memory-register.ts';
export { type OpenOptions, openStore, storeFolders } from './open.ts';
export { type OpenedRegister, openRegister } from './open-register.ts';
export { createRedisTier, type RedisOptions } from './redis/redis.ts';
export { openRedisCommands, type RedisCommand, type RedisCommands } from './redis/redis-commands.ts';
export { createGcsTier, createS3Tier, type S3Options, type S3Tier } from './s3/s3.ts';
export { createStack, type StackOptions, type Store } from './stack/stack.ts';
export type { TierStatistics } from './stack/statistics.ts';
export { type Clock, within } from './tier/clock.ts';
export { describeStoreError, retryable, StoreError } from './tier/errors.ts';
export { mapAtMost } from './tier/map-at-most.ts';
export { MAX_REGISTER_BYTES, type Register, type RegisterValue } from './tier/register.ts';
export {
  type Entry,
  type Found,
  type GetOptions,
  type ListingTier,
  type ListOptions,
  MAX_VALUE_BYTES,
  type Metadata,
  type PutOptions,
  type PutResult,
  type Tier,
  type TierCounters,
  type TierLimits,
  type Value,
  type WritePolicy,
} from './tier/tier.ts';
export type { WriteRights } from './tier/write-rights.ts';
