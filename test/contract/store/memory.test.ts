import { createMemoryTier } from '@paceline/store';
import { expect, test } from 'vitest';
import { boundsContract, storeContract } from './contract.ts';

storeContract('the memory tier', async (options) => createMemoryTier(options));
boundsContract('the memory tier', async (options) => createMemoryTier(options));

test('a closed memory tier says so', async () => {
  const tier = createMemoryTier();
  await tier.close();
  await expect(tier.get('a')).rejects.toMatchObject({ code: 'PACELINE_STORE_CLOSED' });
});
