import { createDiskTier, createMemoryTier, createStack } from '@paceline/store';
import { storeContract } from './contract.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();
storeContract('a stack of memory and disk', async (options) =>
  createStack([createMemoryTier(options), createDiskTier(folder(), options)]),
);
