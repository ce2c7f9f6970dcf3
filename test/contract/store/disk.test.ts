import { createDiskTier } from '@paceline/store';
import { boundsContract, storeContract } from './contract.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();
storeContract('the disk tier', async (options) => createDiskTier(folder(), options));
boundsContract('the disk tier', async (options) => createDiskTier(folder(), options));
