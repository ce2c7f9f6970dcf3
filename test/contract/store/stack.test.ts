import { createDiskTier, createMemoryTier, createStack, type Tier } from '@paceline/store';
import { type SubjectOptions, storeContract } from './contract.ts';
import { clockAt, lifetimesContract } from './lifetimes.ts';
import { scopesContract } from './scopes.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();

/** A tier as one over a network is treated, without the network. */
function remote(name: string, options?: SubjectOptions, more: Partial<Tier> = {}): Tier {
  return { ...createMemoryTier(options), name, shared: true, limits: {}, ...more };
}
/** As some are: it has no ranges. */
const withoutRanges = ({ getRange: _, ...tier }: Tier): Tier => tier;

const SMALL = { writePolicy: { maxValueBytes: 100_000 } };
const LARGE = { writePolicy: { minValueBytes: 100_000, minLifetimeSeconds: 60 } };

const kinds: Record<string, (options: SubjectOptions) => Tier[]> = {
  'memory and disk': (options) => [createMemoryTier(options), createDiskTier(folder(), options)],
  'memory, disk, redis and s3': (options) => [
    createMemoryTier(options),
    createDiskTier(folder(), options),
    remote('redis', options, SMALL),
    remote('s3', options, LARGE),
  ],
  'two replicas': (options) => [remote('s3', options, LARGE), remote('s3', options, LARGE)],
  'tiers without ranges': (options) => [
    withoutRanges(createMemoryTier(options)),
    withoutRanges(remote('s3', options)),
  ],
};

for (const [name, tiers] of Object.entries(kinds)) {
  storeContract(`a stack of ${name}`, async (options = {}) =>
    createStack(tiers(options), { clock: clockAt(options.now) }),
  );
  lifetimesContract(`a stack of ${name}`, tiers);
  scopesContract(`a stack of ${name}`, tiers);
}
